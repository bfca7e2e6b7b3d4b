"""Heads and feet that the pages of a .pdf repeat: a paper's title, its number, the page of so many."""

import re
from collections import Counter
from collections.abc import Sequence

from plans.pdf_lines import PAGE_NUMBER
from plans.pdf_words import Word, lines_of_words

_DIGITS = re.compile(r"\d+")
_EDGE = 0.1  # the share of a page's height at its top and at its bottom in which a head or foot stands
_FEWEST_PAGES = 3


def without_furniture(pages: Sequence[tuple[list[Word], float]]) -> list[list[Word]]:
    """The words of each page, given with its height in points, less the lines at its edges that most pages repeat."""
    lines = [lines_of_words(words) for words, _ in pages]
    edges = [
        {_alike(line) for line in on_page if _at_edge(line, height)}
        for on_page, (_, height) in zip(lines, pages, strict=True)
    ]
    counts = Counter(text for texts in edges for text in texts)
    fewest = max(_FEWEST_PAGES, len(pages) / 2)
    return [
        [
            word
            for line in on_page
            if not (_at_edge(line, height) and _is_furniture(line, counts, fewest))
            for word in line
        ]
        for on_page, (_, height) in zip(lines, pages, strict=True)
    ]


def _is_furniture(line: Sequence[Word], counts: Counter[str], fewest: float) -> bool:
    text = _alike(line)
    return counts[text] >= fewest or PAGE_NUMBER.fullmatch(text) is not None


def _at_edge(line: Sequence[Word], height: float) -> bool:
    top, bottom = float(line[0]["top"]), float(line[0]["bottom"])
    return top < _EDGE * height or bottom > (1 - _EDGE) * height


def _alike(line: Sequence[Word]) -> str:
    """The text of a line as it is on every page, whatever its numbers are."""
    return _DIGITS.sub("0", " ".join(word["text"] for word in line))
