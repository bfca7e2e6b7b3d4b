"""Who hears when: the hour a person chose, leave and who stands in, the year's days off, and what comes next."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from storage import calendar, said
from storage.database import Database
from tests.acceptance.kept_scenes import KeptScenes
from tests.acceptance.scene import Scene


@pytest.fixture
async def scene(database: Database, kept_scenes: KeptScenes) -> Scene:
    return await kept_scenes.with_plan(database, datetime(2026, 1, 5, 1, tzinfo=UTC))


def reminders(scene: Scene, name: str) -> list[str]:
    return [m.text for m in scene.heard(name) if m.text.startswith("Chào anh/chị")]


async def first_reminder(scene: Scene, day: date, hour: int = 8, minute: int = 1) -> date:
    """The morning on which Lan has her first reminder."""
    while not reminders(scene, "Ngọc Lan"):
        day = date.fromordinal(day.toordinal() + 1)
        await scene.comes(day, hour, minute)
    return day


async def test_the_hour_somebody_chose_is_kept_and_lies_in_working_hours(scene: Scene) -> None:
    assert "gửi lúc 8h." in await scene.says("Ngọc Lan", "/gio")
    assert await scene.says("Ngọc Lan", "/gio 9h30") == "Từ nay tin nhắc của anh/chị gửi lúc 9h30 các ngày làm việc."
    for outside in ("6h", "17h", "25h", "9h75", "sáng mai"):
        assert "trong giờ làm việc, từ 7h30 đến 16h30" in await scene.says("Ngọc Lan", f"/gio {outside}")
    assert "gửi lúc 9h30." in await scene.says("Ngọc Lan", "/gio")
    day = await first_reminder(scene, date(2026, 1, 5), 9, 31)
    async with scene.database.read() as tx:
        (planned,) = [m for m in await said.planned(tx, day) if m[0] == scene.person("Ngọc Lan").id]
    assert planned[1] == "reminder"
    await scene.says("Ngọc Lan", "/gio mặc định")
    assert "gửi lúc 8h." in await scene.says("Ngọc Lan", "/gio")


async def test_on_leave_the_stand_in_hears_and_is_told_so(scene: Scene) -> None:
    said = await scene.says("Ngọc Lan", "/nghi 6/1-31/1 thay: Hùng")
    assert said.startswith("Đã ghi anh/chị nghỉ 6/1–31/1/2026. Tin nhắc trong những ngày này gửi Đặng Quốc Hùng.")
    assert "Bùi Ngọc Lan nghỉ 6/1–31/1/2026 và nhờ anh/chị thay." in scene.heard("Quốc Hùng")[-1].text
    assert "người thay: Đặng Quốc Hùng" in await scene.says("Ngọc Lan", "/nghi")
    day = date(2026, 1, 6)
    while not any("việc của Bùi Ngọc Lan" in text for text in reminders(scene, "Quốc Hùng")) and day.month == 1:
        await scene.comes(day)
        day = date.fromordinal(day.toordinal() + 1)
    assert reminders(scene, "Ngọc Lan") == []
    assert await scene.says("Ngọc Lan", "/nghi bỏ") == "Đã bỏ lịch nghỉ. Tin nhắc lại gửi đến anh/chị."
    assert "Lịch nghỉ 6/1–31/1/2026 của Bùi Ngọc Lan không còn" in scene.heard("Quốc Hùng")[-1].text
    assert (await scene.says("Ngọc Lan", "/nghi")).startswith("Anh/chị chưa ghi lịch nghỉ.")


LEAVE_THAT_CANNOT_BE = {
    "tuần sau nhé": "Chưa rõ ngày nghỉ.",
    "31/2": "Không có ngày “31/2”.",
    "25/7-20/7/2026": "Không có ngày “25/7-20/7/2026”.",
    "1/1/2025-5/1/2025": "Những ngày này đã qua.",
    "6/1/2026-6/3/2027": "Lịch nghỉ dài quá một năm.",
    "6/1-9/1 thay: Lan": "Người thay phải là người khác.",
    "6/1-9/1 thay: Nam": "Vũ Hải Nam cũng nghỉ 8/1–12/1/2026.",
    "6/1-9/1 thay: Ai Đó": "Không thấy ai tên “Ai Đó”",
    "bỏ": "Không có lịch nghỉ nào để bỏ.",
}


async def test_leave_that_cannot_be_is_answered_with_what_to_do(scene: Scene) -> None:
    await scene.says("Hải Nam", "/nghi 8/1-12/1")
    for words, answer in LEAVE_THAT_CANNOT_BE.items():
        assert (await scene.says("Ngọc Lan", f"/nghi {words}")).startswith(answer), words
        assert (await scene.says("Ngọc Lan", "/nghi")).startswith("Anh/chị chưa ghi lịch nghỉ."), words


async def test_leave_without_a_stand_in_goes_to_the_head(scene: Scene) -> None:
    assert "gửi trưởng đơn vị" in await scene.says("Ngọc Lan", "/nghi 6/1")
    assert "Bùi Ngọc Lan nghỉ 6/1/2026." in scene.heard("Quốc Hùng")[-1].text
    # A second leave over the first takes its place.
    await scene.says("Ngọc Lan", "/nghi 6-9/1 thay Nam")
    assert "nay nhờ Vũ Hải Nam thay" in scene.heard("Quốc Hùng")[-1].text
    await scene.says("Ngọc Lan", "/nghi 6-9/1 thay Hùng")
    shown = await scene.says("Ngọc Lan", "/nghi")
    assert shown.count("\n- ") == 1
    assert "- 6/1–9/1/2026; người thay: Đặng Quốc Hùng" in shown
    assert "vốn không có tin nhắc" in await scene.says("Ngọc Lan", "/nghi 14/2-22/2")


async def test_a_head_or_the_office_notes_leave_for_somebody_who_cannot(scene: Scene) -> None:
    said = await scene.says("Quốc Hùng", "/nghi Lan 6/1-31/1 thay: Nam")
    assert said.startswith("Đã ghi Bùi Ngọc Lan nghỉ 6/1–31/1/2026. Tin nhắc trong những ngày này gửi Vũ Hải Nam.")
    assert "Đặng Quốc Hùng đã ghi anh/chị nghỉ 6/1–31/1/2026" in scene.heard("Ngọc Lan")[-1].text
    assert "Bùi Ngọc Lan nghỉ 6/1–31/1/2026 và nhờ anh/chị thay." in scene.heard("Hải Nam")[-1].text
    assert "người thay: Vũ Hải Nam" in await scene.says("Ngọc Lan", "/nghi")
    for day in range(6, 31):
        await scene.comes(date(2026, 1, day))
    assert reminders(scene, "Ngọc Lan") == []
    # Who looks after another unit, or after none, may not; the Office may, for everybody.
    assert "ngoài phạm vi" in await scene.says("Hải Nam", "/nghi Lan bỏ")
    assert "ngoài phạm vi" in await scene.says("Quốc Hùng", "/nghi Hải Nam 20/7")
    assert (await scene.says("Thu Trang", "/nghi Ngọc Lan bỏ")).startswith("Đã bỏ lịch nghỉ của Bùi Ngọc Lan.")
    assert "Phạm Thu Trang đã bỏ lịch nghỉ của anh/chị." in scene.heard("Ngọc Lan")[-1].text
    assert (await scene.says("Ngọc Lan", "/nghi")).startswith("Anh/chị chưa ghi lịch nghỉ.")
    assert (await scene.says("Thu Trang", "/nghi Ai Đó 20/7")).startswith("Không thấy ai tên “Ai Đó”")
    assert (await scene.says("Ngọc Lan", "/nghi phép 20/7-24/7")).startswith("Đã ghi anh/chị nghỉ 20/7–24/7/2026.")


async def working(scene: Scene, day: date) -> bool:
    async with scene.database.read() as tx:
        return (await calendar.working_calendar(tx)).is_working_day(day)


async def test_an_admin_swaps_days_and_confirms_the_year(scene: Scene) -> None:
    shown = await scene.says("Ngọc Lan", "/ngaynghi")
    assert shown.startswith("Lịch làm việc năm 2026 (tạm tính, chưa chốt)")
    assert "- 2/1/2026: Nghỉ hoán đổi, làm bù ngày 10/1/2026" in shown
    assert "- 10/1/2026: Làm bù cho ngày 2/1/2026" in shown
    assert "/ngaynghi chốt" not in shown
    assert "ngoài phạm vi" in await scene.says("Ngọc Lan", "/ngaynghi 5/3/2026 nghỉ")

    said = await scene.says("Đức Anh", "/ngaynghi 5/3/2026 nghỉ hoán đổi (Công văn 12/UBND)")
    assert said.startswith("Đã ghi 5/3/2026 là ngày nghỉ: Nghỉ hoán đổi.")
    assert "Lịch năm 2026 chưa chốt" in said
    await scene.says("Đức Anh", "/ngaynghi 7/3/2026 làm bù")
    assert not await working(scene, date(2026, 3, 5))
    assert await working(scene, date(2026, 3, 7))
    await scene.says("Đức Anh", "/ngaynghi bỏ 5/3/2026")
    assert await working(scene, date(2026, 3, 5))
    # What the product brings along can be taken back, and set again.
    await scene.says("Đức Anh", "/ngaynghi bỏ 2/1/2026")
    assert await working(scene, date(2026, 1, 2))
    await scene.says("Đức Anh", "/ngaynghi bỏ 2/1/2026")
    assert not await working(scene, date(2026, 1, 2))
    assert "không phải ngày đã hoán đổi" in await scene.says("Đức Anh", "/ngaynghi bỏ 30/4/2026")

    assert await scene.says("Đức Anh", "/ngaynghi chốt 2026") == "Đã chốt lịch làm việc năm 2026."
    assert (await scene.says("Đức Anh", "/ngaynghi 2026")).startswith("Lịch làm việc năm 2026 (đã chốt)")
    assert "chưa chốt" not in await scene.says("Đức Anh", "/ngaynghi 24/11/2026 làm việc bình thường")
    assert await working(scene, date(2026, 11, 24))
    assert "tạm tính" in await scene.says("Đức Anh", "/ngaynghi bỏ chốt 2026")
    assert (await scene.says("Đức Anh", "/ngaynghi 2027")).startswith("Lịch làm việc năm 2027 (tạm tính")
    for words in ("xin nghỉ", "5/3/2026", "31/2/2026 nghỉ", "3000", "1/3/2026-30/3/2026 nghỉ"):
        assert await scene.says("Đức Anh", f"/ngaynghi {words}") != ""


def workbook(path: Path, rows: list[list[object]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    lines: list[list[object]] = [["LỊCH NGHỈ NĂM 2027"], ["STT", "Ngày", "Nghỉ/Làm", "Lý do", "Căn cứ"], *rows]
    for row in lines:
        sheet.append(row)
    book.save(path)
    return path


async def test_a_calendar_is_sent_as_a_file_and_taken_in_whole_or_not_at_all(scene: Scene, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [1, date(2027, 2, 4), "Nghỉ", "Nghỉ Tết", "Thông báo 1/TB-BNV"],
        [2, "13/02/2027", "Làm bù", None, None],
    ]
    said = await scene.says("Đức Anh", "", workbook(tmp_path / "lich.xlsx", rows))
    assert said.startswith("Đã nhận lịch: 2 ngày mới hoặc thay đổi, trong 2 ngày của tệp."), said
    assert "/ngaynghi chốt 2027" in said
    assert await working(scene, date(2027, 2, 13))
    assert (await scene.says("Đức Anh", "", tmp_path / "lich.xlsx")).startswith("Đã nhận lịch: 0 ngày mới")
    wrong = [*rows, [3, "30/2/2027", "Nghỉ", "", ""], [4, "20/02/2027", "Làm bù", "", ""]]
    said = await scene.says("Đức Anh", "", workbook(tmp_path / "sai.xlsx", wrong))
    assert "Dòng 5: “30/2/2027” không phải là ngày" in said, said
    assert not await working(scene, date(2027, 2, 20))
    said = await scene.says("Đức Anh", "", workbook(tmp_path / "sai2.xlsx", [[1, "20/02/2027", "trực", "", ""]]))
    assert "“trực” chưa rõ là nghỉ hay làm" in said


async def test_everybody_sees_what_comes_as_far_as_it_concerns_them(scene: Scene) -> None:
    day = await first_reminder(scene, date(2026, 1, 5))
    await scene.comes(date.fromordinal(day.toordinal() + 4), 6)
    own = await scene.says("Ngọc Lan", "/lichnhac")
    of_unit = await scene.says("Quốc Hùng", "/lichnhac")
    everybody = await scene.says("Thu Trang", "/lichnhac")
    assert "Hải Nam" not in own
    assert "Hải Nam" not in of_unit
    assert everybody.startswith("Lịch nhắc 5 ngày làm việc tới, nếu chưa có câu trả lời mới:\nThứ ")
    assert "8h00 anh/chị: T" in everybody
    assert "8h00 Vũ Hải Nam: T" in everybody
    assert len(everybody) <= 1800
