"""The page that takes what a chat cannot: files for a chat of somebody's, by a personal address that runs out."""

import re
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web_conversations import Now
from bot.channels.web_form import MOST_FILES, MOST_MEGABYTES, read_form
from bot.channels.web_templates import page
from domain import signed_code
from domain.chat import Incoming, Receive
from domain.people import Person
from domain.problem import Problem

PATH = "/gui/"
LASTS = timedelta(days=1)
_PURPOSE = "upload"
_LONGEST_CODE = 64
_KEY = re.compile(r"[0-9A-Za-z-]{8,64}")


@dataclass(frozen=True)
class Chat:
    """The chat an upload belongs to, and whose it is."""

    channel: str
    address: str
    person: Person


Look = Callable[[int], Awaitable[Chat | None]]
"""The chat of an account by its id; None where it leads to nobody any more."""


@dataclass(frozen=True)
class UploadLinks:
    """Addresses of upload pages. `public` is where phones find our pages, None where they do not."""

    secret: bytes
    public: str | None

    def address(self, account_id: int, now: datetime) -> str | None:
        """The address for the chat of an account; none where phones could not open it."""
        if self.public is None:
            return None
        return f"{self.public}{PATH}{signed_code.sign(self.secret, _PURPOSE, [account_id], now + LASTS)}"


class UploadPages:
    """Answers those addresses. What is sent goes to `receive` as if it had come in the chat, which gets the answer."""

    def __init__(self, look: Look, secret: bytes, now: Now, receive: Receive) -> None:
        self._look = look
        self._secret = secret
        self._now = now
        self._receive = receive

    async def show(self, request: Request) -> Response:
        """GET /gui/{code}: the form."""
        chat = await self._chat(request)
        return self._page(chat, sent=0)

    async def take(self, request: Request) -> Response:
        """POST /gui/{code} (file..., text, key): the files; the same key again has no effect."""
        chat = await self._chat(request)
        form = await read_form(request)
        if not form.files:
            raise Problem("web.empty")
        if not _KEY.fullmatch(key := form.text("key")):
            raise Problem("web.bad_request")
        update_id = f"page/{chat.address}/{key}"
        await self._receive(Incoming(chat.channel, update_id, chat.address, form.text("text"), self._now(), form.files))
        return self._page(chat, sent=len(form.files))

    async def _chat(self, request: Request) -> Chat:
        code = request.path_params["code"][:_LONGEST_CODE]
        numbers = signed_code.read(self._secret, _PURPOSE, code, self._now())
        chat = await self._look(*numbers) if numbers and len(numbers) == 1 else None
        if chat is None:
            raise Problem("file_link.upload_gone")
        return chat

    def _page(self, chat: Chat, *, sent: int) -> Response:
        return page(
            "upload.html",
            chat.person.language,
            person=chat.person.name,
            key=secrets.token_hex(16),
            sent=sent,
            files=MOST_FILES,
            megabytes=MOST_MEGABYTES,
        )
