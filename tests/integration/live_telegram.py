"""The sample office in Telegram: the real channel against the fake, with all that runs beside the receiver."""

import contextlib
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.channels.telegram import TelegramChannel
from bot.menu import menu_of_strangers
from bot.menus import Menus
from bot.sample import load_sample
from domain.reminder_settings import ReminderSettings
from handlers.dispatch import handle
from handlers.receive import Receiver
from handlers.turn import Surroundings
from jobs import remind
from jobs.deliver import Delivery
from jobs.show_anew import ShowingAnew
from storage import accounts, people
from storage.database import Database
from tests.fakes.telegram import TOKEN, FakeTelegram
from tests.fakes.telegram_world import Json

MORNING = datetime(2026, 1, 5, 1, 1, tzinfo=UTC)
SETTINGS = ReminderSettings()
BOT = "nhacviec_test_bot"


@dataclass
class LiveTelegram:
    """`now` stands where the test puts it. Somebody's chat is 1000 and their id."""

    database: Database
    fake: FakeTelegram
    channel: TelegramChannel
    delivery: Delivery
    showing: ShowingAnew
    menus: Menus
    now: datetime = MORNING
    _ids: dict[str, int] = field(default_factory=dict)

    def chat(self, name: str) -> int:
        return 1000 + self._ids[name]

    async def joins(self, *names: str) -> None:
        """People have a chat on Telegram, and prefer it."""
        async with self.database.begin() as tx:
            everybody = {p.name: p.id for p in await people.everybody(tx)}
            for name in names:
                (person_id,) = [i for full, i in everybody.items() if full.endswith(name)]
                self._ids[name] = person_id
                await accounts.link(tx, self.now, person_id, "telegram", str(1000 + person_id))
        for name in names:
            await self.says(name, "/start")

    async def says(self, name: str, text: str, **more: Any) -> str:
        """Somebody writes in their own chat; gives what the bot says there then."""
        return await self.writes(self.chat(name), text, **more)

    async def writes(self, chat: int, text: str, **more: Any) -> str:
        before = len(self.told(chat))
        self.fake.write(chat, text, **more)
        await self.settle()
        return "\n---\n".join(m.get("text") or m.get("caption", "") for m in self.told(chat)[before:])

    async def taps(self, name: str, data: str) -> str:
        before = len(self.told(self.chat(name)))
        self.fake.tap(self.chat(name), data)
        await self.settle()
        return "\n---\n".join(m["text"] for m in self.told(self.chat(name))[before:])

    async def settle(self) -> None:
        """What was said is worked on, answered, and shown."""
        while self.fake.world.updates:
            await self.fake.world.change(0.2)
        await self.delivery.drain()
        while await self.showing.run_due():
            pass
        await self.menus.set_all()

    async def reminds(self) -> None:
        await remind.remind(self.database, SETTINGS, self.now)
        await self.delivery.drain()

    def told(self, chat: int) -> list[Json]:
        """What the bot has said in a chat, as it stands there now."""
        found = self.fake.world.chats.get(chat)
        return [m for m in found.messages.values() if m["from"]["is_bot"]] if found else []


@contextlib.asynccontextmanager
async def live_telegram(database: Database, fake: FakeTelegram) -> AsyncIterator[LiveTelegram]:
    """The sample office, everybody of which still has to join."""
    await load_sample(database, MORNING)
    channel = TelegramChannel(TOKEN, menu_of_strangers("vi"), lambda: live.now, base_url=fake.url, timeout=5)
    delivery = Delivery(database, {"telegram": channel}, lambda: live.now, random.Random(1).random, "live")
    showing = ShowingAnew(database, {"telegram": channel}, lambda: live.now)
    menus = Menus(database, {"telegram": channel.give_menu})
    live = LiveTelegram(database, fake, channel, delivery, showing, menus)
    around = Surroundings(
        SETTINGS.zone, telegram_name=lambda: channel.username, sample=True, editable=frozenset({"telegram"})
    )
    receiver = Receiver(
        database,
        handle,
        around,
        lambda: live.now,
        delivery.said,
        {"telegram": channel.fetch},
        {"telegram": channel.show_typing},
    )
    await channel.start(receiver.receive)
    await fake.called("setMyCommands")
    try:
        yield live
    finally:
        await channel.stop()
