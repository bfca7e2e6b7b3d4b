"""`/baocao nam` on an office with 100,000 assignments, and the Word file of 1,000 tasks."""

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Table, insert

from handlers.period_figures import PeriodReport, asked_period, gather_period, made
from reports.document import report_docx
from reports.message import report_message
from storage import agency
from storage.database import Database
from storage.schema.office import unit
from storage.schema.plans import plan, section, task
from storage.schema.work import assignment, occurrence, status_report
from tests.bench.measure import Measure
from tests.databases import SqliteFiles
from tests.fakes.report_office import AGENCY, UNITS

_ROUNDS = 3
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_LOADED = datetime(2026, 1, 5, 2, tzinfo=UTC)
_NOW = datetime(2026, 12, 16, 2, tzinfo=UTC)
_SECTIONS = 7
_ASSIGNMENTS_A_TASK = 4
_STATUSES = ("done", "in_progress", "blocked", "done", "done")
_ALL_COLUMNS = (
    "SELECT * FROM assignment JOIN occurrence ON occurrence.id = occurrence_id JOIN task ON task.id = task_id"
)


def measures() -> Iterator[Measure]:
    """The message of a year beside SQLite giving out the same rows, and the document alone."""
    with tempfile.TemporaryDirectory() as folder:
        ours, rows = asyncio.run(_message(Path(folder), 100_000))
        yield Measure("/baocao nam, 100,000 assignments", "s", ours, rows, "sqlite3 giving out their rows", most=2)
    with tempfile.TemporaryDirectory() as folder:
        yield Measure(".docx of 1,000 tasks", "s", asyncio.run(_document(Path(folder), 1_000)), most=5)


async def _message(folder: Path, assignments: int) -> tuple[float, float]:
    url = await _office(folder, assignments)
    database = Database(url)
    times = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        report_message((await _report(database)).summary, "vi")
        times.append(time.perf_counter() - began)
    await database.close()
    return min(times), min(_timed(lambda: _bare_rows(url)) for _ in range(_ROUNDS))


async def _document(folder: Path, tasks: int) -> float:
    database = Database(await _office(folder, tasks * _ASSIGNMENTS_A_TASK))
    report = await _report(database)
    await database.close()
    return min(_timed(lambda: len(report_docx(report.summary, report.months()))) for _ in range(_ROUNDS))


async def _report(database: Database) -> PeriodReport:
    async with database.read() as tx:
        gathered = await gather_period(tx, await asked_period(tx, _NOW, _ZONE, "nam 2026"))
    return made(gathered)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _bare_rows(url: str) -> int:
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    try:
        said = connection.execute("SELECT * FROM status_report").fetchall()
        return len(connection.execute(_ALL_COLUMNS).fetchall()) + len(said)
    finally:
        connection.close()


async def _office(folder: Path, assignments: int) -> str:
    """A new database with so many assignments, four to a task, most of them answered."""
    url = await SqliteFiles(folder).new(folder)
    database = Database(url)
    tasks = assignments // _ASSIGNMENTS_A_TASK
    async with database.begin() as tx:
        await agency.keep(tx, AGENCY)

        async def fill(table: Table, rows: list[dict[str, Any]]) -> None:
            await tx.execute(insert(table), rows)

        units = list(enumerate(UNITS, 1))
        await fill(unit, [{"id": n, "name": name, "kind": "department", "active": True} for n, name in units])
        await fill(plan, [{"id": 1, "title": "Kế hoạch năm 2026", "year": 2026, "state": "in_force"}])
        numbers = range(1, _SECTIONS + 1)
        await fill(section, [{"id": n, "plan_id": 1, "number": str(n), "title": "Mục", "position": n} for n in numbers])
        await fill(task, [_task(n) for n in range(1, tasks + 1)])
        await fill(occurrence, [_occurrence(n) for n in range(1, tasks + 1)])
        await fill(assignment, [_assignment(n) for n in range(1, assignments + 1)])
        await fill(status_report, [_word(n) for n in range(1, assignments + 1) if n % 3])
    await database.close()
    return url


def _task(number: int) -> dict[str, Any]:
    name = f"Rà soát, cập nhật quy định số {number}"
    return {
        "id": number,
        "number": number,
        "plan_id": 1,
        "section_id": number % _SECTIONS + 1,
        "short_name": name,
        "title": f"{name} về quản lý nhiệm vụ khoa học và công nghệ trên địa bàn tỉnh",
        "product": f"Quyết định số {number}",
        "position": number,
        "state": "open",
        "created_at": _LOADED,
    }


def _due(number: int) -> date:
    return date(2026, 1, 15) + timedelta(days=number * 7 % 340)


def _occurrence(number: int) -> dict[str, Any]:
    part = _due(number).isoformat()
    return {
        "id": number,
        "task_id": number,
        "part": part,
        "kind": "dated",
        "due": _due(number),
        "due_assumed": False,
        "past": False,
        "created_at": _LOADED,
    }


def _assignment(number: int) -> dict[str, Any]:
    of = (number - 1) // _ASSIGNMENTS_A_TASK + 1
    holder = (number - 1) % _ASSIGNMENTS_A_TASK * 2 + of % 2 + 1
    return {
        "id": number,
        "occurrence_id": of,
        "unit_id": holder,
        "role": "lead",
        "due": _due(of),
        "due_version": 0,
        "created_at": _LOADED,
    }


def _word(number: int) -> dict[str, Any]:
    status = _STATUSES[number % len(_STATUSES)]
    said = datetime.combine(_due((number - 1) // _ASSIGNMENTS_A_TASK + 1), datetime.min.time(), UTC)
    return {
        "assignment_id": number,
        "at": said + timedelta(days=number % 5 - 3, hours=3),
        "status": status,
        "percent": None,
        "reason": "chờ kinh phí" if status == "blocked" else None,
    }
