"""`/vaitro Lan: Trưởng phòng; Lãnh đạo: Phòng A`: exactly these roles; `Lan: chuyển Phòng B` moves her."""

import re

from domain.people import Grant, Person, Role, Unit, UnitKind
from domain.permissions import Act
from domain.problem import Problem
from domain.role_claims import NoUnitError, UnknownWordError, grants_claimed, read_claims
from domain.text import fold, one_line
from handlers.find_person import one_called
from handlers.role_words import name_and_place, role_words
from handlers.show_units import named
from handlers.take_back_setting import undoable
from handlers.turn import Turn
from storage import people, units, work

_MOVING = re.compile(r"(?:chuyen(?: (?:sang|ve|den))?|don vi|ve) ")


async def change(turn: Turn, words: str) -> None:
    """Give somebody roles; without any after the name, say which they hold and how to change them."""
    turn.require(Act.MANAGE_PEOPLE)
    name, _, roles = words.partition(":")
    person = await one_called(turn.tx, name)
    chart = await units.all_units(turn.tx)
    names = await units.names(turn.tx)
    if not roles.strip():
        held = role_words(turn.language, person, names)
        await turn.answer(turn.say("members.roles", person=name_and_place(person, names), roles=held, name=person.name))
        return
    moving = _MOVING.match(fold(one_line(roles)))
    if moving:
        await _move(turn, person, named(chart, one_line(roles)[moving.end() :]))
        return
    known = {fold(n): u.id for u in chart for n in (u.name, *u.aliases)}
    grants = _read(roles, person.unit_id, known, {u.id: u.members for u in chart})
    async with undoable(turn, "roles_changed"):
        await people.set_grants(turn.tx, person.id, grants)
        if not await people.holding(turn.tx, Role.ADMIN):
            raise Problem("members.last_admin")
        await turn.record("roles_changed", "person", person.id, _noted(person.grants), _noted(grants))
    after = await people.get(turn.tx, person.id)
    held = role_words(turn.language, after, names)
    lines = [turn.say("members.roles_changed", name=person.name, roles=held), turn.say("office.can_undo")]
    await turn.answer("\n".join(lines))


async def _move(turn: Turn, person: Person, unit: Unit) -> None:
    """Somebody works in another unit: there they are staff, of the old one they are nothing more. Their tasks stay."""
    if unit.kind is UnitKind.GROUP or unit.id == person.unit_id:
        raise Problem("unit.not_there", name=unit.name)
    elsewhere = [g for g in person.grants if person.unit_id is None or g.unit_id != person.unit_id]
    before = (await units.names(turn.tx)).get(person.unit_id or 0, "–")
    async with undoable(turn, "unit_moved"):
        await people.change(turn.tx, person.id, name=person.name, title=person.title, unit_id=unit.id)
        await people.set_grants(turn.tx, person.id, [*elsewhere, Grant(Role.STAFF, unit.id)])
        for old in await units.all_units(turn.tx):
            if old.contact_id == person.id and old.id == person.unit_id:
                await units.set_contact(turn.tx, old.id, None)
        await turn.record("unit_moved", "person", person.id, before, unit.name)
    lines = [turn.say("members.moved", name=person.name, before=before, after=unit.name)]
    if held := [v for v in await work.open_views(turn.tx) if v.owner_id == person.id]:
        codes = ", ".join(dict.fromkeys(v.code for v in held))
        lines.append(turn.say("members.still_holds", name=person.name, codes=codes, n=len(held), code=held[0].code))
    await turn.answer("\n".join([*lines, turn.say("office.can_undo")]))


def _read(
    roles: str, own_unit: int | None, known: dict[str, int], members: dict[int, tuple[int, ...]]
) -> tuple[Grant, ...]:
    try:
        claims = read_claims(roles)
    except UnknownWordError as unknown:
        raise Problem("members.unknown_role", value=unknown.word) from unknown
    try:
        return grants_claimed(claims, own_unit, known, members)
    except UnknownWordError as unknown:
        raise Problem("members.unknown_unit", value=unknown.word) from unknown
    except NoUnitError as no_unit:
        raise Problem("members.no_unit") from no_unit


def _noted(grants: tuple[Grant, ...]) -> list[tuple[Role, int | None]]:
    return [(g.role, g.unit_id) for g in grants]
