"""The office in Telegram: messages that stand as things do, menus, groups, chats that are shut and opened again."""

import base64
import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.sample import PLAN
from domain.people import Grant, Role
from locales import say
from storage import accounts, groups, outbox, people, work
from storage.database import Database
from storage.outbox import Message, Place
from storage.schema.records import audit
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_world import Json
from tests.integration.live_telegram import BOT, LiveTelegram, live_telegram

GROUP = -100500


@pytest.fixture
async def office(sqlite: Database, telegram: FakeTelegram) -> AsyncIterator[LiveTelegram]:
    async with live_telegram(sqlite, telegram) as live:
        yield live


def _buttons(message: Json) -> list[str]:
    return [b["callback_data"] for row in message.get("reply_markup", {}).get("inline_keyboard", []) for b in row]


async def _reminder(office: LiveTelegram) -> Json:
    """Trang's reminder of several tasks."""
    await office.joins("Dũng", "Trang")
    for line in ("nộp báo cáo A trước 7/1", "nộp báo cáo B trước 7/1"):
        await office.says("Dũng", f"/giao Trang {line}")
    await office.reminds()
    return office.told(office.chat("Trang"))[-1]


async def test_a_reminder_shows_what_was_answered_by_a_tap_or_by_typing_and_what_was_taken_back(
    office: LiveTelegram,
) -> None:
    reminder = await _reminder(office)
    first, second, *_ = _buttons(reminder)
    sent = reminder["text"]

    await office.taps("Trang", first)
    assert reminder["text"] == sent.replace("1. ", "✓ 1. ", 1)
    assert first not in _buttons(reminder)
    assert second in _buttons(reminder)

    await office.says("Trang", "2 xong")
    assert "✓ 2. " in reminder["text"]
    assert second not in _buttons(reminder)

    await office.says("Trang", "sai")
    assert "✓ 1. " in reminder["text"]
    assert "✓ 2. " not in reminder["text"]
    assert second in _buttons(reminder)


async def test_a_message_edited_in_telegram_corrects_the_answer_and_what_shows_it(office: LiveTelegram) -> None:
    reminder = await _reminder(office)
    office.now += timedelta(minutes=20)
    typed = int(office.now.timestamp())
    sent = office.fake.write(office.chat("Trang"), "2 xong", date=typed)["message"]["message_id"]
    second = _buttons(reminder)[1]
    await office.settle()
    assert second not in _buttons(reminder)
    told = await office.says("Trang", "2 60%, vướng biểu 3", edit=sent, date=typed + 30)
    assert told.splitlines()[0] == say("vi", "edited.instead")
    assert "60%" in told
    assert second in _buttons(reminder), "it is not done any more"
    async with office.database.read() as tx:
        words = [v.last for v in await work.open_views(tx) if v.last is not None]
    assert [(word.percent, word.reason) for word in words] == [(60, "biểu 3")]


async def test_a_request_decided_by_typing_has_no_buttons_any_more_and_edits_that_fail_cost_nothing(
    office: LiveTelegram,
) -> None:
    reminder = await _reminder(office)
    await office.says("Trang", "1 xin lùi đến 20/1 vì chờ số liệu")
    asked = office.told(office.chat("Dũng"))[-1]
    code = next(word for word in reminder["text"].split() if word.startswith("(T")).strip("()")
    assert len(_buttons(asked)) == 2
    office.fake.fault("editMessageReplyMarkup", code=400, description="Bad Request: message can't be edited")
    await office.says("Dũng", f"đồng ý {code}")
    assert len(_buttons(asked)) == 2  # it is too old, say; nobody is told, nothing else waits for it
    assert "20/01" in office.told(office.chat("Trang"))[-1]["text"]

    office.fake.fault("editMessageText", code=429, description="Too Many Requests", retry_after=30)
    office.fake.write(office.chat("Trang"), "2 xong")
    await office.settle()
    assert "✓ 2." not in reminder["text"]
    assert "hoàn thành" in office.told(office.chat("Trang"))[-1]["text"]
    office.now += timedelta(seconds=31)
    await office.settle()
    assert "✓ 2." in reminder["text"]


