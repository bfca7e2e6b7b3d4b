"""A Word file (.docx) as a neutral document."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError, _Element

from domain.plan_draft import Remark
from domain.problem import Problem
from plans.document import Document, Paragraph, Table, clean
from plans.docx_numbering import Numbering, numbering_of
from plans.docx_text import paragraph_text
from plans.grid import Span, grid

_P, _TBL, _TR, _TC = (qn(name) for name in ("w:p", "w:tbl", "w:tr", "w:tc"))
_WRAPPERS = {qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")}
_TRACKED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")
_BOX = qn("w:txbxContent")
_VAL = qn("w:val")


def read_docx(data: bytes) -> Document:
    """The paragraphs and tables of a .docx, tracked changes taken as accepted.

    Raises Problem `plans.error.damaged` for a file that cannot be opened.
    """
    try:
        package = docx.Document(io.BytesIO(data))
        body = package.element.body
    except (PackageNotFoundError, zipfile.BadZipFile, XMLSyntaxError, KeyError, ValueError, AttributeError, OSError):
        raise Problem("plans.error.damaged") from None
    related = {relation.reltype.rsplit("/", 1)[-1]: relation for relation in package.part.rels.values()}
    lists = related.get("numbering")
    numbering = numbering_of(lists.target_part.element if lists is not None and not lists.is_external else None)
    blocks = tuple(_blocks(body, numbering))
    tracked = any(next(body.iter(qn(name)), None) is not None for name in _TRACKED)
    remarks = (Remark("tracked_changes"),) if tracked else ()
    return Document(blocks, tuple(_margins(package, body)), remarks)


def _unwrapped(element: _Element) -> Iterator[_Element]:
    """The children, those inside content controls and tracked insertions too."""
    for child in element:
        if child.tag in _WRAPPERS:
            yield from _unwrapped(child)
        else:
            yield child


def _blocks(body: _Element, numbering: Numbering) -> Iterator[Paragraph | Table]:
    for child in _unwrapped(body):
        if child.tag == _P:
            yield Paragraph(_labelled(child, numbering))
        elif child.tag == _TBL:
            yield _table(child, numbering)


def _labelled(paragraph: _Element, numbering: Numbering) -> str:
    label = numbering.label(paragraph)
    text = clean(paragraph_text(paragraph))
    return f"{label} {text}".strip() if label else text


def _cell_text(cell: _Element, numbering: Numbering) -> str:
    lines: list[str] = []
    for child in _unwrapped(cell):
        if child.tag == _P:
            lines.append(_labelled(child, numbering))
        elif child.tag == _TBL:
            lines.extend(_cell_text(inner, numbering) for row in child.iter(_TR) for inner in row.iter(_TC))
    return clean("\n".join(lines))


def _number(row: _Element, properties: str, name: str) -> int:
    found = row.find(f"{qn(properties)}/{qn(name)}")
    value = found.get(_VAL, "") if found is not None else ""
    return int(value) if value.isdigit() else 0


def _table(table: _Element, numbering: Numbering) -> Table:
    rows = [row for row in _unwrapped(table) if row.tag == _TR and row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]
    open_spans: dict[int, Span] = {}
    spans: list[Span] = []
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
                spans[spans.index(above)] = open_spans[c]
            else:
                span = Span(r, c, _cell_text(cell, numbering), columns)
                spans.append(span)
                open_spans.pop(c, None)
                if merge is not None:
                    open_spans[c] = span
            c += columns
        width = max(width, c)
    return Table(grid(spans, len(rows), width))


def _margins(package: object, body: _Element) -> Iterator[str]:
    """Page heads and text boxes, where a stamp such as a secrecy marking may stand."""
    for box in body.iter(_BOX):
        yield clean("\n".join(paragraph_text(p) for p in box.iter(_P)))
    for section in package.sections:  # type: ignore[attr-defined]
        for head in (section.header, section.first_page_header):
            if not head.is_linked_to_previous:
                yield clean("\n".join(paragraph_text(p) for p in head._element.iter(_P)))
