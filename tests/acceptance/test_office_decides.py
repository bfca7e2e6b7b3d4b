"""The Office closes, opens again and returns tasks; whoever is asked about them hears, and all can be undone."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.counting import Outcome
from storage.database import Database
from tests.acceptance.given_office import HEAD, OFFICE, OTHER, STAFF, gives, judged, logged, told
from tests.acceptance.scene import Scene


@pytest.fixture
async def scene(sqlite: Database) -> Scene:
    scene = await Scene.open(sqlite, datetime(2026, 1, 5, 2, tzinfo=UTC))
    await gives(scene, "Phòng QLKH nộp báo cáo đề tài trước 15/1", "Phòng QLKH rà soát danh mục trước 20/1")
    return scene


async def test_closed_with_a_reason_and_opened_again(scene: Scene) -> None:
    asked = await scene.says(OFFICE, "/dong T1")
    assert "\n1. Không còn yêu cầu thực hiện\n" in asked
    assert (await scene.says(OFFICE, "1")).startswith("✓ Đã đóng T1 Nộp báo cáo đề tài: Không còn yêu cầu thực hiện")
    assert "Anh/chị không cần báo cáo việc này nữa" in scene.heard(STAFF)[-1].text
    assert "đã đóng" in await scene.says(STAFF, "T1 xong")
    assert "(T1)" not in await scene.says(STAFF, "/viec")
    scene.passes(timedelta(hours=1))
    assert "✓ Đã mở lại T1" in await scene.says(OFFICE, "mở lại T1")
    assert "(T1)" in await scene.says(STAFF, "/viec")
    # Taken back one after another: first the opening, then the closing.
    assert "T1 Nộp báo cáo đề tài: vẫn đóng" in await scene.says(OFFICE, "sai")
    assert "T1 Nộp báo cáo đề tài: không đóng nữa" in await scene.says(OFFICE, "/sai")
    assert "(T1)" in await scene.says(STAFF, "/viec")
    assert "đã đóng rồi" not in await scene.says(OFFICE, "/dong T1 gộp vào T2")
    assert "đã đóng rồi" in await scene.says(OFFICE, "/dong T1 gộp vào T2")
    assert "ngoài phạm vi" in await scene.says(HEAD, "/dong T2 thôi")
    assert "không phải việc đã đóng" in await scene.says(OFFICE, "/molai T2")


async def test_one_unit_s_part_of_a_task_is_closed_and_the_rest_goes_on(scene: Scene) -> None:
    await gives(scene, "Các phòng chuyên môn góp ý Quy chế trước 15/1")
    for asked, chosen in (("/dong T3", "3"), ("/dong T3 Phòng QLCN đã góp ý rồi", "3")):
        assert "1. Cả nhiệm vụ (2 phần đang mở)\n2. Chỉ phần của Phòng Quản lý Khoa học" in await scene.says(
            OFFICE, asked
        )
        await scene.says(OFFICE, chosen)
        closed = scene.heard(OFFICE)[-1].text
        if "lý do gì" in closed:
            closed = await scene.taps(OFFICE, "2. Gộp")
        assert closed.startswith("✓ Đã đóng một phần của T3 Góp ý Quy chế: Phòng Quản lý Công nghệ (15/01/2026).")
        assert "không cần báo cáo phần này" in scene.heard(OTHER)[-1].text
        assert "(T3)" in await scene.says(STAFF, "/viec")
        assert "(T3)" not in await scene.says(OTHER, "/viec")
        scene.passes(timedelta(minutes=1))
        assert "không đóng nữa" in await scene.says(OFFICE, "sai")
        scene.passes(timedelta(minutes=1))
    await scene.says(OFFICE, "/dong T3 Phòng QLCN: đã góp ý rồi")
    assert "đã đóng: đã góp ý rồi" in await scene.says(OTHER, "T3 xong")
    assert (await logged(scene))[-2:] == ["part_closed", "refused"]
    assert "✓ Đã mở lại T3 Góp ý Quy chế: Phòng Quản lý Công nghệ (15/01/2026)" in await scene.says(OFFICE, "/molai T3")
    assert "(T3)" in await scene.says(OTHER, "/viec")
    assert "Đóng T3 vì lý do gì" in await scene.says(OFFICE, "/dong T3 phần của Phòng QLCN")
    whole = await scene.says(OFFICE, "/dong T3 lý do: không làm nữa")
    assert whole.startswith("✓ Đã đóng T3 Góp ý Quy chế: không làm nữa"), "no part is called so"


async def test_a_returned_result_is_under_way_again_and_late_when_it_is_done_late(scene: Scene) -> None:
    await scene.comes(date(2026, 1, 12), 9)
    await scene.says(STAFF, "T1 xong")
    scene.passes(timedelta(hours=1))
    assert (await judged(scene, "T1")).outcome is Outcome.DONE_ON_TIME
    await scene.comes(date(2026, 1, 16), 9)
    assert (await scene.says(OFFICE, "trả lại T1: thiếu phụ lục")).startswith("✓ Đã trả lại T1 Nộp báo cáo đề tài:")
    scene.passes(timedelta(hours=1))
    for name in (STAFF, HEAD):
        assert "trả lại kết quả T1 Nộp báo cáo đề tài: thiếu phụ lục" in scene.heard(name)[-1].text
    again = await judged(scene, "T1")
    assert (again.outcome, again.finished_on) == (Outcome.UNDER_WAY_PAST, None)
    assert again.reason == "Văn phòng trả lại: thiếu phụ lục"
    # A reply to what they heard answers it; now the result counts from that day.
    await scene.says(STAFF, "xong", reply_to=scene.heard(STAFF)[-1])
    scene.passes(timedelta(hours=1))
    done = await judged(scene, "T1")
    assert (done.outcome, done.finished_on) == (Outcome.DONE_LATE, date(2026, 1, 16))
    assert "không hủy tự động được" in await scene.says(OFFICE, "sai"), "it was answered since"
    history = await scene.says(OFFICE, "/viec T1 hết")
    assert "16/01 Phạm Thu Trang: đang làm (Văn phòng trả lại: thiếu phụ lục)\n12/01 Vũ Hải Nam: hoàn thành" in history


async def test_a_return_is_taken_back_and_needs_a_reason_and_a_result(scene: Scene) -> None:
    assert "chưa được báo hoàn thành" in await scene.says(OFFICE, "trả lại T1: thiếu phụ lục")
    await scene.says(STAFF, "T1 xong")
    scene.passes(timedelta(minutes=1))
    assert "Trả lại T1 vì lý do gì" in await scene.says(OFFICE, "/tralai T1")
    assert "Thiếu tài liệu kiểm chứng" in await scene.taps(OFFICE, "1. Thiếu tài liệu")
    scene.passes(timedelta(minutes=1))
    assert (await judged(scene, "T1")).finished_on is None
    assert "hoàn thành như đã báo cáo" in await scene.says(OFFICE, "sai")
    scene.passes(timedelta(minutes=1))
    assert (await judged(scene, "T1")).outcome is Outcome.DONE_ON_TIME
    assert told(scene, STAFF, "đã rút lại nội dung")
    assert "ngoài phạm vi" in await scene.says(HEAD, "/tralai T1 thiếu")
    assert (await logged(scene))[-3:] == ["returned", "act_taken_back", "refused"]
