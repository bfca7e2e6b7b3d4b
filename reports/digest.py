"""The weekly digest for leadership: what changed, what is late and whose, what is stuck, what comes next."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
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

MOST_LATE = 3
MOST_STUCK = 2
_WEEK, _DAY = timedelta(days=7), timedelta(days=1)


class DigestKind(StrEnum):
    """Why an item stands in the digest; what is both late and stuck stands once, as late."""

    LATE = "late"
    STUCK = "stuck"


@dataclass(frozen=True)
class DigestItem:
    """One numbered task, which a leader answers by its number. `fresh`: not so a week ago. `asked` waits for a word.

    `judged` stands for the task: of what is late or stuck of it the longest, the reader's own first. `all` are these,
    in that order.
    """

    number: int
    kind: DigestKind
    judged: Judged
    fresh: bool
    asked: ExtensionFact | None
    all: tuple[Judged, ...]

    @property
    def assignment_id(self) -> int:
        """The assignment an answer to this number is about, with the others of its occurrence."""
        return self.judged.fact.assignment_id


@dataclass(frozen=True)
class Digest:
    """One week, `first_day` to `last_day`; `counts` and `units` are of the running year.

    All of it is of whole tasks, those of the reader's own units first. `finished` was done by all who have it, `partly`
    by some, `assigned` came into force and `newly` (late or stuck) became so, each within the week. `items` are
    numbered through; `late` and `stuck` are all that might have been among them. `unanswered` are the tasks whose
    owners have not answered a leader's directive. `coming` falls due in the next seven days: of each task and day all
    who have it.
    """

    first_day: date
    last_day: date
    counts: Counts
    finished: tuple[Judged, ...]
    partly: Codes
    assigned: Codes
    newly_late: Codes
    newly_stuck: Codes
    items: tuple[DigestItem, ...]
    late: Codes
    stuck: Codes
    unanswered: Codes
    coming: tuple[tuple[Judged, ...], ...]
    units: tuple[UnitFigures, ...]

    @property
    def nothing_new(self) -> bool:
        """Whether the week brought no change a leader would want to hear of."""
        return not (self.finished or self.partly or self.assigned or self.newly_late or self.newly_stuck)


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
    news = _by_task((_news(judged, now, since, reckoning) for judged in (*open_now, *work.ahead, *duties)), own_units)
    late = [task for task in news if any(one.late for one in task)]
    stuck = [task for task in news if not any(one.late for one in task)]
    shown = [
        *((DigestKind.LATE, task) for task in _in_order(late, own_units)[:MOST_LATE]),
        *((DigestKind.STUCK, task) for task in _in_order(stuck, own_units)[:MOST_STUCK]),
    ]
    finished, partly = _finished(work.counted, since, reckoning, own_units)
    coming = [j for j in (*open_now, *work.ahead) if j.due and today < j.due <= today + _WEEK]
    return Digest(
        first_day=reckoning.day_of(since) + _DAY,
        last_day=today,
        counts=tally(work, each, by_task).figures().counts,
        finished=finished,
        partly=partly,
        assigned=codes(j for j in work.counted if j.fact.created_at >= since),
        newly_late=_codes(task for task in news if _is_new(task, "late")),
        newly_stuck=_codes(task for task in news if _is_new(task, "stuck")),
        items=tuple(_item(number, kind, task, now) for number, (kind, task) in enumerate(shown, start=1)),
        late=_codes(late),
        stuck=_codes(stuck),
        unanswered=codes(j for j in (*open_now, *work.ahead, *duties) if _is_unanswered(j, now)),
        units=figures_by_unit(tally(work, each, by_assignment)),
        coming=_coming(coming, own_units),
    )


@dataclass(frozen=True)
class _News:
    """An open assignment that is late or stuck, and whether it was at the last digest."""

    judged: Judged
    late: bool
    stuck: bool
    was_late: bool
    was_stuck: bool


_Task = Sequence[_News]
"""All that is late or stuck of one task: the reader's own first, then the longest late."""


def _news(judged: Judged, now: datetime, since: datetime, reckoning: Reckoning) -> _News | None:
    late, stuck = _is_late(judged), _is_stuck(judged, now)
    if not (late or stuck):
        return None
    then = judge(judged.fact, since, reckoning)
    known = judged.fact.created_at < since
    return _News(judged, late, stuck, known and _is_late(then), known and _is_stuck(then, since))


def _by_task(news: Iterable[_News | None], own_units: Set[int]) -> list[_Task]:
    tasks: defaultdict[int, list[_News]] = defaultdict(list)
    for one in news:
        if one is not None:
            tasks[one.judged.fact.task_id].append(one)
    return [
        sorted(task, key=lambda one: (not _is_own(one.judged, own_units), not one.late, -one.judged.days_late))
        for task in tasks.values()
    ]


def _is_own(judged: Judged, own_units: Set[int]) -> bool:
    return judged.fact.unit_id in own_units


def _is_new(task: _Task, what: str) -> bool:
    """Whether a task is late, or stuck, and nothing of it was a week ago."""
    return any(getattr(one, what) for one in task) and not any(getattr(one, f"was_{what}") for one in task)


def _is_fresh(task: _Task) -> bool:
    return _is_new(task, "late") or _is_new(task, "stuck")


def _item(number: int, kind: DigestKind, task: _Task, now: datetime) -> DigestItem:
    shown = [one.judged for one in task if kind is DigestKind.STUCK or one.late]
    asked = next((found for judged in shown if (found := _undecided(judged, now))), None)
    return DigestItem(number, kind, shown[0], _is_fresh(task), asked, tuple(shown))


def _codes(tasks: Iterable[_Task]) -> Codes:
    return codes(one.judged for task in tasks for one in task)


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


def _finished(
    counted: Iterable[Judged], since: datetime, reckoning: Reckoning, own_units: Set[int]
) -> tuple[tuple[Judged, ...], Codes]:
    """What was finished since, one for each task: by all who had the same occurrence of it, and by some only."""
    together: defaultdict[int, list[Judged]] = defaultdict(list)
    for judged in counted:
        together[judged.fact.occurrence_id].append(judged)
    whole: dict[int, Judged] = {}
    partly: list[Judged] = []
    for group in together.values():
        lately = [judged for judged in group if _finished_since(judged, since, reckoning)]
        lately.sort(key=lambda judged: not _is_own(judged, own_units))
        if lately and any(judged.is_open for judged in group):
            partly += lately
        elif lately:
            whole.setdefault(lately[0].fact.task_id, lately[0])
    own_first = sorted(whole.values(), key=lambda judged: not _is_own(judged, own_units))
    return tuple(own_first), codes(judged for judged in partly if judged.fact.task_id not in whole)


def _finished_since(judged: Judged, since: datetime, reckoning: Reckoning) -> bool:
    return judged.finished_on is not None and judge(judged.fact, since, reckoning).finished_on is None


def _in_order(tasks: Iterable[_Task], own_units: Set[int]) -> list[_Task]:
    """The reader's own units first, then what is new, then the longest late."""
    return sorted(
        tasks,
        key=lambda task: (not _is_own(task[0].judged, own_units), not _is_fresh(task), -task[0].judged.days_late),
    )


def _coming(coming: Iterable[Judged], own_units: Set[int]) -> tuple[tuple[Judged, ...], ...]:
    groups: defaultdict[tuple[int, date | None], list[Judged]] = defaultdict(list)
    for judged in sorted(coming, key=lambda judged: (not _is_own(judged, own_units), judged.due or date.max)):
        groups[judged.fact.task_id, judged.due].append(judged)
    return tuple(tuple(group) for group in groups.values())
