"""Two real processes on one database, nothing killed: whether anything is said twice."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from storage.database import Database
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_world import Limits
from tests.faults.killing import settings
from tests.faults.office import FaultOffice
from tests.faults.process import starting, stop

_PEOPLE = 100
_SETTLED_WITHIN = 240.0


@dataclass(frozen=True)
class Together:
    """What two processes sent of what was committed."""

    committed: int
    delivered: int
    twice: int


async def two_processes(url: str, folder: Path, messages: int) -> Together:
    """Have two processes deliver so many messages, put in while they run, and count."""
    database = Database(url)
    office = await FaultOffice.open(database, _PEOPLE)
    fake = FakeTelegram(limits=Limits(None, None))
    async with fake.running() as platform:
        for chat in office.chats:
            fake.write(chat, f"/chào_{chat}")
        # Each keeps its own rate; here it is the database they share that is on trial.
        fast = {"NHACVIEC_TELEGRAM_A_SECOND": "1000", "NHACVIEC_TELEGRAM_A_SECOND_IN_A_CHAT": "1000"}
        async with starting(folder, settings(url, platform) | fast) as starter:
            running = [await starter.start(), await starter.start()]
            for _ in range(messages // 100):
                await office.says(100)
                await asyncio.sleep(0.1)
            async with asyncio.timeout(_SETTLED_WITHIN):
                await office.finishes(len(office.chats))
            for process_id in running:
                await stop(process_id)
        states = await office.states()
    came = Counter(c.params["text"] for c in fake.outbox.calls if c.method == "sendMessage" and c.ok)
    await database.close()
    twice = sum(came[text] - 1 for text in states if came[text] > 1)
    return Together(len(states), sum(1 for text in states if came[text]), twice)
