"""The smallest pieces of a deadline's words: periods, days, cycles, limits, joints; found over folded text."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
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
    MONTHLY_DAY = "monthly_day"  # day N of each month, or of a period's last month
    LIMIT = "limit"  # before, at the latest
    IN = "in"  # in, done in: says nothing more
    FROM = "from"
    TO = "to"
    LIST = "list"
    OR = "or"
    WORD = "word"


class Part(StrEnum):
    """A vague part of a period."""

    START = "start"
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
    marked: bool = False  # a cycle said to come round (hằng quý), a day said in words (ngày 15 tháng 6)


_MONTH_NAMES = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "bay": 7, "tam": 8, "chin": 9,
    "muoi mot": 11, "muoi hai": 12, "muoi": 10, "chap": 12,
}  # fmt: skip
_ORDINALS = {
    "mot": 1, "nhat": 1, "dau": 1, "dau tien": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "cuoi": -1,
    "cuoi cung": -1,
}  # fmt: skip
_ROMAN = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "l": 1, "ll": 2, "lll": 3, "lv": 4, "1": 1, "2": 2, "3": 3, "4": 4,
    "01": 1, "02": 2, "03": 3, "04": 4,
}  # fmt: skip
_PARTS = {
    "dau": Part.START, "nua dau": Part.MIDDLE, "giua": Part.MIDDLE, "cuoi": Part.END, "nua cuoi": Part.END,
    "ngay dau": Part.START, "ngay cuoi": Part.END, "ngay cuoi cung": Part.END,
    "ngay lam viec cuoi cung": Part.END, "thang cuoi": Part.END, "thang dau": Part.START,
}  # fmt: skip
_EACH = r"(?:hang|moi|tung|dinh ky(?: theo)?(?: hang)?|theo(?: dinh ky)?(?: hang)?|thuong ky|cac)"
_CYCLES = {
    "tuan": Cycle.WEEK, "thang": Cycle.MONTH, "quy": Cycle.QUARTER, "qui": Cycle.QUARTER,
    "3 thang": Cycle.QUARTER, "03 thang": Cycle.QUARTER, "6 thang": Cycle.HALF, "06 thang": Cycle.HALF,
    "sau thang": Cycle.HALF, "nua nam": Cycle.HALF, "ban nien": Cycle.HALF, "9 thang": Cycle.NINE_MONTHS,
    "09 thang": Cycle.NINE_MONTHS, "chin thang": Cycle.NINE_MONTHS, "nam": Cycle.YEAR, "1 nam": Cycle.YEAR,
    "01 nam": Cycle.YEAR, "mot nam": Cycle.YEAR, "ca nam": Cycle.YEAR, "12 thang": Cycle.YEAR,
}  # fmt: skip
_PER_YEAR = {1: Cycle.YEAR, 2: Cycle.HALF, 4: Cycle.QUARTER, 12: Cycle.MONTH}
# "quy định" folds like "quý định", "Việt Nam" like a year.
_CYCLE_WORD = "|".join(
    rf"(?<!viet )(?<!toan ){word}(?!\s*(?:dinh|trinh|che|mo|hoach|tac|chuan|phap|uoc|doi)\b)"
    for word in sorted(_CYCLES, key=len, reverse=True)
)
_N = r"(\d{1,2})"
_Y = r"(?:\s*(?:[/.,-]|nam|cua nam)?\s*(?:nam\s*)?(20\d\d))?"
_SEP = r"\s*[/.-]\s*"
_OF = r"(?:\s*(?:cua|cac|trong|o)?)*\s*"


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _day(match: re.Match[str]) -> Atom:
    day, month, year = (int(match[1]), int(match[2]), _year(match[3]))
    return Atom(Kind.DAY, match[0], day, month=month, year=year)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) + 2000 if len(text) == 2 else int(text)


def _worded_day(match: re.Match[str]) -> Atom:
    return Atom(Kind.DAY, match[0], int(match[1]), month=int(match[2]), year=_year(match[3]), marked=True)


def _named_month(match: re.Match[str]) -> Atom:
    return Atom(Kind.MONTH, match[0], _MONTH_NAMES[match[1]], year=_year(match[2]))


def _cycle(match: re.Match[str]) -> Atom:
    return Atom(Kind.CYCLE, match[0], cycle=_CYCLES[match[1]], marked=True)


def _bare_cycle(match: re.Match[str]) -> Atom:
    return Atom(Kind.CYCLE, match[0], cycle=_CYCLES[match[1]])


def _times_a_period(match: re.Match[str]) -> Atom:
    times = int(match[1]) if match[1].isdigit() else 1
    cycle = _CYCLES[match[2]]
    if cycle is Cycle.YEAR:
        if times not in _PER_YEAR:
            return Atom(Kind.WORD, match[0])
        cycle = _PER_YEAR[times]
    elif times != 1:
        return Atom(Kind.WORD, match[0])
    return Atom(Kind.CYCLE, match[0], cycle=cycle, marked=True)


def _day_of_each(match: re.Match[str]) -> Atom:
    return Atom(Kind.MONTHLY_DAY, match[0], int(match[1]), cycle=_CYCLES.get(match[2]))


def _week(match: re.Match[str]) -> Atom:
    word = match[1].strip()
    number = _ORDINALS.get(word) or _ROMAN.get(word) or (int(word) if word.isdigit() else 0)
    month = match[2] or ""
    month_number = int(month) if month.isdigit() else _MONTH_NAMES.get(month, 0)
    return Atom(Kind.WEEK, match[0], number, month=month_number, year=_year(match[3]))


def _simple(kind: Kind, group: int | None = None, **fixed: object) -> Callable[[re.Match[str]], Atom]:
    def make(match: re.Match[str]) -> Atom:
        number = int(match[group]) if group is not None and match[group] else 0
        return replace(Atom(kind, match[0], number), **fixed)  # type: ignore[arg-type]

    return make


def _period(kind: Kind, number: int = 0) -> Callable[[re.Match[str]], Atom]:
    return lambda match: Atom(kind, match[0], number, year=_year(match[1]))


def _quarter(match: re.Match[str]) -> Atom:
    return Atom(Kind.QUARTER, match[0], _ROMAN[match[1]], year=_year(match[2]))


def _roman_number(match: re.Match[str]) -> Atom:
    return Atom(Kind.NUMBER, match[0], _ROMAN[match[1]], year=_year(match[2]), marked=True)


_MONTH_WORD = r"(?:thang|thg|t)\s*\.?\s*"
_QUARTER_WORD = r"(?:quy|qui|q)\s*\.?\s*"
_NAMES = "|".join(sorted(_MONTH_NAMES, key=len, reverse=True))
_END = r"(?![\w])"
_ORDINAL = "|".join(sorted((*_ORDINALS, *_ROMAN, "5"), key=len, reverse=True))

# Tried in this order at each place; the first that fits is taken.
_ATOMS: tuple[tuple[str, Callable[[re.Match[str]], Atom]], ...] = (
    # A clock time before a day, and the day of the week, add nothing to the day.
    (r"\d{1,2}\s*(?:h|gio)\s*(?:\d{2})?(?:\s*phut)?" + _END, _simple(Kind.IN)),
    (r"(?:sang|chieu|cuoi|dau|truoc)?\s*thu\s+(?:[2-7]|hai|ba|tu|nam|sau|bay),?(?=\s+(?:ngay|\d))", _simple(Kind.IN)),
    (rf"(?:sang|chieu|cuoi|dau)?\s*(?:thu\s+(?:[2-7]|hai|ba|tu|nam|sau|bay)"
     rf"|chu nhat)\s*(?:cua\s*)?{_EACH}\s+(tuan){_END}", _cycle),
    # Days.
    (rf"(?:ngay\s*)?{_N}{_SEP}{_N}{_SEP}(20\d\d){_END}", _day),
    (rf"(?:ngay\s*)?{_N}/{_N}/(\d\d){_END}", _day),
    (rf"ngay\s*{_N}\.{_N}()(?!\d)", _day),
    (rf"(?:ngay\s*)?{_N}\s*/\s*{_N}(?:\s*(?:nam|[,.-])\s*(20\d\d))?(?!\s*/?\s*\d)(?!\d)", _day),
    (rf"(?:ngay\s*)?(?:mung\s*|mong\s*)?{_N}{_OF}(?:thang"
     rf"|thg)\s*{_N}(?!\d)(?!\s*/\s*\d{{1,2}}\s*/)(?!\s*ngay){_Y}{_END}", _worded_day),
    (rf"ngay\s*{_N}{_OF}thang\s*cuoi(?:\s*cung)?(?:\s*cua)?\s*(?:hang|moi|cac|tung)?\s*(quy|ky bao cao|ky|6 thang"
     rf"|nam){_END}", _day_of_each),
    (rf"ngay\s*{_N}{_OF}(?:hang|moi|cac|tung)?\s*(thang)(?:\s*(?:sau|tiep theo|ke tiep|lien ke|lien sau))*(?!\s*(?:\d"
     rf"|dau|cuoi)){_END}", _day_of_each),
    (rf"(?:nhung|cac)?\s*ngay\s*{_N}(?!\d|\s*(?:ngay|lam viec|thang))", _simple(Kind.DAY, 1)),
    # Weeks of a month.
    (rf"(?:trong\s*)?tuan\s*(?:thu\s*|le\s*)?({_ORDINAL})\s*[/,-]?{_OF}(?:thang|t)\s*(\d{{1,2}}"
     rf"|{_NAMES}){_Y}{_END}", _week),
    # Halves and nine months of the year.
    (rf"(?:6|06|sau)\s*thang\s*dau\s*(?:cua\s*)?nam{_Y}{_END}", _period(Kind.HALF, 1)),
    (rf"(?:6|06|sau)\s*thang\s*cuoi\s*(?:cua\s*)?nam{_Y}{_END}", _period(Kind.HALF, 2)),
    (rf"nua\s*dau\s*(?:cua\s*)?nam{_Y}{_END}", _period(Kind.HALF, 1)),
    (rf"nua\s*cuoi\s*(?:cua\s*)?nam{_Y}{_END}", _period(Kind.HALF, 2)),
    (rf"(?:9|09|chin)\s*thang\s*(?:dau\s*)?nam{_Y}{_END}", _period(Kind.NINE_MONTHS)),
    (rf"(?:3|03|ba)\s*thang\s*dau\s*nam{_Y}{_END}", _period(Kind.QUARTER, 1)),
    (rf"(?:6|06)\s*thang\s*(?:nam\s*)?(20\d\d){_END}", _period(Kind.HALF, 1)),
    (rf"(?:9|09)\s*thang\s*(?:nam\s*)?(20\d\d){_END}", _period(Kind.NINE_MONTHS)),
    # Cycles.
    (rf"(?:it nhat\s*|toi thieu\s*)?(\d{{1,2}}|mot)\s*(?:lan|bao cao|ky|dot|cuoc)\s*(?:/|mot|moi|trong|tren"
     rf"|moi)\s*(?:1\s*|01\s*|mot\s*)?({_CYCLE_WORD}){_END}", _times_a_period),
    (rf"(?:hang|moi|dinh ky)?\s*({_CYCLE_WORD})\s*(?:/|moi|it nhat|to chuc)?\s*(?:1|01|mot)?\s*(?:lan|cuoc|ky|dot"
     rf"|bao cao){_END}", _cycle),
    (rf"moi\s*({_CYCLE_WORD})(?=\s+(?:it nhat\s+)?\d)", _cycle),
    (rf"{_EACH}\s*(?:nua\s+)?({_CYCLE_WORD})(?!\s*(?:20\d\d|\d|dau\s+nam|cuoi\s+nam|[ivx]+{_END})){_END}", _cycle),
    (rf"({_CYCLE_WORD})\s*(?:thuong ky|dinh ky){_END}", _cycle),
    # Quarters and months.
    (rf"{_QUARTER_WORD}([ivl]{{1,3}}|0?[1-4])(?!\w){_Y}(?!\d)", _quarter),
    (rf"(?:thang|thg)\s*\.?\s*{_N}(?!\d){_Y}(?!\d)", lambda m: Atom(Kind.MONTH, m[0], int(m[1]), year=_year(m[2]))),
    (rf"t\s*\.?\s*{_N}(?!\d){_Y}(?!\d)", lambda m: Atom(Kind.MONTH, m[0], int(m[1]), year=_year(m[2]))),
    (rf"thang\s*({_NAMES}){_END}{_Y}", _named_month),
    (rf"thang\s*cuoi\s*(?:cung\s*)?(?:cua\s*)?nam{_Y}{_END}", _period(Kind.MONTH, 12)),
    # Years.
    (r"(?:trong|het|suot|ca)?\s*(?:ca\s*)?nam\s*(20\d\d)(?!\d)", _period(Kind.YEAR)),
    (r"(20\d\d)(?!\d)", _period(Kind.YEAR)),
    (r"(?:trong|het)\s*(?:ca\s*)?nam()(?!\s*\d)(?: nay)?" + _END, _period(Kind.YEAR)),
    (rf"({_CYCLE_WORD}){_END}", _bare_cycle),
    # Bare numbers of a list, with a year where one is printed after a stroke.
    (rf"{_N}(?!\d){_Y}(?![\d%])" + _END, lambda m: Atom(Kind.NUMBER, m[0], int(m[1]), year=_year(m[2]))),
    (rf"(iv|i{{1,3}}|l{{1,3}}|lv)(?!\w){_Y}", _roman_number),
    # Joints.
    (r"[,;&+]|va" + _END + r"|cung" + _END, _simple(Kind.LIST)),
    (r"hoac" + _END, _simple(Kind.OR)),
    (r"(?:cho\s*)?(?:den|toi)\s*(?:het|cuoi\s+ngay|truoc)?" + _END + r"|->|→|[-–—~]|>", _simple(Kind.TO)),
    (r"(?:ke\s*)?tu" + _END, _simple(Kind.FROM)),
    (r"(?:(?:hoan thanh|xong|ket thuc|nop|gui|han chot)\s*)?(?:truoc|cham nhat|muon nhat|tre nhat|khong qua"
     r"|khong muon hon|khong cham hon|han cuoi|han chot)"
     r"(?:\s*(?:la|vao|trong|den|truoc|het|ngay\s*la))*(?!\s*\d{1,2}\s*(?:ngay|thang|tuan"
     r"|gio)\b)" + _END, _simple(Kind.LIMIT)),
    (r"(?:theo\s+)?(?:che do\s+)?dinh ky" + _END, _simple(Kind.IN)),
    (r"\(", _simple(Kind.LIMIT)),
    (r"(?:trong|vao|la|xong|hoan thanh|hoan tat|du kien|thoi gian|thoi han|tien do|thuc hien|het|khoang|dip|luc"
     r"|ngay(?!\s*\d)|cac|cua|han|vong|nay)" + _END, _simple(Kind.IN)),
    (r"[:.)\"/]", _simple(Kind.IN)),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), make) for pattern, make in _ATOMS)
_WORD = re.compile(r"[\w%&]+|\S")
_PART = re.compile(
    rf"(?:vao\s*)?(?:khoang\s*)?({'|'.join(sorted(_PARTS, key=len, reverse=True))})\s+(?:cua\s+)?(?:(?:hang|moi|cac"
    rf"|tung)\s+)?(?=(?:thang|quy|qui|nam)\b)"
)
_WHOLE_YEAR = re.compile(r"nam(?!\s*\d)(?: nay)?(?!\w)")
_ORDINAL_LABEL = re.compile(
    r"(?:dot|lan|ky|giai doan|buoc)\s*(?:thu\s*)?(?:\d{1,2}|[ivx]+|nhat|hai|ba)\s*(?:[:,-]|(?=\s|\)|$))"
)


def atoms(folded: str) -> list[Atom]:
    """The atoms of a folded phrase, in order; a word that is none of them is an atom of its own."""
    return list(_scan(folded))


def _scan(text: str) -> Iterator[Atom]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        atom = _at(text, at)
        yield atom
        at += max(1, len(atom.text))


def _at(text: str, at: int) -> Atom:
    label = _ORDINAL_LABEL.match(text, at)
    if label and not _inside_word(text, at):
        return Atom(Kind.IN, label[0])
    part = _PART.match(text, at)
    if part and not _inside_word(text, at):
        whole = _part_of(text, part)
        if whole is not None:
            return whole
    if not _inside_word(text, at):
        for pattern, make in _COMPILED:
            match = pattern.match(text, at)
            if match and match[0]:
                return make(match)
    word = _WORD.match(text, at)
    return Atom(Kind.WORD, word[0] if word else text[at])


def _inside_word(text: str, at: int) -> bool:
    """Whether the place is in the middle of a word; between a letter and a digit a blank may have been lost."""
    if at == 0 or not (text[at - 1].isalnum() and text[at].isalnum()):
        return False
    return text[at - 1].isalpha() == text[at].isalpha()


def _part_of(text: str, part: re.Match[str]) -> Atom | None:
    """A vague part and the period it is of: `cuối quý II`, `đầu năm`."""
    meaning = _PARTS[part[1]]
    inner = _at(text, part.end())
    printed = text[part.start() : part.end()]
    year = _WHOLE_YEAR.match(text, part.end())
    if inner.kind in {Kind.MONTH, Kind.QUARTER, Kind.YEAR}:
        return replace(inner, text=printed + inner.text, part=meaning)
    if year:
        return Atom(Kind.YEAR, printed + year[0], part=meaning)
    if inner.kind is Kind.CYCLE and inner.cycle in {Cycle.MONTH, Cycle.QUARTER}:
        # The end of a period that is not named is the end of each.
        return replace(inner, text=printed + inner.text, part=meaning, marked=True)
    return None
