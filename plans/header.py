"""The header of a task table: which rows it takes and what each column holds."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from domain.text import fold
from plans.columns import Role, assign, claim_of, names_people
from plans.columns_by_cells import with_columns_by_cells
from plans.document import Row
from plans.unit_matrix import unit_columns

_COLUMN_NUMBER = re.compile(r"\(?\s*(\d{1,2}|[a-z])\s*\)?")
_NUMERIC = re.compile(r"\d+(?:[.,]\d+)?\s*%?")
_PERIOD = re.compile(r"(quy|thang|t|q)\s*\.?\s*([ivx]+|\d{1,2})(\s*/\s*\d{4})?")
_SEARCHED_ROWS = 40
_LONGEST_HEADING = 200
_MOST_HEADER_ROWS = 3
_LONGEST_SUB_HEADING = 40

_TEXTS = {Role.TITLE}
_BURDENS = {Role.LEAD, Role.COOPERATING, Role.DEADLINE, Role.END}


@dataclass(frozen=True)
class Header:
    """Where each role stands, what is printed over it, its rows; `periods`, `units`: what marks stand for."""

    roles: dict[int, Role]
    headings: dict[int, str]
    periods: dict[int, str]
    start: int
    end: int
    units: dict[int, str] = field(default_factory=dict)

    def column(self, role: Role) -> int | None:
        return next((column for column, held in self.roles.items() if held is role), None)

    def moved(self, start: int) -> "Header":
        """The same columns for rows that begin at once, without a header of their own."""
        return replace(self, start=start, end=start)


def find_header(rows: tuple[Row, ...], after: int = 0) -> Header | None:
    """The first header of a task table among the rows from `after` on, or None where there is none near."""
    for start in range(after, min(len(rows), after + _SEARCHED_ROWS)):
        if _claims(rows[start]) >= 2:
            header = _header_at(rows, start)
            if header is not None:
                return header
    return None


def is_column_numbers(row: Row) -> bool:
    """Whether the row only numbers the columns: (1) (2) (3), or A B 1 2."""
    texts = [fold(cell.text).strip() for cell in row.cells if not cell.left]
    marks = [match[1] for text in texts if text and (match := _COLUMN_NUMBER.fullmatch(text))]
    if len(marks) < 3 or any(text and not _COLUMN_NUMBER.fullmatch(text) for text in texts):
        return False
    digits = [int(mark) for mark in marks if mark.isdigit()]
    return len(digits) >= 2 and digits == list(range(digits[0], digits[0] + len(digits)))


def repeats(row: Row, header: Header) -> bool:
    """Whether a row only prints the headings again, as on each page."""
    if any(len(cell.text) > _LONGEST_HEADING for cell in row.cells):
        return False
    texts = {
        column: plain(cell.text) for column, cell in enumerate(row.cells) if cell.text and not cell.left and not cell.up
    }
    same = sum(1 for column, text in texts.items() if text and text in plain(header.headings.get(column, "")))
    return bool(texts) and same == len(texts) and (same > 1 or row.opens_page)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The letters and digits of a text alone."""
    return re.sub(r"\W+", "", fold(text))


def _claims(row: Row) -> int:
    return sum(1 for cell in row.cells if not cell.left and cell.text and claim_of(cell.text) is not None)


