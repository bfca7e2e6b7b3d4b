"""Assignments as lists and reminders need them: who holds what, until when, and the last word on it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, func, select

from domain.tasks import AssignmentRole, AssignmentView, OccurrenceKind, Status, Word
from storage.database import Tx
from storage.schema.office import person, unit
from storage.schema.plans import task
from storage.schema.work import assignment, evidence, extension, occurrence, snooze, status_report

_owner = person.alias("owner")
_last = status_report.alias("last")


def standing_reports() -> ColumnElement[bool]:
    """Whether a status report still stands: it says something, and none that came after took it back."""
    undoing = status_report.alias("undoing")
    taken_back = select(undoing.c.id).where(undoing.c.takes_back_id == status_report.c.id).exists()
    return status_report.c.status.is_not(None) & ~taken_back


_newest = (
    select(func.max(status_report.c.id))
    .where(status_report.c.assignment_id == assignment.c.id, standing_reports())
    .correlate(assignment)
    .scalar_subquery()
)
_asked = (
    select(func.max(extension.c.id))
    .where(extension.c.assignment_id == assignment.c.id, extension.c.state == "asked")
    .correlate(assignment)
    .scalar_subquery()
)
_quiet = (
    select(func.max(snooze.c.id))
    .where(snooze.c.assignment_id == assignment.c.id, snooze.c.taken_back.is_(False))
    .correlate(assignment)
    .scalar_subquery()
)
# Built once: that takes longer than most answers of the database.
_VIEWS = (
    select(
        assignment.c.id,
        assignment.c.occurrence_id,
        occurrence.c.task_id,
        task.c.number,
        task.c.short_name,
        occurrence.c.kind,
        assignment.c.role,
        assignment.c.unit_id,
        unit.c.name.label("unit_name"),
        assignment.c.owner_id,
        _owner.c.name.label("owner_name"),
        assignment.c.due,
        occurrence.c.due.label("original_due"),
        assignment.c.due_version,
        occurrence.c.period_end,
        occurrence.c.cycle,
        task.c.plan_id,
        occurrence.c.due_assumed,
        occurrence.c.past,
        occurrence.c.label.label("occurrence_label"),
        _last.c.id.label("word_id"),
        _last.c.status,
        _last.c.at,
        _last.c.person_id.label("word_by"),
        _last.c.percent,
        _last.c.reason,
        extension.c.asked_by,
        extension.c.asked_at,
        extension.c.asked_due,
        snooze.c.until,
        snooze.c.person_id.label("snoozed_by"),
    )
    .select_from(assignment)
    .join(occurrence, occurrence.c.id == assignment.c.occurrence_id)
    .join(task, task.c.id == occurrence.c.task_id)
    .outerjoin(unit, unit.c.id == assignment.c.unit_id)
    .outerjoin(_owner, _owner.c.id == assignment.c.owner_id)
    .outerjoin(_last, _last.c.id == _newest)
    .outerjoin(extension, extension.c.id == _asked)
    .outerjoin(snooze, snooze.c.id == _quiet)
)


def _view(row: Row[*tuple[Any, ...]]) -> AssignmentView:
    word = None
    if row.word_id is not None:
        word = Word(row.word_id, Status(row.status), row.at, row.word_by, row.percent, row.reason)
    return AssignmentView(
        id=row.id,
        occurrence_id=row.occurrence_id,
        task_id=row.task_id,
        code=f"T{row.number}",
        short_name=row.short_name,
        kind=OccurrenceKind(row.kind),
        role=AssignmentRole(row.role),
        unit_id=row.unit_id,
        unit_name=row.unit_name,
        owner_id=row.owner_id,
        owner_name=row.owner_name,
        due=row.due,
        original_due=row.original_due,
        due_version=row.due_version,
        period_end=row.period_end,
        cycle=row.cycle,
        plan_id=row.plan_id,
        last=word,
        due_assumed=row.due_assumed,
        past=row.past,
        pending_by=row.asked_by,
        pending_since=row.asked_at,
        snoozed_until=row.until,
        snoozed_by=row.snoozed_by,
        label=row.occurrence_label,
        pending_due=row.asked_due,
    )


_IN_FORCE = and_(
    assignment.c.closed_at.is_(None),
    occurrence.c.closed_at.is_(None),
    task.c.state == "open",
    occurrence.c.kind != OccurrenceKind.SLEEPING,
    assignment.c.role == AssignmentRole.LEAD,
)


async def open_views(tx: Tx) -> list[AssignmentView]:
    """Every lead assignment in force that nobody has finished, by due day."""
    rows = await tx.execute(_VIEWS.where(_IN_FORCE).order_by(assignment.c.due, task.c.number, assignment.c.id))
    views = [_view(row) for row in rows]
    return [v for v in views if v.last is None or not v.last.status.finished]


async def unproven_views(tx: Tx, since: datetime) -> list[AssignmentView]:
    """What somebody reported done since an instant (UTC) without a proof, though its plan prints a product."""
    proof = select(evidence.c.id).where(evidence.c.assignment_id == assignment.c.id).exists()
    said_done = (_last.c.status == Status.DONE) & (_last.c.at >= since) & _last.c.person_id.is_not(None)
    rows = await tx.execute(_VIEWS.where(_IN_FORCE, said_done, task.c.product.is_not(None), ~proof))
    return [replace(_view(row), unproven=True) for row in rows]


async def views(tx: Tx, ids: Sequence[int]) -> list[AssignmentView]:
    """These assignments, in the order asked for."""
    rows = await tx.execute(_VIEWS.where(assignment.c.id.in_(ids)))
    found = {row.id: _view(row) for row in rows}
    return [found[i] for i in ids if i in found]


_OF_TASK = _VIEWS.where(task.c.number == bindparam("number"), assignment.c.role == AssignmentRole.LEAD).order_by(
    assignment.c.due, assignment.c.id
)


async def views_of_task(tx: Tx, number: int) -> list[AssignmentView]:
    """The lead assignments of the task with the code T<number>, those in force first by due day."""
    return [_view(row) for row in await tx.execute(_OF_TASK, {"number": number})]


async def words(tx: Tx, assignment_id: int, most: int) -> list[Word]:
    """The newest status reports on an assignment that stand, newest first."""
    rows = await tx.execute(
        select(status_report)
        .where(status_report.c.assignment_id == assignment_id, standing_reports())
        .order_by(status_report.c.id.desc())
        .limit(most)
    )
    return [Word(row.id, Status(row.status), row.at, row.person_id, row.percent, row.reason) for row in rows]
