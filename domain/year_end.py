"""The end of a plan's year: whether a plan is over, what is asked of its open tasks, and how an answer is read."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.text import fold

Say = Callable[..., str]
TOPIC, WHAT = "year_end", "what"
"""The topic of the open question, and its first step: what becomes of all that is open."""
CHOICES = 4
MOST_LISTED = 30
_YEARS = re.compile(r"\b(20\d\d)\s*(?:-|–|—|den|toi)\s*(?:nam\s*)?(20\d\d)\b")
_TOKEN = re.compile(r"(?P<first>\d+)\s*(?:-|–|den|toi)\s*(?P<last>\d+)|(?P<one>\d+)|(?P<word>[a-z]+)")


class Fate(StrEnum):
    """What becomes of an open task when its plan's year is over."""

    CARRY = "carry"
    CLOSE = "close"


@dataclass(frozen=True)
class OpenTask:
    """A task of a plan whose year is over that has a date and is not finished; `due` is its earliest open day."""

    id: int
    code: str
    name: str
    due: date


@dataclass(frozen=True)
class PastPlan:
    """A plan whose years are over, `last_year` the last of them, with what is still open, the oldest first.

    `lasting` counts the tasks without a date (standing, or waiting to be opened), which end with the plan.
    """

    id: int
    title: str
    last_year: int
    tasks: tuple[OpenTask, ...]
    lasting: int


def last_year(year: int, *titles: str | None) -> int:
    """The last year a plan runs in: its own, or the end of the years its title names ("giai đoạn 2026-2030")."""
    spans = [span for title in titles if title for span in _YEARS.findall(fold(title))]
    return max([year, *(int(last) for first, last in spans if int(first) <= year <= int(last))])


def question(plan: PastPlan, said: Say) -> str:
    """What is asked once of a plan whose year is over, with its numbered choices."""
    year, n = plan.last_year + 1, len(plan.tasks)
    lasting = [said("year_end.lasting", n=plan.lasting)] if plan.lasting else []
    choices = [
        said("year_end.carry", n=n, year=year),
        said("year_end.close", n=n),
        said("year_end.later"),
        said("year_end.each"),
    ]
    numbered = [f"{n}. {words}" for n, words in enumerate(choices, 1)]
    return "\n".join([said("year_end.ask", title=plan.title, year=plan.last_year, n=n), *lasting, *numbered])


def listed(plan: PastPlan, said: Say) -> str:
    """The open tasks with their numbers, to be decided one by one."""
    lines = [
        said("year_end.task", place=place, code=task.code, name=task.name, due=f"{task.due:%d/%m/%Y}")
        for place, task in enumerate(plan.tasks[:MOST_LISTED], 1)
    ]
    more = len(plan.tasks) - MOST_LISTED
    rest = [said("year_end.more", n=more)] if more > 0 else []
    return "\n".join([said("year_end.ask_each", title=plan.title), *lines, *rest, said("year_end.how_each")])


_VERBS: Mapping[str, Fate] = {
    "chuyen": Fate.CARRY,
    "giu": Fate.CARRY,
    "tiep": Fate.CARRY,
    "carry": Fate.CARRY,
    "keep": Fate.CARRY,
    "dong": Fate.CLOSE,
    "bo": Fate.CLOSE,
    "huy": Fate.CLOSE,
    "close": Fate.CLOSE,
    "drop": Fate.CLOSE,
}
_REST = frozenset({"lai", "ca", "het", "rest", "all"})
"""The last word of `còn lại`, `tất cả`: all that no number names."""


def read_fates(text: str, places: int) -> dict[int, Fate] | None:
    """What becomes of each place of a list, by words such as `1-3 chuyển, còn lại đóng` or `đóng 4, chuyển hết`.

    None where the words say no such thing, or name a place that the list does not have. Places that are not spoken of
    are left out.
    """
    fates: dict[int, Fate] = {}
    waiting: list[int] = []
    rest = False
    verb: Fate | None = None
    verb_first = False
    for token in _TOKEN.finditer(fold(text)):
        word = token["word"]
        if word is None:
            numbers = _numbers(token)
            if not all(1 <= n <= places for n in numbers):
                return None
            waiting += numbers
        elif word in _REST:
            rest = True
        elif word in _VERBS:
            if verb is None and not waiting and not rest:
                verb_first = True
            if verb_first and verb is not None:
                _settle(fates, waiting, places, verb, rest=rest)
                waiting, rest = [], False
            verb = _VERBS[word]
            if not verb_first:
                _settle(fates, waiting, places, verb, rest=rest)
                waiting, rest = [], False
    if verb_first and verb is not None:
        _settle(fates, waiting, places, verb, rest=rest)
        waiting = []
    return fates if fates and not waiting else None


def _numbers(token: re.Match[str]) -> Sequence[int]:
    if token["one"]:
        return [int(token["one"])]
    first, last = int(token["first"]), int(token["last"])
    return range(first, min(last, first + MOST_LISTED) + 1)


def _settle(fates: dict[int, Fate], numbers: Sequence[int], places: int, fate: Fate, *, rest: bool) -> None:
    fates |= dict.fromkeys(numbers, fate)
    if rest:
        fates |= {n: fate for n in range(1, places + 1) if n not in fates}
