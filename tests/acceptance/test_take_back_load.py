"""A load is taken back: everything is what it was, nothing that was said is lost, and who was told hears of it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.sample import web_address
from domain.chat import OutgoingFile
from domain.facts import Facts
from domain.tasks import AssignmentView, Status
from handlers import load_unasked
from handlers.enforce_plan import Loading
from plans.read import read_plan
from storage import facts, plan_image, plans, units, work
from storage.audit import Actor
from storage.database import Database
from storage.schema.delivery import outbox
from storage.schema.plans import plan, task
from storage.schema.records import audit
from storage.schema.work import occurrence, status_report
from tests.acceptance.scene import SETTINGS, Scene, attachment
from tests.acceptance.test_new_version import ARCHIVE, FIRST, MEETING, REVIEW, SURVEY, TRAINING, Row, docx
from tests.fakes.plan_files import xlsx_file

START = datetime(2026, 1, 5, 1, tzinfo=UTC)
# Another date, other hands, several dates, one task gone, one new.
SECOND: list[Row] = [
    (*TRAINING[:2], "Quý IV", TRAINING[3]),
    (REVIEW[0], "Phòng Quản lý Khoa học", *REVIEW[2:]),
    MEETING,
    (*SURVEY[:2], "Tháng 3, 6, 9, 12", SURVEY[3]),
]


async def loaded(scene: Scene, rows: Sequence[Row], title: str = "Cải cách hành chính năm 2026") -> None:
    """The admin's load of these rows, decided as proposed; what it says has not left yet."""
    name, content = "ke-hoach.docx", docx(rows, title)
    draft = read_plan(content, name, 2026)
    async with scene.database.begin() as tx:
        by = Loading(tx, scene.now, SETTINGS.zone, Actor(scene.person("Đức Anh").id, "web"))
        await load_unasked.load(by, OutgoingFile(name, "", content), draft)


async def stands(scene: Scene) -> tuple[dict[str, dict[int, dict[str, Any]]], Facts, list[AssignmentView]]:
    """The rows of every plan, what reports are made from, and what is open."""
    async with scene.database.read() as tx:
        rows: dict[str, dict[int, dict[str, Any]]] = {}
        for plan_id in (await tx.execute(select(plan.c.id).where(plan.c.state == "in_force"))).scalars().all():
            for name, found in (await plan_image.of_plan(tx, plan_id)).items():
                rows.setdefault(name, {}).update(found)
        return rows, await facts.gather(tx), await work.open_views(tx)


@pytest.fixture
async def scene(database: Database) -> Scene:
    """The office with the first version in force, handed out, and spoken of."""
    opened = await Scene.open(database, START)
    await loaded(opened, FIRST)
    await opened.restarts()
    await opened.says("Quốc Hùng", "tất cả Lan")
    await opened.says("Ngọc Lan", "T1 được 40%")
    await opened.says("Ngọc Lan", "T2 xin lùi đến 20/11 vì chờ hướng dẫn")
    opened.passes(timedelta(hours=1))
    return opened


@pytest.mark.both_databases
async def test_everything_is_what_it_was(scene: Scene) -> None:
    rows, counted, open_now = await stands(scene)
    await loaded(scene, SECOND)
    await scene.restarts()
    told = {name: len(scene.heard(name)) for name in ("Ngọc Lan", "Thị Mai", "Văn Dũng", "Hải Nam")}
    assert (await stands(scene))[1] != counted

    asked = await scene.says("Đức Anh", "hoàn tác nạp")
    assert "Bỏ bản thứ 2" in asked
    assert "Bản thứ 1 được thực hiện trở lại" in asked
    assert "- 1 nhiệm vụ đã thêm được rút lại" in asked
    assert "- 1 nhiệm vụ đã đóng được mở lại" in asked
    assert "- 3 nhiệm vụ trở lại nội dung, thời hạn và đơn vị cũ" in asked
    assert "báo cáo" not in asked, "nobody has said anything since"
    assert "2. Giữ nguyên" in asked
    assert "bản thứ 1 đang được thực hiện" in await scene.says("Đức Anh", "1")

    rows_now, counted_now, open_then = await stands(scene)
    for name, was in rows.items():
        assert {i: row for i, row in rows_now[name].items() if i in was} == was, name
    assert counted_now == counted
    assert open_then == open_now
    async with scene.database.read() as tx:
        (in_force,) = await plans.in_force(tx)
        new = (await tx.execute(select(task).where(task.c.number == 5))).one()
        acts = (await tx.execute(select(audit.c.act).where(audit.c.act.like("plan%")).order_by(audit.c.id))).scalars()
        assert acts.all()[-2:] == ["plan_replaced", "plan_change_taken_back"]
    assert in_force.version == 1
    assert (new.state, new.closed_at, new.closed_reason) == ("closed", new.created_at, "lần nạp kế hoạch đã được bỏ")
    for name in ("Ngọc Lan", "Thị Mai", "Văn Dũng"):
        (heard,) = scene.heard(name)[told[name] :]
        assert "Bản thứ 2" in heard.text
        assert "đã được rút lại" in heard.text
    assert len(scene.heard("Hải Nam")) == told["Hải Nam"], "who was told nothing hears nothing"

    # It can come again, and does what it did.
    scene.passes(timedelta(minutes=5))
    assert "chỉ bỏ được lần nạp mới nhất" not in await scene.says("Đức Anh", "/kehoach")
    await loaded(scene, SECOND)
    async with scene.database.read() as tx:
        (in_force,) = await plans.in_force(tx)
        again = {v.code: str(v.due) for v in await work.open_views(tx) if v.code in {"T1", "T6"}}
    assert in_force.version == 2
    assert again == {"T1": "2026-12-31", "T6": "2026-08-31"}


