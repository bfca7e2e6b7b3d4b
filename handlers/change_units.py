"""`/donvi`: the units of the agency; an administrator adds, renames, merges and closes them, says who is who."""

import re
from collections.abc import Awaitable, Callable

from domain.people import Grant, Person, Role, Unit, UnitKind
from domain.permissions import Act
from domain.problem import Problem
from domain.role_claims import UnknownWordError, listed, units_named, without_groups
from domain.roster_words import KIND_WORDS
from domain.text import fold, one_line
from handlers import close_unit, show_units
from handlers.find_person import one_called
from handlers.show_units import holds, named
from handlers.take_back_setting import undoable
from handlers.turn import Turn
from storage import people, units


async def change(turn: Turn, words: str) -> None:
    """List the units, show one, or change what the words say of one: `/donvi Phòng A: đầu mối Lan`."""
    said = one_line(words)
    chart = await units.all_units(turn.tx)
    if not said:
        await show_units.show_all(turn, chart)
        return
    first, _, rest = said.partition(" ")
    if fold(first) == "them" and rest:
        turn.require(Act.MANAGE_PEOPLE)
        await _add(turn, rest)
        return
    name, colon, what = said.partition(":")
    unit = named(chart, name)
    if not colon or not what.strip():
        await show_units.show_one(turn, unit)
        return
    turn.require(Act.MANAGE_PEOPLE)
    for verb, do in _VERBS.items():
        match = re.match(rf"(?:{verb})\b\s*:?\s*", fold(what.strip()))
        if match:
            await do(turn, unit, what.strip()[match.end() :].strip())
            return
    raise Problem("unit.how", name=unit.name)


async def _add(turn: Turn, words: str) -> None:
    """`Phòng Chuyển đổi số: phòng`: the kind may be left out, then the name tells it."""
    name, _, kind_words = words.partition(":")
    kind = KIND_WORDS.get(fold(one_line(kind_words))) if kind_words else _kind_by_name(name)
    if kind is None:
        raise Problem("unit.kind", value=one_line(kind_words))
    async with undoable(turn, "unit_added"):
        unit_id = await units.add_unit(turn.tx, name, kind)
        await turn.record("unit_added", "unit", unit_id, after=one_line(name))
    await _done(turn, "unit.added", name=one_line(name))


def _kind_by_name(name: str) -> UnitKind:
    """What a unit is by how its name begins; one that says nothing is a department."""
    folded = fold(one_line(name))
    fits = [words for words in KIND_WORDS if folded == words or folded.startswith(f"{words} ")]
    return KIND_WORDS[max(fits, key=len)] if fits else UnitKind.DEPARTMENT


async def _rename(turn: Turn, unit: Unit, name: str) -> None:
    if not name:
        raise Problem("unit.how", name=unit.name)
    async with undoable(turn, "unit_renamed"):
        await units.change_unit(turn.tx, unit.id, name, unit.kind)
        await turn.record("unit_renamed", "unit", unit.id, unit.name, one_line(name))
    await _done(turn, "unit.renamed", before=unit.name, name=one_line(name))


async def _add_names(turn: Turn, unit: Unit, words: str) -> None:
    added = listed(words.replace(",", ";"))
    if not added:
        raise Problem("unit.how", name=unit.name)
    async with undoable(turn, "alias_added"):
        for alias in added:
            await units.add_alias(turn.tx, unit.id, alias)
        await turn.record("alias_added", "unit", unit.id, after="; ".join(added))
    await _done(turn, "unit.names_added", name=unit.name, names="; ".join(added))


async def _drop_name(turn: Turn, unit: Unit, alias: str) -> None:
    async with undoable(turn, "alias_removed"):
        if fold(alias) not in {fold(a) for a in unit.aliases}:
            raise Problem("unit.no_such_name", name=unit.name, alias=alias)
        await units.remove_alias(turn.tx, unit.id, alias)
        await turn.record("alias_removed", "unit", unit.id, before=alias)
    await _done(turn, "unit.name_dropped", name=unit.name, alias=alias)


