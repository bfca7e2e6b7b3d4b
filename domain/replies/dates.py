"""Which day the words of a date mean (replies guide, "Dates")."""

import calendar
from datetime import date, timedelta
from enum import StrEnum

from domain.replies.date_grammar import Form, Said, find_date
from domain.replies.spelling import respell
from domain.replies.tokens import Kind, clean, tokenise


class DateProblem(StrEnum):
    """Why words that speak of a day give none."""

    IMPOSSIBLE = "impossible"
    PAST = "past"
    TWO = "two"


def read_date(text: str, today: date, due: date) -> date | DateProblem | None:
    """The day named in a short text such as the tail of a command: `15/7`, `thứ 6 tuần sau`, `thêm 3 ngày`.

    `today` and `due` are local days; lengths behind `thêm`, `lùi` and the like count from `due`, others from `today`.
    None where no day is named or a vague one (`ít hôm`); a DateProblem where it is impossible or past, or where two
    different days are named.
    """
    tokens = respell(tokenise(clean(text)))
    words = [t.word if t.kind is not Kind.LINE else "\n" for t in tokens]
    line = " ".join(words)
    from_due = not _COUNTS_FROM_DUE.isdisjoint(words)
    found: dict[date | DateProblem, None] = {}
    at = 0
    for word in words:
        said = find_date(line, at) if at >= 0 else None
        if said and line[said[1] : said[1] + 1] in {"", " "}:
            day = day_of(said[0], today, due, from_due=from_due)
            if day is not None:
                found[day] = None
            line = line[:at] + " " * (said[1] - at) + line[said[1] :]
        at += len(word) + 1
    if len(found) > 1:
        return DateProblem.TWO
    return next(iter(found), None)


_COUNTS_FROM_DUE = frozenset(("thêm", "lùi", "hạn", "dời", "hoãn", "muộn", "chậm", "trễ", "khất", "giãn"))


def day_of(said: Said, today: date, due: date, *, from_due: bool, snooze: bool = False) -> date | DateProblem | None:
    """The calendar day that was said; None for a vague time, a problem for an impossible or past one.

    `from_due`: a length counts from the old due date (extension words), else from today. `snooze`: a week without a
    day is its Monday, else its Friday.
    """
    try:
        day = _resolve(said, today, due, from_due=from_due, snooze=snooze)
    except (ValueError, OverflowError):
        return DateProblem.IMPOSSIBLE
    if day is not None and day < today:
        return DateProblem.PAST
    return day


def _resolve(said: Said, today: date, due: date, *, from_due: bool, snooze: bool) -> date | None:
    match said.form:
        case Form.DAY:
            return _day(said, today)
        case Form.WEEKDAY:
            return _weekday(said, today)
        case Form.NEAR:
            return plus(due if from_due and said.more and said.count else today, int(said.count), said.unit)
        case Form.LENGTH:
            return plus(due if from_due else today, int(said.count), said.unit)
        case Form.AT_DUE:
            return plus(due, int(said.count), said.unit)
        case Form.EDGE:
            return _edge(said, today, snooze=snooze)
        case _:
            return None


def plus(day: date, count: int, unit: str) -> date | None:
    """The day `count` units on; months keep the day of the month, clipped to the last one. None for working days."""
    if unit == "working day":
        return None
    if unit in {"day", "hour"}:
        return day + timedelta(days=count)
    if unit == "week":
        return day + timedelta(weeks=count)
    months = count * {"month": 1, "quarter": 3, "year": 12}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, _last(year, month + 1)))


def _last(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _day(said: Said, today: date) -> date:
    day = int(said.count)
    if said.year and said.month:
        return date(said.year, said.month, day)
    if said.month:
        if not 1 <= day <= (29 if said.month == 2 else _last(today.year, said.month)):
            raise ValueError
        for year in range(today.year, today.year + 9):
            if day <= _last(year, said.month) and date(year, said.month, day) >= today:
                return date(year, said.month, day)
        raise ValueError
    if said.ahead is not None:
        year, month = divmod(today.year * 12 + today.month - 1 + said.ahead, 12)
        return date(year, month + 1, day)
    for ahead in range(13):
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        if 1 <= day <= _last(year, month + 1) and date(year, month + 1, day) >= today:
            return date(year, month + 1, day)
    raise ValueError


def _weekday(said: Said, today: date) -> date:
    if said.ahead is not None:
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(weeks=said.ahead, days=int(said.count))
    return today + timedelta(days=(int(said.count) - today.weekday() - 1) % 7 + 1)


def _edge(said: Said, today: date, *, snooze: bool) -> date:
    if said.unit == "week":
        return _edge_of_week(said, today, snooze=snooze)
    year, first, months = _span(said, today)
    last = first + months - 1
    if said.edge == "start":
        day = date(year, first, 1)
        if said.ahead is None and not said.count and day <= today:
            return plus(day, months, "month") or day
        return day
    if said.edge == "middle":
        day = date(year, first + months // 2, 15 if months == 1 else 1)
        if months == 12:
            day = date(year, 6, 30)
        if said.ahead is None and not said.count and day < today:
            return plus(day, months, "month") or day
        return day
    if snooze and said.edge == "whole" and (said.ahead or said.count):
        return date(year, first, 1)
    return date(year, last, _last(year, last))


def _edge_of_week(said: Said, today: date, *, snooze: bool) -> date:
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=said.ahead or 0)
    if said.edge == "start":
        return monday + timedelta(weeks=1) if said.ahead is None else monday
    if said.edge == "middle":
        day = monday + timedelta(days=2)
        return day if said.ahead is not None or day >= today else day + timedelta(weeks=1)
    if said.edge == "whole" and snooze and said.ahead:
        return monday
    friday = monday + timedelta(days=4)
    return friday if friday >= today or said.ahead is not None else friday + timedelta(weeks=1)


def _span(said: Said, today: date) -> tuple[int, int, int]:
    """Year, first month and number of months of the month, quarter or year that was said."""
    months = {"month": 1, "quarter": 3, "year": 12}[said.unit]
    if said.count:
        first = (int(said.count) - 1) * months + 1
        year = said.year or today.year
        ended = date(year, first + months - 1, _last(year, first + months - 1)) < today
        return (year + 1 if ended and not said.year else year), first, months
    place = today.year * 12 + (today.month - 1) // months * months + (said.ahead or 0) * months
    return place // 12, place % 12 + 1, months
