"""A unit head hands out the tasks of their unit in one message; everybody hears what became theirs."""

from collections import defaultdict
from datetime import datetime

from domain.hand_out import read_hand_out
from domain.people import Person
from domain.permissions import Act
from domain.replies.reader import read_reply
from domain.replies.reading import Status
from domain.short_name import cut
from domain.text import one_line
from handlers.turn import Turn
from locales import say
from storage import assignments, lists, outbox, people, tasks
from storage.database import Tx
from storage.outbox import Message, Place

_DEADLINE = 28
"""How many characters of a deadline's printed words stand beside a task."""
_NO_REPORT = {Status.UNCLEAR, Status.NOT_STATUS}


async def from_words(turn: Turn) -> bool:
    """Hand out the list the sender has before them, where the words do that; else False, and nothing is done."""
    shown = await _list_before(turn)
    if shown is None:
        return False
    colleagues = [p for p in await people.everybody(turn.tx) if p.unit_id == turn.person.unit_id]
    hand_out = read_hand_out(turn.incoming.text, len(shown), turn.person, colleagues)
    if hand_out is None or (not hand_out.owners and _is_a_report(turn, len(shown))):
        return False
    turn.require(Act.HAND_OUT, turn.person.unit_id)
    if hand_out.unknown:
        await turn.answer(turn.say("hand_out.unknown", names=", ".join(hand_out.unknown)))
        return True
    await _give(turn, {shown[place - 1]: owner for place, owner in hand_out.owners.items()})
    left = [shown[n] for n in range(len(shown)) if n + 1 not in hand_out.owners]
    lines = [turn.say("hand_out.left", n=len(left))] if left else []
    counts = defaultdict(list)
    for place, owner in sorted(hand_out.owners.items()):
        counts[owner.name].append(str(place))
    given = [turn.say("hand_out.line", who=name, numbers=", ".join(numbers)) for name, numbers in counts.items()]
    await turn.answer("\n".join([turn.say("hand_out.done"), *given, *lines]))
    return True


def _is_a_report(turn: Turn, places: int) -> bool:
    """Whether words that name nobody are meant as an answer about the tasks ("1 xong 2 vướng")."""
    text = turn.incoming.text
    said = read_reply(text, turn.today, [turn.today] * places, places)
    return not any(c.isdecimal() for c in text) or any(r.status not in _NO_REPORT for r in said)


async def assign(turn: Turn, task_id: int, owner: Person) -> None:
    """Put one task of the sender's unit into somebody's hands."""
    await _give(turn, {task_id: owner})


async def _list_before(turn: Turn) -> tuple[int, ...] | None:
    """The tasks of the numbered list to be handed out, where that is what the sender last got or replies to."""
    if turn.incoming.reply_to is not None:
        bound = await lists.of_message(turn.tx, turn.incoming.channel, turn.incoming.address, turn.incoming.reply_to)
        return (bound.ids("task") or None) if bound else None
    newest = await lists.reached(turn.tx, turn.person.id, turn.incoming.at, most=1)
    return (newest[0].ids("task") or None) if newest else None


async def _give(turn: Turn, owners: dict[int, Person]) -> None:
    unit_id = turn.person.unit_id
    new: defaultdict[int, list[int]] = defaultdict(list)
    whom: dict[int, Person] = {}
    for task_id, owner in owners.items():
        held = await assignments.of_unit(turn.tx, task_id, unit_id)
        for assignment_id, before in held:
            await assignments.set_owner(turn.tx, assignment_id, owner.id)
            await turn.record("assigned", "assignment", assignment_id, before, owner.id)
        if held:
            new[owner.id].append(task_id)
        whom[owner.id] = owner
    for person_id, task_ids in new.items():
        if person_id == turn.person.id:
            continue
        of = await tasks.lines(turn.tx, task_ids)
        lines = [_line(of[i]) for i in task_ids]
        await turn.tell(
            whom[person_id],
            "hand_out.yours",
            who=turn.person.name,
            listed="\n".join(lines),
            n=len(lines),
        )


async def put_list(tx: Tx, now: datetime, person: Person, unit: str, title: str, task_ids: list[int]) -> None:
    """Give somebody the numbered list of the tasks a unit leads in a plan, to be handed out."""
    of = await tasks.lines(tx, task_ids)
    lines = [f"{n}. {_line(of[i])}" for n, i in enumerate(task_ids, 1)]
    listed = "\n".join(lines)
    text = say(person.language, "hand_out.list", title=title, unit=unit, n=len(lines), listed=listed)
    places = [Place("task", i) for i in task_ids]
    await outbox.put(tx, now, "notice", Message(text, places=places), person_id=person.id, urgency=50)


def _line(of: tasks.TaskLine) -> str:
    """A task as a line of a list: its short name, its code, and by when it is due in the plan's own words."""
    due = cut(one_line(of.deadline), _DEADLINE) if of.deadline else ""
    return f"{of.short_name} ({of.code}) – {due}" if due else f"{of.short_name} ({of.code})"
