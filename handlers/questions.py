"""Questions about tasks: answered from the data where it can, else passed to the Office, who answer by number."""

from domain.people import Role
from domain.permissions import Act
from domain.problem import Problem
from domain.tasks import AssignmentView
from handlers import plan_answers
from handlers.turn import Turn
from handlers.which_tasks import Spoken
from storage import people, questions


async def put(turn: Turn, view: AssignmentView | None, spoken: Spoken) -> None:
    """Answer a question from the data, or give it a number and pass it to the Office."""
    if await plan_answers.answered(turn, [view] if view is not None else spoken.views):
        return
    number = await questions.put(turn.tx, turn.now, turn.person.id, view.id if view else None, turn.incoming.text)
    await turn.record("question", "question", number)
    office = [p for p in await people.holding(turn.tx, Role.OFFICE) if p.id != turn.person.id]
    for person in office:
        await turn.tell(
            person,
            "question.for_office" if view else "question.for_office_without_task",
            number=number,
            who=turn.person.name,
            text=turn.incoming.text,
            code=view.code if view else None,
            name=view.name if view else None,
        )
    await turn.answer(turn.say("question.passed_on" if office else "question.no_office", number=number))


async def answer(turn: Turn, number: int, text: str) -> None:
    """The Office's answer to a question goes back to who asked it."""
    turn.require(Act.ANSWER_QUESTION)
    found = await questions.get(turn.tx, number)
    if found is None:
        raise Problem("question.unknown", number=number)
    await questions.answer(turn.tx, turn.now, number, turn.person.id, text)
    await turn.record("answer", "question", number)
    asker = await people.get(turn.tx, found.asked_by)
    await turn.tell(asker, "question.answered", text=found.text, answer=text, who=turn.person.name)
    await turn.answer(turn.say("question.answer_sent", number=number, who=asker.name))
