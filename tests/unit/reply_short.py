"""Readings written short, for tables: `in_progress 60 note`, `1:done 2:extend 2026-06-20`."""

import re
import unicodedata
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


_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_SHAPES = {"\u0306": "w", "\u031b": "w"}


def keys(text: str) -> str:
    """The text as it stands where the Telex keys were typed and nothing turned them into letters."""
    return re.sub(r"[^\W\d_]+", lambda word: _word_keys(word.group()), text)


def _word_keys(word: str) -> str:
    out, tone = "", ""
    for c in unicodedata.normalize("NFD", word.replace("đ", "dd").replace("Đ", "Dd")):
        tone = _TONES.get(c, tone)
        out += out[-1].lower() if c == "\u0302" else _SHAPES.get(c, "" if c in _TONES else c)
    return out + tone
