"""Nghị định 30/2020/NĐ-CP, Phụ lục I, row by row of the table of forms, and a file that Word opens without repair."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from domain.periods import PeriodKind, period
from reports.document import report_docx
from reports.summarise import summarise
from tests.fakes.report_office import RECKONING, RULES, at, facts

CENTRE, JUSTIFIED = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY


@pytest.fixture(scope="module")
def made() -> bytes:
    """A quarter of a reform plan: what is sent upwards has every part there is."""
    quarter = period(PeriodKind.QUARTER, 2026, 3, RULES)
    return report_docx(summarise(facts(), quarter, at(date(2026, 11, 20)), RECKONING))


def _mm(length: int | None) -> float:
    return round((length or 0) / 36_000, 1)


def _look(paragraph: Paragraph) -> tuple[float, bool, bool, WD_ALIGN_PARAGRAPH | None]:
    """The size in points, bold, italic and alignment of a paragraph's letters, its style's where it has none itself."""
    font, style = paragraph.runs[0].font, paragraph.style.font if paragraph.style else None
    assert style
    size = font.size or style.size
    assert size
    bold = style.bold if font.bold is None else font.bold
    italic = style.italic if font.italic is None else font.italic
    return size.pt, bool(bold), bool(italic), paragraph.alignment


def _is(paragraph: Paragraph, low: float, high: float, *, bold: bool = False, italic: bool = False) -> bool:
    size, is_bold, is_italic, _ = _look(paragraph)
    assert low <= size <= high, (paragraph.text, size)
    assert (is_bold, is_italic) == (bold, italic), paragraph.text
    return True


def _written(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    return [paragraph for paragraph in paragraphs if paragraph.text.strip()]


def _head(document: DocumentType) -> list[list[Paragraph]]:
    """What stands in its four cells: issuer, nation; number, place."""
    return [_written(cell.paragraphs) for row in document.tables[0].rows for cell in row.cells]


def _after(document: DocumentType, text: str) -> list[Paragraph]:
    place = next(n for n, p in enumerate(document.paragraphs) if p.text.startswith(text))
    return _written(document.paragraphs[place:])


def _body(document: DocumentType) -> list[Paragraph]:
    told = _after(document, "Thực hiện")
    return told[: next(n for n, p in enumerate(told) if p.text.endswith("./.")) + 1]


def _headings(document: DocumentType, level: int) -> list[Paragraph]:
    return [p for p in document.paragraphs if p.style and p.style.name == f"Heading {level}"]


def _page(document: DocumentType) -> None:
    first, *annexes = document.sections
    assert (_mm(first.page_width), _mm(first.page_height)) == (210, 297)
    assert {(_mm(s.page_width), _mm(s.page_height), s.orientation) for s in annexes} == {
        (297, 210, WD_ORIENT.LANDSCAPE)
    }


def _margins(document: DocumentType) -> None:
    for s in document.sections:
        assert all(20 <= _mm(margin) <= 25 for margin in (s.top_margin, s.bottom_margin))
        assert 30 <= _mm(s.left_margin) <= 35
        assert 15 <= _mm(s.right_margin) <= 20


def _font(document: DocumentType) -> None:
    for fonts in document.styles["Normal"].element.iter(qn("w:rFonts")):
        assert {fonts.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}
    assert str(document.styles["Normal"].font.color.rgb) == "000000"
    assert not list(document.element.body.iter(qn("w:color")))
    text = "".join(node.text or "" for node in document.element.body.iter(qn("w:t")))
    assert text == unicodedata.normalize("NFC", text)


def _page_number(document: DocumentType) -> None:
    for section in document.sections:
        [number] = section.header.paragraphs
        assert "PAGE" in number._p.xml
        assert _is(number, 13, 14)
        assert number.alignment == CENTRE
        assert _mm(section.header_distance) < _mm(section.top_margin)  # in the margin
        assert section.different_first_page_header_footer
        assert not section.first_page_header.paragraphs[0].text
    starts = [section._sectPr.find(qn("w:pgNumType")) for section in document.sections[1:]]
    assert [start.get(qn("w:start")) for start in starts if start is not None] == ["1", "1"]


def _nation(document: DocumentType) -> None:
    nation = _head(document)[1][0]
    assert nation.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert _is(nation, 12, 13, bold=True)
    assert nation.alignment == CENTRE


def _motto(document: DocumentType) -> None:
    motto = _head(document)[1][1]
    assert motto.text == "Độc lập - Tự do - Hạnh phúc"
    assert _is(motto, 13, 14, bold=True)
    assert motto.alignment == CENTRE
    assert "w:pBdr" in document.tables[0].rows[0].cells[1].paragraphs[-1]._p.xml


def _parent(document: DocumentType) -> None:
    parent = _head(document)[0][0]
    assert parent.text.isupper()
    assert _is(parent, 12, 13)


def _issuer(document: DocumentType) -> None:
    issuer = _head(document)[0][1]
    assert issuer.text.isupper()
    assert _is(issuer, 12, 13, bold=True)
    assert issuer.alignment == CENTRE
    assert "w:pBdr" in document.tables[0].rows[0].cells[0].paragraphs[-1]._p.xml


def _number(document: DocumentType) -> None:
    [number] = _head(document)[2]
    assert re.fullmatch(r"Số: +/BC-SKHCN", number.text)
    assert _is(number, 13, 13)


def _place(document: DocumentType) -> None:
    [place] = _head(document)[3]
    assert re.fullmatch(r"An Bình, ngày +tháng 9 năm 2026", place.text)
    assert _is(place, 13, 14, italic=True)
    assert place.alignment == CENTRE


def _type(document: DocumentType) -> None:
    kind = _after(document, "BÁO CÁO")[0]
    assert _is(kind, 13, 14, bold=True)
    assert kind.alignment == CENTRE


def _subject(document: DocumentType) -> None:
    subject = _after(document, "BÁO CÁO")[1]
    assert subject.text == "Công tác cải cách hành chính quý III năm 2026"
    assert _is(subject, 13, 14, bold=True)
    assert subject.alignment == CENTRE


def _addressed(document: DocumentType) -> None:
    to = _after(document, "Kính gửi: ")[0]
    assert _is(to, 13, 14)


def _text(document: DocumentType) -> None:
    for paragraph in _body(document):
        layout = paragraph.paragraph_format
        assert _look(paragraph)[0] in {13, 14}
        assert paragraph.alignment == JUSTIFIED
        assert _mm(layout.first_line_indent) in {10, 12.7}
        assert (layout.space_after.pt if layout.space_after else 0) >= 6
        assert 1 <= float(layout.line_spacing or 0) <= 1.5


def _grounds(document: DocumentType) -> None:
    """A report states none: it opens with the plan it reports on."""
    assert not [p.text for p in _body(document) if p.text.startswith("Căn cứ")]
    assert _body(document)[0].text.startswith("Thực hiện Kế hoạch số 12/KH-SKHCN ngày 05 tháng 01 năm 2026 của ")


def _chapters(document: DocumentType) -> None:
    chapters = _headings(document, 1)
    assert [p.text.partition(".")[0] for p in chapters] == ["I", "II", "III", "IV", "V"]
    assert all(p.text.isupper() and _is(p, 13, 14, bold=True) for p in chapters)


def _sections(document: DocumentType) -> None:
    sections = _headings(document, 2)
    assert all(re.match(r"\d\. \w", p.text) and not p.text.isupper() for p in sections)
    assert all(_is(p, 13, 14, bold=True) for p in sections)


def _letters(document: DocumentType) -> None:
    """It has no points with letters; its lists are upright."""
    assert not [p.text for p in _body(document) if re.match(r"[a-zđ]\)", p.text)]
    assert all(_is(p, 13, 14) for p in _body(document) if p.text.startswith("- "))


def _authority(document: DocumentType) -> None:
    *titles, _ = document.tables[1].rows[0].cells[1].paragraphs
    assert [p.text for p in titles] == ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]
    assert all(_is(p, 13, 14, bold=True) and p.alignment == CENTRE for p in titles)


def _signer(document: DocumentType) -> None:
    name = document.tables[1].rows[0].cells[1].paragraphs[-1]
    assert name.text == "Nguyễn Thị Hòa"
    assert _is(name, 13, 14, bold=True)
    assert name.alignment == CENTRE


def _sent_to(document: DocumentType) -> None:
    title = document.tables[1].rows[0].cells[0].paragraphs[0]  # level with the authority: one row of a table
    assert title.text == "Nơi nhận:"
    assert _is(title, 12, 12, bold=True, italic=True)
    assert title.alignment in {None, WD_ALIGN_PARAGRAPH.LEFT}


def _recipients(document: DocumentType) -> None:
    to = document.tables[1].rows[0].cells[0].paragraphs[1:]
    assert to[0].text == "- Như trên;"
    assert to[-1].text == "- Lưu: VT, VP."
    assert all(p.text.startswith("- ") and p.text.endswith(";") for p in to[:-1])
    assert all(_is(p, 11, 11) for p in to)


def _annex(document: DocumentType) -> None:
    for number in ("Phụ lục I", "Phụ lục II"):
        shown, title, with_report = _after(document, number)[:3]
        assert _is(shown, 14, 14, bold=True)
        assert _is(title, 13, 14, bold=True)
        assert title.text.isupper()
        assert _is(with_report, 13, 14, italic=True)
        assert with_report.text.startswith("(Kèm theo Báo cáo số ")
        assert {p.alignment for p in (shown, title, with_report)} == {CENTRE}


def _footer(document: DocumentType) -> None:
    """The address below is the office's choice, and this report has none."""
    assert not [p.text for section in document.sections for p in section.footer.paragraphs if p.text]


