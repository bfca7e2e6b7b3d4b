"""The weekly digest for leadership: what changed, what is late and whose, what is stuck, what comes next."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.counting import Judged, Outcome, Reckoning, judge
from domain.facts import ExtensionFact, Facts
from domain.periods import PeriodKind, period_at
from reports.belonging import work_of
from reports.summarise import figures_by_unit
from reports.summary import Codes, Counts, UnitFigures, codes
from reports.tally import by_assignment, by_task, count_each, tally

MOST_LATE = 5
MOST_STUCK = 3
_WEEK, _DAY = timedelta(days=7), timedelta(days=1)


class DigestKind(StrEnum):
    """Why an item stands in the digest; what is both late and stuck stands once, as late."""

    LATE = "late"
    STUCK = "stuck"


@dataclass(frozen=True)
class DigestItem:
    """One numbered item, which a leader answers by its number. `fresh`: not so a week ago. `asked` waits for a word."""

    number: int
    kind: DigestKind
    judged: Judged
    fresh: bool
    asked: ExtensionFact | None

    @property
    def assignment_id(self) -> int:
        """The assignment an answer to this number is about."""
        return self.judged.fact.assignment_id


@dataclass(frozen=True)
class Digest:
    """One week, `first_day` to `last_day`; `counts` and `units` are of the running year.

    `finished`, `assigned` and `newly` (late or stuck) are of the week. `items` are numbered through, those of the
    leader's own units first; `late` and `stuck` are all that might have been shown, an item each. `unanswered` are the
    tasks whose owners have not answered a leader's directive. `coming` falls due in the next seven days.
    """

    first_day: date
    last_day: date
    counts: Counts
    finished: tuple[Judged, ...]
    assigned: tuple[str, ...]
    newly_late: int
    newly_stuck: int
    items: tuple[DigestItem, ...]
    late: tuple[Judged, ...]
    stuck: tuple[Judged, ...]
    unanswered: Codes
    coming: tuple[Judged, ...]
    units: tuple[UnitFigures, ...]

    @property
    def nothing_new(self) -> bool:
        """Whether the week brought no change a leader would want to hear of."""
        return not (self.finished or self.assigned or self.newly_late or self.newly_stuck)


def digest(
    facts: Facts, now: datetime, since: datetime, reckoning: Reckoning, own_units: Set[int] = frozenset()
) -> Digest:
    """The digest at `now`, against how things stood at `since`, the last digest (both UTC).

    `own_units` are the ids of the units the reader is in charge of, which come first.
    """
    today = reckoning.day_before(now)
    year = period_at(PeriodKind.YEAR, today, reckoning.periods)
    work = work_of(facts.assignments, year, now, reckoning)
    each = count_each(work, reckoning.start_of(year))
    open_now = [judged for judged in work.counted if judged.is_open]
    duties = [judged for judged in work.standing if judged.is_open]
    news = [_news(judged, now, since, reckoning) for judged in (*open_now, *work.ahead, *duties)]
    late = [each for each in news if each.late]
    stuck = [each for each in news if each.stuck and not each.late]
    shown = [
        *((DigestKind.LATE, each) for each in _in_order(late, own_units)[:MOST_LATE]),
        *((DigestKind.STUCK, each) for each in _in_order(stuck, own_units)[:MOST_STUCK]),
    ]
    coming = [j for j in (*open_now, *work.ahead) if j.due and today < j.due <= today + _WEEK]
    return Digest(
        first_day=reckoning.day_of(since) + _DAY,
        last_day=today,
        counts=tally(work, each, by_task).figures().counts,
        finished=tuple(judged for judged in work.counted if _finished_since(judged, since, reckoning)),
        assigned=tuple(dict.fromkeys(j.fact.code for j in work.counted if j.fact.created_at >= since)),
        newly_late=sum(each.newly_late for each in news),
        newly_stuck=sum(each.newly_stuck for each in news),
        items=tuple(
            DigestItem(number, kind, each.judged, each.fresh, _undecided(each.judged, now))
            for number, (kind, each) in enumerate(shown, start=1)
        ),
        late=tuple(each.judged for each in late),
        stuck=tuple(each.judged for each in stuck),
        unanswered=codes(j for j in (*open_now, *work.ahead, *duties) if _is_unanswered(j, now)),
        units=figures_by_unit(tally(work, each, by_assignment)),
        coming=tuple(sorted(coming, key=lambda judged: judged.due or today)),
    )


@dataclass(frozen=True)
class _News:
    """An open assignment, how it stands, and what of that was not so at the last digest."""

    judged: Judged
    late: bool
    stuck: bool
    newly_late: bool
    newly_stuck: bool

    @property
    def fresh(self) -> bool:
        return self.newly_late or self.newly_stuck


def _news(judged: Judged, now: datetime, since: datetime, reckoning: Reckoning) -> _News:
    late, stuck = _is_late(judged), _is_stuck(judged, now)
    if not (late or stuck):
        return _News(judged, late, stuck, newly_late=False, newly_stuck=False)
    then = judge(judged.fact, since, reckoning)
    known = judged.fact.created_at < since
    return _News(
        judged,
        late,
        stuck,
        newly_late=late and not (known and _is_late(then)),
        newly_stuck=stuck and not (known and _is_stuck(then, since)),
    )


def _is_late(judged: Judged) -> bool:
    return judged.outcome is Outcome.UNDER_WAY_PAST and not judged.unasked


def _is_stuck(judged: Judged, at: datetime) -> bool:
    return judged.is_open and (judged.blocked or _undecided(judged, at) is not None)


def _is_unanswered(judged: Judged, at: datetime) -> bool:
    given = (d for d in judged.fact.directives if d.at < at)
    return any(d.answered_at is None or d.answered_at >= at for d in given)


def _undecided(judged: Judged, at: datetime) -> ExtensionFact | None:
    """The last extension asked for that nobody had decided on at an instant."""
    waiting = [e for e in judged.fact.extensions if e.asked_at < at and not (e.decided_at and e.decided_at < at)]
    return waiting[-1] if waiting else None


def _finished_since(judged: Judged, since: datetime, reckoning: Reckoning) -> bool:
    return judged.finished_on is not None and judge(judged.fact, since, reckoning).finished_on is None


def _in_order(news: list[_News], own_units: Set[int]) -> list[_News]:
    """The reader's own units first, then what is new, then the longest late."""
    return sorted(
        news,
        key=lambda each: (each.judged.fact.unit_id not in own_units, not each.fresh, -each.judged.days_late),
    )
