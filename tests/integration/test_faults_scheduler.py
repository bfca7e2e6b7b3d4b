"""Faults of schedulers, each by its name: what runs by the clock runs, whatever clock, zone and name a machine has."""

import asyncio
import socket
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.reminder_settings import OFFICE_ZONE
from jobs.clock import RealClock
from jobs.deliver import Delivery
from jobs.retrying import Numbers
from jobs.ticks import Tick, Ticks
from storage import claims, outbox, routes
from storage.database import Database
from storage.outbox import Message
from tests.fakes.channel import RecordingChannel
from tests.integration.test_ticks import NEVER, NOW, SOON, Runs

one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def server_in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This machine's zone is UTC for a while."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def _ticks(database: Database, runs: Runs, every: timedelta, watch_every: timedelta = NEVER) -> Ticks:
    return Ticks(database, lambda: NOW, [Tick("tick", every, runs)], watch_every)


@one_database
async def test_misfire_grace(database: Database) -> None:
    """A run that is 1.2 seconds late, more than the scheduler's own grace, is not dropped."""
    runs = Runs()
    clockwork = _ticks(database, runs, timedelta(milliseconds=300))
    clockwork.start()
    await runs.reach(1)
    time.sleep(1.2)  # noqa: ASYNC251 - the fault itself
    seen = len(runs.at)
    await runs.reach(seen + 1)
    await clockwork.stop()


@one_database
async def test_coalescing(database: Database) -> None:
    """Twenty runs missed in a row are made up for by one: each is a sweep of all that is due."""
    runs = Runs()
    clockwork = _ticks(database, runs, timedelta(milliseconds=50))
    clockwork.start()
    await runs.reach(1)
    await clockwork.run_all()
    seen = len(runs.at)
    time.sleep(1.0)  # noqa: ASYNC251 - the fault itself
    await asyncio.sleep(0.04)
    await clockwork.stop()
    assert len(runs.at) - seen <= 3


@one_database
async def test_the_clock_set_forward(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = Runs()
    clockwork = _ticks(database, runs, NEVER, watch_every=SOON)
    clockwork.start()
    await runs.reach(1)
    await clockwork.run_all()
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 86400)
    await runs.reach(3)
    await clockwork.stop()


@one_database
async def test_a_server_in_utc(database: Database, server_in_utc: None) -> None:
    """The instant is the same, and the office's day is its own: 06:30 at the office is still yesterday in UTC."""
    runs = Runs()
    clockwork = _ticks(database, runs, NEVER)
    clockwork.start()
    await runs.reach(1)
    await clockwork.stop()
    assert runs.at == [NOW]
    assert abs(RealClock().now() - datetime.now(UTC)) < timedelta(seconds=1)
    assert datetime(2026, 3, 1, 23, 30, tzinfo=UTC).astimezone(OFFICE_ZONE).date() == date(2026, 3, 2)


@one_database
async def test_a_new_host_name(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept under the machine's name: what it left before it was renamed is delivered by it afterwards."""
    async with database.begin() as tx:
        await outbox.put(tx, NOW, "answer", Message("một"), channel="web", address="1")
        await routes.route(tx, NOW, ["web"])
        assert await claims.claim(tx, NOW, "web", "before", Numbers().lease, 10)
    monkeypatch.setattr(socket, "gethostname", lambda: "may-chu-moi")
    web = RecordingChannel()
    later = NOW + Numbers().lease
    await Delivery(database, {"web": web}, lambda: later, lambda: 0.0, "after").drain()
    assert web.texts() == ["một"]
