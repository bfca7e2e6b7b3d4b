"""`sai` after a decision about the work: what stood before it stands again, and whoever had heard of it hears that."""

from datetime import datetime

from domain.problem import Problem
from domain.tasks import AssignmentView
from handlers.turn import Turn
from handlers.withdraw import tell_who_heard
from storage import acts, work
from storage.acts import WorkAct

_MOST_LINES = 10


async def newest(turn: Turn, since: datetime, spoke_in: int | None, update_id: int | None) -> WorkAct | None:
    """The sender's act to be taken back: that of an update, else their last where they reported nothing after it."""
    act = await acts.newest(turn.tx, turn.person.id, since, update_id)
    return act if act is not None and (spoke_in is None or act.incoming_id >= spoke_in) else None


async def take_back(turn: Turn, act: WorkAct) -> None:
    """Undo an act as a whole; where something came of it since, nothing is undone."""
    if not await acts.standing(turn.tx, act):
        raise Problem("act.moved_on")
    ids = await acts.touched(turn.tx, act)
    codes = list(dict.fromkeys(view.code for view in await work.views(turn.tx, ids)))
    await acts.take_back(turn.tx, turn.now, turn.person.id, turn.incoming_id, act)
    await turn.record("act_taken_back", "work_act", act.id, before=act.kind, after=codes)
    lines = [_line(turn, act.kind, view) for view in _one_a_task(await work.views(turn.tx, ids))]
    more = [turn.say("tasks.more", n=len(lines) - _MOST_LINES)] if len(lines) > _MOST_LINES else []
    heard = await tell_who_heard(turn, act.incoming_id)
    told = [turn.say("act.told_again", n=heard)] if heard else []
    first = turn.say("act.taken_back" if lines else "act.taken_back_message")
    await turn.answer("\n".join([first, *lines[:_MOST_LINES], *more, *told]))


def _one_a_task(views: list[AssignmentView]) -> list[AssignmentView]:
    return list({view.task_id: view for view in reversed(views)}.values())[::-1]


def _line(turn: Turn, kind: str, view: AssignmentView) -> str:
    """What stands again of a task."""
    due = f"{view.due:%d/%m/%Y}" if view.due else "–"
    who = view.owner_name or turn.say("task.nobody_yet")
    # What was opened is called by its event, which has not come now.
    name = view.short_name if kind == "woken" else view.name
    return turn.say(f"act.back.{kind}", code=view.code, name=name, due=due, who=who)
