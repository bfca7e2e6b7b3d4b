"""Plans whose year is over: what of them is still open, and whether it was decided what becomes of it."""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import delete, select

from domain.plan_years import last_year
from domain.tasks import AssignmentView, OccurrenceKind
from domain.year_end import OpenTask, PastPlan
from storage import settings, work
from storage.database import Tx
from storage.schema.office import setting
from storage.schema.plans import plan, task


def _name(plan_id: int) -> str:
    return f"year_end:{plan_id}"


async def waiting(tx: Tx, today: date) -> list[PastPlan]:
    """The plans in force whose years are over, of which it is not decided what becomes of what is open."""
    rows = await tx.execute(
        select(plan).where(plan.c.state == "in_force", plan.c.year < today.year).order_by(plan.c.id)
    )
    over = {row.id: (row, last_year(row.year, row.title, row.appendix_title)) for row in rows}
    over = {plan_id: (row, last) for plan_id, (row, last) in over.items() if last < today.year}
    for plan_id in list(over):
        if (await _kept(tx, plan_id)).get("settled", 0) >= today.year - 1:
            del over[plan_id]
    if not over:
        return []
    open_now: defaultdict[int, list[AssignmentView]] = defaultdict(list)
    for view in await work.open_views(tx):
        if view.plan_id is not None and view.plan_id in over:
            open_now[view.plan_id].append(view)
    found = []
    for plan_id, (row, last) in over.items():
        tasks = _tasks(open_now[plan_id])
        if tasks:
            found.append(PastPlan(plan_id, row.title, last, tasks, len(await lasting(tx, plan_id, tasks))))
    return found


def _tasks(views: list[AssignmentView]) -> tuple[OpenTask, ...]:
    dated: dict[int, OpenTask] = {}
    for view in views:
        due = view.original_due
        if view.kind is OccurrenceKind.DATED and due is not None:
            known = dated.get(view.task_id)
            if known is None or due < known.due:
                dated[view.task_id] = OpenTask(view.task_id, view.code, view.short_name, due)
    return tuple(sorted(dated.values(), key=lambda task: (task.due, int(task.code[1:]))))


async def lasting(tx: Tx, plan_id: int, dated: tuple[OpenTask, ...]) -> list[int]:
    """The tasks of a plan that are not over and have no open date: standing duties, and what waits to be opened."""
    asleep = {
        *(await tx.execute(select(task.c.id).where(task.c.plan_id == plan_id, task.c.state == "asleep"))).scalars()
    }
    standing = {
        v.task_id for v in await work.open_views(tx) if v.plan_id == plan_id and v.kind is OccurrenceKind.STANDING
    }
    return sorted((asleep | standing) - {one.id for one in dated})


async def not_before(tx: Tx, plan_id: int) -> date | None:
    """The day before which nobody is to be asked again, where somebody put it off."""
    said = (await _kept(tx, plan_id)).get("not_before")
    return date.fromisoformat(said) if said else None


async def put_off(tx: Tx, plan_id: int, until: date) -> None:
    """Ask nobody of a plan before a day."""
    await settings.write(tx, _name(plan_id), {"not_before": until.isoformat()})


async def asked_of(tx: Tx, plan_id: int) -> set[int]:
    """Who was asked of a plan, since it was put off where it was."""
    return set((await _kept(tx, plan_id)).get("asked", ()))


async def was_asked(tx: Tx, plan_id: int, person_id: int) -> None:
    """Write down that somebody was asked of a plan."""
    kept = await _kept(tx, plan_id)
    if kept.get("settled") is not None:
        kept = {}
    asked = sorted({*kept.get("asked", ()), person_id})
    await settings.write(tx, _name(plan_id), {**kept, "asked": asked})


async def settled(tx: Tx, plan_id: int, year: int) -> None:
    """Write down that it was decided what becomes of what a year left open."""
    await settings.write(tx, _name(plan_id), {"settled": year})


async def forget(tx: Tx, plan_id: int) -> None:
    """The decision was taken back: it is to be asked again."""
    await tx.execute(delete(setting).where(setting.c.name == _name(plan_id)))


async def _kept(tx: Tx, plan_id: int) -> dict[str, Any]:
    kept: dict[str, Any] = await settings.read(tx, _name(plan_id), {})
    return kept
