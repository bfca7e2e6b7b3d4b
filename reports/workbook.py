"""A period as an Excel workbook: the counts, and the tasks with filters. Text from people never becomes a formula."""

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

from domain.counting import Judged
from domain.tasks import OccurrenceKind
from locales import say
from reports.clean import fit
from reports.document_form import FONT
from reports.figure_rows import COUNT_COLUMNS, FigureRow, codes_of, counts_of, field_rows, standing_of, unit_rows
from reports.phrases import full_day, holder, lines_as_one, occurrence_name, period_name, upper_first
from reports.summary import Summary
from reports.task_rows import remark, result, standing_result, task_groups
from reports.workbook_chart import chart_lines, stacked_bars

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

# Those to print come first: all of them on a page would be too small to read.
_TASK_COLUMNS = (
    ("reports.table.number", 5),
    ("reports.table.code", 6),
    ("reports.table.task", 44),
    ("reports.table.occurrence", 11),
    ("reports.table.field", 22),
    ("reports.table.holder", 22),
    ("reports.table.original_due", 11),
    ("reports.table.granted_due", 11),
    ("reports.table.finished_on", 11),
    ("reports.table.result", 24),
    ("reports.table.days_late", 9),
    ("reports.table.remark", 30),
    ("reports.table.plan", 26),
    ("reports.table.product", 24),
    ("reports.table.owner", 20),
    ("reports.table.percent", 10),
    ("reports.table.evidence", 10),
)
_PRINTED = 12
_NAME_WIDTH = 44
_CODE_COLUMNS = (
    ("reports.table.figure", _NAME_WIDTH),
    ("reports.table.count", 26),
    ("reports.table.total", 10),
    ("reports.table.codes", 90),
)
_SCORE_COLUMNS = (
    ("reports.table.plan", 44),
    ("reports.table.points_total", 12),
    ("reports.table.points_reached", 12),
    ("reports.table.points_at_risk", 12),
    ("reports.table.reached_by", 50),
    ("reports.table.at_risk_by", 50),
)
_LINE, _HIGHEST_ROW = 15.0, 400.0  # points; Excel takes 409
_HEADING_ROW = 3
_HEADING_HEIGHT = 48  # points: three lines
_A4 = 9
_LONGEST_CELL = 32_000  # characters; Excel takes 32,767


def _height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """The points a row needs for all of its texts, which not every program works out by itself."""
    lines = max(ceil(len(text) / width) for text, width in zip(texts, widths, strict=True))
    return min(_LINE * max(1, lines), _HIGHEST_ROW)


def report_xlsx(summary: Summary, language: str = "vi") -> bytes:
    """The workbook: a sheet of counts by field and by unit, and one of all tasks, both ready to print on A4."""
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    import xlsxwriter  # noqa: PLC0415 - loaded with the first workbook only

    with xlsxwriter.Workbook(stream, options) as book:
        _Sheets(book, summary, language).write()
    return stream.getvalue()


