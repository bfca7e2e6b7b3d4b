"""The periods in which a cycle comes round in a year, and the day each is due."""

import calendar as months
from dataclasses import dataclass
from datetime import date, timedelta

from domain.deadline import Cycle, Deadline


@dataclass(frozen=True)
class Round:
    """One coming round of a cycle."""

    cycle: Cycle
    first: date
    last: date
    name: str


_CYCLE_MONTHS = {Cycle.MONTH: 1, Cycle.QUARTER: 3, Cycle.HALF: 6, Cycle.NINE_MONTHS: 9, Cycle.YEAR: 12}
_FRIDAY = 4


def rounds(cycle: Cycle, year: int) -> list[Round]:
    """The periods of the cycle that end in the year; weeks end on their Friday."""
    if cycle is Cycle.WEEK:
        first = date(year, 1, 1)
        friday = first + timedelta(days=(_FRIDAY - first.weekday()) % 7)
        fridays = (friday + timedelta(weeks=n) for n in range(53))
        return [
            Round(cycle, day - timedelta(days=4), day, f"tuần đến {day.day}/{day.month}")
            for day in fridays
            if day.year == year
        ]
    length = _CYCLE_MONTHS[cycle]
    return [
        Round(
            cycle,
            date(year, last - length + 1, 1),
            date(year, last, months.monthrange(year, last)[1]),
            _round_name(cycle, last // length, year),
        )
        for last in range(length, 13, length)
    ]


def _round_name(cycle: Cycle, ordinal: int, year: int) -> str:
    names = {
        Cycle.MONTH: f"tháng {ordinal}",
        Cycle.QUARTER: f"quý {('I', 'II', 'III', 'IV')[(ordinal - 1) % 4]}",
        Cycle.HALF: f"6 tháng {'đầu' if ordinal == 1 else 'cuối'} năm",
        Cycle.NINE_MONTHS: "9 tháng",
        Cycle.YEAR: f"năm {year}",
    }
    return names[cycle]


def round_due(of: Round, deadline: Deadline) -> date:
    """The period's last day, or the day that is set: of its last month, or of one so many months from it."""
    if deadline.on_day is None or of.cycle is Cycle.WEEK:
        return of.last
    years, month = divmod(of.last.month - 1 + deadline.month_shift, 12)
    year = of.last.year + years
    return date(year, month + 1, min(deadline.on_day, months.monthrange(year, month + 1)[1]))
