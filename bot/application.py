"""The running application: what is wired to what, in which order it starts, and how it stops."""

import asyncio
import dataclasses
import hmac
import importlib
import random
import secrets
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from starlette.applications import Starlette

from bot.allowances import allowances
from bot.channels.web import WebChannel
from bot.channels.web_conversations import WebOffice
from bot.channels.web_reading import ReadingLinks, ReadingPages
from bot.channels.web_routes import web_routes
from bot.channels.web_server import WebServer
from bot.channels.web_upload import UploadLinks
from bot.menu import menu_of_strangers, suggestions
from bot.menus import Menus
from bot.sample_clock import SampleClock
from bot.sample_office import open_sample
from bot.settings import Settings, read_settings
from domain.chat import Channel, Incoming, Receive
from domain.problem import Problem
from domain.reminder_settings import ReminderSettings
from handlers.dispatch import handle
from handlers.reading_page import shown_reading
from handlers.receive import Receiver
from handlers.turn import Surroundings
from jobs import digest, forget_codes, group_digest, remind, year_end
from jobs.clock import Clock, MovableClock, RealClock
from jobs.deliver import Delivery
from jobs.show_anew import ShowingAnew
from jobs.ticks import Tick, Ticks
from locales import say
from storage import agency
from storage import settings as office_settings
from storage.conversations import StoredConversations
from storage.database import Database
from storage.migrate import upgrade

if TYPE_CHECKING:
    from telegram import Bot

    from bot.channels.telegram import TelegramChannel
    from bot.channels.telegram_application import AnyBuilder, OfficeApplication
    from bot.channels.zalo import ZaloChannel

_THIS_MACHINE = ("127.0.0.1", "localhost")
_TELEGRAM_PATH = "/telegram"
_FINISH_WITHIN = timedelta(seconds=15)


@dataclasses.dataclass(frozen=True)
class Running:
    """The product at work: where its pages are, and its Telegram door, None without one."""

    address: str
    telegram: "TelegramChannel | None"


async def run(settings: Settings, announce: Callable[[str], None]) -> None:
    """Start everything, call `announce` with the address of the pages, and on SIGTERM or SIGINT stop in order.

    Raises Problem where it cannot start.
    """
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with running(settings) as at_work:
        announce(at_work.address)
        await stop.wait()


def build_application(builder: "AnyBuilder", settings: Settings | None = None) -> "OfficeApplication":
    """The product as an application of python-telegram-bot, made by a builder that knows the bot's token.

    Whatever the builder was told (base_url, request, proxy, rate limiter, ...) is what Telegram is spoken to through,
    and how updates come in (run_polling, run_webhook, process_update) is the application's matter. Everything else
    works as in `run`, from the application's `initialize` to its `shutdown`. The settings are read where none are
    given.
    """
    hosting = importlib.import_module("bot.channels.telegram_application")
    around = settings or read_settings()
    application: OfficeApplication = hosting.build(builder, lambda bot: _hosted(around, bot))
    return application


@asynccontextmanager
async def _hosted(settings: Settings, bot: "Bot") -> "AsyncIterator[TelegramChannel]":
    async with running(settings, bot) as at_work:
        assert at_work.telegram is not None  # noqa: S101 - there is one where there is a bot
        yield at_work.telegram


@asynccontextmanager
async def running(settings: Settings, bot: "Bot | None" = None) -> AsyncIterator[Running]:
    """Start everything, and when the block ends stop it in order. Raises Problem where it cannot start.

    With a `bot` of python-telegram-bot, Telegram is spoken to through that, and its updates are given to the door.
    """
    # What is started last is stopped first: nothing new is begun, what is on its way is finished, then the doors close.
    async with AsyncExitStack() as started:
        database = Database(settings.database)
        started.push_async_callback(database.close)
        await upgrade(database)

        reminders = ReminderSettings(zone=settings.zone)
        clock: Clock = await open_sample(database, reminders) if settings.is_sample else RealClock()
        secret = await _secret(database, settings)

        conversations = StoredConversations(database)
        web = WebChannel(conversations, clock.now, sample=settings.is_sample)
        telegram = _telegram(settings, clock, secret, bot)
        limits = allowances(settings)
        # Its library is loaded only where there is a token.
        zalo_door = importlib.import_module("bot.zalo_door") if settings.zalo_tokens else None
        zalo: ZaloChannel | None = zalo_door.channel(settings, limits, database, clock, secret) if zalo_door else None
        channels: dict[str, Channel] = {c.name: c for c in (web, telegram, zalo) if c is not None}
        editable = [telegram] if telegram else []

        delivery = Delivery(
            database,
            channels,
            clock.now,
            random.SystemRandom().random,
            uuid4().hex,
            allowances=limits,
            zone=settings.zone,
        )
        ticks = Ticks(database, clock.now, _ticks(database, reminders, delivery.said, settings.language))
        reading_links = ReadingLinks(secret, settings.public_url, web.name)
        # Its pages are there with the one channel that takes no files.
        uploads = UploadLinks(secret, settings.public_url if zalo else None)
        surroundings = Surroundings(
            settings.zone,
            public_address=settings.public_url,
            sample=settings.is_sample,
            telegram_name=lambda: telegram.username if telegram else None,
            bots=lambda: zalo.bots if zalo else (),
            upload_page=uploads.address,
            evidence_page=uploads.for_task,
            allowances=limits,
            reading_page=reading_links.address,
            show_work=web.show_work,
            editable=frozenset(channel.name for channel in editable),
        )
        fetch = {c.name: c.fetch for c in (telegram, zalo) if c is not None}
        show_typing = {c.name: c.show_typing for c in (telegram, zalo) if c is not None}
        showing = ShowingAnew(database, {c.name: c for c in editable}, clock.now)
        menus = Menus(database, {c.name: c.give_menu for c in editable})
        # What goes on whenever something was said, if there is a channel for it.
        upkeep = (showing, menus) if editable else ()

        def said() -> None:
            delivery.said()
            for one in upkeep:
                one.said()

        receiver = Receiver(database, handle, surroundings, clock.now, said, fetch, show_typing)
        started.push_async_callback(receiver.finish, _FINISH_WITHIN)

        sample_clock = (
            SampleClock(database, clock, reminders, ticks, delivery) if isinstance(clock, MovableClock) else None
        )
        office = await _web_office(database, settings, secret)
        routes = web_routes(
            web,
            conversations,
            office,
            now=clock.now,
            suggest=suggestions,
            move_clock=sample_clock.move if sample_clock else None,
            readings=ReadingPages(partial(shown_reading, database), reading_links, clock.now),
        )
        take_in = _by_the_clock(receiver.take_in, clock) if sample_clock else receiver.take_in
        routes += zalo_door.pages(database, clock, secret, office, take_in) if zalo_door else []
        doors = [door for door in (telegram, zalo) if door is not None]
        app = Starlette(routes=[*routes, *(route for door in doors for route in door.routes())])
        server = WebServer(app, settings.host, settings.port)

        await receiver.resume_aside()
        for door in doors:
            started.push_async_callback(door.stop)
        address = await server.start()
        started.push_async_callback(server.stop)
        # Now that it answers: a platform that is told of a webhook tries it at once.
        for door in doors:
            await door.start(take_in)
        await web.start(receiver.receive)
        started.push_async_callback(web.stop)
        for one in upkeep:
            started.push_async_callback(_cancel, asyncio.create_task(one.run()))
        delivering = asyncio.create_task(delivery.run())
        started.push_async_callback(_finish, delivery, delivering)
        ticks.start()
        started.push_async_callback(ticks.stop)

        yield Running(address, telegram)


