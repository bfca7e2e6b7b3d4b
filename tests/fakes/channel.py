"""A channel without a platform: it keeps what it was given, and refuses what it was told to refuse."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable
from datetime import datetime

from domain.chat import Attachment, Incoming, Outgoing, Receive


class RecordingChannel:
    """`domain.chat.Channel` in memory. `sent` is what went out, in order; `last` what came in last, `most_at_once` how
    many were under way at the same time, `under_way` to which chats some are now."""

    def __init__(self, name: str = "web") -> None:
        self.name = name
        self.sent: list[Outgoing] = []
        self.most_at_once = 0
        self.open = asyncio.Event()
        self.open.set()
        self._changed = asyncio.Event()
        self._faults: defaultdict[str, deque[Exception]] = defaultdict(deque)
        self.under_way: set[str] = set()
        self.last: Incoming | None = None
        self._receive: Receive | None = None
        self._updates = 0

    async def start(self, receive: Receive) -> None:
        self._receive = receive

    async def stop(self) -> None:
        self._receive = None

    async def send(self, message: Outgoing) -> str:
        """Take a message. While `open` is cleared, nothing gets through."""
        assert message.address not in self.under_way, "two messages to one chat at the same time"
        self.under_way.add(message.address)
        self.most_at_once = max(self.most_at_once, len(self.under_way))
        self._changed.set()
        try:
            await asyncio.sleep(0)
            await self.open.wait()
            if self._faults[message.address]:
                raise self._faults[message.address].popleft()
            self.sent.append(message)
            return f"{self.name}-{len(self.sent)}"
        finally:
            self.under_way.discard(message.address)
            self._changed.set()

    def as_it_stands(self) -> "RecordingChannel":
        """A channel of its own, not started, on which the same went out and came in."""
        another = RecordingChannel(self.name)
        another.sent = list(self.sent)
        another.last, another._updates = self.last, self._updates
        return another

    def platform_id(self, message: Outgoing) -> str:
        """The id by which this platform knows a message it took."""
        place = next(n for n, sent in enumerate(self.sent, 1) if sent is message)
        return f"{self.name}-{place}"

    async def until(self, happened: Callable[[], bool]) -> None:
        """Come back when what was sent, or is under way, makes this true; fail after ten seconds."""
        async with asyncio.timeout(10):
            while not happened():
                self._changed.clear()
                await self._changed.wait()

    def fail(self, address: str, *faults: Exception) -> None:
        """The next messages to this chat end like this, one after the other."""
        self._faults[address].extend(faults)

    def texts(self, address: str | None = None) -> list[str]:
        """What was said, to one chat or to all."""
        return [m.text for m in self.sent if address in {None, m.address}]

    def gives_again(self) -> None:
        """What is written next comes under the id of the last update, as if the platform gave that one again."""
        self._updates -= 1

    async def says(
        self,
        address: str,
        text: str,
        at: datetime,
        *,
        attachments: tuple[Attachment, ...] = (),
        button: str | None = None,
        reply_to: str | None = None,
    ) -> None:
        """Somebody writes; comes back when the receiver has worked on it."""
        assert self._receive is not None, "the channel was not started"
        self._updates += 1
        number = str(self._updates)
        self.last = Incoming(
            self.name, number, address, text, at, attachments, button, reply_to, message_id=f"in-{number}"
        )
        await self._receive(self.last)
