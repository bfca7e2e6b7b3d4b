"""Tasks in hands: a head hands out by code and by any list, staff offer, and all that comes later moves along."""

from datetime import UTC, datetime, timedelta

import pytest

from locales import say
from storage import work
from storage.database import Database
from tests.acceptance.given_office import HEAD, OFFICE, OTHER, STAFF, told
from tests.acceptance.kept_scenes import KeptScenes
from tests.acceptance.scene import Scene

START = datetime(2026, 1, 5, 2, tzinfo=UTC)


@pytest.fixture
async def scene(sqlite: Database, kept_scenes: KeptScenes) -> Scene:
    scene = await kept_scenes.with_plan(sqlite, START)
    scene.passes(timedelta(minutes=20))
    return scene


async def owners(scene: Scene, code: str) -> list[str | None]:
    """Who owns the open occurrences of a task that Phòng Quản lý Khoa học leads, in order of their dates."""
    async with scene.database.read() as tx:
        found = [v for v in await work.open_views(tx) if v.code == code]
    return [v.owner_name for v in found if v.unit_name == "Phòng Quản lý Khoa học"]


async def test_by_code_and_taken_back(scene: Scene) -> None:
    assert "Vũ Hải Nam: T5, T7" in await scene.says(HEAD, "T5 T7 Nam")
    assert await owners(scene, "T7") == ["Vũ Hải Nam"] * 12, "those of later months too"
    # What is done stays with who did it.
    await scene.says(STAFF, "T7 xong")
    assert "Nguyễn Thị Mai: T7" in await scene.says(HEAD, "giao T7 cho tôi")
    assert await owners(scene, "T7") == ["Nguyễn Thị Mai"] * 11
    assert "anh/chị không còn phụ trách việc này" in scene.heard(STAFF)[-1].text
    assert "người phụ trách: Vũ Hải Nam" in await scene.says(HEAD, "sai")
    assert await owners(scene, "T7") == ["Vũ Hải Nam"] * 11
    assert "T9 không có phần việc đang mở" in await scene.says(HEAD, "T9 Nam")


async def test_by_a_list_and_asked_where_a_newer_one_came(scene: Scene) -> None:
    assert "Còn 1 việc chưa giao" in await scene.says(HEAD, "1 Nam")
    await scene.says(HEAD, "/phong")
    asked = await scene.says(HEAD, "1 tôi")
    assert "Số thứ tự theo danh sách nào?" in asked
    assert "Nguyễn Thị Mai: 1" in await scene.says(HEAD, "2")
    assert await owners(scene, "T7") == ["Nguyễn Thị Mai"] * 12, "the first of the unit's list"
    assert await owners(scene, "T5") == ["Vũ Hải Nam"]
    # A reply says which list is meant.
    (plan_list,) = [m for m in scene.heard(HEAD) if "Giao việc trong một tin" in m.text]
    assert "Đã giao việc" in await scene.says(HEAD, "1 tôi, 2 Nam", reply_to=plan_list)
    assert (await owners(scene, "T5"), (await owners(scene, "T7"))[0]) == (["Nguyễn Thị Mai"], "Vũ Hải Nam")
    # Days later only the list that is in view counts, and an answer about tasks is no handing out.
    scene.passes(timedelta(days=7))
    await scene.says(HEAD, "/phong")
    assert "Đã giao việc" in await scene.says(HEAD, "1 Nam")
    assert (await scene.says(HEAD, "2 60%")).startswith("✓ T5")


async def test_a_place_behind_the_end_of_the_list_hands_out_nothing(scene: Scene) -> None:
    assert await scene.says(HEAD, "1-2 Nam, 9 Lan") == say("vi", "answer.no_such_place", place=9, n=2)
    assert await owners(scene, "T7") == [None] * 12


async def test_offered_accepted_and_refused(scene: Scene) -> None:
    await scene.says(HEAD, "T5 T7 Nam")
    assert "việc vẫn do anh/chị phụ trách đến khi bên kia nhận" in await scene.says(STAFF, "giao T7 cho Lan")
    await scene.says(STAFF, "giao T5 cho Lan")
    assert await owners(scene, "T7") == ["Vũ Hải Nam"] * 12
    assert "Nhắn kèm mã việc" in await scene.says(OTHER, "nhận")
    assert "đã nhận việc T7" in await scene.says(OTHER, "nhận T7")
    assert await owners(scene, "T7") == ["Bùi Ngọc Lan"] * 12
    assert told(scene, HEAD, "Bùi Ngọc Lan đã nhận việc T7"), "the head hears of it"
    assert "chưa nhận việc T5" in await scene.says(OTHER, "không nhận")
    assert await owners(scene, "T5") == ["Vũ Hải Nam"]
    assert "việc vẫn do anh/chị phụ trách" in scene.heard(STAFF)[-1].text
    # Both answers can be taken back: what was offered waits again.
    assert "lại chờ anh/chị trả lời" in await scene.says(OTHER, "sai")
    assert "lại chờ anh/chị trả lời" in await scene.says(OTHER, "sai")
    assert await owners(scene, "T7") == ["Vũ Hải Nam"] * 12
    # Offered to another instead, or taken back, the first need not answer any more.
    assert await scene.says(STAFF, "giao T7") == say("vi", "ask.to_whom", code="T7")
    assert say("vi", "answer.undo_hint") in await scene.says(STAFF, "Gia Bảo")
    assert "đã gửi Đặng Quốc Hùng" in await scene.says(STAFF, "giao T7 cho Hùng")
    assert "đã rút đề nghị chuyển việc T7" in scene.heard(OTHER)[-1].text
    assert "không chuyển cho Đặng Quốc Hùng nữa" in await scene.says(STAFF, "sai")
    assert "đã rút đề nghị chuyển việc T7" in scene.heard("Quốc Hùng")[-1].text
    assert await scene.says("Quốc Hùng", "từ chối") == say("vi", "handover.none")


async def test_the_office_assigns_in_other_units_and_offers_in_its_own(scene: Scene) -> None:
    assert "Vũ Hải Nam: T5" in await scene.says(OFFICE, "T5 Nam")
    assert "đã gửi Trần Văn Dũng" in await scene.says(OFFICE, "giao T1 cho Dũng")
    assert "không có phần việc" in await scene.says(OFFICE, "T5 Lan")
    assert "✓ Đã giao việc" not in await scene.says(STAFF, "T5 Mai")
