"""The summary as JSON: all of it, every figure with the codes of its tasks."""

import json
from datetime import date
from typing import Any

from reports.as_json import report_json
from reports.summarise import summarise
from tests.fakes.report_office import RECKONING, at, facts, october


def _made() -> dict[str, Any]:
    made = report_json(summarise(facts(), october(), at(date(2026, 11, 20)), RECKONING))
    again: dict[str, Any] = json.loads(json.dumps(made, ensure_ascii=False))
    assert again == made
    return again


def test_every_figure_names_its_tasks() -> None:
    made = _made()
    figures = made["figures"]
    assert figures["total"] == 34
    assert figures["done_late"] == {"count": 1, "tasks": ["T38"]}
    assert figures["by_original"]["done_late"] == {"count": 2, "tasks": ["T26", "T38"]}
    assert figures["standing"]["total"] == 4
    found: list[dict[str, Any]] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if set(value) == {"count", "tasks"}:
                found.append(value)
            for inner in value.values():
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    walk(made)
    assert len(found) > 100
    assert all(figure["count"] == len(figure["tasks"]) for figure in found)


def test_the_period_its_parts_and_its_lists() -> None:
    made = _made()
    assert made["period"] == {
        "kind": "month",
        "year": 2026,
        "ordinal": 10,
        "first_day": "2026-09-15",
        "last_day": "2026-10-14",
        "send_by": "2026-10-20",
    }
    assert [plan["title"] is None for plan in made["plans"]] == [False, True]
    assert [section["number"] for section in made["plans"][0]["sections"]] == ["I", "II", "III", "IV", "V", "VI", "VII"]
    assert len(made["units"]) == 8
    assert len(made["assignments"]) == 36
    assert [each["task"] for each in made["late"]][:2] == ["T13", "T30"]
    assert made["late"][0]["days_late"] == 44
    assert made["extensions"][0]["task"] == "T2"
    assert made["before"]["figures"]["total"] == 31
    assert made["last_year"] is None
