"""A plan's reading is put right before it is in force: as a workbook that comes back, and in a few words of chat."""

import io
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import select

from storage import plans, work
from storage.database import Database
from storage.schema.office import unit, unit_alias
from storage.schema.plans import file, task
from storage.schema.records import audit
from tests.acceptance.scene import Scene, attachment
from tests.fakes.plan_files import docx_file

START = datetime(2026, 1, 5, 1, tzinfo=UTC)
HEAD = ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành", "Sản phẩm"]
Row = tuple[str, str, str, str]
ROWS: list[Row] = [
    ("Tổ chức tập huấn nghiệp vụ cải cách hành chính", "Phòng Quản lý Công nghệ", "Quý II", "Lớp tập huấn"),
    ("Rà soát, cắt giảm thủ tục hành chính", "Phòng Quản lý Công nghệ", "31/2", "Báo cáo rà soát"),
    ("=cmd|' /C calc'!A0", "Văn phòng Sở", "Tháng 10", "Kho hồ sơ số"),
    ("Khảo sát mức độ hài lòng của người dân", "Phòng Quản lý Khoa học", "Quý IV", "Báo cáo khảo sát"),
]


def plan_file(rows: Sequence[Row] = ROWS, title: str = "Cải cách hành chính năm 2026") -> bytes:
    body = [[str(n), name, lead, "", until, product] for n, (name, lead, until, product) in enumerate(rows, 1)]
    return docx_file(["KẾ HOẠCH", title, [HEAD, ["I", "CẢI CÁCH THỂ CHẾ", "", "", "", ""], *body]])


async def send(scene: Scene, rows: Sequence[Row] = ROWS, title: str = "Cải cách hành chính năm 2026") -> str:
    """The admin sends a plan; what they are told of it."""
    return await scene.says("Đức Anh", "", attachment("ke-hoach.docx", plan_file(rows, title)))


def workbook(scene: Scene) -> Workbook:
    """The newest workbook the admin was sent, opened as Excel would."""
    data = next(f.data for m in reversed(scene.heard("Đức Anh")) for f in m.files if f.name.endswith(".xlsx"))
    return openpyxl.load_workbook(io.BytesIO(data))


def table(book: Workbook) -> Worksheet:
    found = book["Bản đọc"]
    assert isinstance(found, Worksheet)
    return found


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


async def sends_back(scene: Scene, correct: Callable[[Worksheet], None], name: str = "Book1.xlsx") -> str:
    """The admin corrects the newest workbook and sends it under another name; what they are told."""
    book = workbook(scene)
    correct(table(book))
    return await scene.says("Đức Anh", "", attachment(name, saved(book)))


def columns(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value): place for place, cell in enumerate(sheet[4], 1)}


def put(sheet: Worksheet, row: int, column: str, value: object) -> None:
    sheet.cell(row, columns(sheet)[column]).value = value  # type: ignore[assignment]  # any value a person may type


@pytest.fixture
async def scene(database: Database) -> Scene:
    """The office before any plan."""
    return await Scene.open(database, START)


async def test_the_workbook_holds_the_whole_reading_and_no_formula(scene: Scene) -> None:
    told = await send(scene)
    assert "tệp Excel kèm theo" in told
    book = workbook(scene)
    sheet = table(book)
    titles = list(columns(sheet))
    assert titles == [
        "Mã dòng",
        "Số TT",
        "Mục",
        "Nội dung nhiệm vụ",
        "Sản phẩm",
        "Đơn vị chủ trì",
        "Đơn vị phối hợp",
        "Thời hạn",
        "Hiểu thời hạn là",
        "Cần xem lại",
    ]
    first, second, hostile, _ = list(sheet.iter_rows(min_row=5, values_only=True))
    assert first[:6] == ("I.1", "1", "I. CẢI CÁCH THỂ CHẾ", ROWS[0][0], "Lớp tập huấn", "Phòng Quản lý Công nghệ")
    assert first[7:9] == ("Quý II", "30/06/2026")
    assert "ngày không tồn tại" in str(second[8])
    assert "31/2" in str(second[9])
    assert hostile[3] == ROWS[2][0]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    doubtful, sure = (sheet.cell(row, columns(sheet)["Thời hạn"]).fill.fgColor.rgb for row in (6, 5))
    assert doubtful != sure
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B5", "A4:J8")
    assert len(sheet.data_validations.dataValidation) == 2
    assert book["nhacviec"].sheet_state == "veryHidden"


