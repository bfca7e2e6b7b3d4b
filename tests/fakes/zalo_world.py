"""What Zalo keeps for a bot: chats, messages, updates not yet taken, the month's count, and how updates are shaped."""

import asyncio
import secrets
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]

QUOTA = 3000
_SECOND = 0.95  # a client's gap of one second may arrive a little shorter


class RefusedCall(Exception):  # noqa: N818 - the Bot API answers `ok: false`
    """What the Bot API says instead of a result, with HTTP 200."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code
        self.answer: Json = {"ok": False, "error_code": code, "description": description}


@dataclass
class Limits:
    """Messages a month, and messages a second (not published); None switches a limit off."""

    a_month: int | None = QUOTA
    a_second: int | None = None


@dataclass
class Shape:
    """What is not settled about updates: wrapped in `result` or flat, the name of a photo, how often each is posted."""

    envelope: Literal["wrapped", "flat"] = "wrapped"
    photo: Literal["photo", "photo_url"] = "photo_url"
    copies: int = 1


@dataclass
class Webhook:
    url: str
    secret: str
    last_error: str | None = None


@dataclass
class Chat:
    """One private chat and what was said in it, both ways, in order."""

    id: str
    name: str
    blocked: bool = False
    messages: list[Json] = field(default_factory=list)


class World:
    """The state of one bot. Every change that a waiting call could want to know of wakes it."""

    def __init__(self, token: str, limits: Limits, shape: Shape) -> None:
        self.token = token
        self.me: Json = {
            "id": f"14592322414547{token.partition(':')[0]}",
            "account_name": f"bot.nhacviec{token.partition(':')[0][-3:]}",
            "account_type": "BASIC",
            "can_join_groups": False,
        }
        self.limits = limits
        self.shape = shape
        self.chats: dict[str, Chat] = {}
        self.photos: dict[str, bytes] = {}
        self.updates: deque[Json] = deque()
        self.webhook: Webhook | None = None
        self.sent = 0
        self.tests_of_webhook = 0
        self.closed = False
        self._sent_at: deque[float] = deque()
        self._changed = asyncio.Event()

    def wake(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    def close(self) -> None:
        """End every wait; nothing happens here any more."""
        self.closed = True
        self.wake()

    async def change(self, seconds: float) -> None:
        """Wait for the next change, at most so long."""
        try:
            async with asyncio.timeout(seconds):
                await self._changed.wait()
        except TimeoutError:
            pass

    def push(self, update: Json) -> None:
        self.updates.append(update)
        self.wake()

    def open_chat(self, chat_id: str, name: str) -> Chat:
        """The chat, known from now on: a bot can write only to who wrote to it."""
        return self.chats.setdefault(chat_id, Chat(chat_id, name))

    def chat(self, chat_id: object) -> Chat:
        """The chat a call is about. Raises RefusedCall; what the platform really says is not known."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, str) else None
        if chat is None:
            raise RefusedCall(400, "Bad Request: chat_id is invalid")
        if chat.blocked:
            raise RefusedCall(403, "Internal server error")
        return chat

    def count_message(self) -> None:
        """A message is about to be taken. Raises RefusedCall (429) where that is too many."""
        now = asyncio.get_running_loop().time()
        while self._sent_at and self._sent_at[0] <= now - _SECOND:
            self._sent_at.popleft()
        too_fast = self.limits.a_second is not None and len(self._sent_at) >= self.limits.a_second
        if too_fast or (self.limits.a_month is not None and self.sent >= self.limits.a_month):
            raise RefusedCall(429, "Quota exceeded")
        self._sent_at.append(now)
        self.sent += 1


def new_id() -> str:
    """An id as the platform makes them: 20 hex digits."""
    return secrets.token_hex(10)


def milliseconds() -> int:
    return int(time.time() * 1000)


def units(text: str) -> int:
    """UTF-16 code units, which the limit of a text counts."""
    return len(text.encode("utf-16-le")) // 2
