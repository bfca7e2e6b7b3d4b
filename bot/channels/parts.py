"""A message that a platform takes in several parts: sent in order, and gone on with where it broke off."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from domain.chat import Outgoing

_KEPT = 1000

Part = TypeVar("Part")


class Parts:
    """Remembers how far each message has come, so that nothing is said twice when the same one is sent again."""

    def __init__(self) -> None:
        self._sent: dict[int, int] = {}

    async def send(self, message: Outgoing, parts: Sequence[Part], one: Callable[[Part], Awaitable[str]]) -> str:
        """Send with `one` every part that was not sent before, and give what it gave for the last.

        Raises what `one` raises: then sending the same message again goes on with the part that failed.
        """
        identity = hash(message)
        last = ""
        for number, part in enumerate(parts, start=1):
            if number <= self._sent.get(identity, 0):
                continue
            last = await one(part)
            self._sent[identity] = number
        self._sent.pop(identity, None)
        if len(self._sent) > _KEPT:
            del self._sent[next(iter(self._sent))]
        return last
