"""Whether a text holds a task table whose cells were run together line by line, which cannot be read for certain."""

import re

from domain.text import fold

_OPENS = re.compile(r"^\W*(?:s ?tt|tt|so tt)\b")
_WORDS = (
    re.compile(r"\b(?:nhiem vu|noi dung|cong viec|muc tieu)\b"),
    re.compile(r"\bchu tri\b|\bphu trach\b|\bco quan thuc hien\b|\bdon vi thuc hien\b"),
    re.compile(r"\bphoi hop\b"),
    re.compile(r"\bthoi (?:gian|han)\b|\btien do\b"),
    re.compile(r"\bsan pham\b|\bket qua\b"),
)
_HEADER_LINES = 24
_HEADER_LENGTH = 260
_FEWEST = 3


def has_lost_columns(lines: list[str]) -> bool:
    """Whether the words of a task table's header stand one after the other where no table was found."""
    for index, line in enumerate(lines):
        if not _OPENS.match(fold(line)):
            continue
        words = re.sub(r"\s+", " ", fold(" ".join(lines[index : index + _HEADER_LINES])))[:_HEADER_LENGTH]
        if sum(1 for word in _WORDS if word.search(words)) >= _FEWEST:
            return True
    return False