async def _menu(office: LiveTelegram, name: str) -> list[str]:
    scope = json.dumps({"type": "chat", "chat_id": office.chat(name)}, sort_keys=True)
    return [command["command"] for command in office.fake.world.commands.get((scope, ""), [])]


async def test_everybody_has_the_menu_of_their_roles_in_their_language_and_a_new_one_when_they_change(
    office: LiveTelegram,
) -> None:
    default = office.fake.world.commands[(json.dumps({"type": "all_private_chats"}), "")]
    assert not {"moi", "baocao", "nhatky"} & {command["command"] for command in default}
    await office.joins("Nam", "Đức Anh")
    assert "viec" in await _menu(office, "Nam")
    assert not {"moi", "baocao", "nhatky"} & set(await _menu(office, "Nam"))
    assert {"moi", "nhatky"} < set(await _menu(office, "Đức Anh"))

    calls = len(office.fake.outbox.select("setMyCommands"))
    await office.says("Nam", "/viec")
    assert len(office.fake.outbox.select("setMyCommands")) == calls

    await office.says("Nam", "/ngonngu en")
    spoken = office.fake.outbox.select("setMyCommands")[-1].params["commands"]
    assert spoken[0]["description"].startswith("my tasks")
    async with office.database.begin() as tx:
        (nam,) = [p for p in await people.everybody(tx) if p.name.endswith("Nam")]
        await people.set_grants(tx, nam.id, [*nam.grants, Grant(Role.OFFICE)])
    await office.says("Đức Anh", "/trogiup")
    assert "baocao" in await _menu(office, "Nam")


async def test_who_blocks_the_bot_is_shown_as_unreached_until_they_let_it_in_or_write(office: LiveTelegram) -> None:
    await office.joins("Trang", "Dũng")
    for back in ("unblocks", "writes"):
        office.fake.block(office.chat("Trang"))
        await office.settle()
        assert "1. Phạm Thu Trang – Telegram, từ 05/01: đã chặn bot" in await office.says("Dũng", "/kenh")
        async with office.database.read() as tx:
            lost = await accounts.find(tx, "telegram", str(office.chat("Trang")))
        assert lost is not None
        assert lost.unreachable_since == office.now
        if back == "unblocks":
            office.fake.block(office.chat("Trang"), blocked=False)
            await office.settle()
        else:
            office.fake.world.chats[office.chat("Trang")].blocked = False
            assert "/viec" in await office.says("Trang", "/trogiup")
        async with office.database.read() as tx:
            found = await accounts.find(tx, "telegram", str(office.chat("Trang")))
        assert found is not None
        assert found.unreachable_since is None
    async with office.database.read() as tx:
        noted = select(audit.c.act).where(audit.c.act.like("chat_%")).order_by(audit.c.id)
        acts = list((await tx.execute(noted)).scalars())
    assert acts == ["chat_shut", "chat_opened"] * 2


async def _in_group(office: LiveTelegram, who: int, text: str, **other: object) -> str:
    sender = {"id": who, "first_name": "Ai đó"}
    shown = {"chat_type": "supergroup", "sender": sender, **({"other": other} if other else {})}
    return await office.writes(GROUP, text, **shown)


