"""What no platform should send and somebody will: updates with odd values anywhere, broken bodies, odd forms."""

import copy
import json
import random
from collections.abc import Sequence
from typing import Any

from starlette.types import ASGIApp, Message

ODD: Sequence[Any] = (
    *(None, True, False, 0, -1, 1.5, 10**30, -(10**18)),
    *("", " ", "\x00", "\ud800", "\u202e", "x" * 5000, "ệ" * 300, "1001", "PRIVATE", "group", "message.text.received"),
    *("http://[", "https://vidu.vn/a b", "javascript:alert(1)", "1 OR 1=1", "../../x", "=cmd|' /C calc'!A0"),
    *([], [[]], [None], {}, {"id": {}}, {"id": "\x00"}, {"": 1}),
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in the JSON below the top."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, item in inner for place in [(*path, key), *places(item, (*path, key))]]


def put(value: Any, place: tuple[Any, ...], odd: Any) -> None:
    """Replace what stands at a place."""
    *way, last = place
    for key in way:
        value = value[key]
    value[last] = odd


def malformed(valid: Any, chance: random.Random) -> Any:
    """A copy with one to four places made odd, missing or doubled."""
    body = copy.deepcopy(valid)
    for _ in range(chance.randint(1, 4)):
        found = places(body)
        if not found:
            break
        place = chance.choice(found)
        put(body, place, copy.deepcopy(chance.choice(ODD)))
    return body


def broken(valid: Any, chance: random.Random) -> bytes:
    """The bytes of a body, cut, with bytes changed, or of another kind altogether."""
    whole = json.dumps(valid).encode()
    kind = chance.randrange(4)
    if kind == 0:
        return whole[: chance.randrange(len(whole))]
    if kind == 1:
        at = chance.randrange(len(whole))
        return whole[:at] + chance.randbytes(chance.randint(1, 3)) + whole[at + 1 :]
    if kind == 2:
        return json.dumps(chance.choice(ODD)).encode()
    return chance.randbytes(chance.randrange(60))


async def asked(
    app: ASGIApp, method: str, path: str, *, query: str = "", headers: Sequence[tuple[str, str]] = (), body: bytes = b""
) -> int:
    """The status an application answers with, without a server between; raises what the application raises."""
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(b"host", b"127.0.0.1"), *((n.lower().encode(), v.encode("utf-8")) for n, v in headers)],
        "server": ("127.0.0.1", 80),
        "client": ("127.0.0.1", 5000),
    }
    status = 0
    given = False

    async def receive() -> Message:
        nonlocal given
        if given:
            return {"type": "http.disconnect"}
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]

    await app(scope, receive, send)
    return status
