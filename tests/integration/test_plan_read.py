"""`nhacviec plan read` and the reading in a child process, on real plans and on files that are none."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.cli import main
from domain.problem import Problem
from plans.child import read_in_child
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
def test_real_plans_are_read_alike_from_every_format(shared: Path, name: str) -> None:
    files = sorted((shared / "plans" / "documents").glob(f"{name}.*"))
    tasks, sections = DOCUMENTS[name]
    for file in files:
        draft = read_plan(file.read_bytes(), file.name)
        assert (len(draft.tasks), len(draft.sections)) == (tasks, sections), file.name
        assert str(draft.year) == name[-4:]
        assert len({task.ref for task in draft.tasks}) == tasks


def test_the_report_is_refused(shared: Path) -> None:
    (report,) = (shared / "plans").glob("002_*.txt")
    with pytest.raises(Problem, match=r"plans\.error\.report"):
        read_plan(report.read_bytes(), report.name)


def test_the_measure_finds_every_task_and_every_due_date(shared: Path) -> None:
    command = str(Path(sys.executable).with_name("nhacviec"))
    measure: list[str | Path] = [sys.executable, shared / "measure" / "plan_accuracy.py", "--json", "--cli", command]
    done = subprocess.run(measure, capture_output=True, text=True, check=True, timeout=300)
    results = json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))
    for document, result in results.items():
        assert (result["missed"], result["extra"]) == (0, 0), document
        right, all_of_them = (sum(count[k] for count in result["fields"].values()) for k in (0, 1))
        assert right / all_of_them >= 0.99, (document, result["misses"])
        assert len(set(result["fields"].get("due", [0, 0]))) == 1, (document, result["misses"])


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
