"""Whose page it is: an address in a signed cookie, or in the sample office in the page's own address."""

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web_conversations import Conversations, WebOffice
from domain.conversation import Persona
from domain.problem import Problem

COOKIE = "nhacviec"
_DAYS_180 = 180 * 24 * 3600
_STRANGER = "w"


@dataclass(frozen=True)
class Visitor:
    """An address and who is behind it; nobody known where `persona` is None."""

    address: str
    persona: Persona | None


def new_address() -> str:
    """An address nobody can guess."""
    return _STRANGER + secrets.token_urlsafe(18)


def sign(address: str, secret: bytes) -> str:
    """The cookie's value for an address."""
    return f"{address}.{_mark(address, secret)}"


def unsign(value: str, secret: bytes) -> str | None:
    """The address a cookie's value was made for with this secret, else None."""
    address, _, mark = value.rpartition(".")
    return address if hmac.compare_digest(mark.encode(), _mark(address, secret).encode()) else None


def _mark(address: str, secret: bytes) -> str:
    return hmac.new(secret, b"web session:" + address.encode(), sha256).hexdigest()


class Sessions:
    """Finds the visitor of a request, and has the browser remember one."""

    def __init__(self, conversations: Conversations, office: WebOffice) -> None:
        self._conversations = conversations
        self._office = office

    async def find(self, request: Request) -> Visitor | None:
        """The visitor, None where the browser has no (valid) address.

        The sample office trusts `?as=`: there anyone may be anyone, and two pages can be two people side by side.
        """
        if self._office.sample:
            persona = await self._conversations.who(request.query_params.get("as", ""))
            return Visitor(persona.address, persona) if persona else None
        address = unsign(request.cookies.get(COOKIE, ""), self._office.secret)
        return Visitor(address, await self._conversations.who(address)) if address else None

    async def require(self, request: Request) -> Visitor:
        """The visitor. Raises Problem where there is none."""
        if (visitor := await self.find(request)) is None:
            raise Problem("web.no_session")
        return visitor

    def remember(self, request: Request, response: Response, address: str) -> None:
        """Have the browser come back as this address for 180 days."""
        response.set_cookie(
            COOKIE,
            sign(address, self._office.secret),
            max_age=_DAYS_180,
            httponly=True,
            samesite="lax",
            secure=request.url.scheme == "https",
        )
