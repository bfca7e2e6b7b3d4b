"""`/xoadulieu`: who asked that their data be erased, and until when; an administrator does it with one word."""

from domain.chat import Button
from domain.permissions import Act
from domain.problem import Problem
from domain.text import fold, one_line
from handlers.about_me import limit_of
from handlers.find_person import one_called
from handlers.turn import Turn
from storage import erase_requests, open_questions, people, personal_data, units
from storage.open_questions import OpenQuestion

TOPIC = "erase"
"""The topic of the open question whether somebody's data is to be erased now."""
_YES = frozenset({"xoa", "dong y", "xoa ngay", "erase", "yes"})


async def show(turn: Turn, words: str) -> None:
    """The requests that wait; with a name, what erasing would do to their data, whether they asked or not."""
    turn.require(Act.MANAGE_PEOPLE)
    waiting = await erase_requests.open_requests(turn.tx)
    if one_line(words):
        person_id = (await one_called(turn.tx, words, active=False)).id
    elif not waiting:
        await turn.answer(turn.say("erase.none"))
        return
    else:
        person_id = waiting[0].person_id
    lines = []
    if not one_line(words):
        for n, request in enumerate(waiting, 1):
            name = (await people.get(turn.tx, request.person_id)).name
            asked = request.asked_at.astimezone(turn.surroundings.zone).date()
            limit = await limit_of(turn, asked)
            key = "erase.line_late" if turn.today > limit else "erase.line"
            lines.append(turn.say(key, n=n, name=name, asked=f"{asked:%d/%m/%Y}", limit=f"{limit:%d/%m/%Y}"))
    person = await people.get(turn.tx, person_id)
    kept = await personal_data.count(turn.tx, person_id)
    lines.append(turn.say("erase.what", name=person.name, messages=kept.written + kept.told))
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, {"person": person_id})
    await turn.answer("\n".join(lines), buttons=[[Button(turn.say("erase.yes"), f"c:{question}:xoa")]])


async def confirm(turn: Turn, question: OpenQuestion) -> bool:
    """The word: `xóa`. False for others."""
    if fold(one_line(turn.incoming.text)).strip(" .!") not in _YES:
        return False
    turn.require(Act.MANAGE_PEOPLE)
    person = await people.get(turn.tx, question.data["person"])
    if person.id == turn.person.id:
        raise Problem("erase.not_yourself")
    await open_questions.close(turn.tx, turn.person.id)
    contact_of = [unit.name for unit in await units.all_units(turn.tx) if unit.contact_id == person.id]
    await personal_data.erase(turn.tx, turn.now, person.id)
    await turn.record(erase_requests.ERASED, "person", person.id)
    lines = [turn.say("erase.done", name=person.name)]
    lines += [turn.say("erase.no_contact", unit=name) for name in contact_of]
    await turn.answer("\n".join(lines))
    return True
