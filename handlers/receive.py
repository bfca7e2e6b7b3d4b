"""Every update on its way in: kept first, then worked on in one transaction, exactly once."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from types import MappingProxyType

import structlog

from domain.chat import Attachment, Fetch, Incoming, OutgoingFile, ShowTyping
from domain.people import Person
from domain.problem import Problem
from handlers.turn import Surroundings, Then, Turn, Work
from handlers.typing import typing
from storage import files, inbox, people, shown_anew
from storage.database import Database, Tx
from storage.hold import held

Handle = Callable[[Turn], Awaitable[None]]

_log = structlog.get_logger(__name__)
MOST_BYTES = 20 * 1024 * 1024
"""A larger attachment is not kept."""
_ASIDE = -1
"""The stage of what is said while long work goes on."""
_AGAIN_AFTER = 5.0  # seconds
_AT_ONCE = 4
"""How many chats are answered at the same time. Where there is one writer, the sender of the answers waits its turn
behind them: it must not stand behind a hundred that have just come in."""


class _InOtherHandsError(Exception):
    """Another process is at the long work of this update; what was done here is undone."""


class Receiver:
    """Takes updates from every channel and has them handled, one at a time for each chat.

    `handle` is what answers (the dispatcher), `clock` gives the instant it is, `said` is called after each commit that
    may have put something into the outbox. `fetch` gets files that a channel, by its name, does not bring at once, and
    `show_typing` shows there that work goes on.
    """

    def __init__(
        self,
        database: Database,
        handle: Handle,
        surroundings: Surroundings,
        clock: Callable[[], datetime],
        said: Callable[[], None],
        fetch: Mapping[str, Fetch] = MappingProxyType({}),
        show_typing: Mapping[str, ShowTyping] = MappingProxyType({}),
    ) -> None:
        self._database = database
        self._handle = handle
        self._surroundings = surroundings
        self._clock = clock
        self._said = said
        self._fetch = fetch
        self._show_typing = show_typing
        self._under_way: set[asyncio.Task[None]] = set()
        self._few = asyncio.Semaphore(_AT_ONCE)
        self._turns: defaultdict[tuple[str, str], asyncio.Lock] = defaultdict(asyncio.Lock)

    async def receive(self, incoming: Incoming) -> None:
        """Keep an update and work on it. One that was received before does nothing; a stranger's files are not kept."""
        incoming = _without_bulk(incoming)
        incoming_id = await self._keep(incoming)
        if incoming_id is not None:
            await self._work(incoming_id, incoming)

    async def take_in(self, incoming: Incoming) -> None:
        """As `receive`, but come back as soon as it is kept, so that its platform is not kept waiting."""
        incoming = _without_bulk(incoming)
        incoming_id = await self._keep(incoming)
        if incoming_id is not None:
            self._begin(incoming_id, incoming)

    async def resume(self) -> None:
        """Work on what was received but not finished when the process last ended, to the end."""
        begun = await self.resume_aside()
        await asyncio.gather(*begun)

    async def resume_aside(self) -> list[asyncio.Task[None]]:
        """Begin to work on what was received but not finished when the process last ended.

        Whatever is received after this comes after it in its chat. A platform that does not give a file now keeps
        nobody waiting.
        """
        async with self._database.read() as tx:
            left = [await inbox.load(tx, i) for i in await inbox.unfinished(tx)]
        return [self._begin(received.id, received.incoming) for received in left]

    def _begin(self, incoming_id: int, incoming: Incoming) -> asyncio.Task[None]:
        """Work on an update in the background. Those of a chat take their turns in the order they were begun."""
        task = asyncio.create_task(self._work_until_done(incoming_id, incoming))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return task

    async def finish(self, within: timedelta) -> None:
        """Let what was taken in be worked on for so long at most; the rest is resumed at the next start."""
        if self._under_way:
            _, unfinished = await asyncio.wait(self._under_way, timeout=within.total_seconds())
            for task in unfinished:
                task.cancel()
            await asyncio.gather(*unfinished, return_exceptions=True)

    async def _keep(self, incoming: Incoming) -> int | None:
        async with self._database.begin() as tx:
            kept = await self._keep_files(tx, incoming) if incoming.attachments else []
            return await inbox.keep(tx, incoming, kept)

    async def _keep_files(self, tx: Tx, incoming: Incoming) -> list[int | None]:
        known = await people.find_by_account(tx, incoming.channel, incoming.address) is not None
        return [await self._keep_file(tx, a) if known else None for a in incoming.attachments]

    async def _keep_file(self, tx: Tx, sent: Attachment) -> int | None:
        if sent.data is None:
            return None
        return await files.keep(tx, self._clock(), OutgoingFile(sent.name, sent.media_type, sent.data))

    async def _work_until_done(self, incoming_id: int, incoming: Incoming) -> None:
        """Nobody would give it again: where the database is away, wait for it."""
        while True:
            try:
                await self._work(incoming_id, incoming)
            except Exception as error:
                _log.warning("update_not_worked_on", incoming=incoming_id, error=type(error).__name__)
                await asyncio.sleep(_AGAIN_AFTER)
            else:
                return

    async def _work(self, incoming_id: int, incoming: Incoming) -> None:
        async with self._turns[incoming.channel, incoming.address], AsyncExitStack() as held_meanwhile:
            incoming = await self._with_files(incoming_id, incoming)
            stage, handle = 0, self._handle
            while True:
                turn = await self._stage(incoming_id, incoming, stage, handle, held_meanwhile)
                self._said()
                if turn is None or turn.pending is None:
                    return
                async with typing(self._show_typing.get(incoming.channel), incoming.address):
                    stage, handle = stage + 1, await _after(*turn.pending)

    async def _with_files(self, incoming_id: int, incoming: Incoming) -> Incoming:
        """The update with the files that its channel still had to fetch; a stranger's are left where they are."""
        fetch = self._fetch.get(incoming.channel)
        if fetch is None or all(a.data is not None or a.source is None for a in incoming.attachments):
            return incoming
        async with self._database.read() as tx:
            if await people.find_by_account(tx, incoming.channel, incoming.address) is None:
                return incoming
        fetched = [a if a.data is not None else _light(await fetch(a)) for a in incoming.attachments]
        async with self._database.begin() as tx:
            for place, (before, now) in enumerate(zip(incoming.attachments, fetched, strict=True)):
                file_id = await self._keep_file(tx, now) if before.data is None else None
                if file_id is not None:
                    await inbox.add_file(tx, incoming_id, place, file_id, now.size)
        return replace(incoming, attachments=tuple(fetched))

    async def _stage(
        self, incoming_id: int, incoming: Incoming, stage: int, handle: Handle, held_meanwhile: AsyncExitStack
    ) -> Turn | None:
        """One transaction of the work; None where it ended with an error that was told, or is done already.

        Before its long work begins the update is held: another process that starts meanwhile finds it unfinished.
        """
        try:
            async with self._few, self._database.begin() as tx:
                if not await inbox.take(tx, incoming_id):
                    return None
                turn = await self._turn(tx, incoming_id, incoming, stage)
                await handle(turn)
                await self._show_anew(turn)
                if turn.pending is None:
                    await inbox.finish(tx, incoming_id, "handled", turn.sender.id if turn.sender else None)
                elif stage == 0:
                    await self._hold(incoming_id, held_meanwhile)
                return turn
        except _InOtherHandsError:
            return None
        except Problem as problem:
            await self._tell(incoming_id, incoming, stage, problem, "handled")
        except Exception:
            _log.exception("update_failed", incoming=incoming_id)
            await self._tell(incoming_id, incoming, stage, Problem("chat.failed"), "failed")
        return None

    async def _show_anew(self, turn: Turn) -> None:
        """Have the messages shown anew that this turn may have changed, where a channel can."""
        channels = self._surroundings.editable
        if channels and turn.sender is not None:
            chat = turn.incoming.channel, turn.incoming.address
            touched = {(subject, row_id) for subject, row_id in turn.touched if subject in shown_anew.LISTED}
            tapped = turn.incoming.reply_to if turn.incoming.button is not None else None
            await shown_anew.want(turn.tx, turn.now, channels, chat, tapped, touched)

    async def _hold(self, incoming_id: int, held_meanwhile: AsyncExitStack) -> None:
        if not await held_meanwhile.enter_async_context(held(self._database, incoming_id)):
            raise _InOtherHandsError

    async def _turn(self, tx: Tx, incoming_id: int, incoming: Incoming, stage: int) -> Turn:
        who = incoming.spoken_by
        sender: Person | None = await people.find_by_account(tx, incoming.channel, who) if who else None
        aside = partial(self._say_aside, incoming_id, incoming)
        return Turn(
            tx, self._clock(), incoming, incoming_id, sender, self._surroundings, self._database.read, stage, aside
        )

    async def _say_aside(self, incoming_id: int, incoming: Incoming, words: str) -> None:
        """Say something while the long work of a turn goes on."""
        async with self._database.begin() as tx:
            await (await self._turn(tx, incoming_id, incoming, _ASIDE)).answer(words)
        self._said()

    async def _tell(self, incoming_id: int, incoming: Incoming, stage: int, problem: Problem, state: str) -> None:
        """Nothing of the turn was kept, nor are the files it came with; the sender hears why."""
        async with self._database.begin() as tx:
            await inbox.forget_file(tx, incoming_id)
            turn = await self._turn(tx, incoming_id, incoming, stage)
            await turn.answer(turn.say(problem.key, **problem.args_of_sentence))
            await turn.record("refused", after={"problem": problem.key})
            await inbox.finish(tx, incoming_id, state, turn.sender.id if turn.sender else None)


def _without_bulk(incoming: Incoming) -> Incoming:
    return replace(incoming, attachments=tuple(_light(a) for a in incoming.attachments))


def _light(sent: Attachment) -> Attachment:
    return sent if sent.data is None or len(sent.data) <= MOST_BYTES else replace(sent, data=None)


def _refusing(problem: Problem) -> Handle:
    async def refuse(_turn: Turn) -> None:
        raise problem

    return refuse


async def _after(work: Work, then: Then) -> Handle:
    """Do the long work of a turn; what goes on with its result, or says why there is none."""
    try:
        result = await work()
    except Problem as problem:
        return _refusing(problem)
    except Exception:
        _log.exception("long_work_failed")
        return _refusing(Problem("chat.failed"))

    async def go_on(following: Turn) -> None:
        await then(following, result)

    return go_on
