"""The sample office at work: real handlers, storage, outbox and delivery; only the far end is replaced."""

import random
from datetime import UTC, date, datetime, time
from pathlib import Path

from bot.sample import load_sample, web_address
from domain.chat import Attachment, Outgoing
from domain.people import Person
from domain.reminder_settings import ReminderSettings
from handlers.dispatch import handle
from handlers.receive import Receiver
from handlers.turn import Surroundings
from jobs import digest, remind
from jobs.deliver import Delivery
from storage import people, ticks
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
        async with database.read() as tx:
            scene = cls(database, RecordingChannel(), await people.everybody(tx), start)
        await scene.channel.start(scene._receiver.receive)
        return scene

    def person(self, name: str) -> Person:
        """Somebody of the office by the end of their name."""
        (found,) = [p for full, p in self._people.items() if full.endswith(name)]
        return found

    def heard(self, name: str) -> list[Outgoing]:
        """All that somebody has been told."""
        address = web_address(self.person(name).id)
        return [m for m in self.channel.sent if m.address == address]

    async def says(self, name: str, text: str, *files: Path, button: str | None = None) -> str:
        """Somebody writes, sends files or taps; what they are told then, all of it."""
        before = len(self.heard(name))
        attached = tuple(
            Attachment(f.name, "application/octet-stream", f.stat().st_size, f.read_bytes()) for f in files
        )
        await self.channel.says(web_address(self.person(name).id), text, self.now, attachments=attached, button=button)
        await self._delivery.drain()
        return "\n---\n".join(m.text for m in self.heard(name)[before:])

    async def taps(self, name: str, label: str) -> str:
        """Somebody taps a button of the last message that has one with this label."""
        buttons = [b for m in reversed(self.heard(name)) for row in m.buttons for b in row if label in b.label]
        return await self.says(name, "", button=buttons[0].data)

    async def comes(self, day: date, hour: int = 8, minute: int = 1) -> None:
        """The clock is moved to a local hour, and what runs by it runs."""
        self.now = datetime.combine(day, time(hour, minute), SETTINGS.zone).astimezone(UTC)
        await remind.remind(self.database, SETTINGS, self.now)
        await digest.send_digest(self.database, SETTINGS, self.now)
        async with self.database.begin() as tx:
            await ticks.ran(tx, remind.TICK, self.now)
        await self._delivery.drain()
