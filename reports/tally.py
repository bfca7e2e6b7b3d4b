"""Counting: assignments one by one for a unit, whole tasks for the agency, a plan and a section."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, TypeVar

from domain.counting import Judged, Outcome
from domain.tasks import OccurrenceKind, Status
from reports.belonging import PeriodWork, holder_of
from reports.summary import Codes, Counts, Figures, StandingCounts, codes

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Counted(NamedTuple):
    """What counts as one, a single assignment or a task with all of the period; `first` stands for it by its `code`."""

    first: Judged
    code: str
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
        counts, by_original = self._counts()
        return Figures(counts, by_original, self._standing(), codes(self.sleeping))

    def _counts(self) -> tuple[Counts, Counts]:
        """By the dates in force and by the original ones; what stands beside the four counts is the same in both."""
        in_force: dict[Outcome, list[str]] = {each: [] for each in Outcome}
        original: dict[Outcome, list[str]] = {each: [] for each in Outcome}
        silent, blocked, nothing = [], [], []
        for _, code, outcome, original_outcome, is_silent, is_blocked, is_nothing in self.counted:
            in_force[outcome].append(code)
            original[original_outcome].append(code)
            if is_silent:
                silent.append(code)
            if is_blocked:
                blocked.append(code)
            if is_nothing:
                nothing.append(code)
        beside = tuple(silent), tuple(blocked), tuple(nothing)
        return _counts_of(in_force, beside), _counts_of(original, beside)

    def _standing(self) -> StandingCounts:
        said: defaultdict[str, list[str]] = defaultdict(list)
        for duty in self.standing:
            said[duty.said].append(duty.first.fact.code)
        return StandingCounts(**{name: tuple(found) for name, found in said.items()})


def _counts_of(by_outcome: dict[Outcome, list[str]], beside: tuple[Codes, Codes, Codes]) -> Counts:
    silent, blocked, nothing = beside
    return Counts(
        **{outcome.value: tuple(found) for outcome, found in by_outcome.items()},
        not_reported=silent,
        blocked=blocked,
        nothing_arose=nothing,
    )


def count_each(work: PeriodWork, start: datetime) -> list[Counted]:
    """The counted assignments of a period one by one.

    `start` (UTC) is when the period began: what nobody spoke of since is not reported.
    """
    return [_single(judged, start) for judged in work.counted]


def tally(work: PeriodWork, each: Sequence[Counted], key: Callable[[Judged], Hashable]) -> Tally:
    """A period's work, of which `each` counted assignment was looked at, where all with the same `key` are one."""
    return Tally(
        each if key is by_assignment else [_together(group) for group in _grouped(each, lambda one: key(one.first))],
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


def _grouped(items: Iterable[T], key: Callable[[T], Hashable]) -> Iterable[list[T]]:
    groups: defaultdict[Hashable, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups.values()


def _single(judged: Judged, start: datetime) -> Counted:
    last, is_open = judged.last, judged.is_open
    return Counted(
        judged,
        judged.fact.code,
        judged.outcome,
        judged.original_outcome,
        is_open and not judged.heard_since(start),
        is_open and last is not None and last.status is Status.BLOCKED,
        last is not None and last.status is Status.NOTHING_AROSE,
    )


def _together(group: Sequence[Counted]) -> Counted:
    """Several assignments as one: what is done of all of them, late or stuck as soon as one is."""
    if len(group) == 1:
        return group[0]
    first, code, outcomes, original_outcomes, silent, blocked, nothing = zip(*group, strict=True)
    return Counted(
        first[0], code[0], _worst(outcomes), _worst(original_outcomes), any(silent), any(blocked), all(nothing)
    )


def _worst(outcomes: Sequence[Outcome]) -> Outcome:
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
