"""How one assignment is judged at an instant: done or under way, in time or past its date."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from domain.facts import AssignmentFact
from domain.periods import PeriodRules, ReportingPeriod
from domain.tasks import Status, Word


class Outcome(StrEnum):
    """The four official counts; every counted assignment and task falls into one of them."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    UNDER_WAY_IN_TIME = "under_way_in_time"
    UNDER_WAY_PAST = "under_way_past"

    __hash__ = str.__hash__  # Enum's own is slow, and every count looks outcomes up


@dataclass(frozen=True)
class Reckoning:
    """What an office judges by: its periods, its time zone, and the last day on which what was due is not late yet."""

    periods: PeriodRules
    late_after: Callable[[date], date]
    zone: tzinfo
    # Thousands of assignments came into force at one instant, and all are judged at one.
    _first_days: dict[datetime, date] = field(default_factory=dict, init=False, repr=False, compare=False)
    _last_days: dict[datetime, date] = field(default_factory=dict, init=False, repr=False, compare=False)

    def start_of(self, period: ReportingPeriod) -> datetime:
        """The instant (UTC) at which its first day begins in the office."""
        return self.midnight(period.first_day)

    def close_of(self, period: ReportingPeriod) -> datetime:
        """The instant (UTC) at which its data close: the end of its last day in the office."""
        return self.midnight(period.last_day + timedelta(days=1))

    def stand_of(self, period: ReportingPeriod, now: datetime) -> datetime:
        """The instant a report of the period speaks of: its close, or now while it is running."""
        return min(self.close_of(period), now)

    def midnight(self, day: date) -> datetime:
        """The instant (UTC) at which a day begins in the office."""
        return datetime.combine(day, time(), self.zone).astimezone(UTC)

    def day_of(self, instant: datetime) -> date:
        """The office's day in which an instant lies."""
        return instant.astimezone(self.zone).date()

    def day_before(self, instant: datetime) -> date:
        """The office's day that an instant ends or cuts short: what closes at midnight speaks of the day gone by."""
        return self.day_of(instant - timedelta(microseconds=1))

    def day_judged(self, at: datetime) -> date:
        """`day_before` of an instant at which many assignments are judged."""
        return self._last_days.get(at) or self._last_days.setdefault(at, self.day_before(at))

    def first_day_of(self, fact: AssignmentFact) -> date:
        """The office's day on which an assignment came into force."""
        at = fact.created_at
        return self._first_days.get(at) or self._first_days.setdefault(at, self.day_of(at))


@dataclass(slots=True)  # not frozen for the same reason as AssignmentFact: there are as many
class Judged:
    """An assignment as it stood at an instant. Nobody changes it.

    `due` is the day then in force, after granted extensions. `outcome` is by that day, `original_outcome` by the day
    of the plan; a standing duty has no day and is never late. `last` is the last word on it, `heard_at` (UTC) when it
    was last spoken of or more time asked for, `finished_on` the office's day of the word that finished it, `days_late`
    the calendar days from `due` to that day or to the day judged, 0 where it is not late. `closed` says that it was
    closed without being done. `reason` is the latest one given, with a
    word on it or else with an extension asked for. `unasked` marks a day that had passed when its plan was loaded, of
    which nobody has said anything yet: it is asked about, and not announced as late.
    """

    fact: AssignmentFact
    due: date | None
    outcome: Outcome
    original_outcome: Outcome
    last: Word | None
    finished_on: date | None
    days_late: int
    closed: bool
    reason: str | None
    unasked: bool = False
    heard_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.finished_on is None and not self.closed

    @property
    def blocked(self) -> bool:
        """Whether it is open and stuck, by the last word on it."""
        return self.is_open and self.last is not None and self.last.status is Status.BLOCKED

    @property
    def nothing_arose(self) -> bool:
        """Whether it was finished by the word that nothing arose."""
        return self.last is not None and self.last.status is Status.NOTHING_AROSE

    @property
    def gone(self) -> bool:
        """Whether others do its work now: it is neither done nor left undone."""
        return self.closed and self.fact.moved

    def heard_since(self, instant: datetime) -> bool:
        """Whether it was spoken of since an instant, up to the one it is judged at; who asks for time speaks of it."""
        return self.heard_at is not None and self.heard_at >= instant


def judge(fact: AssignmentFact, at: datetime, reckoning: Reckoning) -> Judged:
    """The assignment as it stood just before `at` (UTC); what was said, granted or closed later is not known yet."""
    words = fact.words
    if words and words[-1].at >= at:
        words = tuple(word for word in words if word.at < at)
    finish = _finish(words)
    finished_on = reckoning.day_of(finish.at) if finish else None
    original_due = fact.original_due
    due = _due_in_force(fact, at) if fact.extensions else original_due
    day = finished_on or reckoning.day_judged(at)
    late = _late(fact, due, day, reckoning)
    late_by_original = late if due == original_due else _late(fact, original_due, day, reckoning)
    return Judged(
        fact,
        due,
        _OUTCOMES[finish is not None, late],
        _OUTCOMES[finish is not None, late_by_original],
        words[-1] if words else None,
        finished_on,
        (day - due).days if late and due else 0,
        finish is None and fact.closed_at is not None and fact.closed_at < at,
        _reason(fact, words, at) if words or fact.extensions else None,
        not words and original_due is not None and _was_past(fact, original_due, reckoning),
        _heard_at(fact, words, at),
    )


_OUTCOMES = {
    (True, False): Outcome.DONE_ON_TIME,
    (True, True): Outcome.DONE_LATE,
    (False, False): Outcome.UNDER_WAY_IN_TIME,
    (False, True): Outcome.UNDER_WAY_PAST,
}
"""What it is called, by whether it is done and whether it is late."""


def _finish(words: tuple[Word, ...]) -> Word | None:
    """The word that finished it: the first of the last ones that say so (evidence sent later does not make it late)."""
    finish = None
    for word in reversed(words):
        if not word.status.finished:
            break
        finish = word
    return finish


def _heard_at(fact: AssignmentFact, words: tuple[Word, ...], at: datetime) -> datetime | None:
    said = words[-1].at if words else None
    if not fact.extensions:
        return said
    asked = [e.asked_at for e in fact.extensions if e.asked_at < at]
    return max((*asked, said) if said else asked, default=None)


def _reason(fact: AssignmentFact, words: tuple[Word, ...], at: datetime) -> str | None:
    for word in reversed(words):
        if word.reason:
            return word.reason
    if not fact.extensions:
        return None
    asked = (e.reason for e in reversed(fact.extensions) if e.reason and e.asked_at < at)
    return next(asked, None)


def _due_in_force(fact: AssignmentFact, at: datetime) -> date | None:
    granted = [(e.decided_at, e.granted_due) for e in fact.extensions if e.decided_at and e.granted_due]
    known = [pair for pair in granted if pair[0] < at]
    return max(known)[1] if known else fact.original_due


def _late(fact: AssignmentFact, due: date | None, day: date, reckoning: Reckoning) -> bool:
    """Whether a day is too late for a due date.

    A date past when the assignment came into force counts from that day: what is answered at loading says that it was
    done, not when.
    """
    if due is None or day <= due:
        return False
    return day > reckoning.late_after(max(due, reckoning.first_day_of(fact)))


def _was_past(fact: AssignmentFact, due: date, reckoning: Reckoning) -> bool:
    """Whether it was late already when it came into force."""
    in_force = reckoning.first_day_of(fact)
    return due < in_force and reckoning.late_after(due) < in_force
