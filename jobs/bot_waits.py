"""Which bots wait as a whole because their platform asked several of their chats to."""

from collections import defaultdict
from datetime import datetime

from domain.allowance import bot_of
from storage.outbox_rows import Bot

_SEVERAL = 2


class BotWaits:
    """Remembers what a platform asked to wait for, by chat.

    One chat that is asked to wait (a busy group) stops no other. A second one, while the first still waits, means the
    bot: going on would only bring more of the same.
    """

    def __init__(self) -> None:
        self._chats: defaultdict[Bot, dict[str, datetime]] = defaultdict(dict)

    def asked(self, channel: str, address: str, until: datetime) -> None:
        """The platform asked to wait with this chat until then (UTC)."""
        self._chats[channel, bot_of(address)][address] = until

    def until(self, channel: str, address: str, now: datetime) -> datetime | None:
        """When the bot that speaks to a chat may speak again (UTC); None where it is not silent now."""
        ends = sorted((until for until in self._chats[channel, bot_of(address)].values() if until > now), reverse=True)
        return ends[_SEVERAL - 1] if len(ends) >= _SEVERAL else None

    def waiting(self, now: datetime) -> set[Bot]:
        """The bots that are to be silent now."""
        for bot, chats in list(self._chats.items()):
            self._chats[bot] = {address: until for address, until in chats.items() if until > now}
        return {bot for bot, chats in self._chats.items() if len(chats) >= _SEVERAL}
