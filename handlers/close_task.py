"""`/dong T12 lý do`: a task, or a part of it, is not asked for any more. `/molai T12`: it is again, as it was."""

import re

from domain.hearers import above, asked
from domain.people import Person
from domain.permissions import Act
from domain.problem import Problem
from domain.short_name import cut
from domain.task_codes import task_numbers
from domain.text import one_line
from handlers import ask, close_part, why
from handlers.answerable import office_chart
from handlers.turn import Turn
from handlers.work_acts import confirm, kept
from storage import open_questions, tasks, work
from storage.open_questions import OpenQuestion
from storage.tasks import TaskText

CODE = re.compile(r"^\W*(?:việc\s+)?[Tt]\s?\d{1,4}\b[\s:,.;–-]*(?:vì\s+|lý do:?\s+|do\s+)?", re.IGNORECASE)
_AGAIN = re.compile(r"\s*mở lại\s+(?P<rest>[Tt]\s?\d{1,4}\W*)", re.IGNORECASE)


async def close(turn: Turn, words: str) -> None:
    """Close the task whose code the words begin with; without a reason behind it they are asked for one."""
    turn.require(Act.CLOSE_TASK)
    task = await named(turn, words, "close.how")
    if task.state == "closed":
        raise Problem("close.closed_already", code=f"T{task.number}")
    reason = one_line(CODE.sub("", words, count=1))
    views = await close_part.open_parts(turn, task.number)
    part = await close_part.named(turn, reason, views) if len(views) > 1 else None
    if part is not None and part.reason:
        await close_part.with_reason(turn, part.ids, cut(part.reason, why.LONGEST))
    elif part is not None:
        await why.ask_why(turn, "close_part", f"T{task.number}", part.ids)
    elif len(views) > 1 and (not reason or await close_part.may_mean_one(turn, reason, views)):
        await close_part.ask_which(turn, views, cut(reason, why.LONGEST))
    elif reason:
        await with_reason(turn, task.number, cut(reason, why.LONGEST))
    else:
        await why.ask_why(turn, "close", f"T{task.number}", task.number)


async def part_chosen(turn: Turn, question: OpenQuestion) -> bool:
    """The number of the part that is meant, the first being all of it; then the reason, where it was not said."""
    kept_ids: list[list[int]] = question.data["ids"]
    chosen = ask.chosen(turn.incoming.text, len(kept_ids))
    if not chosen:
        return False
    await open_questions.close(turn.tx, turn.person.id)
    number, reason = question.data["number"], question.data["reason"]
    ids = list(dict.fromkeys(i for place in chosen for i in kept_ids[place - 1]))
    if 1 in chosen:
        if reason:
            await with_reason(turn, number, reason)
        else:
            await why.ask_why(turn, "close", f"T{number}", number)
    elif reason:
        await close_part.with_reason(turn, ids, reason)
    else:
        await why.ask_why(turn, "close_part", f"T{number}", ids)
    return True


async def named(turn: Turn, words: str, how: str) -> TaskText:
    """The task whose code stands in the words. Raises Problem where there is none, with the sentence `how`."""
    numbers = task_numbers(words.upper())
    if not numbers:
        raise Problem(how)
    task = await tasks.get(turn.tx, numbers[0])
    # A task that was taken back at once was never in force.
    if task is None or (task.state == "closed" and not await tasks.may_reopen(turn.tx, task.id)):
        raise Problem("answer.no_such_task", code=f"T{numbers[0]}")
    return task


async def with_reason(turn: Turn, number: int, reason: str) -> None:
    """Close T<number> as a whole; who is asked about it hears why."""
    turn.require(Act.CLOSE_TASK)
    task = await named(turn, f"T{number}", "close.how")
    if task.state == "closed":
        raise Problem("close.closed_already", code=f"T{number}")
    hearers = await _holders(turn, number)
    async with kept(turn, "closed", [task.id]):
        await tasks.close(turn.tx, turn.now, task.id, reason)
    await turn.record("task_closed", "task", task.id, before=task.state, after={"reason": reason})
    code, name = await tasks.short(turn.tx, task.id)
    for person in hearers:
        await turn.tell(person, "close.told", who=turn.person.name, code=code, name=name, reason=reason)
    await confirm(turn, [turn.say("close.done", code=code, name=name, reason=reason)])


async def reopen(turn: Turn, words: str) -> None:
    """Let a closed task be asked for again."""
    turn.require(Act.CLOSE_TASK)
    task = await named(turn, words, "close.how_again")
    if task.state != "closed" and await close_part.reopen(turn, task.id):
        return
    if task.state != "closed":
        raise Problem("close.not_closed", code=f"T{task.number}")
    async with kept(turn, "reopened", [task.id]):
        await tasks.reopen(turn.tx, task.id)
    await turn.record("task_reopened", "task", task.id, before="closed")
    code, name = await tasks.short(turn.tx, task.id)
    for person in await _holders(turn, task.number):
        await turn.tell(person, "close.told_again", who=turn.person.name, code=code, name=name)
    await confirm(turn, [turn.say("close.reopened", code=code, name=name)])


async def from_words(turn: Turn) -> bool:
    """`mở lại T12`; False for other words."""
    said = _AGAIN.fullmatch(turn.incoming.text)
    if said is None:
        return False
    await reopen(turn, said["rest"])
    return True


async def _holders(turn: Turn, number: int) -> list[Person]:
    """Who is asked about what is open of a task, and their heads, without the sender."""
    chart = await office_chart(turn)
    views = [v for v in await work.open_views(turn.tx) if v.code == f"T{number}"]
    hear = [group(view, chart, turn.today) for view in views for group in (asked, above)]
    found = {person_id for group in hear for person_id in group} - {turn.person.id}
    return [chart.people[person_id] for person_id in sorted(found)]
