"""A small, strict Telegram Bot API over HTTP, for tests and for trying things by hand.

`python -m tests.fakes.telegram --port 8081` runs it; tests/fakes/README.md says what it can be told.
"""

import argparse
import asyncio
import contextlib
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.fakes.control import Call, Fault, Faults, Outbox, Proxy, ProxyChange
from tests.fakes.serving import Dropped, serving
from tests.fakes.telegram_delivery import deliver_for_ever
from tests.fakes.telegram_methods import METHODS, Params, Polls, Upload
from tests.fakes.telegram_people import CannotDo, SimulatedMessage, SimulatedTap, block, tap, write
from tests.fakes.telegram_world import Json, Limits, RefusedCall, World

TOKEN = "7000000001:AAE-the-token-of-the-tests_0123456789"


class _ChatChange(BaseModel):
    model_config = ConfigDict(extra="forbid")

    blocked: bool


class _LimitsChange(BaseModel):
    model_config = ConfigDict(extra="forbid")

    overall: int | None = 30
    in_a_chat: int | None = 1


class FakeTelegram:
    """The server of one bot, made in the loop it runs in.

    `app` is what is served; tests in the same loop may also look at it and drive it directly.
    """

    def __init__(self, token: str = TOKEN, limits: Limits | None = None) -> None:
        self._token = token
        self._limits = limits or Limits()
        self.proxy = Proxy()
        self._forget()
        self.url = ""
        """Where it is served, once `running` serves it."""
        self._methods: dict[str, Callable[[World, Params], Awaitable[Any]]] = {
            name.lower(): method for name, method in METHODS.items()
        }
        self._names = {name.lower(): name for name in (*METHODS, "getUpdates")}
        self.app = Starlette(
            routes=[
                Route("/bot{token}/{method}", self._call, methods=["GET", "POST"]),
                Route("/file/bot{token}/{path:path}", self._download),
                Route("/sim/message", self._sim_message, methods=["POST"]),
                Route("/sim/callback", self._sim_callback, methods=["POST"]),
                Route("/sim/update", self._sim_update, methods=["POST"]),
                Route("/sim/fault", self._sim_fault, methods=["POST"]),
                Route("/sim/limits", self._sim_limits, methods=["POST"]),
                Route("/sim/proxy", self._sim_proxy, methods=["POST"]),
                Route("/sim/outbox", self._sim_outbox),
                Route("/sim/file/{file_id}", self._sim_file),
                Route("/sim/chat/{chat_id:int}", self._sim_chat, methods=["GET"]),
                Route("/sim/chat/{chat_id:int}", self._sim_change_chat, methods=["POST"]),
                Route("/sim/reset", self._sim_reset, methods=["POST"]),
            ],
            exception_handlers={ValidationError: _not_understood, CannotDo: _not_understood},
        )

    def _forget(self) -> None:
        self.world = World(self._token, self._limits)
        self.faults = Faults()
        self.outbox = Outbox()
        self._polls = Polls()

    @contextlib.asynccontextmanager
    async def running(self, port: int = 0) -> AsyncIterator[str]:
        """Serve it; gives the root address."""
        delivering = asyncio.create_task(self._deliver())
        async with serving(self.app, port) as self.url:
            try:
                yield self.url
            finally:
                self.world.close()
                delivering.cancel()
                await asyncio.wait({delivering})

    async def _deliver(self) -> None:
        """Deliver for the world there is, also after a reset."""
        while True:
            world = self.world
            delivering = asyncio.create_task(deliver_for_ever(world, self.proxy))
            try:
                while self.world is world and not delivering.done():
                    await world.change(1)
            finally:
                delivering.cancel()
                await asyncio.wait({delivering})

    # In the same loop: what tests do without a client

    def write(self, chat_id: int, text: str | None = None, **more: Any) -> Json:
        """Somebody writes; the update it makes."""
        return write(self.world, SimulatedMessage(chat_id=chat_id, text=text, **more))

    def tap(self, chat_id: int, data: str, **more: Any) -> Json:
        """Somebody taps a button; the update it makes."""
        return tap(self.world, SimulatedTap(chat_id=chat_id, data=data, **more))

    def block(self, chat_id: int, blocked: bool = True) -> Json:
        """Somebody blocks the bot, or takes it back."""
        return block(self.world, chat_id, blocked)

    def fault(self, method: str = "*", **more: Any) -> None:
        """Something is to go wrong."""
        self.faults.add(Fault(method=method, **more))

    async def called(self, method: str, times: int = 1, *, since: int = 0, within: float = 5.0) -> list[Call]:
        """Wait until so many calls of a method were accepted; gives them all. Raises TimeoutError."""
        async with asyncio.timeout(within):
            while len(calls := self.outbox.select(method, since)) < times:
                await self.world.change(within)
        return calls

    # The Bot API

    async def _call(self, request: Request) -> Response:
        name = self._names.get(request.path_params["method"].lower(), "")
        try:
            params = await self._admitted(request, name)
        except RefusedCall as refused:
            return JSONResponse(refused.answer, refused.code)
        fault = self.faults.next_for(name)
        if fault is None:
            return await self._answer(name, params)
        answer = await self._answer(name, params) if fault.accept or fault.only_slow else None
        await asyncio.sleep(fault.delay)
        if fault.only_slow and answer is not None:
            return answer
        refusal = _refusal(fault)
        if answer is None:
            self._record(name, params, refusal.status_code if refusal.status_code != 200 else 0, None)
        return refusal

    async def _admitted(self, request: Request, name: str) -> Params:
        params = await _params(request)
        if request.path_params["token"] != self._token:
            raise RefusedCall(401, "Unauthorized")
        if not name:
            raise RefusedCall(404, "Not Found")
        return params

    async def _answer(self, name: str, params: Params) -> Response:
        try:
            if name == "getUpdates":
                return JSONResponse({"ok": True, "result": await self._polls.get_updates(self.world, params)})
            result = await self._methods[name.lower()](self.world, params)
        except RefusedCall as refused:
            self._record(name, params, refused.code, refused.answer)
            return JSONResponse(refused.answer, refused.code)
        shown = json.loads(json.dumps(result))  # as it is now: the message may be edited later
        self._record(name, params, 200, shown)
        return JSONResponse({"ok": True, "result": shown})

    def _record(self, name: str, params: Params, status: int, result: Any) -> None:
        if name != "getUpdates":
            self.outbox.record(name, params.shown(), status, result)
            self.world.wake()

    async def _download(self, request: Request) -> Response:
        file = self.world.files.get(request.path_params["path"].removeprefix("documents/"))
        if request.path_params["token"] != self._token or file is None:
            return JSONResponse(RefusedCall(404, "Not Found").answer, 404)
        fault = self.faults.next_for("download")
        if fault is not None:
            await asyncio.sleep(fault.delay)
            if not fault.only_slow:
                return _refusal(fault)
        return Response(file.data if file.data is not None else bytes(file.size), media_type=file.media_type)

    # The control surface

    async def _sim_message(self, request: Request) -> Response:
        update = write(self.world, SimulatedMessage.model_validate_json(await request.body()))
        message = update.get("message") or update["edited_message"]
        ids = {"update_id": update["update_id"], "message_id": message["message_id"]}
        return JSONResponse({"ok": True, **ids, "at": self.outbox.now()})

    async def _sim_callback(self, request: Request) -> Response:
        update = tap(self.world, SimulatedTap.model_validate_json(await request.body()))
        return JSONResponse({"ok": True, "update_id": update["update_id"], "id": update["callback_query"]["id"]})

    async def _sim_update(self, request: Request) -> Response:
        self.world.push(await request.json())
        return JSONResponse({"ok": True})

    async def _sim_fault(self, request: Request) -> Response:
        self.faults.add(Fault.model_validate_json(await request.body()))
        return JSONResponse({"ok": True})

    async def _sim_limits(self, request: Request) -> Response:
        change = _LimitsChange.model_validate_json(await request.body())
        self.world.limits = Limits(change.overall, change.in_a_chat)
        return JSONResponse({"ok": True})

    async def _sim_proxy(self, request: Request) -> Response:
        self.proxy.origin = ProxyChange.model_validate_json(await request.body()).origin
        return JSONResponse({"ok": True})

    async def _sim_outbox(self, request: Request) -> Response:
        asked = request.query_params
        calls = self.outbox.select(asked.get("method"), int(asked.get("since", 0)), refused="refused" in asked)
        return JSONResponse([call.shown() for call in calls])

    async def _sim_file(self, request: Request) -> Response:
        file = self.world.files.get(request.path_params["file_id"])
        if file is None or file.data is None:
            return JSONResponse({"ok": False, "description": "no such file"}, 404)
        return Response(file.data, media_type=file.media_type or "application/octet-stream")

    async def _sim_chat(self, request: Request) -> Response:
        chat = self.world.chats.get(request.path_params["chat_id"])
        if chat is None:
            return JSONResponse({"ok": False, "description": "no such chat"}, 404)
        return JSONResponse({**chat.shown, "blocked": chat.blocked, "messages": list(chat.messages.values())})

    async def _sim_change_chat(self, request: Request) -> Response:
        change = _ChatChange.model_validate_json(await request.body())
        block(self.world, request.path_params["chat_id"], change.blocked)
        return JSONResponse({"ok": True})

    async def _sim_reset(self, _request: Request) -> Response:
        self._limits = Limits(self.world.limits.overall, self.world.limits.in_a_chat)
        self.world.close()
        self._forget()
        return JSONResponse({"ok": True})


