"""A unit's own report of a period, from what its people answered: a message to look through and confirm."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.counting import Judged
from locales import say
from reports.message import heading
from reports.phrases import clipped, day_month, named_occurrence
from reports.summary import Figures, Summary

_NAME = 60
_REASON = 70
_MOST_SHOWN = 8


@dataclass(frozen=True)
class UnitReport:
    """One unit's part of a summary: each of its assignments of the period stands in one of the lists.

    `silent` are those that nobody has spoken of in the period, standing duties among them.
    """

    unit_id: int
    figures: Figures
    done: tuple[Judged, ...] = ()
    under_way: tuple[Judged, ...] = ()
    stuck: tuple[Judged, ...] = ()
    duties: tuple[Judged, ...] = ()
    silent: tuple[Judged, ...] = ()


def unit_report(summary: Summary, unit_id: int) -> UnitReport:
    """The unit's part of the summary; an empty one where it has nothing in the period."""
    figures = next((each.figures for each in summary.units if each.unit_id == unit_id), Figures())
    unsaid = set(figures.counts.not_reported) | set(figures.standing.not_reported)
    mine = [j for j in (*summary.counted, *summary.standing) if j.fact.unit_id == unit_id]
    silent = [j for j in mine if j.fact.code in unsaid and (j.is_open or j.last is None)]
    rest = [j for j in mine if j not in silent]
    return UnitReport(
        unit_id,
        figures,
        done=tuple(j for j in rest if j.due and not j.is_open),
        under_way=tuple(j for j in rest if j.due and j.is_open and not j.blocked),
        stuck=tuple(j for j in rest if j.due and j.blocked),
        duties=tuple(j for j in rest if not j.due),
        silent=tuple(silent),
    )


def unit_message(summary: Summary, report: UnitReport, name: str, language: str) -> str:
    """The unit's report in short lines: what it finished, works on, is stuck with, and has not spoken of."""
    blocks = [[heading(summary, language), say(language, "unit_report.of", name=name)]]
    for key, judged in (
        ("unit_report.done", report.done),
        ("unit_report.under_way", report.under_way),
        ("unit_report.stuck", report.stuck),
        ("unit_report.duties", report.duties),
        ("unit_report.silent", report.silent),
    ):
        if judged:
            blocks.append([say(language, key, n=len(judged)), *_lines(judged, language)])
    if len(blocks) == 1:
        blocks.append([say(language, "unit_report.nothing")])
    return "\n\n".join("\n".join(block) for block in blocks)


def _lines(judged: Sequence[Judged], language: str) -> Iterable[str]:
    """A line a task: of what comes round again that of the first date, and how many more there are."""
    tasks: defaultdict[int, list[Judged]] = defaultdict(list)
    for each in judged:
        tasks[each.fact.task_id].append(each)
    groups = list(tasks.values())
    for first, *others in groups[:_MOST_SHOWN]:
        named = f"• {named_occurrence(language, first.fact, _NAME)} ({first.fact.code}){_remark(first, language)}"
        yield say(language, "unit_report.and_others", first=named, n=len(others)) if others else named
    if rest := sum(map(len, groups[_MOST_SHOWN:])):
        yield say(language, "reports.message.more", n=rest)


def _remark(judged: Judged, language: str) -> str:
    """How far it is, how late, and why."""
    parts = []
    if judged.is_open and judged.last and judged.last.percent is not None:
        parts.append(f"{judged.last.percent}%")
    if judged.days_late:
        parts.append(say(language, "unit_report.late", n=judged.days_late))
    elif judged.is_open and judged.due:
        parts.append(say(language, "unit_report.due", day=day_month(judged.due)))
    if judged.is_open and judged.reason and (judged.blocked or judged.days_late):
        parts.append(clipped(judged.reason, _REASON))
    return f": {', '.join(parts)}" if parts else ""
