"""The web server inside our own event loop; signals are left to the application."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from domain.problem import Problem

_SECONDS_TO_FINISH = 5


class _Server(uvicorn.Server):
    """uvicorn would take the signals over and raise them again when it ends; ours says when it is up instead."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()


class WebServer:
    """Serves an ASGI application on an address of this machine; port 0 takes a free one."""

    def __init__(self, app: ASGIApp, host: str, port: int) -> None:
        self._server = _Server(
            uvicorn.Config(
                app,
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=_SECONDS_TO_FINISH,
            )
        )
        self._host = host
        self._port = port
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> str:
        """Listen, and give the address pages are reached at. Raises Problem where the port cannot be had."""
        family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
        listener = socket.socket(family)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((self._host, self._port))
        except OSError as error:
            listener.close()
            raise Problem("web.no_port", host=self._host, port=self._port) from error
        self._task = asyncio.create_task(self._server.serve([listener]))
        await self._server.up.wait()
        host = f"[{self._host}]" if family == socket.AF_INET6 else self._host
        return f"http://{host}:{listener.getsockname()[1]}"

    async def stop(self) -> None:
        """Take no more requests and finish those under way, 5 s at most.

        Stop the web channel first: it ends the streams, which otherwise last those 5 s.
        """
        if self._task is not None:
            self._server.should_exit = True
            await self._task
            self._task = None
