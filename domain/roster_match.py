"""A staff list against what is known: which units its words name, which people its lines are, what they may do."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from domain.people import Grant, Person, Role
from domain.problem import Problem
from domain.roster import PersonLine
from domain.roster_table import Line
from domain.text import fold, one_line

_BETWEEN = re.compile(r"[;\n]")
_FOR_ONE_UNIT = frozenset({Role.STAFF, Role.HEAD})
"""Roles that are for the person's own unit where no other is named; the rest are for the whole agency."""


def units_in(line: Line, field: str, text: str, known: Mapping[str, int]) -> list[int]:
    """The ids of the units that words name, in order; `known` has every name and alias, folded.

    A comma stands between names, or within one ("Các phòng, đơn vị"): the longest known name is taken. Raises Problem
    for a name that no unit has.
    """
    found: list[int] = []
    for piece in _BETWEEN.split(text):
        parts = [part for p in piece.split(",") if (part := one_line(p))]
        while parts:
            for length in range(len(parts), 0, -1):
                unit_id = known.get(fold(", ".join(parts[:length])))
                if unit_id is not None:
                    break
            else:
                raise Problem("roster.unknown_unit", value=parts[0], **line.place(field))
            found.append(unit_id)
            del parts[:length]
    return list(dict.fromkeys(found))


def without_groups(unit_ids: Iterable[int], members: Mapping[int, Sequence[int]]) -> list[int]:
    """The units with each group replaced by those it stands for (`members`, group id -> unit ids)."""
    return list(dict.fromkeys(u for i in unit_ids for u in (members.get(i) or (i,))))


def grants_of(
    person: PersonLine,
    unit_id: int | None,
    known: Mapping[str, int],
    members: Mapping[int, Sequence[int]],
    before: Person | None,
) -> tuple[Grant, ...]:
    """The roles somebody holds by the file.

    Where it does not speak of roles, somebody new or come from another unit is staff of their unit, and known people
    keep what they held for the agency or while they stay. Raises Problem for a role that lacks its unit.
    """
    if person.roles is None:
        if before is not None and before.unit_id == unit_id and before.grants:
            return before.grants
        kept = tuple(g for g in before.grants if g.unit_id is None) if before else ()
        return kept if kept and unit_id is None else (*kept, _for_own_unit(person, Role.STAFF, unit_id))
    grants: list[Grant] = []
    for claim in person.roles:
        if claim.units is not None:
            named = units_in(person.line, "roles", claim.units, known)
            grants.extend(Grant(claim.role, u) for u in without_groups(named, members))
        elif claim.role in _FOR_ONE_UNIT:
            grants.append(_for_own_unit(person, claim.role, unit_id))
        else:
            grants.append(Grant(claim.role))
    return tuple(dict.fromkeys(grants))


def _for_own_unit(person: PersonLine, role: Role, unit_id: int | None) -> Grant:
    if unit_id is None:
        raise Problem("roster.blank", **person.line.place("unit"))
    return Grant(role, unit_id)


def match_people(
    lines: Sequence[tuple[PersonLine, int | None]], people: Iterable[Person]
) -> list[tuple[PersonLine, int | None, Person | None]]:
    """Who of the known people each line (with its unit's id) is; None for somebody new.

    A name that occurs once, here and there, is one person, also where the unit changed. Where it occurs more often,
    the unit decides. Raises Problem where it cannot.
    """
    by_name: dict[str, list[Person]] = {}
    for p in people:
        by_name.setdefault(p.name.casefold(), []).append(p)
    often = Counter(line.name.casefold() for line, _ in lines)
    matched: list[tuple[PersonLine, int | None, Person | None]] = []
    for line, unit_id in lines:
        namesakes = by_name.get(line.name.casefold(), [])
        same_unit = [p for p in namesakes if p.unit_id == unit_id]
        if len(same_unit) == 1:
            matched.append((line, unit_id, same_unit[0]))
        elif not namesakes or (often[line.name.casefold()] > 1 and not same_unit):
            matched.append((line, unit_id, None))
        elif len(namesakes) == 1:
            matched.append((line, unit_id, namesakes[0]))
        else:
            raise Problem("roster.which_one", name=line.name, **line.line.place("name"))
    return matched
