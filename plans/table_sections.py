"""The section of a whole table: the heading over it, or its sheet, where a plan has a table for each section."""

from collections.abc import Sequence

from domain.plan_draft import Heading
from domain.text import one_line
from plans.document import Document, Table
from plans.numbers import split_number
from plans.task_tables import TaskTable

_LONGEST_HEADING = 160


def sections_of_tables(document: Document, tables: Sequence[TaskTable]) -> list[Heading | None]:
    """For each task table the heading of its section, or None; a plan with one table has no such sections."""
    if len(tables) < 2:
        return [None] * len(tables)
    sheets = [_sheet(document, table) for table in tables]
    if all(sheets) and len(set(sheets)) > 1:
        return [Heading("", sheet) if sheet else None for sheet in sheets]
    named = [_heading(table.above) for table in tables]
    if len(set(named) - {None}) < 2:
        return [None] * len(tables)
    return [next(filter(None, reversed(named[: place + 1])), None) for place in range(len(named))]


def _sheet(document: Document, table: TaskTable) -> str | None:
    block = document.blocks[table.block]
    return block.name if isinstance(block, Table) else None


def _heading(lines: Sequence[str]) -> Heading | None:
    """The last numbered line over a table: `II. Cải cách thể chế`."""
    for line in reversed(lines):
        number, title = split_number(one_line(line))
        if number and len(title) <= _LONGEST_HEADING:
            return Heading(number, title.rstrip(" .:"))
    return None