def _refusal(fault: Fault) -> Response:
    if fault.drop:
        return Dropped()
    code = fault.code or fault.http_status or 500
    if fault.body is not None:
        return Response(fault.body, fault.http_status or code, media_type="text/html")
    parameters = {"retry_after": fault.retry_after} if fault.retry_after else {}
    return JSONResponse(RefusedCall(code, fault.description, **parameters).answer, fault.http_status or code)


async def _params(request: Request) -> Params:
    values: Json = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        try:
            values |= json.loads(await request.body())
        except (ValueError, TypeError):
            raise RefusedCall(400, "Bad Request: can't parse the JSON of the call") from None
    elif kind.startswith(("multipart/form-data", "application/x-www-form-urlencoded")):
        async with request.form() as form:
            for name, value in form.items():
                values[name] = await _upload(value) if isinstance(value, UploadFile) else value
    return Params(values)


async def _upload(file: UploadFile) -> Upload:
    return Upload(file.filename or "", file.content_type or "application/octet-stream", await file.read())


async def _not_understood(_request: Request, error: Exception) -> Response:
    return JSONResponse({"ok": False, "description": str(error)}, 422)


async def _main() -> None:
    parser = argparse.ArgumentParser(description="A fake Telegram Bot API.")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--no-limits", action="store_true", help="take any number of messages a second")
    asked = parser.parse_args()
    fake = FakeTelegram(asked.token, Limits(None, None) if asked.no_limits else Limits())
    async with fake.running(asked.port) as url:
        sys.stdout.write(f"NHACVIEC_TELEGRAM_BASE_URL={url}\nNHACVIEC_TELEGRAM_TOKEN={asked.token}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_main())
