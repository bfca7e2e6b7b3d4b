"""A process killed at the worst moments: what was confirmed is there, what was taken in is answered, all of it once."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from bot.sample import PLAN, web_address
from domain.chat import Incoming
from locales import say
from storage.database import Database
from storage.schema.delivery import incoming, outbox
from storage.schema.plans import file, task
from storage.schema.work import status_report
from tests.acceptance.kept_scenes import KeptScenes
from tests.acceptance.scene import Scene

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 1, 16, 2, tzinfo=UTC)
Start = Callable[..., Awaitable[Process]]


@pytest.fixture
async def start(tmp_path: Path) -> AsyncIterator[Start]:
    """Starts Python with arguments and settings; what still runs at the end is killed."""
    started: list[Process] = []

    async def begin(*args: str, **settings: str) -> Process:
        environment = os.environ | {"PYTHONPATH": str(ROOT)} | settings
        process = await asyncio.create_subprocess_exec(
            sys.executable, *args, cwd=tmp_path, env=environment, stdout=PIPE, stderr=PIPE
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        await kill(process)


async def kill(process: Process) -> None:
    """SIGKILL: nothing is tidied up."""
    if process.returncode is None:
        process.kill()
    await process.communicate()


async def line(process: Process) -> str:
    assert process.stdout is not None
    async with asyncio.timeout(30):
        return (await process.stdout.readline()).decode().strip()


async def count(database: Database) -> dict[str, int]:
    """How many rows there are of what a message may bring about."""
    async with database.read() as tx:
        return {
            t.name: int((await tx.execute(select(func.count()).select_from(t))).scalar_one())
            for t in (incoming, outbox, status_report, task, file)
        }


class TestBetweenTakingInAndAnswering:
    """The update was kept; the process died over it."""

    @pytest.fixture
    async def scene(self, database: Database, kept_scenes: KeptScenes) -> Scene:
        return await kept_scenes.with_plan(database, NOW)

    @pytest.mark.both_databases
    @pytest.mark.parametrize("where", ["kept", "handled"])
    async def test_it_is_worked_on_once_and_answered_once(
        self, scene: Scene, database_url: str, start: Start, where: str
    ) -> None:
        trang, before = web_address(scene.person("Trang").id), await count(scene.database)
        args = (database_url, trang, "T1 60%", where, NOW.isoformat())
        process = await start("-m", "tests.fakes.receiving", *args)
        assert await line(process) == "here"
        await kill(process)
        left = await count(scene.database)
        assert left == {**before, "incoming": before["incoming"] + 1}

        await scene.restarts()
        (told,) = scene.heard("Trang")
        assert told.text.startswith("✓ T1 Ban hành Kế hoạch cải cách hành chính năm 2026 của Sở: đang làm 60%")
        after = await count(scene.database)
        assert after == {**left, "status_report": 1, "outbox": left["outbox"] + 1}

        # Another start, and a platform that gives the update again, change nothing.
        await scene.restarts()
        await scene.receives(Incoming("web", "the-one", trang, "T1 60%", NOW, message_id="in-the-one"))
        assert await count(scene.database) == after
        assert len(scene.heard("Trang")) == 1

    @pytest.mark.both_databases
    async def test_what_was_recorded_but_not_said_yet_is_said(
        self, scene: Scene, database_url: str, start: Start
    ) -> None:
        trang = web_address(scene.person("Trang").id)
        process = await start(
            "-m", "tests.fakes.receiving", database_url, trang, "T1 60%", "committed", NOW.isoformat()
        )
        assert await line(process) == "here"
        await kill(process)
        left = await count(scene.database)
        assert left["status_report"] == 1
        for _ in range(2):
            await scene.restarts()
            assert [m.text.partition(" ")[0] for m in scene.heard("Trang")] == ["✓"]
        assert await count(scene.database) == left

    async def test_it_can_still_be_taken_back(self, scene: Scene, database_url: str, start: Start) -> None:
        trang = web_address(scene.person("Trang").id)
        process = await start("-m", "tests.fakes.receiving", database_url, trang, "T1 xong", "kept", NOW.isoformat())
        await line(process)
        await kill(process)
        await scene.restarts()
        assert "chưa có báo cáo" in await scene.says("Trang", "sai")


@pytest.mark.both_databases
async def test_a_plan_whose_reading_was_cut_off_is_read_again(
    database: Database, database_url: str, start: Start
) -> None:
    """ "Being read" had been said: it is not said again, and the preview comes."""
    scene = await Scene.open(database, NOW)
    admin = web_address(scene.person("Đức Anh").id)
    process = await start("-m", "tests.fakes.receiving", database_url, admin, "", "between", NOW.isoformat())
    assert await line(process) == "here"
    await kill(process)

    await scene.restarts()
    reading, preview, *questions = [m.text for m in scene.heard("Đức Anh")]
    assert reading == say("vi", "load.reading", name=PLAN.name)
    assert "12 nhiệm vụ" in preview
    assert len(questions) == 1
    # The plan, and its reading as a workbook.
    assert (await count(database))["file"] == 2
    await scene.restarts()
    assert len(scene.heard("Đức Anh")) == 3


class TestTheWholeApplication:
    """`nhacviec run`, spoken to over its pages."""

    @staticmethod
    @asynccontextmanager
    async def running(start: Start, url: str) -> AsyncIterator[tuple[Process, httpx.AsyncClient]]:
        settings = {"NHACVIEC_PORT": "0", "NHACVIEC_SAMPLE": "true", "NHACVIEC_DATABASE_URL": url}
        process = await start("-c", "from bot.cli import main; main()", "run", **settings)
        address = next(word for word in (await line(process)).split() if word.startswith("http://"))
        headers = {"Origin": address}
        async with httpx.AsyncClient(base_url=address, trust_env=False, timeout=60, headers=headers) as browser:
            yield process, browser

    @staticmethod
    async def lines(browser: httpx.AsyncClient, least: int) -> list[str]:
        """What stands in Trang's conversation, once it is at least so many lines."""
        found: list[str] = []
        async with asyncio.timeout(30), browser.stream("GET", "/events", params={"as": "p4"}) as stream:
            event = ""
            async for row in stream.aiter_lines():
                name, _, value = row.partition(": ")
                event = value if name == "event" else event
                if name == "data" and event == "line":
                    found.append(json.loads(value)["text"])
                if len(found) >= least:
                    return found
        return found

    @staticmethod
    async def written_down(url: str) -> None:
        """Once nothing said to Trang is on its way: what is killed before that is said again, a lease later."""
        database = Database(url)
        on_its_way = select(outbox.c.id).where(outbox.c.address == "p4", outbox.c.state != "sent")
        async with asyncio.timeout(30):
            while True:
                async with database.read() as tx:
                    if (await tx.execute(on_its_way)).first() is None:
                        break
        await database.close()

    async def test_what_was_confirmed_is_there(self, database_url: str, start: Start) -> None:
        async with self.running(start, database_url) as (process, browser):
            await browser.post("/messages?as=p4", data={"text": "T1 60%", "key": "the-first-one"})
            typed, confirmed = await self.lines(browser, 2)
            assert confirmed.startswith("✓ T1 ")
            await self.written_down(database_url)
            await kill(process)

        async with self.running(start, database_url) as (_, browser):
            # The page sends what it is not sure of again, under the same key.
            await browser.post("/messages?as=p4", data={"text": "T1 60%", "key": "the-first-one"})
            await browser.post("/messages?as=p4", data={"text": "T1", "key": "the-second-one"})
            told = await self.lines(browser, 4)
        assert told[:3] == [typed, confirmed, "T1"]
        assert told[3].endswith(": đang làm 60%")
        assert told[3].count("đang làm") == 1
