"""The sample office at work: real handlers, storage, outbox and delivery; only the far end is replaced."""

import random
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from bot.sample import load_sample, web_address
from domain.chat import Attachment, Incoming, Outgoing, OutgoingFile
from domain.decision import Choice, Decision
from domain.people import Person
from domain.plan_draft import PlanDraft
from domain.reminder_settings import ReminderSettings
from handlers import load_unasked
from handlers.dispatch import handle
from handlers.enforce_plan import Loading
from handlers.receive import Receiver
from handlers.turn import Surroundings
from jobs import digest, remind
from jobs.deliver import Delivery
from storage import people
from storage.audit import Actor
from storage.database import Database
from tests.fakes.channel import RecordingChannel

SETTINGS = ReminderSettings()


class Scene:
    """An office on one database, with a clock that stands where it is put."""

    def __init__(self, database: Database, channel: RecordingChannel, everybody: list[Person], now: datetime) -> None:
        self.database = database
        self.channel = channel
        self.now = now
        self._people = {p.name: p for p in everybody}
        self._delivery = Delivery(database, {"web": channel}, lambda: self.now, random.Random(1).random, "scene")
        self._receiver = Receiver(
            database, handle, Surroundings(SETTINGS.zone, sample=True), lambda: self.now, self._delivery.said
        )

    @classmethod
    async def open(cls, database: Database, start: datetime) -> "Scene":
        """The sample office as it is at an instant, nobody having said anything."""
        await load_sample(database, start)
        return await cls.going_on(database, RecordingChannel(), start)

    @classmethod
    async def going_on(cls, database: Database, channel: RecordingChannel, now: datetime) -> "Scene":
        """An office that stands in a database, with what went over its channel before."""
        async with database.read() as tx:
            scene = cls(database, channel, await people.everybody(tx), now)
        await channel.start(scene._receiver.receive)
        return scene

    async def around(self, **settings: Any) -> None:
        """The office goes on with other settings (`Surroundings`)."""
        surroundings = Surroundings(SETTINGS.zone, sample=True, **settings)
        self._receiver = Receiver(self.database, handle, surroundings, lambda: self.now, self._delivery.said)
        await self.channel.start(self._receiver.receive)

    def person(self, name: str) -> Person:
        """Somebody of the office by the end of their name."""
        (found,) = [p for full, p in self._people.items() if full.endswith(name)]
        return found

    def heard(self, name: str) -> list[Outgoing]:
        """All that somebody has been told."""
        address = web_address(self.person(name).id)
        return [m for m in self.channel.sent if m.address == address]

    async def says(
        self,
        name: str,
        text: str,
        *files: Path | Attachment,
        button: str | None = None,
        reply_to: Outgoing | None = None,
    ) -> str:
        """Somebody writes, sends files, taps, or replies to what they heard; what they are told then, all of it."""
        before = len(self.heard(name))
        await self.writes(web_address(self.person(name).id), text, *files, button=button, reply_to=reply_to)
        return "\n---\n".join(m.text for m in self.heard(name)[before:])

    async def writes(
        self,
        address: str,
        text: str,
        *files: Path | Attachment,
        button: str | None = None,
        reply_to: Outgoing | None = None,
    ) -> None:
        """A message comes from a chat, a known person's or a stranger's; all that it brings about is sent."""
        attached = tuple(f if isinstance(f, Attachment) else attachment(f.name, f.read_bytes()) for f in files)
        bound = self.channel.platform_id(reply_to) if reply_to else None
        await self.channel.says(address, text, self.now, attachments=attached, button=button, reply_to=bound)
        await self._delivery.drain()

    def button(self, name: str, label: str) -> str:
        """What the newest button with this in its label carries, of those somebody was shown."""
        return next(b.data for m in reversed(self.heard(name)) for row in m.buttons for b in row if label in b.label)

    async def taps(self, name: str, label: str) -> str:
        """Somebody taps a button of the last message that has one with this label."""
        return await self.says(name, "", button=self.button(name, label))

    async def has_in_force(self, file: OutgoingFile, draft: PlanDraft) -> None:
        """A plan read before is in force, decided as proposed but without the dates that are past; the heads heard."""
        async with self.database.begin() as tx:
            by = Loading(tx, self.now, SETTINGS.zone, Actor(None, "cli"))
            await load_unasked.load(by, file, draft, _without_the_past)
        await self._delivery.drain()

    async def restarts(self) -> None:
        """What a start does: work on what a process that died had taken in, and deliver what it left."""
        await self._receiver.resume()
        await self._delivery.drain()

    async def receives(self, incoming: Incoming) -> None:
        """A platform gives an update, whatever it is; all that it brings about is sent."""
        await self._receiver.receive(incoming)
        await self._delivery.drain()

    def passes(self, time: timedelta) -> None:
        """The clock goes on, and nothing runs by it."""
        self.now += time

    async def comes(self, day: date, hour: int = 8, minute: int = 1) -> None:
        """The clock is moved to a local hour, and what runs by it runs."""
        self.now = datetime.combine(day, time(hour, minute), SETTINGS.zone).astimezone(UTC)
        await remind.remind(self.database, SETTINGS, self.now)
        await digest.send_digest(self.database, SETTINGS, self.now)
        await self._delivery.drain()


def attachment(name: str, data: bytes) -> Attachment:
    """A file as a channel hands it over."""
    return Attachment(name, "application/octet-stream", len(data), data)


def _without_the_past(decision: Decision) -> Choice:
    left_out = [c for c in decision.choices if c.key == "load.past.leave_out"]
    return left_out[0] if left_out else load_unasked.proposed(decision)
