"""Tables of a Word document: large ones with borders, written cell by cell; small invisible ones that lay out a page.

A large table is built as XML at once: python-docx looks the whole table through for every cell it is asked for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.table import Table, _Cell
from lxml.etree import SubElement, _Element

from reports import document_form as form
from reports.clean import fit
from reports.docx_page import twips

_tag = cache(qn)
"""An element's full name; a large table asks for the same few half a million times."""


@dataclass(frozen=True)
class Column:
    """A column of a large table: its heading, its width in millimetres, and whether its cells are centred."""

    title: str
    width: float
    centred: bool = False


@dataclass(frozen=True)
class Row:
    """A row of a large table: a text for each column, or one bold text across all of them."""

    cells: tuple[str, ...]
    bold: bool = False


def add_table(document: Document, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    """A table with borders whose heading stands on every page and whose rows are not cut by a page's end."""
    body = document.element.body
    table = parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblW w:w='{twips(sum(c.width for c in columns))}' w:type='dxa'/>"
        f"<w:tblBorders>{''.join(_BORDERS)}</w:tblBorders><w:tblLayout w:type='fixed'/>"
        "<w:tblCellMar><w:left w:w='70' w:type='dxa'/><w:right w:w='70' w:type='dxa'/></w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{''.join(f'<w:gridCol w:w={chr(39)}{twips(c.width)}{chr(39)}/>' for c in columns)}</w:tblGrid>"
        "</w:tbl>"
    )
    _add_row(table, columns, Row(tuple(column.title for column in columns), bold=True), heading=True)
    for row in rows:
        _add_row(table, columns, row)
    body.insert_element_before(table, "w:sectPr")


_BORDERS = tuple(
    f"<w:{side} w:val='single' w:sz='4' w:space='0' w:color='000000'/>"
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def _add_row(table: _Element, columns: Sequence[Column], row: Row, *, heading: bool = False) -> None:
    element = SubElement(table, _tag("w:tr"))
    properties = SubElement(element, _tag("w:trPr"))
    SubElement(properties, _tag("w:cantSplit"))
    if heading:
        SubElement(properties, _tag("w:tblHeader"))
    if len(row.cells) == 1:
        whole = Column("", sum(column.width for column in columns))
        _add_cell(element, whole, row.cells[0], bold=row.bold, span=len(columns), with_next=True)
        return
    for column, text in zip(columns, row.cells, strict=True):
        _add_cell(element, Column("", column.width, column.centred or heading), text, bold=row.bold)


def _add_cell(row: _Element, column: Column, text: str, *, bold: bool, span: int = 1, with_next: bool = False) -> None:
    cell = SubElement(row, _tag("w:tc"))
    properties = SubElement(cell, _tag("w:tcPr"))
    SubElement(properties, _tag("w:tcW"), {_tag("w:w"): twips(column.width), _tag("w:type"): "dxa"})
    if span > 1:
        SubElement(properties, _tag("w:gridSpan"), {_tag("w:val"): str(span)})
    SubElement(properties, _tag("w:vAlign"), {_tag("w:val"): "center"})
    paragraph = SubElement(cell, _tag("w:p"))
    layout = SubElement(paragraph, _tag("w:pPr"))
    if with_next:
        SubElement(layout, _tag("w:keepNext"))
    SubElement(layout, _tag("w:spacing"), {_tag("w:before"): "20", _tag("w:after"): "20"})
    if column.centred:
        SubElement(layout, _tag("w:jc"), {_tag("w:val"): "center"})
    run = SubElement(paragraph, _tag("w:r"))
    letters = SubElement(run, _tag("w:rPr"))
    if bold:
        SubElement(letters, _tag("w:b"))
    SubElement(letters, _tag("w:sz"), {_tag("w:val"): str(form.TABLE_SIZE * 2)})
    SubElement(run, _tag("w:t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}).text = fit(text)


def add_layout(document: Document, left: float, right: float, rows: int = 1) -> list[tuple[_Cell, _Cell]]:
    """An invisible table of two cells of fixed widths (mm) a row, as the head and the signature need; its cells."""
    table: Table = document.add_table(rows=rows, cols=2)
    table.autofit = False
    _without_padding(table)
    for column, width in zip(table.columns, (left, right), strict=True):
        column.width = Mm(width)
    pairs = []
    for row in table.rows:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        first, second = row.cells
        first.width, second.width = Mm(left), Mm(right)
        pairs.append((first, second))
    return pairs


def _without_padding(table: Table) -> None:
    padding = parse_xml(
        f"<w:tblCellMar {nsdecls('w')}><w:left w:w='0' w:type='dxa'/><w:right w:w='0' w:type='dxa'/></w:tblCellMar>"
    )
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        table._tbl.tblPr.append(padding)
    else:
        look.addprevious(padding)
