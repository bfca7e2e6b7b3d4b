"""What people send over Zalo, as it reaches the product: by polling and by webhook."""

import base64
import contextlib
import itertools
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.channels.zalo import ZaloChannel
from bot.channels.zalo_bot import Webhook, ZaloBot
from domain.chat import Incoming
from tests.fakes.receiver import Remembering
from tests.fakes.serving import serving
from tests.fakes.zalo import TOKEN, FakeZalo

LAN = "6ede9afa66b88fe6d6a9"
BOT = TOKEN.partition(":")[0]
NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
SENT = datetime(2026, 3, 2, 1, 29, 55, 250000, tzinfo=UTC)
SECRET = "mot-tu-bi-mat_1"
HEADER = "X-Bot-Api-Secret-Token"
PICTURE = b"\xff\xd8\xff" + bytes(5000)


async def _no_ways(_message: object) -> list[Any]:
    return []


def bot(fake: FakeZalo, webhook: Webhook | None = None, token: str = TOKEN) -> ZaloBot:
    return ZaloBot(token, fake.url, lambda: NOW, webhook=webhook, a_second=None, timeout=2)


@contextlib.asynccontextmanager
async def polling(fake: FakeZalo, receiver: Remembering) -> AsyncIterator[ZaloChannel]:
    channel = ZaloChannel([bot(fake)], _no_ways)
    await channel.start(receiver.receive)
    yield channel
    await channel.stop()


@contextlib.asynccontextmanager
async def hooked(fake: FakeZalo, receiver: Remembering) -> AsyncIterator[str]:
    """A channel behind a web server of its own; gives the address of the webhook."""
    app = Starlette()
    async with serving(app) as url:
        hook = Webhook(f"{url}/zalo/{BOT}", f"/zalo/{BOT}", SECRET)
        channel = ZaloChannel([bot(fake, hook)], _no_ways)
        app.router.routes.extend(channel.routes())
        await channel.start(receiver.receive)
        await fake.called("setWebhook")
        yield hook.url
        await channel.stop()


async def received(fake: FakeZalo, count: int = 1) -> list[Incoming]:
    receiver = Remembering()
    async with polling(fake, receiver) as channel:
        return [await _with_files(channel, incoming) for incoming in await receiver.at_least(count)]


async def _with_files(channel: ZaloChannel, incoming: Incoming) -> Incoming:
    return replace(incoming, attachments=tuple([await channel.fetch(file) for file in incoming.attachments]))


@pytest.fixture(autouse=True)
def _short_polls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.zalo_bot.HOLD", 0.1)
    monkeypatch.setattr("bot.channels.patience._FIRST_PAUSE", 0.01)
    monkeypatch.setattr("bot.channels.patience._LONGEST_PAUSE", 0.01)


SHAPES = list(itertools.product(["wrapped", "flat"], ["photo", "photo_url"]))


@pytest.mark.parametrize(("envelope", "photo"), SHAPES)
@pytest.mark.parametrize("way", ["polling", "webhook"])
async def test_text_and_photo_come_in_every_shape(zalo: FakeZalo, way: str, envelope: str, photo: str) -> None:
    zalo.shape.envelope, zalo.shape.photo = envelope, photo  # type: ignore[assignment]
    receiver = Remembering()
    async with polling(zalo, receiver) if way == "polling" else hooked(zalo, receiver):
        zalo.write(LAN, "vu\u031bo\u031b\u0301ng:\nchưa có mẫu", date=1772414995250, message_id="2d75", name="  Lan  ")
        zalo.write(LAN, caption="biên bản", photo=base64.b64encode(PICTURE).decode(), message_id="2e4c")
        first, second = await receiver.at_least(2)
    assert first == Incoming(
        "zalo", f"{BOT}/2d75", f"{BOT}/{LAN}", "vướng:\nchưa có mẫu", SENT, display_name="Lan", message_id="2d75"
    )
    (file,) = second.attachments
    assert (second.text, file.name, file.media_type, file.data) == ("biên bản", "anh-2e4c.jpg", "image/jpeg", None)
    fetched = await ZaloChannel([], _no_ways).fetch(file)
    assert (fetched.data, fetched.size) == (PICTURE, len(PICTURE))


