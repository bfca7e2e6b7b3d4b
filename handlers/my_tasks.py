"""`/viec`: the sender's open tasks, numbered, most urgent first; `/viec T12`: one in full."""

import re
from collections.abc import Sequence

from domain.permissions import Act
from domain.problem import Problem
from domain.task_codes import task_numbers
from domain.tasks import AssignmentView, OccurrenceKind, Status
from domain.text import fold, one_line
from handlers import task_card
from handlers.answerable import is_for, office_chart
from handlers.turn import Turn
from handlers.waiting_tasks import brief
from handlers.which_tasks import due_day, next_of_each, own_tasks
from storage import calendar, sleeping, work
from storage.outbox import Place
from storage.sleeping import Sleeping

MOST_LISTED = 15
_CHASED = "tasks.without_answer"
_PAGE = re.compile(r"\s*(?:trang|tr|page)\s*(?P<page>\d{1,2})\s*$", re.IGNORECASE)


async def mine(turn: Turn, words: str) -> None:
    """The sender's tasks, or the one whose code they name; with what waits to be opened."""
    numbers = task_numbers(words.upper())
    if numbers:
        await task_card.show(turn, numbers[0], whole="het" in fold(words).split())
        return
    _, page = paged(words)
    chart = await office_chart(turn)
    asleep = [s for s in await sleeping.waiting(turn.tx) if any(is_for(turn, v, chart) for v in s.views)]
    await listed(turn, "tasks.mine", "/viec", await own_tasks(turn), asleep, page)


async def without_answer(turn: Turn, words: str) -> None:
    """Which tasks due by now have no word from anybody: what the Office chases."""
    turn.require(Act.NUDGE)
    views = [v for v in next_of_each(await work.open_views(turn.tx), turn.today) if v.last is None]
    _, page = paged(words)
    due = [v for v in views if due_day(v) <= turn.today or v.due is None]
    await listed(turn, _CHASED, "/chuabaocao", due, (), page)


def paged(words: str) -> tuple[str, int]:
    """The words without the page they name, and the page, from 1."""
    found = _PAGE.search(words)
    return (one_line(words[: found.start()]), max(int(found["page"]), 1)) if found else (one_line(words), 1)


async def listed(
    turn: Turn,
    key: str,
    command: str,
    views: Sequence[AssignmentView],
    asleep: Sequence[Sleeping] = (),
    page: int = 1,
) -> None:
    """Answer with a numbered list under a heading, the sentence `key` with the count `n`.

    Of each task the occurrence that comes next, with how many come later; below, what of them waits to be opened.
    """
    coming = next_of_each(views, turn.today)
    shown = coming[(page - 1) * MOST_LISTED :][:MOST_LISTED]
    if not coming and not asleep:
        await turn.answer(turn.say("tasks.none"))
        return
    if coming and not shown:
        raise Problem("tasks.no_such_page", last=-(-len(coming) // MOST_LISTED))
    lines = [turn.say(key, n=len(coming))] if coming else []
    for place, view in enumerate(shown, 1):
        lines.append(await _line(turn, key, place, view, _later(view, views)))
    left = len(coming) - (page - 1) * MOST_LISTED - len(shown)
    if left > 0:
        lines.append(turn.say("tasks.more_page", n=left, command=command, page=page + 1))
    if asleep:
        lines.append(brief(turn, asleep))
    if key == _CHASED:
        lines.append(turn.say("nudge.hint"))
    await turn.answer("\n".join(lines), places=[Place("assignment", v.id) for v in shown])


def _later(view: AssignmentView, views: Sequence[AssignmentView]) -> int:
    """How many more dated occurrences of a task the same hands hold after this one."""
    same = (view.task_id, view.unit_id, view.owner_id)
    return sum(
        (v.task_id, v.unit_id, v.owner_id) == same and v.id != view.id and v.kind is OccurrenceKind.DATED for v in views
    )


async def _line(turn: Turn, key: str, place: int, view: AssignmentView, later: int) -> str:
    when = await when_due(turn, view)
    line = turn.say("tasks.line", place=place, name=view.name, code=view.code, when=when)
    if later:
        line = turn.say("tasks.line_later", line=line, n=later)
    who = (key == _CHASED and view.unit_name) or view.owner_name or ""
    if who and key != "tasks.mine":
        line = turn.say("tasks.line_of", line=line, who=who)
    said = _said(turn, view)
    return turn.say("tasks.line_of", line=line, who=said) if said else line


def _said(turn: Turn, view: AssignmentView) -> str:
    """What was said last, where that is worth a word in a list: how far it is, or that it is stuck."""
    if view.last is not None and view.last.status is Status.BLOCKED:
        return turn.say("answer.status.blocked")
    return f"{view.last.percent}%" if view.last is not None and view.last.percent else ""


async def when_due(turn: Turn, view: AssignmentView) -> str:
    """When an assignment is due, in the words of a list."""
    if view.kind is OccurrenceKind.SLEEPING:
        return turn.say("tasks.asleep")
    if view.due is None:
        return turn.say("tasks.standing")
    due = f"{view.due:%d/%m/%Y}"
    if view.last is not None and view.last.status.finished:
        return turn.say("tasks.finished")
    if view.past and view.last is None:
        return turn.say("tasks.passed", due=due)
    days = await calendar.working_calendar(turn.tx)
    return turn.say("tasks.late_since" if days.late_after(view.due) < turn.today else "tasks.due", due=due)
