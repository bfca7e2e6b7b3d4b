"""The Word file, read back: each rule of Nghị định 30/2020/NĐ-CP that a generator must know, and what it says."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from domain.facts import AssignmentFact, Facts
from domain.periods import PeriodKind, ReportingPeriod, period
from domain.tasks import Word
from reports.cited_plans import cited, cited_again
from reports.document import report_docx
from reports.narrative import Remark
from reports.sentence_case import sentence_case
from reports.summarise import summarise
from reports.task_sentences import task_name
from reports.text_width import bold_width
from tests.fakes.report_office import (
    AGENCY,
    OFFICE,
    PLAN,
    RECKONING,
    RULES,
    SCIENCE,
    STANDING,
    YEAR_END,
    assignment,
    at,
    blocked,
    done,
    extension,
    facts,
    october,
    with_assignments,
)

LATER = at(date(2026, 11, 20))
DUE = date(2026, 10, 8)


def _bytes(office: Facts, of: ReportingPeriod) -> bytes:
    return report_docx(summarise(office, of, LATER, RECKONING))


def _read(made: bytes) -> DocumentType:
    return Document(BytesIO(made))


@pytest.fixture(scope="module")
def made() -> bytes:
    return _bytes(facts(), october())


@pytest.fixture(scope="module")
def month(made: bytes) -> DocumentType:
    return _read(made)


@pytest.fixture(scope="module")
def quarter() -> DocumentType:
    return _read(_bytes(facts(), period(PeriodKind.QUARTER, 2026, 3, RULES)))


def _texts(document: DocumentType) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def _mm(length: int | None) -> float:
    """A length in millimetres; the file keeps twentieths of a point, which is why a tenth is precise enough."""
    return round((length or 0) / 36_000, 1)


def _body(document: DocumentType) -> Iterator[Paragraph]:
    """The paragraphs between the subject and the signature."""
    texts = [paragraph.text for paragraph in document.paragraphs]
    end = next(place for place, text in enumerate(texts) if text.endswith("./."))
    begin = next(place for place, text in enumerate(texts) if text.endswith("như sau:"))
    return (paragraph for paragraph in document.paragraphs[begin : end + 1])


def test_the_page_is_a4_with_the_margins_of_the_decree(month: DocumentType) -> None:
    body, *annexes = month.sections
    for section in month.sections:
        assert {_mm(section.page_width), _mm(section.page_height)} == {210, 297}
        assert 20 <= _mm(section.top_margin) <= 25
        assert 20 <= _mm(section.bottom_margin) <= 25
        assert 30 <= _mm(section.left_margin) <= 35
        assert 15 <= _mm(section.right_margin) <= 20
    assert body.orientation == WD_ORIENT.PORTRAIT
    assert [annex.orientation for annex in annexes] == [WD_ORIENT.LANDSCAPE] * 2


def test_every_font_slot_is_times_new_roman(made: bytes) -> None:
    with ZipFile(BytesIO(made)) as archive:
        styles, body = (archive.read(f"word/{name}.xml").decode() for name in ("styles", "document"))
    used = re.findall(
        r"<w:style [^>]*w:styleId=\"(?:Normal|Heading1|Heading2|Header)\".*?</w:style>", styles, re.DOTALL
    )
    defaults = re.findall(r"<w:docDefaults>.*?</w:docDefaults>", styles, re.DOTALL)
    assert len(used) == 4
    for part in used + defaults:
        [fonts] = re.findall(r"<w:rFonts[^>]*>", part)
        assert "Theme" not in fonts
        for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
            assert f'w:{slot}="Times New Roman"' in fonts
    assert "<w:rFonts" not in body  # nothing departs from the styles


def test_page_numbers_stand_centred_at_the_top_and_not_on_the_first_page(month: DocumentType) -> None:
    for section in month.sections:
        assert section.different_first_page_header_footer
        [paragraph] = section.header.paragraphs
        assert paragraph.alignment == WD_ALIGN_PARAGRAPH.CENTER
        assert "PAGE" in paragraph._p.xml
        assert Pt(13) <= (paragraph.runs[0].font.size or 0) <= Pt(14)
        assert not section.first_page_header.paragraphs[0].text
    restarts = [section._sectPr.find(qn("w:pgNumType")) is not None for section in month.sections]
    assert restarts == [False, True, True]


def test_the_head(month: DocumentType) -> None:
    head = month.tables[0]
    left, right = (cell.paragraphs for cell in head.rows[0].cells)
    number, place = (cell.paragraphs for cell in head.rows[1].cells)
    assert [(p.text, p.runs[0].font.bold) for p in left if p.text] == [
        ("UBND TỈNH AN BÌNH", False),  # the full name does not fit on one line
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", True),
    ]
    assert [(p.text, p.runs[0].font.bold, p.runs[0].font.size) for p in right if p.text] == [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, Pt(12)),
        ("Độc lập - Tự do - Hạnh phúc", True, Pt(13)),
    ]
    assert re.fullmatch(r"Số: +/BC-SKHCN", number[0].text)  # the clerk numbers it
    assert re.fullmatch(r"An Bình, ngày +tháng 10 năm 2026", place[0].text)
    assert place[0].runs[0].font.italic
    # The rules are borders to measure, neither underlining nor dashes.
    assert all("w:pBdr" in paragraphs[-1]._p.xml for paragraphs in (left, right))
    assert "w:u " not in head._tbl.xml


def test_the_cells_of_the_head_hold_their_lines() -> None:
    assert bold_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12) == pytest.approx(87.7, abs=1)
    assert bold_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13) == pytest.approx(95.0, abs=1)
    assert bold_width("SỞ KHOA HỌC VÀ CÔNG NGHỆ", 12) == pytest.approx(64.5, abs=1)


def test_a_parent_body_that_fits_is_written_in_full() -> None:
    office = replace(facts(), agency=replace(AGENCY, parent="UBND tỉnh Hà Nam", place="Phủ Lý"))
    head = _read(_bytes(office, period(PeriodKind.MONTH, 2026, 2, RULES))).tables[0]
    assert head.rows[0].cells[0].paragraphs[0].text == "UBND TỈNH HÀ NAM"
    assert "tháng 02 năm 2026" in head.rows[1].cells[1].text  # only the first two months are padded


def test_the_type_and_the_subject(month: DocumentType) -> None:
    kind, subject = [paragraph for paragraph in month.paragraphs if paragraph.text][:2]
    assert (kind.text, subject.text) == ("BÁO CÁO", "Kết quả thực hiện nhiệm vụ tháng 10 năm 2026")
    for paragraph in (kind, subject):
        assert paragraph.alignment == WD_ALIGN_PARAGRAPH.CENTER
        assert paragraph.runs[0].font.bold
        assert paragraph.runs[0].font.size == Pt(14)


def test_the_body_is_justified_with_an_indent_and_space_between_paragraphs(month: DocumentType) -> None:
    for paragraph in _body(month):
        layout = paragraph.paragraph_format
        assert layout.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
        assert layout.first_line_indent == Mm(12.7)
        assert (layout.space_after or 0) >= Pt(6)
        assert isinstance(layout.line_spacing, float)
        assert 1 <= layout.line_spacing <= 1.5
    assert month.styles["Normal"].font.size == Pt(14)


def test_headings_are_bold_and_stay_with_what_follows(month: DocumentType) -> None:
    headings = [p for p in _body(month) if p.style and p.style.name and p.style.name.startswith("Heading")]
    assert all(heading.paragraph_format.keep_with_next for heading in headings)
    assert [heading.text for heading in headings if heading.text.isupper()] == [
        "I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
        "II. TỒN TẠI, NGUYÊN NHÂN",
        "III. NHIỆM VỤ TRỌNG TÂM THÁNG 11 NĂM 2026",
        "IV. ĐỀ XUẤT, KIẾN NGHỊ",
    ]


def test_the_signature_is_not_left_alone_on_a_page(month: DocumentType) -> None:
    [last] = [paragraph for paragraph in month.paragraphs if paragraph.text.endswith("./.")]
    assert last.paragraph_format.keep_with_next
    signature = month.tables[1]
    assert "w:cantSplit" in signature.rows[0]._tr.xml
    assert last._p.getnext() is signature._tbl


def test_recipients_and_signer(month: DocumentType) -> None:
    left, right = month.tables[1].rows[0].cells
    title, *recipients = left.paragraphs
    assert (title.text, title.runs[0].font.bold, title.runs[0].font.italic) == ("Nơi nhận:", True, True)
    assert title.runs[0].font.size == Pt(12)
    assert [p.text for p in recipients] == ["- Lãnh đạo Sở;", "- Các phòng, đơn vị thuộc Sở;", "- Lưu: VT, VP."]
    assert {p.runs[0].font.size for p in recipients} == {Pt(11)}
    assert [p.text for p in right.paragraphs] == ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Nguyễn Thị Hòa"]
    assert all(p.runs[0].font.bold and p.alignment == WD_ALIGN_PARAGRAPH.CENTER for p in right.paragraphs)


def test_who_files_it_is_written_once() -> None:
    office = replace(facts(), agency=replace(AGENCY, recipients=("Lãnh đạo Sở", "Lưu: VT, TH")))
    recipients = _read(_bytes(office, october())).tables[1].rows[0].cells[0].paragraphs[1:]
    assert [p.text for p in recipients] == ["- Lãnh đạo Sở;", "- Lưu: VT, TH."]


def test_a_month_is_signed_by_the_chief_of_the_office_and_a_quarter_by_the_head() -> None:
    agency = replace(AGENCY, signer_authority="", signer_title="Giám đốc", signer_name="Trần An", office_head="Lê Bình")
    office = replace(facts(), agency=agency)
    signers = [
        [p.text for p in _read(_bytes(office, of)).tables[1].rows[0].cells[1].paragraphs]
        for of in (october(), period(PeriodKind.QUARTER, 2026, 3, RULES))
    ]
    assert signers == [["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Lê Bình"], ["GIÁM ĐỐC", "Trần An"]]


@pytest.mark.parametrize(
    ("kept", "printed"),
    [
        ("PGS.TS. Nguyễn Văn An", "Nguyễn Văn An"),
        ("TS Trần Thị Bình", "Trần Thị Bình"),
        ("ThS. Lê Cường", "Lê Cường"),
        ("Tsering Minh", "Tsering Minh"),
        (None, "[họ và tên người ký]"),
    ],
)
def test_no_degree_stands_before_the_signer_s_name(kept: str | None, printed: str) -> None:
    office = replace(facts(), agency=replace(AGENCY, signer_name=kept))
    assert _read(_bytes(office, october())).tables[1].rows[0].cells[1].paragraphs[-1].text == printed


def _rule(paragraphs: list[Paragraph], within: float) -> float:
    """How long the line is that a paragraph's border draws, in millimetres."""
    [paragraph] = [p for p in paragraphs if "w:pBdr" in p._p.xml]
    layout = paragraph.paragraph_format
    assert layout.left_indent == layout.right_indent  # in the middle
    return within - _mm(layout.left_indent) - _mm(layout.right_indent)


