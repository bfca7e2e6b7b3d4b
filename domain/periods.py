"""Reporting periods: from which day to which the figures run, and by when the report is sent.

Nghị định 09/2019/NĐ-CP, art. 12 sets the 15th of the month before to the 14th; Công văn 581/BNV-CCHC the 20th of the
last month as the day to send. Both days are settings.
"""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum


class PeriodKind(StrEnum):
    """How long a period is. A half is six months; nine months always begin with the year."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"

    @property
    def months(self) -> int:
        """How many months it lasts."""
        return _MONTHS[self]

    @property
    def in_a_year(self) -> int:
        """How many there are in a year: the greatest ordinal."""
        return 12 // self.months


_MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}


@dataclass(frozen=True)
class ReportingPeriod:
    """One period. Data run from `first_day` to `last_day`, both included; the report is sent by `send_by`.

    `ordinal` counts from 1 within the year: month 10, quarter 3, half 2; 1 for nine months and for a year.
    """

    kind: PeriodKind
    year: int
    ordinal: int
    first_day: date
    last_day: date
    send_by: date


def _as_it_is(day: date) -> date:
    return day


@dataclass(frozen=True)
class PeriodRules:
    """An office's settings.

    `cut_off` is the day of the month on which data close, 0 for calendar months; a month that is too short closes on
    its last day. `send_by_day` is a day of the month. `working_day_before` gives a day that is no working day as the
    working day before it, and any other as it is.
    """

    cut_off: int = 14
    send_by_day: int = 20
    working_day_before: Callable[[date], date] = _as_it_is


def _clamped(year: int, month: int, day: int) -> date:
    """A day of a month counted from January of `year` (0 is the December before, 13 the January after)."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def period(kind: PeriodKind, year: int, ordinal: int, rules: PeriodRules) -> ReportingPeriod:
    """The period with this place in its year. Raises ValueError where there is none such."""
    if not 1 <= ordinal <= kind.in_a_year:
        raise ValueError(f"no {kind} {ordinal} in a year")
    if not MINYEAR < year < MAXYEAR:
        raise ValueError(f"no year {year}")
    last_month = ordinal * kind.months
    close = rules.cut_off or 31
    first = _clamped(year, last_month - kind.months, close) + timedelta(days=1)
    last = _clamped(year, last_month, close)
    send = _clamped(year, last_month, rules.send_by_day)
    if send < last:  # a report is not sent before its data close: with calendar months the day is of the month after
        send = _clamped(year, last_month + 1, rules.send_by_day)
    return ReportingPeriod(kind, year, ordinal, first, last, _sent_by(send, last, rules))


def _sent_by(day: date, last: date, rules: PeriodRules) -> date:
    """The day or the working day before it; where data close within the days off (Tết), the working day after them."""
    before = rules.working_day_before(day)
    if before > last:
        return before
    while rules.working_day_before(day) != day:
        day += timedelta(days=1)
    return day


def period_at(kind: PeriodKind, day: date, rules: PeriodRules) -> ReportingPeriod:
    """The period a day lies in; for nine months that of the day's reporting year, even when they are over."""
    month = day.month - 1 + (day > _clamped(day.year, day.month, rules.cut_off or 31))
    year, month = day.year + month // 12, month % 12
    ordinal = min(month // kind.months + 1, kind.in_a_year)
    return period(kind, year, ordinal, rules)


def previous(of: ReportingPeriod, rules: PeriodRules) -> ReportingPeriod:
    """The period of the same kind before it."""
    if of.ordinal == 1:
        return period(of.kind, of.year - 1, of.kind.in_a_year, rules)
    return period(of.kind, of.year, of.ordinal - 1, rules)


def following(of: ReportingPeriod, rules: PeriodRules) -> ReportingPeriod:
    """The period of the same kind after it; after nine months the fourth quarter, which is what is left of the year."""
    if of.kind is PeriodKind.NINE_MONTHS:
        return period(PeriodKind.QUARTER, of.year, 4, rules)
    if of.ordinal == of.kind.in_a_year:
        return period(of.kind, of.year + 1, 1, rules)
    return period(of.kind, of.year, of.ordinal + 1, rules)


def same_last_year(of: ReportingPeriod, rules: PeriodRules) -> ReportingPeriod:
    """The period with the same place in the year before (cùng kỳ năm trước)."""
    return period(of.kind, of.year - 1, of.ordinal, rules)


def latest_closed(kind: PeriodKind, today: date, rules: PeriodRules) -> ReportingPeriod:
    """The last period whose data have closed before today."""
    at = period_at(kind, today, rules)
    return at if at.last_day < today else previous(at, rules)
