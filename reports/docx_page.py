"""The page of a Word document: A4, its margins, its letters in every font slot, and the page number at the top."""

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import _Element

from reports import document_form as form

# Word picks a slot by the script of each letter; a slot left out falls back to a font of the theme.
_SLOTS = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")
_THEME_SLOTS = ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme")
_MM_IN_TWIPS = 1440 / 25.4


def blank_document() -> DocumentType:
    """A document of the decree's form with nothing in it: one portrait section, numbered from its second page."""
    document = Document()
    for name in ("Normal", "Heading 1", "Heading 2", "Header"):
        style = document.styles[name]
        if isinstance(style, ParagraphStyle):
            _letters(style, bold=name.startswith("Heading"))
    _use_fonts_by_default(document)
    _as_portrait(document.sections[0])
    _number_pages(document.sections[0])
    return document


def add_annex_section(document: DocumentType, *, landscape: bool) -> None:
    """A new section on a new page, whose pages are numbered anew."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _as_portrait(section)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(form.PAGE_LONG), Mm(form.PAGE_SHORT)
    _number_pages(section)
    if section._sectPr.find(qn("w:pgNumType")) is None:
        anew = parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>')
        section._sectPr.insert_element_before(anew, "w:cols", "w:titlePg", "w:docGrid")


def _letters(style: ParagraphStyle, *, bold: bool) -> None:
    style.font.name = form.FONT
    style.font.size = Pt(form.BODY_SIZE)
    style.font.bold = bold
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    _fill_slots(style.element.get_or_add_rPr().get_or_add_rFonts())
    spacing = style.paragraph_format
    spacing.space_before = Pt(0)
    spacing.space_after = Pt(0)
    spacing.line_spacing = 1.0


def _use_fonts_by_default(document: DocumentType) -> None:
    for fonts in document.styles.element.iterfind(f"{qn('w:docDefaults')}//{qn('w:rFonts')}"):
        _fill_slots(fonts)


def _fill_slots(fonts: _Element) -> None:
    for theme in _THEME_SLOTS:
        fonts.attrib.pop(qn(theme), "")
    for slot in _SLOTS:
        fonts.set(qn(slot), form.FONT)


def _as_portrait(section: Section) -> None:
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(form.PAGE_SHORT), Mm(form.PAGE_LONG)
    section.top_margin, section.bottom_margin = Mm(form.TOP), Mm(form.BOTTOM)
    section.left_margin, section.right_margin = Mm(form.LEFT), Mm(form.RIGHT)
    section.header_distance = section.footer_distance = Mm(form.PAGE_NUMBER_FROM_TOP)


def _number_pages(section: Section) -> None:
    """A number centred in the top margin of every page but the section's first."""
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    run.font.size = Pt(form.PAGE_NUMBER_SIZE)
    _add_page_field(run)


def _add_page_field(run: Run) -> None:
    for part in (
        '<w:fldChar {} w:fldCharType="begin"/>',
        "<w:instrText {}>PAGE</w:instrText>",
        '<w:fldChar {} w:fldCharType="end"/>',
    ):
        run._r.append(parse_xml(part.format(nsdecls("w"))))


def add_rule(paragraph: Paragraph, width: float, within: float) -> None:
    """Make an empty paragraph a line of `width` millimetres in the middle of `within`: a border, no dashes."""
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm(max(0.0, (within - width) / 2))
    layout.first_line_indent = Mm(0)
    layout.space_before, layout.space_after = Pt(3), Pt(0)
    layout.line_spacing = Pt(6)
    borders = f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(parse_xml(borders), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def twips(millimetres: float) -> str:
    """A length as Word's files write it."""
    return str(round(millimetres * _MM_IN_TWIPS))
