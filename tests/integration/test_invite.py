"""An administrator invites people by chat."""

import dataclasses
import hashlib
import io
import random
import re
import zipfile
from datetime import timedelta

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select, update

from domain.bots import Bot
from domain.people import Grant, Role, UnitKind
from handlers import invite, join
from handlers.dispatch import handle
from handlers.turn import Turn
from jobs.forget_codes import forget_codes
from reports.qr_picture import qr_png
from storage import accounts, open_questions, people, units
from storage.database import Database
from storage.schema.delivery import outbox
from storage.schema.office import invitation
from storage.schema.plans import file
from tests.integration.office import SURROUNDINGS, Conversation

CHOOSE = random.Random(7).choice


async def _answer(turn: Turn) -> None:
    """The smallest dispatcher: strangers join, others invite or answer which person they meant."""
    if turn.sender is None:
        await join.stranger(turn)
        return
    asked = await open_questions.waiting(turn.tx, turn.now, turn.person.id)
    command, _, name = turn.incoming.text.partition(" ")
    if command == "/moi":
        await invite.invite(turn, name, CHOOSE)
    elif not (asked and asked.topic == invite.TOPIC and await invite.chosen(turn, asked.data["people"], CHOOSE)):
        await turn.answer("chat")


@pytest.fixture
async def chat(database: Database) -> Conversation:
    """An office where "admin" and "lan" have chat accounts and three others have none."""
    talk = Conversation(database, _answer)
    async with database.begin() as tx:
        a = await units.add_unit(tx, "Phòng A", UnitKind.DEPARTMENT)
        b = await units.add_unit(tx, "Phòng B", UnitKind.DEPARTMENT)
        admin = await people.add_person(tx, "Vũ Quản", grants=[Grant(Role.ADMIN)])
        lan = await people.add_person(tx, "Trần Thị Lan", a, title="Trưởng phòng", grants=[Grant(Role.HEAD, a)])
        for name, unit in (("Lê Hùng", a), ("Đỗ Thị Lan", b), ("Đỗ Thị Lan", a)):
            await people.add_person(tx, name, unit, grants=[Grant(Role.STAFF, unit)])
        await accounts.link(tx, talk.now, admin, "telegram", "admin")
        await accounts.link(tx, talk.now, lan, "telegram", "lan")
    return talk


def _code_in(text: str) -> str:
    found = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", text)
    assert found, text
    return found[0]


async def test_an_invitation_is_ready_to_be_forwarded(chat: Conversation) -> None:
    made, forward = await chat.says("admin", "/moi hung")
    assert "Lê Hùng (Phòng A)" in made
    assert "08:00 12/01/2026" in made
    assert "Lê Hùng" in forward
    assert "http" not in forward
    assert "Chào mừng Lê Hùng" in (await chat.says("hung", forward))[0]
    assert await chat.acts() == ["invite", "join"]


async def test_only_a_hash_of_the_code_is_kept(chat: Conversation) -> None:
    _, forward = await chat.says("admin", "/moi hung")
    code = _code_in(forward).replace("-", "")
    async with chat.database.read() as tx:
        row = (await tx.execute(select(invitation))).one()
    assert row.code_hash == hashlib.sha256(code.encode()).hexdigest()
    assert row.expires_at == chat.now + timedelta(days=7)
    assert code not in str(row)


async def test_an_hour_after_it_was_sent_its_code_is_nowhere(chat: Conversation) -> None:
    chat.surroundings = dataclasses.replace(SURROUNDINGS, public_address="https://nhacviec.example.vn")
    _, forward = await chat.says("admin", "/moi hung")
    code = _code_in(forward)
    for minutes, sent, kept in ((90, False, True), (30, True, True), (90, True, False)):
        async with chat.database.begin() as tx:
            await tx.execute(update(outbox).values(state="sent" if sent else "todo"))
        await forget_codes(chat.database, chat.now + timedelta(minutes=minutes))
        async with chat.database.read() as tx:
            texts = "\n".join(m["text"] for m in (await tx.execute(select(outbox.c.message))).scalars())
            pictures = (await tx.execute(select(file.c.id))).all()
        assert (code in texts, code.replace("-", "") in texts, len(pictures)) == (kept, kept, kept)
    assert "(Mã mời của Lê Hùng đã được ẩn sau khi gửi. Cần mã mới: /moi Lê Hùng)" in texts
    assert "Chào mừng Lê Hùng" in (await chat.says("hung", forward))[0], "the code itself is good as long as before"


async def test_it_names_every_way_in_that_there_is(chat: Conversation) -> None:
    chat.surroundings = dataclasses.replace(
        SURROUNDINGS, telegram_name=lambda: "nhacviec_bot", public_address="https://nhacviec.example.vn"
    )
    _, forward = await chat.says("admin", "/moi Lê Hùng")
    code = _code_in(forward).replace("-", "")
    assert f"https://t.me/nhacviec_bot?start={code}" in forward
    assert f"https://nhacviec.example.vn/?code={code}" in forward
    assert "Chào mừng Lê Hùng" in (await chat.says("hung", forward, "zalo"))[0]


