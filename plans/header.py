"""The header of a task table: which rows it takes and what each column holds."""

import re
from dataclasses import dataclass

from domain.text import fold
from plans.columns import Role, assign, claim_of
from plans.document import Row

_COLUMN_NUMBER = re.compile(r"\(?\s*(\d{1,2}|[a-z])\s*\)?")
_NUMERIC = re.compile(r"\d+(?:[.,]\d+)?\s*%?")
_PERIOD = re.compile(r"(quy|thang|t|q)\s*\.?\s*([ivx]+|\d{1,2})(\s*/\s*\d{4})?")
_SEARCHED_ROWS = 40
_MOST_HEADER_ROWS = 3

_TEXTS = {Role.TITLE}
_BURDENS = {Role.LEAD, Role.COOPERATING, Role.DEADLINE, Role.END}


@dataclass(frozen=True)
class Header:
    """Where each role stands, what is printed over it, the periods that columns of crosses stand for, and the first row after."""

    roles: dict[int, Role]
    headings: dict[int, str]
    periods: dict[int, str]
    start: int
    end: int

    def column(self, role: Role) -> int | None:
        return next((column for column, held in self.roles.items() if held is role), None)


def find_header(rows: tuple[Row, ...]) -> Header | None:
    """The first header of a task table among the rows, or None where these rows are no task table."""
    for start in range(min(len(rows), _SEARCHED_ROWS)):
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
        for row in rows[start:end]:
            cell = row.cells[column] if column < len(row.cells) else None
            if cell is not None and cell.text and not cell.up and cell.text not in parts:
                parts.append(cell.text)
        headings[column] = " ".join(part.replace("\n", " ") for part in parts)
        if len(parts) > 1 and _PERIOD.fullmatch(fold(parts[-1]).strip()):
            periods[column] = parts[-1]
    if end < len(rows) and is_column_numbers(rows[end]):
        end += 1
    own = {column: _own_heading(rows[start:end], column, headings[column]) for column in headings}
    numeric = frozenset(column for column in headings if _is_numeric(rows[end:], column))
    roles = assign({column: text for column, text in own.items() if column not in periods}, numeric)
    held = set(roles.values())
    if not held & _TEXTS or not (held & _BURDENS or periods):
        return None
    return Header(roles, headings, periods, start, end)


def _own_heading(rows: tuple[Row, ...], column: int, whole: str) -> str:
    """The lowest heading of a column where it says enough by itself (`Chủ trì` under `Đơn vị thực hiện`), else the whole."""
    texts = [row.cells[column].text for row in rows if column < len(row.cells) and row.cells[column].text]
    lowest = texts[-1] if texts and not is_column_mark(texts[-1]) else (texts[-2] if len(texts) > 1 else "")
    spread = any(row.cells[column].left or _spreads(row, column) for row in rows if column < len(row.cells))
    return lowest if spread and claim_of(lowest) is not None else whole


def is_column_mark(text: str) -> bool:
    return _COLUMN_NUMBER.fullmatch(fold(text).strip()) is not None


def _spreads(row: Row, column: int) -> bool:
    return column + 1 < len(row.cells) and row.cells[column + 1].left


def _goes_on(row: Row, above: Row) -> bool:
    """Whether a row is one more of the header: all it adds are short headings under a heading that spreads or merges."""
    own = [cell for cell in row.cells if cell.text and not cell.up and not cell.left]
    if not own or is_column_numbers(row):
        return False
    if not (any(cell.up for cell in row.cells) or any(cell.left for cell in above.cells) or not row.cells[0].text):
        return False
    return all(claim_of(cell.text) or _PERIOD.fullmatch(fold(cell.text).strip()) for cell in own) and len(own) >= 2


def _is_numeric(rows: tuple[Row, ...], column: int) -> bool:
    texts = [row.cells[column].text for row in rows if column < len(row.cells) and not row.cells[column].left]
    filled = [
        text for text in texts if (text and not text.isupper() and not is_column_mark(text)) or _NUMERIC.fullmatch(text)
    ]
    numbers = sum(1 for text in filled if _NUMERIC.fullmatch(text))
    return numbers > 0 and numbers >= 0.8 * len(filled)
