"""From the arrival of an update to the call that answers it, beside a bare echo bot on the same fake Telegram.

The product runs as its own process on SQLite, in the sample office with 240 more heads of units, each of whom says how
far a task of the unit is: read, checked against their role, recorded, written to the audit log, confirmed.
"""

import asyncio
import contextlib
import os
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx

from bot.sample_office import open_sample
from domain.people import Grant, Role
from domain.reminder_settings import ReminderSettings
from domain.tasks import OccurrenceKind
from storage import accounts, migrate, people, work
from storage.database import Database
from tests.bench.measure import Measure
from tests.fakes.telegram import TOKEN

_PEOPLE = 240
_FIRST_CHAT = 10_001
_SECONDS = 8
_WARM_UP = 40
_WARM_UP_PAUSE = 0.1
_PRODUCT = (sys.executable, "-c", "from bot.cli import main; main()", "run")
_UNLIMITED = {
    "NHACVIEC_TELEGRAM_A_SECOND": "100000",
    "NHACVIEC_TELEGRAM_A_SECOND_IN_A_CHAT": "100000",
}


def measures() -> Iterator[Measure]:
    """The middle and the slowest hundredth of the answers, at 50 updates a second and at 20 under limits."""
    for a_second, limited in ((50, False), (20, True)):
        ours, bare = asyncio.run(_side_by_side(a_second, limited=limited))
        limits = "Telegram's limits" if limited else "no limits"
        for name, share in (("p50", 0.5), ("p99", 0.99)):
            what = f"update to answer, {a_second}/s, {limits}, SQLite: {name}"
            yield Measure(what, "ms", _at(ours, share), _at(bare, share), "bare echo bot")


def _at(times: Sequence[float], share: float) -> float:
    return 1000 * sorted(times)[min(len(times) - 1, int(share * len(times)))]


async def _side_by_side(a_second: int, *, limited: bool) -> tuple[list[float], list[float]]:
    options = [] if limited else ["--no-limits"]
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'office.db'}"
        said = await _office(url)
        async with _fake(*options) as fake:
            around = {
                "NHACVIEC_SAMPLE": "true",
                "NHACVIEC_PORT": "0",
                "NHACVIEC_DATABASE_URL": url,
                "NHACVIEC_TELEGRAM_TOKEN": TOKEN,
                "NHACVIEC_TELEGRAM_BASE_URL": fake,
                **({} if limited else _UNLIMITED),
            }
            async with _process(_PRODUCT, around, folder):
                ours = await _measured(fake, said, a_second)
        echo = (sys.executable, "-m", "tests.bench.echo_bot")
        async with _fake(*options) as fake, _process((*echo, fake, TOKEN), {}):
            bare = await _measured(fake, said, a_second)
    return ours, bare


async def _office(url: str) -> list[str]:
    """Fill the database; gives what the person of each chat says, without the percentage."""
    database = Database(url)
    await migrate.upgrade(database)
    clock = await open_sample(database, ReminderSettings())
    async with database.begin() as tx:
        tasks: dict[int, str] = {}
        for view in await work.open_views(tx):
            if view.unit_id is not None and view.kind is OccurrenceKind.DATED and view.owner_id is None:
                tasks.setdefault(view.unit_id, view.code)
        said = []
        for n in range(_PEOPLE):
            unit_id, code = list(tasks.items())[n % len(tasks)]
            head = await people.add_person(tx, f"Nguyễn Văn {n}", unit_id, grants=[Grant(Role.HEAD, unit_id)])
            await accounts.link(tx, clock.now(), head, "telegram", str(_FIRST_CHAT + n))
            said.append(code)
    await database.close()
    return said


@contextlib.asynccontextmanager
async def _fake(*options: str) -> AsyncIterator[str]:
    """A fake Telegram in a process of its own."""
    fake = (sys.executable, "-m", "tests.fakes.telegram", "--port", "0", *options)
    async with _process(fake, {}) as line:
        yield line.partition("=")[2]


@contextlib.asynccontextmanager
async def _process(command: Sequence[str], around: dict[str, str], folder: str | None = None) -> AsyncIterator[str]:
    """A process, once it has said its first line; it is stopped at the end."""
    root = str(Path(__file__).parents[2])
    started = await asyncio.create_subprocess_exec(
        *command, cwd=folder or root, env=os.environ | {"PYTHONPATH": root} | around, stdout=PIPE, stderr=DEVNULL
    )
    try:
        assert started.stdout is not None
        yield (await started.stdout.readline()).decode().strip()
    finally:
        started.terminate()
        await started.communicate()


async def _measured(fake: str, said: Sequence[str], a_second: int) -> list[float]:
    """Seconds from each update to its answer, by the fake's clock."""
    async with httpx.AsyncClient(base_url=fake, timeout=60, trust_env=False) as client:
        # A bot can write only to who wrote to it.
        for n in range(len(said)):
            await client.post("/sim/message", json={"chat_id": _FIRST_CHAT + n, "other": {"new_chat_title": "x"}})
        now = asyncio.get_running_loop().time
        for n in range(_WARM_UP):
            await _says(client, n, f"{said[n]} 5%", now() + _WARM_UP_PAUSE)
        await _answered(client, _WARM_UP)
        await _quiet(client)
        before = len((await client.get("/sim/outbox")).json())
        began = asyncio.get_running_loop().time()
        saying = [
            asyncio.create_task(
                _says(client, n % len(said), f"{said[n % len(said)]} {10 + n % 80}%", began + n / a_second)
            )
            for n in range(a_second * _SECONDS)
        ]
        arrivals: defaultdict[int, list[float]] = defaultdict(list)
        for chat, at in await asyncio.gather(*saying):
            arrivals[chat].append(at)
        calls = await _answered(client, len(saying), before)
    answers: defaultdict[int, list[float]] = defaultdict(list)
    for call in calls:
        answers[int(call["params"]["chat_id"])].append(call["at"])
    return [
        answer - at
        for chat, times in arrivals.items()
        for at, answer in zip(sorted(times), sorted(answers[chat]), strict=True)
    ]


async def _says(client: httpx.AsyncClient, n: int, text: str, when: float) -> tuple[int, float]:
    await asyncio.sleep(max(0.0, when - asyncio.get_running_loop().time()))
    chat = _FIRST_CHAT + n
    answer = await client.post("/sim/message", json={"chat_id": chat, "text": text})
    return chat, float(answer.raise_for_status().json()["at"])


async def _quiet(client: httpx.AsyncClient) -> None:
    """Come back when a second went by without a call: menus are given to chats that were just heard of."""
    calls, before = -1, -2
    async with asyncio.timeout(120):
        while calls != before:
            await asyncio.sleep(1)
            calls, before = len((await client.get("/sim/outbox")).json()), calls


async def _answered(client: httpx.AsyncClient, count: int, before: int = 0) -> list[dict[str, Any]]:
    """The messages of the bot after the first so many calls, once there are enough."""
    async with asyncio.timeout(120):
        while True:
            calls = (await client.get("/sim/outbox", params={"method": "sendMessage", "since": before})).json()
            if len(calls) >= count:
                return list(calls)
            await asyncio.sleep(0.5)
