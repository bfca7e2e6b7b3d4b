"""The folded words of deadlines: names of months and cycles, ordinals, roman numbers, and the patterns made of them."""

import re

from domain.deadline import Cycle
from domain.deadline_atoms import Part

MONTH_NAMES = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "bay": 7, "tam": 8, "chin": 9,
    "muoi mot": 11, "muoi hai": 12, "muoi": 10, "chap": 12,
}  # fmt: skip
QUARTER_NAMES = {"mot": 1, "nhat": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4}
ORDINALS = {
    "mot": 1, "nhat": 1, "dau": 1, "dau tien": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "cuoi": -1,
    "cuoi cung": -1,
}  # fmt: skip
PARTS = {
    "dau": Part.START, "nua dau": Part.MIDDLE, "giua": Part.MIDDLE, "cuoi": Part.END, "nua cuoi": Part.END,
    "ngay dau": Part.START, "ngay cuoi": Part.END, "ngay cuoi cung": Part.END,
    "ngay lam viec cuoi cung": Part.END, "thang cuoi": Part.END, "thang dau": Part.START,
    "thuong tuan": Part.FIRST_TEN, "trung tuan": Part.SECOND_TEN, "ha tuan": Part.END,
    "10 ngay dau": Part.FIRST_TEN, "15 ngay dau": Part.MIDDLE, "10 ngay cuoi": Part.END, "15 ngay cuoi": Part.END,
}  # fmt: skip
CYCLES = {
    "tuan": Cycle.WEEK, "thang": Cycle.MONTH, "quy": Cycle.QUARTER, "qui": Cycle.QUARTER,
    "3 thang": Cycle.QUARTER, "03 thang": Cycle.QUARTER, "6 thang": Cycle.HALF, "06 thang": Cycle.HALF,
    "sau thang": Cycle.HALF, "nua nam": Cycle.HALF, "ban nien": Cycle.HALF, "9 thang": Cycle.NINE_MONTHS,
    "09 thang": Cycle.NINE_MONTHS, "chin thang": Cycle.NINE_MONTHS, "nam": Cycle.YEAR, "1 nam": Cycle.YEAR,
    "01 nam": Cycle.YEAR, "mot nam": Cycle.YEAR, "ca nam": Cycle.YEAR, "12 thang": Cycle.YEAR,
}  # fmt: skip
PER_YEAR = {1: Cycle.YEAR, 2: Cycle.HALF, 4: Cycle.QUARTER, 12: Cycle.MONTH}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}

# "quy định" folds like "quý định", "Việt Nam" like a year.
CYCLE = "|".join(
    rf"(?<!viet )(?<!toan ){word}(?!\s*(?:dinh|trinh|che|mo|hoach|tac|chuan|phap|uoc|doi)\b)"
    for word in sorted(CYCLES, key=len, reverse=True)
)
EACH = r"(?:hang|moi|tung|dinh ky(?: theo)?(?: hang)?|theo(?: dinh ky)?(?: hang)?|thuong ky|cac)"
NUMBER = r"(\d{1,2})"
YEAR = r"(?:\s*(?:[/.,-]|nam|cua nam)?\s*(?:nam\s*)?(20\d\d))?"
OF = r"(?:\s*(?:cua|cac|trong|o)?)*\s*"
NEXT = r"(?:sau|tiep theo|ke tiep|lien ke|lien sau|tiep sau)"
END = r"(?![\w])"
# Scanned papers print I as l or 1.
ROMAN = r"[il1]{1,3}|[il1]v|v"


def any_of(words: dict[str, int] | dict[str, Part] | dict[str, Cycle]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def ordinal(word: str) -> int:
    """What a number in digits, Roman letters or words counts; -1 for the last; 0 for no number."""
    if word.isdigit():
        return int(word)
    return ORDINALS.get(word) or roman(word)


def roman(word: str) -> int:
    """I to V, also with l or 1 for I; 0 for anything else."""
    return _ROMAN.get(word.replace("l", "i").replace("1", "i"), 0)


def full_year(text: str | None) -> int | None:
    """2026 of `2026` and of `26`."""
    if not text:
        return None
    return int(text) + 2000 if len(text) == 2 else int(text)
