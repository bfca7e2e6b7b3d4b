"""All a task can be found by: its texts, the units that hold it, the documents behind it and those that prove it."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select

from domain.tasks import AssignmentRole
from storage.database import Tx
from storage.schema.office import unit
from storage.schema.plans import plan, task
from storage.schema.work import assignment, evidence, occurrence


@dataclass(frozen=True)
class Searchable:
    """A task with its texts, its name first, and who holds it as (unit, owner) ids. `state`: open, asleep, closed."""

    task_id: int
    number: int
    short_name: str
    state: str
    texts: tuple[str | None, ...]
    held_by: tuple[tuple[int | None, int | None], ...]


async def everything(tx: Tx) -> list[Searchable]:
    """Every task of a plan in force or of none, what is open before what is closed, by code."""
    held: defaultdict[int, list[tuple[int | None, int | None]]] = defaultdict(list)
    names: defaultdict[int, dict[str, None]] = defaultdict(dict)
    hands = await tx.execute(
        select(occurrence.c.task_id, assignment.c.unit_id, assignment.c.owner_id, unit.c.name)
        .join(assignment, assignment.c.occurrence_id == occurrence.c.id)
        .outerjoin(unit, unit.c.id == assignment.c.unit_id)
        .where(assignment.c.role == AssignmentRole.LEAD)
        .distinct()
    )
    for task_id, unit_id, owner_id, name in hands:
        held[task_id].append((unit_id, owner_id))
        if name:
            names[task_id][name] = None
    proofs = await tx.execute(
        select(occurrence.c.task_id, evidence.c.value)
        .join(assignment, assignment.c.occurrence_id == occurrence.c.id)
        .join(evidence, evidence.c.assignment_id == assignment.c.id)
        .where(evidence.c.value.is_not(None))
    )
    for task_id, value in proofs:
        names[task_id][value] = None
    rows = await tx.execute(
        select(task, plan.c.number.label("plan_number"))
        .outerjoin(plan, plan.c.id == task.c.plan_id)
        .where(task.c.plan_id.is_(None) | plan.c.state.in_(("in_force", "closed")))
        .where(task.c.closed_at.is_(None) | (task.c.closed_at > task.c.created_at))
        .order_by(task.c.state == "closed", task.c.number)
    )
    return [
        Searchable(
            row.id,
            row.number,
            row.short_name,
            row.state,
            (row.title, row.short_name, row.activity, row.product, row.source, row.plan_number, *names[row.id]),
            tuple(held[row.id]),
        )
        for row in rows
    ]
