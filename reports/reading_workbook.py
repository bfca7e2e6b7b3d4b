"""The whole reading of a plan as a workbook to look through, correct in Excel and send back. Text stays text."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from domain.deadline_words import deadline_words
from domain.plan_draft import PlanDraft, TaskDraft
from domain.reading_table import Column, Doubt, cell, columns_of, heading_words
from domain.reading_workbook import MARK, MARKS, SHEET
from locales import say
from reports.clean import fit
from reports.document_form import FONT

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Say = Callable[..., str]
_WIDTHS = {
    Column.ROW: 8,
    Column.NUMBER: 6,
    Column.SECTION: 18,
    Column.GROUP: 18,
    Column.CRITERION: 24,
    Column.OBJECTIVE: 24,
    Column.TITLE: 34,
    Column.ACTIVITY: 32,
    Column.PRODUCT: 24,
    Column.LEAD: 20,
    Column.COOPERATING: 22,
    Column.DEADLINE: 18,
    Column.SCORE_MAX: 8,
    Column.SCORE_ACHIEVED: 8,
    Column.SCORE_TARGET: 8,
}
_READ_AS, _NOTES = 18, 26
_LINE, _HIGHEST = 13.5, 400.0
"""Points of a line of text, and how high a row may be."""
_TOP = 3
_ROOM_FOR_MORE = 200
"""How many rows below the last one take part in the filter's lists, for tasks that are added."""
_LONGEST_LIST = 400
_A4 = 9


@dataclass(frozen=True)
class ReadingBook:
    """What the workbook is made of: the reading, what it is known by, its doubts, and the office's units to choose.

    `source` tells the file that was read, `stamp` this state of its reading.
    """

    draft: PlanDraft
    source: str
    stamp: str
    doubts: Sequence[Doubt]
    units: Sequence[str]


def reading_xlsx(book: ReadingBook, language: str = "vi") -> bytes:
    """The workbook: one sheet of all rows, and a hidden one by which it is known when it comes back."""
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    import xlsxwriter  # noqa: PLC0415 - loaded with the first workbook only

    with xlsxwriter.Workbook(stream, options) as workbook:
        _Sheet(workbook, book, partial(say, language)).write()
    return stream.getvalue()


