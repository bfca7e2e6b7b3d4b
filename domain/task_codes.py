"""Task codes (`T12`) in what people type, told apart from weekdays (`t6`) and months (`T12` of the year)."""

import re

from domain.text import fold, nfc

_CODE = re.compile(r"(?<![\w/-])[Tt]\s?(\d{1,4})(?![\w/%])")
# After one of these words a T and a number name a weekday or a month.
# fmt: off
_BEFORE_A_DAY = frozenset((
    "den", "toi", "sang", "vao", "truoc", "sau", "het", "cuoi", "dau", "giua", "thang", "thu", "tu", "ngay", "lui",
    "nhac", "qua", "trong",
))
# fmt: on
_LAST_WEEKDAY = 7


def _is_code(text: str, match: re.Match[str]) -> bool:
    before = fold(text[: match.start()]).split()
    if before and before[-1].strip(",.:;") in _BEFORE_A_DAY:
        return False
    shouted = match.group(0)[0] == "T"
    return shouted or not before or int(match.group(1)) > _LAST_WEEKDAY


def task_numbers(text: str) -> tuple[int, ...]:
    """The numbers of the task codes a text names, in order and once each."""
    text = nfc(text)
    return tuple(dict.fromkeys(int(m.group(1)) for m in _CODE.finditer(text) if _is_code(text, m)))


def codes_as_items(text: str) -> str:
    """The text with its codes written as `việc 1`, `việc 2` ..., as if those tasks had been listed in that order."""
    text = nfc(text)
    places = {number: place for place, number in enumerate(task_numbers(text), 1)}

    def item(match: re.Match[str]) -> str:
        return f"việc {places[int(match.group(1))]}" if _is_code(text, match) else match.group(0)

    return _CODE.sub(item, text)