async def test_a_group_is_registered_by_a_code_hears_only_what_is_for_it_and_is_let_go(office: LiveTelegram) -> None:
    await office.joins("Nam", "Dũng")
    nam, stranger = office.chat("Nam"), 99
    mention = {"entities": [{"type": "mention", "offset": 0, "length": len(BOT) + 1}]}

    # Nobody hears anything who does not address it, nor does a stranger who does.
    assert await _in_group(office, nam, "1 xong") == ""
    assert await _in_group(office, nam, "/viec") == ""
    assert await _in_group(office, stranger, f"/viec@{BOT}") == ""
    # To those it knows it says where to write, and nothing of anybody.
    for addressed, of in ((f"/viec@{BOT}", {}), (f"@{BOT} T1", mention)):
        said = await _in_group(office, nam, addressed, **of)
        assert f"t.me/{BOT}" in said
        assert "T1" not in said
    bound = office.told(GROUP)[-1]["message_id"]
    assert "nhắn riêng" in await office.writes(
        GROUP, "T1?", chat_type="supergroup", sender={"id": nam, "first_name": "Nam"}, reply_to=bound
    )

    assert "Văn phòng" in await _in_group(office, nam, f"/nhom@{BOT} ABCD-2345")
    assert "ngoài phạm vi vai trò" in await office.says("Nam", "/nhom")
    await office.says("Dũng", "/nhom")
    command = office.told(office.chat("Dũng"))[-1]["text"]
    assert command.startswith(f"/nhom@{BOT} ")
    # Whoever types it there: an administrator of the group may be nameless.
    assert "Đã đăng ký" in await _in_group(office, stranger, command)
    assert "đã được đăng ký" in office.told(office.chat("Dũng"))[-1]["text"]
    assert await _in_group(office, stranger, command) == ""
    async with office.database.read() as tx:
        assert [(g.address, g.unit_id) for g in await groups.linked(tx)] == [(str(GROUP), None)]

    # It becomes a supergroup under another number, and puts the bot out.
    await office.writes(GROUP, "", chat_type="supergroup", other={"migrate_to_chat_id": GROUP - 1})
    async with office.database.read() as tx:
        assert [g.address for g in await groups.linked(tx)] == [str(GROUP - 1)]
    await office.writes(GROUP - 1, "chào", chat_type="supergroup")
    office.fake.block(GROUP - 1)
    await office.settle()
    async with office.database.read() as tx:
        assert await groups.linked(tx) == []


async def test_an_invitation_comes_with_a_picture_to_point_a_phone_at(office: LiveTelegram) -> None:
    await office.joins("Đức Anh")
    told = await office.says("Đức Anh", "/moi Trang")
    assert f"https://t.me/{BOT}?start=" in told
    assert "photo" in office.told(office.chat("Đức Anh"))[-1]
    link = next(word for word in told.split() if word.startswith("https://t.me/"))
    assert "Chào mừng" in await office.writes(4711, f"/start {link.partition('=')[2]}")


async def test_a_reply_to_any_part_of_a_long_message_is_bound_to_its_list(office: LiveTelegram) -> None:
    await _reminder(office)
    async with office.database.begin() as tx:
        (first, second) = [v for v in await work.open_views(tx) if v.owner_name == "Phạm Thu Trang"]
        places = [Place("assignment", second.id), Place("assignment", first.id)]
        lines = "\n".join(f"{n}. Việc số {n} với tên khá dài để phải cắt" for n in range(1, 150))
        long = Message(lines, places=places)
        await outbox.put(tx, office.now, "notice", long, person_id=office.chat("Trang") - 1000)
    await office.settle()
    *_, one, two = office.told(office.chat("Trang"))
    assert one["text"].startswith("1. ")
    assert not two["text"].startswith("1. ")
    for part, said in ((one, "1 30%"), (two, "1 40%")):
        answered = await office.says("Trang", said, reply_to=part["message_id"])
        assert second.code in answered
        assert first.code not in answered


async def test_typing_is_shown_while_a_plan_is_read(office: LiveTelegram) -> None:
    await office.joins("Đức Anh")
    content = {"name": "ke-hoach.docx", "base64": base64.b64encode(PLAN.read_bytes()).decode()}
    await office.says("Đức Anh", "", document=content)
    (shown, *_) = office.fake.outbox.select("sendChatAction")
    assert (shown.params["action"], int(shown.params["chat_id"])) == ("typing", office.chat("Đức Anh"))
