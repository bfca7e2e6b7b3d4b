"""The facts of a report: every lead assignment with its whole history, in a handful of queries.

A year of a large office is a hundred thousand assignments: what many of them share is read once, joined here and not by
the database, and put into the facts in the order of their fields.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar, cast

from sqlalchemy import Column, Table, func, select, type_coerce
from sqlalchemy.types import NullType

from domain.facts import AssignmentFact, DirectiveFact, ExtensionFact, Facts
from domain.tasks import AssignmentRole, OccurrenceKind, Status, Word
from storage.agency import agency_fact
from storage.database import Tx
from storage.directives import answering
from storage.plans import COUNTED, plan_facts
from storage.schema.office import person, unit
from storage.schema.plans import criterion, plan, section, task
from storage.schema.work import assignment, directive, evidence, extension, occurrence, status_report
from storage.work import standing_reports

T = TypeVar("T")
_STATUSES = {status.value: status for status in Status}
_KINDS = {kind.value: kind for kind in OccurrenceKind}
_LEAD = AssignmentRole.LEAD
_DOCUMENT = "document"
_NOTHING: tuple[Any, ...] = ()


async def gather(tx: Tx) -> Facts:
    """Everything a summary of any period is computed from: plans in force or ended, and tasks outside a plan."""
    return Facts(await agency_fact(tx), await plan_facts(tx), tuple(await _assignments(tx)))


async def began(tx: Tx) -> datetime | None:
    """When the first lead assignment that counts came into force (UTC); None where there is none."""
    columns = assignment.c
    # What ended when it began came with a load that was taken back: it was never in force.
    ended = func.coalesce(columns.closed_at, occurrence.c.closed_at, task.c.closed_at)
    found = await tx.execute(
        select(func.min(columns.created_at))
        .join(occurrence, occurrence.c.id == columns.occurrence_id)
        .join(task, task.c.id == occurrence.c.task_id)
        .outerjoin(plan, plan.c.id == task.c.plan_id)
        .where(columns.role == AssignmentRole.LEAD, task.c.plan_id.is_(None) | plan.c.state.in_(COUNTED))
        .where(ended.is_(None) | (columns.created_at < ended))
    )
    return cast("datetime | None", found.scalar_one())


async def _assignments(tx: Tx) -> list[AssignmentFact]:
    """The lead assignments in the order of their tasks, due days and ids."""
    counted = await tx.execute(select(evidence.c.assignment_id, func.count()).group_by(evidence.c.assignment_id))
    rows = _Rows(
        occurrences=await _occurrences(tx),
        held=await _held(tx),
        words=await _words(tx),
        extensions=await _extensions(tx),
        directives=await _directives(tx),
        proofs={int(assignment_id): int(count) for assignment_id, count in counted},
        documents=await _documents(tx),
        units=await _names(tx, unit),
        people=await _names(tx, person),
    )
    # A large office's take a second, in which others want their answers too.
    return await asyncio.to_thread(_put_together, rows)


@dataclass(frozen=True)
class _Rows:
    """What the database gave, by assignment where there may be several of a kind."""

    occurrences: Sequence[Any]
    held: Sequence[Any]
    words: Sequence[Any]
    extensions: Mapping[int, tuple[ExtensionFact, ...]]
    directives: Mapping[int, tuple[DirectiveFact, ...]]
    proofs: Mapping[int, int]
    documents: Mapping[int, tuple[str, ...]]
    units: Mapping[int | None, str]
    people: Mapping[int | None, str]


def _put_together(rows: _Rows) -> list[AssignmentFact]:
    words, held = _words_of(rows.words), _held_of(rows.held)
    units, people, proofs, documents = rows.units, rows.people, rows.proofs, rows.documents
    extensions, directives = rows.extensions, rows.directives
    facts = []
    for row in rows.occurrences:
        (
            occurrence_id,
            task_id,
            number,
            title,
            short_name,
            product,
            plan_id,
            section_number,
            kept_kind,
            due,
            period_start,
            period_end,
            occurrence_ended,
            task_ended,
            ended_reason,
            criterion_number,
            points,
            label,
        ) = row
        code, kind = f"T{number}", _KINDS[kept_kind]
        for identity, unit_id, owner_id, created_at, own_end, own_reason in held.get(occurrence_id, _NOTHING):
            ended = own_end or occurrence_ended or task_ended
            # What ended when it began came with a load that was taken back: it was never in force.
            if ended is not None and created_at >= ended:
                continue
            facts.append(
                AssignmentFact(
                    identity,
                    occurrence_id,
                    task_id,
                    code,
                    title,
                    short_name,
                    product,
                    plan_id,
                    section_number,
                    unit_id,
                    units.get(unit_id),
                    people.get(owner_id),
                    _LEAD,
                    kind,
                    due,
                    period_start,
                    period_end,
                    created_at,
                    ended,
                    own_reason or ended_reason,
                    words.get(identity, _NOTHING),
                    extensions.get(identity, _NOTHING),
                    directives.get(identity, _NOTHING),
                    proofs.get(identity, 0),
                    criterion_number,
                    points,
                    label,
                    documents.get(identity, _NOTHING),
                    own_end is not None,
                )
            )
    return facts


async def _occurrences(tx: Tx) -> list[Any]:
    """The occurrences that count, with their tasks."""
    rows = await tx.execute(
        select(
            occurrence.c.id,
            occurrence.c.task_id,
            task.c.number,
            task.c.title,
            task.c.short_name,
            task.c.product,
            task.c.plan_id,
            section.c.number.label("section"),
            occurrence.c.kind,
            occurrence.c.due,
            occurrence.c.period_start,
            occurrence.c.period_end,
            occurrence.c.closed_at,
            task.c.closed_at.label("task_closed_at"),
            func.coalesce(occurrence.c.closed_reason, task.c.closed_reason).label("closed_reason"),
            criterion.c.number.label("criterion"),
            func.coalesce(criterion.c.score_target, criterion.c.score_max).label("points"),
            occurrence.c.label,
        )
        .join(task, task.c.id == occurrence.c.task_id)
        .outerjoin(plan, plan.c.id == task.c.plan_id)
        .outerjoin(section, section.c.id == task.c.section_id)
        .outerjoin(criterion, criterion.c.id == task.c.criterion_id)
        .where(task.c.plan_id.is_(None) | plan.c.state.in_(COUNTED))
        .order_by(task.c.number, occurrence.c.due, occurrence.c.id)
    )
    return list(rows.all())


async def _held(tx: Tx) -> Sequence[Any]:
    """The lead assignments: their ids, of which occurrence, who holds them, when they began and ended."""
    columns = assignment.c
    rows = await tx.execute(
        select(
            columns.id,
            columns.occurrence_id,
            columns.unit_id,
            columns.owner_id,
            _as_kept(columns.created_at),
            _as_kept(columns.closed_at),
            columns.closed_reason,
        )
        .where(columns.role == AssignmentRole.LEAD)
        .order_by(columns.id)
    )
    return rows.all()


def _held_of(rows: Sequence[Any]) -> dict[int, list[tuple[Any, ...]]]:
    instants = _Instants()
    held: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for identity, occurrence_id, unit_id, owner_id, created_at, closed_at, reason in rows:
        held[occurrence_id].append((identity, unit_id, owner_id, instants[created_at], instants[closed_at], reason))
    return held


async def _words(tx: Tx) -> Sequence[Any]:
    """The status reports that stand, oldest first."""
    columns = status_report.c
    rows = await tx.execute(
        select(
            columns.assignment_id,
            columns.id,
            columns.status,
            _as_kept(columns.at),
            columns.person_id,
            columns.percent,
            columns.reason,
        )
        .where(standing_reports())
        .order_by(columns.id)
    )
    return rows.all()


def _words_of(rows: Sequence[Any]) -> dict[int, tuple[Word, ...]]:
    instants = _Instants()
    return _by_assignment(
        (of, Word(identity, _STATUSES[status], instants[at], person_id, percent, reason))
        for of, identity, status, at, person_id, percent, reason in rows
    )


async def _extensions(tx: Tx) -> dict[int, tuple[ExtensionFact, ...]]:
    rows = await tx.execute(select(extension).where(extension.c.state != "taken_back").order_by(extension.c.id))
    return _by_assignment(
        (
            row.assignment_id,
            ExtensionFact(row.asked_at, row.asked_due, row.due_before, row.decided_at, row.granted_due, row.reason),
        )
        for row in rows
    )


async def _directives(tx: Tx) -> dict[int, tuple[DirectiveFact, ...]]:
    rows = await tx.execute(
        select(directive, person.c.name, answering().scalar_subquery().label("reported_at"))
        .join(person, person.c.id == directive.c.leader_id)
        .order_by(directive.c.id)
    )
    return _by_assignment(
        (row.assignment_id, DirectiveFact(row.at, row.name, row.text, row.answered_at or row.reported_at))
        for row in rows
    )


async def _documents(tx: Tx) -> dict[int, tuple[str, ...]]:
    """The numbers of the documents sent as evidence, oldest first."""
    columns = evidence.c
    rows = await tx.execute(
        select(columns.assignment_id, columns.value)
        .where(columns.kind == _DOCUMENT, columns.value.is_not(None))
        .order_by(columns.id)
    )
    return _by_assignment((int(of), str(number)) for of, number in rows)


async def _names(tx: Tx, table: Table) -> dict[int | None, str]:
    return {row.id: row.name for row in await tx.execute(select(table.c.id, table.c.name))}


def _by_assignment(pairs: Iterable[tuple[int, T]]) -> dict[int, tuple[T, ...]]:
    grouped: dict[int, tuple[T, ...]] = {}
    for of, value in pairs:
        grouped[of] = (*grouped[of], value) if of in grouped else (value,)
    return grouped


def _as_kept(column: Column[Any]) -> Any:
    """An instant as the driver gives it: thousands of rows share one, and each is read once."""
    return type_coerce(column, NullType())


class _Instants(dict[Any, Any]):
    """Instants by how the driver gives them: text from SQLite, a datetime from PostgreSQL."""

    def __missing__(self, kept: Any) -> datetime | None:
        if kept is None:
            return None
        read = datetime.fromisoformat(kept) if isinstance(kept, str) else kept
        self[kept] = instant = read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
        return instant
