"""The year is over: what a plan left open is carried over or closed with one question, and can be taken back."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from domain.counting import judge
from domain.periods import PeriodKind, period
from jobs import year_end as tick
from reports.summarise import summarise
from storage import facts, plans, work
from storage.database import Database
from storage.office_rules import reckoning
from storage.schema.plans import plan, task
from storage.schema.records import audit
from storage.year_end import waiting
from tests.acceptance.scene import SETTINGS, Scene
from tests.acceptance.test_new_version import FIRST
from tests.acceptance.test_take_back_load import START, loaded, stands

STANDING = ("Cập nhật cơ sở dữ liệu ngành", "Văn phòng Sở", "Thường xuyên", "")


async def january(scene: Scene, day: int, hour: int = 9) -> bool:
    """The clock stands at an hour of January 2027, and the tick runs; whether anybody was asked."""
    scene.now = datetime(2027, 1, day, hour, tzinfo=SETTINGS.zone).astimezone(UTC)
    asked = await tick.ask_at_year_end(scene.database, SETTINGS, scene.now)
    await scene.restarts()
    return asked


@pytest.fixture
async def scene(database: Database) -> Scene:
    """A plan of 2026 of which one task was done, one is late, and a standing duty ran."""
    opened = await Scene.open(database, START)
    await loaded(opened, [*FIRST, STANDING])
    await opened.restarts()
    await opened.says("Quốc Hùng", "tất cả Lan")
    opened.now = datetime(2026, 6, 20, 3, tzinfo=UTC)
    await opened.says("Ngọc Lan", "T1 xong")
    await opened.says("Ngọc Lan", "T2 được 60%")
    return opened


@pytest.mark.both_databases
async def test_one_question_and_what_it_does(scene: Scene) -> None:
    async with scene.database.read() as tx:
        judged_by = await reckoning(tx, SETTINGS.zone)
        of_2026 = period(PeriodKind.YEAR, 2026, 1, judged_by.periods)
        before = await facts.gather(tx)
    assert await january(scene, 4) == 0, (
        "a Monday, the first working day: what was due on 31 December is being answered"
    )
    asked = await january(scene, 6)
    assert asked == 1
    assert await january(scene, 6, 10) == 0, "once"
    question = scene.heard("Văn Dũng")[-1].text
    assert "Năm 2026 đã hết" in question
    assert "còn 3 việc chưa xong" in question
    assert "1 việc thường xuyên hoặc chờ mở" in question
    assert "1. Chuyển 3 việc sang năm 2027" in question
    assert "4. Chọn từng việc" in question

    listed = await scene.says("Văn Dũng", "4")
    assert listed.splitlines()[1:4] == [
        "1. Rà soát, cắt giảm thủ tục hành chính (T2), hạn 30/09/2026",
        "2. Số hóa hồ sơ lưu trữ của cơ quan (T3), hạn 31/10/2026",
        "3. Khảo sát mức độ hài lòng của người dân (T4), hạn 31/12/2026",
    ]
    assert "Còn việc 3 chưa nói" in await scene.says("Văn Dũng", "1 chuyển, 2 đóng")
    assert "Lý do đóng" in await scene.says("Văn Dũng", "1 chuyển, còn lại đóng")
    rows, counted, open_now = await stands(scene)
    done = await scene.says("Văn Dũng", "2")
    assert "1 việc chuyển sang năm 2027" in done
    assert "2 việc đã đóng: đã đưa vào kế hoạch năm 2027" in done
    assert "hạn giữ nguyên" in scene.heard("Ngọc Lan")[-1].text
    assert "- Khảo sát mức độ hài lòng của người dân (T4)" in scene.heard("Hải Nam")[-1].text, (
        "the contact of the unit that nobody owns it for"
    )

    async with scene.database.read() as tx:
        left = await work.open_views(tx)
        tasks = (await tx.execute(select(task.c.number, task.c.state, task.c.closed_reason))).all()
        after = await facts.gather(tx)
        (line,) = (await tx.execute(select(audit.c.after).where(audit.c.act == "year_end_settled"))).scalars()
        assert await waiting(tx, date(2027, 1, 7)) == []
    assert [(v.code, str(v.due), v.last and v.last.percent) for v in left] == [("T2", "2026-09-30", 60)]
    reason = "đã đưa vào kế hoạch năm 2027"
    assert [tuple(t) for t in tasks] == [
        (1, "open", None),
        (2, "open", None),
        (3, "closed", reason),
        (4, "closed", reason),
        (5, "closed", "hết năm kế hoạch 2026"),
    ]
    assert line == {"carried": ["T2"], "closed": ["T3", "T4"], "reason": reason}
    # The report of the old year says what it said; the carried task is as late as it was, in the new year, too.
    at = judged_by.close_of(of_2026)
    assert [judge(f, at, judged_by).outcome for f in after.assignments] == [
        judge(f, at, judged_by).outcome for f in before.assignments
    ]
    (carried,) = [judge(f, scene.now, judged_by) for f in after.assignments if f.code == "T2"]
    assert carried.days_late == (date(2027, 1, 6) - date(2026, 9, 30)).days

    assert "Bỏ quyết định cuối năm" in await scene.says("Văn Dũng", "hoàn tác cuối năm")
    assert "Đã bỏ quyết định cuối năm" in await scene.says("Văn Dũng", "1")
    assert await stands(scene) == (rows, counted, open_now)
    assert "các việc trở lại như trước" in scene.heard("Ngọc Lan")[-1].text
    assert "còn 3 việc chưa xong" in await scene.says("Văn Dũng", "/cuoinam")


async def test_a_plan_of_which_nothing_is_left_ends_and_stays_in_its_reports(scene: Scene) -> None:
    await january(scene, 6)
    assert "Lý do đóng" in await scene.says("Văn Dũng", "2")
    assert "chờ bổ sung kinh phí" in await scene.says("Văn Dũng", "chờ bổ sung kinh phí")
    async with scene.database.read() as tx:
        assert (await tx.execute(select(plan.c.state))).scalars().all() == ["closed"]
        assert await plans.in_force(tx) == []
        judged_by = await reckoning(tx, SETTINGS.zone)
        of_2026 = period(PeriodKind.YEAR, 2026, 1, judged_by.periods)
        summary = summarise(await facts.gather(tx), of_2026, scene.now, judged_by)
    assert [(one.plan and one.plan.title, one.figures.counts.total) for one in summary.plans] == [
        ("KẾ HOẠCH Cải cách hành chính năm 2026", 4),
    ], "closed in January, they still were what the year was about"
    assert "Chưa có kế hoạch nào" in await scene.says("Đức Anh", "/kehoach")
    assert "Không có kế hoạch năm trước" in await scene.says("Văn Dũng", "/cuoinam")
    assert "ngoài phạm vi vai trò" in await scene.says("Ngọc Lan", "/cuoinam")


async def test_put_off_and_several_plans_one_after_the_other(scene: Scene) -> None:
    other = [("Mua sắm thiết bị công nghệ thông tin", "Văn phòng Sở", "Quý II", "Hợp đồng")]
    longer = [("Xây dựng nền tảng dữ liệu dùng chung", "Văn phòng Sở", "Quý III", "Nền tảng")]
    await loaded(scene, other, title="Chuyển đổi số năm 2026")
    await loaded(scene, longer, title="Chuyển đổi số giai đoạn 2026-2030")
    await january(scene, 6)
    assert "Sẽ hỏi lại từ ngày 13/01/2027" in (told := await scene.says("Văn Dũng", "3"))
    assert "Chuyển đổi số năm 2026" in told, "the next plan is asked about at once"
    assert "1 việc chuyển sang năm 2027" in await scene.says("Văn Dũng", "1")
    assert not await january(scene, 12)
    assert await january(scene, 13)
    assert "Cải cách hành chính" in scene.heard("Văn Dũng")[-1].text
    assert "3 việc chuyển sang năm 2027" in await scene.says("Văn Dũng", "1")
    async with scene.database.read() as tx:
        assert await waiting(tx, date(2027, 1, 13)) == [], "a plan of five years is not over"
        # A year later it is asked anew of what was carried over.
        again = {one.title: len(one.tasks) for one in await waiting(tx, date(2028, 1, 6))}
    assert sorted(again.values()) == [1, 3]