class _Sheets:
    """The sheets of one workbook and the few looks their cells have."""

    def __init__(self, book: "Workbook", summary: Summary, language: str) -> None:
        self._book, self._summary, self._language = book, summary, language
        self._title = self._look(bold=True, font_size=14, border=0)
        self._note = self._look(italic=True, border=0)
        self._heading = self._look(bold=True, align="center", valign="vcenter", text_wrap=True, bg_color="#DCE6F1")
        self._text = self._look(text_wrap=True, valign="top")
        self._sum = self._look(bold=True, text_wrap=True, valign="top")
        self._day = self._look(num_format="dd/mm/yyyy", align="center", valign="top")
        self._share = self._look(num_format="0.0%", align="center", valign="top")
        self._number = self._look(align="center", valign="top")

    def write(self) -> None:
        counts = self._book.add_worksheet(say(self._language, "reports.sheet.counts"))
        fields, units = self._write_counts(counts)
        self._write_charts(counts, fields, units)
        self._write_tasks(self._book.add_worksheet(say(self._language, "reports.sheet.tasks")))
        self._write_codes(self._book.add_worksheet(say(self._language, "reports.sheet.codes")))
        if any(each.scores for each in self._summary.plans):
            self._write_scores(self._book.add_worksheet(say(self._language, "reports.sheet.scores")))

    def _look(self, **properties: object) -> "Format":
        return self._book.add_format({"font_name": FONT, "font_size": 11, "border": 1, **properties})

    def _say(self, key: str, **args: object) -> str:
        return say(self._language, key, **args)

    def _begin(self, sheet: "Worksheet", *, landscape: bool) -> None:
        summary = self._summary
        if landscape:
            sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)
        sheet.set_footer("&C&P/&N")
        title = upper_first(period_name(self._language, summary.period))
        sheet.write_string(0, 0, f"{fit(summary.agency.name)} – {title}", self._title)
        first, last = full_day(summary.period.first_day), full_day(summary.day)
        sheet.write_string(1, 0, self._say("reports.sheet.data", first=first, last=last), self._note)

    def _write_counts(self, sheet: "Worksheet") -> tuple[range, range]:
        """The counts by field and by unit; the lines of both tables, without headings and the sum."""
        self._begin(sheet, landscape=True)
        sheet.set_column(0, 0, _NAME_WIDTH)
        sheet.set_column(1, len(COUNT_COLUMNS) + 2, 12)
        row = self._count_table(sheet, 3, "reports.table.field", field_rows(self._summary, self._language))
        last = self._count_table(sheet, row + 1, "reports.table.unit", unit_rows(self._summary, self._language))
        return range(4, row - 1), range(row + 2, last)

    def _write_charts(self, counts: "Worksheet", fields: range, units: range) -> None:
        """Charts of Excel's own, which follow the counts when these are edited."""
        sheet = self._book.add_worksheet(self._say("reports.sheet.charts"))
        self._begin(sheet, landscape=False)
        line = _HEADING_ROW
        for title, rows in (("reports.table.field", fields), ("reports.table.unit", units)):
            if rows:
                chart = stacked_bars(self._book, counts, rows, self._say(title))
                sheet.insert_chart(line, 0, chart)
                line += chart_lines(rows) + 2

    def _count_table(self, sheet: "Worksheet", top: int, name: str, rows: Iterator[FigureRow]) -> int:
        headings = (name, *COUNT_COLUMNS, "reports.table.share", "reports.table.standing")
        for column, key in enumerate(headings):
            sheet.write_string(top, column, self._say(key), self._heading)
        sheet.set_row(top, _HEADING_HEIGHT)
        line = top
        for line, row in enumerate(rows, start=top + 1):
            sheet.write_string(line, 0, fit(row.name), self._sum if row.is_sum else self._text)
            sheet.set_row(line, _height([row.name], [_NAME_WIDTH]))
            for column, number in enumerate(counts_of(row.figures), start=1):
                sheet.write_number(line, column, number, self._number)
            share = row.figures.counts.share_done if row.figures.counts.total else None
            self._write(sheet, line, len(COUNT_COLUMNS) + 1, share, self._share)
            sheet.write_string(line, len(COUNT_COLUMNS) + 2, standing_of(row.figures), self._number)
        return line + 1

    def _write_codes(self, sheet: "Worksheet") -> None:
        """The tasks behind every count, so that each can be traced."""
        self._begin(sheet, landscape=True)
        for column, (key, width) in enumerate(_CODE_COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(_HEADING_ROW, column, self._say(key), self._heading)
        line = _HEADING_ROW
        for row in (*field_rows(self._summary, self._language), *unit_rows(self._summary, self._language)):
            for key, codes in zip(COUNT_COLUMNS[1:], codes_of(row.figures), strict=True):
                if codes:
                    line += 1
                    sheet.write_string(line, 0, fit(row.name), self._text)
                    sheet.write_string(line, 1, self._say(key), self._text)
                    sheet.write_number(line, 2, len(codes), self._number)
                    sheet.write_string(line, 3, ", ".join(codes)[:_LONGEST_CELL], self._text)
                    texts = [row.name, "", "", ", ".join(codes)]
                    sheet.set_row(line, _height(texts, [width for _, width in _CODE_COLUMNS]))
        self._can_be_filtered(sheet, line, headings=4)

    def _write_scores(self, sheet: "Worksheet") -> None:
        """The points of the plans that have any."""
        self._begin(sheet, landscape=True)
        for column, (key, width) in enumerate(_SCORE_COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(_HEADING_ROW, column, self._say(key), self._heading)
        scored = [(each.plan, each.scores) for each in self._summary.plans if each.plan and each.scores]
        for line, (plan, scores) in enumerate(scored, start=_HEADING_ROW + 1):
            sheet.write_string(line, 0, fit(plan.title), self._text)
            for column, points in enumerate((scores.total, scores.reached, scores.at_risk), start=1):
                sheet.write_number(line, column, points, self._number)
            for column, codes in enumerate((scores.reached_by, scores.at_risk_by), start=4):
                sheet.write_string(line, column, ", ".join(codes)[:_LONGEST_CELL], self._text)
        sheet.freeze_panes(_HEADING_ROW + 1, 1)
        sheet.repeat_rows(_HEADING_ROW)

    @staticmethod
    def _can_be_filtered(sheet: "Worksheet", last_line: int, headings: int) -> None:
        sheet.set_row(_HEADING_ROW, _HEADING_HEIGHT)
        sheet.autofilter(_HEADING_ROW, 0, last_line, headings - 1)
        sheet.freeze_panes(_HEADING_ROW + 1, 2)
        sheet.repeat_rows(_HEADING_ROW)

    def _write_tasks(self, sheet: "Worksheet") -> None:
        self._begin(sheet, landscape=True)
        for column, (key, width) in enumerate(_TASK_COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(_HEADING_ROW, column, self._say(key), self._heading)
        line = _HEADING_ROW
        for group in task_groups(self._summary, self._language):
            plan = fit(group.plan.title) if group.plan else ""
            for judged in group.items:
                line += 1
                cells = self._cells(line - _HEADING_ROW, plan, fit(group.title), judged)
                for column, (value, look) in enumerate(cells):
                    self._write(sheet, line, column, value, look)
                texts = [value if isinstance(value, str) else "" for value, _ in cells[:_PRINTED]]
                sheet.set_row(line, _height(texts, [width for _, width in _TASK_COLUMNS[:_PRINTED]]))
        self._can_be_filtered(sheet, line, headings=len(_TASK_COLUMNS))
        sheet.print_area(0, 0, line, _PRINTED - 1)

    def _cells(
        self, number: int, plan: str, field: str, judged: Judged
    ) -> "tuple[tuple[str | float | date | None, Format], ...]":
        fact, language = judged.fact, self._language
        counted = fact.kind is OccurrenceKind.DATED
        return (
            (number, self._number),
            (fact.code, self._number),
            (fit(lines_as_one(fact.title) or fact.short_name), self._text),
            (fit(occurrence_name(language, fact)), self._text),
            (field, self._text),
            (fit(holder(language, fact)), self._text),
            (fact.original_due, self._day),
            (judged.due if judged.due != fact.original_due else None, self._day),
            (judged.finished_on if counted else None, self._day),
            (self._result(judged), self._text),
            (judged.days_late or None, self._number),
            (fit(upper_first(remark(judged, language))) if counted else "", self._text),
            (plan, self._text),
            (fit(lines_as_one(fact.product or "")), self._text),
            (fit(fact.owner_name), self._text),
            (judged.last.percent if judged.last else None, self._number),
            (fact.evidence or None, self._number),
        )

    def _result(self, judged: Judged) -> str:
        if judged.fact.kind is OccurrenceKind.SLEEPING:
            return self._say("reports.table.asleep")
        standing = judged.fact.kind is OccurrenceKind.STANDING
        return standing_result(judged, self._language) if standing else result(judged, self._language)

    @staticmethod
    def _write(sheet: "Worksheet", line: int, column: int, value: str | float | date | None, look: "Format") -> None:
        """By what the value is, never by what a text looks like."""
        if value is None:
            sheet.write_blank(line, column, None, look)
        elif isinstance(value, date):
            sheet.write_datetime(line, column, value, look)
        elif isinstance(value, str):
            sheet.write_string(line, column, value, look)
        else:
            sheet.write_number(line, column, value, look)
