"""What the product says over Telegram, as it reaches the platform."""

import asyncio
import contextlib
import traceback
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.channels.split import units
from bot.channels.telegram import TelegramChannel
from domain.allowance import Allowance
from domain.chat import Button, NotNow, Outgoing, OutgoingFile, Refused, Unreachable
from tests.fakes.telegram import TOKEN, FakeTelegram
from tests.fakes.telegram_world import Limits

LAN = 1001
NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
MEGABYTE = 1024 * 1024
AT_ONCE = Allowance(overall=10_000, in_a_chat=10_000)
REPORT = OutgoingFile("Báo cáo tháng 10 năm 2026.docx", "application/msword", b"PK" + bytes(100))
CHART = OutgoingFile("bieu-do.png", "image/png", b"\x89PNG" + bytes(100))
BUTTONS = ((Button("Xong", "done:1"), Button("Vướng", "stuck:1")), (Button("Sai", "undo:1"),))


@contextlib.asynccontextmanager
async def sending(
    fake: FakeTelegram, allowance: Allowance = AT_ONCE, patience: float = 5
) -> AsyncIterator[TelegramChannel]:
    """A channel that only sends, to a chat that Lan has opened."""
    fake.write(LAN, "/start")
    channel = TelegramChannel(TOKEN, [], lambda: NOW, base_url=fake.url, allowance=allowance, timeout=patience)
    yield channel
    await channel.stop()


def said(fake: FakeTelegram) -> list[tuple[str, dict[str, Any]]]:
    return [(call.method, call.params) for call in fake.outbox.select()]


async def test_a_text_goes_out_as_it_is(telegram: FakeTelegram) -> None:
    async with sending(telegram) as channel:
        sent = await channel.send(Outgoing(str(LAN), "1. a < b & *c* _d_\n2. [x](y)", BUTTONS))
    ((method, params),) = said(telegram)
    assert (method, params["text"]) == ("sendMessage", "1. a < b & *c* _d_\n2. [x](y)")
    assert "parse_mode" not in params
    assert params["link_preview_options"] == {"is_disabled": True}
    assert [[(b["text"], b["callback_data"]) for b in row] for row in params["reply_markup"]["inline_keyboard"]] == [
        [("Xong", "done:1"), ("Vướng", "stuck:1")],
        [("Sai", "undo:1")],
    ]
    assert int(sent) in telegram.world.chats[LAN].messages


async def test_an_answer_is_bound_to_its_message_even_when_that_is_gone(telegram: FakeTelegram) -> None:
    asked = telegram.write(LAN, "/viec")["message"]["message_id"]
    async with sending(telegram) as channel:
        bound = await channel.send(Outgoing(str(LAN), "Chưa có việc nào.", reply_to=str(asked)))
        loose = await channel.send(Outgoing(str(LAN), "Chưa có việc nào.", reply_to="999999"))
        other = await channel.send(Outgoing(str(LAN), "Chưa có việc nào.", reply_to="web-1"))
    messages = telegram.world.chats[LAN].messages
    assert messages[int(bound)]["reply_to_message"]["message_id"] == asked
    assert [messages[int(sent)].get("reply_to_message") for sent in (loose, other)] == [None, None]


async def test_a_long_text_is_cut_at_its_lines(telegram: FakeTelegram) -> None:
    lines = [f"{n}. Nhiệm vụ số {n} 😀 {'x' * (n % 60)}" for n in range(1, 301)]
    asked = telegram.write(LAN, "/viec")["message"]["message_id"]
    async with sending(telegram) as channel:
        sent = await channel.send(Outgoing(str(LAN), "\n".join(lines), BUTTONS, reply_to=str(asked)))
    calls = telegram.outbox.select("sendMessage")
    texts = [call.params["text"] for call in calls]
    assert len(texts) > 1
    assert "\n".join(texts).split("\n") == lines
    assert all(units(text) <= 4096 for text in texts)
    assert ["reply_markup" in call.params for call in calls] == [False] * (len(calls) - 1) + [True]
    assert ["reply_parameters" in call.params for call in calls] == [True] + [False] * (len(calls) - 1)
    assert [str(call.result["message_id"]) for call in calls] == sent.split()


@pytest.mark.parametrize(
    ("text", "files", "expected"),
    [
        ("Báo cáo tháng 10", (REPORT,), [("sendDocument", "Báo cáo tháng 10", True)]),
        ("", (REPORT,), [("sendDocument", None, True)]),
        ("Biểu đồ", (CHART,), [("sendPhoto", "Biểu đồ", True)]),
        ("x" * 1024, (REPORT,), [("sendDocument", "x" * 1024, True)]),
        ("x" * 1025, (REPORT,), [("sendDocument", None, False), ("sendMessage", "x" * 1025, True)]),
        (
            "Tháng 10",
            (CHART, REPORT),
            [("sendPhoto", None, False), ("sendDocument", None, False), ("sendMessage", "Tháng 10", True)],
        ),
        ("", (REPORT, CHART), [("sendDocument", None, False), ("sendPhoto", None, True)]),
    ],
)
async def test_files_go_before_the_text_or_carry_it(
    telegram: FakeTelegram, text: str, files: tuple[OutgoingFile, ...], expected: list[tuple[str, str | None, bool]]
) -> None:
    async with sending(telegram) as channel:
        sent = await channel.send(Outgoing(str(LAN), text, BUTTONS, files))
    assert [(m, p.get("text", p.get("caption")), "reply_markup" in p) for m, p in said(telegram)] == expected
    assert telegram.outbox.calls[-1].result["message_id"] == int(sent.split()[-1])


