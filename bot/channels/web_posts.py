"""What a page sends: messages with files, taps on buttons, and a stranger's code."""

import logging
import re

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.channels.web import WebChannel
from bot.channels.web_conversations import WebOffice
from bot.channels.web_feed import named_line
from bot.channels.web_form import Form, read_form
from bot.channels.web_session import Sessions, Visitor, new_address
from bot.channels.web_words import moment
from domain.chat import Attachment
from domain.conversation import Line
from domain.problem import Problem

_log = logging.getLogger(__name__)
_KEY = re.compile(r"[0-9A-Za-z-]{8,64}")
_LONGEST_DATA = 64
_LONGEST_LABEL = 100


class Posts:
    """The writing side of the chat."""

    def __init__(self, channel: WebChannel, sessions: Sessions, office: WebOffice) -> None:
        self._channel = channel
        self._sessions = sessions
        self._office = office

    async def message(self, request: Request) -> Response:
        """POST /messages (text, file..., reply_to, key): something typed. The same key again has no effect."""
        visitor = await self._sessions.require(request)
        form = await read_form(request)
        text = form.text("text")
        if not text and not form.files:
            raise Problem("web.empty")
        if form.files and visitor.persona is None:
            raise Problem("web.stranger_files")
        return self._kept(visitor, await self._take(visitor.address, form, text, attachments=form.files))

    async def button(self, request: Request) -> Response:
        """POST /buttons (data, label, reply_to, key): a tap. What was tapped is shown as what the person said."""
        visitor = await self._sessions.require(request)
        form = await read_form(request)
        data = form.text("data")
        if not data or len(data.encode()) > _LONGEST_DATA:
            raise Problem("web.bad_request")
        label = form.text("label")[:_LONGEST_LABEL]
        return self._kept(visitor, await self._take(visitor.address, form, label, button=data))

    async def join(self, request: Request) -> Response:
        """POST /join (code, key): a stranger's code, handed in as what they typed; the answer waits in the chat."""
        visitor = await self._sessions.find(request) or Visitor(new_address(), None)
        form = await read_form(request)
        if not (code := form.text("code")):
            raise Problem("web.empty")
        await self._take(visitor.address, form, code)
        response = RedirectResponse("/chat", 303)
        self._sessions.remember(request, response, visitor.address)
        return response

    async def _take(
        self,
        address: str,
        form: Form,
        text: str,
        *,
        attachments: tuple[Attachment, ...] = (),
        button: str | None = None,
    ) -> Line:
        if not _KEY.fullmatch(key := form.text("key")):
            raise Problem("web.bad_request")
        reply_to = named_line(form.text("reply_to"))
        try:
            return await self._channel.take(
                address, key, text, attachments=attachments, button=button, reply_to=reply_to
            )
        except Problem:
            raise
        except Exception as error:
            # Only its kind: the words of an error may hold those of the message.
            _log.error("a message of the web chat was not kept: %s", type(error).__name__)
            raise Problem("web.not_kept") from error

    def _kept(self, visitor: Visitor, line: Line) -> Response:
        language = visitor.persona.language if visitor.persona else self._office.language
        return JSONResponse({"id": line.id, **moment(language, self._office.zone, line.at)})
