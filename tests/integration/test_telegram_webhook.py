"""Telegram's updates through our own web server."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.channels.telegram import TelegramChannel, Webhook
from tests.fakes.receiver import Remembering
from tests.fakes.serving import serving
from tests.fakes.telegram import TOKEN, FakeTelegram

LAN = 1001
SECRET = "mot-tu-bi-mat_1"
NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
HEADER = "X-Telegram-Bot-Api-Secret-Token"
UPDATE: dict[str, Any] = {
    "update_id": 5,
    "message": {
        "message_id": 1,
        "date": 1772415000,
        "chat": {"id": LAN, "type": "private", "first_name": "Lan"},
        "from": {"id": LAN, "is_bot": False, "first_name": "Lan"},
        "text": "xong",
    },
}


@contextlib.asynccontextmanager
async def listening(fake: FakeTelegram, receiver: Remembering) -> AsyncIterator[str]:
    """A channel behind a web server of its own; gives the address of the webhook."""
    app = Starlette()
    async with serving(app) as url:
        hook = Webhook(f"{url}/telegram", "/telegram", SECRET)
        channel = TelegramChannel(TOKEN, [], lambda: NOW, base_url=fake.url, webhook=hook)
        app.router.routes.extend(channel.routes())
        await channel.start(receiver.receive)
        await fake.called("setMyCommands")
        yield hook.url
        await channel.stop()


async def post(url: str, body: bytes | None = None, secret: str | None = SECRET) -> int:
    headers = {HEADER.encode(): secret.encode()} if secret is not None else {}
    async with httpx.AsyncClient() as client:
        return (await client.post(url, content=body or json.dumps(UPDATE).encode(), headers=headers)).status_code


async def test_telegram_is_told_where_to_send_and_does(telegram: FakeTelegram) -> None:
    receiver = Remembering()
    async with listening(telegram, receiver):
        telegram.write(LAN, "1 xong")
        telegram.write(LAN, "2 xong")
        texts = {message.text for message in await receiver.at_least(2)}
    (call,) = telegram.outbox.select("setWebhook")
    assert (call.params["secret_token"], texts) == (SECRET, {"1 xong", "2 xong"})
    assert call.params["allowed_updates"] == ["message", "edited_message", "callback_query", "my_chat_member"]


async def test_what_could_not_be_taken_is_sent_again(telegram: FakeTelegram) -> None:
    receiver = Remembering(failures=1)
    async with listening(telegram, receiver):
        telegram.write(LAN, "1 xong")
        await receiver.at_least(1)
    assert (receiver.calls, [message.text for message in receiver.received]) == (2, ["1 xong"])


@pytest.mark.parametrize("secret", [None, "", "sai", SECRET + "x", SECRET[:-1], "bí mật"])
async def test_nothing_is_taken_without_the_right_secret(telegram: FakeTelegram, secret: str | None) -> None:
    receiver = Remembering()
    async with listening(telegram, receiver) as url:
        assert await post(url, secret=secret) == 403
        assert receiver.received == []
        assert await post(url) == 200
    assert [message.text for message in receiver.received] == ["xong"]


async def test_the_secret_is_checked_before_the_body_comes(telegram: FakeTelegram) -> None:
    async with listening(telegram, Remembering()) as url:
        address = httpx.URL(url)
        reader, writer = await asyncio.open_connection(address.host, address.port)
        head = f"POST /telegram HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n{HEADER}: sai\r\n\r\n"
        writer.write(head.encode())
        async with asyncio.timeout(5):
            assert (await reader.readline()).startswith(b"HTTP/1.1 403")
        writer.close()
        await writer.wait_closed()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"xong", 400),
        (b"\xff\xfe", 400),
        (b"[" * 200_000, 400),
        (b" " * (1024 * 1024 + 1), 413),
        (b"null", 200),
        (b"[]", 200),
        (b'{"update_id": "x"}', 200),
        (b'{"update_id": 1}', 200),
        (b'{"update_id": 1, "message": []}', 200),
        (b'{"update_id": 1, "message": {"text": "xong"}}', 200),
    ],
    ids=["empty", "words", "no utf-8", "deep", "large", "null", "list", "number", "kind", "message", "chat"],
)
async def test_nonsense_with_the_right_secret_breaks_nothing(telegram: FakeTelegram, body: bytes, status: int) -> None:
    receiver = Remembering()
    async with listening(telegram, receiver) as url, httpx.AsyncClient() as client:
        answer = await client.post(url, content=body, headers={HEADER: SECRET})
        assert (answer.status_code, receiver.received) == (status, [])
