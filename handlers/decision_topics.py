"""Answers to what the bot asked while the Office was deciding: the reason of what is closed or returned."""

from handlers import close_task, return_done, why
from handlers.turn import Turn
from storage import open_questions
from storage.open_questions import OpenQuestion


async def reason_given(turn: Turn, question: OpenQuestion) -> bool:
    """Why a task is closed, or a result returned."""
    reason = why.reason_said(turn, question)
    if reason is None:
        return False
    await open_questions.close(turn.tx, turn.person.id)
    act = close_task.with_reason if question.data["act"] == "close" else return_done.with_reason
    await act(turn, question.data["number"], reason)
    return True
