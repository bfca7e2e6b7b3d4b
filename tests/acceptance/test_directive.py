"""A leader answers the weekly digest by its numbers."""

from datetime import UTC, date, datetime, timedelta

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
    said = await scene.says("Minh Quân", "đã xem 1")
    assert said == "Đã ghi nhận anh/chị đã xem: T1 Ban hành Kế hoạch cải cách hành chính năm 2026 của Sở."
    async with database.read() as tx:
        assert not any(f.directives for f in (await facts.gather(tx)).assignments)


async def test_a_number_is_an_item_of_the_list_a_leader_sees(sqlite: Database) -> None:
    scene = await _with_digest(sqlite)
    assert (await scene.says("Minh Quân", "T1")).startswith("T1. ")  # its card has no numbers
    assert "chỉ có 1 việc, không có việc số 9" in await scene.says("Minh Quân", "đã xem 9")
    assert "chỉ có 1 việc, không có việc số 4" in await scene.says("Minh Quân", "4 làm gấp")
    assert "Đã chuyển ý kiến về T1 " in await scene.says("Minh Quân", "1 đề nghị làm gấp")
    # On a list that was asked for as well; there the digest's numbers are gone, but what was seen is the digest.
    units = await scene.says("Minh Quân", "/phong Khoa học")
    assert "Không tìm thấy đơn vị “Khoa học”" in units
    assert "\n3. Phòng Quản lý Khoa học – 2 việc đang mở" in units
    second = (await scene.says("Minh Quân", "3")).splitlines()[2]
    assert second.startswith("2. "), second
    assert "(T5)" in second
    assert "Đã chuyển ý kiến về T5 " in await scene.says("Minh Quân", "2 đẩy nhanh tiến độ")
    assert "đã xem: T1 " in await scene.says("Minh Quân", "đã xem 1")
    assert "ý kiến" not in await scene.says("Thị Mai", "2 đẩy nhanh tiến độ")


async def test_a_word_is_followed_until_it_is_reported_on(sqlite: Database) -> None:
    scene = await Scene.open(sqlite, datetime(2026, 1, 5, 2, tzinfo=UTC))
    await scene.says("Thu Trang", "/giao Phòng QLKH nộp báo cáo đề tài trước 27/2")
    scene.passes(timedelta(minutes=5))
    await scene.says("Hải Nam", "T1 20%")
    await scene.comes(date(2026, 1, 7), 9)
    await scene.says("Minh Quân", "chỉ đạo T1: mời chuyên gia góp ý")
    assert "Ý kiến lãnh đạo chờ báo cáo: “mời chuyên gia góp ý”" in await scene.says("Thị Mai", "T1")
    # Silent otherwise, as it is under way and far from its date; two working days later it is reminded.
    await scene.comes(date(2026, 1, 8))
    assert "có ý kiến, chờ báo cáo" not in scene.heard("Hải Nam")[-1].text
    await scene.comes(date(2026, 1, 9))
    assert "Nguyễn Minh Quân có ý kiến, chờ báo cáo" in scene.heard("Hải Nam")[-1].text
    # An answer in free words goes to the leader; taken back, the word waits again.
    assert "Đã chuyển trả lời về T1" in await scene.says("Hải Nam", "Kính gửi lãnh đạo danh sách chuyên gia")
    assert "“Kính gửi lãnh đạo danh sách chuyên gia”" in scene.heard("Minh Quân")[-1].text
    assert "lại chờ trả lời" in await scene.says("Hải Nam", "sai")
    scene.passes(timedelta(minutes=5))
    await scene.says("Hải Nam", "T1 60%")
    assert "báo cáo theo ý kiến của anh/chị:\n✓ T1 Nộp báo cáo đề tài: đang làm 60%" in (
        scene.heard("Minh Quân")[-1].text
    )
    await scene.says("Hải Nam", "sai")
    assert "ý kiến của anh/chị lại chờ trả lời" in scene.heard("Minh Quân")[-1].text
    await scene.says("Hải Nam", "T1 60%")
    heard = len(scene.heard("Hải Nam"))
    for day in (12, 13, 14, 15):
        await scene.comes(date(2026, 1, day))
    assert len(scene.heard("Hải Nam")) == heard, "answered, it is not reminded of any more"
    async with sqlite.read() as tx:
        (given,) = (await facts.gather(tx)).assignments[0].directives
    assert given.answered_at is not None


async def test_a_word_on_a_task_of_several_units_reaches_each_that_still_has_it(sqlite: Database) -> None:
    scene = await Scene.open(sqlite, datetime(2026, 1, 5, 2, tzinfo=UTC))
    await scene.says("Thu Trang", "/giao Các phòng, đơn vị góp ý dự thảo quy chế trước 7/1")
    scene.passes(timedelta(minutes=5))
    await scene.says("Hải Nam", "T1 xong")
    await scene.comes(date(2026, 1, 9), 15, 1)
    # Who is in charge of the Office and two units sees theirs first, and speaks to those.
    line = scene.heard("Thanh Hà")[-1].text.splitlines()[3]
    assert line == "1. Góp ý dự thảo quy chế (T1) – Văn phòng Sở và 4 đơn vị khác, 2 ngày (mới)"
    await scene.says("Thanh Hà", "1 xong trong hôm nay")
    asked = [name for name in ("Ngọc Lan", "Hải Nam", "Thị Hồng") if "“xong trong" in scene.heard(name)[-1].text]
    assert asked == ["Ngọc Lan"]
    scene.passes(timedelta(minutes=5))
    await scene.says("Minh Quân", "1 báo cáo tôi trước thứ Hai")
    assert all("“báo cáo tôi" in scene.heard(name)[-1].text for name in ("Ngọc Lan", "Thị Hồng", "Thủy"))
