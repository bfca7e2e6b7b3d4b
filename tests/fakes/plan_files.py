"""Plan files built from a few words, for tests: the same content as .docx, .xlsx, .html and tab-separated text.

A block is a paragraph (str) or a table (list of rows). In a row LEFT is a place that belongs to the cell on its left,
UP one that belongs to the cell above it.
"""

import io
import zipfile
from collections.abc import Sequence
from html import escape

import xlsxwriter
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

LEFT = "<"
UP = "^"
Rows = Sequence[Sequence[str]]
Blocks = Sequence[str | Rows]


def spans(rows: Rows) -> list[tuple[int, int, int, int, str]]:
    """The cells of a table: row, column, last row, last column, text."""
    found = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in {LEFT, UP}:
                continue
            right = c
            while right + 1 < len(row) and row[right + 1] == LEFT:
                right += 1
            down = r
            while down + 1 < len(rows) and c < len(rows[down + 1]) and rows[down + 1][c] == UP:
                down += 1
            found.append((r, c, down, right, text))
    return found


def docx_file(blocks: Blocks) -> bytes:
    """The blocks as a Word file on landscape A4."""
    paper = Document()
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(15)
    for block in blocks:
        if isinstance(block, str):
            paper.add_paragraph(block)
            continue
        table = paper.add_table(len(block), max(map(len, block)))
        table.style = "Table Grid"
        for r, c, down, right, text in spans(block):
            cell = table.cell(r, c)
            if (down, right) != (r, c):
                cell = cell.merge(table.cell(down, right))
            cell.text = text
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def xlsx_file(sheets: dict[str, Blocks]) -> bytes:
    """The blocks one under the other, a sheet for each name."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    for name, blocks in sheets.items():
        sheet = book.add_worksheet(name)
        top = 0
        for block in blocks:
            if isinstance(block, str):
                sheet.write_string(top, 0, block)
                top += 1
                continue
            for r, c, down, right, text in spans(block):
                if (down, right) != (r, c):
                    sheet.merge_range(top + r, c, top + down, right, text)
                else:
                    sheet.write_string(top + r, c, text)
            top += len(block)
    book.close()
    return stream.getvalue()


def html_file(blocks: Blocks) -> bytes:
    """The blocks as a web page."""
    parts = ["<html><head><meta charset='utf-8'><title>x</title></head><body>"]
    for block in blocks:
        if isinstance(block, str):
            parts.append(f"<p>{escape(block)}</p>")
            continue
        cells: dict[int, list[str]] = {r: [] for r in range(len(block))}
        for r, c, down, right, text in spans(block):
            size = f" rowspan={down - r + 1} colspan={right - c + 1}"
            cells[r].append(f"<td{size}>{escape(text).replace(chr(10), '<br>')}</td>")
        parts.append("<table>" + "".join(f"<tr>{''.join(row)}</tr>" for row in cells.values()) + "</table>")
    return "".join([*parts, "</body></html>"]).encode()


def text_file(blocks: Blocks) -> bytes:
    """The blocks as lines, the cells of a table parted by tabs."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, str):
            lines.append(block)
        else:
            lines.extend(
                "\t".join("" if cell in {LEFT, UP} else cell.replace("\n", " ") for cell in row) for row in block
            )
    return "\n".join(lines).encode()


def repacked(data: bytes, part: str, content: bytes) -> bytes:
    """A packed office file with one part put in place of another."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return stream.getvalue()