def test_the_rules_of_the_head_and_the_subject_are_as_long_as_they_should(month: DocumentType) -> None:
    left, right = (cell.paragraphs for cell in month.tables[0].rows[0].cells)
    assert _rule(right, 97) == pytest.approx(bold_width("Độc lập - Tự do - Hạnh phúc", 13), abs=1)
    issuer = bold_width("SỞ KHOA HỌC VÀ CÔNG NGHỆ", 12)
    assert issuer / 3 <= _rule(left, 68) <= issuer / 2
    subject = bold_width("Kết quả thực hiện nhiệm vụ tháng 10 năm 2026", 14)
    before_text = month.paragraphs[: next(n for n, p in enumerate(month.paragraphs) if p.text.endswith("như sau:"))]
    assert subject / 3 <= _rule(before_text, 165) <= subject / 2


def test_number_and_place_stand_on_one_line_upright_and_italic(month: DocumentType) -> None:
    number, place = (cell.paragraphs[0] for cell in month.tables[0].rows[1].cells)
    assert number.runs[0].font.size == Pt(13)
    assert not number.runs[0].font.italic
    assert Pt(13) <= (place.runs[0].font.size or 0) <= Pt(14)
    assert number.alignment == place.alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_letters_are_black_and_headings_as_large_as_the_body(month: DocumentType) -> None:
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = month.styles[name]
        assert str(style.font.color.rgb) == "000000"
        assert style.font.size == Pt(14)
        assert not style.font.italic
        assert bool(style.font.bold) == name.startswith("Heading")
    levels = {p.style.name: p.text for p in _body(month) if p.style and p.style.name}
    assert levels["Heading 1"].isupper()
    assert re.match(r"\d\. \w[^.]*$", levels["Heading 2"])
    assert not levels["Heading 2"].isupper()


