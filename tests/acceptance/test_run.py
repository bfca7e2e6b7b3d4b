"""`nhacviec run` as a process: how it starts, what it says, how it stops, and what it keeps."""

import asyncio
import json
import os
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import httpx
import pytest

from storage.database import Database

Start = Callable[..., Awaitable[Process]]
_ARGS = (sys.executable, "-c", "from bot.cli import main; main()")
_ROOT = Path(__file__).parents[2]
SAMPLE = _ROOT / "bot" / "sample"
SLOW_TO_LOAD = ("matplotlib", "numpy", "PIL", "pdfplumber", "telegram", "alembic", "xlsxwriter", "openpyxl")


@pytest.fixture
async def start(tmp_path: Path) -> AsyncIterator[Start]:
    """Starts the command in an empty folder, on a free port; what still runs at the end is killed."""
    started: list[Process] = []

    async def begin(*command: str, **settings: str) -> Process:
        environment = os.environ | {"PYTHONPATH": str(_ROOT), "NHACVIEC_PORT": "0"} | settings
        process = await asyncio.create_subprocess_exec(
            *_ARGS, *(command or ("run",)), cwd=tmp_path, env=environment, stdout=PIPE, stderr=PIPE
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def _line(process: Process) -> str:
    assert process.stdout is not None
    async with asyncio.timeout(30):
        return (await process.stdout.readline()).decode().strip()


async def _address(process: Process) -> str:
    line = await _line(process)
    return next(word for word in line.split() if word.startswith("http://"))


async def _stop(process: Process, how: int = signal.SIGTERM) -> tuple[int | None, str, str]:
    process.send_signal(how)
    async with asyncio.timeout(30):
        out, err = await process.communicate()
    return process.returncode, out.decode(), err.decode()


async def _ended(process: Process) -> tuple[int | None, list[str], list[str]]:
    async with asyncio.timeout(30):
        out, err = await process.communicate()
    return process.returncode, out.decode().splitlines(), err.decode().splitlines()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_with_no_settings_it_is_the_sample_office_said_in_three_lines(start: Start, how: int) -> None:
    process = await start()
    address = await _address(process)
    async with httpx.AsyncClient(base_url=address, trust_env=False) as browser:
        front = await browser.get("/")
        clock = (await browser.get("/clock")).json()
    assert front.status_code == 200
    assert "Nguyễn Minh Quân" in front.text
    assert (clock["day"], clock["time"]) == ("2026-01-05", "08:00")
    code, said, complained = await _stop(process, how)
    assert (code, complained) == (0, "")
    # The first line was read above.
    assert len(said.splitlines()) == 2
    assert "README.md" in said


async def test_an_own_office_asks_for_a_code_and_a_misspelt_setting_is_named_and_stops_nothing(start: Start) -> None:
    process = await start(NHACVIEC_SAMPLE="false", NHACVIEC_LANGUAGE="en", NHACVIEC_TELEGRAM_TOKN="1:a")
    address = await _address(process)
    async with httpx.AsyncClient(base_url=address, trust_env=False) as browser:
        assert (await browser.get("/chat?as=p1")).status_code == 303
        assert (await browser.get("/clock")).status_code == 404
        assert 'action="/join"' in (await browser.get("/")).text
    code, said, complained = await _stop(process)
    # The one line it says was read above.
    assert (code, said) == (0, "")
    assert "NHACVIEC_TELEGRAM_TOKN" in complained


async def test_what_was_said_is_there_after_a_kill_and_so_is_the_clock(start: Start) -> None:
    process = await start()
    address = await _address(process)
    async with httpx.AsyncClient(base_url=address, trust_env=False, timeout=60) as browser:
        headers = {"Origin": address}
        moved = (await browser.post("/clock", data={"step": "morning"}, headers=headers)).json()
        assert moved["day"] == "2026-01-06"
        typed = await browser.post("/messages?as=p1", data={"text": "/trogiup", "key": "a-first-one"}, headers=headers)
        assert typed.status_code == 200
    process.kill()
    await process.communicate()

    address = await _address(await start())
    async with httpx.AsyncClient(base_url=address, trust_env=False) as browser:
        assert (await browser.get("/clock")).json()["day"] == "2026-01-06"
        told = await _lines(browser, "p1", 2)
    assert told[0]["text"] == "/trogiup"
    assert "/viec" in told[1]["text"]


async def _lines(browser: httpx.AsyncClient, address: str, count: int) -> list[dict[str, str]]:
    """The first lines of a conversation, as its page is told of them."""
    lines: list[dict[str, str]] = []
    async with asyncio.timeout(30), browser.stream("GET", "/events", params={"as": address}) as stream:
        event = ""
        async for row in stream.aiter_lines():
            name, _, value = row.partition(": ")
            event = value if name == "event" else event
            if name == "data" and event == "line":
                lines.append(json.loads(value))
                if len(lines) == count:
                    break
    return lines


async def test_a_port_that_is_taken_is_said_in_one_line(start: Start) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        code, said, complained = await _ended(await start(NHACVIEC_PORT=port))
    assert (code, said, len(complained)) == (2, [], 1)
    assert port in complained[0]


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"NHACVIEC_PORT": "eighty"}, "NHACVIEC_PORT"),
        ({"NHACVIEC_HOST": "0.0.0.0"}, "0.0.0.0"),  # noqa: S104 - it is what must be refused
        ({"NHACVIEC_PUBLIC_URL": "no address"}, "NHACVIEC_PUBLIC_URL"),
    ],
)
async def test_settings_that_cannot_be_used_are_said_in_one_line(
    start: Start, settings: dict[str, str], named: str
) -> None:
    code, said, complained = await _ended(await start(**settings))
    assert (code, said, len(complained)) == (2, [], 1)
    assert named in complained[0]


async def test_the_sample_office_does_not_open_on_a_real_ones_database(start: Start, tmp_path: Path) -> None:
    real = {"NHACVIEC_DATABASE_URL": f"sqlite:///{tmp_path / 'real.db'}"}
    lists = [str(SAMPLE / name) for name in ("co-quan.csv", "don-vi.csv", "can-bo.csv")]
    assert (await _ended(await start("people", "import", *lists, **real)))[0] == 0
    code, _, complained = await _ended(await start(**real, NHACVIEC_SAMPLE="true"))
    assert (code, len(complained)) == (2, 1)
    assert "NHACVIEC_SAMPLE" in complained[0]


async def test_migrating_says_from_where_to_where_and_then_that_nothing_was_to_do(start: Start, tmp_path: Path) -> None:
    first = await _ended(await start("migrate"))
    second = await _ended(await start("migrate"))
    assert (first[0], second[0], first[2], second[2]) == (0, 0, [], [])
    assert first[1] != second[1]
    assert (tmp_path / "data" / "sample.db").exists()


async def test_a_database_of_a_newer_version_is_refused_in_one_line(start: Start, sqlite: Database) -> None:
    async with sqlite.begin() as tx:
        await tx.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    url = sqlite.engine.url.render_as_string()
    code, said, complained = await _ended(await start(NHACVIEC_DATABASE_URL=url, NHACVIEC_SAMPLE="true"))
    assert (code, said, len(complained)) == (2, [], 1)
    assert "9999" in complained[0]


async def test_starting_loads_nothing_that_is_slow_and_seldom_needed(tmp_path: Path) -> None:
    code = f"import sys, bot.application, bot.commands.run; print([m for m in {SLOW_TO_LOAD!r} if m in sys.modules])"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(_ROOT)}, stdout=PIPE
    )
    out, _ = await process.communicate()
    assert out.decode().strip() == "[]"
