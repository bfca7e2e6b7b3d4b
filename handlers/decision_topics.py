"""Answers to what the bot asked while the Office was deciding: the reason of what is closed or returned."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from handlers import close_part, close_task, return_done, why
from handlers.turn import Turn
from storage import open_questions
from storage.open_questions import OpenQuestion

_ACTS: Mapping[str, Callable[[Turn, Any, str], Awaitable[None]]] = {
    "close": close_task.with_reason,
    "close_part": close_part.with_reason,
    "return": return_done.with_reason,
}


async def reason_given(turn: Turn, question: OpenQuestion) -> bool:
    """Why a task is closed, or a result returned."""
    reason = why.reason_said(turn, question)
    if reason is None:
        return False
    await open_questions.close(turn.tx, turn.person.id)
    await _ACTS[question.data["act"]](turn, question.data["number"], reason)
    return True
