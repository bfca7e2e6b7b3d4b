"""Tasks as a plan or the Office gives them: their lasting code, their words, their deadline and printed units."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, delete, func, insert, select, update

from domain.tasks import AssignmentRole
from storage.database import Tx
from storage.rows import add
from storage.schema.plans import criterion, deadline, plan, task, task_unit


async def next_task_number(tx: Tx) -> int:
    """The number of the next task's code."""
    return int((await tx.execute(select(func.coalesce(func.max(task.c.number), 0)))).scalar_one()) + 1


@dataclass(frozen=True)
class NewTask:
    """A task to add. `units` are (unit id, people's role, lead or cooperating, name as printed)."""

    number: int
    short_name: str
    title: str
    state: str
    plan_id: int | None = None
    section_id: int | None = None
    ref: str | None = None
    group_title: str | None = None
    position: int = 0
    objective: str | None = None
    activity: str | None = None
    product: str | None = None
    source: str | None = None
    criterion: tuple[str | None, str | None, float | None, float | None, float | None] | None = None
    deadline_text: str | None = None
    deadline_kind: str | None = None
    deadline_rule: dict[str, Any] | None = None
    deadline_chosen: dict[str, Any] | None = None
    units: tuple[tuple[int | None, str | None, str, str], ...] = ()


async def add_task(tx: Tx, now: datetime, person_id: int | None, new: NewTask) -> int:
    """Add a task with its criterion, deadline and printed units, and give its id."""
    task_id = await add(
        tx,
        task,
        **_words(new),
        number=new.number,
        plan_id=new.plan_id,
        criterion_id=await _add_criterion(tx, new),
        source=new.source,
        state=new.state,
        created_at=now,
        created_by=person_id,
    )
    await _add_deadline(tx, task_id, new)
    await _add_units(tx, task_id, new)
    return task_id


def _words(new: NewTask) -> dict[str, Any]:
    """What a plan prints of a task, and where."""
    return {
        "section_id": new.section_id,
        "ref": new.ref,
        "group_title": new.group_title,
        "position": new.position,
        "short_name": new.short_name,
        "title": new.title,
        "objective": new.objective,
        "activity": new.activity,
        "product": new.product,
    }


async def _add_criterion(tx: Tx, new: NewTask) -> int | None:
    return None if new.criterion is None else await add(tx, criterion, plan_id=new.plan_id, **_criterion(new))


def _criterion(new: NewTask) -> dict[str, Any]:
    """The criterion behind a task, as its row holds it."""
    names = ("number", "title", "score_max", "score_achieved", "score_target")
    return dict(zip(names, new.criterion or (), strict=True))


async def set_words(tx: Tx, task_id: int, new: NewTask) -> None:
    """Give a task the words, place and criterion of `new`; its code, state, deadline and units stay."""
    before = (await tx.execute(select(task.c.criterion_id).where(task.c.id == task_id))).scalar_one()
    criterion_id = before if before is not None and new.criterion is not None else await _add_criterion(tx, new)
    if before is not None and criterion_id is not None:
        await tx.execute(update(criterion).where(criterion.c.id == before).values(**_criterion(new)))
    await tx.execute(update(task).where(task.c.id == task_id).values(**_words(new), criterion_id=criterion_id))
    if before is not None and criterion_id is None:
        await tx.execute(delete(criterion).where(criterion.c.id == before))


async def set_deadline(tx: Tx, task_id: int, new: NewTask) -> None:
    """Give a task the printed deadline of `new`, or none."""
    await tx.execute(delete(deadline).where(deadline.c.task_id == task_id))
    await _add_deadline(tx, task_id, new)


async def _add_deadline(tx: Tx, task_id: int, new: NewTask) -> None:
    if new.deadline_kind is not None:
        await add(
            tx,
            deadline,
            task_id=task_id,
            text=new.deadline_text or "",
            kind=new.deadline_kind,
            rule=new.deadline_rule or {},
            chosen=new.deadline_chosen,
        )


async def set_units(tx: Tx, task_id: int, new: NewTask) -> None:
    """Give a task the printed units of `new`."""
    await tx.execute(delete(task_unit).where(task_unit.c.task_id == task_id))
    await _add_units(tx, task_id, new)


