"""The order of a task table: which lines are headings over others, and what each task stands under."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.plan_draft import Heading
from plans.columns import Role
from plans.line import Line
from plans.numbers import LETTER, ROMAN, UNNUMBERED, is_roman, rank, split_number

_SCORES = {Role.SCORE_MAX, Role.SCORE_ACHIEVED, Role.SCORE_TARGET}
_UNITS = {Role.LEAD, Role.COOPERATING}
_FIRST_TEXTS = {Role.TITLE, Role.OBJECTIVE, Role.CRITERION}


@dataclass(frozen=True)
class Placed:
    """A task's line and the headings above it, outermost first."""

    line: Line
    number: str
    headings: tuple[Heading, ...]
    sub_row: bool


@dataclass
class _Open:
    heading: Heading
    depth: float
    tasks: int = 0


def place(lines: Sequence[Line]) -> tuple[list[Heading], list[Placed]]:
    """The top headings in printed order, and every task under its headings."""
    lines = _numbers_put_up(lines)
    open_headings: list[_Open] = []
    tops: list[Heading] = []
    placed: list[Placed] = []
    number = ""
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        title = _heading_text(line, following)
        if title is not None:
            heading, depth = _heading(line, title)
            while open_headings and open_headings[-1].depth >= depth:
                open_headings.pop()
            if not open_headings:
                tops.append(heading)
            open_headings.append(_Open(heading, depth))
            number = line.number if Role.NUMBER in (following.shared if following else ()) else ""
            number = number or (line.number if following is not None and not following.number else "")
            continue
        own_number = line.number if Role.NUMBER not in line.shared else ""
        sub_row = not own_number and bool(number)
        if own_number:
            _close_for(own_number, open_headings)
            number = own_number
        if open_headings:
            open_headings[-1].tasks += 1
        placed.append(Placed(line, number, tuple(entry.heading for entry in open_headings), sub_row))
    return tops, placed


def _numbers_put_up(lines: Sequence[Line]) -> list[Line]:
    """Numbers printed in the middle of a tall merged cell moved up to the heading where that cell begins."""
    moved = list(lines)
    for index, line in enumerate(moved):
        if line.number or line.banner is not None or line.says - _FIRST_TEXTS or Role.NUMBER in line.shared:
            continue
        for later in range(index + 1, min(index + 6, len(moved))):
            number = moved[later].number
            if moved[later].banner is not None or (number and Role.NUMBER in moved[later].shared):
                break
            if number:
                if later > index + 1 and rank(number) is not None and not is_roman(number):
                    moved[index] = replace(line, number=number)
                    moved[later] = replace(moved[later], number="")
                break
    return moved


def _heading_text(line: Line, following: Line | None) -> str | None:
    """The text of a heading line, or None for a task."""
    if line.banner is not None:
        return line.banner
    depth = rank(line.number)
    says = line.says
    if _is_deeper(following, depth):
        # A scored criterion over its parts has points of its own.
        says = says - _SCORES
        if depth in {LETTER, ROMAN}:
            # A section may name the unit that answers for it.
            says = says - _UNITS
    if not says or says - _FIRST_TEXTS or len(says) > 1:
        return None
    text = line.own(next(iter(says)))
    if depth in {LETTER, ROMAN}:
        return text
    letters = [c for c in text if c.isalpha()]
    if letters and all(c.isupper() for c in letters) and len(letters) > 3:
        return text
    if following is None or following.banner is not None:
        return None
    if following.number and Role.NUMBER not in following.shared:
        below = rank(following.number)
        if not line.number:
            return text if below is not None and not is_roman(following.number) else None
        return text if _is_deeper(following, depth) else None
    return text if line.number else None


def _is_deeper(following: Line | None, depth: float | None) -> bool:
    below = rank(following.number) if following is not None and following.banner is None else None
    return depth is not None and below is not None and below > depth


def _heading(line: Line, title: str) -> tuple[Heading, float]:
    number, rest = (line.number, title) if line.number else split_number(title)
    depth = rank(number)
    if depth is None:
        letters = [c for c in rest if c.isalpha()]
        depth = ROMAN if letters and all(c.isupper() for c in letters) else UNNUMBERED
    return Heading(number, rest.replace("\n", " ")), depth


def _close_for(number: str, open_headings: list[_Open]) -> None:
    """Close the headings that a task of this number cannot stand under; the one just opened it always stands under."""
    depth = rank(number)
    if depth is None:
        return
    while open_headings and open_headings[-1].depth >= depth:
        last = open_headings[-1]
        if not last.tasks and last.heading.number != number:
            last.depth = depth - 0.5
            break
        open_headings.pop()
