"""The open pages: what happens in a conversation reaches every page that shows it."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from domain.conversation import Line

_MOST_WAITING = 1000


@dataclass(frozen=True)
class Said:
    """A line was added."""

    line: Line


@dataclass(frozen=True)
class TakenBack:
    """A line that was shown could not be kept after all."""

    line_id: str


@dataclass(frozen=True)
class ClockMoved:
    """The sample office's clock stands elsewhere now."""


@dataclass(frozen=True)
class News:
    """Somebody else of the sample office was written to."""

    address: str


@dataclass(frozen=True)
class AtWork:
    """What the product is working on for this conversation."""

    words: str


Event = Said | TakenBack | ClockMoved | News | AtWork
Events = asyncio.Queue[Event | None]


class Streams:
    """A queue of events for each open page. `None` in a queue ends its page's stream; the page asks for a new one."""

    def __init__(self) -> None:
        self._open: defaultdict[str, set[Events]] = defaultdict(set)

    @contextmanager
    def open(self, address: str) -> Iterator[Events]:
        """A page's queue, for as long as it is open."""
        queue: Events = asyncio.Queue()
        self._open[address].add(queue)
        try:
            yield queue
        finally:
            self._open[address].discard(queue)
            if not self._open[address]:
                del self._open[address]

    def tell(self, address: str, event: Event) -> None:
        """Tell the pages of one conversation."""
        for queue in self._open.get(address, ()):
            _put(queue, event)

    def tell_all(self, event: Event, but: str | None = None) -> None:
        """Tell every page, but those of one conversation."""
        for address in self._open:
            if address != but:
                self.tell(address, event)

    def close(self) -> None:
        """End every stream."""
        for queues in self._open.values():
            for queue in queues:
                queue.put_nowait(None)


def _put(queue: Events, event: Event) -> None:
    """A page that does not read is let go instead of filling the memory; it catches up when it comes back."""
    if queue.qsize() < _MOST_WAITING:
        queue.put_nowait(event)
    elif queue.qsize() == _MOST_WAITING:
        queue.put_nowait(None)
