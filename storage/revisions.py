"""What a new version of a plan does to the work that stands: hands that change, days that move, parts that end."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update

from domain.occurrence_changes import Standing
from domain.occurrences import OccurrenceDraft
from domain.tasks import AssignmentRole, OccurrenceKind, Status
from storage.assignments import of_draft
from storage.database import Tx
from storage.schema.plans import task
from storage.schema.work import assignment, evidence, extension, handover, occurrence, status_report
from storage.work import standing_reports


@dataclass(frozen=True)
class Hand:
    """An assignment as it stands: who holds and owns it, until when, whether it is done, whether it was ended."""

    id: int
    occurrence_id: int
    unit_id: int | None
    person_id: int | None
    role: AssignmentRole
    owner_id: int | None
    due: date | None
    closed: bool
    finished: bool


@dataclass(frozen=True)
class Work:
    """The occurrences of a task, and the hands of each."""

    standing: tuple[Standing, ...] = ()
    hands: tuple[Hand, ...] = ()


async def work_of_plan(tx: Tx, plan_id: int, reason: str) -> dict[int, Work]:
    """All that stands of a plan, by task. `reason` is what a version writes to an occurrence that it ends."""
    of_plan = task.c.plan_id == plan_id
    hands = await _hands(tx, plan_id)
    found: defaultdict[int, list[Standing]] = defaultdict(list)
    for row in await tx.execute(
        select(occurrence)
        .join(task, task.c.id == occurrence.c.task_id)
        .where(of_plan)
        .order_by(occurrence.c.due, occurrence.c.id)
    ):
        leads = [h for h in hands[row.id] if h.role == AssignmentRole.LEAD and not h.closed]
        found[row.task_id].append(
            Standing(
                row.id,
                row.part,
                OccurrenceKind(row.kind),
                row.due,
                row.period_end,
                finished=bool(leads) and all(h.finished for h in leads),
                closed=row.closed_at is not None,
                dropped=row.closed_reason == reason,
            )
        )
    return {
        task_id: Work(tuple(standing), tuple(hand for one in standing for hand in hands[one.id]))
        for task_id, standing in found.items()
    }


async def spoken_tasks(tx: Tx, plan_id: int) -> set[int]:
    """The tasks of a plan on which somebody reported or proved something."""
    of_plan = (
        select(occurrence.c.task_id)
        .join(assignment, assignment.c.occurrence_id == occurrence.c.id)
        .join(task, task.c.id == occurrence.c.task_id)
        .where(task.c.plan_id == plan_id)
    )
    reported = of_plan.join(status_report, status_report.c.assignment_id == assignment.c.id).where(standing_reports())
    proved = of_plan.join(evidence, evidence.c.assignment_id == assignment.c.id)
    return set((await tx.execute(reported.union(proved))).scalars())


async def _hands(tx: Tx, plan_id: int) -> defaultdict[int, list[Hand]]:
    words = await tx.execute(
        select(status_report.c.assignment_id, status_report.c.status)
        .join(assignment, assignment.c.id == status_report.c.assignment_id)
        .join(occurrence, occurrence.c.id == assignment.c.occurrence_id)
        .join(task, task.c.id == occurrence.c.task_id)
        .where(task.c.plan_id == plan_id, standing_reports())
        .order_by(status_report.c.id)
    )
    last = {assignment_id: Status(status) for assignment_id, status in words}
    rows = await tx.execute(
        select(assignment)
        .join(occurrence, occurrence.c.id == assignment.c.occurrence_id)
        .join(task, task.c.id == occurrence.c.task_id)
        .where(task.c.plan_id == plan_id)
        .order_by(assignment.c.id)
    )
    hands: defaultdict[int, list[Hand]] = defaultdict(list)
    for row in rows:
        hands[row.occurrence_id].append(
            Hand(
                row.id,
                row.occurrence_id,
                row.unit_id,
                row.person_id,
                AssignmentRole(row.role),
                row.owner_id,
                row.due,
                closed=row.closed_at is not None,
                finished=row.id in last and last[row.id].finished,
            )
        )
    return hands


async def move(tx: Tx, occurrence_id: int, draft: OccurrenceDraft) -> None:
    """Make an occurrence the one of another day; its assignments are moved one by one."""
    await tx.execute(update(occurrence).where(occurrence.c.id == occurrence_id).values(**of_draft(draft)))


async def end(tx: Tx, now: datetime, occurrence_id: int, reason: str) -> None:
    """End an occurrence that is not asked for any more, and what was asked for it."""
    await tx.execute(
        update(occurrence)
        .where(occurrence.c.id == occurrence_id, occurrence.c.closed_at.is_(None))
        .values(closed_at=now, closed_reason=reason)
    )
    hands = select(assignment.c.id).where(assignment.c.occurrence_id == occurrence_id)
    await _withdraw(tx, list((await tx.execute(hands)).scalars()))


async def reopen(tx: Tx, occurrence_id: int) -> None:
    """Ask again for an occurrence that was ended."""
    await tx.execute(
        update(occurrence).where(occurrence.c.id == occurrence_id).values(closed_at=None, closed_reason=None)
    )


async def release(tx: Tx, now: datetime, assignment_id: int) -> None:
    """Take an assignment out of its unit's hands, and what was asked for it."""
    await tx.execute(update(assignment).where(assignment.c.id == assignment_id).values(closed_at=now))
    await _withdraw(tx, [assignment_id])


async def hold_again(tx: Tx, assignment_id: int, role: AssignmentRole) -> None:
    """Put an assignment back into its unit's hands, or give the unit another part in it."""
    again = {"closed_at": None, "closed_reason": None, "role": role.value}
    await tx.execute(update(assignment).where(assignment.c.id == assignment_id).values(**again))


async def give(tx: Tx, assignment_ids: list[int], owners: Mapping[tuple[int | None, int | None], int | None]) -> None:
    """Give new assignments to who owned the task before, by the unit or person that holds each."""
    rows = await tx.execute(
        select(assignment.c.id, assignment.c.unit_id, assignment.c.person_id).where(assignment.c.id.in_(assignment_ids))
    )
    for assignment_id, unit_id, person_id in rows.all():
        owner_id = owners.get((unit_id, person_id))
        if owner_id is not None:
            await tx.execute(update(assignment).where(assignment.c.id == assignment_id).values(owner_id=owner_id))


async def _withdraw(tx: Tx, assignment_ids: list[int]) -> None:
    """What was asked or offered and not answered yet waits for nobody any more."""
    for table, waiting in ((extension, "asked"), (handover, "offered")):
        undecided = table.c.assignment_id.in_(assignment_ids) & (table.c.state == waiting)
        await tx.execute(update(table).where(undecided).values(state="taken_back"))
