"""Questions about tasks: answered from the data where it can, else passed to the Office, who answer by number."""

import re

from domain.people import Person, Role
from domain.permissions import Act, may
from domain.problem import Problem
from domain.tasks import AssignmentView
from domain.text import fold
from handlers import plan_answers, waiting_questions
from handlers.answerable import office_chart
from handlers.turn import Turn
from handlers.which_tasks import Spoken
from storage import lists, people, questions, work
from storage.outbox import Place
from storage.questions import Question

_ANSWER = re.compile(r"(?P<word>\w+)\s+(?:số\s+)?(?P<number>[0-9]{1,9})\s*[:.]?\s+(?P<answer>.+)", re.DOTALL)
_WORDS = frozenset({"tl", "traloi", "tra loi"})


async def from_words(turn: Turn) -> bool:
    """`tl 5 ...` or a reply to the question itself: the Office's answer; `tl` alone: what waits. Else False."""
    text = turn.incoming.text.strip()
    said = _ANSWER.match(text)
    if said is not None and fold(said["word"]) in _WORDS:
        await answer(turn, int(said["number"]), said["answer"])
        return True
    if fold(text).strip(" .:") in _WORDS and may(turn.person, Act.ANSWER_QUESTION):
        await waiting_questions.show(turn, "")
        return True
    number = await _replied_to(turn) if text else None
    if number is not None:
        await answer(turn, number, text)
    return number is not None


async def _replied_to(turn: Turn) -> int | None:
    """The number of the question whose message the sender replies to."""
    if turn.incoming.reply_to is None or not may(turn.person, Act.ANSWER_QUESTION):
        return None
    bound = await lists.of_message(turn.tx, turn.incoming.channel, turn.incoming.address, turn.incoming.reply_to)
    return next(iter(bound.ids("question")), None) if bound else None


async def put(turn: Turn, view: AssignmentView | None, spoken: Spoken) -> None:
    """Answer a question from the data, or give it a number and pass it to the Office."""
    if await plan_answers.answered(turn, [view] if view is not None else spoken.views):
        return
    number = await questions.put(turn.tx, turn.now, turn.person.id, view.id if view else None, turn.incoming.text)
    await turn.record("question", "question", number)
    office = await _office(turn, view)
    for person in office:
        await turn.tell(
            person,
            "question.for_office" if view else "question.for_office_without_task",
            places=[Place("question", number)],
            number=number,
            who=turn.person.name,
            text=turn.incoming.text,
            code=view.code if view else None,
            name=view.name if view else None,
        )
    if not office:
        await turn.answer(turn.say("question.no_office", number=number))
    elif view is None:
        await turn.answer(turn.say("question.passed_on", number=number))
    else:
        await turn.answer(turn.say("question.passed_on_of", number=number, code=view.code))


async def answer(turn: Turn, number: int, text: str) -> None:
    """The Office's answer to a question goes back to who asked it, and to the others who have the question."""
    found = await questions.get(turn.tx, number)
    view = await _task(turn, found)
    turn.require(Act.ANSWER_QUESTION, view.unit_id if view else None)
    if found is None:
        raise Problem("question.unknown", number=number)
    if found.ended and found.answer is None:
        raise Problem("question.no_longer", number=number)
    await questions.answer(turn.tx, turn.now, number, turn.person.id, text)
    await turn.record("answer", "question", number)
    asker = await people.get(turn.tx, found.asked_by)
    await turn.tell(asker, "question.answered", text=found.text, answer=text, who=turn.person.name)
    for person in await _office(turn, view):
        if person.id != asker.id:
            await turn.tell(
                person, "question.answered_by", who=turn.person.name, number=number, asker=asker.name, answer=text
            )
    await turn.answer(turn.say("question.answer_sent", number=number, who=asker.name))


async def withdraw(turn: Turn, number: int) -> None:
    """The sender's question needs no answer any more. Raises Problem where it has one."""
    found = await questions.get(turn.tx, number)
    if found is None or found.ended:
        raise Problem("question.has_answer", number=number)
    await questions.withdraw(turn.tx, turn.now, number, turn.person.id)
    await turn.record("question_withdrawn", "question", number)
    for person in await _office(turn, await _task(turn, found)):
        await turn.tell(person, "question.was_withdrawn", who=turn.person.name, number=number)
    await turn.answer(turn.say("question.withdrawn", number=number))


async def _task(turn: Turn, question: Question | None) -> AssignmentView | None:
    if question is None or question.assignment_id is None:
        return None
    return next(iter(await work.views(turn.tx, [question.assignment_id])), None)


async def _office(turn: Turn, view: AssignmentView | None) -> list[Person]:
    """Those of the Office who answer for a task, or at all, and are at work; where all are away, all of them."""
    chart = await office_chart(turn)
    unit_id = view.unit_id if view else None
    all_of_them = [p for p in chart.holding(Role.OFFICE) if may(p, Act.ANSWER_QUESTION, unit_id)]
    there = [p for p in all_of_them if chart.absence(p.id, turn.today) is None]
    return [p for p in there or all_of_them if p.id != turn.person.id]
