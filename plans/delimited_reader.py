"""Plain text and .csv as a neutral document: lines with tabs (commas, semicolons) are rows, blank lines part pages."""

import csv
import io
import re
from collections.abc import Iterator

from domain.plan_draft import Remark
from domain.problem import Problem
from plans.columns import claim_of
from plans.document import Cell, Document, Paragraph, Row, Table, clean
from plans.legacy_text import decoded
from plans.limits import LONGEST_LINE, MOST_COLUMNS, MOST_TEXT_MEGABYTES
from plans.marks import without_marks

_FEWEST_CELLS = 3
_MOST_BYTES = 3  # that a letter of Vietnamese takes
_DELIMITERS = ("\t", ";", ",", "|")


def read_delimited(data: bytes, filename: str) -> Document:
    """The lines and rows of a text file, whatever its encoding.

    Raises Problem `plans.error.unknown_format` where the bytes are no text, `plans.error.too_large` where they are too
    many, `plans.error.too_large_inside` where a line is longer than any that people write.
    """
    if len(data) > MOST_TEXT_MEGABYTES * 1024 * 1024:
        raise Problem("plans.error.too_large", n=MOST_TEXT_MEGABYTES)
    if max(map(len, data.split(b"\n"))) > _MOST_BYTES * LONGEST_LINE:
        raise Problem("plans.error.too_large_inside")
    text, encoding = decoded(data)
    if text is None:
        raise Problem("plans.error.unknown_format")
    if max(map(len, text.split("\n"))) > LONGEST_LINE:
        raise Problem("plans.error.too_large_inside")
    delimiter = _delimiter(text)
    # Excel quotes cells in its .csv, and in its "Unicode text", which is UTF-16.
    quoted = filename.casefold().endswith(".csv") or data.startswith((b"\xff\xfe", b"\xfe\xff"))
    blocks = list(_csv_blocks(text, delimiter) if quoted and delimiter is not None else _text_blocks(text))
    remarks = (Remark("legacy_font", args={"name": encoding}),) if encoding else ()
    return Document(tuple(blocks), remarks=remarks)


def _delimiter(text: str) -> str | None:
    """What parts the cells of the line that looks like a header of tasks."""
    for line in text.splitlines()[:60]:
        for delimiter in _DELIMITERS:
            cells = line.split(delimiter)
            if (
                len(cells) >= _FEWEST_CELLS
                and sum(claim_of(cell.strip('" ')) is not None for cell in cells) >= _FEWEST_CELLS
            ):
                return delimiter
    return None


def _csv_blocks(text: str, delimiter: str) -> Iterator[Paragraph | Table]:
    rows: list[tuple[Cell, ...]] = []
    for values in csv.reader(io.StringIO(text), delimiter=delimiter):
        cells = tuple(Cell(clean(value)) for value in values[:MOST_COLUMNS])
        if len([cell for cell in cells if cell.text]) <= 1 and not rows:
            yield Paragraph(" ".join(cell.text for cell in cells if cell.text))
        elif any(cell.text for cell in cells):
            rows.append(cells)
    width = max(map(len, rows), default=0)
    if rows:
        yield Table(tuple(Row((*cells, *[Cell("")] * (width - len(cells)))) for cells in rows))


def _text_blocks(text: str) -> Iterator[Paragraph | Table]:
    rows: list[Row] = []
    new_page = False
    for line in re.split(r"\r\n|[\n\f\r\x0b\x85]", text):
        if line.count("\t") >= 1 and (rows or line.count("\t") + 1 >= _FEWEST_CELLS):
            texts = line.rstrip("\r\n").split("\t", MOST_COLUMNS)[:MOST_COLUMNS]
            cells = tuple(Cell(clean(without_marks(text))) for text in texts)
            rows.append(Row(cells, opens_page=new_page and bool(rows)))
            new_page = False
        elif line.strip():
            if rows:
                yield Table(tuple(rows))
                rows = []
            yield Paragraph(clean(without_marks(line)))
        else:
            new_page = True
            if not rows:
                yield Paragraph("")
    if rows:
        yield Table(tuple(rows))
