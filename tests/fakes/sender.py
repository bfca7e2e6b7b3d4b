"""A sender as a process of its own: `python -m tests.fakes.sender DATABASE_URL NAME [hold]`.

It delivers what is due to a platform that prints each message it accepts as a line. With `hold` the platform accepts,
and its answer never comes.
"""

import asyncio
import random
import sys
from datetime import UTC, datetime

from domain.allowance import Allowance
from domain.chat import Outgoing, Receive
from jobs.deliver import Delivery
from storage.database import Database


class _Printed:
    name = "web"

    def __init__(self, hold: bool) -> None:
        self._hold = hold

    async def start(self, receive: Receive) -> None:
        """Nothing comes in here."""

    async def stop(self) -> None:
        """Nothing was started."""

    async def send(self, message: Outgoing) -> str:
        print(message.text, flush=True)  # noqa: T201 - it is what the test reads
        if self._hold:
            await asyncio.Event().wait()
        return "accepted"


async def _deliver(url: str, name: str, hold: bool) -> None:
    database = Database(url)
    channel = _Printed(hold)
    # Small portions, so that two senders take turns.
    few = {"web": Allowance(at_once=5)}
    await Delivery(database, {"web": channel}, lambda: datetime.now(UTC), random.random, name, allowances=few).drain()
    await database.close()


if __name__ == "__main__":
    asyncio.run(_deliver(sys.argv[1], sys.argv[2], sys.argv[3:] == ["hold"]))