async def test_a_corrected_workbook_is_taken_and_the_questions_go_on(scene: Scene) -> None:
    await send(scene)

    def correct(sheet: Worksheet) -> None:
        put(sheet, 6, "Thời hạn", datetime(2026, 6, 30))  # noqa: DTZ001 - Excel's days have no zone
        put(sheet, 6, "Đơn vị chủ trì", "Phòng Quản lý Khoa học; Văn phòng Sở")
        put(sheet, 5, "Thời hạn", "hằng tháng")
        sheet.delete_rows(7)
        put(sheet, 8, "Nội dung nhiệm vụ", "Công khai kết quả giải quyết thủ tục")
        put(sheet, 8, "Số TT", 5)
        put(sheet, 8, "Mục", "I. CẢI CÁCH THỂ CHẾ")
        put(sheet, 8, "Đơn vị chủ trì", "Văn phòng Sở")
        put(sheet, 8, "Thời hạn", "quý III")

    told = await sends_back(scene, correct)
    assert "✓ Đã sửa 2 nhiệm vụ, thêm 1, bỏ 1. Hiện có 4 nhiệm vụ." in told
    assert "Đưa 4 nhiệm vụ" in told, "nothing is unread any more"
    assert "mã T1–T4" in await scene.says("Đức Anh", "1")
    async with scene.database.read() as tx:
        rows = (await tx.execute(select(task.c.ref, task.c.title).order_by(task.c.number))).all()
        held = {(v.code, v.unit_name, v.due) for v in await work.open_views(tx) if v.code != "T1"}
        kept = (await tx.execute(select(file.c.name))).scalars().all()
        (noted,) = (await tx.execute(select(audit.c.after).where(audit.c.act == "reading_corrected"))).scalars().all()
    assert [r.ref for r in rows] == ["I.1", "I.2", "I.4", "I.5"]
    assert rows[3].title == "Công khai kết quả giải quyết thủ tục"
    assert held == {
        ("T2", "Phòng Quản lý Khoa học", date(2026, 6, 30)),
        ("T2", "Văn phòng Sở", date(2026, 6, 30)),
        ("T3", "Phòng Quản lý Khoa học", date(2026, 12, 31)),
        ("T4", "Văn phòng Sở", date(2026, 9, 30)),
    }
    assert "Book1.xlsx" not in kept
    assert noted == {"changed": ["I.1", "I.2"], "added": ["I.5"], "removed": ["I.3"]}


async def test_a_workbook_that_changes_nothing_changes_nothing(scene: Scene) -> None:
    await send(scene)
    told = await sends_back(scene, lambda _sheet: None)
    assert "không có gì thay đổi" in told
    async with scene.database.read() as tx:
        assert not (await tx.execute(select(audit).where(audit.c.act == "reading_corrected"))).all()


async def test_answers_stay_where_they_still_apply(scene: Scene) -> None:
    rows = [(ROWS[0][0], "Trung tâm A", "", ""), (ROWS[3][0], "Trung tâm B", "Quý IV", "")]
    assert "a) Trung tâm A (1 việc) → đơn vị mới" in await send(scene, rows)
    await scene.says("Đức Anh", "1")
    told = await sends_back(scene, lambda sheet: put(sheet, 5, "Đơn vị chủ trì", "Trung tâm C"))
    assert "“Trung tâm C” chủ trì 1 nhiệm vụ" in told, "asked about the new name only"
    await scene.says("Đức Anh", "1")
    await scene.says("Đức Anh", "1")
    assert "mã T1–T2" in await scene.says("Đức Anh", "1")
    async with scene.database.read() as tx:
        names = (await tx.execute(select(unit.c.name))).scalars().all()
    assert {"Trung tâm B", "Trung tâm C"} <= set(names)
    assert "Trung tâm A" not in names, "what the plan names no more is not made"


