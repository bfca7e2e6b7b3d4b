"""The web chat as a channel: what is sent is pushed to the open pages, what is typed there is handed in.

The conversation itself is kept by others (`Conversations`); what was pushed but may not be kept yet stands in a short
memory here, so that a page that opens in between misses nothing.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.channels.web_conversations import Conversations, Now
from bot.channels.web_streams import AtWork, ClockMoved, Event, News, Said, Streams, TakenBack
from domain.chat import Attachment, Incoming, NotNow, Outgoing, OutgoingFile, Receive
from domain.conversation import Line, LineFile
from domain.problem import Problem

_REMEMBERED = 200
_FIRST_LINES = 60
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class _Pushed:
    """A line that pages were told of, with the files it brought."""

    address: str
    line: Line
    files: tuple[OutgoingFile, ...] = ()


class WebChannel:
    """The channel "web". An address is a conversation's; `now` gives the office's instant, which only moves forward.

    In the sample office each page hears that somebody else was written to; never in a real one.
    """

    name = "web"

    def __init__(self, conversations: Conversations, now: Now, *, sample: bool) -> None:
        self._conversations = conversations
        self._now = now
        self._sample = sample
        self._streams = Streams()
        self._pushed: deque[_Pushed] = deque(maxlen=_REMEMBERED)
        self._last: datetime | None = None
        self._receive: Receive | None = None
        self._in_hand = 0
        self._nothing_in_hand = asyncio.Event()
        self._nothing_in_hand.set()

    async def start(self, receive: Receive) -> None:
        """Begin to hand what pages send to `receive`, which must return only when it has kept it."""
        self._receive = receive

    async def stop(self) -> None:
        """End the streams and take nothing more in; what is being received is finished first."""
        self._receive = None
        self._streams.close()
        await self._nothing_in_hand.wait()

    @property
    def running(self) -> bool:
        """Whether it takes messages in and keeps streams open."""
        return self._receive is not None

    async def send(self, message: Outgoing) -> str:
        """Push to the open pages of the address and give the line's id. Raises NotNow while the channel is stopped."""
        if self._receive is None:
            raise NotNow("the web chat is not running")
        files = tuple(LineFile(f.name, f.media_type, len(f.data)) for f in message.files)
        line = Line(self._next_instant(), False, message.text, message.buttons, files, message.reply_to)
        self._push(_Pushed(message.address, line, message.files))
        if self._sample:
            self._streams.tell_all(News(message.address), but=message.address)
        return line.id

    async def take(
        self,
        address: str,
        key: str,
        text: str,
        *,
        attachments: tuple[Attachment, ...] = (),
        button: str | None = None,
        reply_to: str | None = None,
    ) -> Line:
        """Hand in what a page sent, as of now, and show it on the conversation's pages.

        `key` is the page's own name for it: sent again under the same key, it is the same update. Raises Problem while
        the channel is stopped, or what `receive` raises: then the line is taken back from the pages.
        """
        async with self._taking_in() as receive:
            at = self._next_instant()
            update_id = f"{address}:{key}"
            files = tuple(LineFile(a.name, a.media_type, a.size) for a in attachments)
            pushed = _Pushed(address, Line(at, True, text, (), files, reply_to, update_id))
            self._push(pushed)
            message_id = None if button else pushed.line.id
            try:
                await receive(
                    Incoming(
                        self.name, update_id, address, text, at, attachments, button, reply_to, message_id=message_id
                    )
                )
            except BaseException:
                self._take_back(pushed)
                raise
            return pushed.line

    async def follow(self, address: str, after: str | None) -> AsyncIterator[Event | None]:
        """What happened in a conversation since a line (None: its last lines), a None, and then all as it happens.

        Ends when the channel stops.
        """
        if not self.running:
            return
        with self._streams.open(address) as queue:
            told = ""
            for line in await self._lines(address, after):
                told = line.id
                yield Said(line)
            yield None
            while (event := await queue.get()) is not None:
                # What was pushed while the lines were read is among them.
                if not isinstance(event, Said) or event.line.id > told:
                    yield event

    async def file(self, address: str, line: str, place: int) -> OutgoingFile | None:
        """A file of a line of the conversation, by its place from 0."""
        for pushed in self._pushed:
            if (pushed.address, pushed.line.id) == (address, line) and place < len(pushed.files):
                return pushed.files[place]
        return await self._conversations.file(address, line, place)

    def clock_moved(self) -> None:
        """Tell every page that the office's clock stands elsewhere."""
        self._streams.tell_all(ClockMoved())

    def show_work(self, channel: str, address: str, words: str) -> bool:
        """Show on the pages of a conversation what is being worked on, until its next line; False in other channels."""
        if channel != self.name:
            return False
        self._streams.tell(address, AtWork(words))
        return True

    async def _lines(self, address: str, after: str | None) -> Sequence[Line]:
        if after is None:
            kept = await self._conversations.before(address, None, _FIRST_LINES)
        else:
            kept = await self._conversations.since(address, after)
        # Looked up only now, so that what was pushed while they were read is not missed.
        first = after or (kept[0].id if kept else "")
        updates = {line.update_id for line in kept if line.mine}
        pushed = [p.line for p in self._pushed if p.address == address and p.line.id > first]
        lines = {line.id: line for line in pushed if line.update_id not in updates} | {line.id: line for line in kept}
        return [lines[key] for key in sorted(lines)]

    def _push(self, pushed: _Pushed) -> None:
        self._pushed.append(pushed)
        self._streams.tell(pushed.address, Said(pushed.line))

    def _take_back(self, pushed: _Pushed) -> None:
        if pushed in self._pushed:
            self._pushed.remove(pushed)
        self._streams.tell(pushed.address, TakenBack(pushed.line.id))

    def _next_instant(self) -> datetime:
        """The office's instant, later than any given before, so that no two lines share one."""
        now = self._now()
        self._last = now if self._last is None else max(now, self._last + _MICROSECOND)
        return self._last

    @asynccontextmanager
    async def _taking_in(self) -> AsyncIterator[Receive]:
        if self._receive is None:
            raise Problem("web.closing")
        self._in_hand += 1
        self._nothing_in_hand.clear()
        try:
            yield self._receive
        finally:
            self._in_hand -= 1
            if not self._in_hand:
                self._nothing_in_hand.set()
