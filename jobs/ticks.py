"""What runs by the clock: a few ticks, each a sweep of all that is due by now, so that a missed one costs nothing."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from storage import ticks
from storage.database import Database

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Tick:
    """`run` is given the instant it is (UTC) and does all that is due by then; `every` is how often."""

    name: str
    every: timedelta
    run: Callable[[datetime], Awaitable[None]]


class Ticks:
    """Runs every tick at the start and then as often as it wants, one run of each at a time.

    `clock` gives the office's instant. When each last ran to its end is in `storage.ticks`. `watch_every` is how often
    the machine's clock is looked at: where somebody set it, what was scheduled by it is scheduled anew.
    """

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        ticks: Sequence[Tick],
        watch_every: timedelta = timedelta(seconds=30),
    ) -> None:
        self._database = database
        self._clock = clock
        self._ticks = ticks
        self._turns = {tick.name: asyncio.Lock() for tick in ticks}
        self._watch_every = watch_every
        # By default a run that is a second late would be dropped; here late is better than never, once is enough.
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )
        self._watching: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin; the first run of each tick is now."""
        for tick in self._ticks:
            seconds = tick.every.total_seconds()
            self._scheduler.add_job(self._run, "interval", [tick], seconds=seconds, next_run_time=datetime.now(UTC))
        self._scheduler.start()
        self._watching = asyncio.create_task(self._watch())

    async def stop(self) -> None:
        """Begin no run any more, and let those under way end."""
        if self._watching is None:
            return
        self._watching.cancel()
        self._scheduler.pause()
        for turn in self._turns.values():
            await turn.acquire()
        # It would cancel a run under way; there is none now.
        self._scheduler.shutdown(wait=False)

    async def run_all(self) -> None:
        """Run every tick now, in order, and come back when all have ended: the clock was moved."""
        for tick in self._ticks:
            await self._run(tick)

    async def _run(self, tick: Tick) -> None:
        async with self._turns[tick.name]:
            now = self._clock()
            try:
                await tick.run(now)
                async with self._database.begin() as tx:
                    await ticks.ran(tx, tick.name, now)
            except Exception:
                _log.exception("tick_failed", tick=tick.name)

    async def _watch(self) -> None:
        """A clock set back would have the scheduler wait until the old time comes again."""
        while True:
            before = time.time() - time.monotonic()
            await asyncio.sleep(self._watch_every.total_seconds())
            if abs(time.time() - time.monotonic() - before) > 1:
                _log.warning("clock_was_set")
                for job in self._scheduler.get_jobs():
                    job.modify(next_run_time=datetime.now(UTC))
