"""Cells of an .xlsx further out than any plan goes: one at XFD1048576 would make a sheet of few cells too large."""

import io
import re
import zipfile

from plans.limits import MOST_COLUMNS, MOST_ROWS

_SHEETS = "xl/worksheets/"
_CELL = re.compile(rb'<((?:\w+:)?c)\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"(?:[^>]*/>|[^>]*>.*?</\1>)', re.DOTALL)
# Far to the right, or below: three letters, or a number of five figures and more. What is near of these is kept.
_MAY_BE_FAR = re.compile(rb'\br="(?:[A-Z]{3}\d|[A-Z]{2}\d|[A-Z]\d{5})')
_CHUNK = 1 << 20
_LONGEST_MARK = 16
# A part is held whole while it is gone through.
_MOST_OF_A_PART = 64 * 1024 * 1024


def without_far_cells(data: bytes) -> bytes:
    """The workbook without the cells beyond `MOST_ROWS` and `MOST_COLUMNS`; the same bytes where it has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            sheets = [part for part in package.infolist() if part.filename.startswith(_SHEETS)]
            trimmed = {
                part.filename: kept
                for part in sheets
                if part.file_size <= _MOST_OF_A_PART and _may_hold_far(package, part)
                if (kept := _without(package.read(part))) is not None
            }
            return _with_parts(package, trimmed) if trimmed else data
    except zipfile.BadZipFile:
        return data


def _may_hold_far(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    rest = b""
    with package.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if _MAY_BE_FAR.search(rest + chunk):
                return True
            rest = chunk[-_LONGEST_MARK:]
    return False


def _without(sheet: bytes) -> bytes | None:
    """A sheet without its far cells; None where it has none."""
    kept: list[bytes] = []
    end = 0
    for cell in _CELL.finditer(sheet):
        if int(cell[3]) > MOST_ROWS or _column(cell[2]) > MOST_COLUMNS:
            kept.append(sheet[end : cell.start()])
            end = cell.end()
    return b"".join([*kept, sheet[end:]]) if kept else None


def _column(letters: bytes) -> int:
    """A column counted from 1 by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _with_parts(package: zipfile.ZipFile, parts: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as trimmed:
        for part in package.infolist():
            trimmed.writestr(part.filename, parts.get(part.filename) or package.read(part))
    return whole.getvalue()
