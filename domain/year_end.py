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
_TOKEN = re.compile(
    r"(?P<first>\d+)\s*(?:-|–|den|toi)\s*(?P<last>\d+)|(?P<one>\d+)|(?P<rest>con lai|tat ca|rest|all)"
    r"|(?P<word>[a-z]+)|(?P<stop>[,;.\n])"
)


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
_EVERYTHING = frozenset({"het"})
"""`chuyển hết`: as `tất cả` where nothing else is named."""


def read_fates(text: str, places: int) -> dict[int, Fate] | None:
    """What becomes of each place of a list, by words such as `1-3 chuyển, còn lại đóng` or `đóng 4, chuyển 1-3`.

    None where the words say no such thing, leave open to what a verb belongs, or name a place that the list does not
    have. Places that are not spoken of are left out.
    """
    tokens = list(_TOKEN.finditer(fold(text)))
    named = any(token["one"] or token["first"] or token["rest"] for token in tokens)
    signs = "".join(_sign(token, named=named) for token in tokens)
    tokens = [token for token in tokens if _sign(token, named=named)]
    fates: dict[int, Fate] = {}
    rest: list[Fate] = []
    for start, end in _clauses(signs):
        (verb,) = [_VERBS[token["word"]] for token in tokens[start:end] if token["word"] in _VERBS]
        for token, sign in zip(tokens[start:end], signs[start:end], strict=True):
            if sign == "n":
                fates |= dict.fromkeys(_numbers(token), verb)
            elif sign == "r":
                rest.append(verb)
    if len(rest) > 1 or not all(1 <= place <= places for place in fates):
        return None
    return {**{place: fate for fate in rest for place in range(1, places + 1)}, **fates} or None


def _sign(token: re.Match[str], *, named: bool) -> str:
    """n: numbers, r: the rest, v: a verb, a comma between clauses; nothing for any other word."""
    if token["one"] or token["first"]:
        return "n"
    if token["rest"] or (token["word"] in _EVERYTHING and not named):
        return "r"
    if token["stop"]:
        return ","
    return "v" if token["word"] in _VERBS else ""


_MOST_SIGNS = 4 * MOST_LISTED
# Every verb after what it belongs to, every verb before it, or each clause its own way between two stops.
_ORDERS = (
    (re.compile(r"(?:[nr,]*[nr],*v,*)+"), re.compile(r"[nr,]*[nr],*v,*")),
    (re.compile(r",*(?:v,*[nr][nr,]*)+"), re.compile(r",*v,*[nr][nr,]*")),
    (re.compile(r"(?:v[nr]+,+|[nr][nr,]*v(?:,+|$)|v[nr]+$)+"), re.compile(r"v[nr]+(?:,+|$)|[nr][nr,]*v(?:,+|$)")),
)


def _clauses(signs: str) -> list[tuple[int, int]]:
    """From where to where each verb and its places stand; nothing where they cannot be told apart."""
    if len(signs) > _MOST_SIGNS:
        return []
    for whole, clause in _ORDERS:
        if whole.fullmatch(signs):
            return [found.span() for found in clause.finditer(signs)]
    return []


def _numbers(token: re.Match[str]) -> Sequence[int]:
    if token["one"]:
        return [int(token["one"])]
    first, last = int(token["first"]), int(token["last"])
    return range(first, min(last, first + MOST_LISTED) + 1)
