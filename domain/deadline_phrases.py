"""Atoms made into a rule: lists and ranges of periods with or without a year, cycles, and days of each month."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.deadline import Cycle, Deadline, DeadlineKind
from domain.deadline_atoms import PERIODS, Atom, Kind
from domain.deadline_days import first_day, last_day

IMPOSSIBLE = "impossible_date"
OUTSIDE = "outside_year"
_ORDER = list(Cycle)
_NUMBERED = {Kind.MONTH, Kind.QUARTER}


class _Joint(StrEnum):
    FIRST = "first"
    LIST = "list"
    RANGE = "range"
    OR = "or"
    NONE = "none"


@dataclass(frozen=True)
class _Item:
    """A period with what joins it to the one before; `limited`: said to be the latest."""

    atom: Atom
    joint: _Joint
    limited: bool = False


def read_phrase(text: str, found: Sequence[Atom], year: int) -> Deadline | None:
    """The rule that these atoms make, or None where any of them is left over."""
    items = _items(found)
    if not items:
        return None
    items = _whole_years(items)
    if any(item.atom.kind in {Kind.CYCLE, Kind.MONTHLY_DAY} for item in items):
        return _recurring(text, items, year)
    return _dated(text, items, year)


def _items(found: Sequence[Atom]) -> list[_Item] | None:
    items: list[_Item] = []
    joint, limited, opened = _Joint.FIRST, False, False
    for atom in found:
        if atom.kind is Kind.LIST or atom.kind is Kind.OR:
            if items:
                joint = _Joint.OR if atom.kind is Kind.OR else _Joint.LIST
        elif atom.kind is Kind.TO:
            joint = _Joint.RANGE if items else joint
            opened = False
        elif atom.kind is Kind.FROM:
            opened = True
        elif atom.kind is Kind.LIMIT:
            limited = True
        elif atom.kind in PERIODS or atom.kind in {Kind.NUMBER, Kind.CYCLE, Kind.MONTHLY_DAY}:
            items.append(_Item(atom, joint, limited))
            joint, limited = _Joint.NONE, False
        elif atom.kind is not Kind.IN:
            return None
    # A beginning without an end (từ quý II) is no deadline; so is a joint that nothing follows.
    if opened and not any(item.joint is _Joint.RANGE for item in items):
        return None
    return items if joint is _Joint.NONE else None


def _whole_years(items: list[_Item]) -> list[_Item]:
    """`6 tháng đầu năm và cả năm`: beside a part of the year, the year is a period and no cycle."""
    if not any(item.atom.kind in {Kind.HALF, Kind.NINE_MONTHS, Kind.QUARTER, Kind.MONTH} for item in items):
        return items
    return [
        replace(item, atom=Atom(Kind.YEAR, item.atom.text))
        if item.atom.cycle is Cycle.YEAR and not item.atom.marked and item.joint is _Joint.LIST
        else item
        for item in items
    ]


def _dated(text: str, items: list[_Item], year: int) -> Deadline | None:
    placed = _typed(_with_trailing_year(items))
    if placed is None:
        return None
    placed = _with_months(placed)
    placed = _latest_within(placed, year) if placed is not None else None
    if placed is None:
        return None
    years = _years(placed, year)
    due: set[date] = set()
    impossible = False
    for index, (item, of_year) in enumerate(zip(placed, years, strict=True)):
        day = last_day(item.atom, of_year)
        impossible = impossible or day is None
        following = placed[index + 1] if index + 1 < len(placed) else None
        if day is not None and (following is None or following.joint not in {_Joint.RANGE, _Joint.OR}):
            due.add(day)
    days = () if impossible else tuple(sorted(due))
    problem = IMPOSSIBLE if impossible else (OUTSIDE if any(day.year != year for day in days) else None)
    return Deadline(
        text,
        DeadlineKind.DATES if len(days) > 1 else DeadlineKind.DATE,
        due=days,
        assumed=any(
            item.atom.part is not None or item.atom.kind is Kind.WEEK or item.joint is _Joint.OR for item in placed
        ),
        problem=problem,
    )


def _with_trailing_year(items: list[_Item]) -> list[_Item]:
    """A year printed after a list (`quý I, quý II năm 2026`) given to the periods before it that have none."""
    if (
        len(items) < 2
        or items[-1].atom.kind is not Kind.YEAR
        or items[-1].joint is not _Joint.NONE
        or items[-1].atom.part
    ):
        return items
    last = items[-2].atom
    return [*items[:-2], replace(items[-2], atom=replace(last, year=last.year or items[-1].atom.year))]


def _typed(items: list[_Item]) -> list[_Item] | None:
    """Bare numbers of a list made what the list is of; None where a number could be anything."""
    typed: list[_Item] = []
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
            and item.joint is _Joint.LIST
            and not atom.part
        ):
            atom = replace(before, month=atom.number, year=atom.year, text=atom.text)
        if item.joint is _Joint.NONE:
            if not (item.limited or (before is not None and before.part and atom.part)):
                return None
            if not item.limited:
                item = replace(item, joint=_Joint.RANGE)
        if atom.kind is Kind.QUARTER and not 1 <= atom.number <= 4:
            return None
        typed.append(replace(item, atom=atom))
    return typed


def _named(atom: Atom, before: Atom | None, after: list[_Item]) -> Atom | None:
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


def _with_months(items: list[_Item]) -> list[_Item] | None:
    """Days without a month given that of the day after them in the list, else of the period before."""
    filled: list[_Item] = []
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


def _latest_within(items: list[_Item], year: int) -> list[_Item] | None:
    """`Tháng 6, chậm nhất 20/6`: a latest day inside the period before it is the deadline of that period.

    A latest day right after another period (`Báo cáo quý I trước 20/3`) is the deadline of what that period is about.
    """
    kept: list[_Item] = []
    for item in items:
        before = kept[-1] if kept else None
        if (
            before is not None
            and item.limited
            and item.joint in {_Joint.NONE, _Joint.LIST}
            and before.atom.kind is not Kind.DAY
        ):
            start, end = (
                first_day(before.atom, before.atom.year or year),
                last_day(before.atom, before.atom.year or year),
            )
            day = last_day(item.atom, item.atom.year or before.atom.year or year)
            inside = start is not None and end is not None and day is not None and start <= day <= end
            if inside or item.joint is _Joint.NONE:
                kept[-1] = replace(item, joint=before.joint)
                continue
        if item.joint is _Joint.NONE:
            return None
        kept.append(item)
    return kept


def _years(items: list[_Item], year: int) -> list[int]:
    """The year of each period: its own, else that of the next that has one, turned back over New Year."""
    years: list[int | None] = [item.atom.year for item in items]
    for index in range(len(items) - 2, -1, -1):
        following = years[index + 1]
        if years[index] is None and following is not None:
            years[index] = following - (1 if _place(items[index].atom) > _place(items[index + 1].atom) else 0)
    for index, item in enumerate(items):
        before = years[index - 1] if index else None
        if years[index] is None and before is not None:
            turned = item.joint is _Joint.RANGE and _place(items[index - 1].atom) > _place(item.atom)
            years[index] = before + (1 if turned else 0)
    return [of if of is not None else year for of in years] if any(years) else _turned(items, year)


def _turned(items: list[_Item], year: int) -> list[int]:
    """Without any year printed, a range that ends before it begins ends in the next year."""
    years: list[int] = []
    for index, item in enumerate(items):
        turned = index and item.joint is _Joint.RANGE and _place(items[index - 1].atom) > _place(item.atom)
        years.append(years[-1] + 1 if turned else year)
    return years


def _place(atom: Atom) -> tuple[int, int]:
    """Where in its year a period ends: month and day."""
    day = last_day(atom, 2024)  # a leap year, so that 29/2 has a place
    return (day.month, day.day) if day is not None else (0, 0)


def _recurring(text: str, items: list[_Item], year: int) -> Deadline | None:
    cycles = [item.atom for item in items if item.atom.kind is Kind.CYCLE]
    days = [item.atom for item in items if item.atom.kind is Kind.MONTHLY_DAY]
    others = [item for item in items if item.atom.kind not in {Kind.CYCLE, Kind.MONTHLY_DAY}]
    named = {atom.cycle for atom in (*cycles, *days) if atom.cycle is not None}
    loose = [item for item in others if item.atom.kind is Kind.DAY and item.atom.month is None]
    if len(others) > len(loose):
        return _dated_in_cycle(text, items, year) if not days else None
    if len(days) + len(loose) > 1:
        return None
    on_day = (days[0] if days else loose[0].atom).number if days or loose else None
    if on_day is not None and not 1 <= on_day <= 31:
        return Deadline(text, DeadlineKind.RECURRING, every=_sorted(named), problem=IMPOSSIBLE)
    if named == {Cycle.YEAR}:
        return _yearly(text, on_day if days else None, year) if not loose else None
    if days and days[0].cycle is Cycle.MONTH and len(named) > 1:
        # `hằng quý, trước ngày 20 của tháng`: the day is of the month that ends the named period.
        named -= {Cycle.MONTH} if not any(atom.cycle is Cycle.MONTH for atom in cycles) else set()
    return Deadline(
        text,
        DeadlineKind.RECURRING,
        every=_sorted(named),
        on_day=on_day,
        assumed=any(atom.part is not None for atom in cycles),
    )


def _yearly(text: str, on_day: int | None, year: int) -> Deadline:
    """Each year, in a plan of one year, is that year's end (DESIGN's table), or the day named of its last month."""
    atom = Atom(Kind.DAY, text, on_day, month=12) if on_day is not None else Atom(Kind.YEAR, text)
    day = last_day(atom, year)
    return Deadline(text, DeadlineKind.DATE, due=(day,) if day else (), problem=None if day else IMPOSSIBLE)


def _dated_in_cycle(text: str, items: list[_Item], year: int) -> Deadline | None:
    """Dates beside a cycle that only says what they are of: `15/12 hằng năm`, `báo cáo 6 tháng trước 15/6`."""
    rest: list[_Item] = []
    for index, item in enumerate(items):
        if item.atom.kind is not Kind.CYCLE:
            joint = _Joint.FIRST if not rest else item.joint
            rest.append(replace(item, joint=joint))
            continue
        following = items[index + 1] if index + 1 < len(items) else None
        yearly = item.atom.cycle is Cycle.YEAR and item.joint in {_Joint.NONE, _Joint.FIRST}
        is_label = (
            following is not None and following.limited and following.joint is _Joint.NONE and not item.atom.marked
        )
        if not (yearly and item.atom.marked) and not is_label:
            return None
    return _dated(text, rest, year)


def _sorted(cycles: set[Cycle]) -> tuple[Cycle, ...]:
    return tuple(sorted(cycles, key=_ORDER.index))
