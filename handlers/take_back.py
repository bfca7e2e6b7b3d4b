"""`sai`: what the sender's last message of the day recorded is taken back, and they see what stands again."""

from dataclasses import dataclass
from datetime import datetime, time

from domain.problem import Problem
from domain.tasks import AssignmentView, Status
from domain.text import fold
from handlers import stuck, take_back_act, take_back_other
from handlers.hand_over import tell_withdrawn
from handlers.statement import said_of, speaker, tell_not_asked
from handlers.turn import Turn
from storage import directives, handovers, people, statements, work
from storage.handovers import Offer

_WRONG = frozenset({"sai", "sai roi", "nham", "nham roi", "ghi sai", "ghi sai roi", "huy", "undo", "khong phai"})


def says_wrong(text: str) -> bool:
    """Whether a text says no more than that the last one was wrong."""
    return fold(text).strip(" .!ạa").removesuffix(" a").strip() in _WRONG


async def take_back(turn: Turn, update_id: int | None = None) -> None:
    """Take back what an update of the sender said today, the newest one where none is named."""
    midnight = datetime.combine(turn.today, time(), turn.surroundings.zone)
    if update_id is None and await take_back_other.last(turn, midnight):
        return
    found = await statements.speaking_updates(turn.tx, turn.person.id, midnight)
    act = await take_back_act.newest(turn, midnight, found[0] if found and update_id is None else None, update_id)
    if act is not None:
        await take_back_act.take_back(turn, act)
        return
    chosen = found[0] if found and update_id is None else update_id
    if chosen not in found:
        raise Problem("take_back.nothing")
    undone = await undo(turn, chosen)
    await tell(turn, undone)
    offered = {offer.assignment_id: offer for offer in undone.offered}
    lines = [turn.say("take_back.done")]
    for before, view in zip(undone.before, await _now(turn, undone), strict=True):
        lines.append(await _stands(turn, before, view, offered.get(view.id)))
    await turn.answer("\n".join(lines))


async def _stands(turn: Turn, before: AssignmentView, view: AssignmentView, offer: Offer | None) -> str:
    """What stands again of a task."""
    if offer is not None:
        to = await people.get(turn.tx, offer.to_id)
        return turn.say("take_back.handover", code=view.code, name=view.name, to=to.name)
    if before.pending_due and not view.pending_due:
        due = f"{view.due:%d/%m/%Y}" if view.due else "–"
        return turn.say("take_back.extension", code=view.code, name=view.name, due=due)
    if before.snoozed_until and view.snoozed_until != before.snoozed_until:
        return turn.say("take_back.snooze", code=view.code, name=view.name)
    if view.last is None:
        return turn.say("take_back.nothing_before", code=view.code, name=view.name)
    said = said_of(turn, view.last.status, view.last.percent)
    line = turn.say("take_back.stands", code=view.code, name=view.name, said=said)
    return turn.say("answer.with_reason", line=line, reason=view.last.reason) if view.last.reason else line


@dataclass(frozen=True)
class Undone:
    """What an update had said: the tasks as they stood with it, what it offered, and which directives waited then."""

    before: list[AssignmentView]
    offered: list[Offer]
    waited: frozenset[int]


async def undo(turn: Turn, update_id: int) -> Undone:
    """Take back what an update said. Whoever had heard of it must still `tell`."""
    ids = await statements.touched_by(turn.tx, update_id)
    before = await work.views(turn.tx, ids)
    offered = await handovers.offered_in(turn.tx, update_id)
    waited = frozenset(one.id for one in await directives.unanswered(turn.tx, ids))
    await statements.take_back(turn.tx, speaker(turn), update_id)
    for view in await work.views(turn.tx, ids):
        await turn.record("taken_back", "assignment", view.id, after=view.last.status.value if view.last else None)
    return Undone(before, offered, waited)


async def tell(turn: Turn, undone: Undone) -> None:
    """Tell those who had heard of what was undone, as far as nothing was said in its stead meanwhile."""
    views = await _now(turn, undone)
    for old, view in zip(undone.before, views, strict=True):
        if _is_stuck(old) and not _is_stuck(view):
            await stuck.tell_taken_back(turn, view)
        if old.pending_due and not view.pending_due:
            await tell_not_asked(turn, old, old.pending_due)
    for offer in undone.offered:
        newest = await handovers.newest(turn.tx, offer.assignment_id)
        if newest is None or newest.state != "offered" or newest.to_id != offer.to_id:
            await tell_withdrawn(turn, offer)
    await _tell_leaders(turn, views, undone.waited)


async def _now(turn: Turn, undone: Undone) -> list[AssignmentView]:
    return list(await work.views(turn.tx, [view.id for view in undone.before]))


def _is_stuck(view: AssignmentView) -> bool:
    return view.last is not None and view.last.status is Status.BLOCKED


async def _tell_leaders(turn: Turn, of: list[AssignmentView], waited: frozenset[int]) -> None:
    """Tell the leaders whose words on these assignments wait again, as the report on them was taken back."""
    views = {view.id: view for view in of}
    again = [one for one in await directives.unanswered(turn.tx, list(views)) if one.id not in waited]
    for leader_id, assignment_id in dict.fromkeys((one.leader_id, one.assignment_id) for one in again):
        leader, view = await people.get(turn.tx, leader_id), views[assignment_id]
        if leader.active and leader.id != turn.person.id:
            await turn.tell(leader, "directive.report_withdrawn", who=turn.person.name, code=view.code, name=view.name)
