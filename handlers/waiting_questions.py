"""`/cauhoi`: the questions that wait for the Office's answer, each with its number, oldest first."""

from collections.abc import Mapping

from domain.permissions import Act
from domain.short_name import cut
from domain.text import one_line
from handlers.turn import Turn
from storage import people, questions, work
from storage.questions import Question

MOST_LISTED = 12
_LONGEST = 120


async def show(turn: Turn, _words: str) -> None:
    """List what waits for an answer, or say that nothing does."""
    turn.require(Act.ANSWER_QUESTION)
    waiting = await questions.waiting(turn.tx)
    if not waiting:
        await turn.answer(turn.say("question.none"))
        return
    codes = {v.id: v.code for v in await work.views(turn.tx, [q.assignment_id for q in waiting if q.assignment_id])}
    names = await people.names(turn.tx, {q.asked_by for q in waiting[:MOST_LISTED]})
    lines = [turn.say("question.waiting", n=len(waiting))]
    lines += [_line(turn, one, codes, names[one.asked_by]) for one in waiting[:MOST_LISTED]]
    if len(waiting) > MOST_LISTED:
        lines.append(turn.say("tasks.more", n=len(waiting) - MOST_LISTED))
    await turn.answer("\n".join([*lines, turn.say("question.how", number=waiting[0].id)]))


def _line(turn: Turn, one: Question, codes: Mapping[int, str], who: str) -> str:
    return turn.say(
        "question.line_of" if one.assignment_id in codes else "question.line",
        number=one.id,
        who=who,
        when=f"{one.at.astimezone(turn.surroundings.zone):%d/%m}",
        code=codes.get(one.assignment_id or 0),
        text=cut(one_line(one.text), _LONGEST),
    )
