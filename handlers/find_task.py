"""`/tim số hóa`: the tasks words are found in, numbered, of those the sender may see."""

from domain.permissions import Act, may
from domain.problem import Problem
from domain.searching import best
from domain.tasks import AssignmentView
from domain.text import one_line
from handlers.my_tasks import when_due
from handlers.turn import Turn
from handlers.which_tasks import due_day
from storage import searchable, work
from storage.outbox import Place
from storage.searchable import Searchable

MOST_LISTED = 12


async def find(turn: Turn, words: str) -> None:
    """List what holds all of the words: in its name, activity, product, unit or the number of a document."""
    wanted = one_line(words)
    if not wanted:
        raise Problem("find.how")
    tasks = await searchable.everything(turn.tx)
    found = [tasks[place] for place in best(wanted, [one.texts for one in tasks])]
    found = [one for one in found if _may_see(turn, one)]
    if not found:
        await turn.answer(turn.say("find.nothing", words=wanted))
        return
    shown = found[:MOST_LISTED]
    lines, places = [turn.say("find.found", n=len(found), words=wanted)], []
    for one in shown:
        view = await _comes_next(turn, one)
        if view is None:
            continue
        places.append(Place("assignment", view.id))
        when = turn.say("find.closed") if one.state == "closed" else await when_due(turn, view)
        line = turn.say("tasks.line", place=len(places), name=one.short_name, code=f"T{one.number}", when=when)
        who = view.unit_name or view.owner_name
        lines.append(turn.say("tasks.line_of", line=line, who=who) if who else line)
    if len(found) > len(shown):
        lines.append(turn.say("find.more", n=len(found) - len(shown)))
    await turn.answer("\n".join(lines), places=places)


def _may_see(turn: Turn, one: Searchable) -> bool:
    return any(may(turn.person, Act.VIEW_TASK, unit_id, owner_id) for unit_id, owner_id in one.held_by)


async def _comes_next(turn: Turn, one: Searchable) -> AssignmentView | None:
    """The part of a task that is the sender's to see and comes next: open before done."""
    views = [
        v
        for v in await work.views_of_task(turn.tx, one.number)
        if may(turn.person, Act.VIEW_TASK, v.unit_id, v.owner_id)
    ]
    return min(views, key=lambda v: (v.last is not None and v.last.status.finished, due_day(v), v.id), default=None)
