"""What waits for a request, an event or a date of others: sleeping occurrences, and the deadline they wait by."""

from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import select

from domain.deadline import Deadline, DeadlineKind
from domain.tasks import AssignmentRole, AssignmentView, OccurrenceKind
from storage.database import Tx
from storage.schema.plans import deadline, task
from storage.schema.work import assignment, occurrence
from storage.work import views

_DEADLINE = TypeAdapter(Deadline)


@dataclass(frozen=True)
class Sleeping:
    """A sleeping occurrence: what it waits by (None: its plan prints nothing), and who leads it."""

    occurrence_id: int
    task_id: int
    number: int
    deadline: Deadline | None
    views: tuple[AssignmentView, ...]


async def waiting(tx: Tx, task_id: int | None = None) -> list[Sleeping]:
    """What sleeps of all tasks that are not closed, or of one, by code."""
    rows = await tx.execute(
        select(occurrence.c.id, occurrence.c.task_id, task.c.number, occurrence.c.part, deadline.c.rule)
        .join(task, task.c.id == occurrence.c.task_id)
        .outerjoin(deadline, deadline.c.task_id == task.c.id)
        .where(occurrence.c.kind == OccurrenceKind.SLEEPING, occurrence.c.closed_at.is_(None), task.c.state != "closed")
        .order_by(task.c.number, occurrence.c.id)
    )
    asleep = [row for row in rows if task_id in {None, row.task_id}]
    leads = await tx.execute(
        select(assignment.c.id, assignment.c.occurrence_id).where(
            assignment.c.occurrence_id.in_([row.id for row in asleep]),
            assignment.c.role == AssignmentRole.LEAD,
            assignment.c.closed_at.is_(None),
        )
    )
    held: dict[int, list[int]] = {}
    for assignment_id, occurrence_id in leads.all():
        held.setdefault(occurrence_id, []).append(assignment_id)
    shown = {v.id: v for v in await views(tx, [i for ids in held.values() for i in ids])}
    return [
        Sleeping(
            row.id,
            row.task_id,
            row.number,
            _part(row.rule, row.part),
            tuple(shown[i] for i in sorted(held.get(row.id, ()))),
        )
        for row in asleep
    ]


def _part(rule: object, part: str) -> Deadline | None:
    """The deadline of one occurrence: of a mixed one the part it came of, whose place its name begins with."""
    if not rule:
        return None
    whole = _DEADLINE.validate_python(rule)
    place = part.partition(":")[0]
    if whole.kind is DeadlineKind.MIXED and place.isdecimal() and 1 <= int(place) <= len(whole.parts):
        return whole.parts[int(place) - 1]
    return whole
