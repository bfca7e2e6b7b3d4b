"""Writing down how messages went: all that ended while the last lot was written, in one transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog

from storage.database import Database, Tx
from storage.outcomes import Outcome

_log = structlog.get_logger(__name__)

_A_MOMENT = 0.025  # seconds

Write = Callable[[Tx, Sequence[Outcome]], Awaitable[None]]


class Outcomes:
    """Takes outcomes one by one and has `write` write them in lots.

    While `more_to_come`, which is given how many have ended, says that others are on their way, a lot is open for a
    moment, so that a thousand messages are not a thousand transactions; one message alone is written at once. A
    database that is away is waited for, `again_after` seconds each time: else the message would go out again.
    """

    def __init__(
        self, database: Database, write: Write, again_after: float, more_to_come: Callable[[int], bool]
    ) -> None:
        self._database = database
        self._write = write
        self._again_after = again_after
        self._more_to_come = more_to_come
        self._waiting: list[tuple[Outcome, asyncio.Event]] = []
        self._writing = asyncio.Lock()

    async def settle(self, outcome: Outcome) -> None:
        """Come back when it is written."""
        written = asyncio.Event()
        self._waiting.append((outcome, written))
        async with self._writing:
            if written.is_set():
                return
            if self._more_to_come(len(self._waiting)):
                await asyncio.sleep(_A_MOMENT)
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
