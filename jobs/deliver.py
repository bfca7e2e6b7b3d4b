"""Delivery: everything the outbox holds is sent through its channel, at least once, whatever happens on the way."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from domain.chat import Channel, NotNow, Outgoing, OutgoingFile, Refused, Unreachable
from storage import claims, files
from storage.claims import Claim
from storage.database import Database, Tx

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Numbers:
    """How delivery is paced. What a platform allows in a second is kept by its channel, not here."""

    at_once: int = 20
    """Messages of one channel that are on their way at the same time."""
    lease: timedelta = timedelta(minutes=3)
    """How long a message stays with a sender that may have died."""
    send_within: timedelta = timedelta(minutes=2)
    """What a channel has not sent by then is tried again; shorter than the lease."""
    first_wait: timedelta = timedelta(seconds=2)
    longest_wait: timedelta = timedelta(minutes=15)
    """The wait after a failure doubles from the first to the longest."""
    attempts: int = 200
    """After so many, about two days, a message has failed; most have their own time before that."""
    finish_within: timedelta = timedelta(seconds=15)
    """How long the end of the process waits for what is on its way; the next one sends the rest."""
    look_every: timedelta = timedelta(seconds=2)
    """How often the outbox is looked into when nothing is said to be in it."""


def wait_before(attempt: int, numbers: Numbers, chance: float) -> timedelta:
    """How long to wait after the `attempt`th failure; `chance` (0 to 1) spreads it over 75 to 125 percent."""
    doublings = min(attempt - 1, 20)
    return min(numbers.first_wait * (1 << doublings), numbers.longest_wait) * (0.75 + chance / 2)


class Delivery:
    """Sends what is due, many chats at the same time and within one chat in turn.

    `clock` gives the instant it is, `chance` a new number from 0 to 1, `worker` is a name no other running or earlier
    sender has: what is still claimed under another one was left by a process that died.
    """

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        clock: Callable[[], datetime],
        chance: Callable[[], float],
        worker: str,
        numbers: Numbers = Numbers(),
    ) -> None:
        self._database = database
        self._channels = channels
        self._clock = clock
        self._chance = chance
        self._worker = worker
        self._numbers = numbers
        self._under_way: dict[asyncio.Task[None], Claim] = {}
        self._wake = asyncio.Event()
        self._stopping = False

    def said(self) -> None:
        """Something was put into the outbox and committed: look at once."""
        self._wake.set()

    async def run(self) -> None:
        """Deliver until `stop` is called, then finish what is on its way."""
        while not self._stopping:
            self._wake.clear()
            try:
                await self._start_due()
            except Exception:
                _log.exception("outbox_out_of_reach")
            try:
                async with asyncio.timeout(self._numbers.look_every.total_seconds()):
                    await self._wake.wait()
            except TimeoutError:
                continue
        if self._under_way:
            _, unfinished = await asyncio.wait(self._under_way, timeout=self._numbers.finish_within.total_seconds())
            for task in unfinished:
                task.cancel()

    def stop(self) -> None:
        """Take nothing new, and let `run` end."""
        self._stopping = True
        self._wake.set()

    async def drain(self) -> None:
        """Deliver all that is due now, and come back when nothing is left to do for now."""
        while True:
            idle = not self._under_way
            if not await self._start_due() and idle:
                return
            if self._under_way:
                await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)

    async def _start_due(self) -> int:
        """Claim what is due and there is room for, and begin to send it. Gives how many."""
        room = self._room()
        if not room:
            return 0
        async with self._database.begin() as tx:
            now = self._clock()
            rescued = await claims.rescue(tx, now, self._worker)
            lost = [*await claims.give_up_late(tx, now), *await claims.route(tx, now, self._channels)]
            lease = self._numbers.lease
            taken = [c for name, n in room.items() for c in await claims.claim(tx, now, name, self._worker, lease, n)]
        for outbox_id in rescued:
            _log.warning("message_rescued", outbox=outbox_id)
        for outbox_id in lost:
            _log.warning("message_failed", outbox=outbox_id)
        for claim in taken:
            task = asyncio.create_task(self._deliver(claim))
            self._under_way[task] = claim
            task.add_done_callback(self._finished)
        return len(taken)

    def _room(self) -> dict[str, int]:
        """How many more each channel takes; one is filled up again only when half of it is free."""
        busy = Counter(claim.channel for claim in self._under_way.values())
        most = self._numbers.at_once
        return {name: most - busy[name] for name in self._channels if busy[name] <= most // 2}

    def _finished(self, task: asyncio.Task[None]) -> None:
        del self._under_way[task]
        self._wake.set()

    async def _deliver(self, claim: Claim) -> None:
        """Send one message and write down how it went."""
        try:
            async with asyncio.timeout(self._numbers.send_within.total_seconds()):
                platform_id = await self._channels[claim.channel].send(await self._outgoing(claim))
        except Refused as refused:
            await self._fail(claim, str(refused))
        except Unreachable as unreachable:
            words = str(unreachable)
            _log.warning("chat_unreachable", channel=claim.channel, person=claim.person_id, reason=words)
            await self._settle(lambda tx: claims.fall_over(tx, self._clock(), claim, self._worker, words))
        except NotNow as not_now:
            await self._later(claim, str(not_now), not_now.after)
        except TimeoutError:
            await self._later(claim, "the channel took too long", None)
        except Exception as error:
            _log.exception("channel_failed", channel=claim.channel, outbox=claim.id)
            await self._later(claim, type(error).__name__, None)
        else:
            await self._settle(lambda tx: claims.sent(tx, self._clock(), claim, platform_id))

    async def _outgoing(self, claim: Claim) -> Outgoing:
        attached: list[OutgoingFile] = []
        if claim.file_ids:
            async with self._database.read() as tx:
                for file_id in claim.file_ids:
                    stored = await files.get(tx, file_id)
                    attached.append(OutgoingFile(stored.name, stored.media_type, stored.data))
        return Outgoing(claim.address, claim.text, claim.buttons, tuple(attached), claim.reply_to)

    async def _later(self, claim: Claim, reason: str, after: timedelta | None) -> None:
        if claim.attempts >= self._numbers.attempts:
            await self._fail(claim, reason)
            return
        wait = wait_before(claim.attempts, self._numbers, self._chance())
        if after is not None:
            # All that were told to wait should not come back at the same moment.
            wait = after * (1 + self._chance() / 10)
        at = self._clock() + wait
        _log.info("message_later", channel=claim.channel, outbox=claim.id, attempt=claim.attempts, reason=reason)
        await self._settle(lambda tx: claims.try_again(tx, claim, self._worker, at, reason))

    async def _fail(self, claim: Claim, reason: str) -> None:
        _log.warning("message_failed", channel=claim.channel, outbox=claim.id, reason=reason)
        await self._settle(lambda tx: claims.fail(tx, claim, self._worker, reason))

    async def _settle(self, write: Callable[[Tx], Awaitable[None]]) -> None:
        """Write down how a message went; a database that is away is waited for, or the message would go out again."""
        while True:
            try:
                async with self._database.begin() as tx:
                    await write(tx)
            except Exception:
                _log.exception("outbox_out_of_reach")
                await asyncio.sleep(self._numbers.look_every.total_seconds())
            else:
                return
