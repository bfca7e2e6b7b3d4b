"""Bring a staff list in: the agency, its units, people and roles, all of it or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from domain.people import Person, Role, Unit
from domain.problem import Problem
from domain.role_claims import without_groups
from domain.roster import PersonLine, Roster, UnitLine
from domain.roster_match import grants_of, match_people, units_in
from domain.text import fold
from storage import agency, audit, people, units
from storage.audit import Actor
from storage.database import Tx


@dataclass
class Imported:
    """What an import changed, by name. `unchanged` counts the people of the file who were so already."""

    agency: bool = False
    units_added: list[str] = field(default_factory=list)
    units_changed: list[str] = field(default_factory=list)
    people_added: list[str] = field(default_factory=list)
    people_changed: list[str] = field(default_factory=list)
    unchanged: int = 0


async def import_staff(tx: Tx, now: datetime, actor: Actor, roster: Roster) -> Imported:
    """Store what a list says. Who and what it does not name stays as it is; the same list again changes nothing.

    Raises Problem where the list cannot be brought in whole; the caller's transaction then keeps nothing of it.
    """
    work = _Import(tx, now, actor, Imported())
    if roster.agency is not None and await agency.keep(tx, roster.agency):
        work.imported.agency = True
        await work.record("agency_changed", "agency", None, None, asdict(roster.agency))
    await work.store_units(roster.units)
    await work.store_people(roster.people)
    if not await people.holding(tx, Role.ADMIN):
        raise Problem("roster.no_admin")
    return work.imported


@dataclass
class _Import:
    """An import under way."""

    tx: Tx
    now: datetime
    actor: Actor
    imported: Imported

    async def store_units(self, lines: Iterable[UnitLine]) -> None:
        before = {u.id: u for u in await units.all_units(self.tx)}
        stored = [(line, await self._store_unit(line)) for line in lines]
        known = _by_name(await units.all_units(self.tx))
        named = {unit_id: units_in(line.line, "members", line.members, known) for line, unit_id in stored}
        members = {u.id: u.members for u in before.values()} | named
        for line, unit_id in stored:
            if not line.members:
                continue
            plain = without_groups(named[unit_id], members)
            if any(members.get(i) for i in plain):
                raise Problem("roster.nested_group", name=line.name, **line.line.place("members"))
            await units.set_members(self.tx, unit_id, plain)
        after = {u.id: u for u in await units.all_units(self.tx)}
        for _, unit_id in stored:
            await self._note_unit(before.get(unit_id), after[unit_id])

    async def store_people(self, lines: Iterable[PersonLine]) -> None:
        everyone = {u.id: u for u in await units.all_units(self.tx)}
        known = _by_name(everyone.values())
        members = {u.id: u.members for u in everyone.values()}
        placed = [(line, _own_unit(line, known, members)) for line in lines]
        for line, unit_id, person in match_people(placed, await people.everybody(self.tx)):
            grants = grants_of(line, unit_id, known, members, person)
            if person is None:
                person_id = await people.add_person(self.tx, line.name, unit_id, title=line.title, grants=grants)
            else:
                person_id = person.id
                await people.change(self.tx, person_id, name=line.name, title=line.title, unit_id=unit_id)
                if set(grants) != set(person.grants):
                    await people.set_grants(self.tx, person_id, grants)
                await self._leave_contact(everyone.values(), person, unit_id)
            if line.contact and unit_id is not None:
                await self._set_contact(everyone[unit_id], person_id)
            await self._note_person(person, await people.get(self.tx, person_id))

    async def record(self, act: str, subject: str, subject_id: int | None, before: Any, after: Any) -> None:
        await audit.record(self.tx, self.now, self.actor, act, subject, subject_id, before, after)

    async def _store_unit(self, line: UnitLine) -> int:
        unit_id = await units.find_named(self.tx, line.name)
        try:
            if unit_id is None:
                return await units.add_unit(self.tx, line.name, line.kind, line.aliases)
            await units.change_unit(self.tx, unit_id, line.name, line.kind)
            for alias in line.aliases:
                await units.add_alias(self.tx, unit_id, alias)
        except Problem as taken:
            raise Problem("roster.name_taken", **taken.args_of_sentence, **line.line.place("name")) from taken
        return unit_id

    async def _leave_contact(self, everyone: Iterable[Unit], person: Person, unit_id: int | None) -> None:
        """Who goes to another unit is contact of the old one no longer."""
        for unit in everyone:
            if person.unit_id != unit_id and unit.contact_id == person.id and unit.id == person.unit_id:
                await self._set_contact(unit, None)

    async def _set_contact(self, unit: Unit, person_id: int | None) -> None:
        if unit.contact_id != person_id:
            await units.set_contact(self.tx, unit.id, person_id)
            await self.record("contact_changed", "unit", unit.id, unit.contact_id, person_id)

    async def _note_unit(self, before: Unit | None, after: Unit) -> None:
        if before == after:
            return
        (self.imported.units_changed if before else self.imported.units_added).append(after.name)
        act = "unit_changed" if before else "unit_added"
        await self.record(act, "unit", after.id, asdict(before) if before else None, asdict(after))

    async def _note_person(self, before: Person | None, after: Person) -> None:
        if before == after:
            self.imported.unchanged += 1
            return
        (self.imported.people_changed if before else self.imported.people_added).append(after.name)
        act = "person_changed" if before else "person_added"
        await self.record(act, "person", after.id, _noted(before) if before else None, _noted(after))


def _noted(person: Person) -> dict[str, object]:
    """What the audit log keeps of a person: who they are to the office, not what they chose for themselves."""
    return {
        "name": person.name,
        "title": person.title,
        "unit_id": person.unit_id,
        "roles": [[g.role, g.unit_id] for g in person.grants],
    }


def _by_name(everyone: Iterable[Unit]) -> dict[str, int]:
    return {fold(name): u.id for u in everyone for name in (u.name, *u.aliases)}


def _own_unit(line: PersonLine, known: Mapping[str, int], members: Mapping[int, tuple[int, ...]]) -> int | None:
    """The unit somebody works in: one, and no group."""
    if line.unit is None:
        return None
    named = units_in(line.line, "unit", line.unit, known)
    if len(named) != 1 or members.get(named[0]):
        raise Problem("roster.not_one_unit", value=line.unit, **line.line.place("unit"))
    return named[0]
