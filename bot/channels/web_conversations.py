"""What the web chat needs from the rest of the product: who there is, what was said, and the office's clock."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol
from zoneinfo import ZoneInfo

from domain.chat import OutgoingFile
from domain.conversation import Line, Persona

Step = Literal["morning", "day", "week"]
"""How far the sample office's clock is moved: to the next working morning, by a day, by a week."""

Now = Callable[[], datetime]
MoveClock = Callable[[Step], Awaitable[datetime]]
Suggest = Callable[[Persona], Sequence[str]]


class Conversations(Protocol):
    """The durable side of the web chat. Addresses are those of `Incoming` and `Outgoing`."""

    async def people(self) -> Sequence[Persona]:
        """Everybody one can be in the sample office, in the order to show them."""

    async def who(self, address: str) -> Persona | None:
        """Whom an address belongs to; None for a stranger."""

    async def since(self, address: str, line: str) -> Sequence[Line]:
        """All that was said after a line, oldest first."""

    async def before(self, address: str, line: str | None, limit: int) -> Sequence[Line]:
        """The last `limit` lines said before a line (None: up to now), oldest first."""

    async def file(self, address: str, line: str, place: int) -> OutgoingFile | None:
        """The file at a place (from 0) of a line of this conversation; None where there is none or it was not kept."""


@dataclass(frozen=True)
class WebOffice:
    """The settings of the web chat.

    `name` is the agency's, `language` what a stranger is spoken to in, `secret` (32 bytes or more) signs the cookies,
    `hosts` are the host names the pages answer to ("*" for all). `sample` lets anyone be anyone: for this machine only.
    """

    name: str
    sample: bool
    language: str
    zone: ZoneInfo
    secret: bytes
    hosts: tuple[str, ...]
