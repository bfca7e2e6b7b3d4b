"""How a scene's people talk to a running process: over each platform's fake by its /sim routes, or in the web chat.

Nothing here knows the process but by its address, nor a fake but by its routes, so that another emulator can stand in.
"""

import asyncio
import base64
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import uuid4

import httpx

WITHIN = 60.0
_LOOK_EVERY = 0.05
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LINK = re.compile(r"https://\S+")
_CODE = re.compile(r"(?<!\S)[0-9A-Z]+(?:-[0-9A-Z]+){3}(?!\S)")


@dataclass(frozen=True)
class Heard:
    """What somebody was told: a text, and for each file that came with it how to get its bytes."""

    text: str
    files: tuple[Callable[[], Awaitable[bytes]], ...] = ()


class Platform(Protocol):
    """A way people talk."""

    async def writes(self, person: int, text: str) -> None: ...

    async def shows(self, person: int, picture: bytes, caption: str) -> None:
        """Send a photo with words."""

    async def gives(self, person: int, name: str, data: bytes) -> None:
        """Send a document, in whatever way there is."""

    async def heard(self, person: int) -> list[Heard]: ...


@dataclass
class Office:
    """A running sample office; `address` is where its pages are, `people` are ids by the ends of names."""

    browser: httpx.AsyncClient
    platform: Platform
    people: dict[str, int]
    _read: dict[int, int] = field(default_factory=dict)

    async def says(self, name: str, text: str, *hears: str) -> str:
        """Somebody writes; gives what they are told next, once all the words they are to hear are in it."""
        await self.platform.writes(self.people[name], text)
        return await self.hears(name, *hears)

    async def shows(self, name: str, picture: bytes, caption: str, *hears: str) -> str:
        await self.platform.shows(self.people[name], picture, caption)
        return await self.hears(name, *hears)

    async def gives(self, name: str, file: str, data: bytes, *hears: str) -> str:
        await self.platform.gives(self.people[name], file, data)
        return await self.hears(name, *hears)

    async def hears(self, name: str, *words: str) -> str:
        """Wait until somebody was told, since the last time, something with all these words; gives all of it."""
        person, told = self.people[name], ""
        try:
            async with asyncio.timeout(WITHIN):
                while True:
                    heard = await self.platform.heard(person)
                    told = "\n---\n".join(h.text for h in heard[self._read.get(person, 0) :])
                    if told and all(word in told for word in words):
                        self._read[person] = len(heard)
                        return told
                    await asyncio.sleep(_LOOK_EVERY)
        except TimeoutError:
            raise AssertionError(f"{name} was to hear {words}, and heard:\n{told}") from None

    async def has_heard(self, name: str) -> list[Heard]:
        """All that somebody was ever told."""
        return await self.platform.heard(self.people[name])

    async def catches_up(self, name: str) -> None:
        """What somebody was told so far is read."""
        self._read[self.people[name]] = len(await self.has_heard(name))

    async def moves(self, step: str) -> str:
        """The office's clock is moved on; gives the day it is then (2026-01-05)."""
        answer = await self.browser.post("/clock", data={"step": step}, headers=self._origin(), timeout=300)
        return str(answer.raise_for_status().json()["day"])

    def _origin(self) -> dict[str, str]:
        return {"Origin": str(self.browser.base_url).rstrip("/")}


class OnWeb:
    """The web chat of the sample office, where anybody is anybody."""

    def __init__(self, browser: httpx.AsyncClient) -> None:
        self._browser = browser

    async def writes(self, person: int, text: str) -> None:
        await self._post(person, text)

    async def shows(self, person: int, picture: bytes, caption: str) -> None:
        await self._post(person, caption, {"file": ("anh.jpg", picture, "image/jpeg")})

    async def gives(self, person: int, name: str, data: bytes) -> None:
        await self._post(person, "", {"file": (name, data, _DOCX)})

    async def heard(self, person: int) -> list[Heard]:
        lines: list[dict[str, Any]] = []
        while True:
            before = {"before": lines[0]["id"]} if lines else {}
            answer = await self._browser.get("/history", params={"as": f"p{person}", **before})
            if not (older := answer.raise_for_status().json()):
                return [
                    Heard(line["text"], tuple(self._file(person, f["path"]) for f in line["files"]))
                    for line in lines
                    if not line["mine"]
                ]
            lines = [*older, *lines]

    def _file(self, person: int, path: str) -> Callable[[], Awaitable[bytes]]:
        async def get() -> bytes:
            return (await self._browser.get(path, params={"as": f"p{person}"})).raise_for_status().content

        return get

    async def _post(self, person: int, text: str, files: dict[str, Any] | None = None) -> None:
        fields = {"text": text, "key": uuid4().hex}
        origin = {"Origin": str(self._browser.base_url).rstrip("/")}
        answer = await self._browser.post(
            "/messages", params={"as": f"p{person}"}, data=fields, files=files, headers=origin, timeout=60
        )
        answer.raise_for_status()


