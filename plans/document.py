"""The neutral form that every reader of a format makes of a file: paragraphs and tables in printed order."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from domain.plan_draft import Remark
from domain.text import nfc

Progress = Callable[[int, int], None]
"""Told which page is being read, of how many."""

# Zero-width and direction marks, control characters: never meant as text. A soft hyphen may be a letter of TCVN3.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f]")
_BLANKS = re.compile(r"[^\S\n]+")


@dataclass(frozen=True)
class Cell:
    """One place in a table's grid.

    `left` and `up` say that the place belongs to the cell beside or above it (merged cells): its text is that cell's.
    """

    text: str
    left: bool = False
    up: bool = False


@dataclass(frozen=True)
class Row:
    """One printed row; `opens_page` marks the first one of a further page, which may continue the row before."""

    cells: tuple[Cell, ...]
    opens_page: bool = False


@dataclass(frozen=True)
class Table:
    """A grid of rows; `name` is the sheet it stands on, where there are sheets.

    `rooms`: how many characters each column holds, where the lines of its cells are those of the narrow printed columns
    and not of the writer.
    """

    rows: tuple[Row, ...]
    name: str | None = None
    rooms: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or a printed line of running text."""

    text: str


@dataclass(frozen=True)
class Document:
    """A file's content. `margins` are texts of page heads and boxes, where a secrecy marking may stand."""

    blocks: tuple[Paragraph | Table, ...]
    margins: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


def clean(text: str) -> str:
    """Text as it is kept: NFC, no invisible characters, single blanks, lines trimmed and none of them blank."""
    lines = (_BLANKS.sub(" ", line).strip() for line in _INVISIBLE.sub("", nfc(text)).splitlines())
    return "\n".join(line for line in lines if line)


def lines_of(blocks: Iterable[Paragraph | Table]) -> list[str]:
    """All lines of running text and of cells in printed order, each merged cell once."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.extend(block.text.splitlines())
        else:
            for row in block.rows:
                lines.extend(
                    line for cell in row.cells if not (cell.left or cell.up) for line in cell.text.splitlines()
                )
    return lines


def with_texts(document: Document, change: Callable[[str], str]) -> Document:
    """The document with every text of its blocks changed."""

    def changed(block: Paragraph | Table) -> Paragraph | Table:
        if isinstance(block, Paragraph):
            return Paragraph(change(block.text))
        rows = (replace(row, cells=tuple(replace(c, text=change(c.text)) for c in row.cells)) for row in block.rows)
        return replace(block, rows=tuple(rows))

    return replace(document, blocks=tuple(map(changed, document.blocks)))
