"""What people send over Telegram, as it reaches the product."""

import base64
import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from bot.channels.telegram import TelegramChannel
from domain.chat import Button, Incoming, Outgoing
from tests.fakes.receiver import Remembering
from tests.fakes.telegram import TOKEN, FakeTelegram

LAN = 1001
NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
MENU = [("viec", "Việc của tôi"), ("trogiup", "Hướng dẫn")]
MEGABYTE = 1024 * 1024


@contextlib.asynccontextmanager
async def listening(fake: FakeTelegram, receiver: Remembering) -> AsyncIterator[TelegramChannel]:
    channel = TelegramChannel(TOKEN, MENU, lambda: NOW, base_url=fake.url, timeout=2)
    await channel.start(receiver.receive)
    yield channel
    await channel.stop()


async def received(fake: FakeTelegram, count: int = 1) -> list[Incoming]:
    receiver = Remembering()
    async with listening(fake, receiver) as channel:
        return [await _with_files(channel, incoming) for incoming in await receiver.at_least(count)]


async def _with_files(channel: TelegramChannel, incoming: Incoming) -> Incoming:
    """As the receiver does once it has kept the update."""
    return replace(incoming, attachments=tuple([await channel.fetch(file) for file in incoming.attachments]))


async def test_a_text(telegram: FakeTelegram) -> None:
    update = telegram.write(
        LAN, "/start AB12", date=1772415000, sender={"first_name": "Lan", "last_name": "Nguye\u0302\u0303n"}
    )
    assert await received(telegram) == [
        Incoming(
            channel="telegram",
            update_id=str(update["update_id"]),
            address="1001",
            text="/start AB12",
            at=datetime(2026, 3, 2, 1, 30, tzinfo=UTC),
            display_name="Lan Nguyễn",
            message_id=str(update["message"]["message_id"]),
        )
    ]


async def test_a_text_is_made_nfc_and_keeps_its_lines(telegram: FakeTelegram) -> None:
    telegram.write(LAN, "vu\u031bo\u031b\u0301ng:\nchưa có mẫu")
    assert (await received(telegram))[0].text == "vướng:\nchưa có mẫu"


async def test_a_reply_names_the_message_it_answers(telegram: FakeTelegram) -> None:
    telegram.write(LAN, "chào")
    receiver = Remembering()
    async with listening(telegram, receiver) as channel:
        await receiver.at_least(1)
        sent = await channel.send(Outgoing(str(LAN), "1. Kế hoạch"))
        telegram.write(LAN, "xong", reply_to=int(sent))
        assert (await receiver.at_least(2))[1].reply_to == sent


async def test_an_edited_message_says_so_and_is_dated_by_its_edit(telegram: FakeTelegram) -> None:
    first = telegram.write(LAN, "1 xong", date=1772415000)
    telegram.write(LAN, "2 xong", edit=first["message"]["message_id"], date=1772415060)
    before, after = await received(telegram, 2)
    assert (after.text, after.edited, after.at) == ("2 xong", True, datetime(2026, 3, 2, 1, 31, tzinfo=UTC))
    assert (after.message_id, before.edited) == (before.message_id, False)
    assert after.update_id != before.update_id


async def test_a_document_comes_whole(telegram: FakeTelegram) -> None:
    content = bytes(range(256)) * 4000
    telegram.write(
        LAN,
        caption="kế hoạch 2026",
        document={
            "name": "../Ke\u0302\u0301 hoạch.docx",
            "media_type": "application/msword",
            "base64": base64.b64encode(content),
        },
    )
    (message,) = await received(telegram)
    (file,) = message.attachments
    assert (message.text, file.name, file.media_type) == ("kế hoạch 2026", "Kế hoạch.docx", "application/msword")
    assert (file.size, file.data) == (1_024_000, content)


async def test_a_document_without_name_and_type_still_comes(telegram: FakeTelegram) -> None:
    telegram.write(LAN, document={"name": None, "media_type": None, "base64": base64.b64encode(b"abc")})
    (file,) = (await received(telegram))[0].attachments
    assert (file.name, file.media_type, file.data) == ("tep", "application/octet-stream", b"abc")


async def test_of_a_photo_the_largest_size_comes(telegram: FakeTelegram) -> None:
    picture = b"\xff\xd8\xff" + bytes(5000)
    telegram.write(LAN, photo=base64.b64encode(picture).decode(), caption="biên bản")
    (message,) = await received(telegram)
    (file,) = message.attachments
    assert (message.text, file.media_type, file.data) == ("biên bản", "image/jpeg", picture)


