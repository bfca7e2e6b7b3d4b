"""Into whose hands a task goes: from the units a plan prints for it to one assignment for each holder."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from domain.people import Person, Role, Unit, UnitKind
from domain.tasks import AssignmentRole


@dataclass(frozen=True)
class PrintedHolder:
    """A name in a plan's lead or cooperating cell, matched: to a unit or group, or to the people in a role.

    `of_unit` is the unit or group these people are of, None for the whole agency.
    """

    role: AssignmentRole
    unit_id: int | None = None
    people_role: Role | None = None
    of_unit: int | None = None


class Holder(NamedTuple):
    """Who an assignment is made for: a unit, or a person where the plan names people. Both None: the Office."""

    unit_id: int | None
    person_id: int | None
    role: AssignmentRole


def holders(
    printed: Iterable[PrintedHolder], units: Mapping[int, Unit], people: Iterable[Person]
) -> tuple[Holder, ...]:
    """The assignments of one occurrence: each unit of a group by the office's own chart, each person in a role.

    What has no lead, or a lead nobody stands behind, is the Office's. Who leads is not also cooperating. The head of a
    unit that leads is not asked a second time as a person.
    """
    printed, people = list(printed), list(people)
    leads = list(_all(printed, AssignmentRole.LEAD, units, people)) or [_office(units)]
    by_unit = {lead.unit_id for lead in leads}
    heads = {p.id for p in people if p.unit_id in by_unit and any(grant.role is Role.HEAD for grant in p.grants)}
    leads = [lead for lead in leads if lead.person_id not in heads]
    leading = {(lead.unit_id, lead.person_id) for lead in leads}
    cooperating = (
        holder
        for holder in _all(printed, AssignmentRole.COOPERATING, units, people)
        if (holder.unit_id, holder.person_id) not in leading
    )
    return tuple(dict.fromkeys([*leads, *cooperating]))


def members(unit_id: int, units: Mapping[int, Unit]) -> tuple[int, ...]:
    """The units a group stands for, groups within it taken apart too; a unit, or an empty group, stands for itself."""
    found: dict[int, None] = {}
    seen = set()
    waiting = [unit_id]
    while waiting:
        current = waiting.pop(0)
        if current in seen:
            continue
        seen.add(current)
        within = units[current].members if current in units else ()
        if within:
            waiting = [*within, *waiting]
        else:
            found[current] = None
    return tuple(found) or (unit_id,)


def _all(
    printed: Iterable[PrintedHolder], role: AssignmentRole, units: Mapping[int, Unit], people: Iterable[Person]
) -> Iterator[Holder]:
    for name in printed:
        if name.role != role:
            continue
        if name.unit_id is not None:
            yield from (Holder(unit_id, None, role) for unit_id in members(name.unit_id, units))
        elif name.people_role is not None:
            among = None if name.of_unit is None else frozenset(members(name.of_unit, units))
            yield from (Holder(None, person.id, role) for person in people if _is_one(person, name.people_role, among))


def _is_one(person: Person, role: Role, among: frozenset[int] | None) -> bool:
    """Whether somebody holds a role, where `among` is given for one of these units."""
    held = [person.unit_id if grant.unit_id is None else grant.unit_id for grant in person.grants if grant.role is role]
    return person.active and bool(held) and (among is None or any(unit_id in among for unit_id in held))


def _office(units: Mapping[int, Unit]) -> Holder:
    office = next((unit.id for unit in units.values() if unit.kind is UnitKind.OFFICE), None)
    return Holder(office, None, AssignmentRole.LEAD)
