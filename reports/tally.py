"""Counting: assignments one by one for a unit, whole tasks for the agency, a plan and a section."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, TypeVar

from domain.counting import Judged, Outcome
from domain.tasks import OccurrenceKind, Status
from reports.belonging import PeriodWork, holder_of
from reports.summary import Counts, Figures, StandingCounts, codes

K = TypeVar("K", bound=Hashable)


class Counted(NamedTuple):
    """What counts as one, a task with all its assignments of the period or a single one; `first` stands for it."""

    first: Judged
    outcome: Outcome
    original_outcome: Outcome
    not_reported: bool
    blocked: bool
    nothing_arose: bool


class Duty(NamedTuple):
    """A standing duty that counts as one, and which of the fields of StandingCounts it falls into."""

    first: Judged
    said: str


@dataclass(frozen=True)
class Tally:
    """A period's work, judged once and ready to be counted in any part."""

    counted: Sequence[Counted]
    standing: Sequence[Duty]
    sleeping: Sequence[Judged]

    def parts(self, key: Callable[[Judged], K]) -> "dict[K, Tally]":
        """The tally in parts, by a key of the first assignment of what counts as one."""
        counted, standing, sleeping = defaultdict(list), defaultdict(list), defaultdict(list)
        for each in self.counted:
            counted[key(each.first)].append(each)
        for duty in self.standing:
            standing[key(duty.first)].append(duty)
        for judged in self.sleeping:
            sleeping[key(judged)].append(judged)
        return {
            value: Tally(counted[value], standing[value], sleeping[value])
            for value in dict.fromkeys((*counted, *standing, *sleeping))
        }

    def figures(self) -> Figures:
        """The figures of all of it."""
        return Figures(
            counts=self._counts(lambda each: each.outcome),
            by_original=self._counts(lambda each: each.original_outcome),
            standing=self._standing(),
            sleeping=codes(self.sleeping),
        )

    def _counts(self, outcome: Callable[[Counted], Outcome]) -> Counts:
        by_outcome: dict[Outcome, list[str]] = {each: [] for each in Outcome}
        for each in self.counted:
            by_outcome[outcome(each)].append(each.first.fact.code)
        return Counts(
            **{each.value: tuple(found) for each, found in by_outcome.items()},
            not_reported=tuple(each.first.fact.code for each in self.counted if each.not_reported),
            blocked=tuple(each.first.fact.code for each in self.counted if each.blocked),
            nothing_arose=tuple(each.first.fact.code for each in self.counted if each.nothing_arose),
        )

    def _standing(self) -> StandingCounts:
        said: defaultdict[str, list[str]] = defaultdict(list)
        for duty in self.standing:
            said[duty.said].append(duty.first.fact.code)
        return StandingCounts(**{name: tuple(found) for name, found in said.items()})


def tally(work: PeriodWork, start: datetime, key: Callable[[Judged], Hashable]) -> Tally:
    """A period's work, where all assignments with the same `key` count as one.

    `start` (UTC) is when the period began: what nobody spoke of since is not reported.
    """
    return Tally(
        [_count(group, start) for group in _grouped(work.counted, key)],
        [Duty(group[0], _said(group)) for group in _grouped(work.standing, key)],
        work.sleeping,
    )


def by_task(judged: Judged) -> Hashable:
    """Counts a task once, however many units hold it and however often it comes round in the period."""
    return judged.fact.task_id


def by_assignment(judged: Judged) -> Hashable:
    """Counts each assignment; a standing duty, asked about every month, counts once for each holder."""
    standing = judged.fact.kind is OccurrenceKind.STANDING
    return holder_of(judged.fact) if standing else judged.fact.assignment_id


def _grouped(items: Iterable[Judged], key: Callable[[Judged], Hashable]) -> Iterable[list[Judged]]:
    groups: defaultdict[Hashable, list[Judged]] = defaultdict(list)
    for judged in items:
        groups[key(judged)].append(judged)
    return groups.values()


def _count(group: Sequence[Judged], start: datetime) -> Counted:
    first = group[0]
    if len(group) == 1:
        silent = first.is_open and not first.said_since(start)
        return Counted(first, first.outcome, first.original_outcome, silent, first.blocked, first.nothing_arose)
    return Counted(
        first,
        outcome=_worst({judged.outcome for judged in group}),
        original_outcome=_worst({judged.original_outcome for judged in group}),
        not_reported=any(judged.is_open and not judged.said_since(start) for judged in group),
        blocked=any(judged.blocked for judged in group),
        nothing_arose=all(judged.nothing_arose for judged in group),
    )


def _worst(outcomes: set[Outcome]) -> Outcome:
    """What several assignments come to as one: done only when all are, late or past its date when any is."""
    for outcome in (Outcome.UNDER_WAY_PAST, Outcome.UNDER_WAY_IN_TIME, Outcome.DONE_LATE):
        if outcome in outcomes:
            return outcome
    return Outcome.DONE_ON_TIME


def _said(group: Sequence[Judged]) -> str:
    """Whether every holder of a duty spoke of it in the period, and whether it was only to say that nothing arose."""
    holders = _grouped(group, lambda judged: holder_of(judged.fact))
    said = [{judged.last.status for judged in holder if judged.last} for holder in holders]
    if not all(said):
        return "not_reported"
    return "nothing_arose" if all(statuses == {Status.NOTHING_AROSE} for statuses in said) else "reported"
