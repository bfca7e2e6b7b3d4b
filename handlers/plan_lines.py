"""A plan in a few lines: its version, when and by whom that was loaded, and how its tasks stand."""

from collections.abc import Callable
from datetime import datetime, tzinfo

from storage import plans, work
from storage.database import Tx
from storage.plans import PlanRow

Say = Callable[..., str]


async def lines_of(tx: Tx, plan: PlanRow, said: Say, zone: tzinfo) -> list[str]:
    """A plan in three lines: its title; its version, when and by whom that was loaded; how its tasks stand."""
    started = {v.task_id for v in await work.open_views(tx) if v.plan_id == plan.id}
    counts = {
        "done": max(plan.tasks - len(started) - plan.asleep, 0),
        "open": len(started),
        "asleep": plan.asleep,
    }
    parts = [said(f"plan_list.{name}", n=count) for name, count in counts.items() if count]
    tasks = said("plan_list.tasks", n=plan.tasks)
    return [
        plan.title if str(plan.year) in plan.title else said("plan_list.title", title=plan.title, year=plan.year),
        "   " + loaded(said, plan.version, plan.loaded_at, plan.loaded_by, zone),
        "   " + (f"{tasks}: {', '.join(parts)}" if parts else tasks),
    ]


def loaded(said: Say, version: int, at: datetime | None, by: str | None, zone: tzinfo) -> str:
    """Which version, when it was put in force, and who sent it."""
    when = f"{at.astimezone(zone):%d/%m/%Y}" if at else "–"
    if by is None:
        return said("plan_list.loaded", version=version, when=when)
    return said("plan_list.loaded_by", version=version, when=when, who=by)


async def versions_of(tx: Tx, plan_id: int, said: Say, zone: tzinfo) -> list[str]:
    """A line for each version a plan has had."""
    return [loaded(said, number, at, by, zone) for number, at, by in await plans.versions(tx, plan_id)]