def _ticks(database: Database, reminders: ReminderSettings, said: Callable[[], None], language: str) -> list[Tick]:
    """What runs by the clock."""

    async def remind_who_is_due(now: datetime) -> None:
        if await remind.remind(database, reminders, now):
            said()

    async def send_digests(now: datetime) -> None:
        if await digest.send_digest(database, reminders, now):
            said()

    async def send_to_groups(now: datetime) -> None:
        if await group_digest.send_group_digests(database, reminders, now, language):
            said()

    async def ask_what_a_year_left(now: datetime) -> None:
        if await year_end.ask_at_year_end(database, reminders, now):
            said()

    return [
        Tick(remind.TICK, timedelta(minutes=1), remind_who_is_due),
        Tick(digest.TICK, timedelta(minutes=5), send_digests),
        Tick(group_digest.TICK, timedelta(minutes=5), send_to_groups),
        Tick(year_end.TICK, timedelta(minutes=30), ask_what_a_year_left),
        Tick(forget_codes.TICK, timedelta(minutes=10), partial(forget_codes.forget_codes, database)),
    ]


def _telegram(settings: Settings, clock: Clock, secret: bytes, bot: "Bot | None") -> "TelegramChannel | None":
    """The Telegram door, where there is a token or a bot; its library is loaded only then."""
    token = bot.token if bot else settings.telegram_token.get_secret_value() if settings.telegram_token else None
    if token is None:
        return None
    door = importlib.import_module("bot.channels.telegram")
    webhook = None
    if settings.telegram_webhook and bot is None:
        proof = hmac.digest(secret, b"telegram webhook", "sha256").hex()
        webhook = door.Webhook(f"{settings.public_url}{_TELEGRAM_PATH}", _TELEGRAM_PATH, proof)
    channel: TelegramChannel = door.TelegramChannel(
        token,
        menu_of_strangers(settings.language),
        clock.now,
        base_url=settings.telegram_base_url,
        webhook=webhook,
        allowance=allowances(settings)["telegram"],
        beside=bot,
    )
    return channel


async def _secret(database: Database, settings: Settings) -> bytes:
    """What cookies are signed with: as set, else made once and kept."""
    if settings.secret_key is not None:
        return settings.secret_key.get_secret_value().encode()
    async with database.begin() as tx:
        await office_settings.write_first(tx, "secret_key", secrets.token_hex(32))
        return str(await office_settings.read(tx, "secret_key")).encode()


async def _web_office(database: Database, settings: Settings, secret: bytes) -> WebOffice:
    async with database.read() as tx:
        try:
            name = (await agency.agency_fact(tx)).name
        except Problem:
            # An office that has not said its name yet.
            name = say(settings.language, "web.name")
    hosts = _THIS_MACHINE if settings.is_sample else ("*",)
    return WebOffice(name, settings.is_sample, settings.language, settings.zone, secret, hosts)


def _by_the_clock(receive: Receive, clock: Clock) -> Receive:
    """In the sample office, what a platform dates by the real time was said by the office's."""

    async def receive_now(incoming: Incoming) -> None:
        await receive(dataclasses.replace(incoming, at=clock.now()))

    return receive_now


async def _finish(delivery: Delivery, delivering: asyncio.Task[None]) -> None:
    delivery.stop()
    await delivering


async def _cancel(running: asyncio.Task[None]) -> None:
    """End what may end anywhere: it finds its place again at the next start."""
    running.cancel()
    await asyncio.wait({running})