async def test_a_file_arrives_whole_under_its_vietnamese_name(telegram: FakeTelegram) -> None:
    async with sending(telegram) as channel:
        sent = await channel.send(Outgoing(str(LAN), "", files=(REPORT,)))
    document = telegram.world.chats[LAN].messages[int(sent)]["document"]
    assert document["file_name"] == "Báo cáo tháng 10 năm 2026.docx"
    assert telegram.world.files[document["file_id"]].data == REPORT.data


async def test_a_picture_too_large_for_a_photo_goes_as_a_document(telegram: FakeTelegram) -> None:
    picture = OutgoingFile("bieu-do.png", "image/png", b"\x89PNG" + bytes(10 * MEGABYTE))
    async with sending(telegram) as channel:
        await channel.send(Outgoing(str(LAN), "", files=(picture,)))
    assert [method for method, _ in said(telegram)] == ["sendDocument"]


@pytest.mark.parametrize(
    ("fault", "meaning", "after"),
    [
        ({"code": 429, "description": "Too Many Requests: retry after 7", "retry_after": 7}, NotNow, 7),
        ({"code": 429, "description": "Too Many Requests"}, NotNow, None),
        ({"code": 500, "description": "Internal Server Error"}, NotNow, None),
        ({"code": 401, "description": "Unauthorized"}, NotNow, 600),
        ({"http_status": 502, "body": "<html>Bad Gateway</html>"}, NotNow, None),
        ({"http_status": 403, "body": "<html>Trang này đã bị chặn</html>"}, NotNow, None),
        ({"http_status": 200, "body": "<html>Đăng nhập Wi-Fi</html>"}, NotNow, None),
        ({"http_status": 200, "body": "[]"}, NotNow, None),
        ({"drop": True}, NotNow, None),
        ({"code": 403, "description": "Forbidden: bot was blocked by the user"}, Unreachable, None),
        ({"code": 403, "description": "Forbidden: user is deactivated"}, Unreachable, None),
        ({"code": 400, "description": "Bad Request: chat not found"}, Unreachable, None),
        ({"code": 400, "description": "Bad Request: PEER_ID_INVALID"}, Unreachable, None),
        ({"code": 400, "description": "Bad Request: BUTTON_DATA_INVALID"}, Refused, None),
        ({"code": 413, "description": "Request Entity Too Large"}, Refused, None),
    ],
)
async def test_every_failure_has_one_meaning(
    telegram: FakeTelegram, fault: dict[str, Any], meaning: type[Exception], after: int | None
) -> None:
    telegram.fault("sendMessage", **fault)
    async with sending(telegram) as channel:
        with pytest.raises(meaning) as raised:
            await channel.send(Outgoing(str(LAN), "chào"))
        assert type(raised.value) is meaning
        if isinstance(raised.value, NotNow):
            assert raised.value.after == (timedelta(seconds=after) if after else None)
        assert said(telegram) == []
        await channel.send(Outgoing(str(LAN), "chào"))
    assert len(said(telegram)) == 1


async def test_a_chat_that_blocked_the_bot_or_never_wrote_cannot_be_reached(telegram: FakeTelegram) -> None:
    async with sending(telegram) as channel:
        telegram.block(LAN)
        for address in (str(LAN), "1002", "web-1"):
            with pytest.raises(Unreachable) as raised:
                await channel.send(Outgoing(address, "chào"))
            assert not isinstance(raised.value, Refused)
        telegram.block(LAN, blocked=False)
        await channel.send(Outgoing(str(LAN), "chào"))


@pytest.mark.parametrize(
    "message",
    [
        Outgoing(str(LAN), ""),
        Outgoing(str(LAN), " \n "),
        Outgoing(str(LAN), "chào", ((Button("Xong", "x" * 65),),)),
        Outgoing(str(LAN), "chào", files=(OutgoingFile("trong.docx", "application/msword", b""),)),
        Outgoing(str(LAN), "chào", files=(OutgoingFile("x.zip", "application/zip", bytes(50 * MEGABYTE + 1)),)),
    ],
    ids=["empty", "blank", "button", "empty file", "large file"],
)
async def test_what_telegram_would_never_take_is_refused(telegram: FakeTelegram, message: Outgoing) -> None:
    async with sending(telegram) as channel:
        with pytest.raises(Refused):
            await channel.send(message)
    assert said(telegram) == []


