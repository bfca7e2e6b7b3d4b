"""The tasks behind one figure of a report, as a numbered list in chat."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from domain.counting import Judged
from locales import say
from reports.phrases import clipped, holder, period_name, upper_first
from reports.summary import Codes, Counts, Summary
from reports.task_rows import result

MOST = 20
_NAME, _HOLDERS = 60, 60

FIGURES: Mapping[str, Callable[[Counts], Codes]] = {
    "done": lambda counts: counts.done,
    "done_on_time": lambda counts: counts.done_on_time,
    "done_late": lambda counts: counts.done_late,
    "under_way": lambda counts: counts.under_way,
    "in_time": lambda counts: counts.under_way_in_time,
    "past": lambda counts: counts.under_way_past,
    "not_reported": lambda counts: counts.not_reported,
    "blocked": lambda counts: counts.blocked,
    "nothing_arose": lambda counts: counts.nothing_arose,
}
"""The figures that can be asked for, by name."""


@dataclass(frozen=True)
class Line:
    """One task of a figure: the assignment that stands for it, and all that are counted as it."""

    judged: Judged
    all: tuple[Judged, ...]


def lines_of(summary: Summary, figure: str) -> list[Line]:
    """The tasks of a figure in their order; of each the assignment that is late the longest stands for it."""
    by_code: defaultdict[str, list[Judged]] = defaultdict(list)
    for judged in summary.counted:
        by_code[judged.fact.code].append(judged)
    groups = [tuple(by_code[code]) for code in FIGURES[figure](summary.figures.counts)]
    return [Line(max(group, key=lambda judged: (judged.is_open, judged.days_late)), group) for group in groups]


def figure_message(summary: Summary, figure: str, lines: Sequence[Line], language: str) -> str:
    """The list as a message: the figure and its period, then a line a task, of very many the first ones."""
    period = upper_first(period_name(language, summary.period))
    told = [say(language, f"report_files.list.{figure}", n=len(lines), period=period)]
    for number, line in enumerate(lines[:MOST], start=1):
        fact = line.judged.fact
        holders = ", ".join(dict.fromkeys(holder(language, judged.fact) for judged in line.all))
        told.append(
            say(
                language,
                "report_files.list.line",
                number=number,
                name=clipped(fact.short_name, _NAME),
                code=fact.code,
                holder=clipped(holders, _HOLDERS),
                result=result(line.judged, language),
            )
        )
    if len(lines) > MOST:
        told.append(say(language, "report_files.list.more", n=len(lines) - MOST))
    return "\n".join(told)
