"""The end of an administrative document: to whom it goes, and the place to sign, kept with the last words before it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from domain.facts import AgencyFact
from locales import say
from reports import document_form as form
from reports.clean import fit
from reports.docx_table import add_layout

# Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7: no academic degree or title stands before a civil signer's name.
_RANKS = re.compile(r"^(?:(?:PGS|GS|TSKH|TS|ThS|CN|KS|BS|BSCKI{1,2}|DS|LS|NGND|NGƯT|CVCC|CVC)\b[.,]?\s*)+")


# A page with nothing above the signature but the closing sentence looks as if the report were elsewhere.
_LAST_WORDS = 3


class Signer(NamedTuple):
    """Who signs: for whom (TL., KT. ..., may be empty), the title, and the name where it is known."""

    authority: str
    title: str
    name: str


def signer_of(agency: AgencyFact, *, monthly: bool) -> Signer:
    """Who signs a report: the agency's signer, a month's the chief of the Office for them (TL.)."""
    if not monthly or agency.signer_authority:
        return Signer(agency.signer_authority, agency.signer_title, agency.signer_name or "")
    by_order = say("vi", "reports.docx.by_order", title=agency.signer_title)
    return Signer(by_order, say("vi", "reports.docx.chief_of_office"), agency.office_head)


def add_signature(document: Document, signer: Signer, recipients: Sequence[str]) -> None:
    """Recipients on the left, authority, title and name on the right, on one page with the last paragraphs before."""
    for paragraph in document.paragraphs[-_LAST_WORDS:]:
        paragraph.paragraph_format.keep_with_next = True
    [(left, right)] = add_layout(document, form.TEXT_WIDTH / 2, form.TEXT_WIDTH / 2)
    _write(left.paragraphs[0], say("vi", "reports.docx.recipients"), form.RECIPIENTS_TITLE_SIZE, bold=True, italic=True)
    filed = say("vi", "reports.docx.filed")
    kept = [fit(recipient) for recipient in recipients]
    *others, last = kept if kept and kept[-1].startswith(filed.partition(":")[0]) else [*kept, filed]
    for recipient in others:
        _write(left.add_paragraph(), f"- {recipient};", form.RECIPIENTS_SIZE)
    _write(left.add_paragraph(), f"- {last}.", form.RECIPIENTS_SIZE)
    _sign(right, signer)


def _sign(cell: _Cell, signer: Signer) -> None:
    titles = [fit(signer.authority).upper(), fit(signer.title).upper()]
    lines = [title for title in titles if title]
    paragraph = cell.paragraphs[0]
    for place, line in enumerate(lines):
        paragraph = paragraph if place == 0 else cell.add_paragraph()
        _write(paragraph, line, form.SIGNATURE_SIZE, bold=True).alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(form.ROOM_TO_SIGN)
    name = _RANKS.sub("", fit(signer.name)) or say("vi", "reports.docx.signer_gap")
    _write(cell.add_paragraph(), name, form.SIGNATURE_SIZE, bold=True).alignment = WD_ALIGN_PARAGRAPH.CENTER


def _write(paragraph: Paragraph, text: str, size: float, *, bold: bool = False, italic: bool = False) -> Paragraph:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.italic = Pt(size), bold, italic
    return paragraph
