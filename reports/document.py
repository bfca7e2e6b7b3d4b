"""A period's report as a Word file that can be signed, in the form of Nghị định 30/2020/NĐ-CP. Always in Vietnamese."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from domain.facts import AgencyFact
from domain.periods import PeriodKind
from reports import document_form as form
from reports.clean import fit
from reports.deadline_calendar import deadline_calendar_png
from reports.docx_annex import Chart, add_figures_annex, add_tasks_annex
from reports.docx_head import add_head, add_subject
from reports.docx_page import blank_document
from reports.docx_properties import describe
from reports.docx_signature import add_signature, signer_of
from reports.meeting_report import meeting_report
from reports.narrative import Block, Kind, Remark, corrected, said
from reports.phrases import period_name
from reports.reform_report import is_reform, reform_report
from reports.summary import Earlier, Summary
from reports.trend_chart import trend_png
from reports.units_chart import units_png

_CHAPTERS = ("I", "II", "III", "IV", "V", "VI")


def report_docx(
    summary: Summary,
    months: Sequence[Earlier] = (),
    corrects: Sequence[str] = (),
    remarks: Sequence[Remark] = (),
) -> bytes:
    """The report with its annexes: to the meeting for a month, on reform for longer periods of a reform plan.

    `months` are the months of its year, for the chart of the trend, which takes two to show anything; `corrects` says
    what a corrected version changed of the one before it, `remarks` what units added to their own reports.
    """
    document = blank_document()
    add_head(document, summary.agency, summary.period.send_by)
    period = period_name("vi", summary.period)
    recipients = list(summary.agency.recipients)
    if reports_on_reform(summary):
        subject, addressees = said("reports.docx.reform.subject", period=period), _addressees(summary.agency)
        add_subject(document, subject, addressees)
        _add_body(document, corrected(reform_report(summary, remarks), corrects))
        recipients = [said("reports.docx.as_above"), *(to for to in recipients if to not in addressees)]
    else:
        subject = said("reports.docx.meeting.subject", period=period)
        add_subject(document, subject)
        _add_body(document, corrected(meeting_report(summary, remarks), corrects))
    monthly = summary.period.kind is PeriodKind.MONTH
    add_signature(document, signer_of(summary.agency, monthly=monthly), recipients)
    add_figures_annex(document, summary, _charts(summary, months))
    add_tasks_annex(document, summary)
    describe(document, subject, summary.agency.name, summary.at)
    return _saved(document)


def _charts(summary: Summary, months: Sequence[Earlier]) -> list[Chart]:
    charts = []
    if summary.units:
        charts.append(Chart("reports.docx.annex.chart", units_png(summary.units, summary.period, "vi")))
    if len(months) > 1:
        charts.append(Chart("reports.docx.annex.trend", trend_png(months, "vi")))
    if summary.coming:
        charts.append(Chart("reports.docx.annex.calendar", deadline_calendar_png(summary, "vi")))
    return charts


def _addressees(agency: AgencyFact) -> list[str]:
    """To whom a report on reform is sent: as the office set it, else as its rules have it."""
    chosen = [to.strip() for to in agency.addressed_to.split(";") if to.strip()]
    return chosen or [said("reports.docx.reform.to")]


def reports_on_reform(summary: Summary) -> bool:
    """Whether the period's report has the outline of a periodic report on administrative reform."""
    longer = summary.period.kind is not PeriodKind.MONTH
    return longer and any(each.plan and is_reform(each.plan.title) for each in summary.plans)


def _add_body(document: Document, blocks: Iterable[Block]) -> None:
    chapters = sections = 0
    for block in blocks:
        if block.kind is Kind.CHAPTER:
            chapters, sections = chapters + 1, 0
            _add_heading(document, f"{_CHAPTERS[chapters - 1]}. {block.text}", level=1)
        elif block.kind is Kind.SECTION:
            sections += 1
            _add_heading(document, f"{sections}. {block.text}", level=2)
        else:
            _add_text(document, f"- {block.text}" if block.kind is Kind.ITEM else block.text)


def _add_heading(document: Document, text: str, level: int) -> None:
    paragraph = document.add_paragraph(fit(text), style=f"Heading {level}")
    layout = paragraph.paragraph_format
    layout.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    layout.first_line_indent = Mm(form.FIRST_LINE_INDENT)
    layout.space_before, layout.space_after = Pt(form.AFTER_PARAGRAPH), Pt(form.AFTER_PARAGRAPH)
    layout.line_spacing = form.LINE_SPACING
    layout.keep_with_next = True


def _add_text(document: Document, text: str) -> None:
    paragraph = document.add_paragraph(fit(text))
    layout = paragraph.paragraph_format
    layout.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    layout.first_line_indent = Mm(form.FIRST_LINE_INDENT)
    layout.space_after = Pt(form.AFTER_PARAGRAPH)
    layout.line_spacing = form.LINE_SPACING


def _saved(document: Document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()
