"""The order and the acknowledging of updates that are asked for, without a server."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.channels import patience
from bot.channels.patience import Patience
from bot.channels.telegram_client import Client
from bot.channels.telegram_polling import Polling
from bot.channels.telegram_update import Arrived
from domain.chat import Incoming

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


class Server(Client):
    """Answers with what is not acknowledged yet, as Telegram does; stops the loop when nothing is left."""

    def __init__(self, updates: list[Any], patience: Patience) -> None:
        super().__init__("1:x", "http://127.0.0.1", 1)
        self._left = updates
        self._patience = patience
        self._offsets: list[int | None] = []

    async def raw_updates(self, offset: int | None, hold: int, kinds: Sequence[str]) -> list[Any]:
        self._offsets.append(offset)
        self._left = [update for update in self._left if update["update_id"] >= (offset or 0)]
        if not self._left:
            self._patience.stop()
        return self._left


def update(number: int, chat: str, text: str) -> dict[str, Any]:
    return {"update_id": number, "chat": chat, "text": text}


def read(raw: object) -> Arrived | None:
    assert isinstance(raw, dict)
    if raw["text"] == "":
        return None
    return Arrived(Incoming("telegram", str(raw["update_id"]), raw["chat"], raw["text"], NOW))


async def run(updates: list[Any], take: Callable[[str], Awaitable[None]]) -> Server:
    patience = Patience()
    server = Server(updates, patience)

    async def take_text(arrived: Arrived) -> None:
        await take(arrived.incoming.text)

    async with asyncio.timeout(5):
        await Polling(server, patience, read, take_text).run()
    return server


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_FIRST_PAUSE", 0.001)
    monkeypatch.setattr(patience, "_LONGEST_PAUSE", 0.001)


async def test_within_a_chat_updates_are_taken_in_order() -> None:
    taken = []

    async def take(text: str) -> None:
        await asyncio.sleep(0)
        taken.append(text)

    server = await run([update(3, "a", "3"), update(1, "a", "1"), update(2, "a", "2")], take)
    assert (taken, server._offsets) == (["1", "2", "3"], [None, 4])


async def test_the_offset_waits_for_the_first_that_was_not_taken() -> None:
    taken = []
    failing = iter([True, True, False])

    async def take(text: str) -> None:
        if text == "2" and next(failing):
            raise RuntimeError
        taken.append(text)

    updates = [update(1, "a", "1"), update(2, "b", "2"), update(3, "b", "3"), update(4, "a", "4"), update(5, "a", "")]
    server = await run(updates, take)
    assert server._offsets == [None, 2, 2, 6]
    assert taken == ["1", "4", "2", "3"], "each once, and the others of the chat wait"


async def test_an_update_that_never_can_be_taken_is_let_go_in_the_end() -> None:
    tries = 0
    taken = []

    async def take(text: str) -> None:
        nonlocal tries
        if text == "poison":
            tries += 1
            raise RuntimeError
        taken.append(text)

    await run([update(1, "a", "poison"), update(2, "a", "2"), update(3, "b", "3")], take)
    assert (taken, tries) == (["3", "2"], 5)


async def test_while_nothing_can_be_taken_nothing_is_let_go() -> None:
    """The database is away: the fault is not the update's."""
    tries = 0
    taken = []

    async def take(text: str) -> None:
        nonlocal tries
        tries += 1
        if tries <= 40:
            raise RuntimeError
        taken.append(text)

    await run([update(1, "a", "1"), update(2, "b", "2")], take)
    assert sorted(taken) == ["1", "2"]


async def test_long_work_for_one_chat_does_not_keep_the_others_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.telegram_polling._LONG_WORK", 0.001)
    taken = []
    others_done = asyncio.Event()
    patience = Patience()
    server = Server([update(1, "a", "long"), update(2, "b", "2")], patience)

    async def take(arrived: Arrived) -> None:
        text = arrived.incoming.text
        if text == "long":
            server._left = [*server._left, update(3, "a", "3"), update(4, "b", "4")]
            await others_done.wait()
        taken.append(text)
        if text == "4":
            others_done.set()

    async with asyncio.timeout(5):
        await Polling(server, patience, read, take).run()
    assert taken == ["2", "4", "long", "3"]
