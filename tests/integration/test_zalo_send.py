"""What the product says, as Zalo gets it: texts cut to size, pictures by a link, and what each refusal means."""

import contextlib
import logging
import traceback
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.channels.split import units
from bot.channels.zalo import ZaloChannel
from bot.channels.zalo_api import ZaloApi, ZaloAway, ZaloRefusal
from bot.channels.zalo_bot import ZaloBot
from bot.channels.zalo_send import Way
from domain.chat import Button, NotNow, Outgoing, OutgoingFile, PerhapsGone, Refused, TooMuch, Unreachable
from tests.fakes.zalo import TOKEN, FakeZalo

LAN = "6ede9afa66b88fe6d6a9"
BOT = TOKEN.partition(":")[0]
TO_LAN = f"{BOT}/{LAN}"
NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
CHART = OutgoingFile("bieu-do.png", "image/png", b"\x89PNG", 7)
REPORT = OutgoingFile("bao-cao.docx", "application/msword", b"PK", 8)
LINKS = {
    7: Way("📄 bieu-do.png: https://vidu.vn/tep/a", "https://vidu.vn/tep/b/bieu-do.png"),
    8: Way("📄 bao-cao.docx: …"),
}


async def ways(message: Outgoing) -> Sequence[Way]:
    return [LINKS[file.stored_as or 0] for file in message.files]


@contextlib.asynccontextmanager
async def speaking(fake: FakeZalo) -> AsyncIterator[ZaloChannel]:
    fake.world.open_chat(LAN, "Lan")
    bot = ZaloBot(TOKEN, fake.url, lambda: NOW, webhook=None, a_second=None, timeout=0.5)
    yield ZaloChannel([bot], ways)
    await bot.stop()


def said(fake: FakeZalo) -> list[dict[str, Any]]:
    calls = [call for call in fake.outbox.select() if call.method.startswith("send")]
    return [{key: call.params[key] for key in call.params if key not in {"bot", "chat_id"}} for call in calls]


async def test_a_text_is_sent_as_it_is_and_its_id_given(zalo: FakeZalo) -> None:
    async with speaking(zalo) as channel:
        sent = await channel.send(Outgoing(TO_LAN, "*Việc* <b>gấp</b> {red}x{/red}\nhạn 15/7", reply_to="5"))
    assert said(zalo) == [{"text": "*Việc* <b>gấp</b> {red}x{/red}\nhạn 15/7"}]
    assert zalo.world.chats[LAN].messages[-1]["message_id"] == sent


async def test_a_long_text_is_cut_into_whole_pieces(zalo: FakeZalo) -> None:
    lines = "\n".join(f"{n}. (T{n}) Rà soát thủ tục 🏛️ hành chính lĩnh vực sở hữu trí tuệ" for n in range(1, 90))
    async with speaking(zalo) as channel:
        await channel.send(Outgoing(TO_LAN, lines))
    texts = [one["text"] for one in said(zalo)]
    assert len(texts) == 3
    assert all(units(text) <= 2000 for text in texts)
    assert "\n".join(texts) == lines


async def test_choices_that_stand_on_buttons_only_are_listed(zalo: FakeZalo) -> None:
    rows = ((Button("1. Nạp kế hoạch", "c:1:1"), Button("2. Bỏ, không nạp", "c:1:2")), (Button("Ghi sai, hủy", "u:1"),))
    async with speaking(zalo) as channel:
        await channel.send(Outgoing(TO_LAN, "Đưa vào thực hiện?", rows))
        await channel.send(Outgoing(TO_LAN, "Việc nào?\n1. Nạp kế hoạch", rows[:1]))
    assert [one["text"] for one in said(zalo)] == [
        "Đưa vào thực hiện?\n1. Nạp kế hoạch\n2. Bỏ, không nạp",
        "Việc nào?\n1. Nạp kế hoạch\n2. Bỏ, không nạp",
    ]


