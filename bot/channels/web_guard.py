"""What stands before every page: host names, same origin, security headers, and problems told as sentences."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.channels.web_conversations import WebOffice
from bot.channels.web_templates import page
from domain.problem import Problem
from locales import LANGUAGES, say

_READING = {"GET", "HEAD", "OPTIONS"}
_POLICY = "; ".join(
    [
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("script", "style", "connect", "manifest")),
        "img-src 'self' blob:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": with it browsers send "Origin: null" with a form.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_STATUS = {
    "web.no_session": 401,
    "web.foreign": 403,
    "web.stranger_files": 403,
    "web.no_file": 404,
    "file_link.gone": 404,
    "file_link.upload_gone": 404,
    "web.reading.expired": 404,
    "chat.not_allowed": 403,
    "web.too_large": 413,
    "web.too_many_files": 413,
    "web.text_too_long": 413,
    "web.closing": 503,
    "web.not_kept": 503,
}


def guards(office: WebOffice) -> list[Middleware]:
    """What to put before each route of the web chat, outermost first."""
    return [
        Middleware(TrustedHostMiddleware, allowed_hosts=list(office.hosts), www_redirect=False),
        Middleware(_SafeHeaders),
        Middleware(_Problems, language=office.language),
        Middleware(_SameOrigin),
    ]


def reader_language(scope: Scope, otherwise: str) -> str:
    """The language a page says its reader has."""
    asked = Headers(scope=scope).get("X-Reader-Language", "")
    return asked if asked in LANGUAGES else otherwise


class _SafeHeaders:
    """Adds the headers that keep a browser from doing what a page did not ask for; nothing is cached unasked."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_safe(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send_safe)


class _Problems:
    """Answers a Problem with its sentence, in the language the page says its reader has."""

    def __init__(self, app: ASGIApp, language: str) -> None:
        self._app = app
        self._language = language

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self._app(scope, receive, send)
        except Problem as problem:
            response = _told(problem, scope, reader_language(scope, self._language))
            await response(scope, receive, send)


def _told(problem: Problem, scope: Scope, language: str) -> Response:
    """A page for who opens one or sends a form without the script; for the script, what it can read."""
    sentence = say(language, problem.key, **problem.args_of_sentence)
    status = _STATUS.get(problem.key, 400)
    if "text/html" in Headers(scope=scope).get("Accept", ""):
        return page("problem.html", language, status, sentence=sentence)
    return JSONResponse({"error": sentence, "code": problem.key}, status)


class _SameOrigin:
    """Refuses what another site's page sends in a visitor's name. Every browser says where a POST comes from."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        if scope["method"] not in _READING and urlsplit(headers.get("origin", "")).netloc != headers.get("host"):
            raise Problem("web.foreign")
        await self._app(scope, receive, send)