CHECKS: Mapping[str, Callable[[DocumentType], None]] = {
    "Page": _page,
    "Margins": _margins,
    "Font": _font,
    "Page number": _page_number,
    "Quốc hiệu (1)": _nation,
    "Tiêu ngữ (1)": _motto,
    "Parent body (2)": _parent,
    "Issuing body (2)": _issuer,
    "Số, ký hiệu (3)": _number,
    "Place, date (4)": _place,
    "Tên loại (5a)": _type,
    "Trích yếu (5a)": _subject,
    "Kính gửi (9a)": _addressed,
    "Body (6)": _text,
    "Căn cứ": _grounds,
    "I., II. headings": _chapters,
    "1., 2. with a title": _sections,
    "a), b)": _letters,
    "Authority, title (7a)": _authority,
    "Signer's name (7b)": _signer,
    '"Nơi nhận:" (9b)': _sent_to,
    "Recipients (9b)": _recipients,
    "Phụ lục": _annex,
    "Footer line (13)": _footer,
}
"""One check a row of the table, by the row's name there."""


@pytest.mark.parametrize("row", CHECKS)
def test_each_row_of_the_table_of_forms(made: bytes, row: str) -> None:
    CHECKS[row](Document(BytesIO(made)))


def test_no_row_of_the_table_is_left_out(shared: Path) -> None:
    _, _, rest = (shared / "ENGINEERING.md").read_text("utf-8").partition("| Part (cell) | Case |")
    table, _, _ = rest.partition("\n\n")
    rows = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")]
    assert [row for row in rows if row not in CHECKS and not row.startswith("---")] == []