def test_the_title_of_an_annex(month: DocumentType) -> None:
    place = next(n for n, p in enumerate(month.paragraphs) if p.text == "Phụ lục I")
    number, title, with_report = month.paragraphs[place : place + 3]
    assert title.text == "SỐ LIỆU THỰC HIỆN NHIỆM VỤ THÁNG 10 NĂM 2026"
    assert re.fullmatch(r"\(Kèm theo Báo cáo số +/BC-SKHCN ngày +tháng 10 năm 2026 của .+\)", with_report.text)
    assert [bool(p.runs[0].font.bold) for p in (number, title, with_report)] == [True, True, False]
    assert [bool(p.runs[0].font.italic) for p in (number, title, with_report)] == [False, False, True]
    assert all(p.alignment == WD_ALIGN_PARAGRAPH.CENTER for p in (number, title, with_report))
    assert number.runs[0].font.size == Pt(14)


def test_one_addressee_stands_on_the_line_and_several_on_one_each(quarter: DocumentType) -> None:
    [one] = [p for p in quarter.paragraphs if p.text.startswith("Kính gửi")]
    assert one.text == "Kính gửi: Sở Nội vụ"
    assert Pt(13) <= (one.runs[0].font.size or 0) <= Pt(14)
    assert not one.runs[0].font.bold
    office = replace(facts(), agency=replace(AGENCY, addressed_to="UBND tỉnh An Bình; Sở Nội vụ"))
    texts = _texts(_read(_bytes(office, period(PeriodKind.QUARTER, 2026, 3, RULES))))
    place = texts.index("Kính gửi:")
    assert texts[place + 1 : place + 3] == ["- UBND tỉnh An Bình;", "- Sở Nội vụ."]


