"""A unit is no more: merged into another one, or closed. Its open work and its people go somewhere first."""

from domain.people import Role, Unit, UnitKind
from domain.permissions import Act
from domain.problem import Problem
from domain.text import fold, one_line
from handlers.take_back_setting import undoable
from handlers.turn import Turn
from storage import open_questions, people, unit_moves, units
from storage.open_questions import OpenQuestion
from storage.unit_moves import Holds

TOPIC = "close_unit"
"""The topic of the open question where the work and people of a unit go that is to be closed."""
_YES = frozenset({"co", "dong y", "xac nhan", "ok", "yes"})


async def merge(turn: Turn, unit: Unit, into: Unit) -> None:
    """All of a unit becomes another one's, what it is called too: plans that name it mean the other."""
    turn.require(Act.MANAGE_PEOPLE)
    _check(unit, into)
    held = await unit_moves.holds(turn.tx, unit.id)
    async with undoable(turn, "unit_merged", unit_ids=(unit.id, into.id)):
        await unit_moves.close(turn.tx, turn.now, unit.id, into.id, names=True)
        await turn.record("unit_merged", "unit", unit.id, after=into.name)
    await _tell_heads(turn, unit, into, held)
    await _told(turn, turn.say("unit.merged", name=unit.name, into=into.name, work=held.work, people=held.people))


async def ask(turn: Turn, unit: Unit) -> None:
    """Say what a unit holds and ask where it goes; where it holds nothing, ask whether it is to be closed."""
    turn.require(Act.MANAGE_PEOPLE)
    held = await unit_moves.holds(turn.tx, unit.id)
    await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, {"unit": unit.id})
    if held.work or held.people:
        words = turn.say("unit.close_busy", name=unit.name, work=held.work, people=held.people)
    else:
        words = turn.say("unit.close_free", name=unit.name)
    await turn.answer(words)


async def decide(turn: Turn, question: OpenQuestion) -> bool:
    """The answer: the other unit's name, or "có" where nothing is held. False where it is neither."""
    turn.require(Act.MANAGE_PEOPLE)
    chart = await units.all_units(turn.tx)
    said = fold(one_line(turn.incoming.text)).strip(" .!")
    unit = next((u for u in chart if u.id == question.data["unit"]), None)
    if unit is None:
        return False
    held = await unit_moves.holds(turn.tx, unit.id)
    to = next((u for u in chart if said in {fold(n) for n in (u.name, *u.aliases)}), None)
    if to is None and (held.work or held.people or said not in _YES):
        return False
    if to is not None:
        _check(unit, to)
    await open_questions.close(turn.tx, turn.person.id)
    async with undoable(turn, "unit_closed", unit_ids=(unit.id, *([to.id] if to else []))):
        await unit_moves.close(turn.tx, turn.now, unit.id, to.id if to else None)
        await turn.record("unit_closed", "unit", unit.id, after=to.name if to else None)
    if to is not None:
        await _tell_heads(turn, unit, to, held)
        await _told(turn, turn.say("unit.closed_to", name=unit.name, to=to.name, work=held.work, people=held.people))
    else:
        await _told(turn, turn.say("unit.closed", name=unit.name))
    return True


def _check(unit: Unit, to: Unit) -> None:
    if unit.id == to.id or UnitKind.GROUP in {unit.kind, to.kind}:
        raise Problem("unit.not_there", name=to.name)


async def _tell_heads(turn: Turn, unit: Unit, to: Unit, held: Holds) -> None:
    """Tell who leads the unit that takes over what it has now, where that is anything."""
    for person in await people.holding(turn.tx, Role.HEAD, to.id):
        if (held.work or held.people) and person.id != turn.person.id:
            await turn.tell(person, "unit.took_over", name=unit.name, to=to.name, work=held.work, people=held.people)


async def _told(turn: Turn, line: str) -> None:
    await turn.answer("\n".join([line, turn.say("office.can_undo")]))
