"""Zalo's Bot Platform over HTTP: its methods, and what its answers mean.

https://docs.zaloplatforms.com/docs/BOT, read in October 2026. The token stands in every address, so that no error of
the library underneath, which knows the address, gets out of here.
"""

from collections.abc import Mapping
from typing import Any

import httpx

from bot.channels.quiet import quieten

Json = dict[str, Any]

_LONGER_THAN_THE_POLL = 8.0  # seconds
# Codes of the platform, which come with HTTP 200: https://docs.zaloplatforms.com/docs/BOT/error_code
UNAUTHORIZED, FORBIDDEN, NOT_FOUND, BAD_REQUEST = 401, 403, 404, 400
TIMED_OUT, TOO_MANY = 408, 429
_GATEWAY_TIMED_OUT = 504


class ZaloAway(Exception):  # noqa: N818 - says what happened
    """No answer of the Bot API came: the network, or a gateway's own page. The call may have taken effect."""


class ZaloRefusal(Exception):  # noqa: N818 - as above
    """The Bot API answered `ok: false`. `code` is None where it gave none that is a number."""

    def __init__(self, code: int | None, description: str) -> None:
        super().__init__(f"{code} {description}")
        self.code = code


class ZaloApi:
    """The calls of one bot. `base_url` is the server's root, `timeout` how many seconds it has to answer.

    Every call raises ZaloAway or ZaloRefusal. What sends gives the message's id, empty where the platform took the
    message and named none.
    """

    def __init__(self, token: str, base_url: str, timeout: float) -> None:
        quieten()
        self._root = f"{base_url.rstrip('/')}/bot{token}"
        self._timeout = timeout
        self._http = httpx.AsyncClient()

    def __repr__(self) -> str:
        """Without the token."""
        return "ZaloApi()"

    async def close(self) -> None:
        """Close all connections; no call can be made after that."""
        await self._http.aclose()

    async def get_me(self) -> Json:
        """{id, account_name, account_type, can_join_groups}."""
        return await self._object("getMe")

    async def get_updates(self, hold: int) -> object | None:
        """The next update as it came, waiting up to `hold` seconds; None where there was none. A read one is gone."""
        try:
            answer = await self._answer("getUpdates", {"timeout": str(hold)}, within=hold + _LONGER_THAN_THE_POLL)
        except ZaloRefusal as refusal:
            late_gateway = refusal.code == _GATEWAY_TIMED_OUT and "timeout" in str(refusal).lower()
            if refusal.code != TIMED_OUT and not late_gateway:
                raise
            return None
        return answer.get("result")

    async def set_webhook(self, url: str, secret: str) -> Json:
        """{url, updated_at, verification}; the address is kept also where the verification failed."""
        return await self._object("setWebhook", url=url, secret_token=secret)

    async def test_webhook(self) -> Json:
        """{ok, url, status_code, outcome, latency_ms, hint}; refused with 426 when asked too often in a day."""
        return await self._object("testWebhook")

    async def delete_webhook(self) -> Json:
        """{url, updated_at}."""
        return await self._object("deleteWebhook")

    async def get_webhook_info(self) -> Json:
        """{url, updated_at}; the address is empty where there is none."""
        return await self._object("getWebhookInfo")

    async def send_message(self, chat_id: str, text: str) -> str:
        """Send a text of 1 to 2,000 UTF-16 units, as it is: no part of it is markup."""
        return _id(await self._object("sendMessage", chat_id=chat_id, text=text))

    async def send_photo(self, chat_id: str, photo: str, caption: str = "") -> str:
        """Send a picture by its public address, with a text of up to 2,000 UTF-16 units."""
        said = {"caption": caption} if caption else {}
        return _id(await self._object("sendPhoto", chat_id=chat_id, photo=photo, **said))

    async def send_sticker(self, chat_id: str, sticker: str) -> str:
        """Send a sticker of stickers.zaloapp.com by its id."""
        return _id(await self._object("sendSticker", chat_id=chat_id, sticker=sticker))

    async def send_voice(self, chat_id: str, voice_url: str) -> str:
        """Send a recording by its public address, which ends in .aac; to private chats only."""
        return _id(await self._object("sendVoice", chat_id=chat_id, voice_url=voice_url))

    async def send_chat_action(self, chat_id: str) -> None:
        """Show for a moment that the bot is typing."""
        await self._object("sendChatAction", chat_id=chat_id, action="typing")

    async def _object(self, method: str, **params: str) -> Json:
        """The result of a call, empty where there is none: some calls are answered with `ok` alone."""
        result = (await self._answer(method, params, within=self._timeout)).get("result")
        return result if isinstance(result, dict) else {}

    async def _answer(self, method: str, params: Mapping[str, str], *, within: float) -> Json:
        failed, status, body = "", 0, b""
        try:
            answer = await self._http.post(f"{self._root}/{method}", json=params, timeout=within)
            status, body = answer.status_code, answer.content
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            failed = type(error).__name__
        # Raised out here, an error of ours carries none of the library's, which hold the address.
        if failed:
            raise ZaloAway(failed)
        return _read(status, body)


def _read(status: int, body: bytes) -> Json:
    """The answer where it is a good one. `ok: false` mostly comes with HTTP 200, a gateway's page with another."""
    try:
        answer = httpx.Response(status, content=body).json()
    except (ValueError, RecursionError):
        answer = None
    if isinstance(answer, dict) and answer.get("ok") is True:
        return answer
    if isinstance(answer, dict) and answer.get("ok") is False:
        code, words = answer.get("error_code", answer.get("errorCode")), answer.get("description")
        raise ZaloRefusal(_number(code), str(words)[:200] if words else "")
    if status == TOO_MANY:
        raise ZaloRefusal(TOO_MANY, "without an answer of the Bot API")
    raise ZaloAway(f"HTTP {status} without an answer of the Bot API")


def _number(code: object) -> int | None:
    try:
        return int(str(code))
    except ValueError:
        return None


def _id(result: Json) -> str:
    return str(result.get("message_id") or "")
