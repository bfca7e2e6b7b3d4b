"""A small office to talk in: people who say things, and what they were told, without any platform."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from domain.chat import Attachment, Incoming
from handlers.receive import Receiver
from handlers.turn import Surroundings, Turn
from storage.database import Database
from storage.schema.delivery import outbox
from storage.schema.records import audit

SURROUNDINGS = Surroundings(ZoneInfo("Asia/Ho_Chi_Minh"))


@dataclass
class Conversation:
    """Chats that lead into one receiver. `now` (UTC) is moved by the test."""

    database: Database
    handle: Callable[[Turn], Awaitable[None]]
    surroundings: Surroundings = SURROUNDINGS
    now: datetime = datetime(2026, 1, 5, 1, tzinfo=UTC)
    _updates: int = field(default=0, init=False)

    async def says(
        self, address: str, text: str, channel: str = "telegram", *, attached: Sequence[Attachment] = ()
    ) -> list[str]:
        """Let a chat say something, and give what that chat was told because of it."""
        self._updates += 1
        update_id = str(self._updates)
        before = await self.told(address, channel)
        receiver = Receiver(self.database, self.handle, self.surroundings, lambda: self.now, lambda: None)
        await receiver.receive(Incoming(channel, update_id, address, text, self.now, tuple(attached)))
        return (await self.told(address, channel))[len(before) :]

    async def told(self, address: str, channel: str = "telegram") -> list[str]:
        """All that a chat was told as an answer, oldest first."""
        to_it = (outbox.c.channel == channel) & (outbox.c.address == address)
        return await self._texts(select(outbox.c.message).where(to_it).order_by(outbox.c.id))

    async def told_person(self, person_id: int) -> list[str]:
        """What a person was told without having asked, oldest first."""
        to_them = (outbox.c.person_id == person_id) & outbox.c.address.is_(None)
        return await self._texts(select(outbox.c.message).where(to_them).order_by(outbox.c.id))

    async def _texts(self, query: object) -> list[str]:
        async with self.database.read() as tx:
            return [m["text"] for m in (await tx.execute(query)).scalars()]  # type: ignore[call-overload]

    async def acts(self) -> list[str]:
        """The acts of the audit log, oldest first."""
        async with self.database.read() as tx:
            return list((await tx.execute(select(audit.c.act).order_by(audit.c.id))).scalars())

    def wait(self, **time: float) -> None:
        """Let time pass."""
        self.now += timedelta(**time)
