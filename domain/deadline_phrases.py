"""Atoms made into a rule: lists and ranges of periods with or without a year, cycles, and days of each month."""

from collections.abc import Sequence

from domain.deadline import Deadline
from domain.deadline_atoms import Atom, Kind
from domain.deadline_dated import dated
from domain.deadline_items import items
from domain.deadline_recurring import recurring


def read_phrase(text: str, found: Sequence[Atom], year: int) -> Deadline | None:
    """The rule that these atoms make, or None where any of them is left over."""
    made = items(found)
    if not made:
        return None
    if any(item.atom.kind in {Kind.CYCLE, Kind.DAY_OF_EACH} for item in made):
        return recurring(text, made, year)
    return dated(text, made, year)
