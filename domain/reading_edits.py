"""A correction of a reading typed in chat: `sửa I.3 hạn 30/6`, `bỏ I.4`, `xem I.5`. Which rows, and what of them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from domain.problem import Problem
from domain.reading_table import Column
from domain.text import fold, one_line

Verb = Literal["show", "remove", "change"]
_VERBS: Mapping[str, Verb] = {"xem": "show", "bo": "remove", "xoa": "remove", "sua": "change", "doi": "change"}
_COLUMNS = {
    "thoi gian hoan thanh": Column.DEADLINE,
    "thoi gian": Column.DEADLINE,
    "thoi han": Column.DEADLINE,
    "han": Column.DEADLINE,
    "don vi chu tri": Column.LEAD,
    "chu tri": Column.LEAD,
    "don vi phoi hop": Column.COOPERATING,
    "phoi hop": Column.COOPERATING,
    "san pham": Column.PRODUCT,
    "ket qua": Column.PRODUCT,
    "hoat dong": Column.ACTIVITY,
    "noi dung": Column.TITLE,
    "nhiem vu": Column.TITLE,
    "ten": Column.TITLE,
}
_BETWEEN = re.compile(r"\s*(?:,|;|\bvà\b|\bva\b|\s)\s*", re.IGNORECASE)
_NOTHING = {"trong", "khong", "khong co", "de trong", "-"}


@dataclass(frozen=True)
class Edit:
    """What is asked: the rows' references, and where something is changed the column and its new words."""

    verb: Verb
    rows: tuple[str, ...]
    column: Column | None = None
    words: str = ""


def read_edit(text: str, refs: Collection[str], numbers: Mapping[str, Collection[str]]) -> Edit | None:
    """What a message corrects; None where it is no correction.

    `refs` are the rows of the reading, `numbers` the references of the rows that print a number. Raises Problem
    `load.edit....` where it is one that cannot be followed: no such row, several of that number, nothing said of it.
    """
    first, _, rest = one_line(text).partition(" ")
    verb = _VERBS.get(fold(first))
    if verb is None or not rest:
        return None
    rows, rest = _rows(rest, refs, numbers)
    if not rows:
        if verb == "change" or any(sign.isdigit() for sign in rest.split(" ", 1)[0]):
            raise Problem("load.edit.no_row", row=rest.split(" ", 1)[0], example=next(iter(refs)))
        return None
    if verb != "change":
        return Edit(verb, rows) if not rest else None
    column, words = _column(rest)
    if column is None or not words:
        raise Problem("load.edit.how", row=rows[0])
    return Edit(verb, rows, column, "" if fold(words) in _NOTHING else words)


def _rows(text: str, refs: Collection[str], numbers: Mapping[str, Collection[str]]) -> tuple[tuple[str, ...], str]:
    """The rows that the beginning of a text names, and what comes after them."""
    rows: list[str] = []
    while text:
        found = _row(text, refs, numbers)
        if found is None:
            break
        ref, length = found
        rows.append(ref)
        text = text[length:]
        joint = _BETWEEN.match(text)
        text = text[joint.end() :] if joint else text
    return tuple(dict.fromkeys(rows)), text.strip(" :.")


def _row(text: str, refs: Collection[str], numbers: Mapping[str, Collection[str]]) -> tuple[str, int] | None:
    """The row whose reference, else whose number, a text begins with, and how long that is; the longest wins."""
    begun = [ref for ref in refs if _begins(text, ref)]
    if begun:
        longest = max(begun, key=len)
        return longest, len(longest)
    by_number = [number for number in numbers if number and _begins(text, number)]
    if not by_number:
        return None
    number = max(by_number, key=len)
    meant = list(numbers[number])
    if len(meant) > 1:
        raise Problem("load.edit.which_row", row=number, n=len(meant), rows=", ".join(meant[:6]))
    return meant[0], len(number)


def _begins(text: str, row: str) -> bool:
    after = text[len(row) : len(row) + 1]
    after_that = text[len(row) + 1 : len(row) + 2]
    ends = not (after.isalnum() or after in {"/", "-"} or (after == "." and after_that.isalnum()))
    return text[: len(row)].casefold() == row.casefold() and ends


def _column(text: str) -> tuple[Column | None, str]:
    """The column that the beginning of a text names, and what comes after it."""
    words = text.split(" ")
    for length in range(min(4, len(words)), 0, -1):
        named = fold(" ".join(words[:length])).strip(" :")
        if named in _COLUMNS:
            value = " ".join(words[length:]).strip(" :")
            return _COLUMNS[named], re.sub(r"^(?:là|thành|:|=)\s+", "", value)
    return None, ""
