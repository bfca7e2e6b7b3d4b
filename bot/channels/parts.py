"""A message that a platform takes in several parts: sent in order, and gone on with where it broke off."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from domain.chat import Outgoing

_KEPT = 1000

Part = TypeVar("Part")


class Parts:
    """Remembers how far each message has come, so that nothing is said twice when the same one is sent again."""

    def __init__(self) -> None:
        self._sent: dict[int, list[str]] = {}

    async def send(self, message: Outgoing, parts: Sequence[Part], one: Callable[[Part], Awaitable[str]]) -> str:
        """Send with `one` every part that was not sent before, and give what it gave for each, with spaces between.

        Raises what `one` raises: then sending the same message again goes on with the part that failed.
        """
        identity = hash(message)
        sent = self._sent.pop(identity, [])
        try:
            for part in parts[len(sent) :]:
                sent.append(await one(part))
        except BaseException:
            if sent:
                self._sent[identity] = sent
            if len(self._sent) > _KEPT:
                del self._sent[next(iter(self._sent))]
            raise
        return " ".join(sent)
