"""A small, strict Zalo Bot Platform over HTTP, for tests and for trying things by hand.

`python -m tests.fakes.zalo --port 8082` runs it; tests/fakes/README.md says what it can be told.
"""

import argparse
import asyncio
import contextlib
import json
import sys
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.fakes.control import Call, Fault, Faults, Outbox, Proxy, ProxyChange
from tests.fakes.serving import Dropped, serving
from tests.fakes.zalo_delivery import deliver_for_ever, enveloped
from tests.fakes.zalo_methods import METHODS
from tests.fakes.zalo_people import SimulatedMessage, write
from tests.fakes.zalo_world import Json, Limits, RefusedCall, Shape, World

TOKEN = "1459232241:the-token-of-the-tests_0123456789"


class _ShapeChange(BaseModel):
    model_config = ConfigDict(extra="forbid")

    envelope: Literal["wrapped", "flat"] | None = None
    photo: Literal["photo", "photo_url"] | None = None
    copies: int | None = None


class _LimitsChange(BaseModel):
    model_config = ConfigDict(extra="forbid")

    a_month: int | None = 3000
    a_second: int | None = None


class _ChatChange(BaseModel):
    model_config = ConfigDict(extra="forbid")

    blocked: bool


class FakeZalo:
    """The server of one bot or several, made in the loop it runs in.

    `app` is what is served; tests in the same loop may also look at it and drive it directly.
    """

    def __init__(self, tokens: Sequence[str] = (TOKEN,), limits: Limits | None = None) -> None:
        self._tokens = tuple(tokens)
        self._limits = limits or Limits()
        self.proxy = Proxy()
        self.url = ""
        """Where it is served, once `running` serves it."""
        self._forget()
        self.app = Starlette(
            routes=[
                Route("/bot{token}/{method}", self._call, methods=["GET", "POST"]),
                Route("/photos/{number}.jpg", self._photo),
                Route("/sim/message", self._sim_message, methods=["POST"]),
                Route("/sim/update", self._sim_update, methods=["POST"]),
                Route("/sim/fault", self._sim_fault, methods=["POST"]),
                Route("/sim/shape", self._sim_shape, methods=["POST"]),
                Route("/sim/limits", self._sim_limits, methods=["POST"]),
                Route("/sim/proxy", self._sim_proxy, methods=["POST"]),
                Route("/sim/outbox", self._sim_outbox),
                Route("/sim/chat/{chat_id}", self._sim_chat, methods=["GET"]),
                Route("/sim/chat/{chat_id}", self._sim_change_chat, methods=["POST"]),
                Route("/sim/reset", self._sim_reset, methods=["POST"]),
            ],
            exception_handlers={ValidationError: _not_understood, ValueError: _not_understood},
        )

    def _forget(self) -> None:
        self.shape = Shape()
        self.worlds = {token: World(token, self._limits, self.shape) for token in self._tokens}
        self.faults = Faults()
        self.outbox = Outbox()

    @property
    def world(self) -> World:
        """The state of the first bot."""
        return self.worlds[self._tokens[0]]

    @contextlib.asynccontextmanager
    async def running(self, port: int = 0) -> AsyncIterator[str]:
        """Serve it; gives the root address."""
        delivering = asyncio.create_task(self._deliver())
        async with serving(self.app, port) as self.url:
            try:
                yield self.url
            finally:
                self._close()
                delivering.cancel()
                await asyncio.wait({delivering})

    async def _deliver(self) -> None:
        """Deliver for the bots there are, also after a reset."""
        while True:
            await asyncio.gather(*(deliver_for_ever(world, self.proxy) for world in self.worlds.values()))

    def _close(self) -> None:
        for world in self.worlds.values():
            world.close()

    # In the same loop: what tests do without a client

    def write(self, chat_id: str, text: str | None = None, **more: Any) -> Json:
        """Somebody writes; the update it makes."""
        return self._write(SimulatedMessage(chat_id=chat_id, text=text, **more))

    def fault(self, method: str = "*", **more: Any) -> None:
        """Something is to go wrong."""
        self.faults.add(Fault(method=method, **more))

    async def called(self, method: str, times: int = 1, *, since: int = 0, within: float = 5.0) -> list[Call]:
        """Wait until so many calls of a method were accepted; gives them all. Raises TimeoutError."""
        async with asyncio.timeout(within):
            while len(calls := self.outbox.select(method, since)) < times:
                await self.world.change(0.05)
        return calls

    def _write(self, said: SimulatedMessage) -> Json:
        return write(self._bot(said.bot), said, self.url)

    def _bot(self, number: str | None) -> World:
        if number is None:
            return self.world
        return next(world for token, world in self.worlds.items() if token.partition(":")[0] == number)

    # The Bot API

    async def _call(self, request: Request) -> Response:
        world, name = self.worlds.get(request.path_params["token"]), request.path_params["method"]
        if world is None:
            return JSONResponse(RefusedCall(401, "Unauthorized").answer)
        if name not in METHODS:
            return JSONResponse(RefusedCall(400, "Bad Request: unknown API name").answer)
        params = await _params(request)
        fault = self.faults.next_for(name)
        if fault is None:
            return await self._answer(world, name, params)
        answer = await self._answer(world, name, params) if fault.accept or fault.only_slow else None
        await asyncio.sleep(fault.delay)
        if fault.only_slow and answer is not None:
            return answer
        if answer is None:
            self._record(world, name, params, fault.code or 0, None)
        return _refusal(fault)

    async def _answer(self, world: World, name: str, params: Json) -> Response:
        try:
            result = await METHODS[name](world, params, self.proxy)
        except RefusedCall as refused:
            self._record(world, name, params, refused.code, refused.answer)
            return JSONResponse(refused.answer)
        self._record(world, name, params, 200, result)
        if name == "getUpdates":
            return JSONResponse(enveloped(world, result) | {"ok": True, "result": result})
        return JSONResponse({"ok": True} if result is None else {"ok": True, "result": result, "error_code": 0})

    def _record(self, world: World, name: str, params: Json, status: int, result: Any) -> None:
        if name != "getUpdates":
            self.outbox.record(name, {"bot": world.token.partition(":")[0], **params}, status, result)
            world.wake()

    async def _photo(self, request: Request) -> Response:
        fault = self.faults.next_for("download")
        if fault is not None:
            await asyncio.sleep(fault.delay)
            if not fault.only_slow:
                return _refusal(fault)
        number = request.path_params["number"]
        data = next((world.photos[number] for world in self.worlds.values() if number in world.photos), None)
        return Response(status_code=404) if data is None else Response(data, media_type="image/jpeg")

    # The control surface

    async def _sim_message(self, request: Request) -> Response:
        body = self._write(SimulatedMessage.model_validate_json(await request.body()))
        return JSONResponse({"ok": True, "message_id": body.get("message", {}).get("message_id")})

    async def _sim_update(self, request: Request) -> Response:
        self.world.push(await request.json())
        return JSONResponse({"ok": True})

    async def _sim_fault(self, request: Request) -> Response:
        self.faults.add(Fault.model_validate_json(await request.body()))
        return JSONResponse({"ok": True})

    async def _sim_shape(self, request: Request) -> Response:
        change = _ShapeChange.model_validate_json(await request.body()).model_dump(exclude_none=True)
        self.shape = replace(self.shape, **change)
        for world in self.worlds.values():
            world.shape = self.shape
        return JSONResponse({"ok": True})

    async def _sim_limits(self, request: Request) -> Response:
        change = _LimitsChange.model_validate_json(await request.body())
        self._limits = Limits(change.a_month, change.a_second)
        for world in self.worlds.values():
            world.limits = self._limits
        return JSONResponse({"ok": True})

    async def _sim_proxy(self, request: Request) -> Response:
        self.proxy.origin = ProxyChange.model_validate_json(await request.body()).origin
        return JSONResponse({"ok": True})

    async def _sim_outbox(self, request: Request) -> Response:
        asked = request.query_params
        calls = self.outbox.select(asked.get("method"), int(asked.get("since", 0)), refused="refused" in asked)
        return JSONResponse([call.shown() for call in calls])

    async def _sim_chat(self, request: Request) -> Response:
        world = self._bot(request.query_params.get("bot"))
        chat = world.chats.get(request.path_params["chat_id"])
        if chat is None:
            return JSONResponse({"ok": False, "description": "no such chat"}, 404)
        return JSONResponse(
            {"id": chat.id, "display_name": chat.name, "blocked": chat.blocked, "messages": chat.messages}
        )

    async def _sim_change_chat(self, request: Request) -> Response:
        change = _ChatChange.model_validate_json(await request.body())
        self._bot(request.query_params.get("bot")).chats[request.path_params["chat_id"]].blocked = change.blocked
        return JSONResponse({"ok": True})

    async def _sim_reset(self, _request: Request) -> Response:
        self._close()
        self._forget()
        return JSONResponse({"ok": True})


