"""The main job on real plans: load one, hand it out, remind, answer, take back, report, digest."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from storage.database import Database
from tests.acceptance.scene import SETTINGS, Scene

# Each plan in one of its forms; that all forms are read alike is tested with the reader.
DOCUMENTS = [
    ("nghe-an-2026.docx", 2026, 38),
    ("nghe-an-2024.xlsx", 2024, 35),
    ("ha-giang-2025.pdf", 2025, 9),
    ("dak-nong-2023.docx", 2023, 13),
]


async def load(scene: Scene, document: Path) -> str:
    """The admin sends a plan and takes the first choice of every question; the last thing they are told."""
    told = await scene.says("Đức Anh", "", document)
    for _ in range(40):
        if "1. Nạp kế hoạch" in [b.label for row in scene.heard("Đức Anh")[-1].buttons for b in row]:
            return await scene.says("Đức Anh", "1")
        told = await scene.says("Đức Anh", "1")
    raise AssertionError(told)


@pytest.mark.parametrize(("name", "year", "tasks"), DOCUMENTS)
async def test_a_plan_goes_all_the_way(database: Database, shared: Path, name: str, year: int, tasks: int) -> None:
    scene = await Scene.open(database, datetime(year, 1, 5, 1, tzinfo=UTC))
    done = await load(scene, shared / "plans" / "documents" / name)
    assert f"{tasks} nhiệm vụ" in done, done

    # Every head with a list hands all of it to somebody; it is confirmed, and they hear.
    (listed,) = [m for m in scene.heard("Văn Dũng") if "Giao việc trong một tin" in m.text]
    assert "1. " in listed.text
    answer = await scene.says("Văn Dũng", "1 Trang, còn lại tôi")
    assert "Đã giao việc" in answer, answer
    assert any("giao anh/chị 1 việc" in m.text for m in scene.heard("Trang"))

    # A morning each week until somebody of the Office is reminded of something: no rung is lost by that.
    day, end = date(year, 1, 6), date(year, 12, 31)
    while day <= end and not any("(T" in m.text and "1. " in m.text for m in scene.heard("Văn Dũng")[2:]):
        await scene.comes(day)
        day += timedelta(days=7)
    reminder = scene.heard("Văn Dũng")[-1]
    assert "1. " in reminder.text, reminder.text
    said = await scene.says("Văn Dũng", "1 xong")
    assert said.startswith("✓ T"), said
    assert "hoàn thành" in said
    taken_back = await scene.says("Văn Dũng", "sai")
    assert "chưa có báo cáo" in taken_back, taken_back
    assert "đang vướng (chưa có mẫu)" in await scene.says("Văn Dũng", "1 vướng: chưa có mẫu")

    # The Office's report and the leaders' digest.
    report = await scene.says("Văn Dũng", f"/baocao nam {year}")
    document = scene.heard("Văn Dũng")[-1].files[0]
    assert document.name.endswith(".docx")
    assert len(Document(BytesIO(document.data)).paragraphs) > 10
    assert report
    for _ in range(9):
        await scene.comes(day, 15, 30)
        day += timedelta(days=1)
    digests = [m.text for m in scene.heard("Minh Quân") if m.text.startswith("Tuần ")]
    weeks = [text.partition(":")[0].partition(" không")[0] for text in digests]
    assert digests
    assert len(set(weeks)) == len(weeks), "one digest a week"


@pytest.mark.both_databases
async def test_nobody_hears_twice_in_a_morning(database: Database, shared: Path) -> None:
    scene = await Scene.open(database, datetime(2026, 1, 5, 1, tzinfo=UTC))
    await load(scene, shared / "plans" / "documents" / "nghe-an-2026.docx")
    before = len(scene.channel.sent)
    await scene.comes(date(2026, 1, 12), 8, 1)
    first = len(scene.channel.sent) - before
    await scene.comes(date(2026, 1, 12), 8, 31)
    assert first > 0
    assert len(scene.channel.sent) - before == first
    assert SETTINGS.before == (10, 5, 2, 0)


async def test_an_answer_that_is_no_choice_is_asked_for_again(database: Database, shared: Path) -> None:
    scene = await Scene.open(database, datetime(2023, 1, 5, 1, tzinfo=UTC))
    asked = await scene.says("Đức Anh", "", shared / "plans" / "documents" / "dak-nong-2023.docx")
    assert "“Trung tâm TTKT& UDKHCN” chủ trì 1 nhiệm vụ" in asked
    assert (await scene.says("Đức Anh", "9")).startswith("Chưa rõ lựa chọn. Vui lòng nhắn một số từ 1 đến 2")
    # The name of a unit, then the words of a choice, are as good as a number.
    assert "không ghi đơn vị chủ trì" in await scene.says("Đức Anh", "Thanh tra Sở")
    assert "Văn phòng giữ đến khi phân công" in await scene.says("Đức Anh", "2")
    assert "không ghi thời hạn" in await scene.says("Đức Anh", "văn phòng giữ")