class OnTelegram:
    """A Telegram client of everybody."""

    def __init__(self, sim: httpx.AsyncClient) -> None:
        self._sim = sim

    async def writes(self, person: int, text: str) -> None:
        await self._send(person, text=text)

    async def shows(self, person: int, picture: bytes, caption: str) -> None:
        await self._send(person, photo=base64.b64encode(picture).decode(), caption=caption)

    async def gives(self, person: int, name: str, data: bytes) -> None:
        content = {"name": name, "media_type": _DOCX, "base64": base64.b64encode(data).decode()}
        await self._send(person, document=content)

    async def heard(self, person: int) -> list[Heard]:
        answer = await self._sim.get(f"/sim/chat/{1000 + person}")
        if answer.status_code == 404:
            return []
        said = [m for m in answer.json()["messages"] if m["from"]["is_bot"]]
        return [Heard(m.get("text") or m.get("caption", ""), self._files(m)) for m in said]

    def _files(self, message: dict[str, Any]) -> tuple[Callable[[], Awaitable[bytes]], ...]:
        async def get() -> bytes:
            return (await self._sim.get(f"/sim/file/{message['document']['file_id']}")).raise_for_status().content

        return (get,) if "document" in message else ()

    async def _send(self, person: int, **what: Any) -> None:
        (await self._sim.post("/sim/message", json={"chat_id": 1000 + person, **what})).raise_for_status()


class OnZalo:
    """A Zalo client of everybody, who also have a browser: with it they open what the bot's messages lead to."""

    def __init__(self, sim: httpx.AsyncClient, browser: httpx.AsyncClient) -> None:
        self._sim = sim
        self._browser = browser

    async def writes(self, person: int, text: str) -> None:
        await self._send(person, text=text)

    async def shows(self, person: int, picture: bytes, caption: str) -> None:
        await self._send(person, photo=base64.b64encode(picture).decode(), caption=caption)

    async def gives(self, person: int, name: str, data: bytes) -> None:
        """What Zalo does not hand over is sent on the page the bot names, or where it names none in the web chat."""
        before = len(await self.heard(person))
        await self._send(person, unsupported=True)
        link = _LINK.search(await self._next(person, before))
        if link is None:
            await OnWeb(self._browser).gives(person, name, data)
            return
        path = self._here(link[0])
        assert (await self._browser.get(path)).status_code == 200
        answer = await self._browser.post(
            path,
            data={"key": uuid4().hex, "text": ""},
            files={"file": (name, data, _DOCX)},
            headers={"Origin": str(self._browser.base_url).rstrip("/")},
        )
        assert answer.status_code == 200, answer.text

    async def _next(self, person: int, before: int) -> str:
        for _ in range(int(WITHIN / _LOOK_EVERY)):
            if len(told := await self.heard(person)) > before:
                return told[-1].text
            await asyncio.sleep(_LOOK_EVERY)
        raise AssertionError("nothing was answered")

    async def heard(self, person: int) -> list[Heard]:
        answer = await self._sim.get(f"/sim/chat/{_zalo_id(person)}")
        if answer.status_code == 404:
            return []
        said = [m for m in answer.json()["messages"] if m["from"] == "bot"]
        return [self._heard(m.get("text") or m.get("caption", "")) for m in said]

    def _heard(self, text: str) -> Heard:
        """A file is behind a link, or behind a code that is typed in on the office's own page."""
        paths = [self._here(link) for link in _LINK.findall(text) if "/tep/" in link]
        paths += [f"/tep?ma={code}" for code in _CODE.findall(text) if "/tep" in text]

        def fetched(path: str) -> Callable[[], Awaitable[bytes]]:
            async def get() -> bytes:
                return (await self._browser.get(path, follow_redirects=True)).raise_for_status().content

            return get

        return Heard(text, tuple(fetched(path) for path in paths))

    def _here(self, link: str) -> str:
        """A public address as it is found on this machine."""
        return httpx.URL(link).raw_path.decode()

    async def _send(self, person: int, **what: Any) -> None:
        (await self._sim.post("/sim/message", json={"chat_id": _zalo_id(person), **what})).raise_for_status()


def _zalo_id(person: int) -> str:
    return f"{person:020x}"
