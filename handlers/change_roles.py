"""`/vaitro Lan: Trưởng phòng; Lãnh đạo: Phòng A`: an administrator gives somebody exactly these roles."""

from domain.people import Grant, Role
from domain.permissions import Act
from domain.problem import Problem
from domain.role_claims import NoUnitError, UnknownWordError, grants_claimed, read_claims
from domain.text import fold
from handlers.find_person import one_called
from handlers.role_words import name_and_place, role_words
from handlers.turn import Turn
from storage import people, units


async def change(turn: Turn, words: str) -> None:
    """Give somebody roles; without any after the name, say which they hold and how to change them."""
    turn.require(Act.MANAGE_PEOPLE)
    name, _, roles = words.partition(":")
    person = await one_called(turn.tx, name)
    chart = await units.all_units(turn.tx)
    names = {u.id: u.name for u in chart}
    if not roles.strip():
        held = role_words(turn.language, person, names)
        await turn.answer(turn.say("members.roles", person=name_and_place(person, names), roles=held, name=person.name))
        return
    known = {fold(n): u.id for u in chart for n in (u.name, *u.aliases)}
    grants = _read(roles, person.unit_id, known, {u.id: u.members for u in chart})
    await people.set_grants(turn.tx, person.id, grants)
    if not await people.holding(turn.tx, Role.ADMIN):
        raise Problem("members.last_admin")
    await turn.record("roles_changed", "person", person.id, _noted(person.grants), _noted(grants))
    after = await people.get(turn.tx, person.id)
    held = role_words(turn.language, after, names)
    await turn.answer(turn.say("members.roles_changed", name=person.name, roles=held))
    if person.id != turn.person.id:
        await turn.tell(person, "members.your_roles", roles=role_words(person.language, after, names))


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