def test_several_reform_plans_are_named_each() -> None:
    other = replace(PLAN, id=2, title="Kế hoạch nâng cao chỉ số CCHC năm 2026", number=None)
    mine = assignment(90, OFFICE, date(2026, 9, 10), done(date(2026, 9, 9)), title="Chấm điểm thể chế")
    office = facts()
    both = replace(office, plans=(*office.plans, other), assignments=(*office.assignments, replace(mine, plan_id=2)))
    texts = _texts(_read(_bytes(both, period(PeriodKind.QUARTER, 2026, 3, RULES))))
    opening = next(text for text in texts if text.endswith("như sau:"))
    assert "Kế hoạch nâng cao chỉ số CCHC năm 2026" in opening
    told = [text for text in texts if text.startswith("Kết quả thực hiện Kế hoạch nâng cao chỉ số CCHC năm 2026: ")]
    assert any("hoàn thành 01/01 nhiệm vụ: Chấm điểm thể chế" in text for text in told)


def test_people_who_hold_tasks_are_told_from_units() -> None:
    held = replace(assignment(1, None, DUE), owner_name="Trần Văn Minh")
    duty = assignment(2, SCIENCE, None, kind=STANDING)
    rows = [
        [c.text for c in row.cells] for row in _read(_bytes(with_assignments(held, duty), october())).tables[3].rows
    ]
    assert ["Cá nhân: Trần Văn Minh", "1", "0", "0", "0", "1", "1", "0", "0", "0%", ""] in rows
    # Who has nothing but a standing duty has no noughts.
    assert ["Phòng Quản lý Khoa học", *[""] * 9, "0/1"] in rows


