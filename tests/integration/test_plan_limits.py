"""What only limits stop: files that take memory or time end the child that reads them, in one sentence, and no more."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.problem import Problem
from locales import say
from plans.child import read_in_child
from tests.fakes import hostile_files as hostile

TOO_MUCH: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "90 MB of paragraphs": (lambda: hostile.word_of(90), {"too_slow"}),
    "a sheet that lies about its size": (lambda: hostile.sheet_that_lies(150), {"damaged", "too_slow"}),
    "an old workbook in a circle": (hostile.old_workbook_in_a_circle, {"too_slow", "damaged"}),
    "a page that unpacks to 400 MB": (lambda: hostile.page_of(b" " * (400 << 20)), {"too_slow", "damaged", "empty"}),
}


@pytest.mark.parametrize(("make", "reasons"), TOO_MUCH.values(), ids=TOO_MUCH)
async def test_memory_ends_the_child_and_not_its_caller(make: Callable[[], bytes], reasons: set[str]) -> None:
    with pytest.raises(Problem) as caught:
        await read_in_child(make(), "ke-hoach.docx")
    assert caught.value.key.removeprefix("plans.error.") in reasons
    assert "\n" not in say("vi", caught.value.key, **caught.value.args_of_sentence)


async def test_time_ends_the_child() -> None:
    with pytest.raises(Problem, match=r"plans\.error\.too_slow"):
        await read_in_child(hostile.boxes(200_000), "ke-hoach.pdf", seconds=1)


@pytest.mark.parametrize(
    "make",
    [lambda: hostile.formatted_rows(1_000_000), hostile.far_cell],
    ids=["a million formatted rows", "a cell in the last corner"],
)
async def test_what_lies_far_out_in_a_sheet_costs_nothing(make: Callable[[], bytes]) -> None:
    draft = await read_in_child(make(), "ke-hoach.xlsx")
    assert [task.title for task in draft.tasks] == ["Họp giao ban"]


async def test_no_name_of_a_file_harms() -> None:
    names = ["../../x", "a\x00.docx", "x" * 300, "x\u202excod.exe", "\ud800.csv", "--help"]
    drafts = await asyncio.gather(*(read_in_child(hostile.WORD, name) for name in names))
    assert {draft.tasks[0].title for draft in drafts} == {"Họp giao ban"}


def test_nothing_is_written_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here := tmp_path / "a" / "b" / "c").mkdir(parents=True)
    monkeypatch.chdir(here)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[2]))
    draft = asyncio.run(read_in_child(hostile.slipping(), "ke-hoach.docx"))
    assert [task.title for task in draft.tasks] == ["Họp giao ban"]
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    "act",
    [
        "open('written', 'w')",
        "__import__('os').remove('kept')",
        "__import__('subprocess').run(['true'])",
        "__import__('os').system('true')",
        "__import__('socket').create_connection(('127.0.0.1', 9))",
    ],
)
def test_the_child_may_not_write_start_or_call(tmp_path: Path, act: str) -> None:
    (tmp_path / "kept").touch()
    code = f"from plans.child_main import _limit; _limit(1 << 29, 60); {act}"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "PermissionError" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


async def test_the_child_does_not_know_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[dict[str, str]] = []
    real = asyncio.create_subprocess_exec

    async def started(*command: str, **settings: object) -> asyncio.subprocess.Process:
        given.append(settings["env"])  # type: ignore[arg-type]
        return await real(*command, **settings)  # type: ignore[arg-type]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", started)
    monkeypatch.setenv("NHACVIEC_TELEGRAM_TOKEN", "secret")
    await read_in_child(hostile.WORD, "ke-hoach.docx")
    assert "secret" not in given[0].values()