async def test_a_picture_goes_with_its_words_and_a_document_is_told_of(zalo: FakeZalo) -> None:
    async with speaking(zalo) as channel:
        await channel.send(Outgoing(TO_LAN, "Tháng 10: 12/38", files=(CHART, REPORT)))
    assert said(zalo) == [
        {"photo": "https://vidu.vn/tep/b/bieu-do.png", "caption": "Tháng 10: 12/38\n📄 bao-cao.docx: …"}
    ]


async def test_pictures_come_before_a_long_text(zalo: FakeZalo) -> None:
    async with speaking(zalo) as channel:
        await channel.send(Outgoing(TO_LAN, "x " * 1400, files=(CHART,)))
    first, *others = said(zalo)
    assert (first["photo"], len(others)) == ("https://vidu.vn/tep/b/bieu-do.png", 2)


async def test_a_picture_zalo_does_not_take_becomes_a_link(zalo: FakeZalo) -> None:
    zalo.fault("sendPhoto", code=400, description="The photo URL is invalid")
    async with speaking(zalo) as channel:
        await channel.send(Outgoing(TO_LAN, "Tháng 10", files=(CHART,)))
    assert said(zalo) == [{"text": "Tháng 10\n📄 bieu-do.png: https://vidu.vn/tep/a"}]


async def test_a_message_that_broke_off_goes_on_where_it_did(zalo: FakeZalo) -> None:
    long = Outgoing(TO_LAN, "a " * 900 + "\n" + "b " * 900)
    async with speaking(zalo) as channel:
        await channel.send(Outgoing(TO_LAN, "trước"))
        zalo.fault("sendMessage", delay=0.0, times=1)
        zalo.fault("sendMessage", code=500, description="x")
        with pytest.raises(NotNow):
            await channel.send(long)
        await channel.send(long)
    assert [one["text"][:1] for one in said(zalo)] == ["t", "a", "b"]


@pytest.mark.parametrize(
    ("fault", "meaning"),
    [
        ({"code": 429, "description": "Quota exceeded"}, TooMuch),
        ({"http_status": 429, "body": "slow down"}, TooMuch),
        ({"code": 400, "description": "Bad Request"}, PerhapsGone),
        ({"code": 403, "description": "Internal server error"}, PerhapsGone),
        ({"code": 404, "description": "Invalid access"}, PerhapsGone),
        ({"code": 408, "description": "Request timeout"}, NotNow),
        ({"code": 500, "description": "x"}, NotNow),
        ({"http_status": 403, "body": "<html>403 Forbidden</html>"}, NotNow),
        ({"http_status": 200, "body": '{"ok": false, "error_code": "429"}'}, TooMuch),
        ({"http_status": 200, "body": '{"ok": false, "errorCode": 403}'}, PerhapsGone),
        ({"http_status": 200, "body": '{"ok": false, "error_code": {}}'}, NotNow),
        ({"http_status": 200, "body": '"ok"'}, NotNow),
        ({"drop": True}, NotNow),
        ({"delay": 1.0}, NotNow),
    ],
)
async def test_what_each_refusal_means(zalo: FakeZalo, fault: dict[str, Any], meaning: type[Exception]) -> None:
    zalo.fault("sendMessage", **fault)
    async with speaking(zalo) as channel:
        with pytest.raises(NotNow) as raised:
            await channel.send(Outgoing(TO_LAN, "chào"))
    assert type(raised.value) is meaning


async def test_a_refused_token_is_no_chat_being_gone(zalo: FakeZalo) -> None:
    zalo.fault("sendMessage", code=401, description="Unauthorized")
    async with speaking(zalo) as channel:
        with pytest.raises(NotNow) as raised:
            await channel.send(Outgoing(TO_LAN, "chào"))
    assert raised.value.after == timedelta(minutes=10)


async def test_where_everybody_is_refused_nobody_is_gone(zalo: FakeZalo) -> None:
    """403 "Internal server error" is what Zalo says of its own faults too."""
    meanings: list[type[Exception]] = []
    async with speaking(zalo) as channel:
        for chat in "abca":
            zalo.world.open_chat(chat, chat)
            zalo.fault("sendMessage", code=403, description="Internal server error")
            with pytest.raises(NotNow) as raised:
                await channel.send(Outgoing(f"{BOT}/{chat}", "chào"))
            meanings.append(type(raised.value))
        await channel.send(Outgoing(f"{BOT}/b", "chào"))
        zalo.fault("sendMessage", code=403, description="Internal server error")
        with pytest.raises(PerhapsGone):
            await channel.send(Outgoing(f"{BOT}/a", "chào"))
    assert meanings == [PerhapsGone, PerhapsGone, NotNow, NotNow]


