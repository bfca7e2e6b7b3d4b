"""A leader answers the weekly digest by its numbers."""

from datetime import UTC, date, datetime

from bot.sample import PLAN
from storage import facts
from storage.database import Database
from tests.acceptance.scene import Scene
from tests.acceptance.test_main_job import load


async def _with_digest(database: Database) -> Scene:
    """The sample plan in force, one task stuck, and Friday's digest with the leaders."""
    scene = await Scene.open(database, datetime(2026, 1, 5, 1, tzinfo=UTC))
    await load(scene, PLAN)
    await scene.says("Trang", "T1 vướng: chưa có mẫu của Sở Nội vụ")
    await scene.comes(date(2026, 1, 9), 15, 1)
    return scene


async def test_a_word_on_an_item_reaches_owner_head_and_office(database: Database) -> None:
    scene = await _with_digest(database)
    assert "1. " in scene.heard("Minh Quân")[-1].text
    answer = await scene.says("Minh Quân", "1 làm xong trong tuần này")
    assert answer.startswith("✓ Đã chuyển ý kiến về T1 "), answer
    assert scene.heard("Văn Dũng")[-1].text.endswith("“làm xong trong tuần này”")
    async with database.read() as tx:
        (given,) = [f for f in (await facts.gather(tx)).assignments if f.directives]
    assert (given.code, given.directives[0].text) == ("T1", "làm xong trong tuần này")
    assert [w.status for w in given.words] == ["blocked"], "a leader's word is no report"


async def test_what_was_seen_changes_nothing(database: Database) -> None:
    scene = await _with_digest(database)
    assert await scene.says("Minh Quân", "đã xem 1") == "Đã ghi nhận anh/chị đã xem."
    async with database.read() as tx:
        assert not any(f.directives for f in (await facts.gather(tx)).assignments)
