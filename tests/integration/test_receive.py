"""What a channel hands over: kept at once, worked on after that, its files fetched in between."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.sample import load_sample, web_address
from domain.chat import Attachment, Incoming
from handlers.receive import MOST_BYTES, Receiver
from handlers.turn import Surroundings, Turn
from storage import inbox, people
from storage.database import Database
from storage.schema.delivery import incoming as incoming_table
from storage.schema.plans import file
from tests.integration.office import SURROUNDINGS

NOW = datetime(2026, 1, 5, 1, tzinfo=UTC)
SOON = timedelta(seconds=5)
PHOTO = Attachment("anh.jpg", "image/jpeg", 0, None, "where-it-is")


class Platform:
    """Gives a file's bytes when it is let, and says how often it was asked."""

    def __init__(self, data: bytes | None = b"jpeg") -> None:
        self.asked = 0
        self.open = asyncio.Event()
        self.open.set()
        self._data = data

    async def fetch(self, attachment: Attachment) -> Attachment:
        self.asked += 1
        await self.open.wait()
        return attachment if self._data is None else replace(attachment, size=len(self._data), data=self._data)


class Office:
    """A receiver whose handler writes down what it was given."""

    def __init__(self, database: Database, platform: Platform, known: str, surroundings: Surroundings) -> None:
        self.platform = platform
        self.known = known
        self.handled: list[Incoming] = []
        self.database = database
        self._surroundings = surroundings
        self.receiver = self.started_again()
        self.slow = asyncio.Event()
        self.slow.set()

    def started_again(self) -> Receiver:
        self.receiver = Receiver(
            self.database, self._handle, self._surroundings, lambda: NOW, lambda: None, {"web": self.platform.fetch}
        )
        return self.receiver

    async def _handle(self, turn: Turn) -> None:
        async def work() -> None:
            await self.slow.wait()

        async def done(following: Turn, _result: object) -> None:
            self.handled.append(following.incoming)

        turn.later(work, done)

    def wrote(self, number: int, *attachments: Attachment, address: str | None = None) -> Incoming:
        return Incoming("web", f"u{number}", address or self.known, f"số {number}", NOW, attachments)

    async def states(self) -> list[str]:
        async with self.database.read() as tx:
            return list((await tx.execute(select(incoming_table.c.state).order_by(incoming_table.c.id))).scalars())

    async def files(self) -> list[bytes]:
        async with self.database.read() as tx:
            return list((await tx.execute(select(file.c.data).order_by(file.c.id))).scalars())


@pytest.fixture
async def office(database: Database) -> AsyncIterator[Office]:
    await load_sample(database, NOW)
    async with database.read() as tx:
        somebody = (await people.everybody(tx))[0]
    made = Office(database, Platform(), web_address(somebody.id), SURROUNDINGS)
    yield made
    await made.receiver.finish(timedelta(0))


async def test_the_platform_waits_only_until_it_is_kept_and_each_chat_keeps_its_order(office: Office) -> None:
    office.slow.clear()
    for number in (1, 2, 3):
        await office.receiver.take_in(office.wrote(number))
    await office.receiver.take_in(office.wrote(2))  # given again
    assert await office.states() == ["received"] * 3
    office.slow.set()
    await office.receiver.finish(SOON)
    assert [i.text for i in office.handled] == ["số 1", "số 2", "số 3"]
    assert await office.states() == ["handled"] * 3


async def test_what_was_not_worked_on_by_the_end_is_resumed(office: Office) -> None:
    office.slow.clear()
    await office.receiver.take_in(office.wrote(1))
    await office.receiver.finish(timedelta(seconds=0.05))
    assert (office.handled, await office.states()) == ([], ["received"])
    office.slow.set()
    await office.started_again().resume()
    assert ([i.text for i in office.handled], await office.states()) == (["số 1"], ["handled"])


async def test_a_file_is_fetched_after_the_update_is_kept_and_kept_with_it(office: Office) -> None:
    office.platform.open.clear()
    await office.receiver.take_in(office.wrote(1, PHOTO))
    assert await office.states() == ["received"]
    office.platform.open.set()
    await office.receiver.finish(SOON)
    (handled,) = office.handled
    assert (handled.attachments[0].data, handled.attachments[0].size) == (b"jpeg", 4)
    assert await office.files() == [b"jpeg"]
    async with office.database.read() as tx:
        assert (await inbox.load(tx, 1)).incoming == handled


async def test_a_file_still_to_be_fetched_at_the_end_is_fetched_after_the_next_start(office: Office) -> None:
    office.platform.open.clear()
    await office.receiver.take_in(office.wrote(1, PHOTO))
    await office.receiver.finish(timedelta(seconds=0.05))
    office.platform.open.set()
    await office.started_again().resume()
    assert office.handled[0].attachments[0].data == b"jpeg"
    await office.started_again().resume()
    assert await office.files() == [b"jpeg"]


@pytest.mark.parametrize("data", [None, bytes(MOST_BYTES + 1)], ids=["gone", "too large"])
async def test_the_words_arrive_though_the_file_cannot_be_had(office: Office, data: bytes | None) -> None:
    office.platform = Platform(data)
    office.started_again()
    await office.receiver.take_in(office.wrote(1, PHOTO))
    await office.receiver.finish(SOON)
    assert [(i.text, i.attachments[0].data) for i in office.handled] == [("số 1", None)]
    assert await office.files() == []


async def test_a_strangers_file_is_not_even_fetched(office: Office) -> None:
    await office.receiver.take_in(office.wrote(1, PHOTO, address="a-stranger"))
    await office.receiver.finish(SOON)
    assert (office.platform.asked, len(office.handled)) == (0, 1)
