"""What is decided about the work in one message: done, kept so that it can be taken back, and confirmed with how."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from domain.chat import Button
from handlers.turn import Turn
from storage import acts


@asynccontextmanager
async def kept(turn: Turn, kind: str, task_ids: list[int]) -> AsyncIterator[None]:
    """Keep what is done within to these tasks, and to those added to the list meanwhile, as one act of a kind."""
    before = await acts.image(turn.tx, task_ids)
    yield
    await acts.keep(turn.tx, turn.now, turn.person.id, turn.incoming_id, kind, before, task_ids)


async def confirm(turn: Turn, lines: Iterable[str]) -> None:
    """Say what was done, and that it can be taken back."""
    undo = Button(turn.say("answer.undo"), f"u:{turn.incoming_id}")
    await turn.answer("\n".join([*lines, turn.say("answer.undo_hint")]), buttons=[[undo]])
