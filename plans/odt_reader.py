"""An OpenDocument text (.odt) as a neutral document."""

import io
import zipfile
from collections.abc import Iterator

from lxml.etree import XMLParser, _Element, fromstring

from plans.document import Document, Paragraph, Table, clean
from plans.grid import Span, grid

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_MOST_REPEATED = 100


def read_odt(data: bytes) -> Document:
    """The paragraphs and tables of an .odt."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = fromstring(package.read("content.xml"), XMLParser(resolve_entities=False, no_network=True))
    body = root.find(f".//{_OFFICE}text")
    return Document(tuple(_blocks(body)) if body is not None else ())


def _blocks(element: _Element) -> Iterator[Paragraph | Table]:
    for child in element:
        if child.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
            yield Paragraph(clean(_text(child)))
        elif child.tag == f"{_TABLE}table":
            yield _table(child)
        elif child.tag not in {f"{_TEXT}tracked-changes", f"{_TEXT}sequence-decls"}:
            yield from _blocks(child)


def _text(element: _Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif child.tag in {f"{_TEXT}s", f"{_TEXT}tab"}:
            parts.append(" ")
        elif isinstance(child.tag, str) and child.tag != f"{_OFFICE}annotation":
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _cell_text(cell: _Element) -> str:
    return clean("\n".join(_text(p) for p in cell.iter(f"{_TEXT}p", f"{_TEXT}h")))


def _number(element: _Element, name: str) -> int:
    value = element.get(f"{_TABLE}{name}", "1")
    return min(int(value), _MOST_REPEATED) if value.isdigit() else 1


def _table(table: _Element) -> Table:
    spans: list[Span] = []
    width = 0
    rows = list(table.iter(f"{_TABLE}table-row"))
    for r, row in enumerate(rows):
        c = 0
        for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            repeated = _number(cell, "number-columns-repeated")
            if cell.tag == f"{_TABLE}table-cell":
                text = _cell_text(cell)
                columns, height = _number(cell, "number-columns-spanned"), _number(cell, "number-rows-spanned")
                spans.extend(Span(r, c + i, text, columns, height) for i in range(repeated) if text)
            c += repeated
        width = max(width, c)
    return Table(grid(spans, len(rows), width))
