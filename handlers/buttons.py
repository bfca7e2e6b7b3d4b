"""Tapped buttons. What a button carries is a reference; whether the person may act on it is checked now."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from domain.problem import Problem
from domain.replies.reading import Reading, Status
from handlers import answer, decide_extension, hand_over, take_back
from handlers.turn import Turn
from handlers.which_tasks import Spoken
from storage import open_questions, work

AnswerQuestion = Callable[[Turn], Awaitable[bool]]
_MOST_DIGITS = 9
"""A longer number is no row's, and more than a database column holds."""
_STATUSES = {
    "done": Status.DONE,
    "doing": Status.IN_PROGRESS,
    "blocked": Status.BLOCKED,
    "extend": Status.EXTEND,
    "nothing": Status.NOTHING_AROSE,
}


async def tapped(turn: Turn, data: str, answer_question: AnswerQuestion) -> None:
    """Do what a button stands for."""
    kind, _, rest = data.partition(":")
    subject, _, choice = rest.partition(":")
    if not (subject.isascii() and subject.isdecimal() and len(subject) <= _MOST_DIGITS):
        raise Problem("chat.old_button")
    number = int(subject)
    if kind == "r" and choice in _STATUSES:
        await _report(turn, number, choice)
    elif kind == "u":
        await take_back.take_back(turn, number)
    elif kind == "x":
        await decide_extension.decide(turn, number, choice == "yes")
    elif kind == "h":
        await hand_over.answer(turn, number, choice == "yes")
    elif kind == "c":
        await _choose(turn, number, choice, answer_question)
    else:
        raise Problem("chat.old_button")


async def _report(turn: Turn, assignment_id: int, choice: str) -> None:
    views = await work.views(turn.tx, [assignment_id])
    if not views:
        raise Problem("chat.old_button")
    reading = Reading(None, _STATUSES[choice])
    await answer.carry_out(turn, [answer.Statement(reading, views[0])], Spoken(views, ""))


async def _choose(turn: Turn, question_id: int, choice: str, answer_question: AnswerQuestion) -> None:
    """A choice of the question that is open counts as its number typed."""
    question = await open_questions.waiting(turn.tx, turn.now, turn.person.id)
    if question is None or question.id != question_id:
        raise Problem("chat.old_button")
    turn.incoming = replace(turn.incoming, text=choice, button=None)
    if not await answer_question(turn):
        raise Problem("chat.old_button")