async def test_taken_without_a_result_is_taken(zalo: FakeZalo) -> None:
    zalo.fault("sendMessage", accept=True, http_status=200, body='{"ok": true}')
    async with speaking(zalo) as channel:
        assert await channel.send(Outgoing(TO_LAN, "chào")) == ""


@pytest.mark.parametrize("address", ["", LAN, f"{BOT}/", f"999/{LAN}"])
async def test_a_chat_of_no_bot_of_ours_is_out_of_reach(zalo: FakeZalo, address: str) -> None:
    async with speaking(zalo) as channel:
        with pytest.raises(Unreachable):
            await channel.send(Outgoing(address, "chào"))


async def test_nothing_to_say_is_refused(zalo: FakeZalo) -> None:
    async with speaking(zalo) as channel:
        with pytest.raises(Refused):
            await channel.send(Outgoing(TO_LAN, " \n "))
    assert said(zalo) == []


async def test_every_method_is_spoken_as_the_platform_wants_it(zalo: FakeZalo) -> None:
    zalo.world.open_chat(LAN, "Lan")
    api = ZaloApi(TOKEN, zalo.url + "/", 2)
    hook = "http://127.0.0.1:9/zalo"
    assert (await api.get_me())["account_type"] == "BASIC"
    assert (await api.set_webhook(hook, "mot-tu-bi-mat"))["verification"]["outcome"] == "webhook.err.unreachable"
    assert (await api.get_webhook_info())["url"] == hook
    assert (await api.test_webhook())["url"] == hook
    with pytest.raises(ZaloRefusal, match="400"):
        await api.get_updates(1)
    assert (await api.delete_webhook())["url"] == ""
    zalo.write(LAN, "xong")
    assert await api.get_updates(1) is not None
    assert await api.get_updates(0) is None
    ids = [
        await api.send_message(LAN, "chào"),
        await api.send_photo(LAN, "https://vidu.vn/a.png"),
        await api.send_sticker(LAN, "bd5a8c3b6a7e8320da6f"),
        await api.send_voice(LAN, "https://vidu.vn/a.aac"),
    ]
    assert all(len(number) == 20 for number in ids)
    await api.send_chat_action(LAN)
    await api.close()


async def test_the_token_is_in_no_error_and_no_log(zalo: FakeZalo, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    secret = TOKEN.partition(":")[2]
    told = [repr(ZaloApi(TOKEN, zalo.url, 1))]
    apis = [ZaloApi(TOKEN, zalo.url, 0.3), ZaloApi(TOKEN, "http://127.0.0.1:9", 0.3), ZaloApi(TOKEN, "http://[", 0.3)]
    faults: list[dict[str, Any]] = [
        {"drop": True},
        {"http_status": 502, "body": "<html>"},
        {"delay": 1.0},
        {"code": 401},
    ]
    for fault in faults:
        zalo.fault("sendMessage", **fault)
    for api in [*[apis[0]] * len(faults), *apis[1:]]:
        try:
            await api.send_message(LAN, "chào")
        except (ZaloAway, ZaloRefusal) as error:
            told.append("".join(traceback.format_exception(error)) + repr(error.__context__) + repr(error))
    bot = ZaloBot(TOKEN, "http://127.0.0.1:9", lambda: NOW, webhook=None, a_second=None, timeout=0.3)

    async def nothing(_incoming: object) -> None:
        """Nothing comes."""

    bot.start(nothing)
    for api in apis:
        await api.close()
    await bot.stop()
    told += [record.getMessage() + str(record.exc_info) for record in caplog.records]
    assert len(told) > 6
    assert not [line for line in told if secret in line or "%3A" in line]
