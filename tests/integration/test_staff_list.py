"""An administrator sends a staff list in chat."""

import pytest

from domain.chat import Attachment
from domain.people import Grant, Role
from handlers import sent_file
from handlers.dispatch import handle
from handlers.turn import Turn
from storage import accounts, people, units
from storage.database import Database
from tests.integration.office import Conversation

LIST = "Họ và tên,Đơn vị,Vai trò\nLê Hùng,{unit},Cán bộ\nVũ Quản,Phòng A,Quản trị\n"
UNITS = "Tên,Loại\nPhòng A,Phòng chuyên môn\n"


async def _answer(turn: Turn) -> None:
    [attached] = turn.incoming.attachments
    await sent_file.receive(turn, attached)


@pytest.fixture
async def chat(database: Database) -> Conversation:
    """An office of an administrator and somebody without roles."""
    talk = Conversation(database, _answer)
    async with database.begin() as tx:
        for name, grants in (("Vũ Quản", [Grant(Role.ADMIN)]), ("Trần Lan", [Grant(Role.OFFICE)])):
            person = await people.add_person(tx, name, grants=grants)
            await accounts.link(tx, talk.now, person, "telegram", name.split()[1])
    return talk


async def _sends(chat: Conversation, who: str, text: str, name: str = "danh-sach.csv") -> list[str]:
    data = text.encode()
    return await chat.says(who, "", attached=[Attachment(name, "text/csv", len(data), data)])


async def test_a_list_is_brought_in_and_told(chat: Conversation) -> None:
    assert await _sends(chat, "Quản", UNITS) == ["Thêm 1 đơn vị: Phòng A.\nNhắn “hoàn tác” để trở lại như trước."]
    [told] = await _sends(chat, "Quản", LIST.format(unit="Phòng A"))
    assert told == (
        "Thêm 1 người: Lê Hùng.\nSửa 1 người: Vũ Quản.\n"
        "Nhắn /moi tất cả để lấy mã mời của mọi người chưa tham gia trong một tệp.\n"
        "Nhắn “hoàn tác” để trở lại như trước."
    )
    assert await chat.acts() == ["unit_added", "staff_imported", "person_added", "person_changed", "staff_imported"]


async def test_a_list_sent_by_mistake_is_undone_and_can_be_sent_again(sqlite: Database) -> None:
    talk = Conversation(sqlite, handle)
    async with sqlite.begin() as tx:
        admin = await people.add_person(tx, "Vũ Quản", grants=[Grant(Role.ADMIN)])
        await accounts.link(tx, talk.now, admin, "telegram", "Quản")
    await _sends(talk, "Quản", UNITS)
    await _sends(talk, "Quản", LIST.format(unit="Phòng A"))
    for _ in range(2):
        assert (await talk.says("Quản", "hoàn tác"))[0].startswith("Đã hoàn tác, mọi thứ trở lại như trước khi:\n")
    async with sqlite.read() as tx:
        [alone] = await people.everybody(tx)
        assert (alone.name, alone.unit_id, await units.all_units(tx)) == ("Vũ Quản", None, [])
    assert (await _sends(talk, "Quản", UNITS))[0].startswith("Thêm 1 đơn vị: Phòng A.")
    assert (await _sends(talk, "Quản", LIST.format(unit="Phòng A")))[0].startswith("Thêm 1 người: Lê Hùng.")


async def test_a_mistake_is_told_and_nothing_is_kept(chat: Conversation) -> None:
    await _sends(chat, "Quản", UNITS)
    [told] = await _sends(chat, "Quản", LIST.format(unit="Phòng B"))
    assert told.startswith("danh-sach.csv, dòng 2, cột “Đơn vị”: chưa có đơn vị “Phòng B”")
    async with chat.database.read() as tx:
        assert len(await people.everybody(tx)) == 2


@pytest.mark.parametrize(
    ("who", "text", "name"),
    [
        ("Quản", UNITS, "danh-sach.docx"),
        ("Quản", "TT,Nhiệm vụ,Đơn vị chủ trì,Thời gian\n1,Báo cáo,Phòng A,Quý I\n", "ke-hoach.csv"),
        ("Quản", "PK\x03\x04 no workbook", "hong.xlsx"),
    ],
)
async def test_anything_else_is_read_as_a_plan(chat: Conversation, who: str, text: str, name: str) -> None:
    began, *_ = await _sends(chat, who, text, name)
    assert began == f"Đang đọc “{name}”…"


async def test_nobody_else_brings_one_in(chat: Conversation) -> None:
    await _sends(chat, "Lan", UNITS)
    assert await chat.acts() == ["refused"]
