"""A grid of cells built from spans: the one way in which every reader tells of merged cells."""

from collections.abc import Iterable
from dataclasses import dataclass

from plans.document import Cell, Row


@dataclass(frozen=True)
class Span:
    """A cell with its place in the grid and how many columns and rows it covers."""

    row: int
    column: int
    text: str
    columns: int = 1
    rows: int = 1


def grid(spans: Iterable[Span], rows: int, columns: int, page_openers: frozenset[int] = frozenset()) -> tuple[Row, ...]:
    """The rows of a table in which every place is filled; places that no span covers are blank."""
    places = [[Cell("")] * columns for _ in range(rows)]
    for span in spans:
        for r in range(span.row, min(span.row + span.rows, rows)):
            for c in range(span.column, min(span.column + span.columns, columns)):
                places[r][c] = Cell(span.text, left=c > span.column, up=r > span.row)
    return tuple(Row(tuple(cells), opens_page=number in page_openers) for number, cells in enumerate(places))
