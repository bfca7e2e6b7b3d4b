"""The rows of a task table under its header, as texts by what they are; page furniture dropped, cut rows joined."""

import re
from dataclasses import replace

from domain.text import fold, one_line
from plans.columns import Role
from plans.dittos import without_dittos
from plans.document import Cell, Row
from plans.header import Header, is_column_numbers, repeats
from plans.line import Line
from plans.line_order import numbers_in_texts, under_sections
from plans.numbers import rank
from plans.row_joining import continues, joined_text, runs_on
from plans.unit_matrix import marked_units
from plans.wrapping import unwrap

_TOTAL = re.compile(r"tong (cong|so|diem)\b.{0,20}|(cong|tong)\b( (muc|phan|nhom)\b)?( [ivx]+\b| [a-h]\b)?[\W\d]*")
_LONGEST_NUMBER = 12


def read_lines(rows: tuple[Row, ...], header: Header, *, wrapped: bool = False) -> list[Line]:
    """The lines under a header: repeated headers, column numbers, totals and blank rows left out, cut rows joined."""
    lines: list[Line] = []
    fresh_page = False
    for row in rows:
        fresh_page = fresh_page or row.opens_page
        if _is_furniture(row, header):
            continue
        row = _with_number_column(row, header)
        line = _line(_unwrapped(row, header) if wrapped else row, header, fresh_page)
        if line is None:
            continue
        fresh_page = False
        above = next((earlier.texts for earlier in reversed(lines) if earlier.texts), {})
        line = replace(line, texts=without_dittos(line.texts, above))
        if lines and line.banner is None and lines[-1].banner is None:
            if continues(lines[-1], line):
                lines[-1] = _joined(lines[-1], line)
                continue
            if line.opens_page and not line.number:
                lines[-1], line = _merged_over_page(lines[-1], line)
            line = _with_shared(lines[-1], line)
        lines.append(line)
    lines = lines if header.column(Role.NUMBER) is not None else numbers_in_texts(lines)
    return under_sections(lines)


def _with_shared(above: Line, line: Line) -> Line:
    """A merged cell's text as the rows above have it, put together from both sides of a page end."""
    return replace(line, texts={**line.texts, **{role: above.texts.get(role, "") for role in line.shared}})


def _merged_over_page(above: Line, line: Line) -> tuple[Line, Line]:
    """Two rows of one number on both sides of a page end: cells merged over both show their rest in the second."""
    runs_over = {
        role: text for role, text in line.texts.items() if text and runs_on(role, above.texts.get(role, ""), text) > 0
    }
    blank = {role for role, text in line.texts.items() if not text and role is not Role.NUMBER}
    texts = {**above.texts, **{role: joined_text(above.texts[role], text) for role, text in runs_over.items()}}
    return replace(above, texts=texts), replace(line, shared=line.shared | frozenset(runs_over) | blank)


def _with_number_column(row: Row, header: Header) -> Row:
    """A row that lost its blank number cell (a text dump drops the column of a page where it is blank) set right."""
    lost = len(header.headings) - len(row.cells)
    if lost != 1 or header.column(Role.NUMBER) != 0 or rank(row.cells[0].text) is not None:
        return row
    return replace(row, cells=(Cell(""), *row.cells))


def _unwrapped(row: Row, header: Header) -> Row:
    """A row without the line ends of narrow columns; those of units stay, for a name may begin a line."""
    units = {header.column(Role.LEAD), header.column(Role.COOPERATING)}
    cells = [
        cell if column in units else replace(cell, text=unwrap(cell.text)) for column, cell in enumerate(row.cells)
    ]
    return replace(row, cells=tuple(cells))


def _is_furniture(row: Row, header: Header) -> bool:
    if is_column_numbers(row) or repeats(row, header):
        return True
    texts = [cell.text for cell in row.cells if cell.text and not cell.left and not cell.up]
    return _TOTAL.fullmatch(fold(" ".join(texts)).strip()) is not None


def _line(row: Row, header: Header, opens_page: bool) -> Line | None:
    number_column = header.column(Role.NUMBER)
    number = _text(row, number_column)
    banner = _banner(row)
    if banner is not None:
        if banner[0] == number_column:
            number = ""
        return Line(_tidy_number(number), {}, banner=banner[1], opens_page=opens_page)
    texts: dict[Role, str] = {}
    shared: set[Role] = set()
    for column, role in header.roles.items():
        if role is Role.OTHER or role is Role.REPORTED or column >= len(row.cells):
            continue
        texts[role] = row.cells[column].text
        if row.cells[column].up:
            shared.add(role)
    if header.periods:
        texts[Role.DEADLINE] = ", ".join(filter(None, [texts.get(Role.DEADLINE, ""), *_crossed(row, header)]))
    if header.units:
        texts |= marked_units(row, header.units)
    texts[Role.NUMBER] = _tidy_number(number)
    line = Line(texts[Role.NUMBER], texts, frozenset(shared), opens_page=opens_page)
    if not line.says and rank(line.number) is None and len(line.number) > _LONGEST_NUMBER:
        # A heading typed into the narrow first column.
        return Line("", {}, banner=_text(row, number_column), opens_page=opens_page)
    return line if line.says else None


def _crossed(row: Row, header: Header) -> list[str]:
    """The periods whose columns this row crosses; a cell that says more than a cross speaks for itself."""
    marks = {column: _text(row, column) for column in header.periods if _text(row, column)}
    return [header.periods[column] if len(text) <= 2 else text for column, text in marks.items()]


def _text(row: Row, column: int | None) -> str:
    return row.cells[column].text if column is not None and column < len(row.cells) else ""


def _tidy_number(text: str) -> str:
    number = one_line(text).strip(" ").rstrip(".):/").lstrip("(")
    return number[:-2] if re.fullmatch(r"\d+\.0", number) else number


def _banner(row: Row) -> tuple[int, str] | None:
    """The column and text of a cell merged over most of the row, where nothing else but a number is printed."""
    filled = [(column, cell) for column, cell in enumerate(row.cells) if cell.text and not cell.left]
    wide = [(column, cell) for column, cell in filled if _width(row, column) >= max(2, (len(row.cells) - 1) // 2)]
    others = [column for column, _ in filled if (column, row.cells[column]) not in wide]
    if len(wide) == 1 and not wide[0][1].up and all(column < wide[0][0] for column in others) and len(others) <= 1:
        return wide[0][0], wide[0][1].text
    return None


def _width(row: Row, column: int) -> int:
    width = 1
    while column + width < len(row.cells) and row.cells[column + width].left:
        width += 1
    return width


def _joined(line: Line, rest: Line) -> Line:
    texts = dict(line.texts)
    for role, text in rest.texts.items():
        if role is Role.NUMBER:
            continue
        if text and role not in rest.shared:
            texts[role] = joined_text(texts.get(role, ""), text)
    number = line.number or rest.number
    texts[Role.NUMBER] = number
    shared = line.shared if line.number else line.shared - {Role.NUMBER}
    return replace(line, number=number, texts=texts, shared=shared)
