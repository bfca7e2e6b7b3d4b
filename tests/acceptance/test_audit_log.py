"""`/nhatky`: who did what, as an administrator reads it."""

from datetime import UTC, date, datetime

from storage.database import Database
from tests.acceptance.kept_scenes import KeptScenes
from tests.acceptance.scene import Scene


async def test_the_log_is_read_in_sentences_and_filtered(sqlite: Database, kept_scenes: KeptScenes) -> None:
    scene = await kept_scenes.with_plan(sqlite, datetime(2026, 1, 5, 1, tzinfo=UTC))
    await scene.says("Trang", "T1 vướng: chưa có mẫu")
    await scene.says("Đức Anh", "/vaitro Trang: Cán bộ; Văn phòng; Lãnh đạo")
    await scene.comes(date(2026, 1, 6))
    await scene.says("Ngọc Lan", "/gio 9h30")

    log = await scene.says("Đức Anh", "/nhatky")
    assert log.startswith(
        "Nhật ký, trang 1 (mới nhất trước):\n08:01 06/01/2026 – Bùi Ngọc Lan (web): đổi giờ nhận tin: – → 09:30"
    )
    assert "08:00 05/01/2026 – Phạm Thu Trang (web): báo cáo T1 (" in log
    roles = (
        "đổi vai trò của Phạm Thu Trang: Cán bộ (Văn phòng Sở), Văn phòng → Cán bộ (Văn phòng Sở), Văn phòng, Lãnh đạo"
    )
    assert roles in log

    only = await scene.says("Đức Anh", "/nhatky T1")
    assert "Phạm Thu Trang (web): báo cáo T1 (" in only
    assert "09:30" not in only
    assert "09:30" in (of_her := await scene.says("Đức Anh", "/nhatky lan hôm nay"))
    assert "vai trò" not in of_her.partition("\nLọc")[0]
    assert roles in (by_act := await scene.says("Đức Anh", "/nhatky vai trò 5/1"))
    assert "T1" not in by_act.partition("\nLọc")[0]
    assert await scene.says("Đức Anh", "/nhatky ngày 1/1") == "Nhật ký không có dòng nào như vậy."
    assert (await scene.says("Đức Anh", "/nhatky xyzt")).startswith("Không rõ “xyzt” là người hay việc gì.")
    assert (await scene.says("Trang", "/nhatky")).startswith("Việc này ngoài phạm vi vai trò")


async def test_pages_follow_one_another_and_a_command_ends_them(sqlite: Database) -> None:
    scene = await Scene.open(sqlite, datetime(2026, 1, 5, 1, tzinfo=UTC))
    for minute in range(23):
        await scene.says("Ngọc Lan", f"/gio 9h{minute + 10}")
    first = await scene.says("Đức Anh", "/nhatky Lan giờ nhận tin")
    second, third = await scene.says("Đức Anh", "tiếp"), await scene.says("Đức Anh", "TIEP")
    assert [page.split(",")[1].split("(")[0].strip() for page in (first, second, third)] == [
        "trang 1",
        "trang 2",
        "trang 3",
    ]
    assert [page.count("đổi giờ") for page in (first, second, third)] == [10, 10, 3]
    assert "09:32" in first
    assert "09:22" in second
    assert "– → 09:10" in third
    await scene.says("Đức Anh", "/nhatky Lan giờ nhận tin")
    await scene.says("Đức Anh", "/viec")
    assert "Nhật ký" not in await scene.says("Đức Anh", "tiếp")
    by_button = await scene.says("Đức Anh", "/nhatky Lan")
    assert "trang 1" in by_button
    assert "trang 2" in await scene.taps("Đức Anh", "Xem tiếp")
