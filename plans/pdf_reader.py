"""A .pdf as a neutral document: the tables of its pages, joined over page ends, and the lines between them."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from domain.plan_draft import Remark
from domain.problem import Problem
from plans.document import Document, Paragraph, Progress, Row, Table, clean
from plans.grid import Span, grid
from plans.limits import MOST_PAGES
from plans.pdf_columns import Aligned, aligned_table
from plans.pdf_furniture import without_furniture
from plans.pdf_lines import page_lines
from plans.pdf_pages import page_count_over, upright
from plans.pdf_words import Word, page_words
from plans.text_quality import is_garbled

_PAGE_OBJECT = re.compile(rb"/Type\s*/Page\b")
_MOST_VERSIONS = 5  # that a page may have in a file that was changed
_SNAP = 4.0  # points by which the rules of one table may differ from page to page
_PADDING = 8.0  # points inside a cell that hold no text
_FILLED = 0.85  # the share of a column's width that a full line surely takes
_FEWEST_COLUMNS = 3  # of a ruled table beside which none without rules is looked for
_PICTURED = 0.5  # the share of a page that a picture of one takes
_FEW_LETTERS = 400  # fewer are a signature's or a stamp's
_MOST_NAMED = 10


def read_pdf(data: bytes, progress: Progress | None = None) -> Document:
    """The text and tables of a .pdf with a text layer.

    Raises Problem: `plans.error.encrypted` where a password is asked for, `plans.error.scanned` where the pages are
    pictures, `plans.error.garbled` where the letters of its typefaces cannot be told, `plans.error.damaged` where it
    cannot be opened.
    """
    # Opening a file looks at every object in it, which no pages beyond the limit are worth.
    if len(_PAGE_OBJECT.findall(data)) > _MOST_VERSIONS * MOST_PAGES:
        raise Problem("plans.error.too_long", n=MOST_PAGES)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if page_count_over(pdf.doc, MOST_PAGES):
                raise Problem("plans.error.too_long", n=MOST_PAGES)
            pages: list[_Page] = []
            for number, page in enumerate(pdf.pages, 1):
                if progress is not None:
                    progress(number, len(pdf.pages))
                pages.append(_read_page(upright(page)))
                page.close()
    except PdfminerException as error:
        locked = any(isinstance(cause, PDFPasswordIncorrect) for cause in error.args)
        raise Problem("plans.error.encrypted" if locked else "plans.error.damaged") from None
    remarks = _remarks(pages)
    return Document(tuple(_joined(_blocks(pages))), remarks=remarks)


def _remarks(pages: list["_Page"]) -> tuple[Remark, ...]:
    """What the pages that are pictures leave unread. Raises Problem where it is all of them, or none is legible."""
    pictured = [number for number, page in enumerate(pages, 1) if page.is_picture]
    if not any(page.letters for page in pages) and not pictured:
        raise Problem("plans.error.empty")
    if pictured and all(page.is_picture or not page.letters for page in pages):
        raise Problem("plans.error.scanned")
    if is_garbled(" ".join(text for page in pages for text in page.texts())):
        raise Problem("plans.error.garbled")
    if not pictured:
        return ()
    return (Remark("scanned_pages", args={"n": len(pictured), "pages": ", ".join(map(str, pictured[:_MOST_NAMED]))}),)


@dataclass(frozen=True)
class _Sheet:
    """The part of a table that stands on one page: its cells, and where its columns begin (points from the left)."""

    spans: list[Span]
    columns: list[float]
    rows: int
    rooms: tuple[int, ...]
    first_on_page: bool = False


@dataclass(frozen=True)
class _Page:
    """What a page holds: its ruled tables with their distance from the top, and the words outside them; in points."""

    sheets: list[tuple[float, _Sheet]]
    words: list[Word]
    width: float
    height: float
    letters: int
    letter: float
    is_picture: bool

    def texts(self) -> Iterator[str]:
        for _, sheet in self.sheets:
            yield from (span.text for span in sheet.spans)
        yield from (word["text"] for word in self.words)


def _read_page(page: Any) -> _Page:
    tables = [table for table in page.find_tables() if len(table.cells) > 1]
    letter = sum(char["width"] for char in page.chars) / len(page.chars) if page.chars else 1.0
    return _Page(
        [(table.bbox[1], _sheet(table, letter)) for table in tables],
        page_words(page, [table.bbox for table in tables]),
        float(page.width),
        float(page.height),
        len(page.chars),
        letter,
        _is_picture(page),
    )


def _is_picture(page: Any) -> bool:
    """Whether a page is the picture of one; the text of a signature or a stamp over it makes no difference."""
    area = sum(float(image["width"]) * float(image["height"]) for image in page.images)
    return area > _PICTURED * float(page.width) * float(page.height) and len(page.chars) < _FEW_LETTERS


def _blocks(pages: list[_Page]) -> Iterator[Paragraph | _Sheet]:
    """The blocks of all pages in order, without the heads and feet that the pages repeat."""
    running: Aligned | None = None
    kept = without_furniture([(page.words, page.height) for page in pages])
    for page, words in zip(pages, kept, strict=True):
        blocks: list[tuple[float, Paragraph | _Sheet]] = list(page.sheets)
        ruled = any(len(sheet.columns) >= _FEWEST_COLUMNS for _, sheet in page.sheets)
        running = None if ruled else aligned_table(words, running)
        if running is not None:
            top, bottom = running.top, running.bottom
            blocks.append((top, _aligned_sheet(running, page.letter)))
            words = [word for word in words if word["bottom"] <= top or word["top"] >= bottom]
            running = None if any(word["top"] >= bottom for word in words) else running
        blocks.extend((top, Paragraph(text)) for top, text in page_lines(words, page.width, page.height))
        first = True
        for _, block in sorted(blocks, key=lambda block: block[0]):
            yield replace(block, first_on_page=first) if isinstance(block, _Sheet) else block
            first = False


def _aligned_sheet(table: Aligned, letter: float) -> _Sheet:
    rooms = tuple(int(_FILLED * (right - left) / letter) for left, right in pairwise(table.edges))
    return _Sheet(list(table.spans), list(table.edges[:-1]), table.rows, rooms)


def _sheet(table: Any, letter: float) -> _Sheet:
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
    return _Sheet(spans, lefts, len(tops), rooms)


def _steps(values: list[float]) -> list[float]:
    """The different values, ascending, those within a point of each other taken as one."""
    steps: list[float] = []
    for value in sorted(values):
        if not steps or value - steps[-1] > 1:
            steps.append(value)
    return steps


def _index(steps: list[float], value: float) -> int:
    return min(range(len(steps)), key=lambda index: abs(steps[index] - value))


def _joined(blocks: Iterator[Paragraph | _Sheet]) -> Iterator[Paragraph | Table]:
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