def test_what_the_month_says_in_whole_sentences(month: DocumentType) -> None:
    texts = _texts(month)
    assert (
        "Trong tháng 10, đã hoàn thành 13/34 nhiệm vụ (38,2%), trong đó 12 nhiệm vụ hoàn thành đúng hạn, "
        "01 nhiệm vụ hoàn thành quá hạn. Đang thực hiện 21 nhiệm vụ, trong đó 15 nhiệm vụ trong hạn, "
        "06 nhiệm vụ quá hạn."
    ) in texts
    assert (
        "- Xây dựng đề án sắp xếp các đơn vị sự nghiệp trực thuộc (Văn phòng Sở): thời hạn 31/8/2026, "
        "quá hạn 44 ngày; nguyên nhân: chờ nghị định mới về đơn vị sự nghiệp công lập."
    ) in texts
    assert (
        "- Kiểm tra đột xuất việc chấp hành kỷ luật, kỷ cương hành chính (Thanh tra Sở): thời hạn 25/9/2026, "
        "quá hạn 19 ngày; nguyên nhân: [đơn vị bổ sung]."
    ) in texts
    assert (
        "- Quyết định việc lùi thời hạn nhiệm vụ “Rà soát, hệ thống hóa văn bản quy phạm pháp luật về công nghệ” "
        "của Phòng Quản lý Công nghệ từ ngày 30/9/2026 đến 30/10/2026; lý do: chờ ý kiến thẩm định của Sở Tư pháp."
    ) in texts


@pytest.mark.parametrize(
    ("words", "done_sentence", "open_sentence"),
    [
        (
            (done(DUE),),
            "Trong tháng 10, đã hoàn thành 01/01 nhiệm vụ (100%), đúng hạn.",
            "Không còn nhiệm vụ đang thực hiện.",
        ),
        (
            (done(date(2026, 10, 12)),),
            "Trong tháng 10, đã hoàn thành 01/01 nhiệm vụ (100%), quá hạn.",
            "Không còn nhiệm vụ đang thực hiện.",
        ),
        (
            (),
            "Trong tháng 10, có 01 nhiệm vụ phải thực hiện, chưa có nhiệm vụ nào hoàn thành.",
            "Đang thực hiện 01 nhiệm vụ, quá hạn.",
        ),
    ],
)
def test_sentences_at_the_ends_of_the_scale(words: tuple[Word, ...], done_sentence: str, open_sentence: str) -> None:
    texts = _texts(_read(_bytes(with_assignments(assignment(1, 1, DUE, *words)), october())))
    assert f"{done_sentence} {open_sentence}" in texts


def test_several_of_one_kind_are_all_of_it() -> None:
    both = with_assignments(assignment(1, 1, DUE, done(DUE)), assignment(2, 1, DUE, done(DUE)))
    assert any("02/02 nhiệm vụ (100%), tất cả đúng hạn." in text for text in _texts(_read(_bytes(both, october()))))


def test_an_office_without_plans_or_tasks_gets_a_report_all_the_same() -> None:
    texts = _texts(_read(_bytes(Facts(replace(AGENCY, signer_name=None), (), ()), october())))
    assert "Trong tháng 10 không có nhiệm vụ nào phải thực hiện." in texts
    assert "Không có nhiệm vụ đang thực hiện quá hạn." in texts


