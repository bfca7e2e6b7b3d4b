"""Delivery to a thousand people: under Telegram's limits, and without them beside a bare loop of calls."""

import asyncio
import contextlib
import random
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
from sqlalchemy import func, select
from telegram import Bot

from bot.channels.telegram import TelegramChannel
from domain.allowance import NO_LIMIT, Allowance
from jobs.deliver import Delivery
from storage import migrate, outbox
from storage.database import Database
from storage.outbox import Message
from storage.schema.delivery import outbox as table
from tests.bench.measure import Measure
from tests.databases import NO_POSTGRES, find_server
from tests.fakes.telegram import TOKEN

_PEOPLE = 1000
_ROUNDS = 2
_FIRST_CHAT = 10_001
_CHATS = range(_FIRST_CHAT, _FIRST_CHAT + _PEOPLE)
_TELEGRAM = Allowance(overall=30, in_a_chat=1, in_a_group=20)
_TEXT = "Chào buổi sáng! Hôm nay có 2 việc đến hạn:\n1. T12 Báo cáo cải cách hành chính quý I\n2. T15 Rà soát thủ tục"


def measures() -> Iterator[Measure]:
    """The morning of an office of a thousand, and messages a second to the mark that they were sent."""
    seconds, refused = asyncio.run(_under_limits())
    what = f"{_PEOPLE} people under Telegram's limits"
    yield Measure(what, "s", seconds, _PEOPLE / 30, "people / 30 a second", most_ratio=1.1)
    yield Measure(f"{what}: calls refused with 429", "", float(refused), most=0)
    for kind in ("SQLite", "PostgreSQL"):
        rates = asyncio.run(_side_by_side(kind))
        what, beside = f"messages a second, {kind}", "bare send_message"
        if rates is None:
            yield Measure(what, left_out=NO_POSTGRES)
        else:
            yield Measure(what, "/s", *rates, beside, least_ratio=0.8)


async def _under_limits() -> tuple[float, int]:
    async with _platform() as url, _database("SQLite") as database:
        assert database is not None
        seconds = await _delivered(database, url, _TELEGRAM)
        async with httpx.AsyncClient(base_url=url) as client:
            calls = (await client.get("/sim/outbox?refused&method=sendMessage", timeout=60)).json()
        return seconds, sum(call["status"] == 429 for call in calls)


async def _side_by_side(kind: str) -> tuple[float, float] | None:
    """Messages a second, ours and the bare loop's, the best of a few rounds by turns on the same fake."""
    async with _platform("--no-limits") as url, _database(kind) as database:
        if database is None:
            return None
        ours, bare = [], []
        for _ in range(_ROUNDS):
            bare.append(await _bare_loop(url))
            ours.append(await _delivered(database, url, NO_LIMIT))
        return _PEOPLE / min(ours), _PEOPLE / min(bare)


async def _delivered(database: Database, url: str, allowance: Allowance) -> float:
    """Seconds from the start of a sender to the last message marked as sent."""
    now = datetime.now(UTC)
    async with database.begin() as tx:
        for chat in _CHATS:
            await outbox.put(tx, now, "answer", Message(_TEXT), channel="telegram", address=str(chat))
    channel = TelegramChannel(TOKEN, [], lambda: datetime.now(UTC), base_url=url, allowance=allowance)
    await channel._client.connect()
    allowances = {"telegram": allowance}
    delivery = Delivery(
        database,
        {"telegram": channel},
        lambda: datetime.now(UTC),
        random.random,
        f"bench {time.monotonic_ns()}",
        allowances=allowances,
    )
    began = time.perf_counter()
    await delivery.drain()
    seconds = time.perf_counter() - began
    await channel.stop()
    async with database.read() as tx:
        unsent = select(func.count()).select_from(table).where(table.c.state != "sent")
        assert (await tx.execute(unsent)).scalar_one() == 0
    return seconds


async def _bare_loop(url: str) -> float:
    """Seconds for the same messages with nothing around them: one call after the other, as a simple bot does."""
    async with Bot(TOKEN, base_url=f"{url}/bot") as bot:
        began = time.perf_counter()
        for chat in _CHATS:
            await bot.send_message(chat, _TEXT)
        return time.perf_counter() - began


@contextlib.asynccontextmanager
async def _platform(*options: str) -> AsyncIterator[str]:
    """A fake Telegram in a process of its own, to which everybody has written."""
    fake = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fakes.telegram", "--port", "0", *options, stdout=PIPE, stderr=DEVNULL
    )
    try:
        assert fake.stdout is not None
        url = (await fake.stdout.readline()).decode().strip().partition("=")[2]
        async with httpx.AsyncClient(base_url=url, timeout=60) as client:
            everybody = iter(_CHATS)
            await asyncio.gather(*(_begin(client, everybody) for _ in range(10)))
        yield url
    finally:
        fake.kill()
        await fake.wait()


async def _begin(client: httpx.AsyncClient, chats: Iterator[int]) -> None:
    for chat in chats:
        await client.post("/sim/message", json={"chat_id": chat, "text": "/start"})


@contextlib.asynccontextmanager
async def _database(kind: str) -> AsyncIterator[Database | None]:
    """A new database with every table; None where there is no server for it."""
    with tempfile.TemporaryDirectory() as folder:
        if kind == "SQLite":
            async with _migrated(f"sqlite:///{Path(folder) / 'office.db'}") as database:
                yield database
            return
    server = await find_server()
    if server is None:
        yield None
        return
    name = f"nhacviec_bench_{time.monotonic_ns()}"
    await server.execute(f'CREATE DATABASE "{name}"')
    try:
        async with _migrated(server.of(name)) as database:
            yield database
    finally:
        await server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextlib.asynccontextmanager
async def _migrated(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    await migrate.upgrade(database)
    yield database
    await database.close()
