"""The units a task's plan prints beside the one that leads."""

from sqlalchemy import func, select

from domain.tasks import AssignmentRole
from storage.database import Tx
from storage.schema.office import unit
from storage.schema.plans import task_unit


async def cooperating(tx: Tx, task_id: int) -> list[str]:
    """The names of the units that work with the lead, as the office calls them, else as they are printed."""
    rows = await tx.execute(
        select(func.coalesce(unit.c.name, task_unit.c.printed))
        .select_from(task_unit)
        .outerjoin(unit, unit.c.id == task_unit.c.unit_id)
        .where(task_unit.c.task_id == task_id, task_unit.c.role == AssignmentRole.COOPERATING)
        .order_by(task_unit.c.id)
    )
    return list(dict.fromkeys(name for name in rows.scalars() if name))
