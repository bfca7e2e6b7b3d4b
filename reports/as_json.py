"""A summary as plain data for `nhacviec report --format json`: every figure with the codes of its tasks."""

from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from domain.counting import Judged
from domain.periods import ReportingPeriod
from reports.summary import Codes, Counts, Earlier, Figures, PlanFigures, Summary, UnitFigures

_LISTS = ("finished", "late", "blocked", "without_evidence", "closed", "standing", "sleeping", "coming")


def report_json(summary: Summary) -> dict[str, Any]:
    """The whole summary as JSON takes it: days and instants as ISO 8601, a figure as {count, tasks}."""
    return {
        "agency": summary.agency.name,
        "period": _period(summary.period),
        "at": summary.at.isoformat(),
        "running": summary.running,
        "figures": _figures(summary.figures),
        "plans": _plans(summary.plans),
        "units": _units(summary.units),
        "before": _earlier(summary.before),
        "last_year": _earlier(summary.last_year),
        "assignments": [_assignment(judged) for judged in summary.counted],
        **{name: [_assignment(judged) for judged in getattr(summary, name)] for name in _LISTS},
        "extensions": [
            {
                **_named(each.judged),
                "asked_at": each.extension.asked_at.isoformat(),
                "due_before": each.extension.due_before.isoformat(),
                "asked_due": _day(each.extension.asked_due),
                "granted_due": _day(each.extension.granted_due) if each.granted else None,
                "decided": each.decided,
                "reason": each.extension.reason,
            }
            for each in summary.extensions
        ],
        "directives": [
            {
                **_named(each.judged),
                "at": each.directive.at.isoformat(),
                "leader": each.directive.leader,
                "text": each.directive.text,
                "answered": each.answered,
            }
            for each in summary.directives
        ],
    }


def _period(period: ReportingPeriod) -> dict[str, Any]:
    return {
        "kind": period.kind.value,
        "year": period.year,
        "ordinal": period.ordinal,
        "first_day": period.first_day.isoformat(),
        "last_day": period.last_day.isoformat(),
        "send_by": period.send_by.isoformat(),
    }


def _plans(plans: Iterable[PlanFigures]) -> list[dict[str, Any]]:
    return [
        {
            "id": each.plan.id if each.plan else None,
            "title": each.plan.title if each.plan else None,
            "figures": _figures(each.figures),
            "scores": asdict(each.scores) if each.scores else None,
            "sections": [
                {"number": part.number, "title": part.title, "figures": _figures(part.figures)}
                for part in each.sections
            ],
        }
        for each in plans
    ]


def _units(units: Iterable[UnitFigures]) -> list[dict[str, Any]]:
    return [{"id": unit.unit_id, "name": unit.name, "figures": _figures(unit.figures)} for unit in units]


def _earlier(earlier: Earlier | None) -> dict[str, Any] | None:
    if earlier is None:
        return None
    return {
        "period": _period(earlier.period),
        "figures": _figures(earlier.figures),
        "plans": _plans(earlier.plans),
        "units": _units(earlier.units),
    }


def _figures(figures: Figures) -> dict[str, Any]:
    standing = {field.name: _figure(getattr(figures.standing, field.name)) for field in fields(figures.standing)}
    return {
        "total": figures.counts.total,
        "share_done": round(figures.counts.share_done, 4),
        "shares": figures.counts.shares(),
        **_counts(figures.counts),
        "by_original": _counts(figures.by_original),
        "standing": {"total": figures.standing.total, **standing},
        "sleeping": _figure(figures.sleeping),
    }


def _counts(counts: Counts) -> dict[str, Any]:
    return {field.name: _figure(getattr(counts, field.name)) for field in fields(counts)}


def _figure(codes: Codes) -> dict[str, Any]:
    return {"count": len(codes), "tasks": list(codes)}


def _assignment(judged: Judged) -> dict[str, Any]:
    fact, last = judged.fact, judged.last
    return {
        **_named(judged),
        "plan": fact.plan_id,
        "section": fact.section,
        "kind": fact.kind.value,
        "owner": fact.owner_name,
        "original_due": _day(fact.original_due),
        "due": _day(judged.due),
        "outcome": judged.outcome.value,
        "original_outcome": judged.original_outcome.value,
        "status": last.status.value if last else None,
        "percent": last.percent if last else None,
        "finished_on": _day(judged.finished_on),
        "days_late": judged.days_late,
        "reason": judged.reason,
        "evidence": fact.evidence,
        "closed": judged.closed,
    }


def _named(judged: Judged) -> dict[str, Any]:
    return {
        "assignment": judged.fact.assignment_id,
        "task": judged.fact.code,
        "name": judged.fact.short_name,
        "unit": judged.fact.unit_name,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