async def test_what_was_said_since_stays(scene: Scene) -> None:
    await loaded(scene, SECOND)
    await scene.restarts()
    scene.passes(timedelta(hours=1))
    await scene.says("Thị Mai", "T5 được 20%")
    await scene.says("Ngọc Lan", "T1 được 70%")
    asked = await scene.says("Đức Anh", "/kehoach 1 bỏ")
    assert "- 2 việc đã có báo cáo từ khi đó: báo cáo vẫn được lưu" in asked
    assert "không có gì thay đổi" in await scene.says("Đức Anh", "2")
    await scene.says("Đức Anh", "hoàn tác nạp")
    assert "đã bỏ bản thứ 2" in (await scene.says("Đức Anh", "bỏ")).lower()
    async with scene.database.read() as tx:
        (training,) = await work.views_of_task(tx, 1)
        (meeting,) = await work.views_of_task(tx, 5)
        new = (await tx.execute(select(task).where(task.c.number == 5))).one()
        counted = {fact.code: fact for fact in (await facts.gather(tx)).assignments}
    assert (str(training.due), training.last and training.last.percent) == ("2026-06-30", 70)
    assert meeting.last is not None
    assert meeting.last.percent == 20
    assert new.state == "closed"
    assert new.closed_at > new.created_at
    assert counted["T5"].closed_reason == "lần nạp kế hoạch đã được bỏ"
    told = await scene.says("Thị Mai", "T5 xong")
    assert told == "Việc T5 đã đóng: lần nạp kế hoạch đã được bỏ. Câu trả lời chưa được ghi."


async def test_what_has_not_left_yet_never_does(scene: Scene) -> None:
    before = {name: len(scene.heard(name)) for name in ("Ngọc Lan", "Thị Mai", "Văn Dũng")}
    await loaded(scene, SECOND)
    admin = web_address(scene.person("Đức Anh").id)
    for words in ("hoàn tác nạp", "1"):
        await scene.channel.says(admin, words, scene.now)
    await scene.restarts()
    assert {name: len(scene.heard(name)) for name in before} == before
    async with scene.database.read() as tx:
        states = (await tx.execute(select(outbox.c.state).where(outbox.c.kind == "notice"))).scalars().all()
    assert states.count("dropped") == 4, "two to the head who gets new tasks and has others changed, one to each other"
    assert "Không có gì để hoàn tác" not in await scene.says("Đức Anh", "hoàn tác nạp"), "the first load is left"


async def test_a_first_load_is_as_if_it_had_not_been(database: Database) -> None:
    scene = await Scene.open(database, datetime(2026, 7, 6, 1, tzinfo=UTC))
    nothing = await stands(scene)
    late = [(*TRAINING[:2], "Quý II", TRAINING[3]), REVIEW]
    await loaded(scene, late)
    await scene.restarts()
    assert "Không có lệnh" not in await scene.says("Quốc Hùng", "hoàn tác nạp"), "a head may not"
    assert len((await stands(scene))[2]) == 2
    shown = await scene.says("Đức Anh", "/kehoach")
    assert "1. " in shown
    assert "bản thứ 1, nạp 06/07/2026" in shown
    assert "2 nhiệm vụ: 2 đang thực hiện" in shown
    assert "/kehoach 1 bỏ" in await scene.says("Đức Anh", "/kehoach 1")
    assert "/kehoach 1 bỏ" not in await scene.says("Quốc Hùng", "/kehoach 1")
    assert "không còn được theo dõi" in await scene.says("Đức Anh", "/kehoach 1 bỏ")
    assert "Đã bỏ lần nạp" in await scene.says("Đức Anh", "1")
    assert await stands(scene) == nothing
    assert "Danh sách việc đã nhận không còn áp dụng" in scene.heard("Quốc Hùng")[-1].text
    assert "Chưa có kế hoạch nào" in await scene.says("Đức Anh", "/kehoach")
    # After a week it stays.
    scene.passes(timedelta(minutes=1))
    await loaded(scene, late)
    scene.passes(timedelta(days=8))
    assert "Không có gì để hoàn tác" in await scene.says("Đức Anh", "hoàn tác nạp")
    async with scene.database.read() as tx:
        numbers = (await tx.execute(select(task.c.number).order_by(task.c.number))).scalars().all()
    assert numbers == [1, 2, 3, 4], "a code that was said is not given to another task"


