"""Receiving by webhook, through the Starlette application that also serves the pages."""

import hmac
import json
from collections.abc import Awaitable, Callable

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

# Updates are a few kilobytes; files are not in them.
_BODY_LIMIT = 1024 * 1024

_log = structlog.get_logger(__name__)


def webhook_route(path: str, header: str, secret: str, take: Callable[[object], Awaitable[None]]) -> Route:
    """Takes POSTed updates at `path`, each given to `take` as the JSON that came.

    403 without the right secret in `header`, before the body is read; 413 for a body over 1 MiB; 400 for one that is no
    JSON; 200 once `take` has returned; 503 where it raised, so that the platform may send it again.
    """

    async def receive(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(header, "").encode(), secret.encode()):
            return Response(status_code=403)
        body = await _body(request)
        if body is None:
            return Response(status_code=413)
        try:
            raw = json.loads(body)
        except (ValueError, RecursionError):
            return Response(status_code=400)
        try:
            await take(raw)
        except Exception as error:  # whatever it is, the platform may keep the update and send it again
            _log.warning("update_not_taken", path=path, error=type(error).__name__)
            return Response(status_code=503)
        return Response(status_code=200)

    return Route(path, receive, methods=["POST"])


async def _body(request: Request) -> bytes | None:
    """The body, or None where it is too large: counted as it comes, whatever the header says."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _BODY_LIMIT:
            return None
    return bytes(body)
