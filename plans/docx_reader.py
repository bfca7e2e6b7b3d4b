"""A Word file (.docx) as a neutral document."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml.ns import qn
from lxml.etree import _Element

from domain.plan_draft import Remark
from plans.document import Document, Paragraph, Table, clean
from plans.docx_fonts import Fonts, fonts_of
from plans.docx_numbering import Numbering, numbering_of
from plans.docx_text import paragraph_text
from plans.grid import Span, grid

_P, _TBL, _TR, _TC = (qn(name) for name in ("w:p", "w:tbl", "w:tr", "w:tc"))
_WRAPPERS = {qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")}
_TRACKED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")
_BOX = qn("w:txbxContent")
_VAL = qn("w:val")
_MOST_COLUMNS, _MOST_DIGITS = 63, 9  # Word's own limit on the columns of a table


def read_docx(data: bytes) -> Document:
    """The paragraphs and tables of a .docx, tracked changes taken as accepted."""
    package = docx.Document(io.BytesIO(data))
    body = package.element.body
    related = {relation.reltype.rsplit("/", 1)[-1]: relation for relation in package.part.rels.values()}
    styles = _root(related.get("styles"))
    way = _Way(numbering_of(_root(related.get("numbering")), styles), fonts_of(styles))
    blocks = tuple(_blocks(body, way))
    margins = tuple(_margins(package, body, way))
    remarks = [Remark("legacy_font", args={"name": name}) for name in sorted(way.fonts.met)]
    if any(next(body.iter(qn(name)), None) is not None for name in _TRACKED):
        remarks.append(Remark("tracked_changes"))
    return Document(blocks, margins, tuple(remarks))


@dataclass(frozen=True)
class _Way:
    """What the words of a document are read with: its lists and its typefaces."""

    numbering: Numbering
    fonts: Fonts


def _root(relation: Any) -> _Element | None:
    """The root of a part that the document refers to, if it is in the file."""
    if relation is None or relation.is_external:
        return None
    part = relation.target_part
    element: _Element | None = getattr(part, "element", None)
    return element


def _unwrapped(element: _Element) -> Iterator[_Element]:
    """The children, those inside content controls and tracked insertions too."""
    for child in element:
        if child.tag in _WRAPPERS:
            yield from _unwrapped(child)
        else:
            yield child


def _blocks(body: _Element, way: _Way) -> Iterator[Paragraph | Table]:
    for child in _unwrapped(body):
        if child.tag == _P:
            yield Paragraph(_labelled(child, way))
        elif child.tag == _TBL:
            yield _table(child, way)


def _labelled(paragraph: _Element, way: _Way) -> str:
    label = way.numbering.label(paragraph)
    text = clean(paragraph_text(paragraph, way.fonts))
    return f"{label} {text}".strip() if label else text


def _cell_text(cell: _Element, way: _Way) -> str:
    lines: list[str] = []
    for child in _unwrapped(cell):
        if child.tag == _P:
            lines.append(_labelled(child, way))
        elif child.tag == _TBL:
            rows = (row for row in _unwrapped(child) if row.tag == _TR)
            lines.extend(_cell_text(inner, way) for row in rows for inner in _unwrapped(row) if inner.tag == _TC)
    return clean("\n".join(lines))


def _number(row: _Element, properties: str, name: str) -> int:
    found = row.find(f"{qn(properties)}/{qn(name)}")
    value = found.get(_VAL, "") if found is not None else ""
    return min(int(value[:_MOST_DIGITS]), _MOST_COLUMNS) if value.isdigit() else 0


def _table(table: _Element, way: _Way) -> Table:
    rows = [row for row in _unwrapped(table) if row.tag == _TR and row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]
    open_spans: dict[int, Span] = {}
    spans: dict[tuple[int, int], Span] = {}
    width = 0
    for r, row in enumerate(rows):
        c = _number(row, "w:trPr", "w:gridBefore")
        for cell in _unwrapped(row):
            if cell.tag != _TC:
                continue
            columns = max(1, _number(cell, "w:tcPr", "w:gridSpan"))
            merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            above = open_spans.get(c)
            if merge is not None and merge.get(_VAL) != "restart" and above is not None:
                open_spans[c] = Span(above.row, c, above.text, above.columns, above.rows + 1)
                spans[above.row, c] = open_spans[c]
            else:
                span = Span(r, c, _cell_text(cell, way), columns)
                spans[r, c] = span
                open_spans.pop(c, None)
                if merge is not None:
                    open_spans[c] = span
            c += columns
        width = max(width, c)
    return Table(grid(spans.values(), len(rows), width))


def _margins(package: Any, body: _Element, way: _Way) -> Iterator[str]:
    """Page heads and text boxes, where a stamp such as a secrecy marking may stand."""
    for box in body.iter(_BOX):
        yield clean("\n".join(paragraph_text(p, way.fonts) for p in box.iter(_P)))
    for section in package.sections:
        for head in (section.header, section.first_page_header):
            if not head.is_linked_to_previous:
                yield clean("\n".join(paragraph_text(p, way.fonts) for p in head._element.iter(_P)))
