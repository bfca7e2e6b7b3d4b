"""Later due days: listed, decided several at once by number, until another day, with a reason, and taken back."""

from datetime import UTC, date, datetime

from storage.database import Database
from tests.acceptance.given_office import OFFICE, OTHER, STAFF, gives, judged, told
from tests.acceptance.scene import Scene


async def test_decided_by_number(sqlite: Database) -> None:
    scene = await Scene.open(sqlite, datetime(2026, 1, 5, 2, tzinfo=UTC))
    await gives(scene, "Phòng QLKH nộp báo cáo đề tài trước 15/1", "Phòng QLCN rà soát danh mục trước 20/1")
    assert "Không có đề nghị" in await scene.says(OFFICE, "/giahan")
    await scene.says(STAFF, "T1 xin lùi đến 25/1 vì chờ góp ý")
    await scene.says(OTHER, "T2 xin lùi đến 31/1")
    listed = await scene.says(OFFICE, "/giahan")
    assert listed.startswith(
        "Đề nghị lùi hạn chờ xét (2):\n1. Nộp báo cáo đề tài (T1) – Vũ Hải Nam: 15/01 → 25/01/2026"
    )
    said = await scene.says(OFFICE, "1 đồng ý đến 22/1, 2 không đồng ý: phải xong trước phiên họp")
    assert said.startswith("✓ Đã lùi hạn T1 đến 22/01/2026"), said
    assert "✓ Đã giữ nguyên hạn T2 (20/01/2026)" in said
    assert "đồng ý lùi hạn đến 22/01/2026 (đề nghị 25/01/2026)" in scene.heard(STAFF)[-1].text
    assert "Lý do: phải xong trước phiên họp" in scene.heard(OTHER)[-1].text
    assert (await judged(scene, "T1")).fact.original_due == date(2026, 1, 15), "the first date is kept"
    # One message did both; taking it back undoes both, and those who asked hear it.
    undone = await scene.says(OFFICE, "sai")
    assert undone.count("đề nghị lùi hạn lại chờ xét") == 2
    assert "đã rút lại nội dung" in scene.heard(OTHER)[-1].text
    await scene.says(OFFICE, "/giahan")
    assert (await scene.says(OFFICE, "đồng ý tất cả")).count("✓ Đã lùi hạn") == 2
    # Nor need the list be asked for: a morning's message shows what waits, with numbers.
    await scene.says(OTHER, "T2 xin lùi đến 10/2")
    await scene.comes(date(2026, 1, 6))
    assert "Chờ anh/chị cho ý kiến về lùi hạn:\n1. Rà soát danh mục (T2)" in scene.heard(OFFICE)[-1].text
    assert "✓ Đã lùi hạn T2 đến 10/02/2026" in await scene.says(OFFICE, "đồng ý 1")
    # How often it was put off is shown with the next request, and all of it on the card.
    await scene.says(STAFF, "T1 xin lùi đến 30/1")
    assert "đã lùi 1 lần" in await scene.says(OFFICE, "/giahan")
    assert "phải sau hạn hiện tại 25/01/2026" in await scene.says(OFFICE, "đồng ý 1 đến 20/1")
    assert "Đã lùi hạn T1 đến 30/01/2026" in await scene.taps(OFFICE, "Đồng ý 1")
    card = await scene.says(STAFF, "T1")
    assert "Hạn: 30/01/2026 (đã gia hạn, hạn gốc 15/01/2026)" in card
    assert card.count("đồng ý lùi hạn đến") == 2
    # A code is no day, though T2 is Monday, too.
    await scene.says(OTHER, "T2 xin lùi đến 20/2")
    assert "Đã lùi hạn T2 đến 20/02/2026" in await scene.says(OFFICE, "đồng ý T2")


async def test_agreeing_with_something_else_grants_nothing(sqlite: Database) -> None:
    scene = await Scene.open(sqlite, datetime(2026, 1, 5, 2, tzinfo=UTC))
    await gives(scene, "Phòng QLKH nộp báo cáo đề tài trước 15/1")
    await scene.says(STAFF, "T1 xin lùi đến 25/1")
    assert "Đã lùi hạn" not in await scene.says(OFFICE, "đồng ý với ý kiến của phòng")
    assert "ngoài phạm vi" in await scene.says(STAFF, "/giahan")


async def test_who_of_the_office_is_away_is_neither_asked_nor_told(sqlite: Database) -> None:
    scene = await Scene.open(sqlite, datetime(2026, 1, 5, 1, tzinfo=UTC))
    await gives(scene, "Phòng QLKH nộp báo cáo đề tài trước 15/1")
    await scene.says(OFFICE, "/nghi 5/1")
    heard = len(scene.heard(OFFICE))
    for words in ("T1 xin lùi đến 25/1", "sai", "T1 vướng: chờ Bộ", "T1 nộp cho ai?"):
        await scene.says(STAFF, words)
    assert len(scene.heard(OFFICE)) == heard
    for words in ("xin lùi hạn", "đã rút đề nghị", "báo vướng", "Câu hỏi số 1"):
        assert told(scene, "Văn Dũng", words), words