async def _add_units(tx: Tx, task_id: int, new: NewTask) -> None:
    if new.units:
        await tx.execute(
            insert(task_unit),
            [
                {"task_id": task_id, "unit_id": unit_id, "people_role": people, "role": role, "printed": printed}
                for unit_id, people, role, printed in new.units
            ],
        )


async def set_state(tx: Tx, task_id: int, state: str) -> None:
    """Make a task open or asleep; a closed one stays closed."""
    await tx.execute(update(task).where(task.c.id == task_id, task.c.state != "closed").values(state=state))


async def close(tx: Tx, now: datetime, task_id: int, reason: str) -> None:
    """End a task that is not asked for any more; all that was said of it stays."""
    ended = {"state": "closed", "closed_at": now, "closed_reason": reason}
    await tx.execute(update(task).where(task.c.id == task_id, task.c.state != "closed").values(**ended))


@dataclass(frozen=True)
class StoredTask:
    """A task of a plan as its row says: `state` is open, asleep or closed."""

    id: int
    number: int
    short_name: str
    state: str


async def by_ref(tx: Tx, plan_id: int) -> dict[str, StoredTask]:
    """The tasks of a plan by the place the version in force prints them at.

    A task ended by an earlier version may have stood at the same place: the one that is not closed comes before it.
    """
    rows = await tx.execute(
        select(task.c.ref, task.c.id, task.c.number, task.c.short_name, task.c.state)
        .where(task.c.plan_id == plan_id)
        .order_by(case((task.c.state == "closed", 0), else_=1), task.c.closed_at, task.c.id)
    )
    return {ref: StoredTask(*row) for ref, *row in rows}


@dataclass(frozen=True)
class TaskText:
    """What a plan prints of a task; `deadline` are the printed words, `state` open, asleep or closed."""

    id: int
    number: int
    title: str
    activity: str | None
    product: str | None
    deadline: str | None
    state: str


async def get(tx: Tx, number: int) -> TaskText | None:
    """The task with the code T<number>."""
    row = (
        await tx.execute(
            select(
                task.c.id,
                task.c.number,
                task.c.title,
                task.c.activity,
                task.c.product,
                deadline.c.text,
                task.c.state,
            )
            .outerjoin(deadline, deadline.c.task_id == task.c.id)
            .where(task.c.number == number)
        )
    ).first()
    return TaskText(*row) if row else None


async def short(tx: Tx, task_id: int) -> tuple[str, str]:
    """The code and the short name of a task."""
    row = (await tx.execute(select(task.c.number, task.c.short_name).where(task.c.id == task_id))).one()
    return f"T{row.number}", row.short_name


@dataclass(frozen=True)
class PlanTask:
    """A task as a line of its plan; `leads` are the names printed."""

    number: int
    ref: str | None
    title: str
    deadline: str | None
    leads: tuple[str, ...]


async def of_plan(tx: Tx, plan_id: int) -> list[PlanTask] | None:
    """The tasks a plan asks for in printed order, None where there is no such plan."""
    if (await tx.execute(select(plan.c.id).where(plan.c.id == plan_id))).first() is None:
        return None
    printed = await tx.execute(
        select(task_unit.c.task_id, task_unit.c.printed)
        .join(task, task.c.id == task_unit.c.task_id)
        .where(task.c.plan_id == plan_id, task_unit.c.role == AssignmentRole.LEAD)
        .order_by(task_unit.c.id)
    )
    leads: dict[int, list[str]] = {}
    for task_id, name in printed:
        leads.setdefault(task_id, []).append(name)
    rows = await tx.execute(
        select(task.c.id, task.c.number, task.c.ref, task.c.title, deadline.c.text)
        .outerjoin(deadline, deadline.c.task_id == task.c.id)
        .where(task.c.plan_id == plan_id, task.c.state != "closed")
        .order_by(task.c.position, task.c.number)
    )
    return [PlanTask(number, ref, title, text, tuple(leads.get(i, ()))) for i, number, ref, title, text in rows]
