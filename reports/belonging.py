"""What belongs to a period, as things stood at an instant (DESIGN: Status and counting)."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.counting import Judged, Reckoning, judge
from domain.facts import AssignmentFact
from domain.periods import ReportingPeriod
from domain.tasks import AssignmentRole, OccurrenceKind


@dataclass(frozen=True)
class PeriodWork:
    """The lead assignments of a period, in the order of the facts. `ahead` are known, but later occurrences."""

    counted: tuple[Judged, ...]
    ahead: tuple[Judged, ...]
    closed: tuple[Judged, ...]
    standing: tuple[Judged, ...]
    sleeping: tuple[Judged, ...]


def work_of(
    assignments: Sequence[AssignmentFact], period: ReportingPeriod, at: datetime, reckoning: Reckoning
) -> PeriodWork:
    """The assignments that were in force before `at` (UTC) and belong to the period.

    Counted is what is due in it, is still open, or was finished in it. Of a task that comes round again, the
    occurrence after the close counts only while its holder has no other in the period: a monthly duty is one task in
    January's report, not twelve.
    """
    start = reckoning.start_of(period)
    dated: list[Judged] = []
    ahead: list[Judged] = []
    closed: list[Judged] = []
    standing: list[Judged] = []
    sleeping: list[Judged] = []
    for fact in assignments:
        if fact.role is not AssignmentRole.LEAD or fact.created_at >= at or (fact.closed_at and fact.closed_at < start):
            continue
        kind = fact.kind
        if kind is OccurrenceKind.STANDING and not _within(fact.period_end, period):
            continue
        judged = judge(fact, at, reckoning)
        if judged.gone:
            continue
        if judged.closed:
            closed.append(judged)
        elif kind is OccurrenceKind.SLEEPING:
            sleeping.append(judged)
        elif kind is OccurrenceKind.STANDING:
            standing.append(judged)
        elif judged.finished_on is None:
            (ahead if _due_after(judged, period) else dated).append(judged)
        elif _finished_or_due_in(judged, period):
            dated.append(judged)
    first, later = _first_ahead(dated, ahead) if ahead else ([], [])
    if first:
        place = {fact.assignment_id: place for place, fact in enumerate(assignments)}
        dated = sorted(dated + first, key=lambda judged: place[judged.fact.assignment_id])
    return PeriodWork(tuple(dated), tuple(later), tuple(closed), tuple(standing), tuple(sleeping))


def _within(day: date | None, period: ReportingPeriod) -> bool:
    return day is not None and period.first_day <= day <= period.last_day


def _due_after(judged: Judged, period: ReportingPeriod) -> bool:
    """Whether both its dates lie after the close; what an extension moved beyond it is still open from before."""
    due, original_due, last_day = judged.due, judged.fact.original_due, period.last_day
    return due is not None and original_due is not None and due > last_day and original_due > last_day


def _finished_or_due_in(judged: Judged, period: ReportingPeriod) -> bool:
    if judged.finished_on and judged.finished_on >= period.first_day:
        return True
    return _within(judged.due, period) or _within(judged.fact.original_due, period)


def _first_ahead(dated: list[Judged], ahead: list[Judged]) -> tuple[list[Judged], list[Judged]]:
    """Of what is due after the close: the first occurrence of each holder who has none in the period, and the rest."""
    taken = {holder_of(judged.fact) for judged in dated}
    first: list[Judged] = []
    later: list[Judged] = []
    for judged in sorted(ahead, key=lambda judged: judged.due or date.max):
        holder = holder_of(judged.fact)
        (later if holder in taken else first).append(judged)
        taken.add(holder)
    return first, later


def holder_of(fact: AssignmentFact) -> Hashable:
    """The task and who holds it: the same for all occurrences of one task in the hands of one unit or person."""
    return fact.task_id, fact.unit_id, None if fact.unit_id else fact.owner_name
