"""Occurrences and the hands they are in: added, handed on, moved to another day, woken."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update

from domain.occurrences import OccurrenceDraft, woken
from domain.tasks import AssignmentRole, Status
from storage.database import Tx
from storage.rows import add_all
from storage.schema.plans import task
from storage.schema.work import assignment, occurrence, status_report
from storage.work import standing_reports

Hands = tuple[int | None, int | None, AssignmentRole]
"""Who holds an occurrence, and as what: (unit, person, role)."""


async def add_occurrence(tx: Tx, now: datetime, task_id: int, draft: OccurrenceDraft) -> int:
    """Add an occurrence of a task and give its id."""
    (occurrence_id,) = await add_occurrences(tx, now, [(task_id, draft)])
    return occurrence_id


async def add_occurrences(tx: Tx, now: datetime, drafts: Sequence[tuple[int, OccurrenceDraft]]) -> list[int]:
    """Add occurrences, each of the task with an id; their ids in the same order."""
    rows = [{"task_id": of, "kind": draft.kind.value, "created_at": now, **of_draft(draft)} for of, draft in drafts]
    return await add_all(tx, occurrence, rows, ["task_id", "part"])


def of_draft(draft: OccurrenceDraft) -> dict[str, Any]:
    """What an occurrence is called and when it is due, as its row holds it."""
    return {
        "part": draft.part,
        "label": draft.label,
        "cycle": draft.cycle.value if draft.cycle else None,
        "due": draft.due,
        "due_assumed": draft.due_assumed,
        "period_start": draft.period_start,
        "period_end": draft.period_end,
        "past": draft.past,
    }


async def add_assignments(
    tx: Tx,
    now: datetime,
    occurrence_id: int,
    due: date | None,
    holders: Sequence[Hands],
) -> list[int]:
    """Put an occurrence into hands: (unit, person, role) each. A person named by the plan owns theirs at once.

    Gives the ids of the lead assignments.
    """
    (leads,) = await put_in_hands(tx, now, [(occurrence_id, due, holders)])
    return leads


async def put_in_hands(
    tx: Tx, now: datetime, occurrences: Sequence[tuple[int, date | None, Sequence[Hands]]]
) -> list[list[int]]:
    """Put several occurrences (id, due day) into hands, as `add_assignments` puts one: the leads of each, in order."""
    rows = [
        {
            "occurrence_id": occurrence_id,
            "unit_id": unit_id,
            "person_id": person_id,
            "owner_id": person_id,
            "role": role.value,
            "due": due,
            "due_version": 0,
            "created_at": now,
        }
        for occurrence_id, due, holders in occurrences
        for unit_id, person_id, role in holders
    ]
    ids = iter(await add_all(tx, assignment, rows, ["occurrence_id", "unit_id", "person_id", "role"]))
    hands = [[(next(ids), role) for _, _, role in holders] for _, _, holders in occurrences]
    return [[row_id for row_id, role in held if role is AssignmentRole.LEAD] for held in hands]


async def set_owner(tx: Tx, assignment_id: int, owner_id: int | None) -> None:
    """Put an assignment into somebody's hands."""
    await tx.execute(update(assignment).where(assignment.c.id == assignment_id).values(owner_id=owner_id))


async def move_due(tx: Tx, assignment_id: int, due: date) -> None:
    """Give an assignment another due day; its reminders begin anew."""
    await tx.execute(
        update(assignment)
        .where(assignment.c.id == assignment_id)
        .values(due=due, due_version=assignment.c.due_version + 1)
    )


_END = (
    select(
        assignment.c.closed_at,
        func.coalesce(task.c.closed_at, occurrence.c.closed_at).label("over"),
        func.coalesce(task.c.closed_reason, occurrence.c.closed_reason, assignment.c.closed_reason).label("reason"),
    )
    .join(occurrence, occurrence.c.id == assignment.c.occurrence_id)
    .join(task, task.c.id == occurrence.c.task_id)
    .where(assignment.c.id == bindparam("id"))
)


async def close(tx: Tx, now: datetime, assignment_ids: Collection[int], reason: str) -> None:
    """End assignments that are not asked for any more, while others of their task are."""
    those = assignment.c.id.in_(assignment_ids) & assignment.c.closed_at.is_(None)
    await tx.execute(update(assignment).where(those).values(closed_at=now, closed_reason=reason))


async def closed_by_office(tx: Tx, task_id: int) -> list[int]:
    """The assignments of a task that were ended with a reason, and not because others hold them now."""
    of_task = assignment.c.occurrence_id.in_(select(occurrence.c.id).where(occurrence.c.task_id == task_id))
    closed = of_task & assignment.c.closed_at.is_not(None) & assignment.c.closed_reason.is_not(None)
    return [
        int(i) for i in (await tx.execute(select(assignment.c.id).where(closed).order_by(assignment.c.id))).scalars()
    ]


