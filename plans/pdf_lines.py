"""The lines of running text on a .pdf page, outside its tables; what stands side by side is told apart."""

import re
from typing import Any

from plans.document import clean

_PAGE_NUMBER = re.compile(r"\W*\d{1,3}\W*")
_SAME_LINE = 3.0  # points
_WIDEST_BLANK = 22.0  # points; a wider gap parts two columns of a letterhead
_STATE_NAME = re.compile(r"\s+(?=CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|Độc lập\s*[-–])")
_EDGE = 0.08  # the share of a page's height in which a page number stands

Box = tuple[float, float, float, float]


def page_lines(page: Any, tables: list[Box]) -> list[tuple[float, str]]:
    """The lines outside the tables with their distance from the top of the page, in reading order; no page number."""
    outside = page.filter(lambda thing: not _within(thing, tables)) if tables else page
    words = outside.extract_words(x_tolerance=2, y_tolerance=_SAME_LINE, keep_blank_chars=False)
    lines: list[tuple[float, str]] = []
    line: list[dict[str, Any]] = []
    for word in sorted(words, key=lambda w: (round(w["top"] / _SAME_LINE), w["x0"])):
        if line and abs(word["top"] - line[0]["top"]) > _SAME_LINE:
            lines.extend(_told_apart(line))
            line = []
        line.append(word)
    lines.extend(_told_apart(line))
    height = float(page.height)
    return [
        (top, text)
        for top, text in lines
        if not (_PAGE_NUMBER.fullmatch(text) and (top < _EDGE * height or top > (1 - _EDGE) * height))
    ]


def _within(thing: dict[str, Any], tables: list[Box]) -> bool:
    if thing["object_type"] != "char":
        return True
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in tables)


def _told_apart(words: list[dict[str, Any]]) -> list[tuple[float, str]]:
    parts: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda w: w["x0"]):
        if parts and word["x0"] - parts[-1][-1]["x1"] <= _WIDEST_BLANK:
            parts[-1].append(word)
        else:
            parts.append([word])
    texts = [(part[0]["top"], clean(" ".join(word["text"] for word in part))) for part in parts]
    return [(top, piece) for top, text in texts for piece in _STATE_NAME.split(text) if piece]
