"""Named periods in folded words: months, quarters, halves and years, and the bare numbers of their lists."""

import re
from collections.abc import Callable

from domain.deadline_atoms import Atom, Kind
from domain.deadline_vocabulary import CYCLE as CYCLE_WORD
from domain.deadline_vocabulary import CYCLES, END, MONTH_NAMES, NUMBER, QUARTER_NAMES, ROMAN, YEAR, any_of, roman
from domain.deadline_vocabulary import full_year as year_of

_QUARTER = r"(?:quy|qui|q)\s*\.?\s*"


def _period(kind: Kind, number: int = 0) -> Callable[[re.Match[str]], Atom]:
    return lambda match: Atom(kind, match[0], number, year=year_of(match[1]))


def _numbered(kind: Kind) -> Callable[[re.Match[str]], Atom]:
    return lambda match: Atom(kind, match[0], int(match[1]), year=year_of(match[2]))


def _roman_quarter(match: re.Match[str]) -> Atom:
    # No year has a quarter past the fourth; as a fifth it is shown as impossible.
    return Atom(Kind.QUARTER, match[0], roman(match[1]) or 5, year=year_of(match[2]))


def _named_quarter(match: re.Match[str]) -> Atom:
    return Atom(Kind.QUARTER, match[0], QUARTER_NAMES[match[1]], year=year_of(match[2]))


def _named_month(match: re.Match[str]) -> Atom:
    return Atom(Kind.MONTH, match[0], MONTH_NAMES[match[1]], year=year_of(match[2]))


def _bare_cycle(match: re.Match[str]) -> Atom:
    return Atom(Kind.CYCLE, match[0], cycle=CYCLES[match[1]])


def _roman_number(match: re.Match[str]) -> Atom:
    number = roman(match[1])
    if not number:
        return Atom(Kind.WORD, match[0])
    return Atom(Kind.NUMBER, match[0], number, year=year_of(match[2]), marked=True)


PARTS_OF_YEAR = (
    (rf"(?:6|06|sau)\s*thang\s*dau\s*(?:cua\s*)?nam{YEAR}{END}", _period(Kind.HALF, 1)),
    (rf"(?:6|06|sau)\s*thang\s*cuoi\s*(?:cua\s*)?nam{YEAR}{END}", _period(Kind.HALF, 2)),
    (rf"nua\s*dau\s*(?:cua\s*)?nam{YEAR}{END}", _period(Kind.HALF, 1)),
    (rf"nua\s*cuoi\s*(?:cua\s*)?nam{YEAR}{END}", _period(Kind.HALF, 2)),
    (rf"(?:9|09|chin)\s*thang\s*(?:dau\s*)?(?:cua\s*)?nam{YEAR}{END}", _period(Kind.NINE_MONTHS)),
    (rf"(?:3|03|ba)\s*thang\s*dau\s*(?:cua\s*)?nam{YEAR}{END}", _period(Kind.QUARTER, 1)),
    (rf"(?:3|03|ba)\s*thang\s*cuoi\s*(?:cua\s*)?nam{YEAR}{END}", _period(Kind.QUARTER, 4)),
    (rf"0?([1245]|7|8|10|11)\s*thang\s*dau\s*(?:cua\s*)?nam{YEAR}{END}", _numbered(Kind.MONTH)),
    (rf"0?(?:[1245]|7|8|10|11)\s*thang\s*cuoi\s*(?:cua\s*)?nam{YEAR}{END}", _period(Kind.YEAR)),
    (rf"(?:6|06)\s*thang\s*(?:nam\s*)?(20\d\d){END}", _period(Kind.HALF, 1)),
    (rf"(?:9|09)\s*thang\s*(?:nam\s*)?(20\d\d){END}", _period(Kind.NINE_MONTHS)),
)

NAMED_PERIODS = (
    (rf"{_QUARTER}({ROMAN})(?!\w){YEAR}(?!\d)", _roman_quarter),
    (rf"{_QUARTER}(0?[1-4])(?!\w){YEAR}(?!\d)", _numbered(Kind.QUARTER)),
    (rf"{_QUARTER}(0?[5-9])(?!\w|\s*/\s*\d\d?\b){YEAR}(?!\d)", _numbered(Kind.QUARTER)),
    (rf"(?:quy|qui)\s*({any_of(QUARTER_NAMES)}){END}(?!\s*(?:lan|cuoc|ky|dot)\b){YEAR}", _named_quarter),
    (rf"(?:thang|thg)\s*\.?\s*{NUMBER}(?!\d){YEAR}(?!\d)", _numbered(Kind.MONTH)),
    (rf"t\s*\.?\s*{NUMBER}(?!\d){YEAR}(?!\d)", _numbered(Kind.MONTH)),
    (rf"thang\s*({any_of(MONTH_NAMES)}){END}{YEAR}", _named_month),
    (rf"thang\s*cuoi\s*(?:cung\s*)?(?:cua\s*)?nam{YEAR}{END}", _period(Kind.MONTH, 12)),
    (r"(?:trong|het|suot|ca)?\s*(?:ca\s*)?nam\s*(20\d\d)(?!\d)", _period(Kind.YEAR)),
    (r"(20\d\d)(?!\d)", _period(Kind.YEAR)),
    (r"(?:trong|het)\s*(?:ca\s*)?nam()(?!\s*\d)(?: nay)?" + END, _period(Kind.YEAR)),
)

BARE_WORDS = (
    (rf"({CYCLE_WORD}){END}", _bare_cycle),
    # A number of a list, with a year where one is printed after a stroke.
    (rf"{NUMBER}(?!\d){YEAR}(?![\d%])" + END, _numbered(Kind.NUMBER)),
    (rf"({ROMAN})(?!\w){YEAR}", _roman_number),
)
