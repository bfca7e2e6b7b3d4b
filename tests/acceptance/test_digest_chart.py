"""The digest comes with a picture of the units' progress, and goes on about a directive until it is answered."""

from datetime import UTC, date, datetime

from storage.database import Database
from tests.acceptance.kept_scenes import KeptScenes


async def test_a_week_with_news_comes_with_a_picture_and_one_without_does_not(
    sqlite: Database, kept_scenes: KeptScenes
) -> None:
    scene = await kept_scenes.with_plan(sqlite, datetime(2026, 1, 5, 1, tzinfo=UTC))
    await scene.says("Trang", "T1 vướng: chưa có mẫu của Sở Nội vụ")
    await scene.comes(date(2026, 1, 9), 15, 1)
    first = scene.heard("Minh Quân")[-1]
    # 1/1 and 2/1 were days off, so the digest before this one belongs to 31/12.
    assert first.text.startswith("Tuần 1/1–9/1: ")
    (chart,) = first.files
    assert (chart.name, chart.media_type) == ("tien-do-2026-01-09.png", "image/png")
    assert chart.data.startswith(b"\x89PNG")

    await scene.says("Minh Quân", "1 làm xong trong tuần này")
    await scene.comes(date(2026, 1, 16), 15, 1)
    second = scene.heard("Minh Quân")[-1]
    assert second.text.startswith("Tuần 10/1–16/1 không có gì mới")
    assert not second.files

    await scene.says("Văn Dũng", "T2 vướng: chờ kinh phí")
    await scene.comes(date(2026, 1, 23), 15, 1)
    assert "Chỉ đạo chưa có phản hồi: 1 nhiệm vụ (T1)" in scene.heard("Minh Quân")[-1].text
    await scene.says("Trang", "T1 60%")
    await scene.comes(date(2026, 1, 30), 15, 1)
    assert "Chỉ đạo chưa có phản hồi" not in scene.heard("Minh Quân")[-1].text
