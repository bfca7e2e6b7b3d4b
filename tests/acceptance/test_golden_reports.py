"""Real plans through a scripted quarter: the report's figures against those counted by hand from the rows."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from domain.chat import OutgoingFile
from handlers.period_figures import asked_period, gather_period, made
from plans.read import read_plan
from reports.as_json import report_json
from storage.database import Database
from tests.acceptance import counted_by_hand
from tests.acceptance.counted_by_hand import BESIDE, OUTCOMES, ByHand, Counted
from tests.acceptance.scene import SETTINGS, Scene
from tests.acceptance.scripted_quarter import OFFICE, play

QUARTERS = [
    ("nghe-an-2026.docx", 2026, 2),
    ("nghe-an-2024.xlsx", 2024, 3),
    ("ha-giang-2025.docx", 2025, 2),
    ("dak-nong-2023.xlsx", 2023, 4),
]
OFF = frozenset(
    date(year, month, day)
    for year, month, days in (
        (2024, 4, (18, 29, 30)),
        (2024, 5, (1,)),
        (2024, 9, (2, 3)),
        (2025, 1, (27, 28, 29, 30, 31)),
        (2025, 4, (7, 30)),
        (2025, 5, (1, 2)),
        (2026, 2, (16, 17, 18, 19, 20)),
        (2026, 4, (27, 30)),
        (2026, 5, (1,)),
    )
    for day in days
)
"""The public holidays of the quarters, and of those before them, that fall on Monday to Friday."""


def _quarter(year: int, number: int) -> tuple[date, date]:
    return date(year - (number == 1), 3 * number - 3 or 12, 15), date(year, 3 * number, 14)


def _codes(counted: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {name: sorted(codes) for name, codes in counted.items() if codes}


def _told(figures: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, list[str]]:
    """The codes of a report's figures, each figure's count being as many as it names."""
    assert all(figures[name]["count"] == len(figures[name]["tasks"]) for name in names)
    return {name: sorted(figures[name]["tasks"]) for name in names if figures[name]["tasks"]}


def _agree(figures: Mapping[str, Any], by_hand: Counted) -> None:
    assert _told(figures, OUTCOMES) == _codes(by_hand.counts)
    assert _told(figures["by_original"], OUTCOMES) == _codes(by_hand.original)
    assert _told(figures, BESIDE) == _codes(by_hand.also)
    assert _told(figures["standing"], ("reported", "nothing_arose", "not_reported")) == _codes(by_hand.standing)
    assert figures["total"] == sum(map(len, by_hand.counts.values()))


def _all_agree(report: Mapping[str, Any], by_hand: ByHand) -> None:
    _agree(report["figures"], by_hand.agency)
    assert sorted(report["figures"]["sleeping"]["tasks"]) == by_hand.asleep
    (plan,) = report["plans"]
    _agree(plan["figures"], by_hand.agency)
    for part in plan["sections"]:
        _agree(part["figures"], by_hand.sections[part["number"]])
    units = {unit["name"]: unit["figures"] for unit in report["units"]}
    assert {name for name, figures in units.items() if figures["total"] or figures["standing"]["total"]} == set(
        by_hand.units
    )
    for name, counted in by_hand.units.items():
        _agree(units[name], counted)


@pytest.mark.parametrize(("name", "year", "number"), QUARTERS)
async def test_a_quarter_of_answers_is_counted_as_by_hand(
    sqlite: Database, shared: Path, name: str, year: int, number: int
) -> None:
    file = OutgoingFile(name, "application/octet-stream", (shared / "plans" / "documents" / name).read_bytes())
    scene = await Scene.open(sqlite, datetime(year, 1, 5, 1, tzinfo=UTC))
    await scene.has_in_force(file, read_plan(file.data, name))
    first, last = _quarter(year, number)
    await play(scene, first, last)

    scene.now = datetime(year, last.month, 16, 2, tzinfo=UTC)
    async with sqlite.read() as tx:
        asked = await asked_period(tx, scene.now, SETTINGS.zone, f"quy {number}/{year}")
        report = report_json(made(await gather_period(tx, asked)).summary)
        by_hand = await counted_by_hand.count(tx, first, last, OFF)
        before = await counted_by_hand.count(tx, *_quarter(year, number - 1), OFF)
    _all_agree(report, by_hand)
    _all_agree(report["before"], before)

    counts = {outcome: len(by_hand.agency.counts[outcome]) for outcome in OUTCOMES}
    assert sum(counts.values()) == report["figures"]["total"] > 0
    if number == 2 and year == 2026:  # the plan with most dates: everything came about that can
        assert all(counts.values())
        assert all(by_hand.agency.also[beside] for beside in ("not_reported", "blocked"))
        assert all(by_hand.agency.standing[said] for said in ("nothing_arose", "not_reported"))
        assert _codes(by_hand.agency.counts) != _codes(by_hand.agency.original)
        shown = await scene.says(OFFICE, "/baocao quy 2/2026")
        assert f"Hoàn thành {counts['done_on_time'] + counts['done_late']}/{sum(counts.values())} nhiệm vụ" in shown
        assert f": {counts['under_way_in_time']} trong hạn, {counts['under_way_past']} quá hạn" in shown