def _refusal(fault: Fault) -> Response:
    """Zalo's own refusals come with HTTP 200 unless the fault says otherwise."""
    if fault.drop:
        return Dropped()
    if fault.body is not None:
        return Response(fault.body, fault.http_status or 502, media_type="text/html")
    return JSONResponse(RefusedCall(fault.code or 400, fault.description).answer, fault.http_status or 200)


async def _params(request: Request) -> Json:
    values: Json = dict(request.query_params)
    if request.headers.get("content-type", "").startswith("application/json"):
        with contextlib.suppress(ValueError, TypeError):
            values |= json.loads(await request.body())
    elif request.method == "POST":
        async with request.form() as form:
            values |= dict(form)
    return values


async def _not_understood(_request: Request, error: Exception) -> Response:
    return JSONResponse({"ok": False, "description": str(error)}, 422)


async def _main() -> None:
    parser = argparse.ArgumentParser(description="A fake Zalo Bot Platform.")
    parser.add_argument("--port", type=int, default=8082)
    parser.add_argument("--token", action="append", help="once for each bot")
    parser.add_argument("--a-second", type=int, help="messages a second a bot may send; without it any number")
    parser.add_argument("--proxy", help="where public https addresses lead to, such as http://127.0.0.1:8080")
    asked = parser.parse_args()
    tokens = asked.token or [TOKEN]
    fake = FakeZalo(tokens, Limits(a_second=asked.a_second))
    fake.proxy.origin = asked.proxy
    async with fake.running(asked.port) as url:
        sys.stdout.write(f"NHACVIEC_ZALO_BASE_URL={url}\nNHACVIEC_ZALO_TOKENS={','.join(tokens)}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_main())
