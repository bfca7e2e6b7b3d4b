"""From the facts to the summary of one period: pure, the same facts always give the same summary."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from operator import itemgetter

from domain.counting import Judged, Outcome, Reckoning
from domain.facts import Facts, PlanFact
from domain.periods import ReportingPeriod, following, previous, same_last_year
from reports.belonging import PeriodWork, work_of
from reports.scores import scores_by_plan
from reports.summary import (
    DAYS_AHEAD,
    DirectiveItem,
    Earlier,
    ExtensionItem,
    PlanFigures,
    Scores,
    SectionFigures,
    Summary,
    UnitFigures,
)
from reports.tally import Tally, by_assignment, by_task, count_each, tally


def summarise(facts: Facts, period: ReportingPeriod, now: datetime, reckoning: Reckoning) -> Summary:
    """The period as it stood at its close, or at `now` (UTC) while it is running."""
    at, start = reckoning.stand_of(period, now), reckoning.start_of(period)
    work = work_of(facts.assignments, period, at, reckoning)
    each = count_each(work, start)
    tasks = tally(work, each, by_task)
    after = following(period, reckoning.periods)
    finished = tuple(judged for judged in work.counted if judged.finished_on and judged.finished_on >= period.first_day)
    late = [judged for judged in work.counted if judged.outcome is Outcome.UNDER_WAY_PAST]
    period_before, same_period = previous(period, reckoning.periods), same_last_year(period, reckoning.periods)
    before = _at_its_close(facts, period_before, reckoning)
    return Summary(
        agency=facts.agency,
        period=period,
        following=after,
        at=at,
        day=reckoning.day_before(at),
        running=at < reckoning.close_of(period),
        figures=tasks.figures(),
        plans=_by_plan(facts.plans, tasks, scores_by_plan(facts.assignments, at, reckoning)),
        units=figures_by_unit(tally(work, each, by_assignment)),
        counted=work.counted,
        finished=finished,
        late=tuple(sorted(late, key=lambda judged: -judged.days_late)),
        blocked=tuple(judged for judged in work.counted if judged.blocked),
        without_evidence=tuple(judged for judged in finished if _lacks_evidence(judged)),
        closed=work.closed,
        standing=work.standing,
        sleeping=work.sleeping,
        coming=_coming(work, reckoning.day_before(at), after),
        extensions=tuple(_extensions(work, start, at)),
        directives=tuple(_directives(work, start, at)),
        before=before,
        last_year=before if same_period == period_before else _at_its_close(facts, same_period, reckoning),
        days_off=_days_off(reckoning.day_before(at), reckoning),
    )


def _days_off(after: date, reckoning: Reckoning) -> tuple[date, ...]:
    days = (after + timedelta(days=ahead) for ahead in range(1, DAYS_AHEAD + 1))
    return tuple(day for day in days if reckoning.periods.working_day_before(day) != day)


def _at_its_close(facts: Facts, period: ReportingPeriod, reckoning: Reckoning) -> Earlier | None:
    """An earlier period as it stood when it closed, None where nothing was known then."""
    work = work_of(facts.assignments, period, reckoning.close_of(period), reckoning)
    each = count_each(work, reckoning.start_of(period))
    tasks = tally(work, each, by_task)
    figures = tasks.figures()
    if figures.is_empty:
        return None
    return Earlier(period, figures, _by_plan(facts.plans, tasks, {}), figures_by_unit(tally(work, each, by_assignment)))


def _by_plan(plans: Iterable[PlanFact], tasks: Tally, scores: Mapping[int | None, Scores]) -> tuple[PlanFigures, ...]:
    by_id: dict[int | None, PlanFact] = {plan.id: plan for plan in plans}
    parts = tasks.parts(lambda judged: judged.fact.plan_id if judged.fact.plan_id in by_id else None)
    return tuple(
        PlanFigures(by_id.get(key), part.figures(), _by_section(by_id.get(key), part), scores.get(key))
        for key in (*by_id, None)
        if (part := parts.get(key)) is not None
    )


def _by_section(plan: PlanFact | None, tasks: Tally) -> tuple[SectionFigures, ...]:
    if plan is None or not plan.sections:
        return ()
    titles = dict(plan.sections)
    parts = tasks.parts(lambda judged: judged.fact.section if judged.fact.section in titles else None)
    return tuple(
        SectionFigures(number, titles.get(number or ""), parts[number].figures())
        for number in (*titles, None)
        if number in parts
    )


def figures_by_unit(assignments: Tally) -> tuple[UnitFigures, ...]:
    """The figures of each holder of assignments, units in the order of their ids and people after them."""
    parts = assignments.parts(lambda judged: (judged.fact.unit_id, judged.fact.unit_name or judged.fact.owner_name))
    in_order = sorted(parts, key=lambda key: (key[0] is None, key[0] or 0, key[1] or ""))
    return tuple(UnitFigures(unit_id, name, parts[unit_id, name].figures()) for unit_id, name in in_order)


def _lacks_evidence(judged: Judged) -> bool:
    return not judged.nothing_arose and judged.fact.evidence == 0


def _coming(work: PeriodWork, day: date, after: ReportingPeriod) -> tuple[Judged, ...]:
    """What is open and falls due after the day judged, up to the end of the period that follows."""
    dated = [(judged.due, judged) for judged in (*work.counted, *work.ahead) if judged.is_open and judged.due]
    return tuple(judged for due, judged in sorted(dated, key=itemgetter(0)) if day < due <= after.last_day)


def _extensions(work: PeriodWork, start: datetime, at: datetime) -> Iterable[ExtensionItem]:
    for judged in (*work.counted, *work.ahead):
        for extension in judged.fact.extensions:
            decided = extension.decided_at is not None and extension.decided_at < at
            recent = extension.asked_at >= start or bool(extension.decided_at and extension.decided_at >= start)
            if extension.asked_at < at and (recent or (not decided and judged.is_open)):
                yield ExtensionItem(judged, extension, decided)


def _directives(work: PeriodWork, start: datetime, at: datetime) -> Iterable[DirectiveItem]:
    for judged in (*work.counted, *work.ahead, *work.standing):
        for directive in judged.fact.directives:
            answered = directive.answered_at is not None and directive.answered_at < at
            if directive.at < at and (directive.at >= start or (not answered and judged.is_open)):
                yield DirectiveItem(judged, directive, answered)
