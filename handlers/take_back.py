"""`sai`: what the sender's last message of the day recorded is taken back, and they see what stands again."""

from datetime import datetime, time

from domain.problem import Problem
from domain.tasks import AssignmentView, Status
from domain.text import fold
from handlers import take_back_act
from handlers.statement import confirmation, speaker, tell_not_asked, tell_unblocked
from handlers.turn import Turn
from storage import statements, work

_WRONG = frozenset({"sai", "sai roi", "nham", "nham roi", "ghi sai", "ghi sai roi", "huy", "undo", "khong phai"})


def says_wrong(text: str) -> bool:
    """Whether a text says no more than that the last one was wrong."""
    return fold(text).strip(" .!ạa").removesuffix(" a").strip() in _WRONG


async def take_back(turn: Turn, update_id: int | None = None) -> None:
    """Take back what an update of the sender said today, the newest one where none is named."""
    midnight = datetime.combine(turn.today, time(), turn.surroundings.zone)
    found = await statements.speaking_updates(turn.tx, turn.person.id, midnight)
    act = await take_back_act.newest(turn, midnight, found[0] if found and update_id is None else None, update_id)
    if act is not None:
        await take_back_act.take_back(turn, act)
        return
    chosen = found[0] if found and update_id is None else update_id
    if chosen not in found:
        raise Problem("take_back.nothing")
    lines = [turn.say("take_back.done")]
    for before, view in await undo(turn, chosen):
        if before.pending_due and not view.pending_due:
            due = f"{view.due:%d/%m/%Y}" if view.due else "–"
            lines.append(turn.say("take_back.extension", code=view.code, name=view.name, due=due))
        elif before.snoozed_until and view.snoozed_until != before.snoozed_until:
            lines.append(turn.say("take_back.snooze", code=view.code, name=view.name))
        elif view.last is None:
            lines.append(turn.say("take_back.nothing_before", code=view.code, name=view.name))
        else:
            lines.append(confirmation(turn, view, view.last.status, view.last.percent, view.last.reason))
    await turn.answer("\n".join(lines))


async def undo(turn: Turn, update_id: int) -> list[tuple[AssignmentView, AssignmentView]]:
    """Take back what an update said; the tasks it spoke of before and after. Whoever had heard of it hears this."""
    ids = await statements.touched_by(turn.tx, update_id)
    before = await work.views(turn.tx, ids)
    await statements.take_back(turn.tx, speaker(turn), update_id)
    changed = list(zip(before, await work.views(turn.tx, ids), strict=True))
    for old, view in changed:
        await turn.record("taken_back", "assignment", view.id, after=view.last.status.value if view.last else None)
        if old.last and old.last.status is Status.BLOCKED and old.last != view.last:
            await tell_unblocked(turn, view)
        if old.pending_due and not view.pending_due:
            await tell_not_asked(turn, old, old.pending_due)
    return changed
