"""What waits to be opened: the numbered list of it, which of it words mean, and waking it with a date."""

import re
from collections.abc import Sequence
from datetime import date

from domain.deadline import DeadlineKind
from domain.hearers import above, asked
from domain.problem import Problem
from domain.short_name import cut
from domain.task_codes import task_numbers
from domain.text import one_line
from handlers.answerable import office_chart
from handlers.turn import Turn
from handlers.work_acts import confirm, kept
from storage import assignments, lists, sleeping, tasks, work
from storage.outbox import Place
from storage.sleeping import Sleeping

MOST_LISTED = 20
_PRINTED = 60
_PLACE = re.compile(r"\s*(?:việc\s+|số\s+)?(?P<place>\d{1,2})(?![\d/.-])[\s:,.]*", re.IGNORECASE)
_FIRST_CODE = re.compile(r"^\W*(?:việc\s+)?[Tt]\s?\d{1,4}\b[\s:,.]*", re.IGNORECASE)
_WAITS_FOR = {
    DeadlineKind.ON_REQUEST: "request",
    DeadlineKind.ON_EVENT: "event",
    DeadlineKind.EXTERNAL: "external",
}


async def show(turn: Turn) -> None:
    """List what waits, numbered, and how it is opened."""
    found = await sleeping.waiting(turn.tx)
    if not found:
        await turn.answer(turn.say("open_task.none"))
        return
    shown = found[:MOST_LISTED]
    lines = [line(turn, n, one) for n, one in enumerate(shown, 1)]
    if len(found) > len(shown):
        lines.append(turn.say("tasks.more", n=len(found) - len(shown)))
    heading = turn.say("open_task.waiting", n=len(found))
    text = "\n".join([heading, *lines, turn.say("open_task.hint", code=f"T{shown[0].number}")])
    await turn.answer(text, places=[Place("task", one.task_id) for one in shown])


def line(turn: Turn, place: int, one: Sleeping) -> str:
    """A sleeping task as a line of a list: its name, code and what it waits for, in the plan's own words."""
    printed = cut(one_line(one.deadline.text), _PRINTED) if one.deadline and one.deadline.text else ""
    waits = turn.say(f"open_task.waits.{waits_for(one)}")
    name = one.views[0].name if one.views else ""
    key = "open_task.line" if printed else "open_task.line_unprinted"
    return turn.say(key, place=place, name=name, code=f"T{one.number}", waits=waits, printed=printed)


_MOST_BRIEF = 4


def brief(turn: Turn, asleep: Sequence[Sleeping]) -> str:
    """One line that names what waits to be opened, below a list of what is open."""
    names = [f"{one.views[0].short_name} (T{one.number})" for one in asleep if one.views]
    more = [turn.say("open_task.more", n=len(names) - _MOST_BRIEF)] if len(names) > _MOST_BRIEF else []
    return turn.say("open_task.brief", n=len(names), names="; ".join([*names[:_MOST_BRIEF], *more]))


def waits_for(one: Sleeping) -> str:
    """What it waits for: request, event, external, or date where its words could not be read or are none."""
    return _WAITS_FOR.get(one.deadline.kind, "date") if one.deadline else "date"


async def meant(turn: Turn, words: str, how: str) -> tuple[Sleeping, str]:
    """The sleeping task words begin with, by code or by its place in the last list, and the words behind it.

    Raises Problem where they name none, with the sentence `how`.
    """
    code = _FIRST_CODE.match(words)
    numbers = task_numbers(words[: code.end()].upper()) if code else ()
    if code and numbers:
        task = await tasks.get(turn.tx, numbers[0])
        if task is None:
            raise Problem("answer.no_such_task", code=f"T{numbers[0]}")
        task_id, rest = task.id, words[code.end() :]
    else:
        place = _PLACE.match(words)
        listed = await lists.last_numbered(turn.tx, turn.person.id, turn.incoming.at)
        ids = listed.ids("task") if listed else ()
        if place is None or not 1 <= int(place["place"]) <= len(ids):
            raise Problem(how)
        task_id, rest = ids[int(place["place"]) - 1], words[place.end() :]
    found = await sleeping.waiting(turn.tx, task_id)
    if not found:
        code_of, _ = await tasks.short(turn.tx, task_id)
        raise Problem("open_task.not_asleep", code=code_of)
    return found[0], rest


async def wake(turn: Turn, one: Sleeping, event: date, due: date, what: str = "") -> None:
    """Open it for an event or request of a day, due on another; its holders and their heads hear, with what it was."""
    code, name = await tasks.short(turn.tx, one.task_id)
    if await assignments.is_awake(turn.tx, one.task_id, one.occurrence_id, event):
        raise Problem("open_task.open_already", code=code, day=f"{event:%d/%m/%Y}")
    async with kept(turn, "woken", [one.task_id]):
        opened = await assignments.wake(turn.tx, turn.now, one.task_id, one.occurrence_id, event, due, what or None)
    before = {"event": event.isoformat(), "what": what}
    await turn.record("task_opened", "task", one.task_id, before, due.isoformat())
    await _tell(turn, opened, what)
    because = [turn.say("open_task.because", what=what)] if what else []
    await confirm(turn, [turn.say("open_task.done", code=code, name=name, due=f"{due:%d/%m/%Y}"), *because])


async def _tell(turn: Turn, opened: Sequence[int], what: str) -> None:
    chart = await office_chart(turn)
    views = await work.views(turn.tx, opened)
    hearers = {h: v for v in views for group in (above, asked) for h in group(v, chart, turn.today)}
    for person_id, view in sorted(hearers.items()):
        if person_id == turn.person.id:
            continue
        due = f"{view.due:%d/%m/%Y}" if view.due else "–"
        places = [Place("assignment", view.id)]
        if what:
            await turn.tell(
                chart.people[person_id],
                "open_task.yours_event",
                code=view.code,
                name=view.short_name,
                due=due,
                what=what,
                places=places,
            )
        else:
            await turn.tell(
                chart.people[person_id], "open_task.yours", code=view.code, name=view.name, due=due, places=places
            )
