"""What a page reads: the stream of its conversation, older lines, and files."""

import json
from collections.abc import AsyncIterator
from typing import Any

from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.channels.web import WebChannel
from bot.channels.web_conversations import Conversations, WebOffice
from bot.channels.web_download import download
from bot.channels.web_session import Sessions, Visitor
from bot.channels.web_streams import AtWork, ClockMoved, Event, News, Said, TakenBack
from bot.channels.web_words import line_shown
from domain.conversation import Line, instant_of
from domain.problem import Problem

_PING_SECONDS = 15
_OLDER_LINES = 60


def named_line(given: str | None) -> str | None:
    """The id of a line that a page names, None where it names none. Raises Problem for what is no id."""
    if not given:
        return None
    try:
        instant_of(given)
    except ValueError as error:
        raise Problem("web.bad_request") from error
    return given


class Feed:
    """The reading side of the chat."""

    def __init__(
        self, channel: WebChannel, conversations: Conversations, sessions: Sessions, office: WebOffice
    ) -> None:
        self._channel = channel
        self._conversations = conversations
        self._sessions = sessions
        self._office = office

    async def events(self, request: Request) -> Response:
        """GET /events?after=: what happened since a line, then all as it happens, by server-sent events."""
        visitor = await self._sessions.require(request)
        after = named_line(request.headers.get("Last-Event-ID") or request.query_params.get("after"))
        if not self._channel.running:
            raise Problem("web.closing")
        return EventSourceResponse(self._stream(visitor, after), ping=_PING_SECONDS)

    async def history(self, request: Request) -> Response:
        """GET /history?before=: the lines before one, oldest first."""
        visitor = await self._sessions.require(request)
        before = named_line(request.query_params.get("before"))
        lines = await self._conversations.before(visitor.address, before, _OLDER_LINES)
        return JSONResponse([self._shown(visitor, line) for line in lines])

    async def file(self, request: Request) -> Response:
        """GET /files/{line}/{place}: a file of this conversation. It is saved, never shown as a page of ours."""
        visitor = await self._sessions.require(request)
        line = named_line(request.path_params["line"])
        file = await self._channel.file(visitor.address, line, request.path_params["place"]) if line else None
        if file is None:
            raise Problem("web.no_file")
        # What a line carries never changes.
        return download(file, "private, max-age=86400, immutable")

    async def _stream(self, visitor: Visitor, after: str | None) -> AsyncIterator[ServerSentEvent]:
        async for event in self._channel.follow(visitor.address, after):
            yield self._told(visitor, event)
            stranger_answered = visitor.persona is None and isinstance(event, Said) and not event.line.mine
            if stranger_answered and await self._conversations.who(visitor.address):
                yield ServerSentEvent("{}", event="joined")
                return

    def _told(self, visitor: Visitor, event: Event | None) -> ServerSentEvent:
        """An event as the page's script hears it; only lines have an id, which is what a page resumes from."""
        match event:
            case Said(line):
                return ServerSentEvent(_json(self._shown(visitor, line)), event="line", id=line.id)
            case TakenBack(line_id):
                return ServerSentEvent(_json({"id": line_id}), event="gone")
            case News(address):
                return ServerSentEvent(_json({"address": address}), event="news")
            case AtWork(words):
                return ServerSentEvent(_json({"words": words}), event="work")
            case ClockMoved():
                return ServerSentEvent("{}", event="clock")
            case None:
                return ServerSentEvent("{}", event="ready")

    def _shown(self, visitor: Visitor, line: Line) -> dict[str, Any]:
        language = visitor.persona.language if visitor.persona else self._office.language
        return line_shown(language, self._office.zone, line)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
