"""The task tables of a document, told from letterheads, signatures, report forms and statistics."""

import re
from dataclasses import dataclass, replace

from domain.text import fold, one_line
from plans.columns import Role, claim_of
from plans.document import Document, Paragraph, Row, Table
from plans.header import Header, find_header, repeats
from plans.line import Line
from plans.lines import read_lines
from plans.numbers import rank

_ENDS = re.compile(
    r"noi nhan\b|(nguoi lap( bieu)?|ke toan truong)\s*:?$|(kt|tm|tl|tuq|q)\s*\.\s*\S.*|(pho )?(giam doc|chu tich"
    r"|chanh van phong|truong phong)"
)
_CAPTION = re.compile(
    r"(phu luc|bieu( mau)?|mau( so)?|bang)\s*(so\s*)?[\divx]+[a-z]?\b.*|phu luc|(mau|bieu mau|de cuong) bao cao\b.*"
)
_FORM = re.compile(
    r"\b(mau|bieu mau|bieu|de cuong|bang tong hop|bang thong ke)\b.*\b(bao cao|so lieu|thong ke|ket qua)\b|\bmau so\b"
    r"|\bbieu so\b|\bmau bao cao\b"
)
_CAPTION_LINES = 4
_FEWEST_CLAIMS = 3
_MOST_BETWEEN = 2
_LONGEST_NUMBER_HEADING = 20


@dataclass(frozen=True)
class TaskTable:
    """A stretch of rows under one header of tasks: `block` is its place in the document, `header.start` its first row.

    `above`: the lines of text since the table before it. `rooms`: how many characters the columns of a role hold where
    columns broke the lines, else None.
    """

    block: int
    header: Header
    lines: list[Line]
    rooms: dict[Role, int] | None
    above: tuple[str, ...] = ()

    @property
    def roles(self) -> set[Role]:
        """What its columns hold; crossed periods are a deadline, marked units who leads and helps."""
        marked = {Role.LEAD, Role.COOPERATING} if self.header.units else set()
        return set(self.header.roles.values()) | ({Role.DEADLINE} if self.header.periods else set()) | marked


def task_tables(document: Document) -> list[TaskTable]:
    """Every table of tasks, in printed order; one table may go on in the next block without a header of its own."""
    found: list[TaskTable] = []
    running: Header | None = None
    above: list[str] = []
    between: list[str] = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            above.extend(filter(None, [block.text]))
            between.extend(filter(None, [block.text]))
            continue
        if running is not None and not _goes_on_after(between, block, running):
            running = None
        tables, running = _stretches(index, block, running, above)
        found.extend(replace(table, above=tuple(between)) for table in tables)
        between = []
        above = [cell.text for row in block.rows[-1:] for cell in row.cells]
    return found


def _goes_on_after(between: list[str], block: Table, running: Header) -> bool:
    """Whether a table without a header may go on the one above: nothing stands between but a heading of its tasks."""
    if not between:
        return True
    if len(between) > _MOST_BETWEEN or any(_CAPTION.fullmatch(fold(one_line(line))) for line in between):
        return False
    number = running.column(Role.NUMBER)
    if number is None or not _fits(block.rows, running):
        return False
    lines = read_lines(block.rows, running.moved(0))
    return any(rank(line.number) is not None and len(line.says) > 1 for line in lines)


def _stretches(
    index: int, block: Table, running: Header | None, above: list[str]
) -> tuple[list[TaskTable], Header | None]:
    """The task tables inside one grid of rows, as a sheet may hold several, and the header that may run on after it."""
    found: list[TaskTable] = []
    at = 0
    while at < len(block.rows):
        header = find_header(block.rows, at)
        if header is None and at == 0 and running is not None and _fits(block.rows, running):
            header = running.moved(0)
        if header is None:
            return found, running if found else None
        running = header
        stop = _end(block.rows, header)
        captions = [*above, *_texts(block.rows[at : header.start])][-_CAPTION_LINES:]
        if not _is_form(header, captions):
            lines = read_lines(block.rows[header.end : stop], header, wrapped=block.rooms is not None)
            if any(line.says for line in lines):
                found.append(TaskTable(index, header, lines, _rooms(block, header)))
        running = running if stop == len(block.rows) else None
        at = stop
    return found, running


def _rooms(block: Table, header: Header) -> dict[Role, int] | None:
    if block.rooms is None:
        return None
    return {role: block.rooms[column] for column, role in header.roles.items() if column < len(block.rooms)}


def _fits(rows: tuple[Row, ...], header: Header) -> bool:
    return len(rows[0].cells) == len(header.headings)


def _texts(rows: tuple[Row, ...]) -> list[str]:
    return [cell.text for row in rows for cell in row.cells if cell.text and not cell.left and not cell.up]


def _is_form(header: Header, captions: list[str]) -> bool:
    """Whether a table is to be filled in when reporting: it asks for results, under a caption that says so."""
    asks = Role.REPORTED in header.roles.values() or any("ket qua" in fold(text) for text in header.headings.values())
    return asks and any(_FORM.search(fold(line)) for caption in captions for line in caption.splitlines())


def _end(rows: tuple[Row, ...], header: Header) -> int:
    """The first row after the header that is no longer of its table."""
    for place in range(header.end, len(rows)):
        if _ends_table(rows[place], header):
            return place
    return len(rows)


def _ends_table(row: Row, header: Header) -> bool:
    texts = [cell.text for cell in row.cells if cell.text and not cell.left and not cell.up]
    if not texts:
        return False
    if _numbers_rows(texts) and sum(claim_of(text) is not None for text in texts) >= _FEWEST_CLAIMS:
        return not repeats(row, header)
    if header.column(Role.NUMBER) == 0 and len(texts) > 1 and _numbers_rows([row.cells[0].text or "1"]):
        # A table of another kind, right under this one.
        return not repeats(row, header)
    if rank(row.cells[0].text) is not None:
        return False
    openings = [fold(one_line(text.splitlines()[0])).strip(" *") for text in texts]
    if len(texts) == 1 and _CAPTION.fullmatch(openings[0]):
        return True
    signed = sum(
        1 for text, opening in zip(texts, openings, strict=True) if _ENDS.fullmatch(opening) and _is_mark(text)
    )
    return signed > 0 and len(texts) <= _FEWEST_CLAIMS


def _numbers_rows(texts: list[str]) -> bool:
    """Whether one of the texts heads a column of numbers."""
    short = (text for text in texts if len(text) <= _LONGEST_NUMBER_HEADING and not text[0].isdigit())
    return any(claim is not None and claim.role is Role.NUMBER for claim in map(claim_of, short))


def _is_mark(text: str) -> bool:
    """Whether a text that names an office signs the paper: in capitals, or the word over the distribution list."""
    first = text.splitlines()[0]
    return first.isupper() or fold(first).startswith(("noi nhan", "nguoi lap"))
