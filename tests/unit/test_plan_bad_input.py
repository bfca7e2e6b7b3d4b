"""Files that are no plan, or mean harm: each ends in one clear sentence or in a right reading."""

import io
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.plan_draft import PlanDraft
from domain.problem import Problem
from locales import LANGUAGES, say
from plans.legacy_tables import TCVN3
from plans.read import read_plan
from tests.fakes import hostile_files as hostile
from tests.fakes.plan_files import Blocks, docx_file, html_file, repacked, text_file, xlsx_file

HEADER = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian hoàn thành"]
PLAN: Blocks = ["KẾ HOẠCH", "Cải cách hành chính năm 2026", [HEADER, ["1", "Họp giao ban", "Văn phòng Sở", "Quý I"]]]
WORD = docx_file(PLAN)
DOCUMENT = "word/document.xml"


def part(data: bytes, name: str = DOCUMENT) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def titles(draft: PlanDraft) -> list[str]:
    return [task.title for task in draft.tasks]


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for number in range(6):
            package.writestr(f"word/part{number}.xml", bytes(50 * 1024 * 1024))
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "empty"),
    "blank": (lambda: b" \n\t ", "empty"),
    "truncated Word": (lambda: WORD[: len(WORD) // 2], "damaged"),
    "truncated PDF": (lambda: b"%PDF-1.7\n1 0 obj", "damaged"),
    "spoilt part": (lambda: repacked(WORD, DOCUMENT, b"<w:document"), "damaged"),
    "old Word": (lambda: OLE + "WordDocument".encode("utf-16-le"), "old_word"),
    "rich text": (lambda: rb"{\rtf1 x}", "old_word"),
    "password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "other old office": (lambda: OLE, "unknown_format"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "scanned"),
    "bytes": (lambda: bytes(range(256)) * 40, "unknown_format"),
    "other package": (lambda: _zip("a.txt"), "archive"),
    "zip slip": (lambda: _zip("../../evil.txt"), "archive"),
    "bomb": (bomb, "too_large_inside"),
    "30 MB": (lambda: b"x" * (30 * 1024 * 1024), "too_large"),
    "report": (lambda: docx_file(["BÁO CÁO", "Kết quả cải cách hành chính năm 2025", "I. KẾT QUẢ"]), "report"),
    "report with a task table": (lambda: docx_file(["BÁO CÁO", "Công tác quý I năm 2026", PLAN[2]]), "report"),
    "no tasks": (lambda: docx_file(["KẾ HOẠCH", "Cải cách hành chính năm 2026", "I. MỤC ĐÍCH"]), "no_tasks"),
    "no year": (lambda: docx_file(["KẾ HOẠCH", "Cải cách", PLAN[2]]), "no_year"),
    "marked": (lambda: docx_file(["TỐI MẬT", *PLAN]), "secret"),
    "marked in a cell": (lambda: docx_file([[["UBND TỈNH\nMẬT", "CỘNG HÒA"]], *PLAN]), "secret"),
    "marked with a label": (lambda: docx_file(["Độ mật: Tuyệt mật", *PLAN]), "secret"),
    "billion laughs in Word": (lambda: hostile.laughs("docx"), "damaged"),
    "billion laughs in Excel": (lambda: hostile.laughs("xlsx"), "damaged"),
    "billion laughs in OpenDocument": (lambda: hostile.laughs("odt"), "damaged"),
    "512 MB in one part": (lambda: hostile.word_that_says(512), "too_large_inside"),
    "tables 5,000 deep": (lambda: hostile.nested_tables(5_000), "damaged"),
    "gzip": (hostile.packed_sheet, "archive"),
    "RAR": (lambda: b"Rar!\x1a\x07\x01\x00" + bytes(99), "archive"),
    "7-Zip": (lambda: b"7z\xbc\xaf\x27\x1c" + bytes(99), "archive"),
    "a line of 50 MB": (lambda: hostile.long_line(50), "too_large"),
    "a line of 4 MB": (lambda: hostile.long_line(4), "too_large_inside"),
    "text of 19 MB": (lambda: b"x\n" * (19 << 19), "too_large"),
    "pages in a circle": (hostile.pages_in_a_circle, "empty"),
    "100,000 pages": (lambda: hostile.many_pages(100_000), "too_long"),
    "one page 100,000 times": (lambda: hostile.many_pages(100_000, same=True), "too_long"),
    "noise under the name of a PDF": (lambda: b"%PDF-1.4\n" + bytes(range(256)) * 100, "damaged"),
    "brackets without end in a PDF": (lambda: hostile.page_of(b"[" * 50_000), "empty"),
    "marked and spaced": (lambda: docx_file(["M Ậ T", *PLAN]), "secret"),
}  # fmt: skip


def _zip(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(("make", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_used_is_answered_with_what_to_do(make: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(Problem) as caught:
        read_plan(make(), "ke-hoach.docx")
    assert caught.value.key == f"plans.error.{reason}"
    for language in LANGUAGES:
        sentence = say(language, caught.value.key, **caught.value.args_of_sentence)
        assert "\n" not in sentence


@pytest.mark.parametrize(
    "line",
    [
        "Trừ tài liệu thuộc danh mục bí mật nhà nước.",
        "Bảo đảm bảo mật thông tin; tài liệu mật gửi riêng.",
        "Quản lý tài liệu TỐI MẬT theo quy định.",
    ],
)
def test_secrecy_in_a_sentence_is_no_marking(line: str) -> None:
    assert titles(read_plan(docx_file([line, *PLAN]), "a.docx")) == ["Họp giao ban"]


def test_a_wrong_ending_does_not_matter() -> None:
    for data in (WORD, xlsx_file({"a": PLAN}), html_file(PLAN), text_file(PLAN)):
        assert titles(read_plan(data, "../../etc/pass\u202ewd.xls;rm -rf")) == ["Họp giao ban"]


def test_billion_laughs_and_external_entities_bring_nothing_in() -> None:
    laughs = '<!DOCTYPE d [<!ENTITY a "haha"><!ENTITY b "' + "&a;" * 50 + '"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    content = part(WORD).replace("?>", f"?>{laughs}", 1).replace("Họp giao ban", "Họp&x;&b;")
    try:
        read = titles(read_plan(repacked(WORD, DOCUMENT, content.encode()), "a.docx"))
    except Problem as problem:
        read = [] if problem.key == "plans.error.damaged" else [problem.key]
    assert not any("root:" in title or "haha" in title or "error" in title for title in read)


RIGHT: dict[str, Callable[[], bytes]] = {
    "tables 80 deep": lambda: hostile.nested_tables(80),
    "5,000 tables": lambda: hostile.many_tables(5_000),
    "a cell over 99,999,999 columns": lambda: hostile.cell_over_columns(99_999_999),
    "remote templates": hostile.remote_template,
    "16,384 columns": hostile.wide_sheet,
    "a merged sheet": hostile.merged_sheet,
}


@pytest.mark.parametrize("make", RIGHT.values(), ids=RIGHT)
def test_what_is_only_odd_is_read(make: Callable[[], bytes]) -> None:
    assert titles(read_plan(make(), "ke-hoach.docx")) == ["Họp giao ban"]


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    run = "<w:r><w:t>Họp giao ban</w:t></w:r>"
    assert run in part(WORD)
    who = 'w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"'
    changed = f"<w:del {who}><w:r><w:delText>Đã bỏ</w:delText></w:r></w:del><w:ins {who}>{run}</w:ins>"
    draft = read_plan(repacked(WORD, DOCUMENT, part(WORD).replace(run, changed).encode()), "a.docx")
    assert titles(draft) == ["Họp giao ban"]
    assert "tracked_changes" in {remark.code for remark in draft.remarks}


def test_invisible_characters_are_dropped_and_text_is_composed() -> None:
    odd = unicodedata.normalize("NFD", "Họp\u200b giao\u202e ban\ufeff")
    draft = read_plan(docx_file([*PLAN[:2], [HEADER, ["1", odd, "Văn phòng Sở", "Quý I"]]]), "a.docx")
    assert titles(draft) == ["Họp giao ban"]


def test_hidden_sheets_and_rows_are_left_out_and_said() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(xlsx_file({"Hiện": [*PLAN, [["2", "Việc ẩn", "VP", "Quý I"]]], "Ẩn": PLAN}))
    )
    book["Ẩn"].sheet_state = "hidden"
    book["Hiện"].row_dimensions[5].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    draft = read_plan(stream.getvalue(), "a.xlsx")
    assert titles(draft) == ["Họp giao ban"]
    assert {(remark.code, remark.args["n"]) for remark in draft.remarks} == {("hidden_sheets", 1), ("hidden_rows", 1)}


def test_real_dates_and_numbers_of_excel() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_file({"a": PLAN})))
    sheet = book.active
    assert sheet is not None
    sheet["A4"], sheet["D4"] = 1, date(2026, 6, 15)
    stream = io.BytesIO()
    book.save(stream)
    (task,) = read_plan(stream.getvalue(), "a.xlsx").tasks
    assert task.number == "1"
    assert task.deadline is not None
    assert task.deadline.due == (date(2026, 6, 15),)


def test_formulas_and_long_names_are_only_text() -> None:
    rows = [HEADER, ["1", "=cmd|' /C calc'!A0", "Phòng " + "rất dài " * 40, "Quý I"], ["1", "Họp", "Văn phòng", "31/2"]]
    draft = read_plan(docx_file([*PLAN[:2], rows]), "a.docx")
    assert titles(draft) == ["=cmd|' /C calc'!A0", "Họp"]
    assert len({task.ref for task in draft.tasks}) == 2
    assert {remark.code for remark in draft.remarks} == {"long_unit_name", "duplicate_number", "impossible_date"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258", "TCVN3"])
def test_text_in_old_encodings(encoding: str) -> None:
    text = text_file([*PLAN, "Các đơn vị được giao nhiệm vụ thực hiện"]).decode()
    if encoding == "TCVN3":
        signs = {ord(letter): chr(sign) for sign, letter in TCVN3.items()}
        data = unicodedata.normalize("NFC", text.lower()).translate(signs).encode("latin-1")
    elif encoding == "cp1258":
        data = _cp1258(text)
    else:
        data = text.encode(encoding)
    draft = read_plan(data, "a.txt", 2026)
    assert [title.lower() for title in titles(draft)] == ["họp giao ban"]
    assert [remark.code for remark in draft.remarks] == ([] if encoding.startswith("utf") else ["legacy_font"])


def _cp1258(text: str) -> bytes:
    """Windows-1258 writes a letter with its shape and the tone after it."""
    written = b""
    for letter in unicodedata.normalize("NFC", text):
        try:
            written += letter.encode("cp1258")
        except UnicodeEncodeError:
            *shape, tone = list(unicodedata.normalize("NFD", letter))
            if tone not in "\u0300\u0301\u0303\u0309\u0323":
                # The tone may stand before the shape in the decomposed order.
                tone, shape = next(c for c in shape if c in "\u0300\u0301\u0303\u0309\u0323"), [shape[0], tone]
            written += unicodedata.normalize("NFC", "".join(shape)).encode("cp1258") + tone.encode("cp1258")
    return written


def test_typefaces_of_word_tell_the_encoding() -> None:
    signs = {ord(letter): chr(sign) for sign, letter in TCVN3.items()}
    old = "họp giao ban và việc được giao".translate(signs)
    content = part(WORD).replace(
        "<w:r><w:t>Họp giao ban</w:t></w:r>",
        f'<w:r><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr><w:t>{old}</w:t></w:r>',
    )
    draft = read_plan(repacked(WORD, DOCUMENT, content.encode()), "a.docx")
    assert titles(draft) == ["họp giao ban và việc được giao"]
    assert [remark.code for remark in draft.remarks] == ["legacy_font"]


def test_numbers_that_word_counts_itself_are_read() -> None:
    paper = Document()
    for line in PLAN[:2]:
        assert isinstance(line, str)
        paper.add_paragraph(line)
    table = paper.add_table(3, 4)
    for column, heading in enumerate(HEADER):
        table.cell(0, column).text = heading
    for row, title in enumerate(["Họp", "Kiểm tra"], 1):
        table.cell(row, 0).paragraphs[0].style = paper.styles["List Number"]
        numbering = (
            "<w:numPr xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:ilvl w:val='0'/>"
        )
        properties = table.cell(row, 0).paragraphs[0]._p.get_or_add_pPr()
        properties.append(parse_xml(numbering + "<w:numId w:val='1'/></w:numPr>"))
        table.cell(row, 1).text, table.cell(row, 2).text, table.cell(row, 3).text = title, "Văn phòng", "Quý I"
    stream = io.BytesIO()
    paper.save(stream)
    assert len(read_plan(stream.getvalue(), "a.docx").tasks) == 2


def test_a_dump_that_lost_its_columns_is_said(shared: Path) -> None:
    (dump,) = (shared / "plans").glob("003_*.txt")
    with pytest.raises(Problem, match=r"plans\.error\.lost_columns"):
        read_plan(dump.read_bytes(), dump.name)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(0, len(WORD) - 1))
def test_any_bytes_end_in_a_draft_or_a_problem(noise: bytes, at: int) -> None:
    for data in (noise, b"%PDF-1.4\n" + noise, b"<table>" + noise, WORD[:at] + noise + WORD[at + len(noise) :]):
        try:
            assert read_plan(data, "a", 2026).tasks
        except Problem as problem:
            assert problem.key.startswith("plans.error.")  # noqa: PT017 - either ending is right
