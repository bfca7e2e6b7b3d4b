"""`/caidat`: what an office sets in chat, each with a short line that is checked, noted and can be undone."""

from datetime import UTC, date, datetime

import pytest

from domain.chat import OutgoingFile
from domain.plan_draft import PlanDraft
from domain.reminder_settings import ReminderSettings
from storage import agency, reminder_rules
from storage.database import Database
from tests.acceptance.scene import Scene


@pytest.fixture
async def scene(sqlite: Database) -> Scene:
    return await Scene.open(sqlite, datetime(2026, 1, 5, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("tên cơ quan Sở KH&CN", "Tên cơ quan: Sở Khoa học và Công nghệ → Sở KH&CN."),
        ("co quan chu quan: không", "Cơ quan chủ quản: UBND tỉnh Sông Lam → –."),
        ("địa danh: Vinh", "Địa danh: Sông Lam → Vinh."),
        ("thẩm quyền ký TL. GIÁM ĐỐC", "Thẩm quyền ký: – → TL. GIÁM ĐỐC."),
        ("chức vụ ký CHÁNH VĂN PHÒNG", "Chức vụ ký: Giám đốc → CHÁNH VĂN PHÒNG."),
        ("NGƯỜI KÝ Trần Văn Dũng", "Người ký: Nguyễn Minh Quân → Trần Văn Dũng."),
        ("kính gửi Sở Nội vụ tỉnh", "Kính gửi: – → Sở Nội vụ tỉnh."),
        (
            "nơi nhận Sở Nội vụ; Lưu: VT, VP",
            "Nơi nhận: Sở Nội vụ; Lãnh đạo Sở; Các phòng, đơn vị; Lưu: VT, VP → Sở Nội vụ",
        ),
        ("giờ nhắc 7h45", "Giờ nhắc: 8h → 7h45."),
        ("tổng hợp thứ năm 14h", "Tổng hợp tuần gửi lãnh đạo: thứ Sáu, 15h → thứ Năm, 14h."),
        ("tổng hợp thứ 2", "Tổng hợp tuần gửi lãnh đạo: thứ Sáu, 15h → thứ Hai, 15h."),
        ("chốt 10", "Lịch nhắc"),
        ("ngày nghỉ tắt", "Lịch nhắc"),
    ],
)
async def test_what_is_set_shows_is_noted_and_is_undone(scene: Scene, typed: str, answered: str) -> None:
    before = await scene.says("Trang", "/caidat")
    assert before.startswith("Cài đặt của cơ quan:\n• Tên cơ quan: Sở Khoa học và Công nghệ\n")
    assert (answer := await scene.says("Trang", f"/caidat {typed}")).startswith(answered), answer
    assert await scene.says("Trang", "/caidat") != before
    line = (await scene.says("Đức Anh", "/nhatky Trang")).splitlines()[1]
    assert line.startswith("08:00 05/01/2026 – Phạm Thu Trang (web): đổi "), line
    assert line.count("→") == 1, line
    assert "– → –" not in line, line
    assert (await scene.says("Trang", "hoàn tác")).startswith("Đã hoàn tác, mọi thứ trở lại như trước khi:\n")
    assert await scene.says("Trang", "/caidat") == before


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("màu sắc đỏ", "Không có mục “màu sắc đỏ”."),
        ("địa danh", "Mục này không để trống được"),
        ("địa danh Sông Lam", "Mục này đang là như vậy"),
        ("người ký " + "x" * 301, "Giá trị dài quá 300 ký tự."),
        ("giờ nhắc 5h", "Vui lòng ghi giờ từ 7h30 đến 16h30"),
        ("giờ nhắc sáng sớm", "Vui lòng ghi giờ"),
        ("giờ nhắc 8h99", "Vui lòng ghi giờ"),
        ("tổng hợp thứ sáu 22h", "Vui lòng ghi giờ từ 7h30 đến 17h"),
        ("tổng hợp chủ nhật", "Vui lòng ghi giờ"),
        ("tổng hợp", "Vui lòng ghi ngày và giờ"),
        ("chốt 40", "Vui lòng"),
    ],
)
async def test_what_cannot_be_is_refused_and_changes_nothing(scene: Scene, typed: str, answered: str) -> None:
    before = await scene.says("Trang", "/caidat")
    assert (answer := await scene.says("Trang", f"/caidat {typed}")).startswith(answered), answer
    assert await scene.says("Trang", "/caidat") == before
    assert (await scene.says("Mai", f"/caidat {typed}")).startswith("Việc này ngoài phạm vi")


async def test_messages_leave_at_the_hours_that_were_set(
    scene: Scene, sample_file: OutgoingFile, sample_draft: PlanDraft
) -> None:
    await scene.has_in_force(sample_file, sample_draft)
    await scene.says("Trang", "/caidat tổng hợp thứ năm 14h")
    await scene.says("Trang", "/caidat giờ nhắc 9h")
    quan = len(scene.heard("Minh Quân"))
    await scene.comes(date(2026, 1, 8), 13, 59)
    assert len(scene.heard("Minh Quân")) == quan
    await scene.comes(date(2026, 1, 8), 14, 1)
    assert scene.heard("Minh Quân")[-1].text.startswith("Tuần 1/1–8/1: ")
    await scene.comes(date(2026, 1, 9), 15, 1)
    assert len(scene.heard("Minh Quân")) == quan + 1, "not on Friday too"
    async with scene.database.read() as tx:
        settings = await reminder_rules.in_force(tx, ReminderSettings())
        assert (settings.remind_at.hour, settings.digest_day, settings.digest_hour.hour) == (9, 3, 14)


async def test_a_report_that_goes_upwards_is_addressed_as_set(scene: Scene) -> None:
    await scene.says("Trang", "/caidat kính gửi Bộ Khoa học và Công nghệ")
    async with scene.database.read() as tx:
        assert (await agency.agency_fact(tx)).addressed_to == "Bộ Khoa học và Công nghệ"
