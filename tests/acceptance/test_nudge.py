"""`Nhắc ngay`: the Office has people reminded at once, named as such, once a day and only in working hours."""

from datetime import UTC, date, datetime, timedelta

import pytest

from storage.database import Database
from tests.acceptance.kept_scenes import KeptScenes
from tests.acceptance.scene import Scene

NUDGED = "Văn phòng (Phạm Thu Trang) xin nhắc"


@pytest.fixture
async def scene(database: Database, kept_scenes: KeptScenes) -> Scene:
    scene = await kept_scenes.with_plan(database, datetime(2026, 1, 5, 1, tzinfo=UTC))
    await scene.comes(date(2026, 4, 3), 9)
    return scene


def nudges(scene: Scene, name: str) -> list[str]:
    return [m.text for m in scene.heard(name) if NUDGED in m.text]


async def test_all_who_have_not_answered_are_reminded_once_a_day(scene: Scene) -> None:
    listed = await scene.says("Thu Trang", "/chuabaocao")
    assert "Chưa có báo cáo" in listed
    assert listed.endswith("Nhắc tất cả: nhắc. Nhắc vài việc: nhắc 1 3.")
    said = await scene.says("Thu Trang", "nhắc")
    assert said.startswith("Đã gửi nhắc tới "), said
    assert len(nudges(scene, "Hải Nam")) == 1
    assert "\n1. " in nudges(scene, "Hải Nam")[0]
    again = await scene.says("Thu Trang", "nhắc ngay tất cả")
    assert again.startswith("Hôm nay đã nhắc ngay nên không gửi lại: "), again
    assert len(nudges(scene, "Hải Nam")) == 1
    # It is answered like any other list, and the next working day may have one again.
    scene.passes(timedelta(minutes=15))
    assert (await scene.says("Hải Nam", "1 xong")).startswith("✓ T")
    await scene.comes(date(2026, 4, 6), 9)
    await scene.says("Thu Trang", "/nhacngay")
    assert len(nudges(scene, "Hải Nam")) == 2


async def test_one_task_or_one_person_by_place_code_or_name(scene: Scene) -> None:
    listed = await scene.says("Thu Trang", "/chuabaocao")
    place = next(line for line in listed.split("\n") if "Phòng Quản lý Khoa học" in line).partition(".")[0]
    code = (
        next(line for line in listed.split("\n") if line.startswith(f"{place}. ")).partition("(")[2].partition(")")[0]
    )
    assert "Hải Nam" in await scene.says("Thu Trang", f"nhắc {place}")
    assert nudges(scene, "Hải Nam")[0].count("\n1. ") == 1
    assert f"({code})" in nudges(scene, "Hải Nam")[0]
    assert "không gửi lại: Vũ Hải Nam" in await scene.says("Thu Trang", f"nhắc {code}")
    assert "Bùi Ngọc Lan" in await scene.says("Thu Trang", "nhắc ngay Lan")
    assert "chỉ có" in await scene.says("Thu Trang", "nhắc 98")
    assert "T999" in await scene.says("Thu Trang", "nhắc T999")


async def test_words_that_put_a_task_off_are_no_nudge(scene: Scene) -> None:
    before = len(scene.channel.sent)
    for words in ("mai nhắc lại", "nhắc lại sau", "nhắc mai"):
        await scene.says("Thu Trang", words)
    assert all(NUDGED not in m.text for m in scene.channel.sent[before:])


async def test_nothing_leaves_after_hours_or_on_days_off(scene: Scene) -> None:
    for day, hour in ((date(2026, 4, 3), 18), (date(2026, 4, 4), 9), (date(2026, 4, 27), 9)):
        await scene.comes(day, hour)
        assert (await scene.says("Thu Trang", "/nhacngay")).startswith("Ngoài giờ làm việc nên chưa gửi nhắc.")
    assert nudges(scene, "Hải Nam") == []


async def test_who_is_on_leave_is_not_written_to_and_others_may_not(scene: Scene) -> None:
    await scene.says("Hải Nam", "/nghi 3/4-10/4 thay: Lan")
    await scene.says("Thu Trang", "/nhacngay Nam")
    assert nudges(scene, "Hải Nam") == []
    assert len(nudges(scene, "Ngọc Lan")) == 1, "the stand-in hears instead"
    assert "ngoài phạm vi" in await scene.says("Quốc Hùng", "/nhacngay")
