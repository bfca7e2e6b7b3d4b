"""Days and weeks in folded words: full and short dates, a day of each month or quarter, the N-th week of a month."""

import re

from domain.deadline import Cycle
from domain.deadline_atoms import Atom, Kind
from domain.deadline_vocabulary import (
    CYCLES,
    EACH,
    END,
    MONTH_NAMES,
    NEXT,
    NUMBER,
    OF,
    ORDINALS,
    ROMAN,
    YEAR,
    any_of,
    full_year,
    ordinal,
    roman,
)

_SEP = r"\s*[/.-]\s*"
_THE_DAY = r"(?:ngay\s*(?:mung\s*|mong\s*)?|(?:mung|mong)\s*)"
_WEEKDAY = r"thu\s+(?:[2-7]|hai|ba|tu|nam|sau|bay)"
_MONTHS_OF = {Cycle.QUARTER: 3, Cycle.HALF: 6, Cycle.NINE_MONTHS: 9, Cycle.YEAR: 12}
_WEEK_NUMBER = rf"\d|i{{1,3}}|iv|{any_of(ORDINALS)}"


def _nothing(match: re.Match[str]) -> Atom:
    return Atom(Kind.IN, match[0])


def _unknown(match: re.Match[str]) -> Atom:
    return Atom(Kind.UNKNOWN, match[0])


def _day(match: re.Match[str]) -> Atom:
    return Atom(Kind.DAY, match[0], int(match[1]), month=int(match[2]), year=full_year(match[3]))


def _year_first(match: re.Match[str]) -> Atom:
    return Atom(Kind.DAY, match[0], int(match[3]), month=int(match[2]), year=int(match[1]))


def _only_a_day(match: re.Match[str]) -> Atom:
    return Atom(Kind.DAY, match[0], int(match[1]), month=int(match[2]))


def _in_words(match: re.Match[str]) -> Atom:
    return Atom(Kind.DAY, match[0], int(match[1]), month=int(match[2]), year=full_year(match[3]), marked=True)


def _in_quarter(match: re.Match[str]) -> Atom:
    quarter = roman(match[3]) if not match[3].isdigit() else int(match[3])
    month = 3 * quarter if match[2] == "cuoi" else 3 * quarter - 2
    return Atom(Kind.DAY, match[0], int(match[1]), month=month, year=full_year(match[4]))


def _without_month(match: re.Match[str]) -> Atom:
    return Atom(Kind.DAY, match[0], int(match[1]))


def _day_of_week(match: re.Match[str]) -> Atom:
    return Atom(Kind.CYCLE, match[0], cycle=Cycle.WEEK)


def _of_each_week(match: re.Match[str]) -> Atom:
    return Atom(Kind.CYCLE, match[0], cycle=Cycle.WEEK, marked=True)


def _of_each_month(match: re.Match[str]) -> Atom:
    return Atom(Kind.DAY_OF_EACH, match[0], int(match[1]), cycle=Cycle.MONTH, month_shift=1 if match[2] else 0)


def _of_each_period(match: re.Match[str]) -> Atom:
    """Day N of the first, second or last month of a quarter, half or year, or of the first month after it."""
    cycle, which = CYCLES.get(match[3]), match[2] or "dau"
    shift = 1 if match[4] else _shift(which, _MONTHS_OF.get(cycle, 0) if cycle else 0)
    if shift is None or (match[4] and ordinal(which) != 1):
        return Atom(Kind.UNKNOWN, match[0])
    return Atom(Kind.DAY_OF_EACH, match[0], int(match[1]), cycle=cycle, month_shift=shift)


def _shift(which: str, months: int) -> int | None:
    """Months from a period's last month to its `which`-th."""
    number = ordinal(which)
    if number == -1:
        return 0
    return number - months if 1 <= number <= months else None


def _week(match: re.Match[str]) -> Atom:
    month = match[2]
    number = int(month) if month.isdigit() else MONTH_NAMES[month]
    return Atom(Kind.WEEK, match[0], ordinal(match[1]), month=number, year=full_year(match[3]))


