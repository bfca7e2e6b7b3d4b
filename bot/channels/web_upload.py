"""The page that takes what a chat cannot: files for a chat of somebody's, by a personal address that runs out."""

import re
import secrets
from collections.abc import Awaitable, Callable, Sequence
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
_PURPOSE, _OF_A_TASK = "upload", "evidence"
_LONGEST_CODE = 64
_KEY = re.compile(r"[0-9A-Za-z-]{8,64}")


@dataclass(frozen=True)
class Chat:
    """The chat an upload belongs to, and whose it is."""

    channel: str
    address: str
    person: Person


@dataclass(frozen=True)
class _For:
    """What a page is for: a chat, or within it one task by its number and what it is called."""

    chat: Chat
    number: int | None = None
    task: str | None = None


Look = Callable[[int], Awaitable[Chat | None]]
"""The chat of an account by its id; None where it leads to nobody any more."""
LookAtTask = Callable[[Person, int], Awaitable[str | None]]
"""What a task (its number) is called, for somebody who may prove its result now; None for others."""


async def _no_task(_person: Person, _number: int) -> str | None:
    return None


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

    def for_task(self, account_id: int, number: int, now: datetime) -> str | None:
        """The same, for what proves the result of one task alone."""
        if self.public is None:
            return None
        return f"{self.public}{PATH}{signed_code.sign(self.secret, _OF_A_TASK, [account_id, number], now + LASTS)}"


class UploadPages:
    """Answers those addresses. What is sent goes to `receive` as if it had come in the chat, which gets the answer."""

    def __init__(
        self, look: Look, secret: bytes, now: Now, receive: Receive, look_at_task: LookAtTask = _no_task
    ) -> None:
        self._look = look
        self._look_at_task = look_at_task
        self._secret = secret
        self._now = now
        self._receive = receive

    async def show(self, request: Request) -> Response:
        """GET /gui/{code}: the form."""
        return self._page(await self._meant(request))

    async def take(self, request: Request) -> Response:
        """POST /gui/{code} (file..., text, key): the files; the same key again has no effect."""
        meant = await self._meant(request)
        form = await read_form(request)
        if not form.files:
            raise Problem("web.empty")
        if not _KEY.fullmatch(key := form.text("key")):
            raise Problem("web.bad_request")
        chat, text = meant.chat, form.text("text")
        if meant.number is not None:
            text = f"T{meant.number} {text}".strip()
        update_id = f"page/{chat.address}/{key}"
        await self._receive(Incoming(chat.channel, update_id, chat.address, text, self._now(), form.files))
        return self._page(meant, [file.name for file in form.files])

    async def _meant(self, request: Request) -> _For:
        """What an address is for, if it is still good and its person may still send what it is for."""
        code = request.path_params["code"][:_LONGEST_CODE]
        of_chat = signed_code.read(self._secret, _PURPOSE, code, self._now())
        of_task = signed_code.read(self._secret, _OF_A_TASK, code, self._now())
        account_id, *number = of_chat or of_task or (0,)
        chat = await self._look(account_id) if of_chat or of_task else None
        task = await self._look_at_task(chat.person, number[0]) if chat and of_task and number else None
        if chat is None or (of_task and task is None):
            raise Problem("file_link.upload_gone")
        return _For(chat, number[0] if number else None, task)

    def _page(self, meant: _For, sent: Sequence[str] = ()) -> Response:
        return page(
            "upload.html",
            meant.chat.person.language,
            person=meant.chat.person.name,
            task=meant.task,
            key=secrets.token_hex(16),
            sent=sent,
            files=MOST_FILES,
            megabytes=MOST_MEGABYTES,
        )
