"""A staff list against what is known: which units its words name, which people its lines are, what they may do."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from domain.people import Grant, Person, Role
from domain.problem import Problem
from domain.role_claims import NoUnitError, RoleClaim, UnknownWordError, grants_claimed, units_named
from domain.roster import PersonLine
from domain.roster_table import Line

_STAFF = (RoleClaim(Role.STAFF),)


def units_in(line: Line, field: str, text: str, known: Mapping[str, int]) -> list[int]:
    """The ids of the units that the words of a cell name. Raises Problem, naming the cell, for one nobody knows."""
    try:
        return units_named(text, known)
    except UnknownWordError as unknown:
        raise Problem("roster.unknown_unit", value=unknown.word, **line.place(field)) from unknown


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
    if person.roles is not None:
        return _claimed(person, person.roles, unit_id, known, members)
    if before is not None and before.unit_id == unit_id and before.grants:
        return before.grants
    kept = tuple(g for g in before.grants if g.unit_id is None) if before else ()
    if kept and unit_id is None:
        return kept
    return (*kept, *_claimed(person, _STAFF, unit_id, known, members))


def _claimed(
    person: PersonLine,
    claims: Iterable[RoleClaim],
    unit_id: int | None,
    known: Mapping[str, int],
    members: Mapping[int, Sequence[int]],
) -> tuple[Grant, ...]:
    try:
        return grants_claimed(claims, unit_id, known, members)
    except UnknownWordError as unknown:
        raise Problem("roster.unknown_unit", value=unknown.word, **person.line.place("roles")) from unknown
    except NoUnitError as no_unit:
        raise Problem("roster.blank", **person.line.place("unit")) from no_unit


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
