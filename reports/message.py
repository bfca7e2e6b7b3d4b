"""A period's report as one chat message: the counts, the three worst, what needs deciding."""

from collections.abc import Iterator
from itertools import islice

from domain.counting import Judged
from locales import say
from reports.phrases import (
    clipped,
    day_month,
    occurrence_name,
    percent,
    period_name,
    points,
    short_holder,
    upper_first,
)
from reports.summary import Counts, ExtensionItem, Scores, Summary

_WORST = 3
_TO_DECIDE = 2
# A phone shows some 33 letters on a line: one for a heading, two for a task.
_TWO_LINES, _ONE_LINE = 62, 32
_HOLDER, _OCCURRENCE, _LEAST_NAME = 22, 10, 12
_CODES = 20


def report_message(summary: Summary, language: str) -> str:
    """The report as it fits one screen of a phone; all else, as what it was before, is in its files.

    No blank lines: that screen has 18 lines.
    """
    return "\n".join([*_counts(summary, language), *_worst(summary, language), *_to_decide(summary, language)])


def _counts(summary: Summary, language: str) -> list[str]:
    counts, standing = summary.figures.counts, summary.figures.standing
    lines = [heading(summary, language)]
    if not counts.total:
        lines.append(say(language, "reports.message.no_tasks"))
    else:
        share, numbers = percent(language, counts.share_done), _numbers(counts)
        lines.append(
            say(
                language, "reports.message.done" if counts.done else "reports.message.none_done", share=share, **numbers
            )
        )
        lines.append(say(language, "reports.message.under_way", **numbers))
    if beside := _beside(counts, language):
        lines.append(beside)
    if standing.total:
        reported = len(standing.reported) + len(standing.nothing_arose)
        lines.append(say(language, "reports.message.standing", reported=reported, total=standing.total))
    return lines + [_scores(each.scores, language) for each in summary.plans if each.scores]


def _scores(scores: Scores, language: str) -> str:
    key = "reports.message.scores_at_risk" if scores.at_risk else "reports.message.scores"
    at_risk = clipped(", ".join(scores.at_risk_by), _CODES)
    numbers = {"reached": scores.reached, "total": scores.total, "at_risk": scores.at_risk}
    return say(language, key, codes=at_risk, **{name: points(language, number) for name, number in numbers.items()})


def heading(summary: Summary, language: str) -> str:
    """The period and the days its figures are of."""
    key = "reports.message.running" if summary.running else "reports.message.heading"
    return say(
        language,
        key,
        period=upper_first(period_name(language, summary.period)),
        first=day_month(summary.period.first_day),
        last=day_month(summary.day),
    )


def _numbers(counts: Counts) -> dict[str, int]:
    return {
        "done": len(counts.done),
        "total": counts.total,
        "on_time": len(counts.done_on_time),
        "late": len(counts.done_late),
        "under_way": len(counts.under_way),
        "in_time": len(counts.under_way_in_time),
        "past": len(counts.under_way_past),
    }


def _beside(counts: Counts, language: str) -> str:
    """What stands beside the official counts; a nought is not said."""
    parts = [
        say(language, key, count=len(figure))
        for key, figure in (
            ("reports.message.not_reported", counts.not_reported),
            ("reports.message.blocked", counts.blocked),
            ("reports.message.nothing_arose", counts.nothing_arose),
        )
        if figure
    ]
    return upper_first(", ".join(parts))


def _worst(summary: Summary, language: str) -> list[str]:
    if not summary.late:
        return []
    lines = [say(language, "reports.message.worst")]
    for number, judged in enumerate(worst(summary), start=1):
        told = {
            "number": number,
            "n": judged.days_late,
            "holder": clipped(short_holder(language, judged.fact), _HOLDER),
        }
        lines.append(_within("reports.message.late", judged, language, **told))
    return lines


def worst(summary: Summary) -> list[Judged]:
    """What is past its date the longest, of each task one."""
    by_task: dict[int, Judged] = {}
    for judged in summary.late:
        by_task.setdefault(judged.fact.task_id, judged)
        if len(by_task) == _WORST:
            break
    return list(by_task.values())


def _to_decide(summary: Summary, language: str) -> list[str]:
    """How much is asked, and what on a line or two; a task named above is named by its code alone."""
    asked = len(summary.undecided) + len(summary.blocked)
    if not asked:
        return []
    above = {judged.fact.task_id for judged in worst(summary)}
    lines = [say(language, "reports.message.to_decide", n=asked)]
    for judged, what in islice(_asked(summary, language), _TO_DECIDE):
        if judged.fact.task_id in above:
            told = say(language, "reports.message.asks_above", code=judged.fact.code, what=what)
            lines.append(clipped(told, _ONE_LINE))
        elif len(lines) == 1:
            lines.append(clipped(_within("reports.message.asks", judged, language, what=what), _TWO_LINES))
            break
    return lines


def _asked(summary: Summary, language: str) -> Iterator[tuple[Judged, str]]:
    """What waits for a word: time to be granted, obstacles to be cleared."""
    for item in summary.undecided:
        yield item.judged, say(language, "reports.message.asked", day=asked_day(item, language))
    for judged in summary.blocked:
        yield judged, judged.reason or say(language, "reports.reason.none")


def asked_day(item: ExtensionItem, language: str) -> str:
    """The day an extension asks for, or that it names none."""
    asked = item.extension.asked_due
    return day_month(asked) if asked else say(language, "reports.extension.no_day")


def _within(key: str, judged: Judged, language: str, **told: object) -> str:
    """A sentence on a task whose name is cut to what the rest leaves of two lines."""
    fact, occurrence = judged.fact, occurrence_name(language, judged.fact)
    code = f"{fact.code}, {occurrence}" if 0 < len(occurrence) <= _OCCURRENCE else fact.code
    rest = len(say(language, key, name="", code=code, **told))
    return say(language, key, name=clipped(fact.short_name, max(_LEAST_NAME, _TWO_LINES - rest)), code=code, **told)
