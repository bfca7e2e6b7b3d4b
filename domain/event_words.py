"""Reading the words that record an event: `5/3 có văn bản của Bộ`, its day, what it was, and a due day where said."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from domain.replies.dates import read_date
from domain.text import one_line

_DAY = re.compile(r"(?:ngày\s+)?(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})(?:\s*[/.-]\s*(?P<year>\d{4}))?(?!\d)")
_NEAR = {"hôm nay": 0, "hom nay": 0, "hôm qua": 1, "hom qua": 1, "hôm kia": 2, "hom kia": 2}
_DUE = re.compile(r"[,;.]?\s*\b(?:hạn|han|xong trước|chậm nhất|cham nhat)\b(?P<due>.*)$", re.IGNORECASE)
_AHEAD = timedelta(days=60)
"""An event further ahead than this without a year was one of the year before."""


@dataclass(frozen=True)
class Event:
    """An event of a day, in the words of who records it; `due` is the day they name for what it asks for."""

    day: date
    what: str
    due: date | None = None


def read_event(text: str, today: date) -> Event | None:
    """The event words tell of; None where they name no day that there is, or one that lies too far off."""
    words = one_line(text)
    due = None
    said = _DUE.search(words)
    if said is not None:
        read = read_date(said["due"], today, today)
        due = read if isinstance(read, date) else None
        if due is None:
            return None
        words = words[: said.start()]
    found = _DAY.match(words)
    if found is not None:
        day = _day(found, today)
        rest = words[found.end() :]
    else:
        near = next((n for n in _NEAR if words.lower().startswith(n)), None)
        day = today - timedelta(days=_NEAR[near]) if near else None
        rest = words[len(near) :] if near else ""
    if day is None or not today - timedelta(days=366) <= day <= today + timedelta(days=366):
        return None
    return Event(day, rest.strip(" :,;.-–"), due)


def _day(found: re.Match[str], today: date) -> date | None:
    try:
        if found["year"]:
            return date(int(found["year"]), int(found["month"]), int(found["day"]))
        day = date(today.year, int(found["month"]), int(found["day"]))
        return day if day <= today + _AHEAD else date(today.year - 1, int(found["month"]), int(found["day"]))
    except ValueError:
        return None
