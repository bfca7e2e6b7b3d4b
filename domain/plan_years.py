"""The years that a plan's titles name: single ones (năm 2026), and first and last of several (giai đoạn 2026-2030)."""

import re
from dataclasses import dataclass

from domain.text import fold

_YEAR = re.compile(r"(?:\b(?P<until>den|toi|tam nhin)\s+(?:het\s+)?)?\bnam\s+(?P<year>20\d\d)\b")
_SPAN = re.compile(r"(?:\bnam\s+)?\b(20\d\d)\s*(?:-|–|—|den|toi)\s*(?:het\s+)?(?:nam\s+)?(20\d\d)\b")
_LONGEST_SPAN = 15


@dataclass(frozen=True)
class NamedYears:
    """The single years and the spans of years that were named, in printed order.

    `until` are years that something goes on to (định hướng đến năm 2030), which are nobody's own.
    """

    single: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    until: tuple[int, ...]

    def last(self, year: int) -> int:
        """The last year of a plan of that year: the end of what it is a part of, where no single year is named."""
        spans = self.spans if not self.single else ()
        until = self.until if not self.single else ()
        ends = [*(last for first, last in spans if first <= year <= last), *until]
        return max([year, *(end for end in ends if end <= year + _LONGEST_SPAN)])


def years_named(*titles: str | None) -> NamedYears:
    """The years named by the titles of a plan; a year inside a span is no single one."""
    texts = [fold(title) for title in titles if title]
    spans = [(int(first), int(last)) for text in texts for first, last in _SPAN.findall(text)]
    found = [match for text in texts for match in _YEAR.finditer(_SPAN.sub(" ", text))]
    return NamedYears(
        tuple(int(match["year"]) for match in found if not match["until"]),
        tuple(span for span in spans if span[0] < span[1] <= span[0] + _LONGEST_SPAN),
        tuple(int(match["year"]) for match in found if match["until"]),
    )


def last_year(year: int, *titles: str | None) -> int:
    """The last year that a plan runs in: the end of the span it is of, where no single year is named beside it."""
    return years_named(*titles).last(year)
