"""A workbook of ours that comes back corrected: known by the marks inside it, whatever the file is called."""

import io

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from domain.problem import Problem
from domain.reading_table import OF_A_TASK, Column, SentBack
from domain.reading_workbook import MARK, MARKS, SHEET
from domain.text import fold, one_line
from plans.excel_far_cells import without_far_cells
from plans.excel_reader import written
from plans.limits import MOST_ROWS

_NEEDED = (Column.ROW, Column.LEAD, Column.DEADLINE)


def sent_back(data: bytes) -> SentBack | None:
    """The rows of a workbook of ours, None for any other.

    Raises Problem `load.workbook.columns` where columns that are needed are gone, `load.workbook.no_rows` where there
    is nothing in the table.
    """
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(without_far_cells(data)))
    except CalamineError:
        return None
    if MARKS not in workbook.sheet_names:
        return None
    marks = _rows(workbook.get_sheet_by_name(MARKS), 60)
    if len(marks) < 3 or marks[0][:1] != [MARK]:
        return None
    _, source, stamp = [*marks[0], "", ""][:3]
    named = {fold(one_line(words)): Column(code) for code, words in zip(marks[1], marks[2], strict=False) if code}
    rows = _rows(workbook.get_sheet_by_name(_table(workbook)), MOST_ROWS)
    place, columns = next(
        ((n, found) for n, row in enumerate(rows) if Column.ROW in (found := _columns(row, named)).values()), (0, {})
    )
    kept = set(columns.values())
    if not kept.issuperset(_NEEDED) or not kept.intersection(OF_A_TASK):
        raise Problem("load.workbook.columns")
    below = [{column: row[at] for at, column in columns.items()} for row in rows[place + 1 :] if any(row)]
    if not below:
        raise Problem("load.workbook.no_rows")
    return SentBack(source, stamp, tuple(below))


def _columns(row: list[str], named: dict[str, Column]) -> dict[int, Column]:
    """Which column stands where, by a row of headings."""
    return {at: named[title] for at, words in enumerate(row) if (title := fold(one_line(words))) in named}


def _table(workbook: CalamineWorkbook) -> str:
    """The sheet of the table: by its name, else the first that is not the marks' (who corrects may rename it)."""
    others = [name for name in workbook.sheet_names if name != MARKS]
    if not others:
        raise Problem("load.workbook.columns")
    return SHEET if SHEET in others else others[0]


def _rows(sheet: CalamineSheet, most: int) -> list[list[str]]:
    return [[written(value) for value in row] for row in sheet.to_python(skip_empty_area=False, nrows=most)]
