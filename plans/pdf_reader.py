"""A .pdf as a neutral document: the ruled tables of its pages, joined over page ends, and the lines between them."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from domain.problem import Problem
from plans.document import Document, Paragraph, Progress, Row, Table, clean
from plans.grid import Span, grid
from plans.limits import MOST_PAGES
from plans.pdf_lines import page_lines

_SNAP = 4.0  # points by which the rules of one table may differ from page to page
_PADDING = 8.0  # points inside a cell that hold no text
_FILLED = 0.85  # the share of a column's width that a full line surely takes


def read_pdf(data: bytes, progress: Progress | None = None) -> Document:
    """The text and tables of a .pdf with a text layer.

    Raises Problem: `plans.error.encrypted` where a password is asked for, `plans.error.scanned` where the pages are
    pictures, `plans.error.damaged` where it cannot be opened.
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise Problem("plans.error.too_long", n=MOST_PAGES)
            blocks: list[Paragraph | _Sheet] = []
            letters = pictures = 0
            for number, page in enumerate(pdf.pages, 1):
                if progress is not None:
                    progress(number, len(pdf.pages))
                letters, pictures = letters + len(page.chars), pictures + len(page.images)
                blocks.extend(_page_blocks(page))
                page.close()
    except PdfminerException as error:
        locked = any(isinstance(cause, PDFPasswordIncorrect) for cause in error.args)
        raise Problem("plans.error.encrypted" if locked else "plans.error.damaged") from None
    if not letters:
        raise Problem("plans.error.scanned" if pictures else "plans.error.empty")
    return Document(tuple(_joined(blocks)))


@dataclass(frozen=True)
class _Sheet:
    """The part of a table that stands on one page: its cells, and where its columns begin (points from the left)."""

    spans: list[Span]
    columns: list[float]
    rows: int
    rooms: tuple[int, ...]
    first_on_page: bool


def _page_blocks(page: Any) -> Iterator[Paragraph | _Sheet]:
    tables = sorted(page.find_tables(), key=lambda table: table.bbox[1])
    tables = [table for table in tables if len(table.cells) > 1]
    above = 0.0
    letter = sum(char["width"] for char in page.chars) / len(page.chars) if page.chars else 1.0
    lines = page_lines(page, [table.bbox for table in tables])
    for table in tables:
        yield from (Paragraph(text) for top, text in lines if above <= top < table.bbox[1])
        yield _sheet(table, letter, first=not any(top < table.bbox[1] for top, _ in lines))
        above = table.bbox[1]
    yield from (Paragraph(text) for top, text in lines if top >= above)


def _sheet(table: Any, letter: float, first: bool) -> _Sheet:
    lefts = _steps([cell[0] for cell in table.cells])
    tops = _steps([cell[1] for cell in table.cells])
    texts = table.extract()
    spans = []
    for row, row_texts in zip(table.rows, texts, strict=True):
        for box, text in zip(row.cells, row_texts, strict=True):
            if box is None:
                continue
            left, top, right, bottom = box
            columns = sum(1 for x in lefts if left - 1 <= x < right - 1)
            rows = sum(1 for y in tops if top - 1 <= y < bottom - 1)
            spans.append(Span(_index(tops, top), _index(lefts, left), clean(text or ""), columns, rows))
    edges = [*lefts, max(cell[2] for cell in table.cells)]
    rooms = tuple(int(_FILLED * (right - left - _PADDING) / letter) for left, right in pairwise(edges))
    return _Sheet(spans, lefts, len(tops), rooms, first)


def _steps(values: list[float]) -> list[float]:
    """The different values, ascending, those within a point of each other taken as one."""
    steps: list[float] = []
    for value in sorted(values):
        if not steps or value - steps[-1] > 1:
            steps.append(value)
    return steps


def _index(steps: list[float], value: float) -> int:
    return min(range(len(steps)), key=lambda index: abs(steps[index] - value))


def _joined(blocks: list[Paragraph | _Sheet]) -> Iterator[Paragraph | Table]:
    """Parts of one table on following pages made one table; blank lines dropped."""
    open_part: list[_Sheet] = []
    for block in blocks:
        if isinstance(block, _Sheet):
            if open_part and not (block.first_on_page and _same_columns(open_part[0], block)):
                yield _table(open_part)
                open_part = []
            open_part.append(block)
        elif block.text:
            if open_part:
                yield _table(open_part)
                open_part = []
            yield block
    if open_part:
        yield _table(open_part)


def _same_columns(first: _Sheet, second: _Sheet) -> bool:
    return all(any(abs(x - other) <= _SNAP for other in first.columns) for x in second.columns)


def _table(parts: list[_Sheet]) -> Table:
    columns = parts[0].columns
    rows: list[Row] = []
    for part in parts:
        place = [_index(columns, x) for x in part.columns]
        spans = [
            Span(span.row, place[span.column], span.text, _reach(place, span, len(columns)), span.rows)
            for span in part.spans
        ]
        opener = frozenset({0}) if part is not parts[0] else frozenset()
        rows.extend(grid(spans, part.rows, len(columns), opener))
    return Table(tuple(rows), rooms=parts[0].rooms)


def _reach(place: list[int], span: Span, columns: int) -> int:
    after = span.column + span.columns
    return (place[after] if after < len(place) else columns) - place[span.column]
