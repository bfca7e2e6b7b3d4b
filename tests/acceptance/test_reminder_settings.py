"""When people are reminded, set in chat: a ladder for the office, a plan and a task, and the numbers beside it."""

from datetime import UTC, date, datetime

import pytest

from domain.tasks import OccurrenceKind
from storage import work
from storage.database import Database
from tests.acceptance.kept_scenes import KeptScenes
from tests.acceptance.scene import Scene


@pytest.fixture
async def scene(database: Database, kept_scenes: KeptScenes) -> Scene:
    return await kept_scenes.with_plan(database, datetime(2026, 1, 5, 1, tzinfo=UTC))


async def test_the_office_sets_when_people_are_reminded_and_goes_back(scene: Scene) -> None:
    shown = await scene.says("Thu Trang", "/nhip")
    assert "- Trước hạn: 10, 5, 2, 0" in shown
    assert "- Quá hạn: +1 trưởng đơn vị, +3 Văn phòng; sau đó cứ 5 ngày nhắc lại" in shown
    assert "Chốt số liệu ngày 14, gửi báo cáo trước ngày 20" in shown
    assert (await scene.says("Thu Trang", "/nhip 7, 1 trưởng, 0")).startswith(
        "Đã đặt lịch nhắc: 7, 1 trưởng đơn vị, 0."
    )
    # The other half of the office's ladder stays as it is.
    await scene.says("Đức Anh", "/nhip +2, +4 VP, +6 lãnh đạo")
    shown = await scene.says("Thu Trang", "/nhip")
    assert "- Trước hạn: 7, 1 trưởng đơn vị, 0" in shown
    assert "- Quá hạn: +2 trưởng đơn vị, +4 Văn phòng, +6 lãnh đạo" in shown
    assert (await scene.says("Thu Trang", "/nhip mặc định")).startswith("Đã trở lại lịch nhắc chung.\nNhắn “hoàn tác”")
    assert "- Trước hạn: 10, 5, 2, 0" in await scene.says("Thu Trang", "/nhip")


async def test_numbers_are_set_within_their_bounds(scene: Scene) -> None:
    assert "hỏi lại sau 7 ngày" in await scene.says("Thu Trang", "/nhip vướng 7")
    assert "không hỏi lại cho đến khi gần hạn" in await scene.says("Thu Trang", "/nhip đang làm tắt")
    assert "Chốt số liệu cuối tháng" in await scene.says("Thu Trang", "/nhip chốt 0")
    assert "Chốt số liệu ngày 14" in await scene.says("Thu Trang", "/nhip chốt mặc định")
    assert "không hỏi" in await scene.says("Thu Trang", "/nhip kiểm chứng tắt")
    assert await scene.says("Thu Trang", "/nhip báo cáo 31") == "Vui lòng ghi một số từ 1 đến 28."
    assert (await scene.says("Thu Trang", "/nhip mỗi ngày")).startswith("Chưa rõ “mỗi ngày”.")
    assert "Không có kế hoạch KH99" in await scene.says("Thu Trang", "/nhip KH99 3")
    assert "chỉ đặt mốc trước hạn" in await scene.says("Thu Trang", "/nhip tháng 3, +1")


async def test_only_the_office_and_the_admin_set_them(scene: Scene) -> None:
    for name in ("Ngọc Lan", "Quốc Hùng", "Minh Quân"):
        assert "ngoài phạm vi vai trò" in await scene.says(name, "/nhip 1")
    assert "- Trước hạn: 10, 5, 2, 0" in await scene.says("Đức Anh", "/nhip")


async def test_a_task_and_a_plan_have_their_own_ladder(scene: Scene) -> None:
    assert (await scene.says("Thu Trang", "/nhip KH1 4, 0")).startswith("Đã đặt lịch nhắc: 4, 0.")
    assert (await scene.says("Thu Trang", "/nhip T1 8")).startswith("Đã đặt lịch nhắc: 8.")
    shown = await scene.says("Thu Trang", "/nhip")
    assert "- KH1 (" in shown
    assert "): 4, 0" in shown
    assert "- T1 " in shown
    # T1 is due on Saturday 31/1: its first word comes eight working days before the 30th, not ten, nor nine.
    for day in (15, 16, 19):
        await scene.comes(date(2026, 1, day))
        assert "(T1)" not in scene.heard("Thu Trang")[-1].text
    await scene.comes(date(2026, 1, 20))
    assert "(T1)" in scene.heard("Thu Trang")[-1].text
    assert "Đã trở lại lịch nhắc chung.\n" in await scene.says("Thu Trang", "/nhip T1 mặc định")
    assert "- T1 " not in await scene.says("Thu Trang", "/nhip")


async def test_standing_duties_follow_the_day_data_close(scene: Scene) -> None:
    """The duty of a month that is still open is asked about before the new close, and as before once that is undone."""

    async def closes() -> list[date]:
        async with scene.database.read() as tx:
            open_duties = [v for v in await work.open_views(tx) if v.kind is OccurrenceKind.STANDING]
        return sorted({v.period_end for v in open_duties if v.period_end})

    before = await closes()
    assert before[:2] == [date(2026, 1, 14), date(2026, 2, 14)]
    scene.now = datetime(2026, 2, 2, 1, tzinfo=UTC)
    shown = await scene.says("Thu Trang", "/nhip chốt 25")
    assert "Chốt số liệu ngày 25, gửi báo cáo trước ngày 20 tháng sau" in shown
    assert (await closes())[:3] == [date(2026, 1, 14), date(2026, 2, 25), date(2026, 3, 25)]
    await scene.says("Thu Trang", "hoàn tác")
    assert await closes() == before
