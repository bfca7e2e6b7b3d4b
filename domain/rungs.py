"""A ladder as an office writes it: `10, 5, 2, 0, +1 trưởng, +3 văn phòng`, in working days from the due date."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.problem import Problem
from domain.text import fold


class Audience(StrEnum):
    """Who hears a step: who is asked about the assignment, the heads above, the Office, the leaders in charge."""

    ASKED = "asked"
    HEADS = "heads"
    OFFICE = "office"
    LEADERS = "leaders"


@dataclass(frozen=True)
class Rung:
    """A step of a ladder: `days` working days after the due date, negative before it, and who hears then."""

    days: int
    to: frozenset[Audience]


Ladder = tuple[Rung, ...]

Ladders = Mapping[str, Ladder]
"""The ladders an office has set, each under whose it is: `office`, a cycle's name, `plan:3`, `task:12`."""

OFFICE = "office"
ASKED = frozenset({Audience.ASKED})
ASKED_AND_HEADS = frozenset({Audience.ASKED, Audience.HEADS})
_FARTHEST, _MOST = 60, 12

_RUNG = re.compile(
    r"(?P<sign>[+-]?)(?P<days>\d{1,3})(?:\s*ngay)?"
    r"(?:\s*(?P<who>truong don vi|truong phong|truong|van phong|vp|lanh dao phu trach|lanh dao|ld))?"
)
_BETWEEN = re.compile(r"[\s,;]+")
_WHO = {"t": Audience.HEADS, "v": Audience.OFFICE, "l": Audience.LEADERS}


def of_plan(plan_id: int) -> str:
    """Whose ladder that of a plan is."""
    return f"plan:{plan_id}"


def of_task(task_id: int) -> str:
    """Whose ladder that of a task is."""
    return f"task:{task_id}"


def half(ladder: Ladder, *, late: bool) -> Ladder:
    """The rungs after the date, or those until it comes."""
    return tuple(rung for rung in ladder if (rung.days > 0) is late)


def read_ladder(words: str) -> Ladder:
    """The ladder that words write, the earliest rung first. Raises Problem for what is none.

    Before the date and on it the one who is asked hears, and whoever is named; after it (`+`) who is asked and the
    heads, or the Office or the leaders alone where they are named.
    """
    said = fold(words).strip(" .")
    found: dict[tuple[int, Audience], frozenset[Audience]] = {}
    at = 0
    while at < len(said):
        match = _RUNG.match(said, at)
        if match is None:
            raise Problem("ladder.unreadable", words=words.strip())
        rung = _rung(match)
        # The Office and the leaders are told apart from those who are asked, once it is late.
        apart_from_them = rung.days > 0 and Audience.ASKED not in rung.to
        key = (rung.days, min(rung.to) if apart_from_them else Audience.ASKED)
        found[key] = found.get(key, frozenset()) | rung.to
        at = match.end()
        between = _BETWEEN.match(said, at)
        if between is None and at < len(said):
            raise Problem("ladder.unreadable", words=words.strip())
        at = between.end() if between else at
    if not 0 < len(found) <= _MOST:
        raise Problem("ladder.unreadable", words=words.strip())
    return tuple(Rung(days, to) for (days, _), to in sorted(found.items()))


def _rung(match: re.Match[str]) -> Rung:
    days = int(match["days"])
    if days > _FARTHEST:
        raise Problem("ladder.too_far", most=_FARTHEST)
    who = _WHO[match["who"][0]] if match["who"] else None
    if match["sign"] != "+" or days == 0:
        return Rung(-days, ASKED if who is None else ASKED | {who})
    return Rung(days, ASKED_AND_HEADS if who in {None, Audience.HEADS} else frozenset({who}))
