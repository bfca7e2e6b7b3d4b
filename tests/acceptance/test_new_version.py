"""A plan comes a second time, changed: what was said of its tasks stays, and only what changed is told."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from bot.cli import main
from domain.chat import OutgoingFile
from domain.tasks import AssignmentView
from plans.read import read_plan
from storage import plans, work
from storage.database import Database
from storage.schema.plans import plan, task
from storage.schema.records import audit
from storage.schema.work import assignment, evidence, occurrence
from tests.acceptance.kept_scenes import KeptScenes
from tests.acceptance.scene import Scene, attachment
from tests.fakes.plan_files import Blocks, docx_file, xlsx_file

START = datetime(2026, 1, 5, 1, tzinfo=UTC)
HEAD = ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành", "Sản phẩm"]
Row = tuple[str, str, str, str]
TRAINING: Row = ("Tổ chức tập huấn nghiệp vụ cải cách hành chính", "Phòng Quản lý Công nghệ", "Quý II", "Lớp tập huấn")
REVIEW: Row = ("Rà soát, cắt giảm thủ tục hành chính", "Phòng Quản lý Công nghệ", "Quý III", "Báo cáo rà soát")
ARCHIVE: Row = ("Số hóa hồ sơ lưu trữ của cơ quan", "Văn phòng Sở", "Tháng 10", "Kho hồ sơ số")
SURVEY: Row = ("Khảo sát mức độ hài lòng của người dân", "Phòng Quản lý Khoa học", "Quý IV", "Báo cáo khảo sát")
MEETING: Row = ("Đối thoại với doanh nghiệp về chính sách mới", "Phòng Quản lý Khoa học", "Tháng 8", "Hội nghị")
FIRST = [TRAINING, REVIEW, ARCHIVE, SURVEY]
SECOND = [(*TRAINING[:2], "Quý IV", TRAINING[3]), REVIEW, MEETING, SURVEY]


def blocks(rows: Sequence[Row], title: str = "Cải cách hành chính năm 2026") -> Blocks:
    body = [[str(n), name, lead, "", until, product] for n, (name, lead, until, product) in enumerate(rows, 1)]
    return ["KẾ HOẠCH", title, [HEAD, ["I", "CẢI CÁCH THỂ CHẾ", "", "", "", ""], *body]]


@cache
def _docx(rows: tuple[Row, ...], title: str) -> bytes:
    # A Word file holds the time it was made at: the same rows are to be the same file.
    return docx_file(blocks(rows, title))


def docx(rows: Sequence[Row], title: str = "Cải cách hành chính năm 2026") -> bytes:
    return _docx(tuple(rows), title)


async def send(scene: Scene, rows: Sequence[Row], title: str = "Cải cách hành chính năm 2026") -> str:
    """The admin sends a plan; what they are told of it."""
    return await scene.says("Đức Anh", "", attachment("ke-hoach.docx", docx(rows, title)))


async def replaced(scene: Scene, rows: Sequence[Row]) -> str:
    """The admin sends a new version, takes what is proposed, and puts it in force."""
    assert "1. Bản mới của" in await send(scene, rows)
    assert "Thay bản đang thực hiện" in await scene.says("Đức Anh", "1")
    return await scene.says("Đức Anh", "1")


@pytest.fixture
async def scene(database: Database, kept_scenes: KeptScenes) -> Scene:
    """The office with the first version in force, handed out by the heads."""

    async def handed_out() -> Scene:
        opened = await Scene.open(database, START)
        told = await send(opened, FIRST)
        assert "Tệp này là" not in told, "the first plan is a version of none"
        assert "mã T1–T4" in await opened.says("Đức Anh", "1")
        await opened.says("Quốc Hùng", "tất cả Lan")
        return opened

    return await kept_scenes.at("the first version", database, handed_out)


async def views(scene: Scene, number: int) -> list[AssignmentView]:
    async with scene.database.read() as tx:
        return await work.views_of_task(tx, number)


async def test_what_changes_is_shown_before_it_is_asked(scene: Scene) -> None:
    await send(scene, SECOND)
    shown = await scene.says("Đức Anh", "1")
    assert "1 nhiệm vụ mới, 1 thay đổi, 1 không còn, 2 giữ nguyên." in shown
    assert "T1: thời hạn “Quý II” → “Quý IV”" in shown
    assert "T3: không còn trong kế hoạch (Số hóa hồ sơ lưu trữ của cơ quan)" in shown
    assert "Mới I.3: Đối thoại với doanh nghiệp" in shown
    assert "không có gì được nạp" in await scene.says("Đức Anh", "2")
    assert [v.due for v in await views(scene, 1)] == [date(2026, 6, 30)]


@pytest.mark.both_databases
async def test_statuses_and_evidence_stay_and_the_day_moves(scene: Scene) -> None:
    await scene.says("Ngọc Lan", "T1 được 40%")
    await scene.says("Ngọc Lan", "T2 xong", attachment("bao-cao.pdf", b"%PDF-1.4 x"))
    (before,), (done,) = await views(scene, 1), await views(scene, 2)
    told = await replaced(scene, SECOND)
    assert "1 nhiệm vụ mới, 1 thay đổi, 1 không còn, 2 giữ nguyên." in told
    assert "T5." in told

    (after,) = await views(scene, 1)
    assert (after.id, after.owner_id, after.last) == (before.id, before.owner_id, before.last)
    assert (after.due, after.original_due) == (date(2026, 12, 31), date(2026, 12, 31))
    assert after.due_version == before.due_version + 1
    assert await views(scene, 2) == [done]
    async with scene.database.read() as tx:
        assert (await tx.execute(select(evidence.c.assignment_id))).scalars().all() == [done.id]

    # Two working days before the old date nothing is said of it; before the new one it is.
    scene.now = datetime(2026, 6, 24, 2, tzinfo=UTC)
    await scene.says("Ngọc Lan", "T1 được 50%")
    heard = len(scene.heard("Ngọc Lan"))
    await scene.comes(date(2026, 6, 26))
    assert not [m for m in scene.heard("Ngọc Lan")[heard:] if "(T1)" in m.text]
    await scene.comes(date(2026, 12, 29))
    assert "(T1)" in scene.heard("Ngọc Lan")[-1].text


@pytest.mark.both_databases
async def test_gone_is_closed_and_new_gets_the_next_code(scene: Scene) -> None:
    await replaced(scene, SECOND)
    async with scene.database.read() as tx:
        rows = (await tx.execute(select(task).order_by(task.c.number))).all()
        open_now = {v.code for v in await work.open_views(tx)}
        kept = (await tx.execute(select(plan.c.id, plan.c.state))).all()
        (listed,) = await plans.list_plans(tx)
        acts = (await tx.execute(select(audit.c.after).where(audit.c.act == "plan_replaced"))).scalars().all()
    assert [(r.number, r.state, r.ref) for r in rows] == [
        (1, "open", "I.1"),
        (2, "open", "I.2"),
        (3, "closed", "I.3"),
        (4, "open", "I.4"),
        (5, "open", "I.3"),
    ]
    assert rows[2].closed_reason == "không còn trong kế hoạch (bản thứ 2)"
    assert rows[2].closed_at is not None
    assert open_now == {"T1", "T2", "T4", "T5"}
    assert [state for _, state in kept] == ["in_force"]
    assert (listed.version, listed.tasks) == (2, 4)
    assert acts == [{"version": 2, "new": 1, "changed": 1, "gone": 1, "unchanged": 2}]


async def test_each_hears_only_what_is_new_for_them(scene: Scene) -> None:
    people = ("Ngọc Lan", "Văn Dũng", "Thị Mai", "Quốc Hùng", "Hải Nam")
    before = {name: len(scene.heard(name)) for name in people}
    await replaced(scene, SECOND)
    heard = {name: [m.text for m in scene.heard(name)[before[name] :]] for name in people}
    (owner,) = heard["Ngọc Lan"]
    assert "1 việc anh/chị đang giữ thay đổi" in owner
    assert "T1: thời hạn “Quý II” → “Quý IV”" in owner
    (of_the_office,) = heard["Văn Dũng"]
    assert "T3: không còn trong kế hoạch" in of_the_office
    (head,) = heard["Thị Mai"]
    assert "Phòng Quản lý Khoa học chủ trì 1 nhiệm vụ" in head
    assert "(T5)" in head
    assert "(T4)" not in head
    assert heard["Quốc Hùng"] == heard["Hải Nam"] == []


async def test_another_unit_leads(scene: Scene) -> None:
    await scene.says("Ngọc Lan", "T2 được 30%")
    other = (REVIEW[0], "Phòng Quản lý Khoa học; Văn phòng Sở", *REVIEW[2:])
    await replaced(scene, [TRAINING, other, ARCHIVE, SURVEY])
    async with scene.database.read() as tx:
        rows = await tx.execute(
            select(assignment.c.closed_at)
            .join(occurrence, occurrence.c.id == assignment.c.occurrence_id)
            .join(task, task.c.id == occurrence.c.task_id)
            .where(task.c.number == 2)
            .order_by(assignment.c.id)
        )
        open_now = [(v.unit_name, v.due) for v in await work.open_views(tx) if v.code == "T2"]
    assert [closed is not None for (closed,) in rows] == [True, False, False]
    assert sorted(open_now) == [
        ("Phòng Quản lý Khoa học", date(2026, 9, 30)),
        ("Văn phòng Sở", date(2026, 9, 30)),
    ]
    assert "T2: chủ trì" in scene.heard("Ngọc Lan")[-1].text
    assert "(T2)" in scene.heard("Thị Mai")[-1].text

    # The third version gives it back, and what was said then is there again.
    await replaced(scene, FIRST)
    async with scene.database.read() as tx:
        (again,) = [v for v in await work.open_views(tx) if v.code == "T2"]
    assert (again.unit_name, again.owner_name) == ("Phòng Quản lý Công nghệ", "Bùi Ngọc Lan")
    assert again.last is not None
    assert again.last.percent == 30


async def test_a_later_day_that_was_granted_stays(scene: Scene) -> None:
    await scene.says("Ngọc Lan", "T1 xin lùi đến 20/11")
    assert "T1" in await scene.says("Văn Dũng", "đồng ý T1")
    await replaced(scene, [(*TRAINING[:2], "Quý III", TRAINING[3]), REVIEW, ARCHIVE, SURVEY])
    (view,) = await views(scene, 1)
    assert (view.due, view.original_due) == (date(2026, 11, 20), date(2026, 9, 30))


async def test_dates_more_and_dates_less(scene: Scene) -> None:
    def until(words: str) -> list[Row]:
        return [(*TRAINING[:2], words, TRAINING[3]), REVIEW, ARCHIVE, SURVEY]

    async def due() -> list[tuple[str, str | None]]:
        async with scene.database.read() as tx:
            return [(str(v.due), v.owner_name) for v in await work.open_views(tx) if v.code == "T1"]

    await replaced(scene, until("Tháng 3, 6, 9, 12"))
    assert await due() == [(f"2026-{day}", "Bùi Ngọc Lan") for day in ("03-31", "06-30", "09-30", "12-31")]
    await replaced(scene, until("Tháng 6"))
    assert await due() == [("2026-06-30", "Bùi Ngọc Lan")]
    await replaced(scene, until("Tháng 6, 9"))
    assert await due() == [("2026-06-30", "Bùi Ngọc Lan"), ("2026-09-30", "Bùi Ngọc Lan")]
    async with scene.database.read() as tx:
        reasons = (
            await tx.execute(select(occurrence.c.closed_reason).where(occurrence.c.closed_at.is_not(None)))
        ).all()
    assert [r for (r,) in reasons] == ["kế hoạch bản mới không còn yêu cầu kỳ này"] * 2


@pytest.mark.both_databases
async def test_a_date_that_comes_back_is_with_the_unit_that_leads_now(scene: Scene) -> None:
    def version(lead: str, until: str) -> list[Row]:
        return [(TRAINING[0], lead, until, TRAINING[3]), REVIEW, ARCHIVE, SURVEY]

    await replaced(scene, version("Phòng Quản lý Công nghệ", "Tháng 6, 9"))
    await replaced(scene, version("Phòng Quản lý Công nghệ", "Tháng 6"))
    await replaced(scene, version("Phòng Quản lý Khoa học", "Tháng 6"))
    await scene.says("Thị Mai", "tất cả Nam")
    await replaced(scene, version("Phòng Quản lý Khoa học", "Tháng 6, 9, 12"))
    async with scene.database.read() as tx:
        held = [(str(v.due), v.unit_name, v.owner_name) for v in await work.open_views(tx) if v.code == "T1"]
    science, nam = "Phòng Quản lý Khoa học", "Vũ Hải Nam"
    assert held == [(f"2026-{day}", science, nam) for day in ("06-30", "09-30", "12-31")]


async def test_a_deadline_that_waits_for_a_request_falls_asleep_and_wakes(scene: Scene) -> None:
    await replaced(scene, [(*TRAINING[:2], "Khi có yêu cầu", TRAINING[3]), REVIEW, ARCHIVE, SURVEY])
    async with scene.database.read() as tx:
        assert (await tx.execute(select(task.c.state).where(task.c.number == 1))).scalar_one() == "asleep"
        assert "T1" not in {v.code for v in await work.open_views(tx)}
    await replaced(scene, FIRST)
    async with scene.database.read() as tx:
        assert [v.owner_name for v in await work.open_views(tx) if v.code == "T1"] == ["Bùi Ngọc Lan"]


async def test_what_is_done_is_not_asked_for_again(scene: Scene) -> None:
    await scene.says("Ngọc Lan", "T1 xong")
    await replaced(scene, SECOND)
    async with scene.database.read() as tx:
        assert "T1" not in {v.code for v in await work.open_views(tx)}
    (view,) = await views(scene, 1)
    assert view.due == date(2026, 6, 30)


async def test_a_plan_of_its_own_stands_beside(scene: Scene) -> None:
    assert "Tệp này là" in await send(scene, SECOND)
    assert "vào thực hiện?" in await scene.says("Đức Anh", "2")
    assert "mã T5–T8" in await scene.says("Đức Anh", "1")
    told = await send(scene, [MEETING], "Phòng, chống tham nhũng trong ngành y tế")
    assert "Tệp này là" not in told


@pytest.mark.both_databases
async def test_the_same_file_changes_nothing_and_an_earlier_one_comes_back(scene: Scene) -> None:
    await replaced(scene, SECOND)
    assert "không có gì thay đổi" in await scene.says("Đức Anh", "", attachment("x.docx", docx(SECOND)))
    told = await replaced(scene, FIRST)
    assert "1 nhiệm vụ mới, 1 thay đổi, 1 không còn, 2 giữ nguyên." in told
    (view,) = await views(scene, 1)
    assert view.due == date(2026, 6, 30)


async def test_a_version_read_before_another_came_is_not_put_in_force(scene: Scene) -> None:
    await send(scene, SECOND)
    await scene.says("Đức Anh", "1")
    scene.passes(timedelta(minutes=1))
    content = docx([TRAINING, REVIEW, SURVEY])
    await scene.has_in_force(OutgoingFile("khac.docx", "", content), read_plan(content, "khac.docx"))
    assert "gửi lại tệp" in await scene.says("Đức Anh", "1")
    async with scene.database.read() as tx:
        (now,) = await plans.in_force(tx)
    assert (now.version, len(now.draft.tasks)) == (2, 3)


def _plan(*words: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, ["plan", *words], env={"NHACVIEC_LANGUAGE": "vi"}, input=answers)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two versions of a plan as files, beside a database of their own."""
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", f"sqlite:///{tmp_path}/nhacviec.db")
    sample = Path(__file__).resolve().parents[2] / "bot" / "sample"
    tables = [str(sample / name) for name in ("co-quan.csv", "don-vi.csv", "can-bo.csv")]
    assert CliRunner().invoke(main, ["people", "import", *tables]).exit_code == 0
    # A terminal goes by the clock of the machine: no date of next year's plan is past.
    title = f"Cải cách hành chính năm {datetime.now(UTC).year + 1}"
    for name, rows in (("mot.xlsx", FIRST), ("hai.xlsx", SECOND)):
        (tmp_path / name).write_bytes(xlsx_file({"Kế hoạch": blocks(rows, title)}))
    return [str(tmp_path / "mot.xlsx"), str(tmp_path / "hai.xlsx")]


