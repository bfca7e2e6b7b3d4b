"""The facts of a report: every lead assignment with its whole history, in a handful of queries."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import func, select

from domain.facts import AssignmentFact, DirectiveFact, ExtensionFact, Facts
from domain.tasks import AssignmentRole, OccurrenceKind, Status, Word
from storage.agency import agency_fact
from storage.database import Tx
from storage.plans import COUNTED, plan_facts
from storage.schema.office import person, unit
from storage.schema.plans import criterion, plan, section, task
from storage.schema.work import assignment, directive, evidence, extension, occurrence, status_report
from storage.work import standing_reports

T = TypeVar("T")
# What ended when it began came with a load that was taken back: it was never in force.
_ended_at = func.coalesce(assignment.c.closed_at, occurrence.c.closed_at, task.c.closed_at)


async def gather(tx: Tx) -> Facts:
    """Everything a summary of any period is computed from: plans in force or ended, and tasks outside a plan."""
    words = _by_assignment(
        (row.assignment_id, Word(row.id, Status(row.status), row.at, row.person_id, row.percent, row.reason))
        for row in await tx.execute(select(status_report).where(standing_reports()).order_by(status_report.c.id))
    )
    extensions = _by_assignment(
        (
            row.assignment_id,
            ExtensionFact(row.asked_at, row.asked_due, row.due_before, row.decided_at, row.granted_due, row.reason),
        )
        for row in await tx.execute(select(extension).where(extension.c.state != "taken_back").order_by(extension.c.id))
    )
    directives = _by_assignment(
        (row.assignment_id, DirectiveFact(row.at, row.name, row.text, row.answered_at))
        for row in await tx.execute(
            select(directive, person.c.name).join(person, person.c.id == directive.c.leader_id).order_by(directive.c.id)
        )
    )
    counted = await tx.execute(select(evidence.c.assignment_id, func.count()).group_by(evidence.c.assignment_id))
    proofs = {int(assignment_id): int(count) for assignment_id, count in counted}
    assignments = tuple(
        AssignmentFact(
            assignment_id=row.id,
            occurrence_id=row.occurrence_id,
            task_id=row.task_id,
            code=f"T{row.number}",
            title=row.title,
            short_name=row.short_name,
            product=row.product,
            plan_id=row.plan_id,
            section=row.section,
            unit_id=row.unit_id,
            unit_name=row.unit_name,
            owner_name=row.owner_name,
            role=AssignmentRole(row.role),
            kind=OccurrenceKind(row.kind),
            original_due=row.due,
            period_start=row.period_start,
            period_end=row.period_end,
            created_at=row.created_at,
            closed_at=row.closed_at,
            closed_reason=row.closed_reason,
            words=tuple(words.get(row.id, ())),
            extensions=tuple(extensions.get(row.id, ())),
            directives=tuple(directives.get(row.id, ())),
            evidence=proofs.get(row.id, 0),
            criterion=row.criterion,
            points=row.points,
        )
        for row in await _assignments(tx)
    )
    return Facts(await agency_fact(tx), await plan_facts(tx), assignments)


def _by_assignment(pairs: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    grouped: defaultdict[int, list[T]] = defaultdict(list)
    for assignment_id, value in pairs:
        grouped[assignment_id].append(value)
    return grouped


async def _assignments(tx: Tx) -> list[Any]:
    rows = await tx.execute(
        select(
            assignment.c.id,
            assignment.c.occurrence_id,
            occurrence.c.task_id,
            task.c.number,
            task.c.title,
            task.c.short_name,
            task.c.product,
            task.c.plan_id,
            section.c.number.label("section"),
            assignment.c.unit_id,
            unit.c.name.label("unit_name"),
            person.c.name.label("owner_name"),
            assignment.c.role,
            occurrence.c.kind,
            occurrence.c.due,
            occurrence.c.period_start,
            occurrence.c.period_end,
            assignment.c.created_at,
            _ended_at.label("closed_at"),
            func.coalesce(occurrence.c.closed_reason, task.c.closed_reason).label("closed_reason"),
            criterion.c.number.label("criterion"),
            func.coalesce(criterion.c.score_target, criterion.c.score_max).label("points"),
        )
        .join(occurrence, occurrence.c.id == assignment.c.occurrence_id)
        .join(task, task.c.id == occurrence.c.task_id)
        .outerjoin(plan, plan.c.id == task.c.plan_id)
        .outerjoin(section, section.c.id == task.c.section_id)
        .outerjoin(criterion, criterion.c.id == task.c.criterion_id)
        .outerjoin(unit, unit.c.id == assignment.c.unit_id)
        .outerjoin(person, person.c.id == assignment.c.owner_id)
        .where(
            assignment.c.role == AssignmentRole.LEAD,
            task.c.plan_id.is_(None) | plan.c.state.in_(COUNTED),
            _ended_at.is_(None) | (assignment.c.created_at < _ended_at),
        )
        .order_by(task.c.number, occurrence.c.due, assignment.c.id)
    )
    return list(rows.all())