@pytest.mark.parametrize(("size", "fetched"), [(20 * MEGABYTE, True), (20 * MEGABYTE + 1, False)])
async def test_files_over_20_megabytes_are_named_but_not_fetched(
    telegram: FakeTelegram, size: int, fetched: bool
) -> None:
    telegram.write(LAN, document={"size": size})
    (file,) = (await received(telegram))[0].attachments
    assert (file.size, file.data is not None) == (size, fetched)
    assert bool(telegram.outbox.select("getFile", refused=True)) == fetched


async def test_a_file_that_fails_once_is_fetched_again(telegram: FakeTelegram) -> None:
    telegram.fault("download", drop=True)
    telegram.write(LAN, document={"base64": base64.b64encode(b"abc")})
    (file,) = (await received(telegram))[0].attachments
    assert file.data == b"abc"


@pytest.mark.parametrize(
    ("fault", "size"),
    [
        ({"code": 400, "description": "Bad Request: wrong file_id or the file is temporarily unavailable"}, 3),
        ({"code": 400, "description": "Bad Request: file is too big"}, 20 * MEGABYTE + 1),
        (
            {"http_status": 200, "body": '{"ok": true, "result": {"file_id": "a", "file_unique_id": "b"}}', "times": 3},
            3,
        ),
    ],
    ids=["not kept", "too big after all", "without a path"],
)
async def test_what_was_written_with_a_file_arrives_though_the_file_cannot_be_had(
    telegram: FakeTelegram, fault: dict[str, Any], size: int
) -> None:
    telegram.fault("getFile", **fault)
    telegram.write(LAN, caption="1 xong", document={"base64": base64.b64encode(b"abc")})
    (message,) = await received(telegram)
    assert (message.text, message.attachments[0].data, message.attachments[0].size) == ("1 xong", None, size)


async def test_a_tapped_button_is_answered_and_handed_over(telegram: FakeTelegram) -> None:
    telegram.write(LAN, "chào")
    receiver = Remembering()
    async with listening(telegram, receiver) as channel:
        await receiver.at_least(1)
        sent = await channel.send(Outgoing(str(LAN), "Xong chưa?", buttons=((Button("Xong", "done:1"),),)))
        update = telegram.tap(LAN, "done:1")
        tapped = (await receiver.at_least(2))[1]
        await telegram.called("answerCallbackQuery")
    assert tapped == Incoming(
        channel="telegram",
        update_id=str(update["update_id"]),
        address="1001",
        text="",
        at=NOW,
        button="done:1",
        reply_to=sent,
        display_name="Lan",
    )


async def test_a_button_that_can_no_longer_be_answered_still_counts(telegram: FakeTelegram) -> None:
    telegram.write(LAN, "chào")
    telegram.fault("answerCallbackQuery", code=400, description="Bad Request: query is too old")
    receiver = Remembering()
    async with listening(telegram, receiver) as channel:
        await receiver.at_least(1)
        await channel.send(Outgoing(str(LAN), "Xong chưa?", buttons=((Button("Xong", "done:1"),),)))
        telegram.tap(LAN, "done:1")
        assert (await receiver.at_least(2))[1].button == "done:1"


