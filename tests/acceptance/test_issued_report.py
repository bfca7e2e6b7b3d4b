"""A period's report is issued, later answers leave it as it is, and a corrected version says what it changed."""

import asyncio
import threading
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from domain.chat import Outgoing, OutgoingFile
from handlers.period_figures import PeriodReport
from handlers.report_file import docx_of
from storage.database import Database
from tests.acceptance.kept_scenes import KeptScenes
from tests.acceptance.scene import Scene

MORNING = datetime(2026, 4, 16, 2, tzinfo=UTC)
"""Ten o'clock after the data of April (15/3 to 14/4) have closed."""


@pytest.fixture
async def april(sqlite: Database, kept_scenes: KeptScenes) -> Scene:
    async def closed() -> Scene:
        scene = await kept_scenes.with_plan(sqlite, datetime(2026, 1, 5, 1, tzinfo=UTC))
        await scene.comes(date(2026, 4, 14))
        scene.now = MORNING
        return scene

    return await kept_scenes.at("april closed", sqlite, closed)


def _text(message: Outgoing) -> str:
    """All that the Word file of a message says."""
    (file,) = message.files
    return "\n".join(p.text for p in Document(BytesIO(file.data)).paragraphs)


async def _issue(scene: Scene) -> str:
    told = await scene.says("Văn Dũng", "chốt")
    return await scene.says("Văn Dũng", "1") if "1. Chốt luôn" in told else told


async def test_what_is_answered_later_leaves_an_issued_report_as_it_is(april: Scene) -> None:
    shown = await april.says("Văn Dũng", "/baocao thang 4")
    assert "Chưa báo cáo " in shown
    issued = await _issue(april)
    assert "bản số 1" in issued, issued
    first = _text(april.heard("Văn Dũng")[-1])

    said = await april.says("Văn Dũng", "T1 xong")
    assert "hoàn thành" in said, said
    again = await april.says("Văn Dũng", "/baocao thang 4/2026")
    assert again.startswith(shown.split("\nGõ: ")[0])
    assert "Bản đã chốt số 1, ngày 16/4, người chốt: " in again
    assert _text(april.heard("Văn Dũng")[-1]) == first


async def test_nothing_is_issued_twice(april: Scene) -> None:
    await april.says("Văn Dũng", "/baocao thang 4")
    await _issue(april)
    assert "không có gì thay đổi" in await april.says("Văn Dũng", "chốt tháng 4")


async def test_a_running_period_is_not_issued(april: Scene) -> None:
    told = await april.says("Văn Dũng", "/baocao thang 5")
    assert "Số liệu còn thay đổi đến hết ngày 14/5." in told
    assert "Chốt" not in [b.label for row in april.heard("Văn Dũng")[-1].buttons for b in row]
    assert "14/05/2026" in await april.says("Văn Dũng", "/chot thang 5")


async def test_only_the_office_issues(april: Scene) -> None:
    for name in ("Minh Quân", "Thủy", "Đức Anh"):
        assert "ngoài phạm vi vai trò" in await april.says(name, "/chot thang 4")
        assert "bản số" not in await april.says(name, "chốt tháng 4")
    told = await april.says("Văn Dũng", "chốt tháng 4")
    assert "Chốt số liệu khi còn thiếu?" in told
    assert "bản số 1" in await april.says("Văn Dũng", "1")


async def test_a_corrected_version_says_what_it_changes(april: Scene) -> None:
    await april.says("Văn Dũng", "/baocao thang 4")
    await _issue(april)
    # What counts for the period comes in after it was issued: the server's clock was wrong by some days.
    april.now = datetime(2026, 4, 13, 2, tzinfo=UTC)
    assert "hoàn thành" in await april.says("Văn Dũng", "T1 xong")
    april.now = datetime(2026, 4, 17, 2, tzinfo=UTC)

    shown = await april.says("Văn Dũng", "/baocao thang 4/2026")
    assert "Sau khi chốt có 1 thay đổi (T1)." in shown
    draft = await april.says("Văn Dũng", "/baocao thang 4/2026 nháp")
    assert draft.splitlines()[1] != shown.splitlines()[1]

    await april.says("Văn Dũng", "/baocao thang 4/2026")
    issued = await april.says("Văn Dũng", "chốt")
    assert "bản số 2" in issued, issued
    (change,) = [line for line in issued.splitlines() if line.startswith("• ")]
    assert "(T1, " in change
    # Due on 31/1, it was 72 days late on 13/4.
    assert change.endswith("→ Hoàn thành, quá hạn 72 ngày")
    message = april.heard("Văn Dũng")[-1]
    assert message.files[0].name == "bao-cao-thang-2026-04-ban-2.docx"
    assert "Báo cáo này thay thế bản đã phát hành trước đó; có 01 nội dung thay đổi" in _text(message)
    assert change.removeprefix("• ") in _text(message)


