"""`/sukien T12 5/3 có văn bản của Bộ`: what the plan asks for after an event falls due so long after its day."""

from datetime import date

from domain.event_words import Event, read_event
from domain.occurrences import due_after_event
from domain.permissions import Act
from domain.problem import Problem
from domain.replies.dates import read_date
from domain.short_name import cut
from handlers import waiting_tasks
from handlers.turn import Turn
from storage import calendar, open_questions, sleeping, tasks
from storage.open_questions import OpenQuestion
from storage.sleeping import Sleeping

TOPIC = "event_due"
_LONGEST = 120


async def record(turn: Turn, words: str) -> None:
    """Record an event; where the plan says no delay, the day is the one behind `hạn`, or is asked for."""
    turn.require(Act.OPEN_TASK)
    if not words.strip():
        await waiting_tasks.show(turn)
        return
    one, rest = await waiting_tasks.meant(turn, words, "event.how")
    event = read_event(rest, turn.today)
    if event is None:
        raise Problem("event.how")
    due = event.due or await _due(turn, one, event)
    if due is None:
        await _ask_due(turn, one, event)
    else:
        await _wake(turn, one, event.day, due, event.what)


async def _due(turn: Turn, one: Sleeping, event: Event) -> date | None:
    days = await calendar.working_calendar(turn.tx)
    return due_after_event(one.deadline, event.day, days) if one.deadline else None


async def _ask_due(turn: Turn, one: Sleeping, event: Event) -> None:
    data = {"task": one.task_id, "occurrence": one.occurrence_id, "day": event.day.isoformat(), "what": event.what}
    await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, data)
    code, name = await tasks.short(turn.tx, one.task_id)
    printed = one.deadline.text if one.deadline else "–"
    await turn.answer(turn.say("event.ask_due", code=code, name=name, printed=printed))


async def due_said(turn: Turn, question: OpenQuestion) -> bool:
    """The day what an event asks for is due."""
    event = date.fromisoformat(question.data["day"])
    due = read_date(turn.incoming.text, turn.today, event)
    if not isinstance(due, date):
        return False
    turn.require(Act.OPEN_TASK)
    await open_questions.close(turn.tx, turn.person.id)
    found = await sleeping.waiting(turn.tx, question.data["task"])
    one = next((o for o in found if o.occurrence_id == question.data["occurrence"]), None)
    if one is None:
        raise Problem("event.how")
    await _wake(turn, one, event, due, question.data["what"])
    return True


async def _wake(turn: Turn, one: Sleeping, day: date, due: date, what: str) -> None:
    words = cut(what, _LONGEST) if what else turn.say("event.of_day", day=f"{day:%d/%m/%Y}")
    await waiting_tasks.wake(turn, one, day, due, words)
