"""The annexes of a written report: the figures with their chart, and all tasks on landscape pages."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from domain.counting import Judged
from domain.tasks import OccurrenceKind
from reports import document_form as form
from reports.clean import fit
from reports.docx_page import add_annex_section
from reports.docx_table import Column, Row, add_table
from reports.figure_rows import COUNT_COLUMNS, FigureRow, counts_of, field_rows, standing_of, unit_rows
from reports.narrative import said, two_digits
from reports.phrases import ROMAN, clipped, lines_as_one, month_number, percent, period_name, upper_first, written_day
from reports.summary import Summary
from reports.task_rows import remark, result, standing_result, task_groups, whole_name
from reports.task_sentences import held_by

# Some plans print half a page of products for one task; the plan itself has them all.
_PRODUCT = 160
# The captions of the tables of figures bear the first numbers.
_TABLES = 2


@dataclass(frozen=True)
class Chart:
    """A picture (PNG) and the key of its caption."""

    caption: str
    png: bytes


def add_figures_annex(document: Document, summary: Summary, charts: Sequence[Chart]) -> None:
    """The counts by field and by unit, and the charts."""
    add_annex_section(document, landscape=True)
    _add_title(document, summary, ROMAN[0], said("reports.docx.annex.figures", period=_shouted(summary)))
    _add_caption(document, said("reports.docx.annex.by_field")).paragraph_format.keep_with_next = True
    add_table(document, _figure_columns("reports.table.field"), _figure_rows(field_rows(summary, "vi")))
    _add_caption(document, said("reports.docx.annex.by_unit")).paragraph_format.keep_with_next = True
    add_table(document, _figure_columns("reports.table.unit"), _figure_rows(unit_rows(summary, "vi")))
    for number, chart in enumerate(charts, start=_TABLES + 1):
        # In one paragraph the chart and its caption stand on one page.
        paragraph = _add_caption(document, f"{number}. {said(chart.caption)}")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.runs[-1].add_break()
        shape = paragraph.add_run().add_picture(BytesIO(chart.png), width=Mm(form.CHART_WIDTH))
        if shape.height > Mm(form.CHART_HEIGHT):
            shape.width = Mm(form.CHART_WIDTH * Mm(form.CHART_HEIGHT) / shape.height)
            shape.height = Mm(form.CHART_HEIGHT)


def add_tasks_annex(document: Document, summary: Summary) -> None:
    """Every task of the period, by plan and section."""
    add_annex_section(document, landscape=True)
    _add_title(document, summary, ROMAN[1], said("reports.docx.annex.tasks", period=_shouted(summary)))
    columns = (
        Column(said("reports.table.number"), 10, centred=True),
        Column(said("reports.table.code"), 13, centred=True),
        Column(said("reports.table.task"), 64),
        Column(said("reports.table.product"), 40),
        Column(said("reports.table.holder"), 37),
        Column(said("reports.table.original_due"), 22, centred=True),
        Column(said("reports.table.granted_due"), 22, centred=True),
        Column(said("reports.table.result"), 44),
    )
    add_table(document, columns, _task_rows(summary))


def _shouted(summary: Summary) -> str:
    return period_name("vi", summary.period).upper()


def _add_title(document: Document, summary: Summary, number: str, title: str) -> None:
    with_report = said(
        "reports.docx.annex.with",
        code=fit(summary.agency.code),
        month=month_number(summary.period.send_by),
        year=summary.period.send_by.year,
        agency=fit(summary.agency.name),
    )
    for text, bold, italic in (
        (said("reports.docx.annex.number", number=number), True, False),
        (title, True, False),
        (with_report, False, True),
    ):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.font.size, run.font.bold, run.font.italic = Pt(form.ANNEX_TITLE_SIZE), bold, italic
    document.paragraphs[-1].paragraph_format.space_after = Pt(form.AFTER_PARAGRAPH)


def _add_caption(document: Document, text: str) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_together = True
    paragraph.paragraph_format.space_before = Pt(form.AFTER_PARAGRAPH * 2)
    paragraph.paragraph_format.space_after = Pt(form.AFTER_PARAGRAPH)
    paragraph.add_run(text).font.bold = True
    return paragraph


def _figure_columns(name: str) -> tuple[Column, ...]:
    counts = tuple(Column(said(key), 20, centred=True) for key in COUNT_COLUMNS)
    share = Column(said("reports.table.share"), 18, centred=True)
    standing = Column(said("reports.table.standing"), 23, centred=True)
    return (Column(said(name), 51), *counts, share, standing)


def _figure_rows(rows: Iterator[FigureRow]) -> Iterator[Row]:
    for row in rows:
        # Who holds nothing but standing duties has a row for these.
        has_tasks = row.figures.counts.total or row.is_sum
        numbers = [str(number) if has_tasks else "" for number in counts_of(row.figures)]
        share = percent("vi", row.figures.counts.share_done) if row.figures.counts.total else ""
        yield Row((row.name, *numbers, share, standing_of(row.figures)), bold=row.is_sum)


def _task_rows(summary: Summary) -> Iterator[Row]:
    number = 0
    for group in task_groups(summary, "vi"):
        yield Row((group.title,), bold=True)
        for rows in group.by_task():
            if rows[0].due is None:
                number += 1
                yield _undated_row(number, rows)
                continue
            for judged in rows:
                number += 1
                yield _task_row(number, judged)


def _task_row(number: int, judged: Judged) -> Row:
    fact = judged.fact
    extended = judged.due if judged.due != fact.original_due else None
    return Row(
        (
            str(number),
            fact.code,
            whole_name(judged, "vi"),
            clipped(lines_as_one(fact.product or ""), _PRODUCT),
            held_by(judged),
            written_day(fact.original_due) if fact.original_due else "",
            written_day(extended) if extended else "",
            _outcome(judged),
        )
    )


def _undated_row(number: int, held: Sequence[Judged]) -> Row:
    """A task without a day, whoever holds it and in however many months it was asked about."""
    fact = held[0].fact
    asleep = fact.kind is OccurrenceKind.SLEEPING
    return Row(
        (
            str(number),
            fact.code,
            lines_as_one(fact.title) or fact.short_name,
            clipped(lines_as_one(fact.product or ""), _PRODUCT),
            "; ".join(dict.fromkeys(map(held_by, held))),
            "",
            "",
            said("reports.table.asleep") if asleep else _said_of(held),
        )
    )


def _said_of(duty: Sequence[Judged]) -> str:
    """What was said of a standing duty; where not the same by all and in all months, how often."""
    results = Counter(standing_result(judged, "vi") for judged in duty)
    if len(results) == 1:
        return next(iter(results))
    parts = [said("reports.table.times", result=result, n=two_digits(n)) for result, n in results.most_common()]
    return upper_first(", ".join(parts).lower())


def _outcome(judged: Judged) -> str:
    remarked = upper_first(remark(judged, "vi"))
    return f"{result(judged, 'vi')}. {remarked}" if remarked else result(judged, "vi")
