"""What is said while a long document is read: the page it has come to, or once how long it will take."""

import asyncio

from handlers.turn import Turn

_BETWEEN = 2.0
"""Seconds from one word on the same page of a chat that shows them to the next."""
_SURE_AFTER = 3.0
"""Seconds after which the pace of reading tells how long the rest takes."""
_WORTH_SAYING = 10.0
"""Seconds a document must take in all for a message to be sent about it."""


class LongReading:
    """The progress of one reading. A chat that shows work under way is told of pages, any other hears once how long."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._now = asyncio.get_running_loop().time
        self._began = self._now()
        self._shown_at = self._began - _BETWEEN
        self._saying: asyncio.Task[None] | None = None

    def page(self, page: int, of: int) -> None:
        """The reader begins a page of so many."""
        turn, now = self._turn, self._now()
        if now - self._shown_at >= _BETWEEN or page == 1:
            words = turn.say("load.progress", page=page, pages=of)
            if turn.surroundings.show_work(turn.incoming.channel, turn.incoming.address, words):
                self._shown_at = now
                return
        elapsed = now - self._began
        whole = elapsed / max(page - 1, 1) * of
        if self._saying is None and self._shown_at < self._began and elapsed >= _SURE_AFTER and whole >= _WORTH_SAYING:
            seconds = round(max(whole - elapsed, 5) / 5) * 5
            self._saying = asyncio.create_task(turn.aside(turn.say("load.takes_long", pages=of, n=int(seconds))))

    async def end(self) -> None:
        """Wait until what was begun to be said is said."""
        if self._saying is not None:
            await self._saying
