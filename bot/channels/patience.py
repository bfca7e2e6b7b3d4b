"""Waiting that ends when the channel is stopped, and pauses that grow while something fails."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 60.0

_T = TypeVar("_T")


class Patience:
    """How a loop waits. `stopped` once `stop` was called."""

    def __init__(self) -> None:
        self._stopping = asyncio.Event()
        self._pause = 0.0

    @property
    def stopped(self) -> bool:
        return self._stopping.is_set()

    def stop(self) -> None:
        """End every wait."""
        self._stopping.set()

    async def unless_stopped(self, waiting: Coroutine[Any, Any, _T]) -> _T | None:
        """What it waits for, or None where `stop` came first and it was cancelled."""
        task = asyncio.create_task(waiting)
        stopped = asyncio.create_task(self._stopping.wait())
        try:
            await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopped.cancel()
            unfinished = not task.done()
            task.cancel()
        if unfinished:
            await asyncio.wait({task})
            return None
        return task.result()

    async def after_failure(self) -> None:
        """Pause for 1 s, then 2, 4 and so on up to a minute, until `succeeded`."""
        self._pause = min(max(_FIRST_PAUSE, 2 * self._pause), _LONGEST_PAUSE)
        await self.unless_stopped(asyncio.sleep(self._pause))

    def succeeded(self) -> None:
        """The next pause is the shortest again."""
        self._pause = 0.0
