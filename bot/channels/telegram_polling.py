"""Receiving by long polling: an update is acknowledged only after it was taken."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any

import structlog

from bot.channels.patience import Patience
from bot.channels.telegram_client import Client
from bot.channels.telegram_update import KINDS, Arrived

_HOLD = 25  # seconds the server waits for an update before it answers with none
_LONG_WORK = 0.5  # seconds after which the others no longer wait for somebody's long work
_TRIES = 5

_log = structlog.get_logger(__name__)


class Polling:
    """Asks for updates until stopped and gives each to `take`, in order within a chat, several chats at once.

    The offset moves past an update when `take` has returned for it and all before it. Where `take` raises (the
    database is away) the update is asked for again after a pause. After five tries it no longer holds up its chat,
    and once another update was taken meanwhile, so that the fault must be its own, it is let go.
    """

    def __init__(
        self,
        client: Client,
        patience: Patience,
        read: Callable[[object], Arrived | None],
        take: Callable[[Arrived], Awaitable[None]],
    ) -> None:
        self._client = client
        self._patience = patience
        self._read = read
        self._take = take
        self._offset: int | None = None
        self._known: dict[int, Arrived | None] = {}
        self._done: set[int] = set()
        self._failures: dict[int, int] = {}
        self._busy: dict[str, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Until the patience is stopped; ends only after every `take` under way has returned."""
        while not self._patience.stopped:
            try:
                asking = self._client.raw_updates(self._offset, _HOLD, KINDS)
                updates = await self._patience.unless_stopped(asking) or []
                all_well = await self._work(updates)
            except Exception as error:  # whatever it is, nobody would start receiving again
                all_well = False
                _log.warning("telegram_not_answering", error=type(error).__name__)
            if all_well:
                self._patience.succeeded()
            else:
                await self._patience.after_failure()
        await asyncio.gather(*self._busy.values())

    async def _work(self, updates: list[Any]) -> bool:
        """Take the updates and move the offset to the first that was not taken; whether none failed."""
        done_before = len(self._done)
        raws = {raw["update_id"]: raw for raw in updates if isinstance(raw, dict) and type(raw.get("update_id")) is int}
        # One that is still being taken comes again with every answer.
        numbered = {
            number: self._known[number] if number in self._known else self._read(raw) for number, raw in raws.items()
        }
        self._known = numbered
        self._done |= {number for number, arrived in numbered.items() if arrived is None}
        self._begin(numbered)
        if self._busy:
            await asyncio.wait(self._busy.values(), timeout=_LONG_WORK)
            self._busy = {address: task for address, task in self._busy.items() if not task.done()}
        if len(self._done) > done_before:
            self._let_go()
        left = numbered.keys() - self._done
        if numbered:
            self._offset = min(left) if left else max(numbered) + 1
            self._done = {number for number in self._done if number > self._offset}
        return not self._failures and len(numbered) == len(updates)

    def _begin(self, numbered: dict[int, Arrived | None]) -> None:
        """Start on every chat that has something new and is not being worked for; the others' turn comes again."""
        chats: defaultdict[str, list[tuple[int, Arrived]]] = defaultdict(list)
        for number, arrived in sorted(numbered.items(), key=lambda item: item[0]):
            if arrived and number not in self._done and arrived.incoming.address not in self._busy:
                chats[arrived.incoming.address].append((number, arrived))
        for address, chat in chats.items():
            self._busy[address] = asyncio.create_task(self._in_order(chat))

    async def _in_order(self, chat: list[tuple[int, Arrived]]) -> None:
        for number, arrived in chat:
            try:
                await self._take(arrived)
            except Exception as error:  # whatever it is, the update must come again and the loop go on
                self._failures[number] = self._failures.get(number, 0) + 1
                _log.warning("telegram_update_not_taken", update_id=number, error=type(error).__name__)
                if self._failures[number] < _TRIES:
                    return
            else:
                self._done.add(number)
                self._failures.pop(number, None)

    def _let_go(self) -> None:
        for number in [number for number, failures in self._failures.items() if failures >= _TRIES]:
            _log.error("telegram_update_let_go", update_id=number)
            self._done.add(number)
            del self._failures[number]
