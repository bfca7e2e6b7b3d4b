"""The head of an administrative document: issuer, nation and motto, number, place and day, the subject."""

from collections.abc import Sequence
from datetime import date

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from domain.facts import AgencyFact
from locales import say
from reports import document_form as form
from reports.clean import fit
from reports.docx_page import add_rule
from reports.docx_table import add_layout
from reports.phrases import month_number
from reports.text_width import bold_width


def add_head(document: Document, agency: AgencyFact, day: date) -> None:
    """The head with number and day left blank: the clerk writes them after the signature (art. 15).

    `day` gives the month and the year that the report is expected to be signed in.
    """
    (left, right), (number, place) = add_layout(document, form.HEAD_LEFT, form.HEAD_RIGHT, rows=2)
    if agency.parent:
        _line(left, _parent(fit(agency.parent).upper()), form.PARENT_SIZE)
    issuer = fit(agency.name).upper()
    _line(left, issuer, form.ISSUER_SIZE, bold=True)
    _rule(left, min(bold_width(issuer, form.ISSUER_SIZE), form.HEAD_LEFT) * form.SHORT_RULE, form.HEAD_LEFT)
    _line(right, say("vi", "reports.docx.nation"), form.NATION_SIZE, bold=True)
    motto = say("vi", "reports.docx.motto")
    _line(right, motto, form.MOTTO_SIZE, bold=True)
    _rule(right, bold_width(motto, form.MOTTO_SIZE), form.HEAD_RIGHT)

    _line(number, say("vi", "reports.docx.number", code=fit(agency.code)), form.NUMBER_SIZE)
    blank_day = say("vi", "reports.docx.place_and_day", place=fit(agency.place), month=month_number(day), year=day.year)
    _line(place, blank_day, form.PLACE_SIZE, italic=True)


def _parent(name: str) -> str:
    """The parent body's name, its common words abbreviated where it would not fit on one line (Phụ lục I, mục II.2)."""
    if bold_width(name, form.PARENT_SIZE) <= form.HEAD_LEFT:
        return name
    return name.replace(say("vi", "reports.docx.peoples_committee"), say("vi", "reports.docx.peoples_committee_short"))


def add_subject(document: Document, subject: str, addressees: Sequence[str] = ()) -> None:
    """BÁO CÁO, what it is about, a rule, and to whom it is sent where it goes upwards.

    A single addressee stands on one line with the words, several on a line each.
    """
    kind = document.add_paragraph()
    kind.paragraph_format.space_before = Pt(18)
    _write(kind, say("vi", "reports.docx.type"), form.TYPE_SIZE, bold=True)
    _write(document.add_paragraph(), subject, form.SUBJECT_SIZE, bold=True)
    width = min(bold_width(subject, form.SUBJECT_SIZE), form.TEXT_WIDTH)
    add_rule(document.add_paragraph(), width * form.SHORT_RULE, form.TEXT_WIDTH)
    if len(addressees) == 1:
        to = document.add_paragraph()
        to.paragraph_format.space_before = to.paragraph_format.space_after = Pt(form.AFTER_PARAGRAPH)
        _write(to, say("vi", "reports.docx.addressed_to", to=fit(addressees[0])), form.BODY_SIZE)
    elif addressees:
        _address(document, [fit(addressee).rstrip(" .;") for addressee in addressees])


def _address(document: Document, addressees: Sequence[str]) -> None:
    """Several addressees, each on a line with ";" behind it, the last with a full stop."""
    first = document.add_paragraph()
    first.paragraph_format.space_before = Pt(form.AFTER_PARAGRAPH)
    lines = [f"- {to};" for to in addressees[:-1]] + [f"- {addressees[-1]}."]
    for paragraph, text in [(first, say("vi", "reports.docx.addressed_to_all")), *((None, line) for line in lines)]:
        written = _write(paragraph or document.add_paragraph(), text, form.BODY_SIZE)
        written.alignment = WD_ALIGN_PARAGRAPH.LEFT
        written.paragraph_format.left_indent = Mm(form.ADDRESSEES_INDENT + (0 if paragraph else form.FIRST_LINE_INDENT))
    document.paragraphs[-1].paragraph_format.space_after = Pt(form.AFTER_PARAGRAPH)


def _line(cell: _Cell, text: str, size: float, *, bold: bool = False, italic: bool = False) -> Paragraph:
    return _write(_next_paragraph(cell), text, size, bold=bold, italic=italic)


def _rule(cell: _Cell, width: float, within: float) -> None:
    add_rule(_next_paragraph(cell), width, within)


def _next_paragraph(cell: _Cell) -> Paragraph:
    """A new cell comes with an empty paragraph, which is used first."""
    first: Paragraph = cell.paragraphs[0]
    if len(cell.paragraphs) == 1 and not first.runs:
        return first
    added: Paragraph = cell.add_paragraph()
    return added


def _write(paragraph: Paragraph, text: str, size: float, *, bold: bool = False, italic: bool = False) -> Paragraph:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.first_line_indent = Mm(0)
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.italic = Pt(size), bold, italic
    return paragraph
