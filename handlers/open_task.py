"""`/mo T12 15/7`: the Office wakes a sleeping task with a date, and its holders hear; `/mo` lists what waits."""

from datetime import date

from domain.permissions import Act
from domain.problem import Problem
from domain.replies.dates import read_date
from handlers import waiting_tasks
from handlers.turn import Turn


async def wake(turn: Turn, words: str) -> None:
    """Open the sleeping task the words begin with, due on the day they name; without words, list what waits."""
    turn.require(Act.OPEN_TASK)
    if not words.strip():
        await waiting_tasks.show(turn)
        return
    one, rest = await waiting_tasks.meant(turn, words, "open_task.how")
    day = read_date(rest, turn.today, turn.today)
    if not isinstance(day, date):
        raise Problem("open_task.how")
    await waiting_tasks.wake(turn, one, turn.today, day)
