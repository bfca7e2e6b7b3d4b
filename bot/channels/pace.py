"""How fast a bot may speak: so often overall, so often in one chat, with even gaps."""

import asyncio

_CHATS_KEPT = 1000
_CAREFUL = 0.97
"""Of what a platform allows: the way to it may shorten a gap."""


class Pace:
    """Lets a message go when its turn comes. Rates are in messages a second, in a group a minute; None is no limit.

    Even gaps and no bucket of thirty: a bucket lets twice the rate into its first second. Overall, a turn that came
    late (a busy machine) is made up for by at most one gap, so that the rate is kept from both sides.
    """

    def __init__(self, overall: float | None, in_a_chat: float | None, in_a_group: float | None = None) -> None:
        self._gap = _gap(overall)
        self._chat_gap = _gap(in_a_chat)
        self._group_gap = 60 * _gap(in_a_group) or self._chat_gap
        self._next = 0.0
        self._chats: dict[object, float] = {}

    async def turn(self, chat: object, *, in_a_group: bool = False) -> None:
        """Wait until a message may go to this chat."""
        gap = self._group_gap if in_a_group else self._chat_gap
        if gap:
            await self._turn_of_chat(chat, gap)
        if self._gap:
            await self._turn_of_all()
            if gap:
                self._chats[chat] = max(self._chats[chat], _now() + gap)

    async def _turn_of_chat(self, chat: object, gap: float) -> None:
        while True:
            wait = self._chats.get(chat, 0.0) - _now()
            if wait <= 0:
                break
            await asyncio.sleep(wait)
        if len(self._chats) > _CHATS_KEPT:
            self._chats = {known: free for known, free in self._chats.items() if free > _now()}
        self._chats[chat] = _now() + gap

    async def _turn_of_all(self) -> None:
        at = self._next if self._next > _now() - self._gap else _now()
        self._next = at + self._gap
        await asyncio.sleep(at - _now())


def _gap(rate: float | None) -> float:
    return 1 / (_CAREFUL * rate) if rate else 0.0


def _now() -> float:
    return asyncio.get_running_loop().time()