class _Sheet:
    """The sheet of the table and the few looks its cells have."""

    def __init__(self, workbook: "Workbook", book: ReadingBook, said: Say) -> None:
        self._book, self._say, self._draft = book, said, book.draft
        self._columns = columns_of(book.draft)
        self._sheet: Worksheet = workbook.add_worksheet(SHEET)
        self._marks: Worksheet = workbook.add_worksheet(MARKS)
        look = partial(self._look, workbook)
        self._title = look(bold=True, font_size=14, border=0)
        self._how = look(italic=True, border=0, font_color="#5A6675")
        self._heading = look(bold=True, align="center", valign="vcenter", text_wrap=True, bg_color="#DCE6F1")
        self._heading_ours = look(bold=True, align="center", valign="vcenter", text_wrap=True, bg_color="#E7E6E6")
        self._text = look(text_wrap=True, valign="top", num_format="@")
        self._code = look(valign="top", num_format="@", font_color="#5A6675", bg_color="#F2F2F2")
        self._doubt = look(text_wrap=True, valign="top", num_format="@", bg_color="#FFF2CC")
        self._ours = look(text_wrap=True, valign="top", italic=True, font_color="#44546A", bg_color="#F2F2F2")
        self._ours_doubt = look(text_wrap=True, valign="top", italic=True, font_color="#7F6000", bg_color="#FFF2CC")

    @staticmethod
    def _look(workbook: "Workbook", **properties: object) -> "Format":
        whole = {"font_name": FONT, "font_size": 10, "border": 1, "border_color": "#BFBFBF", **properties}
        return workbook.add_format(whole)

    def write(self) -> None:
        self._write_marks()
        self._write_head()
        notes = defaultdict(list)
        for doubt in self._book.doubts:
            notes[doubt.row].append(doubt)
        last = _TOP
        for last, task in enumerate(self._draft.tasks, start=_TOP + 1):
            self._write_row(last, task, notes[task.ref])
        self._finish(last)

    def _write_head(self) -> None:
        sheet = self._sheet
        sheet.write_string(0, 0, fit(self._draft.title), self._title)
        sheet.write_string(1, 0, self._say("load.workbook.how"), self._how)
        widths = [*(_WIDTHS[c] for c in self._columns), _READ_AS, _NOTES]
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        for at, column in enumerate(self._columns):
            look = self._heading_ours if column is Column.ROW else self._heading
            sheet.write_string(_TOP, at, self._heading_of(column), look)
        for at, key in enumerate(("load.workbook.read_as", "load.workbook.notes"), len(self._columns)):
            sheet.write_string(_TOP, at, self._say(key), self._heading_ours)
        sheet.set_row(_TOP, 32)

    def _heading_of(self, column: Column) -> str:
        return self._say(f"load.column.{column.value}")

    def _write_row(self, line: int, task: TaskDraft, doubts: Sequence[Doubt]) -> None:
        doubtful = {doubt.column for doubt in doubts}
        lines = 1
        for at, column in enumerate(self._columns):
            look = self._code if column is Column.ROW else self._doubt if column in doubtful else self._text
            text = "\n".join(map(fit, cell(self._draft, task, column).split("\n")))
            self._sheet.write_string(line, at, text, look)
            lines = max(lines, _lines(text, _WIDTHS[column]))
        ours = self._ours_doubt if Column.DEADLINE in doubtful else self._ours
        read_as = deadline_words(task.deadline, self._say)
        self._sheet.write_string(line, len(self._columns), read_as, ours)
        said = [self._say(doubt.key, where=task.ref, **doubt.args) for doubt in doubts]
        if task.note:
            said.append(task.note)
        look = self._ours_doubt if doubts else self._ours
        notes = fit(" ".join(dict.fromkeys(said)))
        self._sheet.write_string(line, len(self._columns) + 1, notes, look)
        # Not every program makes a row as high as its text.
        lines = max(lines, _lines(read_as, _READ_AS), _lines(notes, _NOTES))
        self._sheet.set_row(line, min(lines * _LINE + 3, _HIGHEST))

    def _write_marks(self) -> None:
        """By what the workbook is known, which column is which, and the lists that cells offer."""
        book, marks = self._book, self._marks
        for at, text in enumerate((MARK, book.source, book.stamp)):
            marks.write_string(0, at, text)
        for at, column in enumerate(self._columns):
            marks.write_string(1, at, column.value)
            marks.write_string(2, at, self._heading_of(column))
        for at, listed in enumerate((self._sections(), self._units())):
            for line, text in enumerate(listed, start=4):
                marks.write_string(line, at, text)
        marks.very_hidden()

    def _sections(self) -> list[str]:
        return [fit(heading_words(section)) for section in self._draft.sections][:_LONGEST_LIST]

    def _units(self) -> list[str]:
        return [fit(name) for name in self._book.units][:_LONGEST_LIST]

    def _finish(self, last: int) -> None:
        sheet = self._sheet
        for at, (column, listed) in enumerate(((Column.SECTION, self._sections()), (Column.LEAD, self._units()))):
            if not listed:
                continue
            letter = "AB"[at]
            # A list to choose from; what is none of it may be typed all the same.
            offer = {
                "validate": "list",
                "source": f"={MARKS}!${letter}$5:${letter}${len(listed) + 4}",
                "error_type": "information",
                "show_error": False,
            }
            place = self._columns.index(column)
            sheet.data_validation(_TOP + 1, place, last + _ROOM_FOR_MORE, place, offer)
        sheet.autofilter(_TOP, 0, last, len(self._columns) + 1)
        sheet.freeze_panes(_TOP + 1, 1)
        sheet.repeat_rows(_TOP)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.3, top=0.5, bottom=0.6)
        sheet.set_footer("&C&P/&N")
        sheet.activate()


def _lines(text: str, width: int) -> int:
    """About how many lines a text takes in a column that many characters wide."""
    return sum(max(1, -(-len(line) // int(width * 1.2))) for line in text.split("\n"))