@pytest.mark.parametrize(
    "nothing_for_us",
    [
        {"chat_id": -500, "text": "xong", "chat_type": "group"},
        {"chat_id": -501, "text": "xong", "chat_type": "supergroup"},
        {"chat_id": LAN, "other": {"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}}},
    ],
)
async def test_groups_and_service_messages_are_passed_over(
    telegram: FakeTelegram, nothing_for_us: dict[str, Any]
) -> None:
    telegram.write(**nothing_for_us)
    telegram.write(LAN, "xong")
    assert [message.text for message in await received(telegram)] == ["xong"]


async def test_a_sticker_is_a_message_without_words(telegram: FakeTelegram) -> None:
    """So that it gets the answer of everything that is not understood, and no silence."""
    sticker = {"file_id": "S", "file_unique_id": "S", "width": 1, "height": 1, "is_animated": False, "is_video": False}
    telegram.write(LAN, other={"sticker": {**sticker, "type": "regular"}})
    (message,) = await received(telegram)
    assert (message.text, message.attachments) == ("", ())


@pytest.mark.parametrize(
    "nonsense",
    [
        {},
        {"message": None},
        {"message": "xong"},
        {"message": {"message_id": 1, "date": 1, "text": "xong"}},
        {"message": {"message_id": 1, "date": "today", "chat": {"id": 1, "type": "private"}, "text": "xong"}},
        {"message": {"message_id": 1, "date": 10**20, "chat": {"id": 1, "type": "private"}, "text": "xong"}},
        {"message": {"message_id": 1, "date": 1, "chat": {"id": "x", "type": "private"}, "text": "xong"}},
        {"message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": 5}},
        {"message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "document": {"file_id": []}}},
        {"callback_query": {"id": "1"}},
        {"callback_query": {"id": "1", "from": {"id": 1, "is_bot": False, "first_name": "Lan"}, "data": "x"}},
        {"a_kind_of_tomorrow": {"x": 1}},
    ],
)
async def test_what_cannot_be_read_stops_nothing(telegram: FakeTelegram, nonsense: dict[str, Any]) -> None:
    telegram.world.push({"update_id": 600_000_001, **nonsense})
    telegram.write(LAN, "xong")
    assert [message.text for message in await received(telegram)] == ["xong"]


async def test_an_update_is_acknowledged_only_after_it_was_taken(telegram: FakeTelegram) -> None:
    telegram.write(LAN, "1 xong")
    failing = Remembering(failures=1000)
    async with listening(telegram, failing):
        await telegram.called("setMyCommands")
        while not failing.calls:
            await telegram.world.change(0.01)
    assert failing.received == []
    assert [message.text for message in await received(telegram)] == ["1 xong"]


async def test_an_update_that_could_not_be_taken_comes_again_by_itself(telegram: FakeTelegram) -> None:
    telegram.write(LAN, "1 xong")
    telegram.write(LAN, "2 xong")
    receiver = Remembering(failures=1)
    async with listening(telegram, receiver):
        assert [message.text for message in await receiver.at_least(2)] == ["1 xong", "2 xong"]


async def test_an_answer_that_was_lost_gives_the_same_update_again(telegram: FakeTelegram) -> None:
    """Telegram handed it out, the connection broke: the number is the same, so that it can count once."""
    telegram.fault("getUpdates", drop=True, accept=True)
    update = telegram.write(LAN, "1 xong")
    assert [message.update_id for message in await received(telegram)] == [str(update["update_id"])]


@pytest.mark.parametrize(
    "fault",
    [
        {"drop": True},
        {"http_status": 502, "body": "<html>Bad Gateway</html>"},
        {"http_status": 200, "body": "<html>Trang này đã bị chặn</html>"},
        {"http_status": 200, "body": '{"ok": true, "result": 5}'},
        {"code": 409, "description": "Conflict: terminated by other getUpdates request"},
        {"code": 429, "description": "Too Many Requests: retry after 1", "retry_after": 1},
    ],
)
async def test_receiving_goes_on_after_a_failure(telegram: FakeTelegram, fault: dict[str, Any]) -> None:
    telegram.fault("getUpdates", **fault)
    telegram.write(LAN, "xong")
    assert [message.text for message in await received(telegram)] == ["xong"]


async def test_receiving_begins_when_telegram_comes_into_reach(telegram: FakeTelegram) -> None:
    telegram.fault("getMe", drop=True)
    telegram.write(LAN, "xong")
    assert [message.text for message in await received(telegram)] == ["xong"]


async def test_the_menu_is_set_and_an_old_webhook_taken_away(telegram: FakeTelegram) -> None:
    async with httpx.AsyncClient(base_url=telegram.url) as client:
        await client.post(f"/bot{TOKEN}/setWebhook", json={"url": "https://vidu.gov.vn/telegram"})
    async with listening(telegram, Remembering()) as channel:
        (call,) = await telegram.called("setMyCommands")
        assert channel.username == "nhacviec_test_bot"
    assert telegram.world.webhook is None
    assert call.params["scope"] == {"type": "all_private_chats"}
    assert [tuple(command.values()) for command in call.params["commands"]] == MENU


async def test_a_channel_can_be_stopped_and_started_again(telegram: FakeTelegram) -> None:
    receiver = Remembering()
    channel = TelegramChannel(TOKEN, MENU, lambda: NOW, base_url=telegram.url + "/bot")
    for count in (1, 2):
        await channel.start(receiver.receive)
        telegram.write(LAN, f"{count} xong")
        await receiver.at_least(count)
        await channel.stop()
    assert [message.text for message in {m.update_id: m for m in receiver.received}.values()] == ["1 xong", "2 xong"]