def _without_leads(sheet: Worksheet) -> None:
    sheet.delete_cols(columns(sheet)["Đơn vị chủ trì"])


def _emptied(sheet: Worksheet) -> None:
    sheet.delete_rows(5, 10)


def _blanked(sheet: Worksheet) -> None:
    for row in range(5, 9):
        put(sheet, row, "Nội dung nhiệm vụ", "")
        put(sheet, row, "Sản phẩm", "")


async def test_a_spoilt_workbook_is_told_and_nothing_is_changed(scene: Scene) -> None:
    await send(scene)
    for spoil, sentence in (
        (_without_leads, "Tệp thiếu cột"),
        (_emptied, "Không còn nhiệm vụ nào"),
        (_blanked, "Không còn nhiệm vụ nào"),
    ):
        assert sentence in await sends_back(scene, spoil)
    async with scene.database.read() as tx:
        (kept,) = (await tx.execute(select(file.c.name).where(file.c.name.like("%.docx")))).scalars().all()
        assert not (await tx.execute(select(file).where(file.c.name == "Book1.xlsx"))).all()
    assert kept == "ke-hoach.docx"
    assert "Đưa 4 nhiệm vụ" in await scene.says("Đức Anh", "1"), "the question still waits"


async def test_only_the_newest_workbook_of_a_reading_that_waits_is_taken(scene: Scene) -> None:
    await send(scene)
    old = workbook(scene)
    put(table(old), 5, "Thời hạn", "Quý III")
    await scene.says("Đức Anh", "sửa I.2 hạn 30/6")
    told = await scene.says("Đức Anh", "", attachment("x.xlsx", saved(old)))
    assert "đã được sửa sau khi gửi tệp này" in told
    assert "Bản đọc hiện nay" in await scene.says("Đức Anh", "bảng")
    assert "sửa 1 nhiệm vụ" in await sends_back(scene, lambda sheet: put(sheet, 5, "Thời hạn", "Quý III"))
    await scene.says("Đức Anh", "2")
    told = await sends_back(scene, lambda sheet: put(sheet, 5, "Thời hạn", "Quý IV"))
    assert "đã được bỏ hoặc thay thế" in told
    async with scene.database.begin() as tx:
        await tx.execute(file.update().values(sha256="0" * 64))
    assert "không có ở đây" in await sends_back(scene, lambda sheet: put(sheet, 5, "Thời hạn", "Quý IV"))


async def test_a_workbook_of_a_plan_in_force_is_its_new_version(scene: Scene) -> None:
    await send(scene)
    await scene.says("Đức Anh", "1")
    assert "mã T1–T4" in await scene.says("Đức Anh", "1")
    assert "Bản đọc của" in await scene.says("Đức Anh", "/kehoach 1 tệp")
    old = saved(workbook(scene))
    told = await sends_back(scene, lambda sheet: put(sheet, 5, "Thời hạn", "Quý III"))
    assert "sửa 1 nhiệm vụ" in told
    assert "Thay bản đang thực hiện" in told
    await scene.says("Đức Anh", "1")
    async with scene.database.read() as tx:
        (view,) = await work.views_of_task(tx, 1)
        (version,) = await plans.in_force(tx)
    assert (view.due, version.version) == (date(2026, 9, 30), 2)
    assert "đã được bỏ hoặc thay thế" in await scene.says("Đức Anh", "", attachment("cu.xlsx", old))
    assert "ngoài phạm vi vai trò" in await scene.says("Ngọc Lan", "/kehoach 1 tệp")


