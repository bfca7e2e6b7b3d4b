"""Readings written short, for tables: `in_progress 60 note`, `1:done 2:extend 2026-06-20`."""

import re
from datetime import date

from domain.replies.reader import read_reply

TODAY = date(2026, 6, 10)  # a Wednesday
DUE = date(2026, 6, 15)

Short = tuple[str, str, int | None, str | None, bool]


def said(text: str, items: int = 1) -> set[Short]:
    """The readings a table's cell stands for; `all` is written out as 1..n."""
    found: set[Short] = set()
    for part in re.split(r"\s+(?=(?:\d+|all|null):)", text):
        name, _, rest = part.partition(":") if re.match(r"(?:\d+|all|null):", part) else ("null", "", part)
        status, *more = rest.split()
        percent = next((int(word) for word in more if word.isdigit()), None)
        day = next((word for word in more if "-" in word), None)
        for item in map(str, range(1, items + 1)) if name == "all" else [name]:
            found.add((item, status, percent, day, "note" in more))
    return found


def told(text: str, items: int = 1) -> set[Short]:
    """What the reader makes of a reply, in the same form."""
    found: set[Short] = set()
    for reading in read_reply(text, TODAY, DUE, items):
        day = reading.date.isoformat() if reading.date else None
        names = map(str, range(1, items + 1)) if reading.item == "all" else [str(reading.item or "null")]
        found |= {(item, reading.status.value, reading.percent, day, bool(reading.reason)) for item in names}
    return found
