"""Working days of Vietnamese public offices: Monday to Friday, less public holidays, with the days that were swapped.

The holidays come from the `holidays` package (Tết and Giỗ Tổ by the lunar calendar of UTC+7); what the Government
moves each year, and what the package does not know yet, comes as overrides that an administrator confirms.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import holidays

from domain.problem import Problem

FIRST_YEAR, LAST_YEAR = 2010, 2080
_SATURDAY = 5


@dataclass(frozen=True)
class Override:
    """A day that departs from the rule: `off` against a day off, else a working day. `reason` is shown to people."""

    day: date
    off: bool
    reason: str
    source: str | None = None


_SWAP_2024 = "Chính phủ đồng ý hoán đổi ngày làm việc dịp 30/4, 1/5/2024"
_SWAP_2025 = "Thông báo nghỉ lễ, Tết năm 2025 của Bộ Lao động - Thương binh và Xã hội"
_SWAP_NEW_YEAR_2026 = "Chính phủ đồng ý ngày 25/12/2025, Bộ Nội vụ thông báo"
_SWAP_2026 = "Thông báo nghỉ lễ, Tết năm 2026 của Bộ Nội vụ"

# Every swap of 2024 to 2026. For 2027 none had been announced when this was written: what is computed may change.
PRESET_OVERRIDES = (
    Override(date(2024, 4, 29), True, "Nghỉ hoán đổi, làm bù ngày 4/5/2024", _SWAP_2024),
    Override(date(2024, 5, 4), False, "Làm bù cho ngày 29/4/2024", _SWAP_2024),
    Override(date(2025, 4, 26), False, "Làm bù cho ngày 2/5/2025", _SWAP_2025),
    Override(date(2025, 5, 2), True, "Nghỉ hoán đổi, làm bù ngày 26/4/2025", _SWAP_2025),
    Override(date(2026, 1, 2), True, "Nghỉ hoán đổi, làm bù ngày 10/1/2026", _SWAP_NEW_YEAR_2026),
    Override(date(2026, 1, 10), False, "Làm bù cho ngày 2/1/2026", _SWAP_NEW_YEAR_2026),
    Override(date(2026, 8, 22), False, "Làm bù cho ngày 31/8/2026", _SWAP_2026),
    Override(date(2026, 8, 31), True, "Nghỉ hoán đổi, làm bù ngày 22/8/2026", _SWAP_2026),
)
# Years that are over are as they were. 2026 waits for an administrator: whether 24/11 is a public holiday by law could
# not be checked; 2027 is computed.
PRESET_CONFIRMED_YEARS = frozenset({2024, 2025})


class WorkingCalendar:
    """The working days of the years 2010 to 2080. Built once and whole; nothing about it changes afterwards.

    Methods take and give local calendar days, and raise Problem `reminders.beyond_calendar` for a day that the
    calendar does not cover.
    """

    def __init__(
        self,
        overrides: Iterable[Override] = PRESET_OVERRIDES,
        confirmed_years: Iterable[int] = PRESET_CONFIRMED_YEARS,
        *,
        day_off_moves_lateness: bool = True,
    ) -> None:
        years = range(FIRST_YEAR, LAST_YEAR + 1)
        found = holidays.country_holidays("VN", years=years, language="vi")
        changed = {override.day: override for override in overrides}
        self._off = {day: found[day] for day in found if day not in changed}
        self._off |= {day: override.reason for day, override in changed.items() if override.off}
        swapped_in = found.weekend_workdays | {day for day, override in changed.items() if not override.off}
        self._working = [
            day
            for day in _days(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
            if day not in self._off and (day.weekday() < _SATURDAY or day in swapped_in)
        ]
        self._set = frozenset(self._working)
        self._confirmed = frozenset(confirmed_years)
        self._day_off_moves_lateness = day_off_moves_lateness

    def is_working_day(self, day: date) -> bool:
        """Whether the office works on this day."""
        return _known(day) in self._set

    def why_off(self, day: date) -> str | None:
        """The Vietnamese name of the holiday, or why the day was swapped; None for a weekend or a working day."""
        return self._off.get(_known(day))

    def days_off(self, year: int) -> list[tuple[date, str]]:
        """The days from Monday to Friday that are off in a year, each with why, in order."""
        return sorted((d, why) for d, why in self._off.items() if d.year == year and d.weekday() < _SATURDAY)

    def weekends_worked(self, year: int) -> list[date]:
        """The Saturdays and Sundays of a year on which the office works, in order."""
        return [day for day in self._working if day.year == year and day.weekday() >= _SATURDAY]

    def is_confirmed(self, year: int) -> bool:
        """Whether an administrator has confirmed the calendar of a year; else it is provisional."""
        return year in self._confirmed

    def next_working_day(self, day: date) -> date:
        """The day itself where it is a working day, else the first one after it."""
        return self._at(bisect_left(self._working, _known(day)))

    def previous_working_day(self, day: date) -> date:
        """The day itself where it is a working day, else the last one before it."""
        return self._at(bisect_right(self._working, _known(day)) - 1)

    def add_working_days(self, day: date, days: int) -> date:
        """The working day `days` working days after a day, or before it where negative; 0 gives the next working day.

        The day itself is never counted: one working day after a Saturday is the Monday.
        """
        if days > 0:
            return self._at(bisect_right(self._working, _known(day)) + days - 1)
        if days < 0:
            return self._at(bisect_left(self._working, _known(day)) + days)
        return self.next_working_day(day)

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and with `end`; negative where `end` is the earlier."""
        return bisect_right(self._working, _known(end)) - bisect_right(self._working, _known(start))

    def late_after(self, due: date) -> date:
        """The last day on which what is due is not late yet: `due`, or the next working day where `due` is a day off.

        Bộ luật Dân sự 2015, art. 148.5; an office may count strictly instead (`day_off_moves_lateness` False).
        """
        return self.next_working_day(due) if self._day_off_moves_lateness else due

    def first_working_day(self, year: int) -> date:
        """The first working day of a year."""
        return self.next_working_day(date(year, 1, 1))

    def _at(self, place: int) -> date:
        if not 0 <= place < len(self._working):
            raise Problem("reminders.beyond_calendar", first=FIRST_YEAR, last=LAST_YEAR)
        return self._working[place]


def covers(day: date) -> bool:
    """Whether working calendars reach this day."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


def _known(day: date) -> date:
    if not covers(day):
        raise Problem("reminders.beyond_calendar", first=FIRST_YEAR, last=LAST_YEAR)
    return day


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
