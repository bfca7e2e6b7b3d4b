"""Bare numbers, lone days and a trailing year of a list made whole: `tháng 3, 6, 9`, `quý I, II năm 2026`."""

from dataclasses import replace

from domain.deadline_atoms import Atom, Kind
from domain.deadline_items import Item, Joint

_NUMBERED = {Kind.MONTH, Kind.QUARTER}


def completed(items: list[Item]) -> list[Item] | None:
    """The periods with each given what the others say for it; None where a number could be anything."""
    typed = _typed(_with_leading_year(_with_trailing_year(items)))
    return _with_months(typed) if typed is not None else None


def _with_trailing_year(items: list[Item]) -> list[Item]:
    """A year printed after a list (`quý I, quý II năm 2026`) given to the periods before it that have none."""
    if (
        len(items) < 2
        or items[-1].atom.kind is not Kind.YEAR
        or items[-1].joint is not Joint.NONE
        or items[-1].atom.part
    ):
        return items
    last = items[-2].atom
    return [*items[:-2], replace(items[-2], atom=replace(last, year=last.year or items[-1].atom.year))]


def _with_leading_year(items: list[Item]) -> list[Item]:
    """A year printed before its part (`năm 2026, quý III`) given to that part."""
    if len(items) < 2 or items[0].atom.kind is not Kind.YEAR or items[0].atom.part or items[1].joint is not Joint.LIST:
        return items
    part = items[1].atom
    if part.year is not None or part.kind in {Kind.YEAR, Kind.NUMBER}:
        return items
    return [replace(items[1], atom=replace(part, year=items[0].atom.year), joint=Joint.FIRST), *items[2:]]


def _typed(items: list[Item]) -> list[Item] | None:
    """Bare numbers of a list made what the list is of; None where a number could be anything."""
    typed: list[Item] = []
    for index, item in enumerate(items):
        atom = item.atom
        before = typed[-1].atom if typed else None
        if atom.kind is Kind.NUMBER:
            named = _named(atom, before, items[index + 1 :])
            if named is None:
                return None
            atom = named
        elif (
            before is not None
            and before.kind is Kind.DAY
            and before.marked
            and atom.kind is Kind.MONTH
            and item.joint is Joint.LIST
            and not atom.part
        ):
            atom = replace(before, month=atom.number, year=atom.year, text=atom.text)
        if item.joint is Joint.NONE:
            if not (item.limited or (before is not None and before.part and atom.part)):
                return None
            if not item.limited:
                item = replace(item, joint=Joint.RANGE)
        typed.append(replace(item, atom=atom))
    return typed


def _named(atom: Atom, before: Atom | None, after: list[Item]) -> Atom | None:
    """What a bare number counts: what the period before it is, or the days whose month follows."""
    if before is not None and before.kind in _NUMBERED and not (before.kind is Kind.MONTH and atom.marked):
        return replace(atom, kind=before.kind, marked=False)
    if atom.marked:
        return None
    if before is not None and before.kind is Kind.DAY and before.marked:
        return replace(before, month=atom.number, year=atom.year)
    following = after[0].atom if after else None
    if before is not None and before.kind is Kind.DAY and before.month is None and following is None:
        # `ngày 15-6`: the second number can only be the month where it cannot be a later day.
        return (
            Atom(Kind.DAY, atom.text, before.number, month=atom.number, year=atom.year)
            if atom.number < before.number
            else None
        )
    if following is not None and following.kind is Kind.DAY and following.month is not None and atom.year is None:
        return Atom(Kind.DAY, atom.text, atom.number)
    if before is None and atom.year is not None:
        return replace(atom, kind=Kind.MONTH)
    if before is None and following is not None and following.kind is Kind.NUMBER and following.year is not None:
        return replace(atom, kind=Kind.MONTH)
    return None


def _with_months(items: list[Item]) -> list[Item] | None:
    """Days without a month given that of the day after them in the list, else of the period before."""
    filled: list[Item] = []
    month, year = None, None
    for item in reversed(items):
        atom = item.atom
        if atom.kind is Kind.DAY and atom.month is None and month is not None:
            atom = replace(atom, month=month, year=year)
        if atom.kind is Kind.DAY and atom.month is not None:
            month, year = atom.month, atom.year
        filled.append(replace(item, atom=atom))
    filled.reverse()
    for index, item in enumerate(filled):
        if item.atom.kind is Kind.DAY and item.atom.month is None:
            before = filled[index - 1].atom if index else None
            if before is None or before.kind is not Kind.MONTH:
                return None
            filled[index] = replace(item, atom=replace(item.atom, month=before.number, year=before.year), limited=True)
    return filled