def _header_at(rows: tuple[Row, ...], start: int) -> Header | None:
    end = start + 1
    while end < min(len(rows), start + _MOST_HEADER_ROWS) and _goes_on(rows[end], rows[end - 1]):
        end += 1
    headings: dict[int, str] = {}
    periods: dict[int, str] = {}
    for column in range(len(rows[start].cells)):
        parts: list[str] = []
        for depth, row in enumerate(rows[start:end]):
            cell = row.cells[column] if column < len(row.cells) else None
            if cell is not None and cell.text and not cell.up and cell.text not in parts:
                parts.append(cell.text)
                if depth and _PERIOD.fullmatch(fold(cell.text).strip()):
                    periods[column] = cell.text
        headings[column] = " ".join(part.replace("\n", " ") for part in parts)
    periods = periods or _periods_of_one_row(rows[start])
    if end < len(rows) and is_column_numbers(rows[end]):
        end += 1
    own = {column: _own_heading(rows[start:end], column, headings[column]) for column in headings}
    numeric = frozenset(column for column in headings if _is_numeric(rows[end:], column))
    units = _units(rows[start:end], rows[end:])
    own = {column: text for column, text in own.items() if column not in periods and column not in units}
    roles = with_columns_by_cells(assign(own, numeric), own, rows[end:], timed=bool(periods), named=bool(units))
    held = set(roles.values())
    if not held & _TEXTS or not (held & _BURDENS or periods or units):
        return None
    if any(map(names_people, own.values())) and not (held & {Role.DEADLINE, Role.END} or periods):
        return None
    return Header(roles, headings, periods, start, end, units)


def _units(header: tuple[Row, ...], rows: tuple[Row, ...]) -> dict[int, str]:
    """The units that columns of marks under one spreading heading stand for."""
    if len(header) < 2:
        return {}
    top, lowest = header[0], header[-1]
    over = {column: cell.text for column, cell in enumerate(top.cells) if cell.left or _spreads(top, column)}
    names = {column: cell.text for column, cell in enumerate(lowest.cells) if not cell.up}
    return unit_columns(over, names, rows)


def _periods_of_one_row(row: Row) -> dict[int, str]:
    """Quarters or months that stand in a header of one row, three or more side by side."""
    named = {column: cell.text for column, cell in enumerate(row.cells) if _PERIOD.fullmatch(fold(cell.text).strip())}
    return named if len(named) > 2 else {}


def _own_heading(rows: tuple[Row, ...], column: int, whole: str) -> str:
    """The lowest heading of a column where it says enough (`Chủ trì` under `Đơn vị thực hiện`), else the whole."""
    texts = [row.cells[column].text for row in rows if column < len(row.cells) and row.cells[column].text]
    lowest = texts[-1] if texts and not is_column_mark(texts[-1]) else (texts[-2] if len(texts) > 1 else "")
    spread = any(row.cells[column].left or _spreads(row, column) for row in rows if column < len(row.cells))
    return lowest if spread and claim_of(lowest) is not None else whole


def is_column_mark(text: str) -> bool:
    return _COLUMN_NUMBER.fullmatch(fold(text).strip()) is not None


def _spreads(row: Row, column: int) -> bool:
    return column + 1 < len(row.cells) and row.cells[column + 1].left


def _goes_on(row: Row, above: Row) -> bool:
    """Whether a row is one more of the header: all it adds are headings under one that spreads or merges."""
    own = [cell for cell in row.cells if cell.text and not cell.up and not cell.left]
    if not own or is_column_numbers(row):
        return False
    if not (any(cell.up for cell in row.cells) or any(cell.left for cell in above.cells) or not row.cells[0].text):
        return False
    if any(cell.up for cell in row.cells) and all(
        cell.up or cell.left or not cell.text or _under_a_spread(above, place) for place, cell in enumerate(row.cells)
    ):
        return not any(len(cell.text) > _LONGEST_SUB_HEADING for cell in own)
    return all(claim_of(cell.text) or _PERIOD.fullmatch(fold(cell.text).strip()) for cell in own) and len(own) >= 2


def _under_a_spread(above: Row, column: int) -> bool:
    """Whether the cell above this column covers several columns, as "Bộ phận thực hiện" does over "Chính"."""
    return column < len(above.cells) and (above.cells[column].left or _spreads(above, column))


def _is_numeric(rows: tuple[Row, ...], column: int) -> bool:
    texts = [row.cells[column].text for row in rows if column < len(row.cells) and not row.cells[column].left]
    filled = [
        text for text in texts if (text and not text.isupper() and not is_column_mark(text)) or _NUMERIC.fullmatch(text)
    ]
    numbers = sum(1 for text in filled if _NUMERIC.fullmatch(text))
    return numbers > 0 and numbers >= 0.8 * len(filled)
