"""A receiver that only remembers, for tests of a channel alone."""

import asyncio

from domain.chat import Incoming


class Remembering:
    """What a channel handed over, in order. With `failures` it first raises so many times."""

    def __init__(self, failures: int = 0) -> None:
        self.received: list[Incoming] = []
        self.calls = 0
        self._failures = failures
        self._grown = asyncio.Event()

    async def receive(self, incoming: Incoming) -> None:
        self.calls += 1
        if self._failures:
            self._failures -= 1
            raise RuntimeError("the database is away")
        self.received.append(incoming)
        self._grown.set()

    async def at_least(self, count: int, within: float = 5.0) -> list[Incoming]:
        """Wait for so many. Raises TimeoutError."""
        async with asyncio.timeout(within):
            while len(self.received) < count:
                self._grown.clear()
                await self._grown.wait()
        return self.received
