"""`/trogiup`: what the sender may say, and nothing else."""

from itertools import groupby

from handlers.offers import offered
from handlers.turn import Turn


async def show(turn: Turn, _words: str) -> None:
    """How to answer, then what else there is, under its headings."""
    parts = [turn.say("help.answers")]
    for group, offers in groupby(offered(turn.person), key=lambda offer: offer.group):
        lines = [turn.say("help.line", typed=o.typed, explained=turn.say(f"help.{o.name}")) for o in offers]
        parts.append("\n".join([turn.say(f"help.group.{group}"), *lines]))
    await turn.answer("\n\n".join(parts))