@pytest.mark.parametrize("fault", [{"delay": 1.0}, {"drop": True, "accept": True}], ids=["late", "dropped"])
async def test_an_answer_that_never_came_is_not_now_though_the_message_was_taken(
    telegram: FakeTelegram, fault: dict[str, Any]
) -> None:
    telegram.fault("sendMessage", **fault)
    async with sending(telegram, patience=0.3) as channel:
        with pytest.raises(NotNow):
            await channel.send(Outgoing(str(LAN), "chào"))
    assert [params["text"] for _, params in said(telegram)] == ["chào"]


async def test_a_message_that_broke_off_goes_on_where_it_stopped(telegram: FakeTelegram) -> None:
    message = Outgoing(str(LAN), "Tháng 10", BUTTONS, (CHART, REPORT))
    telegram.fault("sendDocument", code=429, retry_after=3)
    telegram.fault("sendMessage", code=500)
    async with sending(telegram) as channel:
        for _ in range(2):
            with pytest.raises(NotNow):
                await channel.send(message)
        await channel.send(message)
        assert [method for method, _ in said(telegram)] == ["sendPhoto", "sendDocument", "sendMessage"]
        await channel.send(message)
        assert len(said(telegram)) == 6, "said again it is whole again"


async def test_one_chat_gets_its_messages_at_even_gaps_and_holds_up_no_other(telegram: FakeTelegram) -> None:
    telegram.write(1002, "/start")
    async with sending(telegram, Allowance(overall=10_000, in_a_chat=10)) as channel:
        await channel.send(Outgoing("1002", "the first one waits for a connection"))
        to_lan = [channel.send(Outgoing(str(LAN), f"{n}")) for n in range(4)]
        await asyncio.gather(*to_lan, channel.send(Outgoing("1002", "chào")))
    calls = telegram.outbox.select("sendMessage")[1:]
    lan = [call.at for call in calls if call.params["chat_id"] == str(LAN)]
    (other,) = [call.at for call in calls if call.params["chat_id"] == "1002"]
    assert lan[-1] - lan[0] > 0.2  # 0.3 s for the four, less what a busy machine was late with the first
    assert other < lan[1]


async def test_all_chats_together_are_paced(telegram: FakeTelegram) -> None:
    chats = range(2001, 2011)
    for chat in chats:
        telegram.write(chat, "/start")
    async with sending(telegram, Allowance(overall=40, in_a_chat=1)) as channel:
        await channel.send(Outgoing(str(LAN), "the first one waits for a connection"))
        await asyncio.gather(*(channel.send(Outgoing(str(chat), "chào")) for chat in chats))
    calls = telegram.outbox.select("sendMessage")[1:]
    assert calls[-1].at - calls[0].at > 9 / 40 * 0.9


async def test_the_usual_pace_keeps_the_limits_of_the_platform(telegram: FakeTelegram) -> None:
    telegram.world.limits = Limits()
    async with sending(telegram, Allowance(overall=30, in_a_chat=1)) as channel:
        await asyncio.gather(*(channel.send(Outgoing(str(LAN), f"{n}")) for n in range(3)))
    assert [call.status for call in telegram.outbox.select(refused=True)] == [200, 200, 200]


async def test_a_stopped_channel_says_not_now(telegram: FakeTelegram) -> None:
    async with sending(telegram) as channel:
        await channel.stop()
        with pytest.raises(NotNow):
            await channel.send(Outgoing(str(LAN), "chào"))


async def test_neither_the_token_nor_a_text_reaches_a_log_or_a_traceback(
    telegram: FakeTelegram, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    secret = TOKEN.partition(":")[2]
    faults: list[dict[str, Any]] = [
        {"code": 401, "description": "Unauthorized"},
        {"code": 400, "description": "Bad Request: BUTTON_DATA_INVALID"},
        {"drop": True},
        {"http_status": 502, "body": "<html>"},
        {"delay": 1.0},
    ]
    shown = []
    taken = asyncio.Event()

    async def receive(_: object) -> None:
        taken.set()

    telegram.fault("getMe", code=401, description="Unauthorized")
    telegram.fault("getUpdates", http_status=200, body='{"ok": true, "result": "bí mật"}')
    telegram.world.push({"update_id": 1, "message": {"text": "bí mật"}})
    async with sending(telegram, patience=0.5) as channel:
        await channel.start(receive)
        for fault in faults:
            telegram.fault("sendMessage", **fault)
            with pytest.raises((NotNow, Unreachable)) as raised:
                await channel.send(Outgoing(str(LAN), "bí mật"))
            shown += traceback.format_exception(raised.value)
            shown.append(repr(raised.value))
        await channel.send(Outgoing(str(LAN), "bí mật"))
        async with asyncio.timeout(10):
            await taken.wait()
        logged = caplog.text + "".join(capfd.readouterr())
    assert "telegram_not_answering" in logged
    assert secret not in logged + "".join(shown)
    assert "bí mật" not in logged
    assert secret not in repr(channel._client)


async def test_nothing_is_logged_below_by_the_libraries_either(
    telegram: FakeTelegram, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    async with sending(telegram) as channel:
        await channel.send(Outgoing(str(LAN), "bí mật"))
    assert [record.name for record in caplog.records if record.name.startswith(("httpx", "httpcore", "telegram"))] == []