# The order of what may stand in an element, as the schema of the format (ECMA-376, part 1, wml.xsd) has it.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "tc": "tcPr p tbl",
    "tblBorders": "top left start bottom right end insideH insideV",
    "pBdr": "top left bottom right between bar",
}


def test_word_opens_it_without_repair(made: bytes) -> None:
    with ZipFile(BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == len(set(archive.namelist()))
        parts = {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if _is_xml(name)}
        names = set(archive.namelist())
    types = parts["[Content_Types].xml"]
    endings = {node.get("Extension") for node in types if node.tag.endswith("}Default")}
    told = {str(node.get("PartName")).removeprefix("/") for node in types if node.tag.endswith("}Override")}
    assert told <= names
    assert all(name in told or name.rpartition(".")[2] in endings for name in names - {"[Content_Types].xml"})
    for name, part in parts.items():
        if name.endswith(".rels"):
            _targets_exist(name, part, names)
        for element, order in ORDER.items():
            ranks = {qn(f"w:{tag}"): rank for rank, tag in enumerate(order.split())}
            for node in part.iter(qn(f"w:{element}")):
                found = [ranks[child.tag] for child in node]
                assert found == sorted(found), (name, etree.tostring(node)[:400])
    document = parts["word/document.xml"]
    assert all(cell[-1].tag == qn("w:p") for cell in document.iter(qn("w:tc")))
    assert document[0][-1].tag == qn("w:sectPr")
    pictures = [node.get("id") for node in document.iter(qn("wp:docPr"))]
    assert len(pictures) == len(set(pictures)) == 2
    for table in document.iter(qn("w:tbl")):
        columns = len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
        for row in table.iter(qn("w:tr")):
            spans = [cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}") for cell in row.iter(qn("w:tc"))]
            assert sum(1 if span is None else int(span.get(qn("w:val"), "0")) for span in spans) == columns


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _targets_exist(name: str, relations: etree._Element, names: set[str]) -> None:
    folder = name.rpartition("_rels/")[0]
    ids = [node.get("Id") for node in relations]
    assert len(ids) == len(set(ids))
    for node in relations:
        target = str(node.get("Target"))
        whole = target.removeprefix("/") if target.startswith("/") else f"{folder}{target}"
        while "/../" in whole:
            whole = re.sub(r"[^/]+/\.\./", "", whole, count=1)
        assert whole.removeprefix("../") in names, (name, target)


def test_the_file_says_whose_it_is_and_in_which_language(made: bytes) -> None:
    told = Document(BytesIO(made)).core_properties
    assert (told.author, told.title) == (
        "Sở Khoa học và Công nghệ",
        "Công tác cải cách hành chính quý III năm 2026",
    )
    assert not told.comments
    assert told.created
    assert told.created.year == 2026
    with ZipFile(BytesIO(made)) as archive:
        styles, settings = (archive.read(f"word/{name}.xml").decode() for name in ("styles", "settings"))
        assert "docProps/thumbnail.jpeg" not in archive.namelist()
    assert 'w:lang w:val="vi-VN"' in styles
    assert re.search(r'compatibilityMode"[^>]* w:val="15"', settings)
