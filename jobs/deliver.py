"""Delivery: everything the outbox holds is sent through its channel, at least once, whatever happens on the way."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog

from domain.allowance import NO_LIMITS, Allowance
from domain.chat import Channel
from domain.reminder_settings import OFFICE_ZONE
from jobs.bot_waits import BotWaits
from jobs.outcomes import Outcomes
from jobs.quotas import Quotas
from jobs.retrying import NUMBERS, Numbers
from jobs.sending import Sending
from storage import claims, outcomes, routes, stalled
from storage.claims import Claim
from storage.database import Database, Tx
from storage.outcomes import Outcome

_log = structlog.get_logger(__name__)


class Delivery:
    """Sends what is due, many chats at the same time and within one chat in turn.

    `clock` gives the instant it is, `chance` a new number from 0 to 1, `worker` is a name no other running or earlier
    sender has: what is still claimed under another one, and not kept up, was left by a process that died. `allowances`
    are the limits of the channels by name, `zone` is where a month of a quota begins.
    """

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        clock: Callable[[], datetime],
        chance: Callable[[], float],
        worker: str,
        numbers: Numbers = NUMBERS,
        *,
        allowances: Mapping[str, Allowance] = NO_LIMITS,
        zone: ZoneInfo = OFFICE_ZONE,
    ) -> None:
        self._database = database
        self._clock = clock
        self._worker = worker
        self._numbers = numbers
        allowed = {name: allowances.get(name, Allowance()) for name in channels}
        self._holds = {name: each.taken_at_once for name, each in allowed.items()}
        self._lines = {name: asyncio.Semaphore(each.at_once) for name, each in allowed.items()}
        self._quotas = Quotas(allowances, zone, numbers)
        self._waits = BotWaits()
        self._sending = Sending(database, channels, self._waits, clock, chance, numbers)
        self._under_way: dict[asyncio.Task[None], Claim] = {}
        self._outcomes = Outcomes(
            database, self._write, numbers.look_every.total_seconds(), lambda ended: len(self._under_way) > ended
        )
        self._wake = asyncio.Event()
        self._told = False
        self._stopping = False
        self._last_look: datetime | None = None
        self._kept_at: datetime | None = None

    def said(self) -> None:
        """Something was put into the outbox and committed: look at once."""
        self._told = True
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
            if not await self._start_due(look=idle) and idle:
                return
            if self._under_way:
                wait = self._numbers.look_every.total_seconds()
                await asyncio.wait(self._under_way, timeout=wait, return_when=asyncio.FIRST_COMPLETED)

    async def _start_due(self, *, look: bool = False) -> int:
        """Claim what is due and there is room for, and begin to send it. Gives how many.

        What stalled is looked after now and then, or with `look` in any case.
        """
        room, now = self._room(), self._clock()
        look = look or self._is_time_to_look(now)
        told, self._told = self._told, False
        if not room or not (look or told or await self._anything_due(now)):
            await self._keep(now)
            return 0
        taken: list[Claim] = []
        async with self._database.begin() as tx:
            if self._is_time_to_keep(now):
                await self._renew(tx, now)
            if look:
                await self._look_after(tx, now)
            due = await claims.due_channels(tx, now)
            if look or None in due:
                _report_lost(await routes.route(tx, now, self._holds, self._quotas.held))
                due = await claims.due_channels(tx, now)
            for name in room.keys() & due:
                taken += await self._claim(tx, now, name, room[name])
        for claim in taken:
            task = asyncio.create_task(self._deliver(claim))
            self._under_way[task] = claim
            task.add_done_callback(self._finished)
        return len(taken)

    def _is_time_to_look(self, now: datetime) -> bool:
        return self._last_look is None or not timedelta() <= now - self._last_look < self._numbers.upkeep_every

    async def _anything_due(self, now: datetime) -> bool:
        async with self._database.read() as tx:
            return bool(await claims.due_channels(tx, now))

    async def _look_after(self, tx: Tx, now: datetime) -> None:
        noticed = self._last_look is not None and now < self._last_look - self._numbers.upkeep_every
        rescued = await stalled.rescue(tx, now, self._worker)
        moved = await stalled.clock_set_back(tx, now, self._numbers.lease, noticed=noticed)
        await self._quotas.look(tx, now)
        _report_lost(await stalled.give_up_late(tx, now))
        self._last_look = now
        if moved:
            _log.warning("clock_was_set_back", messages=len(moved))
        for outbox_id in rescued:
            _log.warning("message_rescued", outbox=outbox_id)

    async def _claim(self, tx: Tx, now: datetime, name: str, most: int) -> list[Claim]:
        silent = self._quotas.paused | self._waits.waiting(now)
        lease, held = self._numbers.lease, self._quotas.held
        return await claims.claim(tx, now, name, self._worker, lease, most, held, silent)

    async def _keep(self, now: datetime) -> None:
        """What is on its way stays ours, also where nothing more is taken."""
        if self._is_time_to_keep(now):
            async with self._database.begin() as tx:
                await self._renew(tx, now)

    def _is_time_to_keep(self, now: datetime) -> bool:
        return self._kept_at is None or now - self._kept_at >= self._numbers.lease / 4

    async def _renew(self, tx: Tx, now: datetime) -> None:
        await claims.keep(tx, now, self._worker, self._numbers.lease)
        self._kept_at = now

    def _room(self) -> dict[str, int]:
        """How many more each channel takes; one is filled up again only when half of it is free."""
        busy = Counter(claim.channel for claim in self._under_way.values())
        return {name: most - busy[name] for name, most in self._holds.items() if busy[name] <= most // 2}

    def _finished(self, task: asyncio.Task[None]) -> None:
        del self._under_way[task]
        self._wake.set()

    async def _deliver(self, claim: Claim) -> None:
        async with self._lines[claim.channel]:
            outcome = await self._sending.send(claim)
        await self._outcomes.settle(outcome)

    async def _write(self, tx: Tx, lot: Sequence[Outcome]) -> None:
        await outcomes.write(tx, self._worker, lot)
        await self._quotas.count(tx, self._clock(), lot)


def _report_lost(outbox_ids: Iterable[int]) -> None:
    for outbox_id in outbox_ids:
        _log.warning("message_failed", outbox=outbox_id)
