"""The ticks: at once, then again and again, each alone, whatever the machine's clock and load do."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from jobs.clock import MovableClock, RealClock
from jobs.ticks import Tick, Ticks
from storage import ticks
from storage.database import Database

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
SOON, NEVER = timedelta(milliseconds=20), timedelta(days=365)


class Runs:
    """What a tick does in these tests: it notes that it ran, and tells who waits for that."""

    def __init__(self) -> None:
        self.at: list[datetime] = []
        self.at_once = 0
        self.most_at_once = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self._changed = asyncio.Event()

    async def __call__(self, now: datetime) -> None:
        self.at.append(now)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self._changed.set()
        await self.gate.wait()
        self.at_once -= 1

    async def reach(self, count: int) -> None:
        async with asyncio.timeout(10):
            while len(self.at) < count:
                self._changed.clear()
                await self._changed.wait()


@pytest.fixture
def runs() -> Runs:
    return Runs()


def _ticks(
    database: Database, *of: tuple[Callable[[datetime], Awaitable[None]], timedelta], watch_every: timedelta = NEVER
) -> Ticks:
    made = [Tick(f"tick {n}", every, run) for n, (run, every) in enumerate(of, 1)]
    return Ticks(database, lambda: NOW, made, watch_every)


async def _last_ran(database: Database, name: str) -> datetime | None:
    async with database.read() as tx:
        return await ticks.last_ran(tx, name)


async def test_each_runs_at_once_and_again_by_the_offices_clock(database: Database, runs: Runs) -> None:
    once = Runs()
    clockwork = _ticks(database, (runs, SOON), (once, NEVER))
    clockwork.start()
    await runs.reach(3)
    await clockwork.stop()
    assert set(runs.at) == {NOW}
    assert once.at == [NOW]
    assert await _last_ran(database, "tick 1") == NOW


async def test_one_that_fails_stops_no_other_and_is_not_taken_for_run(database: Database, runs: Runs) -> None:
    async def broken(_now: datetime) -> None:
        raise RuntimeError("a fault of ours")

    clockwork = _ticks(database, (broken, SOON), (runs, SOON))
    clockwork.start()
    await runs.reach(3)
    await clockwork.stop()
    assert await _last_ran(database, "tick 1") is None
    assert await _last_ran(database, "tick 2") == NOW


async def test_a_slow_run_is_not_joined_by_a_second_one_and_is_let_end(database: Database, runs: Runs) -> None:
    runs.gate.clear()
    other = Runs()
    clockwork = _ticks(database, (runs, SOON), (other, SOON))
    clockwork.start()
    await other.reach(5)
    by_hand = asyncio.create_task(clockwork.run_all())
    await other.reach(7)
    stopping = asyncio.create_task(clockwork.stop())
    runs.gate.set()
    await asyncio.gather(by_hand, stopping)
    assert runs.most_at_once == 1
    assert runs.at_once == 0
    assert await _last_ran(database, "tick 1") == NOW


async def test_a_loop_that_was_blocked_drops_no_run(database: Database, runs: Runs) -> None:
    """By its own default the scheduler drops, with a line in the log, what is more than a second late."""
    clockwork = _ticks(database, (runs, timedelta(milliseconds=200)))
    clockwork.start()
    await runs.reach(1)
    time.sleep(1.3)  # noqa: ASYNC251 - the fault itself
    seen = len(runs.at)
    await runs.reach(seen + 1)
    await clockwork.stop()


async def test_a_machine_clock_that_was_set_back_silences_nothing(
    database: Database, runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    clockwork = _ticks(database, (runs, NEVER), watch_every=SOON)
    clockwork.start()
    await runs.reach(1)
    await clockwork.run_all()  # after the first run, which has ended then
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() - 3600)
    await runs.reach(3)
    await clockwork.stop()


async def test_all_can_be_run_by_hand_in_their_order(database: Database) -> None:
    ran: list[str] = []

    async def first(_now: datetime) -> None:
        ran.append("first")

    async def second(_now: datetime) -> None:
        ran.append("second")

    await _ticks(database, (first, NEVER), (second, NEVER)).run_all()
    assert ran == ["first", "second"]


async def test_when_one_last_ran_is_kept_anew(database: Database) -> None:
    for at in (NOW, NOW + timedelta(days=1)):
        async with database.begin() as tx:
            await ticks.ran(tx, "remind", at)
        assert await _last_ran(database, "remind") == at
    assert await _last_ran(database, "digest") is None


async def test_the_movable_clock_runs_from_where_it_stands_and_survives_a_restart(database: Database) -> None:
    clock = await MovableClock.open(database, NOW)
    assert NOW <= clock.now() < NOW + timedelta(minutes=1)
    tomorrow = NOW + timedelta(days=1)
    await clock.move_to(tomorrow)
    assert tomorrow <= clock.now() < tomorrow + timedelta(minutes=1)
    again = await MovableClock.open(database, NOW)
    assert tomorrow <= again.now() < tomorrow + timedelta(minutes=1)


async def test_the_movable_clock_never_goes_back(database: Database) -> None:
    clock = await MovableClock.open(database, NOW)
    await clock.move_to(NOW - timedelta(days=1))
    assert clock.now() >= NOW


def test_the_real_clock_is_this_machines_in_utc() -> None:
    before = datetime.now(UTC)
    assert before <= RealClock().now() <= datetime.now(UTC)
    assert RealClock().now().tzinfo is UTC
