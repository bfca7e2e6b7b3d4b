"""Numbers that Word counts: by a style, and in a list that begins again."""

import io

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from plans.read import read_plan

_NS = nsdecls("w")
_ROWS = [
    ("sections", "Hỗ trợ doanh nghiệp", "", ""),
    ("tasks", "Tập huấn", "Phòng Thương mại", "Quý II"),
    ("tasks", "Hỗ trợ website", "Trung tâm Khuyến công", "Quý III"),
    ("sections", "Kiểm tra", "", ""),
    ("again", "Xử lý vi phạm", "Chi cục Quản lý thị trường", "Cả năm"),
]
_LISTS = {"sections": 90, "tasks": 91, "again": 92}


def _numbered(style: bool) -> bytes:
    """A plan whose numbers are lists of Word; `style` puts those of the tasks in a paragraph style."""
    paper = Document()
    paper.add_paragraph("KẾ HOẠCH")
    paper.add_paragraph("Thương mại điện tử năm 2026")
    numbering = paper.part.numbering_part.element
    for abstract, form in ((90, "upperRoman"), (91, "decimal")):
        level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="%1."/></w:lvl>'
        numbering.insert(0, parse_xml(f'<w:abstractNum {_NS} w:abstractNumId="{abstract}">{level}</w:abstractNum>'))
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    for number, abstract, override in ((90, 90, ""), (91, 91, ""), (92, 91, anew)):
        link = f'<w:abstractNumId w:val="{abstract}"/>{override}'
        numbering.append(parse_xml(f'<w:num {_NS} w:numId="{number}">{link}</w:num>'))
    if style:
        named = f'<w:name w:val="Viec"/><w:pPr><w:numPr><w:numId w:val="{_LISTS["tasks"]}"/></w:numPr></w:pPr>'
        derived = '<w:name w:val="Viec con"/><w:basedOn w:val="Viec"/>'
        for name, inner in (("Viec", named), ("VC", derived)):
            paper.styles.element.append(
                parse_xml(f'<w:style {_NS} w:type="paragraph" w:styleId="{name}">{inner}</w:style>')
            )
    table = paper.add_table(1 + len(_ROWS), 4)
    for column, heading in enumerate(("STT", "Nhiệm vụ", "Chủ trì", "Thời gian")):
        table.cell(0, column).text = heading
    for place, (kind, *texts) in enumerate(_ROWS, 1):
        for column, text in enumerate(texts, 1):
            table.cell(place, column).text = text
        properties = table.cell(place, 0).paragraphs[0]._p.get_or_add_pPr()
        if style and kind == "tasks":
            properties.append(parse_xml(f'<w:pStyle {_NS} w:val="VC"/>'))
        else:
            properties.append(parse_xml(f'<w:numPr {_NS}><w:numId w:val="{_LISTS[kind]}"/></w:numPr>'))
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def test_numbers_of_lists_and_of_styles() -> None:
    for style in (False, True):
        draft = read_plan(_numbered(style), "a.docx")
        assert [(task.ref, task.title) for task in draft.tasks] == [
            ("I.1", "Tập huấn"),
            ("I.2", "Hỗ trợ website"),
            ("II.1", "Xử lý vi phạm"),
        ]
