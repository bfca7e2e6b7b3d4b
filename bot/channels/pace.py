"""How fast a bot may speak: so often overall, so often in one chat, with even gaps."""

import asyncio

_CHATS_KEPT = 1000
_CAREFUL = 0.97
"""Of what a platform allows: the way to it may shorten a gap."""


class Pace:
    """Lets a message go when its turn comes. Both rates are in messages a second; None is no limit.

    Even gaps and no bucket of thirty: a bucket lets twice the rate into its first second. A turn that was given late
    (a busy machine) is made up for by at most one gap, so that the rate is kept from both sides.
    """

    def __init__(self, overall: float | None, in_a_chat: float | None) -> None:
        self._gap = 1 / (_CAREFUL * overall) if overall else 0.0
        self._chat_gap = 1 / in_a_chat if in_a_chat else 0.0
        self._next = 0.0
        self._chats: dict[object, float] = {}

    async def turn(self, chat: object, in_a_chat: float | None = None) -> None:
        """Wait until a message may go to this chat; `in_a_chat` is its own rate where it is another (a group)."""
        loop = asyncio.get_running_loop()
        chat_gap = 1 / in_a_chat if in_a_chat else self._chat_gap
        if chat_gap:
            while (wait := self._chats.get(chat, 0.0) - loop.time()) > 0:
                await asyncio.sleep(wait)
            self._forget_old(loop.time())
            self._chats[chat] = loop.time() + chat_gap
        if self._gap:
            at = max(self._next, loop.time() - self._gap)
            self._next = at + self._gap
            if at > loop.time():
                await asyncio.sleep(at - loop.time())
            if chat_gap:
                self._chats[chat] = max(self._chats.get(chat, 0.0), loop.time() + chat_gap)

    def _forget_old(self, now: float) -> None:
        if len(self._chats) > _CHATS_KEPT:
            self._chats = {chat: free for chat, free in self._chats.items() if free > now}
