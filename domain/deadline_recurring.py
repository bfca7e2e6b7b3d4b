"""Cycles made into a rule: each month or quarter, with its day where one is said."""

from dataclasses import replace

from domain.deadline import IMPOSSIBLE, Cycle, Deadline, DeadlineKind
from domain.deadline_atoms import Atom, Kind, Part
from domain.deadline_dated import dated
from domain.deadline_items import Item, Joint
from domain.deadline_lists import completed

_ORDER = list(Cycle)
# Day and month of the vague parts, as DESIGN's table has them for a period that is named; 31 is a month's last day.
_VAGUE_DAYS: dict[tuple[Cycle | None, Part | None], tuple[int, int]] = {
    (Cycle.MONTH, Part.START): (1, 0),
    (Cycle.MONTH, Part.FIRST_TEN): (10, 0),
    (Cycle.MONTH, Part.MIDDLE): (15, 0),
    (Cycle.MONTH, Part.SECOND_TEN): (20, 0),
    (Cycle.QUARTER, Part.START): (31, -2),
    (Cycle.QUARTER, Part.MIDDLE): (31, -1),
}


def recurring(text: str, items: list[Item], year: int) -> Deadline | None:
    """The rule of cycles with at most one day in each; None where something else is said with them."""
    cycles = [item.atom for item in items if item.atom.kind is Kind.CYCLE]
    days = [item.atom for item in items if item.atom.kind is Kind.DAY_OF_EACH]
    others = [item for item in items if item.atom.kind not in {Kind.CYCLE, Kind.DAY_OF_EACH}]
    named = {atom.cycle for atom in (*cycles, *days) if atom.cycle is not None}
    loose = [item for item in others if item.atom.kind is Kind.DAY and item.atom.month is None]
    if len(days) == 1 and others and others[0].atom.kind is Kind.QUARTER and not cycles:
        return _of_quarters(text, items, days[0], year)
    if len(others) > len(loose):
        return _dated_in_cycle(text, items, year) if not days else None
    if len(days) + len(loose) > 1:
        return None
    said = days[0] if days else loose[0].atom if loose else None
    on_day = said.number if said else None
    if on_day is not None and not 1 <= on_day <= 31:
        return Deadline(text, DeadlineKind.RECURRING, every=_sorted(named), problem=IMPOSSIBLE)
    if named == {Cycle.YEAR}:
        return _yearly(text, said if days else None, year) if not loose else None
    if days and days[0].cycle is Cycle.MONTH and len(named) > 1:
        # `hằng quý, trước ngày 20 của tháng`: the day is of the month that ends the named period.
        named -= {Cycle.MONTH} if not any(atom.cycle is Cycle.MONTH for atom in cycles) else set()
    vague = _VAGUE_DAYS.get((cycles[0].cycle, cycles[0].part)) if len(cycles) == 1 and said is None else None
    on_day, month_shift = vague or (on_day, said.month_shift if said else 0)
    return Deadline(
        text,
        DeadlineKind.RECURRING,
        every=_sorted(named),
        on_day=on_day,
        month_shift=month_shift,
        assumed=any(atom.part is not None for atom in cycles),
    )


def _of_quarters(text: str, items: list[Item], said: Atom, year: int) -> Deadline | None:
    """`Quý I, II, III: ngày 20 tháng cuối quý`: the day of each quarter that is named."""
    quarters = completed(items[:-1]) if items[-1].atom is said and said.cycle is Cycle.QUARTER else None
    if quarters is None or any(item.atom.kind is not Kind.QUARTER for item in quarters):
        return None
    named = []
    for item in quarters:
        years, month = divmod(3 * item.atom.number - 1 + said.month_shift, 12)
        of_year = (item.atom.year or year) + years
        named.append(replace(item, atom=Atom(Kind.DAY, text, said.number, month=month + 1, year=of_year)))
    return dated(text, named, year)


def _yearly(text: str, said: Atom | None, year: int) -> Deadline | None:
    """Each year, in a plan of one year, is that year's end (DESIGN's table), or the day named of one of its months."""
    atom = Atom(Kind.YEAR, text)
    if said is not None:
        years, month = divmod(11 + said.month_shift, 12)
        atom = Atom(Kind.DAY, text, said.number, month=month + 1, year=year + years)
    return dated(text, [Item(atom, Joint.FIRST)], year)


def _dated_in_cycle(text: str, items: list[Item], year: int) -> Deadline | None:
    """Dates beside a cycle that only says what they are of: `15/12 hằng năm`, `báo cáo 6 tháng trước 15/6`."""
    rest: list[Item] = []
    for index, item in enumerate(items):
        if item.atom.kind is not Kind.CYCLE:
            joint = Joint.FIRST if not rest else item.joint
            rest.append(replace(item, joint=joint))
            continue
        following = items[index + 1] if index + 1 < len(items) else None
        yearly = item.atom.cycle is Cycle.YEAR and item.joint in {Joint.NONE, Joint.FIRST}
        is_label = (
            following is not None and following.limited and following.joint is Joint.NONE and not item.atom.marked
        )
        if not (yearly and item.atom.marked) and not is_label:
            return None
    return dated(text, rest, year)


def _sorted(cycles: set[Cycle]) -> tuple[Cycle, ...]:
    return tuple(sorted(cycles, key=_ORDER.index))
