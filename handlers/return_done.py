"""`trả lại T12: thiếu phụ lục`: what was reported done is to be done again, and who reported it hears why."""

import re
from datetime import timedelta

from domain.hearers import above, asked
from domain.permissions import Act
from domain.problem import Problem
from domain.short_name import cut
from domain.task_codes import task_numbers
from domain.tasks import AssignmentView, Status
from domain.text import one_line
from handlers import ask, why
from handlers.answerable import office_chart
from handlers.close_task import CODE
from handlers.turn import Turn
from handlers.work_acts import confirm, kept
from locales import say
from storage import open_questions, statements, work
from storage.open_questions import OpenQuestion
from storage.outbox import Place

WHICH = "which_returned"
_WORDS = re.compile(
    r"\s*(?:trả lại|tra lai|trả về|làm lại)\s+(?P<rest>(?:việc\s+)?[Tt]\s?\d{1,4}\b.*)", re.IGNORECASE | re.DOTALL
)
_LATELY = timedelta(days=60)


async def from_words(turn: Turn) -> bool:
    """`trả lại T12: lý do`; False for other words."""
    said = _WORDS.fullmatch(turn.incoming.text)
    if said is None or not task_numbers(said["rest"].upper()):
        return False
    await give_back(turn, said["rest"])
    return True


async def give_back(turn: Turn, words: str) -> None:
    """Return the task whose code the words begin with; which of several done ones, and why, is asked where not said."""
    turn.require(Act.RETURN_DONE)
    numbers = task_numbers(words.upper())
    if not numbers:
        raise Problem("return.how")
    reason = cut(one_line(CODE.sub("", words, count=1)), why.LONGEST)
    done = [v for v in await work.views_of_task(turn.tx, numbers[0]) if v.last is not None and v.last.status.finished]
    if not done:
        raise Problem("return.not_done", code=f"T{numbers[0]}")
    lately = [v for v in done if v.last is not None and v.last.at >= turn.now - _LATELY]
    if len(lately) > 1:
        await _ask_which(turn, lately, reason)
    else:
        await _chosen(turn, lately[0] if lately else max(done, key=_said_at), reason)


def _said_at(view: AssignmentView) -> float:
    return view.last.at.timestamp() if view.last else 0


async def _ask_which(turn: Turn, done: list[AssignmentView], reason: str) -> None:
    shown = sorted(done, key=_said_at, reverse=True)[: ask.MOST_CHOICES]
    data = {"ids": [v.id for v in shown], "reason": reason}
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, WHICH, data)
    lines = [
        turn.say("return.choice", place=n, name=v.name, unit=v.unit_name or v.owner_name or "–", day=_day(turn, v))
        for n, v in enumerate(shown, 1)
    ]
    words = "\n".join([turn.say("return.which"), *lines])
    await turn.answer(words, buttons=ask.number_buttons(question, len(shown)))


def _day(turn: Turn, view: AssignmentView) -> str:
    return f"{view.last.at.astimezone(turn.surroundings.zone):%d/%m}" if view.last else ""


async def which_one(turn: Turn, question: OpenQuestion) -> bool:
    """The number of the one that is meant."""
    views = await ask.chosen_views(turn, question)
    if len(views) != 1:
        return False
    await open_questions.close(turn.tx, turn.person.id)
    await _chosen(turn, views[0], question.data["reason"])
    return True


async def _chosen(turn: Turn, view: AssignmentView, reason: str) -> None:
    if reason:
        await with_reason(turn, view.id, reason)
    else:
        await why.ask_why(turn, "return", view.code, view.id)


async def with_reason(turn: Turn, assignment_id: int, reason: str) -> None:
    """Return one assignment: a word of the Office that it is under way again, which ends what the last one finished."""
    (view,) = await work.views(turn.tx, [assignment_id])
    turn.require(Act.RETURN_DONE, view.unit_id)
    if view.last is None or not view.last.status.finished:
        raise Problem("return.not_done", code=view.code)
    async with kept(turn, "returned", [view.task_id]):
        said = statements.Said(turn.person.id, turn.now, turn.incoming_id)
        kept_reason = say("vi", "return.reason", reason=reason)
        await statements.report_status(turn.tx, said, view.id, Status.IN_PROGRESS, reason=kept_reason)
    await turn.record("returned", "assignment", view.id, view.last.status.value, {"reason": reason})
    chart = await office_chart(turn)
    hearers = {*asked(view, chart, turn.today), *above(view, chart, turn.today)}
    if view.last.person_id is not None and chart.works(view.last.person_id):
        hearers.add(view.last.person_id)
    for person_id in sorted(hearers - {turn.person.id}):
        await turn.tell(
            chart.people[person_id],
            "return.told" if view.due else "return.told_without_due",
            who=turn.person.name,
            code=view.code,
            name=view.name,
            reason=reason,
            due=f"{view.due:%d/%m/%Y}" if view.due else None,
            places=[Place("assignment", view.id)],
        )
    await confirm(turn, [turn.say("return.done", code=view.code, name=view.name, reason=reason)])
