"""The smallest pieces of a deadline's words: periods, days, cycles, limits, joints."""

from dataclasses import dataclass
from enum import StrEnum

from domain.deadline import Cycle


class Kind(StrEnum):
    """What an atom is."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    WEEK = "week"
    NUMBER = "number"
    CYCLE = "cycle"
    DAY_OF_EACH = "day_of_each"  # day N of each month, or of a month of each quarter
    LIMIT = "limit"  # at the latest, in brackets: what follows is the last day
    BEFORE = "before"  # a limit that leaves out the month or quarter it names
    IN = "in"  # in, done in: says nothing more
    LABEL = "label"  # lần 1, đợt 2: begins another of several milestones
    FROM = "from"
    TO = "to"
    LIST = "list"
    OR = "or"
    UNKNOWN = "unknown"  # words of time that no rule keeps: 2 lần/tháng, tuần cuối quý
    WORD = "word"


class Part(StrEnum):
    """A vague part of a period."""

    START = "start"
    FIRST_TEN = "first_ten"  # thượng tuần
    SECOND_TEN = "second_ten"  # trung tuần
    MIDDLE = "middle"
    END = "end"


PERIODS = frozenset({Kind.DAY, Kind.MONTH, Kind.QUARTER, Kind.HALF, Kind.NINE_MONTHS, Kind.YEAR, Kind.WEEK})


@dataclass(frozen=True)
class Atom:
    """One piece: `number` is the day, month, quarter, half or week it names; `month` that of a day or week."""

    kind: Kind
    text: str
    number: int = 0
    month: int | None = None
    year: int | None = None
    part: Part | None = None
    cycle: Cycle | None = None
    month_shift: int = 0  # of a day of each period: months from the period's last one
    marked: bool = False  # a cycle said to come round (hằng quý), a day said in words (ngày 15 tháng 6)
