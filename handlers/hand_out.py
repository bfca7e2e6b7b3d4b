"""A unit head hands out the tasks of their unit in one message; everybody hears what became theirs."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from domain.hand_out import HandOut, read_hand_out
from domain.people import Person
from domain.permissions import Act, may
from domain.problem import Problem
from domain.replies.reader import read_reply
from domain.replies.reading import Status
from domain.task_codes import codes_as_items, task_numbers
from handlers import ask
from handlers.assign import assign, may_assign, task_line
from handlers.turn import Turn
from handlers.work_acts import confirm
from locales import say
from storage import calendar, lists, open_questions, outbox, people, tasks, work
from storage.database import Tx
from storage.lists import NumberedList
from storage.open_questions import OpenQuestion
from storage.outbox import Message, Place

TOPIC = "hand_out_which"
_FRESH = 3
"""Working days for which a plan's list is still meant though a newer list came."""
_LISTS = 8
_MOST_PLACES = 30
_NO_REPORT = {Status.UNCLEAR, Status.NOT_STATUS, Status.DELEGATE}
_GIVE = re.compile(r"^\s*(?:giao|phân công|phan cong|chuyển|chuyen)\s+(?=(?:việc|viec|số|so)?\s*\d)", re.IGNORECASE)


async def from_words(turn: Turn) -> bool:
    """Hand out the tasks the words name by code, or by their places in a list; else False, and nothing is done."""
    numbers = task_numbers(turn.incoming.text)
    if numbers:
        return await _by_code(turn, numbers)
    listed = await _lists_before(turn)
    readable = [one for one in listed if await _reads(turn, one, turn.incoming.text)]
    if len(readable) > 1:
        await _ask_which(turn, readable)
        return True
    if not readable:
        _require_places(turn, listed)
    return bool(readable) and await _hand_out(turn, readable[0], turn.incoming.text)


def _require_places(turn: Turn, listed: Sequence[tuple[bool, tuple[int, ...]]]) -> None:
    """Raise the Problem that says so where names are given for places behind the end of a list to be handed out."""
    text = turn.incoming.text
    last = max((int(n) for n in re.findall(r"\d+", text)), default=0)
    length = next((len(task_ids) for given_for_it, task_ids in listed if given_for_it), last)
    beyond = length < last <= _MOST_PLACES and not _is_a_report(turn, text, _MOST_PLACES)
    if beyond and read_hand_out(text, _MOST_PLACES, turn.person, [turn.person]) is not None:
        raise Problem("answer.no_such_place", place=last, n=length)


async def _by_code(turn: Turn, numbers: Sequence[int]) -> bool:
    """`T5 T7 Lan, T9 Hùng` from who may assign them; from anybody else it is an offer."""
    text = codes_as_items(turn.incoming.text)
    if _is_a_report(turn, text):
        return False
    found = [await tasks.get(turn.tx, n) for n in numbers]
    task_ids = [one.id for one in found if one is not None]
    read = _read(turn, text, len(numbers), await _among(turn))
    if len(task_ids) < len(numbers) or read is None or not read.owners or read.unknown:
        return False
    if not all(may_assign(turn, owner.unit_id) for owner in read.owners.values()):
        return False
    await assign(turn, {task_ids[place - 1]: owner for place, owner in read.owners.items()})
    await _confirm(turn, read, [f"T{n}" for n in numbers])
    return True


async def _among(turn: Turn) -> list[Person]:
    """Whom the sender may name: their unit, and everybody where they hand out for the whole agency."""
    everybody = await people.everybody(turn.tx)
    if may(turn.person, Act.HAND_OUT):
        return everybody
    return [p for p in everybody if p.unit_id == turn.person.unit_id]


def _read(turn: Turn, text: str, places: int, among: Sequence[Person]) -> HandOut | None:
    """What the words hand out; of several of one name the colleague is meant."""
    words = _GIVE.sub("", text)
    colleagues = [p for p in among if p.unit_id == turn.person.unit_id]
    own = read_hand_out(words, places, turn.person, colleagues)
    if own is not None and own.owners and not own.unknown:
        return own
    return read_hand_out(words, places, turn.person, among) if len(among) > len(colleagues) else own


async def _lists_before(turn: Turn) -> list[tuple[bool, tuple[int, ...]]]:
    """The lists words may hand out, each with whether it was given for that, and its tasks by id.

    What the sender replies to; else the last list they got, and a plan's list of these days where a newer one came.
    """
    if turn.incoming.reply_to is not None:
        bound = await lists.of_message(turn.tx, turn.incoming.channel, turn.incoming.address, turn.incoming.reply_to)
        return [await _tasks_of(turn, bound)] if bound else []
    reached = await lists.reached(turn.tx, turn.person.id, turn.incoming.at, most=_LISTS)
    if not reached or reached[0].ids("task"):
        return [await _tasks_of(turn, one) for one in reached[:1]]
    days = await calendar.working_calendar(turn.tx)
    zone = turn.surroundings.zone
    fresh = [
        one
        for one in reached
        if one.ids("task") and days.working_days_between(one.reached_at.astimezone(zone).date(), turn.today) <= _FRESH
    ]
    return [await _tasks_of(turn, one) for one in (*fresh[:1], *reached[:1])]


