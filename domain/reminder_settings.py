"""What an office may set about its reminders, with the defaults of the design."""

from dataclasses import dataclass
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from domain.deadline import Cycle

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True)
class ReminderSettings:
    """Hours are local, in `zone`; numbers of days are working days.

    The morning message leaves at `remind_at` or the hour a person chose, taken into `earliest` to `latest`; nothing
    leaves after `day_ends`. One that could not leave within `patience` of its hour is marked late. `before` are the
    rungs before a date, those of monthly, quarterly and weekly duties their own.
    After the date the owner and the head hear at `late_first` and then every `late_every`, the Office at `late_office`.
    Standing duties are asked about `check_in` days before the data close, and no more than as long after it. Who said
    that a task is under way is not asked before `near` days before the date; who is blocked is asked again after
    `ask_blocked`.
    """

    zone: ZoneInfo = OFFICE_ZONE
    earliest: time = time(7, 30)
    remind_at: time = time(8, 0)
    latest: time = time(16, 30)
    day_ends: time = time(17, 0)
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

    def rungs_before(self, cycle: str | None) -> tuple[int, ...]:
        """How many working days before its date an occurrence of this cycle is reminded of."""
        own = {
            Cycle.WEEK: self.before_weekly,
            Cycle.MONTH: self.before_monthly,
            Cycle.QUARTER: self.before_quarterly,
        }
        return own.get(Cycle(cycle), self.before) if cycle else self.before