def test_a_terminal_loads_two_versions(files: list[str]) -> None:
    first, second = _plan("load", files[0], "--yes"), _plan("load", files[1], "--yes")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "mã T1–T4" in first.output
    assert "T1: thời hạn “Quý II” → “Quý IV”" in second.output
    assert "T3: không còn trong kế hoạch" in second.output
    assert second.output.count("1 nhiệm vụ mới, 1 thay đổi, 1 không còn, 2 giữ nguyên.") == 2
    head, tasks = _plan("show", "1").output.split("\n\n")
    assert [line.split("\t")[0] for line in tasks.splitlines()] == ["T1", "T2", "T5", "T4"]
    assert head.splitlines()[1] == "4 nhiệm vụ: 4 đang thực hiện"
    assert [line[:10] for line in head.splitlines()[2:]] == ["bản thứ 1,", "bản thứ 2,"]
    (listed,) = _plan("list").output.splitlines()
    assert "\tbản thứ 2, nạp " in listed
    assert "không có gì thay đổi" in _plan("load", files[1], "--yes").output


def test_at_a_terminal_it_is_shown_and_asked(files: list[str]) -> None:
    _plan("load", files[0], "--yes")
    dropped = _plan("load", files[1], answers="1\nn\n")
    assert dropped.exit_code == 2
    asked, counted = dropped.output.index("Tệp này là:"), dropped.output.index("1 nhiệm vụ mới")
    assert asked < counted < dropped.output.index("Thay bản đang thực hiện")
    assert "bản thứ 2" not in _plan("show", "1").output
    other = _plan("load", files[1], answers="2\ny\n")
    assert other.exit_code == 0
    assert "mã T5–T8" in other.output
    assert len(_plan("list").output.splitlines()) == 2
