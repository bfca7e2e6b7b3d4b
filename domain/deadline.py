"""A deadline: the printed words and the rule read from them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DeadlineKind(StrEnum):
    """What sort of rule the printed words hold (DESIGN: Deadlines)."""

    DATE = "date"
    DATES = "dates"
    RECURRING = "recurring"
    CONTINUOUS = "continuous"
    ON_REQUEST = "on_request"
    ON_EVENT = "on_event"
    EXTERNAL = "external"
    MIXED = "mixed"
    UNREAD = "unread"


# What may be wrong with a date that was read: no calendar has it, or it lies outside the plan's year.
IMPOSSIBLE = "impossible_date"
OUTSIDE = "outside_year"


class Cycle(StrEnum):
    """How often a recurring deadline comes round."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


@dataclass(frozen=True)
class Deadline:
    """The words of a deadline cell, and what they mean in the year of their plan.

    `due` holds calendar days, ascending, for the kinds date and dates. `every` names the cycles of a recurring
    deadline, empty where the words name none (an *open* cycle). `on_day` is the day of the month the words set for a
    recurring one: of the last month of each period, or of the month `month_shift` away from it (1: the month after,
    -2: the first month of a quarter). `delay` is an ISO 8601 duration after an event (`P10D`, `P1M`), `delay_working`
    says its days are working days. `parts` are the deadlines of a mixed cell in printed order. `assumed` marks a day
    the words leave vague (cuối năm). `problem` is the key of what is wrong with a date that was read (IMPOSSIBLE,
    OUTSIDE), never a silent guess.
    """

    text: str
    kind: DeadlineKind
    due: tuple[date, ...] = ()
    every: tuple[Cycle, ...] = ()
    on_day: int | None = None
    month_shift: int = 0
    delay: str | None = None
    delay_working: bool = False
    parts: tuple["Deadline", ...] = ()
    assumed: bool = False
    problem: str | None = None
