"""Days written as numbers, `20/7`, `20-25/7` or `28/12 đến 3/1/2027`, at the beginning of what follows them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from domain.problem import Problem
from domain.text import nfc

_DAY = r"(?P<d{n}>\d{{1,2}})(?:[/.](?P<m{n}>\d{{1,2}})(?:[/.](?P<y{n}>\d{{4}}))?)?"
_RANGE = re.compile(
    rf"(?:từ\s+|tu\s+)?(?:ngày\s+|ngay\s+)?{_DAY.format(n=1)}"
    rf"(?:\s*(?:-|–|—|đến|den|tới|toi)\s*(?:hết\s+|het\s+)?(?:ngày\s+|ngay\s+)?{_DAY.format(n=2)})?(?![\d/])",
    re.IGNORECASE,
)
_SOON = timedelta(days=183)


@dataclass(frozen=True)
class DayRange:
    """The days from `first` to `last`, both included, and the words behind them."""

    first: date
    last: date
    rest: str


def read_range(words: str, today: date) -> DayRange | None:
    """The days that words begin with; None where they begin with none.

    Without a year they are of the running one, or of the next where they would be over and come again within half a
    year. Raises Problem for days that cannot be.
    """
    match = _RANGE.match(nfc(words).strip())
    if match is None or (match["m1"] is None and match["m2"] is None):
        return None
    try:
        first, last = _days(match, today)
    except ValueError:
        raise Problem("calendar.no_such_day", words=match[0].strip()) from None
    if last < first or (last.year > first.year and match["y1"] is None and last - first > _SOON):
        raise Problem("calendar.no_such_day", words=match[0].strip())
    return DayRange(first, last, nfc(words).strip()[match.end() :].strip(" ,.:;"))


def _days(match: re.Match[str], today: date) -> tuple[date, date]:
    end = match["d2"] is not None
    first_day, last_day = int(match["d1"]), int(match["d2"] if end else match["d1"])
    last_month = int(match["m2"] or match["m1"]) if end else int(match["m1"])
    first_month = int(match["m1"] or last_month)
    named = match["y2"] if end else match["y1"]
    over_new_year = (last_month, last_day) < (first_month, first_day)
    if named or match["y1"]:
        last_year = int(named) if named else int(match["y1"]) + over_new_year
        first_year = int(match["y1"]) if match["y1"] else last_year - over_new_year
        return date(first_year, first_month, first_day), date(last_year, last_month, last_day)
    for year in (today.year - over_new_year, today.year, today.year + 1):
        first = date(year, first_month, first_day)
        last = date(year + over_new_year, last_month, last_day)
        if today <= last and last - today <= _SOON + (last - first):
            return first, last
    year = today.year
    return date(year, first_month, first_day), date(year + over_new_year, last_month, last_day)


def span_words(first: date, last: date) -> str:
    """Days as they are shown: `20/7–25/7/2026`, or one of them `20/7/2026`."""
    end = f"{last.day}/{last.month}/{last.year}"
    if first == last:
        return end
    year = "" if first.year == last.year else f"/{first.year}"
    return f"{first.day}/{first.month}{year}–{end}"
