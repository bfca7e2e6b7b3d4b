"""The pages: whom to be in the sample office, the code to join a real one with, and the chat."""

import secrets
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.channels.web_conversations import Conversations, Now, Suggest, WebOffice
from bot.channels.web_form import MOST_CHARACTERS, MOST_FILES, MOST_MEGABYTES
from bot.channels.web_session import Sessions, Visitor, new_address
from bot.channels.web_templates import page
from bot.channels.web_words import moment, role_name, script_words
from domain.conversation import Persona

_LONGEST_CODE = 64


class Pages:
    """What a browser opens."""

    def __init__(
        self, conversations: Conversations, sessions: Sessions, office: WebOffice, now: Now, suggest: Suggest
    ) -> None:
        self._conversations = conversations
        self._sessions = sessions
        self._office = office
        self._now = now
        self._suggest = suggest

    async def front(self, request: Request) -> Response:
        """GET /: whom to be, or the code to join with; somebody who joined goes on to the chat."""
        if self._office.sample:
            units = _by_unit(await self._conversations.people())
            return self._page("choose.html", self._office.language, units=units)
        visitor = await self._sessions.find(request)
        if visitor and visitor.persona:
            return RedirectResponse("/chat", 303)
        code = request.query_params.get("code", "")[:_LONGEST_CODE]
        form = self._page("join.html", self._office.language, code=code, key=secrets.token_hex(16))
        self._sessions.remember(request, form, visitor.address if visitor else new_address())
        return form

    async def chat(self, request: Request) -> Response:
        """GET /chat: the conversation; who has none is sent to choose or to join."""
        if (visitor := await self._sessions.find(request)) is None:
            return RedirectResponse("/", 303)
        persona = visitor.persona
        language = persona.language if persona else self._office.language
        units = _by_unit(await self._conversations.people()) if self._office.sample else []
        chat = self._page(
            "chat.html",
            language,
            visitor=visitor,
            units=units,
            suggestions=self._suggest(persona) if persona else (),
            script=self._for_script(language, visitor),
            most_characters=MOST_CHARACTERS,
        )
        if not self._office.sample:
            self._sessions.remember(request, chat, visitor.address)
        return chat

    async def health(self, request: Request) -> Response:  # noqa: ARG002 - an endpoint's signature
        """GET /healthz: the process answers."""
        return JSONResponse({"status": "ok"})

    def _for_script(self, language: str, visitor: Visitor) -> dict[str, Any]:
        return {
            "as": f"?as={visitor.address}" if self._office.sample else "",
            "known": visitor.persona is not None,
            "address": visitor.address if self._office.sample else "",
            "mostBytes": MOST_MEGABYTES * 1024 * 1024,
            "mostFiles": MOST_FILES,
            "words": script_words(language, megabytes=MOST_MEGABYTES, files=MOST_FILES),
        }

    def _page(self, name: str, language: str, **values: Any) -> Response:
        return page(
            name,
            language,
            role_name=lambda role: role_name(language, role),
            office=self._office,
            clock=moment(language, self._office.zone, self._now()),
            **values,
        )


def _by_unit(people: Sequence[Persona]) -> list[tuple[str | None, list[Persona]]]:
    """People under the name of their unit, units in the order of their first person."""
    order = list(dict.fromkeys(p.unit for p in people))
    ordered = sorted(people, key=lambda p: order.index(p.unit))
    return [(unit, list(group)) for unit, group in groupby(ordered, key=lambda p: p.unit)]
