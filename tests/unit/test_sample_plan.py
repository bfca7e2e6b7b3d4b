"""The sample plan: read like any other, with every kind of deadline in it, and known to the sample office."""

from pathlib import Path

from bot.sample import PLAN
from domain.deadline import DeadlineKind
from domain.roster import read_roster
from domain.text import fold
from plans.read import read_plan
from plans.sheets import read_sheets

DRAFT = read_plan(PLAN.read_bytes(), PLAN.name)
UNITS = PLAN.with_name("don-vi.csv")


def test_it_is_read_whole() -> None:
    assert (DRAFT.year, DRAFT.number, DRAFT.agency) == (2026, "01/KH-SKHCN", "Sở Khoa học và Công nghệ")
    assert [s.number for s in DRAFT.sections] == ["I", "II", "III"]
    assert len(DRAFT.tasks) == 12
    # "Giữa tháng 3" and "báo cáo định kỳ" are there to be asked about.
    assert {(r.code, r.where) for r in DRAFT.remarks} == {("assumed_date", "III.1"), ("open_cycle", "III.2")}


def test_it_shows_every_kind_of_deadline_that_can_be_read() -> None:
    deadlines = [task.deadline for task in DRAFT.tasks if task.deadline]
    assert {d.kind for d in deadlines} == set(DeadlineKind) - {DeadlineKind.UNREAD}
    assert any(d.assumed for d in deadlines)


def test_the_sample_office_knows_its_units() -> None:
    known = {fold(n) for u in _roster(UNITS) for n in u}
    assert {fold(n) for task in DRAFT.tasks for n in (*task.lead, *task.cooperating)} <= known


def _roster(path: Path) -> list[tuple[str, ...]]:
    return [(u.name, *u.aliases) for u in read_roster(read_sheets(path.name, path.read_bytes())).units]
