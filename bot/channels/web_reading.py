"""The page of a plan's reading: personal, for two days, by a signed address that a chat gives."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web_conversations import Now
from bot.channels.web_templates import page
from domain import signed_code
from domain.problem import Problem
from handlers.reading_page import ShownReading

PATH = "/ban-doc/"
LASTS = timedelta(days=2)
_PURPOSE = "reading"
_LONGEST_CODE = 64

Look = Callable[[int, int], Awaitable[ShownReading]]
"""The reading of a version as a person (their ids, in this order) sees it."""


@dataclass(frozen=True)
class ReadingLinks:
    """Addresses of readings' pages. `public` is where phones find our pages, None where only the web chat has them."""

    secret: bytes
    public: str | None
    web: str

    def address(self, channel: str, person_id: int, version_id: int, now: datetime) -> str | None:
        """The address for a chat of a channel; in the web chat it needs no host, elsewhere none is sent without one."""
        if self.public is None and channel != self.web:
            return None
        code = signed_code.sign(self.secret, _PURPOSE, [person_id, version_id], now + LASTS)
        return f"{self.public or ''}{PATH}{code}"


class ReadingPages:
    """Answers those addresses."""

    def __init__(self, look: Look, links: ReadingLinks, now: Now) -> None:
        self._look = look
        self._links = links
        self._now = now

    async def show(self, request: Request) -> Response:
        """GET /ban-doc/{code}: the table; what came too late or from elsewhere is told so."""
        code = request.path_params["code"]
        numbers = None
        if len(code) <= _LONGEST_CODE:
            try:
                numbers = signed_code.read(self._links.secret, _PURPOSE, code, self._now())
            except ValueError:
                numbers = None
        if numbers is None or len(numbers) != 2:
            raise Problem("web.reading.expired")
        shown = await self._look(*numbers)
        return page("reading.html", shown.language, shown=shown)
