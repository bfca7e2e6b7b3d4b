"""What a change of a plan has told people: dropped where it has not left yet, and who heard it where it has."""

from collections.abc import Collection

from sqlalchemy import Select, delete, select, update

from storage.database import Tx
from storage.plan_changes import PlanChange
from storage.schema.delivery import list_item, outbox, said
from storage.schema.plans import task
from storage.schema.work import assignment, occurrence

_DROPPED = {"state": "dropped", "once": None}
"""A reminder that is dropped may be planned anew the same day, with what applies then."""


async def drop_unsent(tx: Tx, change: PlanChange) -> None:
    """Let nothing leave any more that a change put into the outbox, nor a reminder that lists a task of its plan."""
    waits = outbox.c.state == "todo"
    await tx.execute(update(outbox).where(waits, outbox.c.id.in_(change.told)).values(**_DROPPED))
    listed = select(list_item.c.outbox_id).where(
        list_item.c.subject == "assignment", list_item.c.subject_id.in_(_of_plan(change))
    )
    reminders = update(outbox).where(waits, outbox.c.kind == "reminder", outbox.c.id.in_(listed))
    dropped = (await tx.execute(reminders.values(**_DROPPED).returning(outbox.c.id))).scalars().all()
    await tx.execute(delete(said).where(said.c.outbox_id.in_(dropped)))


async def heard(tx: Tx, change: PlanChange) -> set[int]:
    """Who was told of a change: by what it put into the outbox, or by a reminder of a task that came with it."""
    gone = outbox.c.state.in_(["sent", "claimed"])
    told = select(outbox.c.person_id).where(gone, outbox.c.id.in_(change.told), outbox.c.person_id.is_not(None))
    reminded = (
        select(said.c.person_id)
        .join(outbox, outbox.c.id == said.c.outbox_id)
        .where(gone, said.c.assignment_id.in_(_of_plan(change).where(task.c.created_at == change.at)))
    )
    found: Collection[int] = (await tx.execute(told.union(reminded))).scalars().all()
    return set(found)


def _of_plan(change: PlanChange) -> Select[tuple[int]]:
    return (
        select(assignment.c.id)
        .join(occurrence, occurrence.c.id == assignment.c.occurrence_id)
        .join(task, task.c.id == occurrence.c.task_id)
        .where(task.c.plan_id == change.plan_id)
    )