async def _contact(turn: Turn, unit: Unit, name: str) -> None:
    person = None if fold(name) in {"khong", "bo", "khong co"} else await one_called(turn.tx, name)
    async with undoable(turn, "contact_changed"):
        await units.set_contact(turn.tx, unit.id, person.id if person else None)
        await turn.record("contact_changed", "unit", unit.id, unit.contact_id, person.id if person else None)
    now, before = (person.id if person else None), unit.contact_id
    for of, key in ((now, "unit.you_contact"), (before, "unit.you_no_contact")):
        if now != before and of not in {None, turn.person.id}:
            await turn.tell(await people.get(turn.tx, of or 0), key, unit=unit.name)
    await _done(turn, "unit.contact_set", name=unit.name, contact=person.name if person else "–")


async def _head(turn: Turn, unit: Unit, name: str) -> None:
    """One head: who was it before is staff there."""
    person = await one_called(turn.tx, name)
    async with undoable(turn, "roles_changed"):
        for other in await people.everybody(turn.tx):
            if other.id != person.id and holds(other, Role.HEAD, unit.id):
                was_head = [g for g in other.grants if g != Grant(Role.HEAD, unit.id)]
                await _grant(turn, other, [*was_head, Grant(Role.STAFF, unit.id)])
        staff = Grant(Role.STAFF, unit.id)
        await _grant(turn, person, [*(g for g in person.grants if g != staff), Grant(Role.HEAD, unit.id)])
    await _done(turn, "unit.head_set", name=unit.name, person=person.name)


async def _leader(turn: Turn, unit: Unit, name: str) -> None:
    """Who of the leadership is in charge of it, and nobody else of those named for units."""
    person = await one_called(turn.tx, name)
    if not any(g.role is Role.LEADER for g in person.grants):
        raise Problem("unit.no_leader", person=person.name)
    async with undoable(turn, "roles_changed"):
        for other in await people.everybody(turn.tx):
            if other.id != person.id and holds(other, Role.LEADER, unit.id):
                await _grant(turn, other, [g for g in other.grants if g != Grant(Role.LEADER, unit.id)])
        await _grant(turn, person, [*person.grants, Grant(Role.LEADER, unit.id)])
    await _done(turn, "unit.leader_set", name=unit.name, person=person.name)


async def _members(turn: Turn, unit: Unit, words: str) -> None:
    chart = await units.all_units(turn.tx)
    if unit.kind is not UnitKind.GROUP:
        raise Problem("unit.how", name=unit.name)
    try:
        ids = units_named(words, {fold(n): u.id for u in chart for n in (u.name, *u.aliases)})
    except UnknownWordError as unknown:
        raise Problem("unit.unknown", name=unknown.word) from unknown
    plain = [i for i in without_groups(ids, {u.id: u.members for u in chart}) if i != unit.id]
    async with undoable(turn, "unit_changed"):
        await units.set_members(turn.tx, unit.id, plain)
        await turn.record("unit_changed", "unit", unit.id)
    names = {u.id: u.name for u in chart}
    await _done(turn, "unit.members_set", name=unit.name, units="; ".join(names[i] for i in plain))


async def _grant(turn: Turn, person: Person, grants: list[Grant]) -> None:
    if set(grants) == set(person.grants):
        return
    await people.set_grants(turn.tx, person.id, grants)
    noted = [[[g.role, g.unit_id] for g in held] for held in (person.grants, dict.fromkeys(grants))]
    await turn.record("roles_changed", "person", person.id, *noted)


async def _merge(turn: Turn, unit: Unit, words: str) -> None:
    name = re.sub(r"^(?:vào|vao|với|voi)\s+", "", words, flags=re.IGNORECASE)
    await close_unit.merge(turn, unit, named(await units.all_units(turn.tx), name))


async def _close(turn: Turn, unit: Unit, _words: str) -> None:
    await close_unit.ask(turn, unit)


async def _done(turn: Turn, key: str, **args: object) -> None:
    await turn.answer("\n".join([turn.say(key, **args), turn.say("office.can_undo")]))


_VERBS: dict[str, Callable[[Turn, Unit, str], Awaitable[None]]] = {
    "doi ten(?: thanh)?|ten moi": _rename,
    "them ten|ten khac|ten goi khac": _add_names,
    "bo ten": _drop_name,
    "dau moi": _contact,
    "truong don vi|truong phong|truong": _head,
    "lanh dao phu trach|phu trach|lanh dao": _leader,
    "gom": _members,
    "gop|sap nhap|nhap": _merge,
    "ngung|giai the|dong": _close,
}
