"""Where a platform lets a bot talk to so many people only: who talks to which of the office's bots."""

from domain.allowance import Allowance, bot_of
from domain.bots import Bot, Bots
from domain.people import Person
from handlers.turn import Turn
from storage import accounts
from storage.audit import Actor, record


async def emptiest(turn: Turn, channel: str) -> Bot | None:
    """The bot that somebody new is to talk to; None where there is none, or all are full."""
    return _bots(turn, channel).with_room(await accounts.people_of_bots(turn.tx, channel))


async def instead(turn: Turn, person_id: int) -> Bot | None:
    """The bot somebody is to add, because the one they wrote to is full; None where they can stay with it."""
    channel, here = turn.incoming.channel, bot_of(turn.incoming.address)
    theirs = await accounts.accounts_of(turn.tx, person_id)
    if not here or any(a.channel == channel and bot_of(a.address) == here for a in theirs):
        return None
    count = await accounts.people_of_bots(turn.tx, channel)
    bots = _bots(turn, channel)
    return None if bots.has_room(here, count) else bots.with_room(count)


async def leave_others(turn: Turn, person: Person) -> None:
    """Somebody who joined a bot talks to it alone; the place they had with another is free again."""
    channel, here = turn.incoming.channel, bot_of(turn.incoming.address)
    for account in await accounts.accounts_of(turn.tx, person.id):
        if here and account.channel == channel and bot_of(account.address) != here:
            await accounts.unlink(turn.tx, turn.now, account.id)
            before = {"address": account.address}
            await record(turn.tx, turn.now, Actor(person.id, channel), "unlink", "chat_account", account.id, before)


def _bots(turn: Turn, channel: str) -> Bots:
    limit = turn.surroundings.allowances.get(channel, Allowance()).people
    return Bots([bot for bot in turn.surroundings.bots() if bot.channel == channel], limit)
