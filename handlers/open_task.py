"""`/mo T12 15/7`: the Office wakes a sleeping task with a date, and its holders hear."""

from datetime import date

from domain.hearers import asked
from domain.permissions import Act
from domain.problem import Problem
from domain.replies.dates import read_date
from domain.task_codes import task_numbers
from handlers.answerable import office_chart
from handlers.turn import Turn
from storage import assignments, tasks, work


async def wake(turn: Turn, words: str) -> None:
    """Open the sleeping task whose code the words begin with, due on the day they name."""
    turn.require(Act.OPEN_TASK)
    numbers = task_numbers(words.upper())
    day = read_date(words, turn.today, turn.today) if numbers else None
    if not numbers or not isinstance(day, date):
        raise Problem("open_task.how")
    task = await tasks.get(turn.tx, numbers[0])
    if task is None:
        raise Problem("answer.no_such_task", code=f"T{numbers[0]}")
    sleeping = await assignments.sleeping_part(turn.tx, task.id)
    if sleeping is None:
        raise Problem("open_task.not_asleep", code=f"T{task.number}")
    opened = await assignments.wake(turn.tx, turn.now, task.id, sleeping, turn.today, day)
    await turn.record("task_opened", "task", task.id, after=day.isoformat())
    chart = await office_chart(turn)
    hearers = {h for view in await work.views(turn.tx, opened) for h in asked(view, chart, turn.today)}
    code, name = await tasks.short(turn.tx, task.id)
    for person_id in sorted(hearers - {turn.person.id}):
        await turn.tell(chart.people[person_id], "open_task.yours", code=code, name=name, due=f"{day:%d/%m/%Y}")
    await turn.answer(turn.say("open_task.done", code=code, name=name, due=f"{day:%d/%m/%Y}"))
