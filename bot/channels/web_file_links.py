"""Files for people whose chat takes none: by an address that runs out, or by a code on the office's own pages."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.channels.web_conversations import Now
from bot.channels.web_download import PICTURES, download
from bot.channels.web_guard import reader_language
from bot.channels.web_templates import page
from bot.channels.zalo_send import Way
from domain import signed_code
from domain.chat import Outgoing, OutgoingFile
from domain.people import Person
from domain.problem import Problem
from locales import say

PATH = "/tep"
FILE_LASTS = timedelta(days=7)
PICTURE_LASTS = timedelta(hours=1)
_PURPOSE = "file"
_LONGEST_CODE = 64

Reader = Callable[[str], Awaitable[Person | None]]
"""Who reads at an address."""
Look = Callable[[int, int], Awaitable[OutgoingFile | None]]
"""A stored file for a person (their ids, in this order); None where it is gone, or the person is."""


@dataclass(frozen=True)
class FileLinks:
    """How the files of a message get to its reader. `public` is where phones find our pages, None where they do not."""

    secret: bytes
    public: str | None
    zone: ZoneInfo
    now: Now
    reader: Reader

    async def ways(self, message: Outgoing) -> list[Way]:
        """A way for each file that is kept; none for a stranger."""
        person = await self.reader(message.address)
        return [self._way(file, person) for file in message.files if person and file.stored_as is not None]

    def _way(self, file: OutgoingFile, person: Person) -> Way:
        code = self._code(file, person, FILE_LASTS)
        until = f"{(self.now() + FILE_LASTS).astimezone(self.zone):%d/%m/%Y}"
        if self.public is None:
            return Way(say(person.language, "file_link.at_the_office", name=file.name, code=code.upper(), until=until))
        words = say(person.language, "file_link.open", name=file.name, link=f"{self.public}{PATH}/{code}", until=until)
        if file.media_type not in PICTURES:
            return Way(words)
        # The platform fetches it at once; its own copy is what people see.
        short = self._code(file, person, PICTURE_LASTS)
        return Way(words, f"{self.public}{PATH}/{short}/{quote(file.name, safe='')}")

    def _code(self, file: OutgoingFile, person: Person, lasts: timedelta) -> str:
        return signed_code.sign(self.secret, _PURPOSE, [file.stored_as or 0, person.id], self.now() + lasts)


class FilePages:
    """Answers those addresses."""

    def __init__(self, look: Look, secret: bytes, now: Now, language: str) -> None:
        self._look = look
        self._secret = secret
        self._now = now
        self._language = language

    async def ask(self, request: Request) -> Response:
        """GET /tep: a form for the code of a file, and GET /tep?ma=CODE, what it sends."""
        code = request.query_params.get("ma", "").strip()
        if code:
            return RedirectResponse(f"{PATH}/{quote(code[:_LONGEST_CODE], safe='')}", 303)
        return page("file.html", reader_language(request.scope, self._language))

    async def give(self, request: Request) -> Response:
        """GET /tep/{code} and GET /tep/{code}/{name}: the file."""
        code = request.path_params["code"][:_LONGEST_CODE]
        numbers = signed_code.read(self._secret, _PURPOSE, code, self._now())
        file = await self._look(*numbers) if numbers and len(numbers) == 2 else None
        if file is None:
            raise Problem("file_link.gone")
        return download(file, "private, max-age=3600", shown=file.media_type in PICTURES)
