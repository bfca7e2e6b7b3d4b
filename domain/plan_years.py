"""The years that a plan's titles name: single ones (năm 2026), and first and last of several (giai đoạn 2026-2030)."""

import re
from dataclasses import dataclass

from domain.text import fold

_YEAR = re.compile(r"\bnam\s+(20\d\d)\b")
_SPAN = re.compile(r"(?:\bnam\s+)?\b(20\d\d)\s*(?:-|–|—|den|toi)\s*(?:het\s+)?(?:nam\s+)?(20\d\d)\b")
_LONGEST_SPAN = 15


@dataclass(frozen=True)
class NamedYears:
    """The single years and the spans of years that were named, in printed order."""

    single: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


def years_named(*titles: str | None) -> NamedYears:
    """The years named by the titles of a plan; a year inside a span is no single one."""
    texts = [fold(title) for title in titles if title]
    spans = [(int(first), int(last)) for text in texts for first, last in _SPAN.findall(text)]
    single = [int(year) for text in texts for year in _YEAR.findall(_SPAN.sub(" ", text))]
    return NamedYears(tuple(single), tuple(s for s in spans if s[0] < s[1] <= s[0] + _LONGEST_SPAN))


def last_year(year: int, *titles: str | None) -> int:
    """The last year that a plan runs in: the end of the span it is of, where no single year is named beside it."""
    named = years_named(*titles)
    return year if named.single else max([year, *(last for first, last in named.spans if first <= year <= last)])
