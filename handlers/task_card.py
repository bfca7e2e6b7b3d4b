"""One task in full: what is to be done, by whom, until when, and all that happened."""

from collections.abc import Iterator, Sequence
from datetime import date

from domain.permissions import Act
from domain.problem import Problem
from domain.tasks import AssignmentView, OccurrenceKind
from handlers import task_history
from handlers.answerable import is_for, office_chart
from handlers.turn import Turn
from handlers.which_tasks import due_day, said_today
from storage import assignments, directives, tasks, work
from storage.outbox import Place
from storage.tasks import TaskText


async def show(turn: Turn, number: int, *, whole: bool = False) -> None:
    """Answer with the card of T<number>, as far as the sender may see it; with `whole` all of its history."""
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
        key=lambda v: (
            v.kind is OccurrenceKind.SLEEPING,
            not is_for(turn, v, chart),
            not said_today(turn, v),
            _finished(v),
            v.due or date.max,
        ),
    )
    if not is_for(turn, chosen, chart):
        turn.require(Act.VIEW_TASK, chosen.unit_id, chosen.owner_id)
    places = [Place("assignment", chosen.id)] if chosen.kind is not OccurrenceKind.SLEEPING else []
    await turn.answer(await card(turn, chosen, views, whole=whole), places=places)


def _finished(view: AssignmentView) -> bool:
    return view.last is not None and view.last.status.finished


async def card(turn: Turn, view: AssignmentView, of_task: Sequence[AssignmentView] = (), *, whole: bool = False) -> str:
    """The card of one assignment in the sender's language; `of_task` are all of its task, to tell of the others."""
    task = await tasks.get(turn.tx, int(view.code[1:]))
    lines = [*_what(turn, view, task), *_others(turn, view, of_task), *_when(turn, view, task, of_task)]
    over, reason = await assignments.ended(turn.tx, view.id)
    if over and reason is not None:
        lines.append(turn.say("task.closed", reason=reason))
    for open_now in await directives.unanswered(turn.tx, [view.id]):
        when = f"{open_now.at.astimezone(turn.surroundings.zone):%d/%m}"
        lines.append(turn.say("task.directive_open", text=open_now.text, who=open_now.leader, when=when))
    lines += await task_history.lines(turn, view.id, view.code, whole=whole)
    return "\n".join(lines)


def _what(turn: Turn, view: AssignmentView, task: TaskText | None) -> Iterator[str]:
    yield turn.say("task.head", code=view.code, title=task.title if task else view.short_name)
    if view.label:
        yield turn.say("task.occurrence", label=view.label)
    if task is not None:
        if task.activity:
            yield turn.say("task.activity", activity=task.activity)
        if task.product:
            yield turn.say("task.product", product=task.product)
        if task.plan_id is None:
            yield turn.say("task.outside_plan")
        if task.source:
            yield turn.say("task.source", source=task.source)
    if view.unit_name:
        yield turn.say("task.unit", unit=view.unit_name)
    yield turn.say("task.owner", owner=view.owner_name or turn.say("task.nobody_yet"))


def _others(turn: Turn, view: AssignmentView, of_task: Sequence[AssignmentView]) -> Iterator[str]:
    """The other units that hold the same occurrence, each with its last word."""
    names = []
    for other in of_task:
        if other.occurrence_id != view.occurrence_id or other.id == view.id:
            continue
        said = turn.say(f"answer.status.{other.last.status.value}" if other.last else "task.not_reported")
        if other.last and other.last.percent and not other.last.status.finished:
            said = turn.say("answer.with_percent", said=said, percent=other.last.percent)
        names.append(turn.say("task.other", name=other.unit_name or other.owner_name or "–", said=said))
    if names:
        yield turn.say("task.others", names="; ".join(names))


def _when(turn: Turn, view: AssignmentView, task: TaskText | None, of_task: Sequence[AssignmentView]) -> Iterator[str]:
    yield due_line(turn, view, task)
    same = (view.unit_id, view.owner_id)
    later = [
        v.due
        for v in of_task
        if (v.unit_id, v.owner_id) == same and v.due and view.due and v.due > view.due and not _finished(v)
    ]
    if later:
        yield turn.say("task.more_occurrences", n=len(later), due=f"{min(later):%d/%m/%Y}")
    yield from _before(turn, view, of_task)


def _before(turn: Turn, view: AssignmentView, of_task: Sequence[AssignmentView]) -> Iterator[str]:
    """The last word on the occurrence before this one, of the same unit."""
    told = [v for v in of_task if v.unit_id == view.unit_id and v.last and due_day(v) < due_day(view)]
    if told and view.kind is not OccurrenceKind.SLEEPING:
        last = max(told, key=due_day)
        said = turn.say(f"answer.status.{last.last.status.value}" if last.last else "task.not_reported")
        yield turn.say("task.occurrence_before", due=f"{due_day(last):%d/%m/%Y}", said=said)


def due_line(turn: Turn, view: AssignmentView, task: TaskText | None) -> str:
    """When an assignment is due, and how the plan prints it."""
    printed = task.deadline if task else None
    if view.kind is OccurrenceKind.STANDING:
        return turn.say("task.standing", printed=printed or "–")
    if view.due is None:
        return turn.say("task.no_due", printed=printed or "–")
    due = f"{view.due:%d/%m/%Y}"
    if view.original_due is not None and view.due != view.original_due:
        return turn.say("task.due_moved", due=due, original=f"{view.original_due:%d/%m/%Y}")
    if task is not None and task.plan_id is None:
        return turn.say("task.due_given", due=due)
    return turn.say("task.due", due=due, printed=printed) if printed else turn.say("task.due_chosen", due=due)
