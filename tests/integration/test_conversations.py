"""What the web chat shows of the past: both sides of a conversation in order, its files, and whom one can be."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.chat import Attachment, Button, Incoming, OutgoingFile
from domain.conversation import Line, LineFile, Persona, line_id
from domain.people import Grant, Role, UnitKind
from storage import accounts, claims, files, inbox, outbox, outcomes, people, routes, units
from storage.conversations import StoredConversations
from storage.database import Database
from storage.outbox import Message
from storage.outcomes import Sent

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
LEASE = timedelta(minutes=3)


def _at(second: int) -> datetime:
    return NOW + timedelta(seconds=second)


async def _typed(database: Database, address: str, text: str, second: int, *attached: Attachment) -> None:
    update = Incoming("web", f"{address}:{second}", address, text, _at(second), attached, reply_to=line_id(NOW))
    async with database.begin() as tx:
        kept = [
            await files.keep(tx, NOW, OutgoingFile(a.name, a.media_type, a.data)) if a.data else None for a in attached
        ]
        await inbox.keep(tx, update, kept)


async def _said(database: Database, address: str, message: Message, second: int) -> None:
    async with database.begin() as tx:
        await outbox.put(tx, NOW, "answer", message, channel="web", address=address)
        await routes.route(tx, NOW, ["web"])
        [claim] = await claims.claim(tx, NOW, "web", "a", LEASE, 1)
        await outcomes.write(tx, "a", [Sent(claim, _at(second), line_id(_at(second)))])


@pytest.fixture
def conversations(database: Database) -> StoredConversations:
    return StoredConversations(database)


async def test_both_sides_come_in_the_order_they_were_said(
    database: Database, conversations: StoredConversations
) -> None:
    buttons = ((Button("Xong", "done:1"),),)
    await _typed(database, "p1", "1 xong", 1)
    await _said(database, "p1", Message("Đã ghi nhận", buttons), 2)
    await _typed(database, "p1", "sai", 3)
    await _said(database, "p2", Message("của người khác"), 4)
    lines = await conversations.before("p1", None, 10)
    assert lines == [
        Line(_at(1), True, "1 xong", (), (), line_id(NOW), "p1:1"),
        Line(_at(2), False, "Đã ghi nhận", buttons),
        Line(_at(3), True, "sai", (), (), line_id(NOW), "p1:3"),
    ]


async def test_it_is_read_on_from_a_line_and_back_from_one(
    database: Database, conversations: StoredConversations
) -> None:
    for second in range(0, 10, 2):
        await _typed(database, "p1", str(second), second)
        await _said(database, "p1", Message(str(second + 1)), second + 1)
    since = await conversations.since("p1", line_id(_at(6)))
    before = await conversations.before("p1", line_id(_at(6)), 4)
    assert [line.text for line in since] == ["7", "8", "9"]
    assert [line.text for line in before] == ["2", "3", "4", "5"]


async def test_what_is_not_sent_yet_is_not_shown(database: Database, conversations: StoredConversations) -> None:
    async with database.begin() as tx:
        await outbox.put(tx, NOW, "answer", Message("sắp tới"), channel="web", address="p1")
        await routes.route(tx, NOW, ["web"])
        await claims.claim(tx, NOW, "web", "a", LEASE, 1)
    assert await conversations.before("p1", None, 10) == []


async def test_files_of_both_sides_are_named_and_found_by_their_place(
    database: Database, conversations: StoredConversations
) -> None:
    photo = Attachment("ảnh.jpg", "image/jpeg", 3, b"abc")
    large = Attachment("lớn.zip", "application/zip", 30_000_000, None)
    await _typed(database, "p1", "", 1, photo, large)
    async with database.begin() as tx:
        report = await files.keep(tx, NOW, OutgoingFile("báo cáo.docx", "application/x", b"docx!"))
        chart = await files.keep(tx, NOW, OutgoingFile("biểu đồ.png", "image/png", b"png"))
    await _said(database, "p1", Message("đây", files=(report, chart)), 2)
    typed, said = await conversations.before("p1", None, 10)
    assert typed.files == (LineFile("ảnh.jpg", "image/jpeg", 3), LineFile("lớn.zip", "application/zip", 30_000_000))
    assert said.files == (LineFile("báo cáo.docx", "application/x", 5), LineFile("biểu đồ.png", "image/png", 3))
    assert await conversations.file("p1", typed.id, 0) == OutgoingFile("ảnh.jpg", "image/jpeg", b"abc")
    assert await conversations.file("p1", typed.id, 1) is None
    assert await conversations.file("p1", said.id, 1) == OutgoingFile("biểu đồ.png", "image/png", b"png")
    assert await conversations.file("p1", said.id, 2) is None
    assert await conversations.file("p2", said.id, 0) is None


async def test_whom_one_can_be_and_who_is_behind_an_address(
    database: Database, conversations: StoredConversations
) -> None:
    async with database.begin() as tx:
        office = await units.add_unit(tx, "Văn phòng Sở", UnitKind.OFFICE)
        trang = await people.add_person(
            tx, "Phạm Thu Trang", office, title="Chuyên viên", grants=[Grant(Role.STAFF, office), Grant(Role.OFFICE)]
        )
        leader = await people.add_person(tx, "Nguyễn Minh Quân", title="Giám đốc", grants=[Grant(Role.LEADER)])
        await people.add_person(tx, "Không có web")
        await accounts.link(tx, NOW, trang, "web", "p1")
        await accounts.link(tx, NOW, leader, "web", "p2")
    expected = [
        Persona("p1", "Phạm Thu Trang", "Chuyên viên", "Văn phòng Sở", (Role.STAFF, Role.OFFICE)),
        Persona("p2", "Nguyễn Minh Quân", "Giám đốc", None, (Role.LEADER,)),
    ]
    assert await conversations.people() == expected
    assert await conversations.who("p2") == expected[1]
    assert await conversations.who("p9") is None
