"""What an office may set about its reminders, with the defaults of the design."""

from dataclasses import dataclass, field
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from domain.deadline import Cycle
from domain.rungs import ASKED, ASKED_AND_HEADS, OFFICE, Audience, Ladder, Ladders, Rung, half, of_plan, of_task
from domain.tasks import AssignmentView

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True)
class ReminderSettings:
    """Hours are local, in `zone`; numbers of days are working days.

    The morning message leaves at `remind_at` or the hour a person chose, taken into `earliest` to `latest`; nothing
    leaves after `day_ends`. Leadership's digest leaves weekly on `digest_day` (0: Monday) at `digest_hour`. What could
    not leave within `patience` of its hour is marked late. `before` are the rungs before a date, those of monthly,
    quarterly and weekly duties their own. After the date the owner and the head hear at `late_first` and then every
    `late_every`, the Office at `late_office`.
    `ladders` are what the office set instead of these, for itself, a cycle, a plan or a task.
    Standing duties are asked about `check_in` days before the data close, and no more than as long after it. Who said
    that a task is under way is not asked before `near` days before the date, unless no word came for `ask_stale` days
    (0: never); who is blocked is asked again after `ask_blocked`. `ask_evidence`: what was done without the proof it
    needs is asked about once. The Office hears of its report `report_before` days before it is to be sent, and that
    day.
    """

    zone: ZoneInfo = OFFICE_ZONE
    earliest: time = time(7, 30)
    remind_at: time = time(8, 0)
    latest: time = time(16, 30)
    day_ends: time = time(17, 0)
    digest_day: int = 4
    digest_hour: time = time(15, 0)
    morning: timedelta = timedelta(hours=1)
    patience: timedelta = timedelta(minutes=15)
    before: tuple[int, ...] = (10, 5, 2, 0)
    before_weekly: tuple[int, ...] = (0,)
    before_monthly: tuple[int, ...] = (3, 0)
    before_quarterly: tuple[int, ...] = (5, 2, 0)
    late_first: int = 1
    late_office: int = 3
    late_every: int = 5
    check_in: int = 3
    near: int = 2
    ask_blocked: int = 5
    ask_stale: int = 20
    ask_evidence: bool = True
    report_before: int = 2
    ladders: Ladders = field(default_factory=dict)

    def until_due(self, of: AssignmentView) -> Ladder:
        """When an assignment is spoken of until its date comes: its task's ladder, its plan's, else the office's."""
        cycle = Cycle(of.cycle) if of.cycle in OWN_CYCLES else None
        return self._set_for((*_own(of), cycle or OFFICE), late=False) or self.of_office(cycle)

    def past_due(self, of: AssignmentView) -> Ladder:
        """When an assignment is spoken of once it is late; the last rung of those who are asked repeats."""
        return self._set_for((*_own(of), OFFICE), late=True) or self._late()

    def of_office(self, cycle: Cycle | None = None) -> Ladder:
        """What the office reminds of until a date comes, where neither plan nor task says otherwise."""
        without = {
            None: self.before,
            Cycle.WEEK: self.before_weekly,
            Cycle.MONTH: self.before_monthly,
            Cycle.QUARTER: self.before_quarterly,
        }
        return self._set_for((cycle or OFFICE,), late=False) or tuple(Rung(-n, ASKED) for n in without[cycle])

    def of_office_late(self) -> Ladder:
        """What the office reminds of once a date is past, where neither plan nor task says otherwise."""
        return self._set_for((OFFICE,), late=True) or self._late()

    def _late(self) -> Ladder:
        return Rung(self.late_first, ASKED_AND_HEADS), Rung(self.late_office, frozenset({Audience.OFFICE}))

    def _set_for(self, those: tuple[str, ...], *, late: bool) -> Ladder:
        """The half of the first ladder set for one of those that has rungs in it."""
        halves = (half(self.ladders.get(whose, ()), late=late) for whose in those)
        return next(filter(None, halves), ())


OWN_CYCLES = frozenset({Cycle.WEEK, Cycle.MONTH, Cycle.QUARTER})
"""Duties of these cycles have a ladder of their own, whatever that of the office is."""


def _own(of: AssignmentView) -> tuple[str, ...]:
    plan = (of_plan(of.plan_id),) if of.plan_id is not None else ()
    return (of_task(of.task_id), *plan)
