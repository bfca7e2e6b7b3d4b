"""`hoàn tác`: what the sender changed last of the office itself, its people, units or settings, is as it was before."""

from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from datetime import timedelta

from domain.people import Role
from domain.permissions import Act, may
from domain.problem import Problem
from domain.text import fold, one_line
from handlers.audit_words import record_undone, sentences
from handlers.tell_changes import telling
from handlers.turn import Turn
from handlers.withdraw import tell_who_heard
from storage import audit, office_changes, people, standing
from storage.office_rules import period_rules

_MOST_LINES = 5
WITHIN = timedelta(days=1)
"""How long a change can be undone."""
_WORDS = frozenset({"hoan tac", "hoan tac di", "tro lai nhu truoc", "undo"})
_MAY = {
    "office_set": Act.SET_OFFICE,
    "hours_set": Act.SET_OFFICE,
    "reminders_set": Act.SET_REMINDERS,
    "calendar_changed": Act.SET_CALENDAR,
}
"""Who may do a thing may undo it; all else is of people and units."""

Command = Callable[[Turn, str], Awaitable[None]]


@asynccontextmanager
async def undoable(
    turn: Turn, act: str, *, unit_ids: Collection[int] = (), owner_ids: Collection[int] = ()
) -> AsyncIterator[None]:
    """What is changed of the office meanwhile, recorded as `act`, can be undone.

    In whose hands the work of these units and owners is belongs to it. Who has another place or other roles hears that.
    """
    before = await office_changes.image(turn.tx, unit_ids, owner_ids)
    async with telling(turn):
        yield
    await office_changes.keep(turn.tx, turn.now, turn.person.id, turn.incoming_id, act, before)


def remembered(act: str, command: Command) -> Command:
    """The same command; what it changes can be undone."""

    async def changing(turn: Turn, words: str) -> None:
        async with undoable(turn, act):
            await command(turn, words)

    return changing


async def from_words(turn: Turn) -> bool:
    """`hoàn tác`. False for other words, and from who changed nothing of the office."""
    if fold(one_line(turn.incoming.text)).strip(" .!") not in _WORDS:
        return False
    change = await office_changes.newest(turn.tx, turn.person.id, turn.now - WITHIN)
    if change is None:
        if not any(may(turn.person, act) for act in (Act.SET_OFFICE, Act.MANAGE_PEOPLE)):
            return False
        raise Problem("office.nothing_to_undo")
    turn.require(_MAY.get(change.act, Act.MANAGE_PEOPLE))
    if not await office_changes.standing(turn.tx, change):
        raise Problem("office.moved_on")
    await office_changes.undo(turn.tx, turn.now, change)
    await standing.follow(turn.tx, turn.today, await period_rules(turn.tx))
    if not await people.holding(turn.tx, Role.ADMIN):
        raise Problem("members.last_admin")
    then = audit.Wanted(turn.person.id, {change.act}, since=change.at, until=change.at + timedelta(microseconds=1))
    lines = (await audit.newest(turn.tx, then, _MOST_LINES))[::-1]
    await record_undone(turn, lines[-1])
    heard = await tell_who_heard(turn, change.incoming_id)
    told = [turn.say("act.told_again", n=heard)] if heard else []
    await turn.answer("\n".join([turn.say("office.undone", what="\n".join(await sentences(turn, lines))), *told]))
    return True
