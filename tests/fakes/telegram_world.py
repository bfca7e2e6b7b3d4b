"""What Telegram keeps: chats, messages, files, updates not yet taken; and the limits it holds a bot to."""

import asyncio
import math
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

# A client's gap of one second may arrive a little shorter.
_SECOND = 0.95

MEGABYTE = 1024 * 1024
BUTTON_KINDS = {
    "callback_data",
    "url",
    "web_app",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "copy_text",
}
DEFAULT_KINDS = {"message", "edited_message", "callback_query", "my_chat_member"}


class RefusedCall(Exception):  # noqa: N818 - the Bot API answers `ok: false`
    """What the Bot API says instead of a result."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.answer: Json = {"ok": False, "error_code": code, "description": description}
        if parameters:
            self.answer["parameters"] = parameters


def bad(description: str) -> RefusedCall:
    return RefusedCall(400, f"Bad Request: {description}")


@dataclass
class Chat:
    """One chat and all its messages by id, as the Bot API would show them."""

    shown: Json
    blocked: bool = False
    messages: dict[int, Json] = field(default_factory=dict)


@dataclass
class StoredFile:
    """A file on the platform; a large one is only its size."""

    name: str
    media_type: str
    size: int
    data: bytes | None


@dataclass
class Webhook:
    url: str
    secret: str | None
    max_connections: int = 40
    last_error: str | None = None


@dataclass
class Limits:
    """Messages a second; None switches a limit off."""

    overall: int | None = 30
    in_a_chat: int | None = 1


class World:
    """The state of one bot. Every change that a waiting call could want to know of wakes it."""

    def __init__(self, token: str, limits: Limits) -> None:
        self.token = token
        self.me: Json = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Nhắc Việc",
            "username": "nhacviec_test_bot",
        }
        self.limits = limits
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.callbacks: set[str] = set()
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.webhook: Webhook | None = None
        self.kinds = set(DEFAULT_KINDS)
        self.updates: list[Json] = []
        self._sent_at: defaultdict[int | None, deque[float]] = defaultdict(deque)
        self._numbers = iter(range(1, 10**9))
        self._update_numbers = iter(range(700_000_001, 10**10))
        self._changed = asyncio.Event()
        self.closed = False

    # Waiting

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

    # Updates

    def number(self) -> int:
        return next(self._numbers)

    def add_update(self, kind: str, body: Json) -> Json:
        update = {"update_id": next(self._update_numbers), kind: body}
        if kind in self.kinds:
            self.push(update)
        return update

    def push(self, update: Json) -> None:
        self.updates.append(update)
        self.wake()

    # Chats and messages

    def open_chat(self, chat_id: int, person: Json, kind: str) -> Chat:
        """The chat, known from now on: a bot can write only to who wrote to it."""
        names = {"title": person["first_name"]} if kind != "private" else _names(person)
        return self.chats.setdefault(chat_id, Chat({"id": chat_id, "type": kind, **names}))

    def chat(self, chat_id: object) -> Chat:
        """The chat a call is about. Raises RefusedCall as the Bot API does."""
        if isinstance(chat_id, str) and chat_id.lstrip("-").isdecimal():
            chat_id = int(chat_id)
        if chat_id is None or chat_id == "":
            raise bad("chat_id is empty")
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise bad("chat not found")
        if chat.blocked:
            raise RefusedCall(403, "Forbidden: bot was blocked by the user")
        return chat

    def add_message(self, chat: Chat, sender: Json, content: Json, date: int | None = None) -> Json:
        message: Json = {
            "message_id": self.number(),
            "from": sender,
            "chat": chat.shown,
            "date": date if date is not None else int(time.time()),
            **content,
        }
        chat.messages[message["message_id"]] = message
        return message

    def add_file(self, name: str, media_type: str, data: bytes | None, size: int | None = None) -> str:
        file_id = f"FILE-{self.number()}"
        self.files[file_id] = StoredFile(name, media_type, len(data) if data is not None else size or 0, data)
        return file_id

    # Limits

    def count_message(self, chat_id: int) -> None:
        """A message is about to be taken. Raises RefusedCall (429) where that is too many."""
        now = asyncio.get_running_loop().time()
        for key, most in ((chat_id, self.limits.in_a_chat), (None, self.limits.overall)):
            sent = self._sent_at[key]
            while sent and sent[0] <= now - _SECOND:
                sent.popleft()
            if most is not None and len(sent) >= most:
                wait = max(1, math.ceil(sent[0] + _SECOND - now))
                raise RefusedCall(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        self._sent_at[chat_id].append(now)
        self._sent_at[None].append(now)


def _names(person: Json) -> Json:
    return {key: person[key] for key in ("first_name", "last_name", "username") if key in person}


def units(text: str) -> int:
    """UTF-16 code units, which all limits of the Bot API count."""
    return len(text.encode("utf-16-le")) // 2
