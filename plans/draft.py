"""A neutral document read into the draft of a plan."""

from dataclasses import dataclass

from domain.plan_draft import Heading, PlanDraft, TaskDraft
from domain.problem import Problem
from plans.columns import Role
from plans.document import Document, Paragraph, Row, Table, lines_of
from plans.head import read_head
from plans.header import Header, find_header
from plans.lines import Line, read_lines
from plans.outline import place
from plans.remarks import remarks_on
from plans.secrecy import marking
from plans.task_rows import draft_tasks

_HEAD_LINES = 30


@dataclass(frozen=True)
class _TaskTable:
    """A table of tasks under one header; `block` is where it stands in the document."""

    block: int
    header: Header
    lines: list[Line]
    wrapped: bool


def draft_plan(document: Document, year: int | None) -> PlanDraft:
    """The plan that a document holds.

    Raises Problem where the document is a report, holds no tasks, or tells no year and none is given.
    """
    tables = _task_tables(document)
    before = _lines_before(document, tables[0] if tables else None)
    mark = marking([*document.margins, *before[:_HEAD_LINES]])
    if mark is not None:
        raise Problem("plans.error.secret", mark=mark)
    head = read_head(before, lines_of(document.blocks))
    if head.kind == "báo cáo":
        raise Problem("plans.error.report")
    if not tables:
        raise Problem("plans.error.no_tasks")
    of_year = year or head.year
    if of_year is None:
        raise Problem("plans.error.no_year")
    sections: list[Heading] = []
    tasks: list[TaskDraft] = []
    for table in tables:
        tops, placed = place(table.lines)
        sections.extend(tops)
        tasks.extend(
            draft_tasks(
                placed, set(table.header.roles.values()) | _period_roles(table.header), of_year, wrapped=table.wrapped
            )
        )
    return PlanDraft(
        title=head.title,
        year=of_year,
        appendix_title=head.appendix_title,
        number=head.number,
        issued=head.issued,
        signer=head.signer,
        agency=head.agency,
        province=head.province,
        sections=tuple(sections),
        tasks=tuple(tasks),
        remarks=tuple([*document.remarks, *remarks_on(tasks)]),
    )


def _lines_before(document: Document, table: _TaskTable | None) -> list[str]:
    """The lines of the document over its first task table, those of the same sheet too."""
    if table is None:
        return lines_of(document.blocks)
    block = document.blocks[table.block]
    rows = block.rows[: table.header.start] if isinstance(block, Table) else ()
    return [*lines_of(document.blocks[: table.block]), *lines_of([Table(rows)])]


def _period_roles(header: Header) -> set[Role]:
    return {Role.DEADLINE} if header.periods else set()


def _task_tables(document: Document) -> list[_TaskTable]:
    found: list[_TaskTable] = []
    running: Header | None = None
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            running = running if not block.text else None
            continue
        rows: tuple[Row, ...] = block.rows
        header = find_header(rows)
        if header is None and running is not None and rows and len(rows[0].cells) == len(running.headings):
            header = Header(running.roles, running.headings, running.periods, 0, 0)
        running = header
        if header is not None:
            lines = read_lines(rows, header, wrapped=block.wrapped)
            if any(line.says for line in lines):
                found.append(_TaskTable(index, header, lines, block.wrapped))
    return found
