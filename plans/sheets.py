"""A table that is no plan (a staff list, days off), .csv or a workbook, as sheets of text."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date

from python_calamine import CalamineError, CalamineWorkbook

from domain.problem import Problem
from domain.roster_table import Sheet

MOST_BYTES = 5 * 1024 * 1024
_MOST_UNPACKED = 50 * 1024 * 1024
"""A small workbook can unpack to gigabytes; no staff list is larger than this."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

Cell = int | float | str | bool | date | object


def read_sheets(name: str, data: bytes) -> list[Sheet]:
    """The sheets of a file; `name` is what a .csv is called. Raises Problem for one that cannot be used."""
    if len(data) > MOST_BYTES:
        raise Problem("roster.too_large", megabytes=MOST_BYTES // 2**20)
    if data.startswith((_ZIP, _OLE)):
        return _workbook(data)
    return [Sheet(name, tuple(_csv_rows(_text(data))))]


def _workbook(data: bytes) -> list[Sheet]:
    try:
        if data.startswith(_ZIP):
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                unpacked = sum(part.file_size for part in packed.infolist())
            if unpacked > _MOST_UNPACKED:
                raise Problem("roster.too_large", megabytes=MOST_BYTES // 2**20)
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [_sheet(book, name) for name in book.sheet_names]
    except (CalamineError, zipfile.BadZipFile, OSError) as error:
        raise Problem("roster.unreadable") from error


def _sheet(book: CalamineWorkbook, name: str) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    rows = [[_as_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    # A cell merged downwards says the same for each of its rows: a unit beside all its people.
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
        for row in rows[top + 1 : bottom + 1]:
            row[left] = rows[top][left]
    return Sheet(name, tuple(tuple(row) for row in rows))


def _as_text(cell: Cell) -> str:
    """A cell as it is seen: numbers come as 3.0 where 3 was typed."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _text(data: bytes) -> str:
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Problem("roster.not_text") from error
    if "\0" in text:
        raise Problem("roster.unreadable")
    return text


def _csv_rows(text: str) -> Iterable[tuple[str, ...]]:
    # A cell may hold a ; of its own, so the headings tell which mark stands between cells.
    first: str = next((line for line in text.splitlines() if line.strip()), "")
    mark = max(",;\t", key=first.count)
    rows: Iterable[Sequence[str]] = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        yield from (tuple(row) for row in rows)
    except csv.Error as error:
        raise Problem("roster.unreadable") from error
