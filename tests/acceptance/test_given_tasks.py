"""The Office gives tasks outside any plan in one line; from then on they are like any other."""

from datetime import UTC, date, datetime

from storage import facts, work
from storage.database import Database
from tests.acceptance.given_office import HEAD, OFFICE, STAFF, judged, logged, told
from tests.acceptance.scene import Scene

START = datetime(2026, 1, 5, 2, tzinfo=UTC)


async def test_one_line_is_read_shown_told_and_taken_back(sqlite: Database) -> None:
    scene = await Scene.open(sqlite, START)
    said = await scene.says(
        OFFICE, "/giao Phòng QLKH nộp báo cáo nhiệm vụ khoa học trước 15/7 theo CV 123/UBND-TH ngày 3/1/2026"
    )
    assert said.split("\n") == [
        "✓ Đã giao T1: Nộp báo cáo nhiệm vụ khoa học",
        "Giao cho: Phòng Quản lý Khoa học",
        "Hạn: thứ Tư 15/7/2026",
        "Căn cứ: CV 123/UBND-TH ngày 3/1/2026",
        "Chưa đúng? Nhắn: sai",
    ]
    # Who hears for the unit, and its head, who can hand it on with the name of somebody there.
    assert "Khi có kết quả, nhắn: T1 xong" in told(scene, STAFF, "T1")[0]
    assert "Để giao người làm, nhắn: T1 Nam" in told(scene, HEAD, "T1")[0]
    card = await scene.says(OFFICE, "T1")
    assert "Nhiệm vụ phát sinh, ngoài kế hoạch\nCăn cứ: CV 123/UBND-TH ngày 3/1/2026" in card
    # Taken back it was never in force, and those who had heard hear that.
    assert "T1 Nộp báo cáo nhiệm vụ khoa học: không giao nữa" in await scene.says(OFFICE, "sai")
    assert "đã rút lại nội dung" in scene.heard(STAFF)[-1].text
    async with sqlite.read() as tx:
        assert (await facts.gather(tx)).assignments == ()
        assert await work.open_views(tx) == []
    assert (await logged(scene))[-2:] == ["task_given", "act_taken_back"]
    assert await scene.says(OFFICE, "/dong T1") == await scene.says(OFFICE, "/molai T1")
    assert "Không có việc nào mang mã T1" in scene.heard(OFFICE)[-1].text


async def test_what_the_line_lacks_is_asked_for(sqlite: Database) -> None:
    scene = await Scene.open(sqlite, START)
    assert "giao cho đơn vị nào" in await scene.says(OFFICE, "/giao nộp báo cáo số liệu")
    assert "hạn hoàn thành là ngày nào" in await scene.says(OFFICE, "4")
    assert "Giao cho: Phòng Quản lý Công nghệ\nHạn: thứ Ba 20/1/2026" in await scene.says(OFFICE, "20/1")
    # A day that has passed or that there is not is no due date.
    assert "đã qua hoặc không có trong lịch" in await scene.says(OFFICE, "/giao Phòng QLCN nộp báo cáo trước 31/2")
    # A command ends the question, and nothing half-done stays.
    await scene.says(OFFICE, "/viec")
    assert not (await scene.says(OFFICE, "20/1")).startswith("✓ Đã giao")
    assert "ngoài phạm vi" in await scene.says(STAFF, "/giao Lan làm báo cáo trước 15/7")


async def test_groups_people_reminders_and_the_report(sqlite: Database) -> None:
    scene = await Scene.open(sqlite, START)
    said = await scene.says(OFFICE, "/giao Các phòng chuyên môn góp ý dự thảo Quy chế, hạn thứ 6")
    assert "Giao cho: Phòng Quản lý Khoa học, Phòng Quản lý Công nghệ\nHạn: thứ Sáu 9/1/2026" in said
    said = await scene.says(OFFICE, "/giao đ/c Lan chuẩn bị tài liệu họp giao ban trước 8/1")
    assert "Giao cho: Bùi Ngọc Lan (Phòng Quản lý Công nghệ)" in said
    # Reminded by the ladder like a plan's task, answered like one.
    await scene.comes(date(2026, 1, 7))
    assert "(T1)" in scene.heard(STAFF)[-1].text
    assert (await scene.says(STAFF, "xong")).startswith("✓ T1 ")
    await scene.comes(date(2026, 1, 12))
    late = told(scene, "Quốc Hùng", "(T2)")
    assert "(T2)" in late[-1], "the head hears of what is late"
    assert (await judged(scene, "T1")).finished_on == date(2026, 1, 7)
    await scene.comes(date(2026, 1, 15))
    report = await scene.says(OFFICE, "/baocao thang 1/2026")
    assert "Hoàn thành 0/2 nhiệm vụ" in report, "a task is done when all its units are"
    assert "0 trong hạn, 2 quá hạn" in report
    assert "Góp ý dự thảo Quy chế (T1) – P. Quản lý Công nghệ, 5 ngày" in report
