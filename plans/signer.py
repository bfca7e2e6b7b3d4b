"""Who signed a plan: the name under the signing title, beside or after the distribution list."""

import re
from collections.abc import Iterator, Sequence

from domain.text import fold, one_line
from plans.document import Paragraph, Table

_TITLE = re.compile(
    r"(kt|tm|tl|q|tuq)?\.?\s*(pho |quyen )?(tong )?(giam doc|chu tich|chu nhiem|truong (phong|ban|cong an|tram)"
    r"|chanh (van phong|thanh tra)|bo truong|thu truong|cuc truong|chi cuc truong|vien truong|hieu truong|bi thu"
    r"|cuc pho)( so| ubnd.*| thuong truc| uy ban nhan dan.*)?"
)
_NAME = re.compile(r"(?:(?:[A-Za-zĐ]{1,5}\.){0,2}[A-ZĐÀ-Ỹ][\wÀ-ỹ]*\.?\s+){1,5}[A-ZĐÀ-Ỹ][\wÀ-ỹ]*")
_FURTHEST = 8


def read_signer(blocks: Sequence[Paragraph | Table]) -> str | None:
    """The first name found under a title of a signing office, in the same cell or column where the title is in one."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.extend(block.text.splitlines())
            continue
        found = _under_title(lines)
        if found is not None:
            return found
        for column in _columns(block):
            found = _under_title([*column])
            if found is not None:
                return found
        lines = [line for row in block.rows[-1:] for cell in row.cells if not cell.left for line in _lines(cell.text)]
    return _under_title(lines)


def _columns(table: Table) -> Iterator[list[str]]:
    """The lines down each column, each merged cell once."""
    width = max((len(row.cells) for row in table.rows), default=0)
    for column in range(width):
        cells = (row.cells[column] for row in table.rows if column < len(row.cells))
        yield [line for cell in cells if not (cell.left or cell.up) for line in _lines(cell.text)]


def _lines(text: str) -> list[str]:
    return text.splitlines()


def _under_title(lines: list[str]) -> str | None:
    for index, line in enumerate(lines):
        text = one_line(line).strip("* ")
        if not text.isupper() or not _TITLE.fullmatch(fold(text)):
            continue
        for name in lines[index + 1 : index + _FURTHEST]:
            text = one_line(name).strip("* ")
            if _NAME.fullmatch(text) and not text.isupper():
                return text
    return None
