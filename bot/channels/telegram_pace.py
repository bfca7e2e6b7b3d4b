"""How fast a bot may speak: so often overall, so often in one chat, with even gaps."""

from aiolimiter import AsyncLimiter

_CHATS_KEPT = 1000


class Pace:
    """Lets a message go when its turn comes. Both rates are in messages a second.

    Even gaps and no bucket of thirty: a bucket lets twice the rate into its first second.
    """

    def __init__(self, overall: float, in_a_chat: float) -> None:
        self._overall = AsyncLimiter(1, 1 / overall)
        self._gap = 1 / in_a_chat
        self._chats: dict[int, AsyncLimiter] = {}

    async def turn(self, chat: int) -> None:
        """Wait until a message may go to this chat."""
        if len(self._chats) > _CHATS_KEPT:
            self._chats = {chat: limiter for chat, limiter in self._chats.items() if not limiter.has_capacity()}
        await self._chats.setdefault(chat, AsyncLimiter(1, self._gap)).acquire()
        await self._overall.acquire()