async def test_the_link_of_the_zalo_bot_stands_in_it_and_is_what_a_phone_is_pointed_at(chat: Conversation) -> None:
    link = "https://zalo.me/bot/abc"
    bots = (Bot("zalo", "145", "bot.VDKyGxQvc", link),)
    chat.surroundings = dataclasses.replace(SURROUNDINGS, bots=lambda: bots, telegram_name=lambda: "nhacviec_bot")
    _, forward = await chat.says("admin", "/moi Lê Hùng")
    assert f"{link} (bot “bot.VDKyGxQvc”)" in forward
    assert "https://t.me/nhacviec_bot?start=" in forward
    async with chat.database.read() as tx:
        assert (await tx.execute(select(file.c.data))).scalars().all() == [qr_png(link)]


async def test_a_name_of_several_people_is_asked_about(chat: Conversation) -> None:
    [question] = await chat.says("admin", "/moi Đỗ Thị Lan")
    assert question.endswith("1. Đỗ Thị Lan (Phòng B)\n2. Đỗ Thị Lan (Phòng A)")
    assert await chat.says("admin", "3") == ["chat"]
    made, _ = await chat.says("admin", "2")
    assert "Đỗ Thị Lan (Phòng A)" in made
    assert await chat.says("admin", "2") == ["chat"]


async def test_a_name_nobody_has_is_told(chat: Conversation) -> None:
    [line] = await chat.says("admin", "/moi  Bình")
    assert "“Bình”" in line


async def test_without_a_name_it_says_who_is_missing(chat: Conversation) -> None:
    [line] = await chat.says("admin", "/moi")
    assert line.startswith("Còn 3 người chưa tham gia:\n- Lê Hùng (Phòng A)\n")
    assert "Vũ Quản" not in line


async def test_when_all_have_joined_it_says_so(chat: Conversation) -> None:
    async with chat.database.begin() as tx:
        for person in await people.everybody(tx):
            await accounts.link(tx, chat.now, person.id, "web", f"p{person.id}")
    [line] = await chat.says("admin", "/moi")
    assert "đều đã tham gia" in line


async def test_others_may_not_invite(chat: Conversation) -> None:
    [line] = await chat.says("lan", "/moi hung")
    assert "ngoài phạm vi" in line
    async with chat.database.read() as tx:
        assert (await tx.execute(select(invitation))).all() == []
    assert await chat.acts() == ["refused"]


async def test_a_question_is_no_permission(chat: Conversation) -> None:
    await chat.says("admin", "/moi Đỗ Thị Lan")
    async with chat.database.begin() as tx:
        [admin, *_] = await people.everybody(tx)
        await people.set_grants(tx, admin.id, [])
    assert "ngoài phạm vi" in (await chat.says("admin", "1"))[0]


async def test_everybody_without_a_chat_is_invited_in_one_workbook(sqlite: Database) -> None:
    talk = Conversation(sqlite, handle)
    async with sqlite.begin() as tx:
        a = await units.add_unit(tx, "Phòng A", UnitKind.DEPARTMENT, ["PA"])
        admin = await people.add_person(tx, "Vũ Quản", grants=[Grant(Role.ADMIN)])
        for name, unit in (("Lê Hùng", a), ('=HYPERLINK("http://x","Lan")', a), ("Đỗ Mai", None)):
            await people.add_person(tx, name, unit)
        await accounts.link(tx, talk.now, admin, "telegram", "admin")
    [told] = await talk.says("admin", "/moi pa")
    assert told.startswith("2 mã mời ở trong tệp kèm theo, mỗi mã dùng một lần, đến 08:00 12/01/2026.")
    [told] = await talk.says("admin", "/moi tất cả")
    assert told.startswith("3 mã mời")
    async with sqlite.read() as tx:
        kept = (await tx.execute(select(file.c.data).order_by(file.c.id.desc()).limit(1))).scalar_one()
    book = CalamineWorkbook.from_filelike(io.BytesIO(kept))
    (sheet,) = book.sheet_names
    rows = book.get_sheet_by_name(sheet).to_python()
    assert [row[0] for row in rows[2:]] == ["Lê Hùng", '=HYPERLINK("http://x","Lan")', "Đỗ Mai"]
    assert "<f>" not in zipfile.ZipFile(io.BytesIO(kept)).read("xl/worksheets/sheet1.xml").decode(), "no formula"
    given = [[str(cell) for cell in row] for row in rows[2:]]
    for (name, _, code, words), address in zip(given, ("hung", "lan", "mai"), strict=True):
        assert code in words
        assert f"Chào mừng {name}" in (await talk.says(address, code))[0]
    assert await talk.says("admin", "/moi Phòng A") == ["Mọi người ở đó đều đã tham gia."]