def test_a_quarter_of_a_reform_plan_has_the_outline_of_reform_reports(quarter: DocumentType) -> None:
    texts = _texts(quarter)
    assert texts[:3] == ["BÁO CÁO", "Công tác cải cách hành chính quý III năm 2026", "Kính gửi: Sở Nội vụ"]
    headings = [p.text for p in quarter.paragraphs if p.style and p.style.name and p.style.name.startswith("Heading")]
    assert headings == [
        "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
        "1. Ban hành văn bản chỉ đạo, điều hành",
        "2. Xây dựng và thực hiện kế hoạch",
        "3. Kiểm tra cải cách hành chính",
        "4. Tuyên truyền cải cách hành chính",
        "II. KẾT QUẢ THỰC HIỆN CẢI CÁCH HÀNH CHÍNH",
        "1. Cải cách thể chế",
        "2. Cải cách thủ tục hành chính, thực hiện cơ chế một cửa",
        "3. Cải cách tổ chức bộ máy",
        "4. Cải cách chế độ công vụ",
        "5. Cải cách tài chính công",
        "6. Xây dựng, phát triển chính quyền điện tử, chính quyền số",
        "III. ĐÁNH GIÁ CHUNG",
        "1. Kết quả nổi bật",
        "2. Tồn tại, hạn chế",
        "3. Nguyên nhân",
        "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ QUÝ IV NĂM 2026",
        "V. KIẾN NGHỊ, ĐỀ XUẤT",
    ]
    left, _ = quarter.tables[1].rows[0].cells
    assert left.paragraphs[1].text == "- Như trên;"


def test_a_quarter_of_another_plan_keeps_the_outline_of_the_meeting() -> None:
    plan = replace(PLAN, title="KẾ HOẠCH Chuyển đổi số năm 2026")
    office = replace(facts(), plans=(plan,))
    texts = _texts(_read(_bytes(office, period(PeriodKind.QUARTER, 2026, 3, RULES))))
    assert texts[1] == "Kết quả thực hiện nhiệm vụ quý III năm 2026"


def test_the_annexes_hold_the_figures_and_every_task(month: DocumentType) -> None:
    texts = _texts(month)
    assert [text for text in texts if text.startswith("Phụ lục")] == ["Phụ lục I", "Phụ lục II"]
    by_field, by_unit, tasks = month.tables[2:]
    for table in (by_field, by_unit, tasks):
        assert "w:tblHeader" in table.rows[0]._tr.xml
    last = [cell.text for cell in by_field.rows[-1].cells]
    assert last == ["Tổng cộng", "34", "12", "1", "15", "6", "10", "3", "0", "38,2%", "2/4"]
    codes = [code for row in tasks.rows for code in {row.cells[1].text} if re.fullmatch(r"T\d+", code)]
    assert len(codes) == 36 + 4 + 3  # dated assignments, standing and sleeping tasks
    [shared] = [[cell.text for cell in row.cells] for row in tasks.rows if row.cells[1].text == "T10"]
    assert shared[4:] == ["Văn phòng Sở; Chi cục Tiêu chuẩn Đo lường Chất lượng", "", "", "Không phát sinh"]
    assert set(codes) == {f"T{number}" for number in range(1, 42)}
    captions = [text.strip() for text in texts if re.match(r"\d\. (Theo|Biểu đồ|Lịch)", text)]
    assert captions == [
        "1. Theo lĩnh vực (tính theo nhiệm vụ)",
        "2. Theo đơn vị (tính theo phân công)",
        "3. Biểu đồ tiến độ theo đơn vị",
        "4. Lịch các hạn sắp tới",
    ]
    assert len(month.inline_shapes) == 2


