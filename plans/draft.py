"""A neutral document read into the draft of a plan."""

from collections import Counter
from dataclasses import replace

from domain.plan_draft import Heading, PlanDraft, Remark, TaskDraft
from domain.problem import Problem
from plans.body_tasks import body_lines
from plans.columns import Role
from plans.document import Document, Paragraph, Table, lines_of
from plans.head import read_head
from plans.line import Line
from plans.lost_columns import has_lost_columns
from plans.outline import place
from plans.plan_years import Years
from plans.remarks import remarks_on
from plans.report_cycle import report_cycle
from plans.secrecy import marking
from plans.table_sections import sections_of_tables
from plans.task_rows import draft_tasks
from plans.task_tables import TaskTable, task_tables

_HEAD_LINES = 30
_BODY_ROLES = {Role.TITLE, Role.LEAD, Role.COOPERATING, Role.DEADLINE}


def draft_plan(document: Document, year: int | None) -> PlanDraft:
    """The plan that a document holds; `year` where the caller knows it.

    Raises Problem where the document is marked secret, a report, holds no tasks, or tells no year and none is given.
    """
    tables = task_tables(document)
    whole = lines_of(document.blocks)
    before = _lines_before(document, tables[0] if tables else None)
    mark = marking([*document.margins, *before[:_HEAD_LINES]])
    if mark is not None:
        raise Problem("plans.error.secret", mark=mark)
    head = read_head(document, before, whole)
    if head.kind == "báo cáo":
        raise Problem("plans.error.report")
    parts = [(table.lines, table.roles, table.rooms) for table in tables] or _in_body(document, whole)
    over = sections_of_tables(document, tables) or [None]
    years = _years(head.years, year)
    if years is None:
        raise Problem("plans.error.no_year")
    sections: list[Heading] = []
    tasks: list[TaskDraft] = []
    for (lines, roles, rooms), section in zip(parts, over, strict=True):
        tops, placed = place(lines)
        if section is not None and not tops:
            tops = [section] if section not in sections else []
            placed = [replace(task, headings=(section, *task.headings)) for task in placed]
        sections.extend(tops)
        tasks.extend(draft_tasks(placed, roles, years, rooms=rooms))
    if not tasks:
        raise Problem("plans.error.no_tasks")
    tasks = _with_own_references(tasks)
    return PlanDraft(
        title=head.title,
        year=years.first,
        last_year=years.last,
        appendix_title=head.appendix_title,
        number=head.number,
        issued=head.issued,
        signer=head.signer,
        agency=head.agency,
        province=head.province,
        sections=tuple(sections),
        tasks=tuple(tasks),
        remarks=(*document.remarks, *_of_several_years(years), *remarks_on(tasks)),
        report_cycle=report_cycle(before),
    )


def _years(read: Years | None, given: int | None) -> Years | None:
    """The years a plan is of where the caller knows which one is meant: the last stays the one it prints."""
    if given is None or read is None:
        return Years(given) if given is not None else read
    return Years(given, read.last if read.last is not None and read.last > given else None)


def _of_several_years(years: Years) -> list[Remark]:
    if years.last is None:
        return []
    return [Remark("several_years", args={"first": years.first, "last": years.last})]


def _in_body(document: Document, whole: list[str]) -> list[tuple[list[Line], set[Role], dict[Role, int] | None]]:
    """The tasks of a plan without a task table."""
    paragraphs = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    lines = body_lines(paragraphs)
    if not any(line.says for line in lines):
        raise Problem("plans.error.lost_columns" if has_lost_columns(whole) else "plans.error.no_tasks")
    roles = _BODY_ROLES | {role for line in lines for role in line.says}
    return [(lines, roles, None)]


def _lines_before(document: Document, table: TaskTable | None) -> list[str]:
    """The lines of the document over its first task table, those of the same sheet too."""
    if table is None:
        return lines_of(document.blocks)
    block = document.blocks[table.block]
    rows = block.rows[: table.header.start] if isinstance(block, Table) else ()
    return [*lines_of(document.blocks[: table.block]), *lines_of([Table(rows)])]


def _with_own_references(tasks: list[TaskDraft]) -> list[TaskDraft]:
    """The tasks with a reference that no other one has: a second `I.1`, of another table, is `I.1 (2)`."""
    used: Counter[str] = Counter()
    own = []
    for task in tasks:
        used[task.ref] += 1
        own.append(task if used[task.ref] == 1 else replace(task, ref=f"{task.ref} ({used[task.ref]})"))
    return own
