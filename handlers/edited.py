"""An edited message corrects what it said: that is taken back, and the message is read anew in its place."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime

from domain.problem import Problem
from domain.tasks import AssignmentView
from handlers import take_back
from handlers.turn import Turn
from storage import corrections, open_questions, people, statements, work


async def stands_anew(turn: Turn, read: Callable[[Turn], Awaitable[None]]) -> bool:
    """Take back what an edited message said before and `read` it anew; False where it was not known before.

    Raises Problem where it cannot be corrected any more: the day is over, others acted on it, or it did more than
    report.
    """
    before = await corrections.earlier(turn.tx, turn.incoming, turn.incoming_id)
    if not before:
        return False
    if before[-1].text.strip() == turn.incoming.text.strip():
        return True  # a link's preview arrived, or a reaction
    first = before[0]
    ids = [each.id for each in before]
    said = [i for i in await statements.speaking_updates(turn.tx, turn.person.id, first.at) if i in ids]
    if not said and await corrections.acted(turn.tx, ids):
        raise Problem("edited.not_again")
    if said and first.at.astimezone(turn.surroundings.zone).date() != turn.today:
        raise Problem("edited.too_late")
    undone = [await _undo(turn, update_id, first.at) for update_id in said]
    await open_questions.close(turn.tx, turn.person.id)
    # What it numbers is the list that was in view when it was typed.
    turn.incoming = replace(turn.incoming, at=first.at)
    turn.lead = turn.say("edited.instead") if said else ""
    await read(turn)
    for each in undone:
        await take_back.tell(turn, each)
    return True


async def _undo(turn: Turn, update_id: int, since: datetime) -> take_back.Undone:
    ids = await statements.touched_by(turn.tx, update_id)
    await _require_own(turn, await work.views(turn.tx, ids), since)
    return await take_back.undo(turn, update_id)


async def _require_own(turn: Turn, views: Sequence[AssignmentView], since: datetime) -> None:
    """Raise the Problem that names whoever reported on one of the tasks after the sender."""
    for view in views:
        last = view.last
        if last is not None and last.person_id not in {None, turn.person.id} and last.at >= since:
            who = (await people.get(turn.tx, last.person_id or 0)).name
            raise Problem("edited.others_since", who=who, code=view.code)