def test_text_from_people_stays_text_and_never_breaks_the_file() -> None:
    nasty = "Rà soát <w:p/> & {0} {name} \x0b\x00\u202e quy chế\n- dòng hai"
    office = with_assignments(
        assignment(1, OFFICE, date(2026, 9, 25), blocked(date(2026, 10, 1), nasty), title=nasty, product=nasty),
        assignment(2, SCIENCE, YEAR_END, title=nasty),
    )
    document = _read(_bytes(office, october()))
    row = document.tables[4].rows[2].cells
    assert row[2].text == "Rà soát <w:p/> & {0} {name} quy chế; dòng hai"
    assert any("nguyên nhân: Rà soát <w:p/> & {0} {name} quy chế - dòng hai." in text for text in _texts(document))


def _each_month(*months: int) -> list[AssignmentFact]:
    """A monthly duty, due on the last day of these months."""
    return [
        replace(
            assignment(1, OFFICE, date(2026, m + 1, 1) - timedelta(days=1), title="Báo cáo tháng", assignment_id=m),
            label=f"tháng {m}",
            period_start=date(2026, m, 1),
            period_end=date(2026, m + 1, 1) - timedelta(days=1),
        )
        for m in months
    ]


def test_what_comes_round_again_is_named_by_its_periods() -> None:
    office = with_assignments(
        *_each_month(7, 8, 9, 10),
        replace(assignment(2, OFFICE, DUE, title="Chuyển đổi số"), label="Xây dựng kế hoạch tháng 1"),
    )
    document = _read(_bytes(office, october()))
    texts = _texts(document)
    assert (
        "- Báo cáo tháng, các kỳ tháng 7, tháng 8, tháng 9 (Văn phòng Sở): 03 kỳ hạn từ ngày 31/7/2026 đến ngày "
        "30/9/2026, quá hạn từ 14 đến 75 ngày; nguyên nhân: [đơn vị bổ sung]."
    ) in texts
    assert "- Báo cáo tháng, kỳ tháng 10 (Văn phòng Sở), thời hạn 31/10/2026." in texts
    assert any(text.startswith("- Chuyển đổi số – phần xây dựng kế hoạch tháng 1 (Văn phòng Sở)") for text in texts)
    named = [row.cells[2].text for row in document.tables[4].rows]
    assert named[2:5] == [f"Báo cáo tháng (tháng {m})" for m in (7, 8, 9)]


def test_a_reform_report_lists_documents_and_leaves_the_agency_s_own_dates_out() -> None:
    proved = replace(
        assignment(1, OFFICE, date(2026, 9, 10), done(date(2026, 9, 9)), title="Kiểm tra công vụ", section="IV"),
        documents=("12/BC-SKHCN",),
    )
    waiting = extension(date(2026, 9, 8), DUE, YEAR_END, None, None, "chờ thẩm định")
    office = with_assignments(
        proved,
        assignment(2, SCIENCE, DUE, title="Rà soát", extensions=(waiting,)),
        assignment(3, SCIENCE, DUE, blocked(date(2026, 9, 1), "chờ nghị định"), title="Sắp xếp bộ máy"),
    )
    office = replace(office, agency=replace(AGENCY, recipients=("Sở Nội vụ", "Lãnh đạo Sở")))
    quarter = summarise(office, period(PeriodKind.QUARTER, 2026, 3, RULES), LATER, RECKONING)
    document = _read(report_docx(quarter, remarks=[Remark("Thanh tra Sở", "bổ sung biên chế.")]))
    texts = _texts(document)
    assert "- Số 12/BC-SKHCN: Kiểm tra công vụ (Văn phòng Sở)." in texts
    asked = texts[texts.index("V. KIẾN NGHỊ, ĐỀ XUẤT") + 1 : -4]
    assert asked[:5] == [
        "Khó khăn, vướng mắc cần được xem xét, tháo gỡ:",
        "- Sắp xếp bộ máy (Phòng Quản lý Khoa học): chờ nghị định.",
        "Các đơn vị đề xuất, kiến nghị:",
        "- Thanh tra Sở: bổ sung biên chế.",
        "[đơn vị bổ sung]",
    ]
    recipients = document.tables[1].rows[0].cells[0].paragraphs[1:]
    assert [p.text for p in recipients] == ["- Như trên;", "- Lãnh đạo Sở;", "- Lưu: VT, VP."]
    month = _read(report_docx(summarise(office, october(), LATER, RECKONING), remarks=[Remark("Thanh tra Sở", "x")]))
    assert any(text.startswith("- Quyết định việc lùi thời hạn nhiệm vụ “Rà soát”") for text in _texts(month))
    assert "- Thanh tra Sở: x." in _texts(month)