async def test_a_document_is_something_that_cannot_be_read(zalo: FakeZalo) -> None:
    zalo.write(LAN, unsupported=True)
    zalo.write(LAN, event="message.sticker.received", other={"sticker": "x", "url": "https://stickers.zaloapp.com/x"})
    zalo.write(LAN, event="message.link.received", other={"link": "https://so.gov.vn/125"}, photo_url="")
    document, sticker, link = await received(zalo, 3)
    assert (document.unreadable, document.text, sticker.unreadable, sticker.text) == (True, "", False, "")
    assert link.text == "https://so.gov.vn/125"


@pytest.mark.parametrize(
    "nothing_for_us",
    [
        {"unsupported": "empty"},
        {"text": "@bot xong", "chat_type": "GROUP"},
        {"text": "xong", "event": "message.reaction.received"},
        {"text": "xong", "event": "something new \n"},
        {"text": "xong", "other": {"from": {"id": "x", "is_bot": True}}},
        {"text": "xong", "other": {"chat": {"id": "a/b", "chat_type": "PRIVATE"}}},
        {"text": "xong", "other": {"chat": {"chat_type": "PRIVATE"}}},
        {"text": "xong", "other": {"chat": None}},
    ],
)
async def test_what_is_nothing_for_us_is_passed_over(zalo: FakeZalo, nothing_for_us: dict[str, Any]) -> None:
    zalo.write(LAN, **nothing_for_us)
    zalo.write(LAN, "xong")
    assert [message.text for message in await received(zalo)] == ["xong"]


@pytest.mark.parametrize("date", ["today", None, -1e30, 10**20, 1772501400000 + 86_400_000, True, {}])
async def test_a_date_that_is_none_is_now(zalo: FakeZalo, date: object) -> None:
    zalo.write(LAN, "xong", other={"date": date})
    assert (await received(zalo))[0].at == NOW


async def test_without_an_id_the_same_update_is_the_same_and_another_is_another(zalo: FakeZalo) -> None:
    for text in ("xong", "xong", "vướng"):
        zalo.write(LAN, text, date=1772414995250, other={"message_id": None})
    first, again, other = await received(zalo, 3)
    assert first.update_id == again.update_id != other.update_id
    assert first.message_id is None


@pytest.mark.parametrize(
    "fault",
    [
        {"code": 408, "description": "Request timeout"},
        {"http_status": 504, "code": 504, "description": "Gateway timeout"},
        {"http_status": 502, "body": "<html>502 Bad Gateway</html>"},
        {"http_status": 200, "body": "<html>đăng nhập</html>"},
        {"http_status": 200, "body": "[1]"},
        {"http_status": 200, "body": '{"ok": true}'},
        {"http_status": 200, "body": '{"ok": true, "result": null}'},
        {"http_status": 200, "body": '{"ok": false}'},
        {"http_status": 200, "body": '{"ok": false, "error_code": "403", "description": null}'},
        {"http_status": 200, "body": "[" * 100_000},
        {"code": 401, "description": "Unauthorized"},
        {"code": 429, "description": "Quota exceeded"},
        {"drop": True},
    ],
)
async def test_receiving_goes_on_after_any_answer(zalo: FakeZalo, fault: dict[str, Any]) -> None:
    zalo.fault("getUpdates", **fault)
    zalo.write(LAN, "xong")
    assert [message.text for message in await received(zalo)] == ["xong"]


async def test_receiving_begins_when_zalo_comes_into_reach(zalo: FakeZalo) -> None:
    zalo.fault("getMe", drop=True)
    zalo.write(LAN, "xong")
    assert [message.text for message in await received(zalo)] == ["xong"]