async def test_which_task_is_which_is_asked_where_it_is_not_sure(scene: Scene) -> None:
    """Mostly reworded tasks: those with a history are asked about first, and what is said holds."""
    reworded = ("Mở lớp tập huấn về nghiệp vụ cải cách hành chính", *TRAINING[1:])
    digital = ("Chỉnh lý, số hóa hồ sơ lưu trữ cơ quan", *ARCHIVE[1:])
    rows = [SURVEY, digital, REVIEW, reworded]
    assert "1. Bản mới của" in await scene.says("Đức Anh", "", attachment("moi.docx", docx(rows)))
    asked = await scene.says("Đức Anh", "1")
    assert "(T1) có phải là “Mở lớp tập huấn" in asked
    assert "Lời văn giống khoảng 8" in asked
    assert "3. Các việc chưa rõ đều là việc mới" in asked
    asked = await scene.says("Đức Anh", "1")
    assert "(T3) có phải là “Chỉnh lý, số hóa" in asked
    shown = await scene.says("Đức Anh", "2")
    assert "1 nhiệm vụ mới, 1 thay đổi, 1 không còn, 2 giữ nguyên." in shown
    assert "T1: nội dung “Tổ chức tập huấn" in shown
    assert "(lời văn khớp 8" in shown
    await scene.says("Đức Anh", "1")
    async with scene.database.read() as tx:
        (kept,) = await work.views_of_task(tx, 1)
        closed = (await tx.execute(select(task.c.number).where(task.c.state == "closed"))).scalars().all()
        ended = (await tx.execute(select(occurrence.c.closed_reason).where(occurrence.c.closed_at.is_not(None)))).all()
        said = (await tx.execute(select(status_report.c.status))).scalars().all()
    assert kept.short_name == reworded[0]
    assert kept.last is not None
    assert kept.last.percent == 40
    assert closed == [3]
    assert [reason for (reason,) in ended] == ["không còn trong kế hoạch (bản thứ 2)"]
    assert said == [Status.IN_PROGRESS]

    # The same content in another format changes nothing, and is not asked about.
    table = [["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành", "Sản phẩm"]]
    table += [["I", "CẢI CÁCH THỂ CHẾ", "", "", "", ""]]
    table += [[str(n), name, lead, "", until, product] for n, (name, lead, until, product) in enumerate(rows, 1)]
    sheet = xlsx_file({"Kế hoạch": ["KẾ HOẠCH", "Cải cách hành chính năm 2026", table]})
    assert "không có gì thay đổi" in await scene.says("Đức Anh", "", attachment("moi.xlsx", sheet))
    async with scene.database.read() as tx:
        assert [one.version for one in await plans.in_force(tx)] == [2]


async def test_several_plans_side_by_side(scene: Scene) -> None:
    """Of two plans of a year the likest is proposed; next year's is another plan, of the same title and tasks."""
    digital = [("Xây dựng cơ sở dữ liệu mở của ngành", "Phòng Quản lý Công nghệ", "Quý III", "Cơ sở dữ liệu"), MEETING]
    await loaded(scene, digital, title="Chuyển đổi số năm 2026")
    newer = [*digital, (*SURVEY[:2], "Quý III", SURVEY[3])]
    sent = await scene.says("Đức Anh", "", attachment("cds.docx", docx(newer, "Chuyển đổi số năm 2026")))
    assert "1. Bản mới của “KẾ HOẠCH Chuyển đổi số năm 2026”" in sent
    assert "Cải cách hành chính" not in sent.split("Tệp này là:")[1]
    scene.now = datetime(2026, 12, 21, 2, tzinfo=UTC)
    content = docx(FIRST, "Cải cách hành chính năm 2027")
    sent = await scene.says("Đức Anh", "", attachment("2027.docx", content))
    assert "Tệp này là" not in sent
    await scene.says("Đức Anh", "1")
    shown = await scene.says("Đức Anh", "/kehoach")
    assert [line[:3] for line in shown.splitlines() if line[0].isdecimal()] == ["1. ", "2. ", "3. "]
    assert "năm 2027" in shown.splitlines()[1]


async def test_units_that_came_with_a_load_stay_and_it_is_said(sqlite: Database) -> None:
    scene = await Scene.open(sqlite, START)
    await loaded(scene, [(TRAINING[0], "Chi cục Đo lường mới lập", *TRAINING[2:]), *FIRST[1:]])
    asked = await scene.says("Đức Anh", "hoàn tác nạp")
    assert "- 1 đơn vị hoặc tên gọi đã thêm khi nạp vẫn được giữ" in asked
    await scene.says("Đức Anh", "1")
    async with sqlite.read() as tx:
        assert await units.find_named(tx, "Chi cục Đo lường mới lập") is not None
