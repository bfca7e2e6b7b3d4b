"""`/nhacngay`: the Office has people reminded now, beside their morning's message and once a day; said as its own."""

import re
from collections.abc import Sequence

from domain.hearers import Hearers, asked
from domain.nudges import is_owed, nudges
from domain.permissions import Act, may
from domain.person_names import called
from domain.problem import Problem
from domain.reminder_lines import Moment
from domain.reminder_settings import ReminderSettings
from domain.task_codes import task_numbers
from domain.tasks import AssignmentView
from domain.text import fold, one_line
from handlers.answerable import office_chart
from handlers.find_person import one_called
from handlers.turn import Turn
from handlers.which_tasks import next_of_each
from storage import calendar, lists, people, planned, reminder_rules, work

_WORDS = re.compile(r"(?:nhắc|nhac)(?P<now>\s+ngay)?(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_ALL = frozenset({"", "tat ca", "het", "moi nguoi", "toan bo", "ca co quan"})
_PLACES = re.compile(r"(?:so |viec )?\d{1,2}(?:(?: ?[,;] ?| va | |-)\d{1,2})*")
_MOST_NAMED = 6


async def from_words(turn: Turn) -> bool:
    """`nhắc`, `nhắc 1 3`, `nhắc T12`, `nhắc ngay Lan` from the Office. False where the words mean something else."""
    said = _WORDS.fullmatch(one_line(turn.incoming.text).rstrip(" .!"))
    if said is None or not may(turn.person, Act.NUDGE):
        return False
    rest = one_line(said["rest"])
    if said["rest"] and not said["rest"][0].isspace():
        return False
    folded = fold(rest)
    known = folded in _ALL or _PLACES.fullmatch(folded) or _only_codes(rest)
    if not known and not (said["now"] and called(await people.everybody(turn.tx), rest)):
        return False
    await now(turn, rest)
    return True


async def now(turn: Turn, words: str) -> None:
    """Remind at once: of all that news is waited for, of the places of the last list, of a code, or a person."""
    turn.require(Act.NUDGE)
    settings = await reminder_rules.in_force(turn.tx, ReminderSettings(zone=turn.surroundings.zone))
    days = await calendar.working_calendar(turn.tx)
    moment = Moment(turn.now, turn.today, days, settings)
    hour = turn.now.astimezone(settings.zone).time()
    if not days.is_working_day(turn.today) or not settings.earliest <= hour < settings.day_ends:
        raise Problem("nudge.after_hours")
    chart = await office_chart(turn)
    views = await _meant(turn, one_line(words), moment)
    meant = nudges(views, chart, moment, turn.person.name)
    messages = [m for m in meant if m.person_id != turn.person.id]
    told: list[str] = []
    before: list[str] = []
    for message in messages:
        person = chart.people[message.person_id]
        was_new = await planned.write(turn.tx, turn.now, message, person, days, settings)
        (told if was_new else before).append(person.name)
        if was_new:
            codes = [item.assignment.code for item in message.items]
            await turn.record("nudged", "person", person.id, after={"tasks": codes})
    lines = [turn.say("nudge.sent", n=len(told), names=_short(told))] if told else []
    if before:
        lines.append(turn.say("nudge.already", names=_short(before)))
    if meant and not messages:
        lines.append(turn.say("nudge.your_own"))
    nobody = "nudge.nobody" if fold(one_line(words)) not in _ALL else "nudge.nothing_owed"
    await turn.answer("\n".join(lines) or turn.say(nobody))


async def _meant(turn: Turn, words: str, moment: Moment) -> list[AssignmentView]:
    """The assignments the words are about. Raises Problem where they name none."""
    folded = fold(words)
    if folded in _ALL:
        views = next_of_each(await work.open_views(turn.tx), turn.today)
        return [v for v in views if is_owed(v, moment)]
    if _only_codes(words):
        return await _of_codes(turn, task_numbers(words.upper()))
    if _PLACES.fullmatch(folded):
        return await _of_places(turn, folded)
    person = await one_called(turn.tx, words)
    chart = await office_chart(turn)
    views = [v for v in await work.open_views(turn.tx) if _holds(person.id, v, asked(v, chart, turn.today))]
    return [v for v in views if is_owed(v, moment)] or next_of_each(views, turn.today)


def _holds(person_id: int, view: AssignmentView, hearers: Hearers) -> bool:
    """Whether somebody is asked about an assignment, or somebody else is in their place."""
    return person_id == view.owner_id or any(person_id in behalf for behalf in hearers.values())


def _only_codes(words: str) -> bool:
    return bool(words) and re.fullmatch(r"(?:t ?\d{1,4}[\s,;]*)+", fold(words)) is not None


async def _of_codes(turn: Turn, numbers: Sequence[int]) -> list[AssignmentView]:
    found: list[AssignmentView] = []
    for number in numbers:
        views = await work.views_of_task(turn.tx, number)
        if not views:
            raise Problem("answer.no_such_task", code=f"T{number}")
        still_open = [v for v in views if v.last is None or not v.last.status.finished]
        found += next_of_each(still_open, turn.today)
    return found


async def _of_places(turn: Turn, folded: str) -> list[AssignmentView]:
    newest = [n for n in await lists.reached(turn.tx, turn.person.id, turn.incoming.at) if n.ids("assignment")]
    ids = newest[0].ids("assignment") if newest else ()
    places: list[int] = []
    for first, last in re.findall(r"(\d{1,2})(?:-(\d{1,2}))?", folded):
        places += range(int(first), int(last or first) + 1)
    if not places or not all(1 <= place <= len(ids) for place in places):
        raise Problem("nudge.no_such_place", most=len(ids))
    return await work.views(turn.tx, [ids[place - 1] for place in dict.fromkeys(places)])


def _short(names: Sequence[str]) -> str:
    return ", ".join([*names[:_MOST_NAMED], *(["…"] if len(names) > _MOST_NAMED else [])])
