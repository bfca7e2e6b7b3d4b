"""`/phong`: the open tasks of the sender's unit, or of one they name or choose where their role reaches it."""

from collections import defaultdict

from domain.chat import Button
from domain.people import Unit, UnitKind
from domain.permissions import Act, may
from domain.problem import Problem
from domain.short_name import cut
from domain.tasks import AssignmentView
from handlers import ask
from handlers.my_tasks import listed, paged
from handlers.turn import Turn
from handlers.which_tasks import next_of_each
from storage import calendar, open_questions, sleeping, units, work
from storage.open_questions import OpenQuestion

TOPIC = "which_unit"
_LONGEST_NAME = 100


async def show(turn: Turn, words: str) -> None:
    """The tasks of a unit by urgency; where none is named, or none has this name, the units to choose from."""
    name, page = paged(words)
    unit_id = await units.find_named(turn.tx, name) if name else turn.person.unit_id
    if unit_id is not None:
        await _show(turn, unit_id, f"/phong {name}".rstrip(), page)
        return
    reached = [u for u in await units.all_units(turn.tx) if u.kind is not UnitKind.GROUP and _may_see(turn, u.id)]
    unknown = Problem("tasks.unknown_unit", name=cut(name, _LONGEST_NAME))
    if not reached:
        raise unknown if name else Problem("chat.not_allowed")
    heading = [turn.say(unknown.key, **unknown.args_of_sentence)] if name else []
    await _ask(turn, reached, heading)


def _may_see(turn: Turn, unit_id: int) -> bool:
    return may(turn.person, Act.VIEW_UNIT, unit_id)


async def _show(turn: Turn, unit_id: int, command: str, page: int) -> None:
    turn.require(Act.VIEW_UNIT, unit_id)
    views = [v for v in await work.open_views(turn.tx) if v.unit_id == unit_id]
    asleep = [s for s in await sleeping.waiting(turn.tx) if any(v.unit_id == unit_id for v in s.views)]
    await listed(turn, "tasks.of_unit", command, views, asleep, page)


async def _ask(turn: Turn, reached: list[Unit], heading: list[str]) -> None:
    """Ask which unit is meant: each with how many tasks it has open, and how many of them are late."""
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, {"units": [u.id for u in reached]})
    days = await calendar.working_calendar(turn.tx)
    of: defaultdict[int | None, list[AssignmentView]] = defaultdict(list)
    for view in next_of_each(await work.open_views(turn.tx), turn.today):
        of[view.unit_id].append(view)
    lines = [*heading, turn.say("tasks.which_unit")]
    for place, unit in enumerate(reached, 1):
        late = sum(v.due is not None and days.late_after(v.due) < turn.today for v in of[unit.id])
        line = turn.say("tasks.unit_line", place=place, name=unit.name, n=len(of[unit.id]))
        lines.append(turn.say("tasks.unit_line_late", line=line, n=late) if late else line)
    buttons = [[Button(f"{n}. {unit.name}", f"c:{question}:{n}")] for n, unit in enumerate(reached, 1)]
    await turn.answer("\n".join(lines), buttons=buttons)


async def chosen(turn: Turn, question: OpenQuestion) -> bool:
    """The number of the unit; False for other words."""
    unit_id = await ask.one_chosen(turn, question.data["units"])
    if unit_id is None:
        return False
    names = await units.names(turn.tx)
    await _show(turn, unit_id, f"/phong {names[unit_id]}", 1)
    return True
