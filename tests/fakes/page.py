"""A browser's page without a browser: it posts as a page does and hears the stream of events."""

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

_PATIENCE = 5.0


@dataclass(frozen=True)
class Heard:
    """One server-sent event."""

    kind: str
    id: str | None
    data: dict[str, Any]


class Page:
    """Somebody's page. In the sample office `me` is their address; in a real one the client keeps a cookie."""

    def __init__(self, address: str, me: str | None = None) -> None:
        params = {"as": me} if me else {}
        self.http = httpx.AsyncClient(base_url=address, params=params, headers={"Origin": address}, timeout=_PATIENCE)
        self._keys = (f"key-{n:08}" for n in itertools.count())

    async def __aenter__(self) -> "Page":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.aclose()

    async def post(
        self, path: str, files: list[tuple[str, bytes, str]] | None = None, /, **fields: str
    ) -> httpx.Response:
        """Send a form as the page's script does; `files` are (name, data, media type)."""
        fields.setdefault("key", next(self._keys))
        parts: list[tuple[str, Any]] = [(name, (None, value)) for name, value in fields.items()]
        parts += [("file", file) for file in files or []]
        return await self.http.post(path, files=parts)

    async def say(self, text: str, **fields: str) -> httpx.Response:
        """Type a message and send it."""
        return await self.post("/messages", text=text, **fields)

    @asynccontextmanager
    async def listening(self, after: str | None = None, *, resumed: bool = False) -> AsyncIterator["Stream"]:
        """The stream of events from a line on; `resumed` as a browser does it by itself, with Last-Event-ID."""
        headers = {"Last-Event-ID": after} if after and resumed else {}
        params = {"after": after} if after and not resumed else {}
        async with self.http.stream("GET", "/events", headers=headers, params=params) as response:
            response.raise_for_status()
            yield Stream(response)


class Stream:
    """Events as they are heard; waiting for one ends after 5 s."""

    def __init__(self, response: httpx.Response) -> None:
        self._lines = response.aiter_lines()

    async def next(self) -> Heard:
        """The next event. Raises StopAsyncIteration where the server ended the stream."""
        return await asyncio.wait_for(self._next(), _PATIENCE)

    async def until(self, kind: str) -> list[Heard]:
        """The events before the next one of a kind."""
        before = []
        while (heard := await self.next()).kind != kind:
            before.append(heard)
        return before

    async def line(self) -> dict[str, Any]:
        """The next line of the conversation."""
        while (heard := await self.next()).kind != "line":
            pass
        return heard.data

    async def _next(self) -> Heard:
        given: dict[str, str] = {}
        while True:
            line = await anext(self._lines)
            if line:
                name, _, value = line.partition(":")
                given[name] = value.strip()
            elif "data" in given:
                return Heard(given["event"], given.get("id"), json.loads(given["data"]))
