"""Whoever an administrator gave another place or other roles hears that, whatever it was done by."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from domain.people import Person
from handlers.role_words import role_words
from handlers.turn import Turn
from storage import people, units


@asynccontextmanager
async def telling(turn: Turn) -> AsyncIterator[None]:
    """Who works in another unit, or has other roles, after what is done within, is told so."""
    before = {p.id: p for p in await people.everybody(turn.tx)}
    yield
    names = await units.names(turn.tx)
    for after in await people.everybody(turn.tx):
        if after.id in before and after.id != turn.person.id:
            await _tell(turn, before[after.id], after, names)


async def _tell(turn: Turn, before: Person, after: Person, names: dict[int, str]) -> None:
    moved = after.unit_id is not None and after.unit_id != before.unit_id
    if moved:
        await turn.tell(after, "members.you_moved", unit=names[after.unit_id or 0])
    roles = [{g.role if moved else g for g in person.grants} for person in (before, after)]
    if roles[0] != roles[1]:
        await turn.tell(after, "members.your_roles", roles=role_words(after.language, after, names))
