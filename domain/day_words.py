"""A day as a Vietnamese office writes it: thứ Sáu 27/3/2026, Chủ nhật 1/3/2026.

Weekdays are capitalised as Nghị định 30/2020/NĐ-CP, appendix II.V.8 has them.
"""

from datetime import date
from typing import Protocol

_WEEKDAYS = (
    "reminders.weekday.monday",
    "reminders.weekday.tuesday",
    "reminders.weekday.wednesday",
    "reminders.weekday.thursday",
    "reminders.weekday.friday",
    "reminders.weekday.saturday",
    "reminders.weekday.sunday",
)


class Say(Protocol):
    """Finds the sentence of a key in the reader's language and fills it."""

    def __call__(self, key: str, /, **args: object) -> str: ...


def day_words(day: date, say: Say, today: date | None = None) -> str:
    """The weekday and the date; the year is left out where it is that of `today`."""
    weekday = say(_WEEKDAYS[day.weekday()])
    if today is not None and today.year == day.year:
        return say("reminders.day", weekday=weekday, day=day.day, month=day.month)
    return say("reminders.day_of_year", weekday=weekday, day=day.day, month=day.month, year=day.year)
