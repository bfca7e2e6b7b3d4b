"""python-telegram-bot's client, made to keep the token and the texts to itself and to doubt what a gateway says."""

import json
import os
from collections.abc import Sequence
from typing import Any

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

# With it `RetryAfter.retry_after` is a timedelta; without it every 429 is a deprecation warning.
os.environ.setdefault("PTB_TIMEDELTA", "true")


# Telegram would open the links of our own pages to make a preview.
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class _Request(HTTPXRequest):
    """Takes for Telegram's word only what is JSON of the Bot API's form.

    A carrier's block page or a proxy's "403 Forbidden" must never read as "this person blocked the bot", and the
    library would log and quote the page.
    """

    async def do_request(self, url: str, method: str, *rest: Any, **timeouts: Any) -> tuple[int, bytes]:
        code, body = await super().do_request(url, method, *rest, **timeouts)
        taken = 200 <= code < 300
        if taken and method == "GET":  # a file
            return code, body
        if not _is_answer(body, taken):
            raise NetworkError(f"HTTP {code} without an answer of the Bot API")
        return code, body


def _is_answer(body: bytes, taken: bool) -> bool:
    try:
        answer = json.loads(body)
    except ValueError:
        return False
    return isinstance(answer, dict) and ("result" if taken else "description") in answer


class Client(Bot):
    """The Bot API. `base_url` is the server's root (`https://api.telegram.org`); times are in seconds.

    `beside` another bot it uses the server and the connections of that one, which somebody else opens and closes.
    """

    def __init__(self, token: str, base_url: str, timeout: float, beside: Bot | None = None) -> None:
        root = base_url.rstrip("/").removesuffix("/bot")
        super().__init__(
            token,
            base_url=beside.base_url.removesuffix(token) if beside else f"{root}/bot",
            base_file_url=beside.base_file_url.removesuffix(token) if beside else f"{root}/file/bot",
            request=beside.request if beside else _request(timeout),
            get_updates_request=beside.request if beside else _request(timeout),
        )
        self._timeout = timeout
        self._connections = () if beside else self._request

    def __repr__(self) -> str:
        """Without the token, which the library's own would show in a traceback with local variables."""
        return "Client()"

    async def raw_updates(self, offset: int | None, hold: int, kinds: Sequence[str]) -> list[Any]:
        """The next updates as they came, waiting up to `hold` seconds for one; those below `offset` are done with.

        Unread, so that one update which the library cannot read does not hide the others. Raises TelegramError.
        """
        call = {"offset": offset, "timeout": hold, "allowed_updates": list(kinds)}
        updates = await self._post("getUpdates", call, read_timeout=hold + self._timeout)
        if not isinstance(updates, list):
            raise NetworkError("getUpdates did not answer with a list")
        return updates

    async def say(
        self, chat_id: int, text: str, markup: InlineKeyboardMarkup | None, reply: ReplyParameters | None
    ) -> str:
        """Send a text without a preview of its links, and give its message id. Raises TelegramError.

        The library would make a whole tree of objects of the answer, of which nothing but the id is wanted.
        """
        call = {"chat_id": chat_id, "text": text, "reply_markup": markup, "reply_parameters": reply}
        sent = await self._post("sendMessage", {**call, "link_preview_options": NO_PREVIEW})
        if not isinstance(sent, dict) or not isinstance(sent.get("message_id"), int):
            raise NetworkError("sendMessage did not answer with a message")
        return str(sent["message_id"])

    async def connect(self) -> None:
        """Ready the connections, also after `disconnect`; asks the server nothing."""
        for request in self._connections:
            await request.initialize()

    async def disconnect(self) -> None:
        """Close all connections."""
        for request in self._connections:
            await request.shutdown()


def _request(timeout: float) -> _Request:
    return _Request(
        connection_pool_size=64,
        read_timeout=timeout,
        write_timeout=timeout,
        connect_timeout=timeout,
        pool_timeout=timeout,
    )
