"""A period's report as one chat message: the counts, the three worst, what needs deciding."""

from collections.abc import Iterator

from domain.counting import Judged
from locales import say
from reports.phrases import clipped, day_month, holder, percent, period_name, points, upper_first
from reports.summary import Counts, ExtensionItem, Scores, Summary, UnitFigures

_WORST = 3
_UNITS = 3
_TO_DECIDE = 3
_NAME = 44
_REASON = 44


def report_message(summary: Summary, language: str) -> str:
    """The report as it fits one screen of a phone; fields, units and tasks in full are in its files."""
    blocks = [
        _counts(summary, language),
        _parts(summary, language),
        _worst(summary, language),
        _to_decide(summary, language),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _counts(summary: Summary, language: str) -> list[str]:
    counts, standing, original = summary.figures.counts, summary.figures.standing, summary.figures.by_original
    lines = [heading(summary, language)]
    if not counts.total:
        lines.append(say(language, "reports.message.no_tasks"))
    else:
        lines += [
            say(language, "reports.message.done", **_numbers(counts), share=percent(language, counts.share_done)),
            say(language, "reports.message.under_way", **_numbers(counts)),
        ]
    if _punctual(counts) != _punctual(original):
        lines.append(say(language, "reports.message.by_original", **_numbers(original)))
    if beside := _beside(counts, language):
        lines.append(beside)
    if standing.total:
        lines.append(
            say(
                language,
                "reports.message.standing",
                reported=len(standing.reported),
                nothing_arose=len(standing.nothing_arose),
                not_reported=len(standing.not_reported),
                total=standing.total,
            )
        )
    if summary.before and summary.before.figures.counts.total:
        before = summary.before.figures.counts
        lines.append(
            say(
                language,
                "reports.message.before",
                done=len(before.done),
                total=before.total,
                share=percent(language, before.share_done),
                past=len(before.under_way_past),
            )
        )
    return lines


def _parts(summary: Summary, language: str) -> list[str]:
    """Done of what was given outside plans, the points of scored plans, the units with most past their date."""
    lines = []
    for plan in summary.plans:
        if plan.plan is None and len(summary.plans) > 1:
            counts = plan.figures.counts
            lines.append(say(language, "reports.message.arisen", done=len(counts.done), total=counts.total))
    lines += [_scores(each.scores, language) for each in summary.plans if each.scores]
    units = [unit for unit in summary.units if unit.unit_id is not None and unit.figures.counts.total]
    late = [unit for unit in units if unit.figures.counts.under_way_past]
    if len(units) > 1 and late:
        lines.append(say(language, "reports.message.units"))
        worst_first = sorted(late, key=lambda unit: -len(unit.figures.counts.under_way_past))
        lines += [_unit(unit, language) for unit in worst_first[:_UNITS]]
    return lines


def _scores(scores: Scores, language: str) -> str:
    key = "reports.message.scores_at_risk" if scores.at_risk else "reports.message.scores"
    at_risk = clipped(", ".join(scores.at_risk_by), _NAME)
    numbers = {"reached": scores.reached, "total": scores.total, "at_risk": scores.at_risk}
    return say(language, key, codes=at_risk, **{name: points(language, number) for name, number in numbers.items()})


def _unit(unit: UnitFigures, language: str) -> str:
    counts = unit.figures.counts
    numbers = {"done": len(counts.done), "total": counts.total, "past": len(counts.under_way_past)}
    return say(language, "reports.message.unit_late", name=unit.name or "", **numbers)


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


def _punctual(counts: Counts) -> tuple[int, ...]:
    return tuple(_numbers(counts).values())


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
        lines.append(
            say(language, "reports.message.late", number=number, n=judged.days_late, **_named(judged, language))
        )
    return lines


def worst(summary: Summary) -> list[Judged]:
    """What is past its date the longest, of each task one."""
    by_task: dict[int, Judged] = {}
    for judged in summary.late:
        by_task.setdefault(judged.fact.task_id, judged)
    return list(by_task.values())[:_WORST]


def _to_decide(summary: Summary, language: str) -> list[str]:
    asked = [*_asked(summary, language)]
    if not asked:
        return []
    lines = [say(language, "reports.message.to_decide"), *asked[:_TO_DECIDE]]
    if len(asked) > _TO_DECIDE:
        lines.append(say(language, "reports.message.more", n=len(asked) - _TO_DECIDE))
    return lines


def _asked(summary: Summary, language: str) -> Iterator[str]:
    """What is asked, on a line each; a task named above is named by its code alone."""
    above = {judged.fact.assignment_id for judged in worst(summary)}
    for item in summary.undecided:
        wanted = say(language, "reports.message.asked", day=asked_day(item, language))
        yield _asking(item.judged, wanted, above, language)
    for judged in summary.blocked:
        reason = clipped(judged.reason or say(language, "reports.reason.none"), _REASON)
        yield _asking(judged, reason, above, language)


def _asking(judged: Judged, what: str, above: set[int], language: str) -> str:
    if judged.fact.assignment_id in above:
        return say(language, "reports.message.asks_above", code=judged.fact.code, what=what)
    return say(language, "reports.message.asks", what=what, **_named(judged, language))


def asked_day(item: ExtensionItem, language: str) -> str:
    """The day an extension asks for, or that it names none."""
    asked = item.extension.asked_due
    return day_month(asked) if asked else say(language, "reports.extension.no_day")


def _named(judged: Judged, language: str) -> dict[str, str]:
    fact = judged.fact
    return {"name": clipped(fact.short_name, _NAME), "code": fact.code, "holder": holder(language, fact)}
