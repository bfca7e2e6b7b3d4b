"""The years a plan is of: the one its title names, or the first and last of several (giai đoạn 2026-2030)."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.plan_years import years_named


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
    named = years_named(title, appendix)
    if not named.single:
        for first, last in named.spans:
            if issued is None or first - 1 <= issued <= last:
                return Years(max(first, issued or first), last)
    if issued is not None:
        year = next((year for year in named.single if issued <= year <= issued + 1), issued)
    elif named.single:
        year = named.single[0]
    elif mentioned := years_named(*lines).single:
        year = max(set(mentioned), key=mentioned.count)
    else:
        return None
    last = named.last(year)
    return Years(year, last if last > year else None)
