"""What a platform tells of a chat itself: it was shut to the bot or opened again, or a group has another address."""

from domain.chat import ChatEvent
from handlers.turn import Turn
from storage import accounts, groups

_SHUT = "blocked by the user"
"""As platforms say it themselves where a message cannot be delivered."""


async def changed(turn: Turn) -> None:
    """Note it, and say nothing: nobody is there to hear it, or nobody asked."""
    channel, address, event = turn.incoming.channel, turn.incoming.address, turn.incoming.event
    if turn.incoming.group is not None:
        await _of_group(turn)
    elif event is ChatEvent.SHUT:
        lost = await accounts.lose(turn.tx, turn.now, channel, address, _SHUT)
        if lost is not None:
            await turn.record("chat_shut", "chat_account", lost)
    elif event is ChatEvent.OPENED:
        await heard(turn)


async def heard(turn: Turn) -> None:
    """Somebody speaks from a chat that was lost: it can be reached again."""
    found = await accounts.regain(turn.tx, turn.incoming.channel, turn.incoming.address)
    if found is not None:
        await turn.record("chat_opened", "chat_account", found)


async def _of_group(turn: Turn) -> None:
    channel, address = turn.incoming.channel, turn.incoming.address
    if turn.incoming.event is ChatEvent.MOVED:
        await groups.move(turn.tx, channel, address, turn.incoming.text)
    elif turn.incoming.event is ChatEvent.SHUT:
        left = await groups.unlink(turn.tx, turn.now, channel, address)
        if left is not None:
            await turn.record("group_left", "chat_group", left.id, before=left.title)
