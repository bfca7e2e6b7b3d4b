"""Delivery by real processes: two at a time, and one that is killed."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from datetime import UTC, datetime, timedelta

from jobs.deliver import Delivery
from jobs.retrying import Numbers
from storage import outbox
from storage.database import Database
from storage.outbox import Message
from tests.fakes.channel import RecordingChannel


async def _sender(url: str, *args: str) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fakes.sender", url, *args, stdout=PIPE, stderr=PIPE
    )


async def _say(database: Database, count: int) -> None:
    now = datetime.now(UTC)
    async with database.begin() as tx:
        for n in range(count):
            await outbox.put(tx, now, "answer", Message(str(n)), channel="web", address=str(n))


async def test_two_processes_send_nothing_twice(database_url: str) -> None:
    database = Database(database_url)
    await _say(database, 300)
    await database.close()
    senders = [await _sender(database_url, name) for name in ("first", "second")]
    said: list[str] = []
    for out, err in await asyncio.gather(*(s.communicate() for s in senders)):
        assert err == b""
        said += out.decode().split()
    assert sorted(said, key=int) == [str(n) for n in range(300)]


async def test_what_was_on_its_way_when_the_process_was_killed_is_sent_again_after_its_lease(
    database_url: str,
) -> None:
    database = Database(database_url)
    await _say(database, 3)
    killed = await _sender(database_url, "killed", "hold")
    assert killed.stdout is not None
    accepted = [(await killed.stdout.readline()).decode().strip() for _ in range(3)]
    killed.kill()
    await killed.communicate()
    channel, started = RecordingChannel(), datetime.now(UTC)

    async def drain(at: datetime) -> list[str]:
        await Delivery(database, {"web": channel}, lambda: at, lambda: 0.5, "next").drain()
        return sorted(channel.texts())

    assert await drain(started) == []
    assert await drain(started + Numbers().lease + timedelta(seconds=1)) == sorted(accepted) == ["0", "1", "2"]
    await database.close()