async def reopen(tx: Tx, assignment_ids: Collection[int]) -> None:
    """Let assignments that were ended be asked for again."""
    again = {"closed_at": None, "closed_reason": None}
    await tx.execute(update(assignment).where(assignment.c.id.in_(assignment_ids)).values(**again))


async def ended(tx: Tx, assignment_id: int) -> tuple[bool, str | None]:
    """Whether an assignment is in force no more, and why; it has no reason where others hold it now."""
    row = (await tx.execute(_END, {"id": assignment_id})).one()
    return row.over is not None or row.closed_at is not None, row.reason


async def of_unit(tx: Tx, task_id: int, unit_id: int | None) -> list[tuple[int, int | None]]:
    """The open assignments of a task that a unit leads, those of later occurrences too, each with its owner."""
    finished = [status.value for status in Status if status.finished]
    newest = (
        select(func.max(status_report.c.id))
        .where(status_report.c.assignment_id == assignment.c.id, standing_reports())
        .correlate(assignment)
        .scalar_subquery()
    )
    done = select(status_report.c.id).where(status_report.c.id == newest, status_report.c.status.in_(finished))
    rows = await tx.execute(
        select(assignment.c.id, assignment.c.owner_id)
        .join(occurrence, occurrence.c.id == assignment.c.occurrence_id)
        .join(task, task.c.id == occurrence.c.task_id)
        .where(occurrence.c.task_id == task_id, assignment.c.unit_id == unit_id, assignment.c.closed_at.is_(None))
        .where(assignment.c.role == AssignmentRole.LEAD)
        .where(occurrence.c.closed_at.is_(None), task.c.state != "closed", ~done.exists())
        .order_by(assignment.c.id)
    )
    return [(int(i), owner) for i, owner in rows]


async def is_awake(tx: Tx, task_id: int, sleeping_id: int, event: date) -> bool:
    """Whether an occurrence was opened for an event or request of this day, and stands."""
    twin = await _twin(tx, task_id, sleeping_id, event)
    return twin is not None and twin.closed_at is None


async def _twin(tx: Tx, task_id: int, sleeping_id: int, event: date) -> Any:
    asleep = (await tx.execute(select(occurrence).where(occurrence.c.id == sleeping_id))).one()
    same = (occurrence.c.task_id == task_id) & (occurrence.c.part == woken(asleep.part, event, event).part)
    return (await tx.execute(select(occurrence).where(same))).first()


async def wake(
    tx: Tx, now: datetime, task_id: int, sleeping_id: int, event: date, due: date, label: str | None = None
) -> list[int]:
    """Open a dated occurrence beside a sleeping one, in the same hands. Gives its lead assignments.

    `label` names the event; without one it is called what the sleeping one is. An event of the same day that was
    opened before and taken back is opened anew.
    """
    asleep = (await tx.execute(select(occurrence).where(occurrence.c.id == sleeping_id))).one()
    opened = woken(asleep.part, event, due, label or asleep.label)
    twin = await _twin(tx, task_id, sleeping_id, event)
    if twin is not None:
        again = {"closed_at": None, "closed_reason": None, "due": due, "label": opened.label}
        await tx.execute(update(occurrence).where(occurrence.c.id == twin.id).values(**again))
        hands = assignment.c.occurrence_id == twin.id
        await tx.execute(update(assignment).where(hands).values(closed_at=None, closed_reason=None, due=due))
        await tx.execute(update(task).where(task.c.id == task_id).values(state="open"))
        leads = select(assignment.c.id).where(hands, assignment.c.role == AssignmentRole.LEAD)
        return [int(i) for i in (await tx.execute(leads)).scalars()]
    occurrence_id = await add_occurrence(tx, now, task_id, opened)
    hands = await tx.execute(
        select(assignment.c.unit_id, assignment.c.person_id, assignment.c.role, assignment.c.owner_id)
        .where(assignment.c.occurrence_id == sleeping_id)
        .order_by(assignment.c.id)
    )
    held = hands.all()
    ids = await add_assignments(
        tx, now, occurrence_id, due, [(h.unit_id, h.person_id, AssignmentRole(h.role)) for h in held]
    )
    owners = [h.owner_id for h in held if h.role == AssignmentRole.LEAD]
    for assignment_id, owner_id in zip(ids, owners, strict=True):
        await set_owner(tx, assignment_id, owner_id)
    await tx.execute(update(task).where(task.c.id == task_id).values(state="open"))
    return ids
