"""The years a plan is of: the one its title names, or the first and last of several (giai đoạn 2026-2030)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_YEAR = re.compile(r"\bnăm\s+(20\d{2})\b", re.IGNORECASE)
_SPAN = re.compile(
    r"(?:\b(?:giai\s+đoạn|thời\s+kỳ|các\s+năm|năm\s+học|từ\s+năm|năm)\s+)?\b(20\d{2})\s*(?:[-–—]|đến)\s*(?:năm\s+)?(20\d{2})\b",
    re.IGNORECASE,
)
_LONGEST_SPAN = 15


@dataclass(frozen=True)
class Years:
    """A plan's calendar year, which its dates without a year are of, and its last one where it is of several."""

    first: int
    last: int | None = None


def read_years(title: str, appendix: str | None, issued: int | None, lines: Sequence[str]) -> Years | None:
    """The years that the title names, else the heading over the tasks; None where no year is printed anywhere.

    A year that is over when the plan is issued is not its own (a plan on last year's index), and a span is meant only
    where no single year is named beside it (giai đoạn 2021-2030, năm 2026). Of a span under way the plan's year is
    the one it is issued in.
    """
    heads = [title, appendix or ""]
    spans = [span for text in heads for match in _SPAN.finditer(text) if (span := _span(match)) is not None]
    named = [int(match[1]) for text in heads for match in _YEAR.finditer(_SPAN.sub(" ", text))]
    if not named:
        for first, last in spans:
            if issued is None or first - 1 <= issued <= last:
                return Years(max(first, issued or first), last)
    if issued is not None:
        return Years(next((year for year in named if issued <= year <= issued + 1), issued))
    if named:
        return Years(named[0])
    mentioned = [int(match[1]) for line in lines for match in _YEAR.finditer(line)]
    return Years(max(set(mentioned), key=mentioned.count)) if mentioned else None


def _span(match: re.Match[str]) -> tuple[int, int] | None:
    first, last = int(match[1]), int(match[2])
    return (first, last) if first < last <= first + _LONGEST_SPAN else None
