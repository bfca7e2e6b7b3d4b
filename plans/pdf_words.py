"""The words of a .pdf page and the lines they stand on."""

from collections.abc import Iterable, Sequence
from typing import Any

SAME_LINE = 3.0  # points by which the tops of the words of one line may differ
_KEPT = ("text", "x0", "x1", "top", "bottom")

Word = dict[str, Any]
"""`text`, and in points from the left and the top of the page `x0`, `x1`, `top`, `bottom`."""
Box = tuple[float, float, float, float]


def page_words(page: Any, tables: Sequence[Box]) -> list[Word]:
    """The words of a page outside its ruled tables."""
    outside = page.filter(lambda thing: not _within(thing, tables)) if tables else page
    words = outside.extract_words(x_tolerance=2, y_tolerance=SAME_LINE, keep_blank_chars=False)
    return [{name: word[name] for name in _KEPT} for word in words]


def lines_of_words(words: Iterable[Word]) -> list[tuple[Word, ...]]:
    """The words by line from the top, each line from the left."""
    grouped: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w["top"], w["x0"])):
        if grouped and word["top"] - grouped[-1][0]["top"] <= SAME_LINE:
            grouped[-1].append(word)
        else:
            grouped.append([word])
    return [tuple(sorted(line, key=lambda w: w["x0"])) for line in grouped]


def _within(thing: dict[str, Any], tables: Sequence[Box]) -> bool:
    if thing["object_type"] != "char":
        return True
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in tables)