async def test_an_older_period_that_was_not_issued_is_named(april: Scene) -> None:
    await april.says("Văn Dũng", "/baocao thang 4")
    await _issue(april)
    april.now = datetime(2026, 6, 16, 2, tzinfo=UTC)
    told = await april.says("Văn Dũng", "/baocao thang")
    assert "Tháng 5 năm 2026 chưa chốt: gõ /baocao thang 5/2026" in told


async def test_a_report_can_be_had_in_other_forms_by_a_word_or_a_tap(april: Scene) -> None:
    told = await april.says("Minh Quân", "/baocao thang 4")
    assert told.splitlines()[-1] == "Gõ: excel, biểu đồ, lịch, danh sách quá hạn"
    await april.says("Minh Quân", "bảng tính")
    (workbook,) = april.heard("Minh Quân")[-1].files
    assert workbook.name == "so-lieu-thang-2026-04.xlsx"
    assert "Nhiệm vụ" in "".join(load_workbook(BytesIO(workbook.data)).sheetnames)
    await april.taps("Minh Quân", "Biểu đồ")
    charts = april.heard("Minh Quân")[-1].files
    assert [chart.name for chart in charts] == [
        "don-vi-thang-2026-04.png",
        "luy-ke-thang-2026-04.png",
        "han-thang-2026-04.png",
    ]
    await april.says("Minh Quân", "lịch")
    (calendar,) = april.heard("Minh Quân")[-1].files
    assert b"BEGIN:VEVENT" in calendar.data


async def test_the_tasks_behind_a_figure_are_listed_and_answered_by_number(april: Scene) -> None:
    told = await april.says("Văn Dũng", "/baocao thang 4")
    late = int(told.split(" trong hạn, ")[1].split(" quá hạn")[0])
    assert late > 0
    listed = await april.says("Văn Dũng", "danh sách quá hạn")
    heading, *lines = listed.splitlines()
    assert heading == f"Tháng 4 năm 2026 – Đang thực hiện quá hạn: {late} nhiệm vụ"
    assert len(lines) == late
    assert all("quá hạn" in line for line in lines)
    first = lines[0].split("(")[1].split(")")[0]
    assert f"✓ {first} " in await april.says("Văn Dũng", f"{first} 60%")
    silent = (await april.says("Văn Dũng", "xem các việc chưa báo cáo")).splitlines()
    assert silent[0].startswith("Tháng 4 năm 2026 – Chưa báo cáo: ")


async def test_of_a_very_large_office_the_figures_come_before_the_file(
    april: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.period_report._MANY", 1)
    before = len(april.heard("Văn Dũng"))
    await april.says("Văn Dũng", "/baocao thang 4")
    figures, file = april.heard("Văn Dũng")[before:]
    assert figures.text.startswith("Tháng 4 năm 2026")
    assert not figures.files
    assert file.files[0].name == "bao-cao-thang-2026-04.docx"


async def test_others_are_answered_while_a_long_report_is_written(
    april: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = threading.Event()

    def written_last(report: PeriodReport) -> OutgoingFile:
        assert answered.wait(60), "nobody else is answered until the report is there"
        return docx_of(report)

    monkeypatch.setattr("handlers.period_report.docx_of", written_last)
    asked = asyncio.create_task(april.says("Văn Dũng", "/baocao thang 4"))
    await asyncio.sleep(0)
    assert "(T" in await april.says("Thị Hồng", "/viec")
    answered.set()
    assert "Hoàn thành" in await asked
