"""Writing down how messages went: all that ended while the last lot was written, in one transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog

from storage.database import Database, Tx
from storage.outcomes import Outcome

_log = structlog.get_logger(__name__)

Write = Callable[[Tx, Sequence[Outcome]], Awaitable[None]]


class Outcomes:
    """Takes outcomes one by one and has `write` write them in lots; nothing waits for a lot to fill.

    A database that is away is waited for, `again_after` seconds each time: else the message would go out again.
    """

    def __init__(self, database: Database, write: Write, again_after: float) -> None:
        self._database = database
        self._write = write
        self._again_after = again_after
        self._waiting: list[tuple[Outcome, asyncio.Event]] = []
        self._writing = asyncio.Lock()

    async def settle(self, outcome: Outcome) -> None:
        """Come back when it is written."""
        written = asyncio.Event()
        self._waiting.append((outcome, written))
        async with self._writing:
            if written.is_set():
                return
            lot, self._waiting = self._waiting, []
            await self._until_written([of for of, _ in lot])
            for _, event in lot:
                event.set()

    async def _until_written(self, lot: Sequence[Outcome]) -> None:
        while True:
            try:
                async with self._database.begin() as tx:
                    await self._write(tx, lot)
            except Exception:
                _log.exception("outbox_out_of_reach")
                await asyncio.sleep(self._again_after)
            else:
                return