async def _tasks_of(turn: Turn, shown: NumberedList) -> tuple[bool, tuple[int, ...]]:
    given_for_it = shown.ids("task")
    if given_for_it:
        return True, given_for_it
    views = await work.views(turn.tx, shown.ids("assignment"))
    return False, tuple(view.task_id for view in views)


async def _reads(turn: Turn, shown: tuple[bool, tuple[int, ...]], text: str) -> bool:
    """Whether words hand out a list: one that was given for it, or another whose tasks the sender may assign."""
    given_for_it, task_ids = shown
    if not task_ids:
        return False
    read = _read(turn, text, len(task_ids), await _among(turn))
    if read is None:
        return False
    if given_for_it:
        return bool(read.owners) or not _is_a_report(turn, text, len(task_ids))
    sure = bool(read.owners) and not read.unknown and not _is_a_report(turn, text, len(task_ids))
    return sure and all(may_assign(turn, owner.unit_id) for owner in read.owners.values())


async def _hand_out(turn: Turn, shown: tuple[bool, tuple[int, ...]], text: str) -> bool:
    _, task_ids = shown
    turn.require(Act.HAND_OUT, turn.person.unit_id)
    read = _read(turn, text, len(task_ids), await _among(turn))
    if read is None:
        return False
    if read.unknown:
        await turn.answer(turn.say("hand_out.unknown", names=", ".join(read.unknown)))
        return True
    await assign(turn, {task_ids[place - 1]: owner for place, owner in read.owners.items()})
    await _confirm(turn, read, [str(n) for n in range(1, len(task_ids) + 1)])
    return True


async def _confirm(turn: Turn, read: HandOut, called: Sequence[str]) -> None:
    """Say who got what, as the sender called it, and what of it nobody has yet."""
    given: defaultdict[str, list[str]] = defaultdict(list)
    for place, owner in sorted(read.owners.items()):
        given[owner.name].append(called[place - 1])
    left = len(called) - len(read.owners)
    lines = [turn.say("hand_out.line", who=name, numbers=", ".join(of)) for name, of in given.items()]
    more = [turn.say("hand_out.left", n=left)] if left and called[0].isdecimal() else []
    await confirm(turn, [turn.say("hand_out.done"), *lines, *more])


async def _ask_which(turn: Turn, listed: Sequence[tuple[bool, tuple[int, ...]]]) -> None:
    """A newer list came since the plan's: ask which one the numbers are of."""
    data = {"lists": [list(task_ids) for _, task_ids in listed], "text": turn.incoming.text}
    await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, data)
    lines = []
    for place, (_, task_ids) in enumerate(listed, 1):
        _, name = await tasks.short(turn.tx, task_ids[0])
        lines.append(turn.say("hand_out.which_line", place=place, name=name, n=len(task_ids)))
    await turn.answer("\n".join([turn.say("hand_out.which"), *lines]))


async def which_list(turn: Turn, question: OpenQuestion) -> bool:
    """The number of the list that is handed out."""
    task_ids = await ask.one_chosen(turn, question.data["lists"])
    return task_ids is not None and await _hand_out(turn, (True, tuple(task_ids)), question.data["text"])


def _is_a_report(turn: Turn, text: str, places: int = 1) -> bool:
    """Whether words are meant as an answer about the tasks ("1 xong 2 vướng")."""
    said = read_reply(text, turn.today, [turn.today] * places, places)
    return not any(c.isdecimal() for c in text) or any(r.status not in _NO_REPORT for r in said)


async def put_list(
    tx: Tx, now: datetime, person: Person, unit: str, title: str, task_ids: list[int], colleagues: Sequence[str]
) -> None:
    """Give somebody the numbered list of the tasks a unit leads in a plan, to be handed out to these colleagues."""
    of = await tasks.lines(tx, task_ids)
    lines = [f"{n}. {task_line(of[i])}" for n, i in enumerate(task_ids, 1)]
    listed = "\n".join(lines)
    example = _example([name.split()[-1] for name in colleagues], len(lines))
    text = say(person.language, "hand_out.list", title=title, unit=unit, n=len(lines), listed=listed, example=example)
    places = [Place("task", i) for i in task_ids]
    await outbox.put(tx, now, "notice", Message(text, places=places), person_id=person.id, urgency=50)


def _example(called: Sequence[str], tasks: int) -> str:
    """How a list as long as this one might be handed out to these people, in the words that are understood."""
    first, second = [*called, "tôi", "tôi"][:2]
    if tasks == 1:
        return f"1 {first}"
    if tasks < 5 or second == "tôi":
        return f"1 {first}, còn lại tôi" if called else f"1-{tasks} tôi"
    return f"1-3 {first}, 5 {second}, còn lại tôi"
