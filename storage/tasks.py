"""Tasks as a plan or the Office gives them: their lasting code, their words, their deadline and printed units."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, delete, func, insert, select, update

from domain.tasks import AssignmentRole, OccurrenceKind
from storage.database import Tx
from storage.rows import add, add_all
from storage.schema.plans import criterion, deadline, plan, task, task_unit
from storage.schema.work import assignment, occurrence


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
    (task_id,) = await add_tasks(tx, now, person_id, [new])
    return task_id


async def add_tasks(tx: Tx, now: datetime, person_id: int | None, new: Sequence[NewTask]) -> list[int]:
    """Add all tasks of a plan in a few statements, as `add_task` adds one; their ids in the same order."""
    scored = [{"plan_id": one.plan_id, **_criterion(one)} for one in new if one.criterion is not None]
    criteria = iter(await add_all(tx, criterion, scored))
    rows = [
        {
            **_words(one),
            "number": one.number,
            "plan_id": one.plan_id,
            "criterion_id": next(criteria) if one.criterion is not None else None,
            "source": one.source,
            "state": one.state,
            "created_at": now,
            "created_by": person_id,
        }
        for one in new
    ]
    added = list(zip(await add_all(tx, task, rows, ["number"]), new, strict=True))
    await _add_deadlines(tx, added)
    await _add_units(tx, added)
    return [task_id for task_id, _ in added]


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
    await _add_deadlines(tx, [(task_id, new)])


async def _add_deadlines(tx: Tx, of: Sequence[tuple[int, NewTask]]) -> None:
    rows = [
        {
            "task_id": task_id,
            "text": new.deadline_text or "",
            "kind": new.deadline_kind,
            "rule": new.deadline_rule or {},
            "chosen": new.deadline_chosen,
        }
        for task_id, new in of
        if new.deadline_kind is not None
    ]
    await add_all(tx, deadline, rows, ["task_id"])


async def set_units(tx: Tx, task_id: int, new: NewTask) -> None:
    """Give a task the printed units of `new`."""
    await tx.execute(delete(task_unit).where(task_unit.c.task_id == task_id))
    await _add_units(tx, [(task_id, new)])


async def _add_units(tx: Tx, of: Sequence[tuple[int, NewTask]]) -> None:
    rows = [
        {"task_id": task_id, "unit_id": unit_id, "people_role": people, "role": role, "printed": printed}
        for task_id, new in of
        for unit_id, people, role, printed in new.units
    ]
    if rows:
        await tx.execute(insert(task_unit), rows)


async def set_state(tx: Tx, task_id: int, state: str) -> None:
    """Make a task open or asleep; a closed one stays closed."""
    await tx.execute(update(task).where(task.c.id == task_id, task.c.state != "closed").values(state=state))


async def close(tx: Tx, now: datetime, task_id: int, reason: str) -> None:
    """End a task that is not asked for any more; all that was said of it stays."""
    ended = {"state": "closed", "closed_at": now, "closed_reason": reason}
    await tx.execute(update(task).where(task.c.id == task_id, task.c.state != "closed").values(**ended))


async def may_reopen(tx: Tx, task_id: int) -> bool:
    """Whether a closed task was ever in force, so that it can be again: one taken back at once never was."""
    ended = (await tx.execute(select(task.c.created_at, task.c.closed_at).where(task.c.id == task_id))).one()
    return ended.closed_at is not None and ended.closed_at > ended.created_at


async def reopen(tx: Tx, task_id: int) -> None:
    """Let a closed task be asked for again, with what was closed together with it; it sleeps where all of it does."""
    closed_at = (await tx.execute(select(task.c.closed_at).where(task.c.id == task_id))).scalar_one()
    together = (occurrence.c.task_id == task_id) & (occurrence.c.closed_at == closed_at)
    await tx.execute(update(occurrence).where(together).values(closed_at=None, closed_reason=None))
    of_task = select(occurrence.c.id).where(occurrence.c.task_id == task_id)
    hands = assignment.c.occurrence_id.in_(of_task) & (assignment.c.closed_at == closed_at)
    await tx.execute(update(assignment).where(hands).values(closed_at=None, closed_reason=None))
    awake = select(occurrence.c.id).where(
        occurrence.c.task_id == task_id,
        occurrence.c.closed_at.is_(None),
        occurrence.c.kind != OccurrenceKind.SLEEPING,
    )
    state = "open" if (await tx.execute(awake)).first() else "asleep"
    ended = {"state": state, "closed_at": None, "closed_reason": None}
    await tx.execute(update(task).where(task.c.id == task_id).values(**ended))


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
    """What a plan prints of a task; `deadline` are the printed words, `state` open, asleep or closed.

    `source` is the document behind a task that was given in chat, outside any plan.
    """

    id: int
    number: int
    title: str
    activity: str | None
    product: str | None
    deadline: str | None
    state: str
    source: str | None = None
    plan_id: int | None = None


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
                task.c.source,
                task.c.plan_id,
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
class TaskLine:
    """A task as a line of a list: its code, its short name, and the words its deadline is printed in."""

    code: str
    short_name: str
    deadline: str | None


async def lines(tx: Tx, task_ids: Collection[int]) -> dict[int, TaskLine]:
    """Tasks by their ids, as lines of a list."""
    rows = await tx.execute(
        select(task.c.id, task.c.number, task.c.short_name, deadline.c.text)
        .outerjoin(deadline, deadline.c.task_id == task.c.id)
        .where(task.c.id.in_(task_ids))
    )
    return {task_id: TaskLine(f"T{number}", name, words) for task_id, number, name, words in rows}


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
