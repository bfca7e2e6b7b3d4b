"""The points of a scored plan: reached where all behind a criterion is done, at risk where some is late or stuck."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from domain.counting import Judged, Outcome, Reckoning, judge
from domain.facts import AssignmentFact
from domain.tasks import AssignmentRole, OccurrenceKind
from reports.summary import Scores, codes


def scores_by_plan(
    assignments: Iterable[AssignmentFact], at: datetime, reckoning: Reckoning
) -> dict[int | None, Scores]:
    """The points of each plan that has scores, as they stood at `at` (UTC).

    A criterion's points are those its plan aims at, else the most that can be had. What is behind one number of a
    plan is one criterion, however many tasks that takes.
    """
    behind: defaultdict[int | None, defaultdict[str, list[Judged]]] = defaultdict(lambda: defaultdict(list))
    for fact in assignments:
        if fact.points is not None and fact.role is AssignmentRole.LEAD and fact.created_at < at:
            judged = judge(fact, at, reckoning)
            if not judged.gone:
                behind[fact.plan_id][fact.criterion or fact.code].append(judged)
    return {plan_id: _scores([work for work in criteria.values() if work]) for plan_id, criteria in behind.items()}


def _scores(criteria: list[list[Judged]]) -> Scores:
    reached = [work for work in criteria if _is_reached(work)]
    at_risk = [work for work in criteria if any(_endangers(judged) for judged in work)]
    return Scores(
        total=_points(criteria),
        reached=_points(reached),
        at_risk=_points(at_risk),
        reached_by=codes(judged for work in reached for judged in work),
        at_risk_by=codes(judged for work in at_risk for judged in work if _endangers(judged)),
    )


def _is_reached(work: list[Judged]) -> bool:
    """Whether nothing is left to do; a standing duty is never done, and what was closed undone reaches nothing."""
    return all(j.finished_on is not None and j.fact.kind is OccurrenceKind.DATED for j in work)


def _endangers(judged: Judged) -> bool:
    late = judged.outcome is Outcome.UNDER_WAY_PAST and not judged.unasked
    return (judged.is_open and (late or judged.blocked)) or judged.closed


def _points(criteria: list[list[Judged]]) -> float:
    return round(sum(work[0].fact.points or 0 for work in criteria), 4)
