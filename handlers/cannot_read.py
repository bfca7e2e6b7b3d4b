"""Somebody sends what their platform does not hand over, such as a document on Zalo: they hear how to send it."""

from handlers.turn import Turn
from storage import accounts


async def explain(turn: Turn) -> None:
    """Give a personal page to send it on where phones can open our pages, else the other ways to prove a result."""
    account = await accounts.find(turn.tx, turn.incoming.channel, turn.incoming.address)
    link = turn.surroundings.upload_page(account.id, turn.now) if account else None
    if link is None:
        await turn.answer(turn.say("file_link.cannot_read_without_page"))
    else:
        await turn.answer(turn.say("file_link.cannot_read", link=link))