def test_long_lists_end_with_how_many_more() -> None:
    late = [assignment(n, OFFICE, DUE - timedelta(days=n % 20)) for n in range(1, 101)]
    finished = [assignment(n, OFFICE, DUE, done(DUE)) for n in range(101, 201)]
    texts = _texts(_read(_bytes(with_assignments(*late, *finished), october())))
    assert "- Và 60 nội dung khác theo danh mục tại Phụ lục II." in texts
    assert any("và 85 nhiệm vụ khác" in text for text in texts)


@pytest.mark.parametrize(
    ("title", "number", "issued", "words", "again"),
    [
        (
            "KẾ HOẠCH Cải cách hành chính",
            "12/KH-SKHCN",
            "ngày 05 tháng 01 năm 2026",
            "Kế hoạch số 12/KH-SKHCN ngày 05 tháng 01 năm 2026 của Sở Khoa học và Công nghệ về cải cách hành chính",
            "Kế hoạch số 12/KH-SKHCN",
        ),
        (
            "KẾ HOẠCH CCHC nhà nước",
            "7/KH-UBND",
            "ngày tháng 01 năm 2026",
            "Kế hoạch số 7/KH-UBND về CCHC nhà nước",
            "Kế hoạch số 7/KH-UBND",
        ),
        ("KẾ HOẠCH Cải cách", "    /KH-SKHCN", "ngày 05 tháng 01 năm 2026", "Kế hoạch cải cách", "Kế hoạch cải cách"),
        ("KẾ HOẠCH CẢI CÁCH", None, None, "KẾ HOẠCH CẢI CÁCH", "KẾ HOẠCH CẢI CÁCH"),
        (
            "Kế hoạch năm",
            "9/KH-ABC",
            "ngày 05 tháng 5 năm 2026",
            "Kế hoạch năm (số 9/KH-ABC ngày 05 tháng 5 năm 2026)",
            "Kế hoạch năm",
        ),
    ],
)
def test_how_a_plan_is_cited(title: str, number: str | None, issued: str | None, words: str, again: str) -> None:
    plan = replace(PLAN, title=title, number=number, issued=issued)
    assert cited(plan, AGENCY) == words
    assert cited_again(plan) == again


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("- Ban hành kế hoạch;\n- Báo cáo kết quả.", "Ban hành kế hoạch; Báo cáo kết quả"),
        ("Rà soát quy chế.", "Rà soát quy chế"),
    ],
)
def test_what_a_task_is_called_in_a_sentence(title: str, name: str) -> None:
    summary = summarise(with_assignments(assignment(1, 1, DUE, title=title)), october(), LATER, RECKONING)
    assert task_name(summary.counted[0]) == name


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("CẢI CÁCH THỂ CHẾ", "Cải cách thể chế"),
        ("CÔNG TÁC CCHC, KIỂM SOÁT TTHC", "Công tác CCHC, kiểm soát TTHC"),
        ("ÁP DỤNG ISO TẠI UBND CÁC XÃ", "Áp dụng ISO tại UBND các xã"),
        ("Cải cách thể chế", "Cải cách thể chế"),
    ],
)
def test_titles_in_capitals_within_a_sentence(title: str, sentence: str) -> None:
    assert sentence_case(title) == sentence
