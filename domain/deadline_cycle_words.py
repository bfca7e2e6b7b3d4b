"""What comes round, in folded words: hằng tháng, định kỳ quý, 6 tháng/lần, 02 lần/năm."""

import re

from domain.deadline import Cycle
from domain.deadline_atoms import Atom, Kind
from domain.deadline_vocabulary import CYCLE, CYCLES, EACH, END, PER_YEAR
from domain.text import one_line

_TIMES = {"mot": 1, "hai": 2, "ba": 3, "bon": 4}
_NUMBER = r"\d{1,2}|mot|hai|ba|bon"
_ROUND = r"(?:lan|cuoc|ky|dot|bao cao)"


def _cycle(match: re.Match[str]) -> Atom:
    return Atom(Kind.CYCLE, match[0], cycle=CYCLES[match[1]], marked=True)


def _times_after(match: re.Match[str]) -> Atom:
    return _so_many(match[0], _TIMES.get(match[2]) or int(match[2]), CYCLES[match[1]])


def _times(match: re.Match[str]) -> Atom:
    return _so_many(match[0], _TIMES.get(match[1]) or int(match[1]), CYCLES[match[2]])


def _so_many(text: str, times: int, cycle: Cycle) -> Atom:
    """So many times a period: a cycle where the year can be cut evenly, else words that are not understood."""
    if cycle is Cycle.YEAR and times in PER_YEAR:
        return Atom(Kind.CYCLE, text, cycle=PER_YEAR[times], marked=True)
    if times == 1:
        return Atom(Kind.CYCLE, text, cycle=cycle, marked=True)
    return Atom(Kind.UNKNOWN, text)


def _every_so_many(match: re.Match[str]) -> Atom:
    """`5 năm/lần`: no cycle of ours, where it is not one by its own name (3 tháng/lần)."""
    cycle = CYCLES.get(one_line(match[1]))
    return Atom(Kind.CYCLE, match[0], cycle=cycle, marked=True) if cycle else Atom(Kind.UNKNOWN, match[0])


CYCLE_WORDS = (
    (rf"((?!0?1\s)(?:\d{{1,2}}|hai|ba|bon|nam)\s+(?:nam|quy|thang|tuan))\s*(?:/|mot|1|01)\s*{_ROUND}{END}",
     _every_so_many),
    (rf"(?:it nhat\s*|toi thieu\s*)?({_NUMBER})\s*{_ROUND}\s*(?:/|mot|moi|trong|tren)\s*(?:1\s*|01\s*|mot\s*)?"
     rf"({CYCLE}){END}", _times),
    (rf"(?:hang|moi|dinh ky)?\s*(?:(?:0?1|mot)\s+)?({CYCLE})\s*(?:/|moi|it nhat|to chuc)?\s*(?:1|01|mot)?"
     rf"\s*{_ROUND}{END}",
     _cycle),
    (rf"(?:hang|moi|mot|1|01)\s*({CYCLE})\s*(?:it nhat\s*|toi thieu\s*)?({_NUMBER})\s*{_ROUND}{END}",
     _times_after),
    (rf"moi\s*({CYCLE})(?=\s+(?:it nhat\s+)?\d)", _cycle),
    (rf"{EACH}\s*(?:nua\s+)?({CYCLE})(?!\s*(?:20\d\d|\d|dau\s+nam|cuoi\s+nam|[ivx]+{END})){END}", _cycle),
    (rf"({CYCLE})\s*(?:thuong ky|dinh ky){END}", _cycle),
)  # fmt: skip