async def test_rows_are_seen_changed_and_removed_in_a_few_words(scene: Scene) -> None:
    await send(scene)
    shown = await scene.says("Đức Anh", "xem I.2")
    assert shown.splitlines()[0] == "I.2. Rà soát, cắt giảm thủ tục hành chính"
    assert "Thời hạn: 31/2" in shown
    assert "Hiểu thời hạn là: ngày không tồn tại" in shown
    told = await scene.says("Đức Anh", "sua 2 han 30/6")
    assert told.startswith("✓ I.2: Thời hạn “30/6” (30/06/2026)")
    assert "Đưa 4 nhiệm vụ" in told
    told = await scene.says("Đức Anh", "sửa I.1, I.4 chủ trì p. quản lý khoa học, văn phòng")
    assert "✓ I.4: Đơn vị chủ trì “Phòng Quản lý Khoa học; Văn phòng Sở”" in told
    assert "bỏ 1. Hiện có 3 nhiệm vụ." in await scene.says("Đức Anh", "bỏ 3")
    assert "mã T1–T3" in await scene.says("Đức Anh", "1")
    async with scene.database.read() as tx:
        held = {(v.code, v.unit_name) for v in await work.open_views(tx)}
        (due,) = {v.due for v in await work.views_of_task(tx, 2)}
        units = (await tx.execute(select(unit_alias.c.name))).scalars().all()
    assert {("T1", "Văn phòng Sở"), ("T1", "Phòng Quản lý Khoa học"), ("T3", "Văn phòng Sở")} <= held
    assert due == date(2026, 6, 30)
    assert "p. quản lý khoa học" not in units


async def test_what_cannot_be_followed_is_told_and_nothing_is_changed(scene: Scene) -> None:
    await send(scene)
    for typed, sentence in (
        ("sửa 9 hạn 30/6", "Không có dòng “9”"),
        ("sửa I.2", "Sửa gì ở dòng I.2?"),
        ("sửa I.2 màu xanh", "Sửa gì ở dòng I.2?"),
        ("sửa I.2 hạn đợt sau", "Chưa hiểu thời hạn “đợt sau”"),
        ("sửa I.2 hạn 31/2", "Chưa hiểu thời hạn"),
        ("bỏ 1, 2, 3, 4", "Không còn nhiệm vụ nào"),
        ("xem", "Chưa rõ lựa chọn"),
    ):
        assert sentence in await scene.says("Đức Anh", typed), typed
    async with scene.database.read() as tx:
        assert not (await tx.execute(select(audit).where(audit.c.act == "reading_corrected"))).all()
    assert "Đưa 4 nhiệm vụ" in await scene.says("Đức Anh", "1")


async def test_unknown_units_are_told_by_their_letters(scene: Scene) -> None:
    rows = [(name, lead, "Quý II", "") for (name, *_), lead in zip(ROWS, ("TT A", "TT B", "TT C"), strict=False)]
    await send(scene, rows)
    assert "Không có đơn vị “Phòng X”" in await scene.says("Đức Anh", "a Phòng X")
    told = await scene.says("Đức Anh", "a Văn phòng Sở; c mới")
    assert "“TT B” chủ trì 1 nhiệm vụ" in told
    assert "Đưa 3 nhiệm vụ" in await scene.says("Đức Anh", "1")
    await scene.says("Đức Anh", "ok")
    async with scene.database.read() as tx:
        held = {v.code: v.unit_name for v in await work.open_views(tx)}
    assert held == {"T1": "Văn phòng Sở", "T2": "TT B", "T3": "TT C"}


async def test_no_message_is_longer_than_a_phone_shows(database: Database, shared: Path) -> None:
    scene = await Scene.open(database, START)
    await scene.says("Đức Anh", "", shared / "plans" / "documents" / "nghe-an-2026.docx")
    while scene.heard("Đức Anh")[-1].buttons:
        await scene.says("Đức Anh", "1")
    for message in scene.heard("Đức Anh"):
        assert len(message.text) <= 520, message.text
        assert message.text.count("\n") < 10, message.text
