"""The sample office's clock: shown, and moved on."""

from typing import get_args

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.channels.web import WebChannel
from bot.channels.web_conversations import MoveClock, Now, Step, WebOffice
from bot.channels.web_form import read_form
from bot.channels.web_guard import reader_language
from bot.channels.web_words import moment
from domain.problem import Problem

_STEPS: dict[str, Step] = {step: step for step in get_args(Step)}


class Clock:
    """`move` takes the whole office to a later instant."""

    def __init__(self, channel: WebChannel, office: WebOffice, now: Now, move: MoveClock) -> None:
        self._channel = channel
        self._office = office
        self._now = now
        self._move = move

    async def show(self, request: Request) -> Response:
        """GET /clock: what time it is in the office."""
        return self._shown(request)

    async def move(self, request: Request) -> Response:
        """POST /clock (step: morning, day or week): move it on."""
        form = await read_form(request)
        if (step := _STEPS.get(form.text("step"))) is None:
            raise Problem("web.bad_request")
        await self._move(step)
        self._channel.clock_moved()
        return self._shown(request)

    def _shown(self, request: Request) -> Response:
        language = reader_language(request.scope, self._office.language)
        return JSONResponse(moment(language, self._office.zone, self._now()))
