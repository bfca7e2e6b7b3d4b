"""Taking a change of a plan back: its rows become what they were, except where somebody changed them since."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, Table, delete, func, insert, literal, null, select, union, update

from storage.database import Tx
from storage.plan_changes import PlanChange
from storage.plan_image import TABLES, Row, plain, stored
from storage.rows import add
from storage.schema.plans import criterion, deadline, section, task, task_unit
from storage.schema.work import (
    assignment,
    directive,
    evidence,
    extension,
    handover,
    occurrence,
    question,
    snooze,
    status_report,
)

_AT_ONCE = 5000
_SPOKEN_IN = (status_report, evidence, extension, handover, snooze, question, directive)
_Ids = dict[tuple[str, int], int]
"""The ids rows got that could not have their old ones again, by table and old id."""


@dataclass(frozen=True)
class Reasons:
    """What is kept with a task, and with an occurrence of a task that stays, which came with what is taken back."""

    task: str
    occurrence: str


async def spoken_of(tx: Tx, change: PlanChange) -> set[int]:
    """The assignments that came with a change, and of which somebody said something since."""
    own = set(change.did.added["status_report"])
    found: set[int] = set()
    for ids in _parts(change.did.added["assignment"]):
        said = union(
            *(
                select(t.c.assignment_id, t.c.id if t is status_report else literal(0)).where(
                    t.c.assignment_id.in_(ids)
                )
                for t in _SPOKEN_IN
            )
        )
        found |= {assignment_id for assignment_id, report_id in await tx.execute(said) if report_id not in own}
    return found


async def take_back(tx: Tx, now: datetime, person_id: int | None, change: PlanChange, reasons: Reasons) -> None:
    """Undo what a change did to the rows of its plan.

    What it added was never in force where nobody spoke of it since: it ended when it began. The rest ends now, and
    what was said of it stays.
    """
    ids = {**await _insert_again(tx, change, section), **await _insert_again(tx, change, criterion)}
    await _restore_columns(tx, change, ids)
    for table in (deadline, task_unit):
        # Of a task that came with the change they stay with it.
        came = select(table.c.id).where(table.c.task_id.in_(_own_tasks(change)))
        for some in _parts(change.did.added[table.name]):
            await tx.execute(delete(table).where(table.c.id.in_(some), table.c.id.not_in(came)))
        await _insert_again(tx, change, table)
    await _end_added(tx, now, change, reasons)
    await _drop_unused(tx, change)
    await _take_back_reports(tx, now, person_id, change)


def _parts(ids: Collection[int]) -> Iterator[list[int]]:
    """As many as one statement takes."""
    listed = list(ids)
    return (listed[n : n + _AT_ONCE] for n in range(0, len(listed), _AT_ONCE))


def _own_tasks(change: PlanChange) -> Select[tuple[int]]:
    """The tasks that came with a change: added in its moment."""
    return select(task.c.id).where(task.c.plan_id == change.plan_id, task.c.created_at == change.at)


async def _insert_again(tx: Tx, change: PlanChange, table: Table) -> _Ids:
    """Insert what was removed, under its old id where no other row has it by now."""
    given: _Ids = {}
    for row in change.did.removed[table.name]:
        values = {c: stored(table, c, value) for c, value in row.items()}
        if (await tx.execute(select(table.c.id).where(table.c.id == row["id"]))).first() is None:
            await tx.execute(insert(table).values(**values))
        else:
            del values["id"]
            given[table.name, row["id"]] = await add(tx, table, **values)
    return given


_NAMED = {"section_id": "section", "criterion_id": "criterion"}


async def _restore_columns(tx: Tx, change: PlanChange, ids: _Ids) -> None:
    for name, rows in change.did.changed.items():
        table = TABLES[name]
        for row_id, columns in rows.items():
            now = (await tx.execute(select(table).where(table.c.id == int(row_id)))).one_or_none()
            if now is None:
                continue
            current: Row = {c: plain(v) for c, v in now._mapping.items()}
            values = {
                c: ids.get((_NAMED.get(c, ""), was), stored(table, c, was))
                for c, (was, made) in columns.items()
                if current[c] == made
            }
            if values:
                await tx.execute(update(table).where(table.c.id == int(row_id)).values(**values))


async def _end_added(tx: Tx, now: datetime, change: PlanChange, reasons: Reasons) -> None:
    spoken = await spoken_of(tx, change)
    of_them = select(assignment.c.id, assignment.c.occurrence_id, occurrence.c.task_id).join(
        occurrence, occurrence.c.id == assignment.c.occurrence_id
    )
    kept: dict[str, set[int]] = {"assignment": spoken, "occurrence": set(), "task": set()}
    for ids in _parts(spoken):
        for row in await tx.execute(of_them.where(assignment.c.id.in_(ids))):
            kept["occurrence"].add(row.occurrence_id)
            kept["task"].add(row.task_id)
    for table, values in (
        (task, {"state": "closed", "closed_reason": reasons.task}),
        (occurrence, {"closed_reason": reasons.occurrence}),
        (assignment, {}),
    ):
        # What belongs to something added ends with that.
        added = set(change.did.added[table.name])
        for ids in _parts(await _of_older(tx, change, table, added)):
            still = update(table).where(table.c.id.in_(ids), table.c.closed_at.is_(None))
            said = kept[table.name]
            await tx.execute(still.where(table.c.id.in_(said)).values(closed_at=now, **values))
            await tx.execute(still.where(table.c.id.not_in(said)).values(closed_at=table.c.created_at, **values))
    unspoken = [i for i in change.did.added["task"] if i not in kept["task"]]
    for ids in _parts(unspoken):
        await tx.execute(update(task).where(task.c.id.in_(ids)).values(section_id=null()))
    for table, waiting in ((extension, "asked"), (handover, "offered")):
        for ids in _parts(change.did.added["assignment"]):
            undecided = table.c.assignment_id.in_(ids) & (table.c.state == waiting)
            await tx.execute(update(table).where(undecided).values(state="taken_back"))


async def _of_older(tx: Tx, change: PlanChange, table: Table, added: set[int]) -> list[int]:
    """Of the rows added to a table those whose task (and occurrence) was there before."""
    if table is task:
        return sorted(added)
    parent, column = (task, occurrence.c.task_id) if table is occurrence else (occurrence, assignment.c.occurrence_id)
    new = set(change.did.added[parent.name])
    found: list[int] = []
    for ids in _parts(sorted(added)):
        rows = await tx.execute(select(table.c.id, column).where(table.c.id.in_(ids)))
        found.extend(i for i, parent_id in rows if parent_id not in new)
    return found


async def _drop_unused(tx: Tx, change: PlanChange) -> None:
    """Remove the sections and criteria that came with a change where no task has them."""
    for table, column in ((section, task.c.section_id), (criterion, task.c.criterion_id)):
        used = select(column).where(column.is_not(None))
        for ids in _parts(change.did.added[table.name]):
            await tx.execute(delete(table).where(table.c.id.in_(ids), table.c.id.not_in(used)))


async def _take_back_reports(tx: Tx, now: datetime, person_id: int | None, change: PlanChange) -> None:
    """What the change itself reported (dates that were said to be met) stands no more."""
    for ids in _parts(change.did.added["status_report"]):
        undoing = select(status_report.c.takes_back_id).where(status_report.c.takes_back_id.is_not(None))
        rows = await tx.execute(
            select(status_report.c.id, status_report.c.assignment_id).where(
                status_report.c.id.in_(ids), status_report.c.id.not_in(undoing)
            )
        )
        taken = [
            {"assignment_id": of, "person_id": person_id, "at": now, "takes_back_id": report} for report, of in rows
        ]
        if taken:
            await tx.execute(insert(status_report), taken)


async def touched_tasks(tx: Tx, change: PlanChange) -> set[int]:
    """The tasks that were there before a change, and of which it changed anything."""
    found = {int(i) for i in change.did.changed["task"]}
    found |= {row["task_id"] for table in (deadline, task_unit) for row in change.did.removed[table.name]}
    of_assignment = select(assignment.c.id, occurrence.c.task_id).join(
        occurrence, occurrence.c.id == assignment.c.occurrence_id
    )
    for table in (deadline, task_unit, occurrence, assignment):
        query = of_assignment if table is assignment else select(table.c.id, table.c.task_id)
        rows = {*(int(i) for i in change.did.changed[table.name]), *change.did.added[table.name]}
        for ids in _parts(rows):
            found |= {task_id for _, task_id in await tx.execute(query.where(table.c.id.in_(ids)))}
    return found - set(change.did.added["task"])


async def count_said(tx: Tx, change: PlanChange) -> int:
    """Of how many tasks of the plan people have said something since a change."""
    since = (
        select(func.count(func.distinct(occurrence.c.task_id)))
        .join(assignment, assignment.c.occurrence_id == occurrence.c.id)
        .join(task, task.c.id == occurrence.c.task_id)
        .join(status_report, status_report.c.assignment_id == assignment.c.id)
        .where(task.c.plan_id == change.plan_id, status_report.c.at > change.at)
    )
    return int((await tx.execute(since)).scalar_one())