async def test_an_update_that_cannot_be_kept_is_held_until_it_can(zalo: FakeZalo) -> None:
    """Zalo gives it once only."""
    receiver = Remembering(failures=3)
    async with polling(zalo, receiver):
        zalo.write(LAN, "1 xong")
        zalo.write(LAN, "2 xong")
        await receiver.at_least(2)
    assert ([m.text for m in receiver.received], receiver.calls) == (["1 xong", "2 xong"], 5)


async def test_what_a_poll_under_way_brings_at_the_end_is_taken(zalo: FakeZalo) -> None:
    receiver = Remembering()
    zalo.fault("getUpdates", delay=0.3)
    zalo.write(LAN, "xong")
    async with polling(zalo, receiver):
        await zalo.called("getWebhookInfo")
    assert len(receiver.received) + len(zalo.world.updates) == 1


async def test_a_webhook_somebody_set_is_left(zalo: FakeZalo) -> None:
    async with httpx.AsyncClient(base_url=zalo.url) as client:
        there = {"url": "https://khac.gov.vn/zalo", "secret_token": SECRET}
        await client.post(f"/bot{TOKEN}/setWebhook", json=there)
    async with polling(zalo, Remembering()):
        await zalo.called("getWebhookInfo")
    assert zalo.world.webhook is not None


async def test_each_bot_has_its_own_chats() -> None:
    other = "777000111:another-token-of-the-tests"
    fake = FakeZalo([TOKEN, other])
    async with fake.running() as url:
        receiver = Remembering()
        channel = ZaloChannel([bot(fake), bot(fake, token=other)], _no_ways)
        await channel.start(receiver.receive)
        async with httpx.AsyncClient(base_url=url) as people:
            await people.post("/sim/message", json={"chat_id": LAN, "text": "a"})
            await people.post("/sim/message", json={"chat_id": LAN, "text": "b", "bot": "777000111"})
        await receiver.at_least(2)
        await channel.stop()
    assert {m.address: m.text for m in receiver.received} == {f"{BOT}/{LAN}": "a", f"777000111/{LAN}": "b"}
    assert {there_is.id for there_is in channel.bots} == {BOT, "777000111"}
    assert all(there_is.name.startswith("bot.nhacviec") for there_is in channel.bots)


# The webhook


async def post(url: str, body: bytes, secret: str | None = SECRET) -> int:
    headers = {HEADER.encode(): secret.encode()} if secret is not None else {}
    async with httpx.AsyncClient() as client:
        return (await client.post(url, content=body, headers=headers)).status_code


def update(text: str = "xong") -> bytes:
    message = {"from": {"id": LAN}, "chat": {"id": LAN, "chat_type": "PRIVATE"}, "message_id": "1", "text": text}
    return json.dumps({"event_name": "message.text.received", "message": message}).encode()


@pytest.mark.parametrize("secret", [None, "", "sai", SECRET + "x", SECRET[:-1], "bí mật"])
async def test_nothing_is_taken_without_the_right_secret(zalo: FakeZalo, secret: str | None) -> None:
    receiver = Remembering()
    async with hooked(zalo, receiver) as url:
        assert await post(url, update(), secret) == 403
        assert receiver.received == []
        assert await post(url, update()) == 200
    assert [message.text for message in receiver.received] == ["xong"]


async def test_what_could_not_be_kept_is_answered_so(zalo: FakeZalo) -> None:
    receiver = Remembering(failures=1)
    async with hooked(zalo, receiver) as url:
        assert [await post(url, update()), await post(url, update())] == [503, 200]


async def test_any_body_with_the_secret_is_answered_with_200(zalo: FakeZalo) -> None:
    """The body of Zalo's own check is not known."""
    receiver = Remembering()
    async with hooked(zalo, receiver) as url:
        bodies = [b"{}", b"null", b"[]", b"5", b'{"result": 5}', b'{"event_name": []}', b'{"message": {}}']
        assert {await post(url, body) for body in bodies} == {200}
    assert receiver.received == []
    (call,) = zalo.outbox.select("setWebhook")
    assert (call.params["secret_token"], call.result["verification"]["outcome"]) == (SECRET, "webhook.ok")
