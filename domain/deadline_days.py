"""The last day that a named period allows: tháng 6 -> 30/6, cuối quý III -> 30/9, tuần 2 tháng 4 -> its Friday.

The vague parts (đầu, giữa, cuối) follow the Bộ luật Dân sự 2015, art. 146, as DESIGN's table has them.
"""

from calendar import FRIDAY, monthrange
from datetime import date, timedelta

from domain.deadline_atoms import Atom, Kind, Part

_MONTH_IN_QUARTER = {Part.START: 1, Part.MIDDLE: 2, Part.END: 3}
_DAY_OF_MONTH = {Part.START: 1, Part.FIRST_TEN: 10, Part.MIDDLE: 15, Part.SECOND_TEN: 20}


def last_day(atom: Atom, year: int) -> date | None:
    """The day a period of this year is due, or None where the calendar has no such day (31/2, tháng 13)."""
    if atom.kind is Kind.DAY:
        return _day(year, atom.month or 0, atom.number)
    if atom.kind is Kind.MONTH:
        return _in_month(year, atom.number, atom.part)
    if atom.kind is Kind.QUARTER:
        return _month_end(year, 3 * (atom.number - 1) + _MONTH_IN_QUARTER.get(atom.part or Part.END, 3))
    if atom.kind is Kind.HALF:
        return _month_end(year, 6 * atom.number)
    if atom.kind is Kind.NINE_MONTHS:
        return _month_end(year, 9)
    if atom.kind is Kind.WEEK:
        return _friday(year, atom.month or 0, atom.number)
    return _in_year(year, atom.part)


def first_day(atom: Atom, year: int) -> date | None:
    """The day a period of this year begins, or None where there is no such period."""
    if atom.kind is Kind.MONTH:
        return _day(year, atom.number, 1)
    if atom.kind is Kind.QUARTER:
        return _day(year, 3 * atom.number - 2, 1)
    if atom.kind is Kind.HALF:
        return _day(year, 6 * atom.number - 5, 1)
    if atom.kind in {Kind.NINE_MONTHS, Kind.YEAR}:
        return _day(year, 1, 1)
    return last_day(atom, year)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date | None:
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 else None


def _in_month(year: int, month: int, part: Part | None) -> date | None:
    return _day(year, month, _DAY_OF_MONTH[part]) if part in _DAY_OF_MONTH else _month_end(year, month)


def _in_year(year: int, part: Part | None) -> date | None:
    if part is Part.START:
        return _day(year, 1, 1)
    return _day(year, 6, 30) if part is Part.MIDDLE else _day(year, 12, 31)


def _friday(year: int, month: int, week: int) -> date | None:
    """The Friday among the days 1-7, 8-14, ... of the month; week -1 is its last Friday."""
    end = _month_end(year, month)
    if end is None or week == 0:
        return None
    if week < 0:
        return end - timedelta(days=(end.weekday() - FRIDAY) % 7)
    first = date(year, month, 1)
    friday = first + timedelta(days=(FRIDAY - first.weekday()) % 7 + 7 * (week - 1))
    return friday if friday <= end else None
