"""`nhacviec plan read` and the reading in a child process, on real plans and on files that are none."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.cli import main
from domain.problem import Problem
from plans.child import read_in_child
from plans.draft_json import draft_json
from plans.read import read_plan
from tests.fakes.plan_files import Blocks, docx_file

HEADER = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"]
PLAN: Blocks = [
    "KẾ HOẠCH",
    "Cải cách năm 2026",
    [HEADER, ["1", "Họp", "Văn phòng", "Quý I"], ["2", "Báo cáo", "", "sớm nhất"]],
]
DOCUMENTS = {
    "nghe-an-2024": (35, 7),
    "ha-giang-2025": (9, 4),
    "nghe-an-2026": (38, 7),
    "dak-nong-2023": (13, 4),
}
NO_DUMP = "nghe-an-2026"
"""The text of this one has lost its columns."""


def run(*arguments: object) -> Any:
    """The command line called with these arguments."""
    return CliRunner().invoke(main, ["plan", "read", *map(str, arguments)])


def test_json_has_the_keys_of_the_design(tmp_path: Path) -> None:
    (file := tmp_path / "ke-hoach.docx").write_bytes(docx_file(PLAN))
    result = run(file, "--json")
    assert result.exit_code == 0
    read = json.loads(result.output)
    assert set(read) == {
        *("title", "appendix_title", "number", "issued", "signer", "agency", "province", "year", "sections", "tasks"),
        "warnings",
    }
    assert [task["title"] for task in read["tasks"]] == ["Họp", "Báo cáo"]
    first = read["tasks"][0]["deadline"]
    assert {key: first[key] for key in ("text", "kind", "due", "every", "delay", "parts")} == {
        "text": "Quý I",
        "kind": "date",
        "due": ["2026-03-31"],
        "every": None,
        "delay": None,
        "parts": [],
    }
    assert {(warning["code"], warning["where"]) for warning in read["warnings"]} == {
        ("blank_lead", "2"),
        ("unread_deadline", "2"),
    }
    assert all(warning["message"] for warning in read["warnings"])


def test_the_summary_is_vietnamese_unless_english_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (file := tmp_path / "ke-hoach.docx").write_bytes(docx_file(PLAN))
    assert "đọc được 2 nhiệm vụ" in run(file).output
    monkeypatch.setenv("NHACVIEC_LANGUAGE", "en")
    assert "2 tasks read" in run(file).output


def test_what_cannot_be_read_is_one_line_and_exit_2(tmp_path: Path) -> None:
    (file := tmp_path / "bao-cao.docx").write_bytes(docx_file(["BÁO CÁO", "Công tác quý I năm 2026"]))
    for path in (file, tmp_path / "missing.docx"):
        result = run(path)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("name", DOCUMENTS)
def test_real_plans_are_read_from_every_format_as_a_clerk_reads_them(shared: Path, name: str) -> None:
    measure = _module(shared / "measure" / "plan_accuracy.py")
    expected = shared / "plans" / "expected" / f"{measure.STEMS[name]}.json"
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    tasks, sections = DOCUMENTS[name]
    dumps = [] if name == NO_DUMP else [shared / "plans" / f"{expected.stem}.txt"]
    for file in [*sorted((shared / "plans" / "documents").glob(f"{name}.*")), *dumps]:
        draft = read_plan(file.read_bytes(), file.name)
        assert (len(draft.tasks), len(draft.sections)) == (tasks, sections), file.name
        assert str(draft.year) == name[-4:]
        assert len({task.ref for task in draft.tasks}) == tasks
        result = measure.score(wanted, draft_json(draft, "vi"))
        assert (result["missed"], result["extra"]) == (0, 0), file.name
        right, all_of_them = (sum(count[k] for count in result["fields"].values()) for k in (0, 1))
        assert right / all_of_them >= 0.99, (file.name, result["misses"])
        assert len(set(result["fields"].get("due", [0, 0]))) == 1, (file.name, result["misses"])


def _module(file: Path) -> Any:
    """A script as what it defines."""
    found = importlib.util.spec_from_file_location(file.stem, file)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def test_the_report_is_refused(shared: Path) -> None:
    (report,) = (shared / "plans").glob("002_*.txt")
    with pytest.raises(Problem, match=r"plans\.error\.report"):
        read_plan(report.read_bytes(), report.name)


async def test_a_child_reads_the_same_and_tells_its_pages(shared: Path) -> None:
    file = shared / "plans" / "documents" / "ha-giang-2025.pdf"
    pages: list[tuple[int, int]] = []
    draft = await read_in_child(file.read_bytes(), file.name, progress=lambda page, of: pages.append((page, of)))
    assert draft == read_plan(file.read_bytes(), file.name)
    assert [page for page, _ in pages] == list(range(1, pages[0][1] + 1))


async def test_a_problem_comes_back_from_the_child() -> None:
    with pytest.raises(Problem, match=r"plans\.error\.empty"):
        await read_in_child(b"", "a.docx")


async def test_a_child_that_takes_too_long_is_ended() -> None:
    with pytest.raises(Problem, match=r"plans\.error\.too_slow"):
        await read_in_child(docx_file(PLAN), "a.docx", seconds=0.01)


async def test_a_child_that_needs_too_much_memory_dies_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plans.child.MEGABYTES", 40)
    with pytest.raises(Problem, match=r"plans\.error\.too_slow"):
        await read_in_child(docx_file(PLAN), "a.docx")
