"""The office of the fault runs: people on Telegram and on the web chat, and messages in words of their own."""

import asyncio
import itertools
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import func, select, update

from domain.people import Grant, Role
from storage import accounts, migrate, outbox, people
from storage.database import Database
from storage.outbox import Message
from storage.schema.delivery import incoming
from storage.schema.delivery import outbox as table

FIRST_CHAT = 1001


class FaultOffice:
    """`chats` are the Telegram chats of its people; each message that `says` puts into the outbox can be told apart."""

    def __init__(self, database: Database, person_ids: Sequence[int]) -> None:
        self._database = database
        self._person_ids = person_ids
        self._numbers = itertools.count(1)
        self.chats = [FIRST_CHAT + n for n in range(len(person_ids))]

    @classmethod
    async def open(cls, database: Database, size: int) -> "FaultOffice":
        """An office of so many people in a new database."""
        await migrate.upgrade(database)
        now, person_ids = datetime.now(UTC), []
        async with database.begin() as tx:
            for n in range(size):
                person_id = await people.add_person(tx, f"Cán bộ {n}", grants=[Grant(Role.STAFF)])
                await accounts.link(tx, now, person_id, "web", f"p{person_id}")
                await accounts.link(tx, now, person_id, "telegram", str(FIRST_CHAT + n))
                person_ids.append(person_id)
        return cls(database, person_ids)

    async def says(self, count: int) -> None:
        """Commit so many messages to people in turn."""
        async with self._database.begin() as tx:
            for number in itertools.islice(self._numbers, count):
                person_id = self._person_ids[number % len(self._person_ids)]
                text = Message(f"tin {number}.")
                await outbox.put(tx, datetime.now(UTC), "notice", text, person_id=person_id, urgency=number % 3)

    async def states(self) -> dict[str, tuple[str, str | None]]:
        """Every committed message by its words: its state, and the channel it went through."""
        async with self._database.read() as tx:
            rows = await tx.execute(select(table.c.message, table.c.state, table.c.sent_channel))
            return {r.message["text"]: (r.state, r.sent_channel) for r in rows}

    async def finishes(self, updates: int) -> None:
        """Come back when nothing waits to be sent and so many updates were worked on: another process does it."""
        while await self.left() or await self.updates() < updates:
            await self._waits_pass()
            await asyncio.sleep(1)

    async def _waits_pass(self) -> None:
        """Who has been killed hundreds of times waits long before another try; here nobody has the time."""
        async with self._database.begin() as tx:
            await tx.execute(update(table).where(table.c.state == "todo").values(next_attempt_at=datetime.now(UTC)))

    async def left(self) -> int:
        """How many messages still have to go out."""
        async with self._database.read() as tx:
            waiting = table.c.state.in_(["todo", "claimed"])
            return int((await tx.execute(select(func.count()).select_from(table).where(waiting))).scalar_one())

    async def updates(self) -> int:
        """How many updates were taken in and worked on to the end."""
        async with self._database.read() as tx:
            done = incoming.c.state == "handled"
            return int((await tx.execute(select(func.count()).select_from(incoming).where(done))).scalar_one())
