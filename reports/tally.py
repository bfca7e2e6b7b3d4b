"""Counting: assignments one by one for a unit, whole tasks for the agency, a plan and a section."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime

from domain.counting import Judged, Outcome
from domain.tasks import OccurrenceKind, Status
from reports.belonging import PeriodWork, holder_of
from reports.summary import Counts, Figures, StandingCounts, codes

Group = Sequence[Judged]


def figures_of(work: PeriodWork, start: datetime, key: Callable[[Judged], Hashable]) -> Figures:
    """The figures of a period's work, where all assignments with the same `key` count as one.

    `start` (UTC) is when the period began: what nobody spoke of since is not reported.
    """
    counted = _grouped(work.counted, key)
    return Figures(
        counts=_counts(counted, start, lambda judged: judged.outcome),
        by_original=_counts(counted, start, lambda judged: judged.original_outcome),
        standing=_standing(_grouped(work.standing, key)),
        sleeping=codes(work.sleeping),
    )


def by_task(judged: Judged) -> Hashable:
    """Counts a task once, however many units hold it and however often it comes round in the period."""
    return judged.fact.task_id


def by_assignment(judged: Judged) -> Hashable:
    """Counts each assignment; a standing duty, asked about every month, counts once for each holder."""
    standing = judged.fact.kind is OccurrenceKind.STANDING
    return holder_of(judged.fact) if standing else judged.fact.assignment_id


def _grouped(items: Iterable[Judged], key: Callable[[Judged], Hashable]) -> list[Group]:
    groups: defaultdict[Hashable, list[Judged]] = defaultdict(list)
    for judged in items:
        groups[key(judged)].append(judged)
    return list(groups.values())


def _counts(groups: list[Group], start: datetime, outcome: Callable[[Judged], Outcome]) -> Counts:
    by_outcome: dict[Outcome, list[str]] = {each: [] for each in Outcome}
    not_reported, blocked, nothing_arose = [], [], []
    for group in groups:
        code = group[0].fact.code
        by_outcome[_worst({outcome(judged) for judged in group})].append(code)
        if any(judged.is_open and not judged.said_since(start) for judged in group):
            not_reported.append(code)
        if any(judged.blocked for judged in group):
            blocked.append(code)
        if all(judged.nothing_arose for judged in group):
            nothing_arose.append(code)
    return Counts(
        **{each.value: tuple(found) for each, found in by_outcome.items()},
        not_reported=tuple(not_reported),
        blocked=tuple(blocked),
        nothing_arose=tuple(nothing_arose),
    )


def _worst(outcomes: set[Outcome]) -> Outcome:
    """What several assignments come to as one: done only when all are, late or past its date when any is."""
    for outcome in (Outcome.UNDER_WAY_PAST, Outcome.UNDER_WAY_IN_TIME, Outcome.DONE_LATE):
        if outcome in outcomes:
            return outcome
    return Outcome.DONE_ON_TIME


def _standing(groups: list[Group]) -> StandingCounts:
    reported: list[str] = []
    nothing_arose: list[str] = []
    not_reported: list[str] = []
    for group in groups:
        holders = _grouped(group, lambda judged: holder_of(judged.fact))
        said = [{judged.last.status for judged in holder if judged.last} for holder in holders]
        if not all(said):
            not_reported.append(group[0].fact.code)
        elif all(statuses == {Status.NOTHING_AROSE} for statuses in said):
            nothing_arose.append(group[0].fact.code)
        else:
            reported.append(group[0].fact.code)
    return StandingCounts(tuple(reported), tuple(nothing_arose), tuple(not_reported))
