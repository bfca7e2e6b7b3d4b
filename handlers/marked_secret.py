"""A document sent to the office is looked at before anything is done with it: one marked secret is not kept."""

from collections.abc import Awaitable, Callable
from pathlib import PurePath

from domain.chat import Attachment
from domain.problem import Problem
from handlers.turn import Turn
from plans.child import read_in_child

_READABLE = frozenset({".docx", ".xlsx", ".xls", ".pdf", ".odt", ".ods", ".html", ".htm", ".txt", ".csv"})
_MARKED = "plans.error.secret"


def documents(turn: Turn) -> list[Attachment]:
    """The attachments that may bear a marking of secrecy that can be read."""
    return [a for a in turn.incoming.attachments if a.data is not None and PurePath(a.name).suffix.lower() in _READABLE]


def look_first(turn: Turn, sent: list[Attachment], handle: Callable[[Turn], Awaitable[None]]) -> None:
    """Look for a marking apart from the chat; then go on with `handle`, or say why nothing of the message is kept."""

    async def look() -> Problem | None:
        for attachment in sent:
            try:
                await read_in_child(attachment.data or b"", attachment.name)
            except Problem as problem:
                # Whatever else is wrong with it, it need be no plan.
                if problem.key == _MARKED:
                    return problem
        return None

    async def go_on(following: Turn, marked: Problem | None) -> None:
        if marked is not None:
            raise marked
        await handle(following)

    turn.later(look, go_on)
