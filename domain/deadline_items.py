"""The periods of a deadline in printed order, each with what joins it to the one before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.deadline import Cycle
from domain.deadline_atoms import PERIODS, Atom, Kind

_COUNTED = PERIODS | {Kind.NUMBER, Kind.CYCLE, Kind.DAY_OF_EACH}
_OF_A_YEAR = {Kind.HALF, Kind.NINE_MONTHS, Kind.QUARTER, Kind.MONTH}


class Joint(StrEnum):
    """What stands between a period and the one before it."""

    FIRST = "first"
    LIST = "list"
    RANGE = "range"
    OR = "or"
    NONE = "none"


@dataclass(frozen=True)
class Item:
    """A period with its joint; `limited`: said to be the latest; `before`: said to be over before it begins."""

    atom: Atom
    joint: Joint
    limited: bool = False
    before: bool = False


def items(found: Sequence[Atom]) -> list[Item] | None:
    """The periods of these atoms; None where a word among them is not understood."""
    made: list[Item] = []
    joint, limited, before, opened = Joint.FIRST, False, False, False
    for atom in found:
        if atom.kind in {Kind.LIST, Kind.OR} or (atom.kind is Kind.LABEL and joint is Joint.RANGE):
            if made:
                joint = Joint.OR if atom.kind is Kind.OR else Joint.LIST
        elif atom.kind is Kind.TO:
            joint = Joint.RANGE if made else joint
            opened = False
        elif atom.kind is Kind.FROM:
            opened = True
        elif atom.kind in {Kind.LIMIT, Kind.BEFORE}:
            # Two latest days with a dash between them are two milestones, not a time from the one to the other.
            joint = Joint.LIST if joint is Joint.RANGE and made[-1].limited else joint
            limited, before = True, atom.kind is Kind.BEFORE
        elif atom.kind in _COUNTED:
            # `Bắt đầu từ 1/3, xong trước 30/6`: a latest day ends what was begun.
            if opened and limited and made:
                joint, opened = Joint.RANGE, False
            before = before or (joint is Joint.LIST and not limited and made[-1].before)
            made.append(Item(atom, joint, limited, before))
            joint, limited, before = Joint.NONE, False, False
        elif atom.kind not in {Kind.IN, Kind.LABEL}:
            return None
    # A beginning without an end (từ quý II) is no deadline; so is a joint that nothing follows.
    if opened and not any(item.joint is Joint.RANGE for item in made):
        return None
    return _whole_years(made) if joint is Joint.NONE else None


def _whole_years(made: list[Item]) -> list[Item]:
    """`6 tháng đầu năm và cả năm`: beside a part of the year, the year is a period and no cycle."""
    if not any(item.atom.kind in _OF_A_YEAR for item in made):
        return made
    return [
        replace(item, atom=Atom(Kind.YEAR, item.atom.text))
        if item.atom.cycle is Cycle.YEAR and not item.atom.marked and item.joint is Joint.LIST
        else item
        for item in made
    ]
