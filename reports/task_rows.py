"""Tasks as rows of a table: the same words in the annex of the document and in the workbook."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from domain.counting import Judged, Outcome
from domain.facts import PlanFact
from locales import say
from reports.phrases import clipped, lines_as_one, occurrence_name
from reports.summary import Summary

_REMARK = 300


@dataclass(frozen=True)
class TaskGroup:
    """Rows under one heading: a section of a plan, tasks outside any plan, standing duties, sleeping tasks."""

    plan: PlanFact | None
    title: str
    items: tuple[Judged, ...]

    def by_task(self) -> Iterator[tuple[Judged, ...]]:
        """The rows of each task together, in the order of the tasks."""
        for _, rows in groupby(self.items, key=lambda judged: judged.fact.task_id):
            yield tuple(rows)


def task_groups(summary: Summary, language: str) -> Iterator[TaskGroup]:
    """All tasks of the period in the order of the plans and their sections, standing and sleeping ones after them."""
    for each in summary.plans:
        mine = [j for j in summary.counted if (j.fact.plan_id == each.plan.id if each.plan else _outside(j, summary))]
        named = {part.number for part in each.sections}
        for part in each.sections:
            items = [j for j in mine if (j.fact.section if j.fact.section in named else None) == part.number]
            title = f"{part.number}. {part.title}" if part.number else say(language, "reports.docx.other_section")
            if items:
                yield TaskGroup(each.plan, title, tuple(items))
        if not each.sections and mine:
            title = each.plan.title if each.plan else say(language, "reports.table.arisen")
            yield TaskGroup(each.plan, title, tuple(mine))
    for key, rest in (
        ("reports.table.standing_rows", summary.standing),
        ("reports.table.sleeping_rows", summary.sleeping),
    ):
        if rest:
            yield TaskGroup(None, say(language, key), rest)


def _outside(judged: Judged, summary: Summary) -> bool:
    return all(each.plan is None or each.plan.id != judged.fact.plan_id for each in summary.plans)


def whole_name(judged: Judged, language: str) -> str:
    """A task by its whole title, and which of its occurrences it is."""
    name = lines_as_one(judged.fact.title) or judged.fact.short_name
    occurrence = occurrence_name(language, judged.fact)
    return say(language, "reports.table.occurrence_of", name=name, occurrence=occurrence) if occurrence else name


def result(judged: Judged, language: str) -> str:
    """How a counted task stands, in a few words."""
    percent = judged.last.percent if judged.last else None
    if judged.nothing_arose:
        return say(language, "reports.table.nothing_arose")
    if judged.outcome is Outcome.DONE_ON_TIME:
        return say(language, "reports.table.done_on_time")
    if judged.outcome is Outcome.DONE_LATE:
        return say(language, "reports.table.done_late", days=judged.days_late)
    late = judged.outcome is Outcome.UNDER_WAY_PAST
    if percent is None:
        key = "reports.table.overdue" if late else "reports.table.under_way"
    else:
        key = "reports.table.overdue_percent" if late else "reports.table.under_way_percent"
    return say(language, key, days=judged.days_late, percent=percent)


def standing_result(judged: Judged, language: str) -> str:
    """How a standing duty stands."""
    if judged.nothing_arose:
        return say(language, "reports.table.nothing_arose")
    return say(language, "reports.table.reported" if judged.last else "reports.table.not_reported")


def remark(judged: Judged, language: str) -> str:
    """What proves it, why it is late or stuck, or that nothing was said at all."""
    if judged.blocked:
        reason = judged.reason or say(language, "reports.reason.none")
        return clipped(say(language, "reports.table.stuck", reason=reason), _REMARK)
    if judged.is_open and judged.last is None and judged.heard_at is None:
        return say(language, "reports.table.silent")
    late = judged.outcome in {Outcome.DONE_LATE, Outcome.UNDER_WAY_PAST}
    numbers = judged.fact.documents if judged.finished_on else ()
    parts = [say(language, "reports.table.documents", numbers=", ".join(numbers))] if numbers else []
    # The word that finished a task may be no more than the number of its document.
    if late and judged.reason and not any(number in judged.reason for number in numbers):
        parts.append(clipped(judged.reason, _REMARK))
    return "; ".join(parts)
