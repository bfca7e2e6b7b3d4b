"""A unit's report of the month goes to the Office in one tap, from what its people answered."""

from datetime import UTC, date, datetime, timedelta

import pytest

from storage.database import Database
from tests.acceptance.kept_scenes import KeptScenes
from tests.acceptance.scene import Scene


@pytest.fixture
async def april(sqlite: Database, kept_scenes: KeptScenes) -> Scene:
    """Two days before the data of April (15/3 to 14/4) close."""

    async def two_days_before() -> Scene:
        scene = await kept_scenes.with_plan(sqlite, datetime(2026, 1, 5, 1, tzinfo=UTC))
        await scene.comes(date(2026, 4, 13), 9)
        return scene

    return await kept_scenes.at("before april closes", sqlite, two_days_before)


async def test_a_head_looks_through_it_corrects_it_and_sends_it(april: Scene) -> None:
    shown = await april.says("Văn Dũng", "/baocaophong")
    assert "Tháng 4 năm 2026" in shown
    assert "Báo cáo của Văn phòng Sở" in shown
    assert "Chưa ai báo cáo: " in shown
    assert "(T1)" in shown.split("Chưa ai báo cáo")[1]

    assert "hoàn thành" in await april.says("Văn Dũng", "T1 xong")
    april.passes(timedelta(minutes=1))
    shown = await april.says("Văn Dũng", "/baocaophong")
    assert "(T1)" in shown.split("Hoàn thành: 1")[1].split("\n\n")[0]
    sent = await april.says("Văn Dũng", "gửi: đề nghị bổ sung một biên chế")
    assert sent.startswith("✓ Tháng 4 năm 2026: đã gửi Văn phòng báo cáo của Văn phòng Sở.")

    told = await april.says("Trang", "/baocao thang 4")
    assert "Đơn vị đã gửi báo cáo: 1 (Văn phòng Sở)." in told
    assert "• Văn phòng Sở: “đề nghị bổ sung một biên chế”" in told


async def test_a_head_hears_of_it_once_and_within_the_morning_s_message(april: Scene) -> None:
    line = "Số liệu tháng 4 chốt thứ Ba 14/4. Gõ /baocaophong để xem và gửi báo cáo của đơn vị."
    await april.comes(date(2026, 4, 14))
    (told,) = [m.text for m in april.heard("Thị Hồng") if line in m.text]
    assert "(T" in told.removesuffix(line), "a line under the tasks of that morning"


async def test_what_was_closed_takes_no_more_reports(april: Scene) -> None:
    await april.says("Văn Dũng", "/baocaophong")
    await april.taps("Văn Dũng", "1. Gửi Văn phòng")
    april.now = datetime(2026, 4, 16, 2, tzinfo=UTC)
    await april.says("Văn Dũng", "/baocaophong thang 4")
    await april.says("Trang", "chốt tháng 4")
    await april.says("Trang", "1")
    assert "Văn phòng đã chốt số liệu kỳ này" in await april.says("Văn Dũng", "1")
    assert "Văn phòng đã chốt số liệu kỳ này." in await april.says("Văn Dũng", "/baocaophong thang 4")


async def test_only_heads_send_it(april: Scene) -> None:
    assert "ngoài phạm vi vai trò" in await april.says("Thủy", "/baocaophong")
