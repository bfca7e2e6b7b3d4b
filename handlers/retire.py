"""`/thoiviec Lan`: somebody leaves. Their open tasks go to somebody else, or back to the unit, before they do."""

from collections import defaultdict

from domain.chat import Button
from domain.hearers import above
from domain.mentioned import people_mentioned
from domain.people import Person, Role
from domain.permissions import Act
from domain.problem import Problem
from domain.tasks import AssignmentView
from domain.text import fold, one_line
from handlers.answerable import office_chart
from handlers.find_person import one_called
from handlers.take_back_setting import undoable
from handlers.turn import Turn
from storage import assignments, open_questions, people, work

TOPIC = "retire"
"""The topic of the open question who takes over the tasks of somebody who leaves."""

_MOST_LISTED = 10
_TO_THE_UNIT = frozenset({"don vi", "tra ve don vi", "tra don vi", "dau moi", "tra ve dau moi"})
_YES = frozenset({"co", "dong y", "xac nhan", "ok", "yes"})


async def ask(turn: Turn, name: str) -> None:
    """Say what somebody holds, and ask who takes it over; where it is nothing, ask whether they do leave."""
    turn.require(Act.MANAGE_PEOPLE)
    person = await one_called(turn.tx, name)
    if person.id == turn.person.id:
        raise Problem("members.not_yourself")
    held = await _held(turn, person)
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, {"person": person.id})
    if not held:
        yes = Button(turn.say("members.retire_yes"), f"c:{question}:co")
        await turn.answer(turn.say("members.retire_free", name=person.name), buttons=[[yes]])
        return
    shown = _listed(held[:_MOST_LISTED])
    if len(held) > _MOST_LISTED:
        shown += "\n" + turn.say("tasks.more", n=len(held) - _MOST_LISTED)
    back = Button(turn.say("members.retire_to_unit"), f"c:{question}:don vi")
    words = turn.say("members.retire_busy", name=person.name, n=len(held), listed=shown)
    await turn.answer(words, buttons=[[back]])


async def decide(turn: Turn, person_id: int) -> bool:
    """The answer: a name, "đơn vị", or "có" where nothing is held. False where it is none of them."""
    turn.require(Act.MANAGE_PEOPLE)
    person = await people.get(turn.tx, person_id)
    held = await _held(turn, person)
    said = fold(one_line(turn.incoming.text)).strip(" .!")
    others = [p for p in await people.everybody(turn.tx) if p.id != person.id]
    named = people_mentioned(turn.incoming.text, others)
    if held and said not in _TO_THE_UNIT and len(named) != 1:
        return False
    if not held and said not in _YES:
        return False
    await open_questions.close(turn.tx, turn.person.id)
    async with undoable(turn, "retired", owner_ids=[person.id]):
        if held:
            await _hand_on(turn, person, held, None if said in _TO_THE_UNIT else named[0])
        await people.retire(turn.tx, turn.now, person.id)
        if not await people.holding(turn.tx, Role.ADMIN):
            raise Problem("members.last_admin")
        await turn.record("retired", "person", person.id, before={"name": person.name})
    await turn.answer("\n".join([turn.say("members.retired", name=person.name), turn.say("office.can_undo")]))
    return True


async def _held(turn: Turn, person: Person) -> list[AssignmentView]:
    return [v for v in await work.open_views(turn.tx) if v.owner_id == person.id]


async def _hand_on(turn: Turn, person: Person, held: list[AssignmentView], to: Person | None) -> None:
    for view in held:
        await assignments.set_owner(turn.tx, view.id, to.id if to else None)
        await turn.record("assigned", "assignment", view.id, person.id, to.id if to else None)
    if to is None:
        await _tell_heads(turn, person, held)
    elif to.id != turn.person.id:
        await turn.tell(to, "members.taken_over", name=person.name, n=len(held), listed=_listed(held))


async def _tell_heads(turn: Turn, person: Person, held: list[AssignmentView]) -> None:
    """Tell the heads of the units that work went back to, each of what is theirs to hand out again."""
    chart = await office_chart(turn)
    theirs: defaultdict[int, list[AssignmentView]] = defaultdict(list)
    for view in held:
        for head in above(view, chart, turn.today).keys() - {turn.person.id, person.id}:
            theirs[head].append(view)
    for head, views in sorted(theirs.items()):
        await turn.tell(
            chart.people[head],
            "members.back_to_unit",
            name=person.name,
            n=len(views),
            listed=_listed(views),
            code=views[0].code,
        )


def _listed(views: list[AssignmentView]) -> str:
    return "\n".join(f"- {v.code} {v.short_name}" for v in views)
