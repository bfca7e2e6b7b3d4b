"""A neutral document read into the draft of a plan."""

from dataclasses import dataclass

from domain.plan_draft import Heading, PlanDraft, Remark, TaskDraft
from domain.problem import Problem
from plans.columns import Role
from plans.document import Document, Paragraph, Row, Table
from plans.head import read_head
from plans.header import Header, find_header
from plans.lines import Line, read_lines
from plans.outline import place
from plans.task_rows import draft_tasks


@dataclass(frozen=True)
class _TaskTable:
    """A table of tasks under one header; `block` is where it stands in the document."""

    block: int
    header: Header
    lines: list[Line]


def draft_plan(document: Document, year: int | None) -> PlanDraft:
    """The plan that a document holds.

    Raises Problem where the document is a report, holds no tasks, or tells no year and none is given.
    """
    tables = _task_tables(document)
    head = read_head(document, tables[0].block if tables else None)
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
        tasks.extend(draft_tasks(placed, set(table.header.roles.values()) | _period_roles(table.header), of_year))
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
        remarks=tuple([*document.remarks, *_remarks(tasks)]),
    )


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
            header = Header(running.roles, running.headings, running.periods, 0)
        running = header
        if header is not None:
            lines = read_lines(rows, header)
            if any(line.says for line in lines):
                found.append(_TaskTable(index, header, lines))
    return found


def _remarks(tasks: list[TaskDraft]) -> list[Remark]:
    return []


__all__ = ["Table", "draft_plan"]