DAY_WORDS = (
    # A clock time before a day, and the day of the week, add nothing to the day.
    (r"\d{1,2}\s*(?:h|gio)\s*(?:\d{2})?(?:\s*phut|['’′])?" + END, _nothing),
    (rf"(?:sang|chieu|cuoi|dau|truoc)?\s*{_WEEKDAY},?(?=\s+(?:ngay|\d))", _nothing),
    (rf"(?:truoc|vao)\s+{_WEEKDAY}{END}(?!\s*(?:cua\s*)?{EACH})", _day_of_week),
    (rf"(?:sang|chieu|cuoi|dau)?\s*(?:{_WEEKDAY}|chu nhat)\s*(?:cua\s*)?{EACH}\s+tuan{END}", _of_each_week),
    # A cell of a spreadsheet gives the year first, with midnight behind.
    (rf"(20\d\d)[/-]{NUMBER}[/-]{NUMBER}(?:[t\s]\d\d:\d\d(?::\d\d)?)?{END}", _year_first),
    (rf"(?:ngay\s*)?{NUMBER}{_SEP}{NUMBER}{_SEP}(20\d\d)(?:\s00:00(?::00)?)?{END}", _day),
    (rf"(?:ngay\s*)?{NUMBER}[/.-]{NUMBER}[/.-](\d\d){END}", _day),
    (rf"ngay\s*{NUMBER}\.{NUMBER}()(?!\d)", _day),
    # With a dash or a point only where the first number is no month and the second is one.
    (r"(?:ngay\s*)?(1[3-9]|2\d|3[01])\s*[.-]\s*(0?[1-9]|1[0-2])(?!\s*[/.-]?\s*\d)" + END, _only_a_day),
    (rf"(?:ngay\s*)?{NUMBER}\s*/\s*{NUMBER}(?:\s*(?:nam|[,.-])\s*(20\d\d))?(?!\s*/?\s*\d)(?!\d)", _day),
    # The third (thứ 3) of something in June is not the 3rd of June.
    (rf"(?:ngay\s*)?(?:mung\s*|mong\s*)?(?<!thu ){NUMBER}{OF}(?:thang|thg)\s*{NUMBER}(?!\d)(?!\s*/\s*\d{{1,2}}\s*/)"
     rf"(?!\s*ngay){YEAR}{END}", _in_words),
    (rf"{_THE_DAY}{NUMBER}{OF}thang\s*(cuoi|dau)(?:\s*(?:cung|tien))?\s*(?:cua\s*)?(?:quy|qui)\s*({ROMAN}|[1-4])"
     rf"{YEAR}{END}", _in_quarter),
    # Days of each month, quarter, half or year.
    (rf"(?:ngay\s*|(?<=truoc )|(?<=nhat ))(?:mung\s*|mong\s*)?{NUMBER}{OF}thang\s*(?:thu\s*)?"
     rf"(cuoi(?:\s*cung)?|dau(?:\s*tien)?|nhat|hai|ba)\s*(?:cua)?\s*(?:hang|moi|cac|tung)?\s*"
     rf"(quy|ky bao cao|ky|6 thang|nam)(?:\s*({NEXT}))?(?!\s*(?:\d|[iv]+{END})){END}", _of_each_period),
    (rf"{_THE_DAY}{NUMBER}{OF}(dau|cuoi)\s*(?:cua\s*)?(?:hang|moi|cac|tung)?\s*(quy)"
     rf"(?:\s*({NEXT}))?(?!\s*(?:\d|[iv]+{END})){END}", _of_each_period),
    (rf"{_THE_DAY}{NUMBER}{OF}()(quy)\s*({NEXT}){END}", _of_each_period),
    (rf"{_THE_DAY}{NUMBER}{OF}(?:hang|moi|cac|tung)?\s*thang(?:\s*({NEXT}))?"
     rf"(?!\s*(?:\d|dau|cuoi)){END}", _of_each_month),
    (rf"{NUMBER}\s+(?:hang|moi)\s+thang(?:\s*({NEXT}))?{END}", _of_each_month),
    (rf"(?:nhung|cac)?\s*ngay\s*{NUMBER}(?!\d|\s*(?:ngay|lam viec|thang))", _without_month),
    # A week of each month, which has no day that can be kept.
    (rf"(?:{_WEEKDAY}\s*)?tuan\s*(?:thu\s*|le\s*)?(?:{_WEEK_NUMBER}){OF}(?:hang|moi|cac|tung)?\s*(?:thang|quy)"
     rf"(?!\s*(?:\d|[iv]+{END}|{any_of(MONTH_NAMES)})){END}", _unknown),
    # Weeks of a month.
    (rf"(?:trong\s*)?tuan\s*(?:thu\s*|le\s*)?(?:(?:{_WEEK_NUMBER})\s*(?:-|den)\s*(?:tuan\s*)?(?:thu\s*)?)?({_WEEK_NUMBER})\s*[/,-]?{OF}(?:thang|t)\s*"
     rf"(\d{{1,2}}|{any_of(MONTH_NAMES)}){YEAR}{END}", _week),
)  # fmt: skip
