"""The Office writes to units, people or all: who gets it is shown first, and it leaves in working hours."""

from datetime import UTC, date, datetime

from domain.chat import Attachment
from storage.database import Database
from tests.acceptance.given_office import HEAD, OFFICE, STAFF, logged, told
from tests.acceptance.scene import Scene, attachment

MEETING = "Sáng thứ Hai họp giao ban lúc 8h."


async def test_confirmed_first_then_sent_as_it_was_written(sqlite: Database) -> None:
    scene = await Scene.open(sqlite, datetime(2026, 1, 5, 2, tzinfo=UTC))
    asked = await scene.says(OFFICE, f"/nhan Phòng QLKH: {MEETING}\n*Mang theo* <số liệu>")
    assert asked.startswith("Gửi 2 người (Nguyễn Thị Mai, Vũ Hải Nam):\n")
    assert not told(scene, STAFF, MEETING)
    assert "✓ Đã gửi 2 người." in await scene.says(OFFICE, "1")
    for name in (HEAD, STAFF):
        assert scene.heard(name)[-1].text == f"Phạm Thu Trang (Văn phòng) nhắn:\n{MEETING}\n*Mang theo* <số liệu>"
    assert "Đã rút lại tin vừa gửi" in await scene.says(OFFICE, "sai")
    assert scene.heard(STAFF)[-1].text.startswith("Phạm Thu Trang đã rút lại nội dung: “Phạm Thu Trang (Văn phòng)")
    assert (await logged(scene))[-2:] == ["word_sent", "act_taken_back"]
    # Left, or asked in vain, nothing goes out.
    before = len(scene.channel.sent)
    await scene.says(OFFICE, f"/nhan tất cả: {MEETING}")
    assert "Chưa gửi tin nào" in await scene.says(OFFICE, "2")
    assert "Không tìm thấy" in await scene.says(OFFICE, f"/nhan Phòng X: {MEETING}")
    assert "ngoài phạm vi" in await scene.says(HEAD, f"/nhan tất cả: {MEETING}")
    assert len(scene.channel.sent) == before + 4, "the answers alone"


async def test_files_go_along_and_are_shown_first(sqlite: Database) -> None:
    scene = await Scene.open(sqlite, datetime(2026, 1, 5, 2, tzinfo=UTC))
    photo, paper = attachment("so-do.jpg", b"\xff\xd8 map"), attachment("giay-moi.txt", b"Moi hop")
    asked = await scene.says(OFFICE, f"/nhan Hải Nam: {MEETING}", photo)
    assert f"“{MEETING}”\nKèm 1 tệp: so-do.jpg\n1. Gửi" in asked
    assert "Kèm 2 tệp: so-do.jpg, giay-moi.txt" in await scene.says(OFFICE, "", paper)
    assert "tối đa 5 tệp" in await scene.says(OFFICE, "", *[photo] * 4)
    assert "tối đa 20 MB" in await scene.says(OFFICE, "", Attachment("to.pdf", "application/pdf", 30_000_000, None))
    assert not scene.heard(STAFF)
    assert "✓ Đã gửi 1 người." in await scene.says(OFFICE, "1")
    assert [(f.name, f.data) for f in scene.heard(STAFF)[-1].files] == [(f.name, f.data) for f in (photo, paper)]
    assert "Không có" in await scene.says(OFFICE, "/tailieu"), "they wait for no task"


async def test_after_hours_it_waits_for_the_next_working_morning(sqlite: Database) -> None:
    scene = await Scene.open(sqlite, datetime(2026, 1, 5, 2, tzinfo=UTC))
    await scene.comes(date(2026, 1, 9), 19)
    await scene.says(OFFICE, f"/nhan Hải Nam: {MEETING}")
    # Saturday 10 January is worked for Friday the 2nd.
    assert "tin sẽ đến 1 người lúc 08:00 10/01" in await scene.says(OFFICE, "gửi")
    assert not told(scene, STAFF, MEETING)
    await scene.comes(date(2026, 1, 10), 8)
    assert told(scene, STAFF, MEETING)
