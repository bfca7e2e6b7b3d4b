"""`/viec`: the sender's open tasks, numbered, most urgent first; `/viec T12`: one in full. `/phong`: the unit's."""

from collections.abc import Sequence

from domain.permissions import Act
from domain.problem import Problem
from domain.task_codes import task_numbers
from domain.tasks import AssignmentView
from handlers import task_card
from handlers.turn import Turn
from handlers.which_tasks import due_day, next_of_each, own_tasks
from storage import calendar, units, work
from storage.outbox import Place

MOST_LISTED = 15
_CHASED = "tasks.without_answer"


async def mine(turn: Turn, words: str) -> None:
    """The sender's tasks, or the one whose code they name."""
    numbers = task_numbers(words.upper())
    if numbers:
        await task_card.show(turn, numbers[0])
        return
    await listed(turn, "tasks.mine", next_of_each(await own_tasks(turn), turn.today))


async def of_unit(turn: Turn, words: str) -> None:
    """The open tasks of the sender's unit, or of the unit they name where their role reaches it."""
    unit_id = turn.person.unit_id
    if words.strip():
        unit_id = await units.find_named(turn.tx, words)
        if unit_id is None:
            raise Problem("tasks.unknown_unit", name=words.strip())
    if unit_id is None:
        raise Problem("tasks.which_unit")
    turn.require(Act.VIEW_UNIT, unit_id)
    views = [v for v in await work.open_views(turn.tx) if v.unit_id == unit_id]
    await listed(turn, "tasks.of_unit", next_of_each(views, turn.today))


async def without_answer(turn: Turn, _words: str) -> None:
    """Which tasks due by now have no word from anybody: what the Office chases."""
    turn.require(Act.NUDGE)
    views = [v for v in next_of_each(await work.open_views(turn.tx), turn.today) if v.last is None]
    await listed(turn, _CHASED, [v for v in views if due_day(v) <= turn.today or v.due is None])


async def listed(turn: Turn, key: str, views: Sequence[AssignmentView]) -> None:
    """Answer with a numbered list under a heading, the sentence `key` with the count `n`."""
    if not views:
        await turn.answer(turn.say("tasks.none"))
        return
    shown = views[:MOST_LISTED]
    days = await calendar.working_calendar(turn.tx)
    lines = [turn.say(key, n=len(views))]
    for place, view in enumerate(shown, 1):
        who = (key == _CHASED and view.unit_name) or view.owner_name or ""
        when = _when(turn, view, late=view.due is not None and days.late_after(view.due) < turn.today)
        line = turn.say("tasks.line", place=place, name=view.name, code=view.code, when=when)
        lines.append(turn.say("tasks.line_of", line=line, who=who) if who and key != "tasks.mine" else line)
    if len(views) > len(shown):
        lines.append(turn.say("tasks.more", n=len(views) - len(shown)))
    if key == _CHASED:
        lines.append(turn.say("nudge.hint"))
    await turn.answer("\n".join(lines), places=[Place("assignment", v.id) for v in shown])


def _when(turn: Turn, view: AssignmentView, *, late: bool) -> str:
    if view.due is None:
        return turn.say("tasks.standing")
    due = f"{view.due:%d/%m/%Y}"
    if view.past and view.last is None:
        return turn.say("tasks.passed", due=due)
    return turn.say("tasks.late_since" if late else "tasks.due", due=due)
