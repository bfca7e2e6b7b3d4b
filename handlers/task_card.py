"""One task in full: what is to be done, by whom, until when, and what was said last."""

from datetime import date

from domain.permissions import Act
from domain.problem import Problem
from domain.tasks import AssignmentView, OccurrenceKind
from handlers.answerable import is_for, office_chart
from handlers.turn import Turn
from storage import assignments, tasks, work

HISTORY = 5
"""How many of the newest words on a task are shown."""


async def show(turn: Turn, number: int) -> None:
    """Answer with the card of T<number>, as far as the sender may see it."""
    views = await work.views_of_task(turn.tx, number)
    if not views:
        text = await tasks.get(turn.tx, number)
        if text is None:
            raise Problem("answer.no_such_task", code=f"T{number}")
        await turn.answer(turn.say("task.not_open", code=f"T{number}", title=text.title, deadline=text.deadline or "–"))
        return
    chart = await office_chart(turn)
    chosen = min(
        views,
        key=lambda v: (v.kind is OccurrenceKind.SLEEPING, not is_for(turn, v, chart), _finished(v), v.due or date.max),
    )
    turn.require(Act.VIEW_TASK, chosen.unit_id, chosen.owner_id)
    await turn.answer(await card(turn, chosen))


def _finished(view: AssignmentView) -> bool:
    return view.last is not None and view.last.status.finished


async def card(turn: Turn, view: AssignmentView) -> str:
    """The card of one assignment in the sender's language."""
    task = await tasks.get(turn.tx, int(view.code[1:]))
    lines = [turn.say("task.head", code=view.code, title=task.title if task else view.short_name)]
    if task is not None and task.activity:
        lines.append(turn.say("task.activity", activity=task.activity))
    if task is not None and task.product:
        lines.append(turn.say("task.product", product=task.product))
    if view.unit_name:
        lines.append(turn.say("task.unit", unit=view.unit_name))
    if view.owner_name:
        lines.append(turn.say("task.owner", owner=view.owner_name))
    lines.append(_due_line(turn, view, task.deadline if task else None))
    over, reason = await assignments.ended(turn.tx, view.id)
    if over and reason is not None:
        lines.append(turn.say("task.closed", reason=reason))
    for word in await work.words(turn.tx, view.id, HISTORY):
        local = word.at.astimezone(turn.surroundings.zone)
        said = turn.say(f"answer.status.{word.status.value}")
        if word.percent is not None:
            said = turn.say("answer.with_percent", said=said, percent=word.percent)
        line = turn.say("task.word", when=f"{local:%d/%m}", said=said)
        lines.append(turn.say("answer.with_reason", line=line, reason=word.reason) if word.reason else line)
    return "\n".join(lines)


def _due_line(turn: Turn, view: AssignmentView, printed: str | None) -> str:
    if view.kind is OccurrenceKind.STANDING:
        return turn.say("task.standing", printed=printed or "–")
    if view.due is None:
        return turn.say("task.no_due", printed=printed or "–")
    if view.original_due is not None and view.due != view.original_due:
        return turn.say("task.due_moved", due=f"{view.due:%d/%m/%Y}", original=f"{view.original_due:%d/%m/%Y}")
    due = f"{view.due:%d/%m/%Y}"
    return turn.say("task.due", due=due, printed=printed) if printed else turn.say("task.due_chosen", due=due)
