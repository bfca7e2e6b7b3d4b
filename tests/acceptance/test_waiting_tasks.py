"""What waits for a request or an event is listed, opened with a date or by its event, and opened again when undone."""

from datetime import UTC, date, datetime

import pytest

from domain.tasks import OccurrenceKind
from locales import say
from storage import work
from storage.database import Database
from tests.acceptance.given_office import OFFICE, told
from tests.acceptance.kept_scenes import KeptScenes
from tests.acceptance.scene import Scene


@pytest.fixture
async def scene(sqlite: Database, kept_scenes: KeptScenes) -> Scene:
    return await kept_scenes.with_plan(sqlite, datetime(2026, 1, 5, 2, tzinfo=UTC))


async def open_due(scene: Scene, code: str) -> list[date | None]:
    async with scene.database.read() as tx:
        return [v.due for v in await work.open_views(tx) if v.code == code]


async def test_listed_opened_by_an_event_and_with_a_date(scene: Scene) -> None:
    listed = await scene.says(OFFICE, "/mo")
    assert listed.startswith("Việc đang chờ mở (3):\n1. Công bố danh mục thủ tục hành chính")
    assert "(T6) – chờ sự kiện: “Chậm nhất 10 ngày làm việc kể từ khi có thay đổi”" in listed
    assert "(T12) – chờ yêu cầu: “Khi có yêu cầu”" in listed
    # Ten working days after Friday 2 January, which the government swapped for Saturday 10 January.
    said = await scene.says(OFFICE, "/sukien 1 2/1 Bộ ban hành Quyết định 12/QĐ-BKHCN")
    assert "hạn 15/01/2026" in said
    assert "Sự kiện: Bộ ban hành Quyết định 12/QĐ-BKHCN" in said
    assert "Sự kiện: Bộ ban hành Quyết định 12/QĐ-BKHCN" in told(scene, "Quốc Hùng", "T6")[-1]
    assert await open_due(scene, "T6") == [date(2026, 1, 15)]
    assert "đã được mở cho ngày 02/01/2026 rồi" in await scene.says(OFFICE, "/sukien T6 2/1 lần nữa")
    # Undone it waits again, and the same event can be recorded anew, with another day.
    assert "T6 Công bố danh mục thủ tục hành chính được sửa đổi, bổ sung: trở lại chờ mở" in await scene.says(
        OFFICE, "sai"
    )
    assert await open_due(scene, "T6") == []
    await scene.says(OFFICE, "/sukien T6 2/1 có thay đổi, hạn 20/1")
    assert await open_due(scene, "T6") == [date(2026, 1, 20)]
    # Another event of the task stands beside the first.
    await scene.says(OFFICE, "/sukien T6 hôm nay bãi bỏ hai thủ tục")
    assert await open_due(scene, "T6") == [date(2026, 1, 16), date(2026, 1, 20)]


async def test_a_day_is_asked_for_where_the_plan_says_no_delay(scene: Scene) -> None:
    asked = await scene.says(OFFICE, "/sukien T12 5/1 Đoàn kiểm tra của tỉnh")
    assert "kế hoạch ghi “Khi có yêu cầu”, không có số ngày" in asked
    assert "hạn 20/01/2026" in await scene.says(OFFICE, "20/1")
    assert await open_due(scene, "T12") == [date(2026, 1, 20)]
    assert "Ghi sự kiện theo mẫu" in await scene.says(OFFICE, "/sukien T12 31/2 gì đó")
    assert "không phải việc chờ mở" in await scene.says(OFFICE, "/mo T1 15/7")
    # Lists hide nothing: what waits stands below what is open.
    assert "Chờ mở (1): Tự chấm điểm Chỉ số cải cách hành chính của Sở (T8)" in await scene.says(
        "Quốc Hùng", "/phong"
    ) or "Chờ mở (1)" in await scene.says(OFFICE, "/phong Văn phòng")
    unit = await scene.says("Quốc Hùng", "/phong")
    assert "còn 11 kỳ sau" in unit
    assert "Chờ mở (1): Công bố danh mục thủ tục hành chính được sửa đổi, bổ sung (T6)" in unit


async def test_nothing_is_recorded_of_what_was_not_opened(scene: Scene) -> None:
    """Nor of the next time it comes up, once it was done."""
    name = "Công bố danh mục thủ tục hành chính được sửa đổi, bổ sung"
    assert await scene.says("Ngọc Lan", "T6 xong") == say("vi", "answer.asleep", code="T6", name=name)
    assert "Mở với hạn: /mo T6" in await scene.says(OFFICE, "/vuong T6 chờ Bộ")
    await scene.says(OFFICE, "/sukien T6 2/1 có Quyết định mới")
    assert "hoàn thành" in await scene.says("Ngọc Lan", "T6 xong")
    await scene.comes(date(2026, 1, 7))
    assert "đã lưu 1 tài liệu" in await scene.says("Ngọc Lan", "T6 số 12/QĐ-SKHCN")
    async with scene.database.read() as tx:
        views = await work.views_of_task(tx, 6)
    assert [v.last.status if v.last else None for v in views if v.kind is OccurrenceKind.SLEEPING] == [None]


async def test_found_by_words_by_who_may_see_it(scene: Scene) -> None:
    for words in ("số hóa", "so hoa", "SỐ HOÁ"):
        found = await scene.says(OFFICE, f"/tim {words}")
        assert found.split("\n")[1].startswith("1. Số hóa hồ sơ và kết quả giải quyết thủ tục hành chính (T7)"), found
        assert len(found.split("\n")) == 2
    assert "(T7)" in await scene.says("Hải Nam", "/tim số hóa")
    assert "Không tìm thấy" in await scene.says("Thị Hồng", "/tim số hóa")
    assert "(T9)" in await scene.says(OFFICE, "/tim chi cục tiêu chuẩn")
    # What is found is a list like any other.
    await scene.says("Hải Nam", "/tim số hóa")
    assert (await scene.says("Hải Nam", "1 60%")).startswith("✓ T7 ")
    await scene.says(OFFICE, "/giao Phòng QLKH họp giao ban theo CV 77/SKHCN-VP trước 9/1")
    assert "(T13)" in await scene.says(OFFICE, "/tim 77/skhcn")
