"""An Excel workbook (.xlsx, .xls, .xlsb) or OpenDocument sheet (.ods) as a neutral document: one table a sheet."""

import io
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from domain.plan_draft import Remark
from plans.document import Document, Row, Table, clean
from plans.excel_far_cells import without_far_cells
from plans.excel_hidden import hidden_rows
from plans.grid import Span, grid
from plans.limits import MOST_COLUMNS, MOST_ROWS

type_of_value = int | float | str | bool | time | date | datetime | timedelta


def read_excel(data: bytes) -> Document:
    """The visible sheets of a workbook, hidden rows left out and remarked on."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(without_far_cells(data)))
    visible = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible is SheetVisibleEnum.Visible]
    hidden = hidden_rows(data)
    sheets = [(name, workbook.get_sheet_by_name(name)) for name in visible]
    tables = [Table(_rows(sheet, hidden.get(name, frozenset())), name=name) for name, sheet in sheets]
    remarks = []
    left_out = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible is not SheetVisibleEnum.Visible]
    if left_out:
        remarks.append(Remark("hidden_sheets", args={"n": len(left_out), "names": ", ".join(left_out)}))
    remarks.extend(
        Remark("hidden_rows", where=name, args={"n": len(hidden[name])}) for name in visible if hidden.get(name)
    )
    return Document(tuple(table for table in tables if table.rows), remarks=tuple(remarks))


def _rows(sheet: CalamineSheet, hidden: frozenset[int]) -> tuple[Row, ...]:
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        merged[top, left] = (min(bottom, MOST_ROWS) - top + 1, min(right, MOST_COLUMNS) - left + 1)
    covered = _covered(merged)
    values = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)
    kept = [number for number in range(len(values)) if number not in hidden]
    place = {number: index for index, number in enumerate(kept)}
    width = min(max((len(row) for row in values), default=0), MOST_COLUMNS)
    spans = []
    for number in kept:
        for column, value in enumerate(values[number][:width]):
            if (number, column) in covered:
                continue
            rows, columns = merged.get((number, column), (1, 1))
            text = written(value)
            if text:
                shown = sum(1 for n in range(number, number + rows) if n in place)
                spans.append(Span(place[number], column, text, columns, shown))
    return _trimmed(grid(spans, len(kept), width))


def _covered(merged: dict[tuple[int, int], tuple[int, int]]) -> set[tuple[int, int]]:
    places: set[tuple[int, int]] = set()
    for (top, left), (rows, columns) in merged.items():
        if rows * columns <= MOST_ROWS:
            places.update((top + r, left + c) for r in range(rows) for c in range(columns) if r or c)
    return places


def _trimmed(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Without the blank rows at the end."""
    end = len(rows)
    while end and not any(cell.text for cell in rows[end - 1].cells):
        end -= 1
    return rows[:end]


def written(value: type_of_value) -> str:
    """A cell's value as it would be printed: whole numbers without a point, days as dd/mm/yyyy."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}"
    if isinstance(value, datetime | date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    return clean(value) if isinstance(value, str) else str(value)
