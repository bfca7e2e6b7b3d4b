"""Who hears for an assignment today: who is asked about it, the unit's heads, the Office, and who decides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from domain.people import Absence, Grant, Person, Role, Unit
from domain.permissions import Act, may
from domain.tasks import AssignmentView


@dataclass(frozen=True)
class Chart:
    """The people and units of the agency by id, and who is away when."""

    people: Mapping[int, Person]
    units: Mapping[int, Unit]
    absences: tuple[Absence, ...] = field(default=())

    @classmethod
    def of(cls, people: Iterable[Person], units: Iterable[Unit], absences: Iterable[Absence] = ()) -> "Chart":
        """The chart of these people and units."""
        return cls({p.id: p for p in people}, {u.id: u for u in units}, tuple(absences))

    @cached_property
    def _heads(self) -> Mapping[int, tuple[int, ...]]:
        found: dict[int, tuple[int, ...]] = {}
        for person in self.people.values():
            for grant in person.grants:
                unit_id = person.unit_id if grant.unit_id is None else grant.unit_id
                if person.active and grant.role is Role.HEAD and unit_id is not None:
                    found[unit_id] = (*found.get(unit_id, ()), person.id)
        return found

    @cached_property
    def _by_role(self) -> Mapping[Role, tuple[Person, ...]]:
        found: dict[Role, tuple[Person, ...]] = {}
        for person in self.people.values():
            for role in dict.fromkeys(grant.role for grant in person.grants) if person.active else ():
                found[role] = (*found.get(role, ()), person)
        return found

    @cached_property
    def _away(self) -> Mapping[int, tuple[Absence, ...]]:
        found: dict[int, tuple[Absence, ...]] = {}
        for absence in self.absences:
            found[absence.person_id] = (*found.get(absence.person_id, ()), absence)
        return found

    def holding(self, role: Role) -> tuple[Person, ...]:
        """Those at the agency who hold a role, for whatever unit."""
        return self._by_role.get(role, ())

    def heads(self, unit_id: int | None) -> tuple[int, ...]:
        """The heads of a unit; a head of no named unit is the head of their own."""
        return () if unit_id is None else self._heads.get(unit_id, ())

    def absence(self, person_id: int, day: date) -> Absence | None:
        """The leave somebody is on, on a local day."""
        on_leave = (a for a in self._away.get(person_id, ()) if a.first_day <= day <= a.last_day)
        return next(on_leave, None)

    def works(self, person_id: int | None) -> bool:
        """Whether somebody is still of the agency."""
        person = self.people.get(person_id) if person_id is not None else None
        return person is not None and person.active


# Who hears, and for whom: themselves, or those on leave whom they stand in for.
Hearers = dict[int, frozenset[int]]


def asked(of: AssignmentView, chart: Chart, day: date) -> Hearers:
    """Who is asked about an assignment: its owner, else the unit's contact, else its heads, else the Office.

    Somebody on leave is heard for by their stand-in, without one by the heads, and where they are away too by the
    Office. Nobody who left is ever among them; nobody at all may be, where the whole Office is away.
    """
    unit = chart.units.get(of.unit_id) if of.unit_id is not None else None
    heads, the_office = chart.heads(_unit_of(of, chart)), _office(of, chart)
    for group in ((of.owner_id,), (unit.contact_id if unit else None,), heads, the_office):
        there = [person_id for person_id in group if person_id is not None and chart.works(person_id)]
        if there:
            break
    return (
        _heard_for(there, chart, day) or _instead(there, heads, chart, day) or _instead(there, the_office, chart, day)
    )


def above(of: AssignmentView, chart: Chart, day: date) -> Hearers:
    """The heads of the assignment's unit, or who stands in for them; without a unit, of its owner's."""
    return _heard_for(chart.heads(_unit_of(of, chart)), chart, day)


def office(of: AssignmentView, chart: Chart, day: date) -> Hearers:
    """The Office's people who look after the assignment's unit, or who stands in for them."""
    return _heard_for(_office(of, chart), chart, day)


def leaders(of: AssignmentView, chart: Chart, day: date) -> Hearers:
    """The leaders in charge of the assignment's unit, else those of the whole agency, or who stands in for them."""
    unit_id = _unit_of(of, chart)
    for unit in dict.fromkeys((unit_id, None)):
        in_charge = [p.id for p in chart.holding(Role.LEADER) if Grant(Role.LEADER, unit) in p.grants]
        if in_charge:
            return _heard_for(in_charge, chart, day)
    return {}


def deciders(of: AssignmentView, chart: Chart, day: date) -> Hearers:
    """Who can grant or refuse an extension and is at work; a stand-in only where they may decide themselves."""
    return {
        person.id: frozenset({person.id})
        for person in chart.people.values()
        if may(person, Act.DECIDE_EXTENSION, of.unit_id) and chart.absence(person.id, day) is None
    }


def _instead(away: Iterable[int], those: Iterable[int], chart: Chart, day: date) -> Hearers:
    """Who of those at work hears for everybody who is away."""
    absent = frozenset(away)
    return {person_id: behalf | absent for person_id, behalf in _heard_for(those, chart, day).items()}


def _heard_for(people: Iterable[int], chart: Chart, day: date) -> Hearers:
    found: Hearers = {}
    for person_id in people:
        leave = chart.absence(person_id, day)
        listener = leave.stand_in_id if leave else person_id
        if listener is not None and chart.works(listener) and (not leave or chart.absence(listener, day) is None):
            found[listener] = found.get(listener, frozenset({listener})) | {person_id}
    return found


def _unit_of(of: AssignmentView, chart: Chart) -> int | None:
    if of.unit_id is not None or of.owner_id is None:
        return of.unit_id
    owner = chart.people.get(of.owner_id)
    return owner.unit_id if owner else None


def _office(of: AssignmentView, chart: Chart) -> tuple[int, ...]:
    return tuple(p.id for p in chart.holding(Role.OFFICE) if p.holds(Role.OFFICE, of.unit_id))
