"""Leave: who is away when, and who stands in."""

from datetime import date

from sqlalchemy import delete, select, update

from domain.people import Absence
from storage.database import Tx
from storage.rows import add
from storage.schema.office import absence


async def keep(tx: Tx, leave: Absence) -> int:
    """Note that somebody will be away, and give the id of the note."""
    return await add(
        tx,
        absence,
        person_id=leave.person_id,
        first_day=leave.first_day,
        last_day=leave.last_day,
        stand_in_id=leave.stand_in_id,
    )


async def end_before(tx: Tx, leave: Absence, day: date) -> None:
    """Let a leave be over by a day: what has not begun then is forgotten, what has ends the day before."""
    same = (absence.c.person_id == leave.person_id) & (absence.c.first_day == leave.first_day)
    if leave.first_day >= day:
        await tx.execute(delete(absence).where(same))
    else:
        await tx.execute(update(absence).where(same).values(last_day=date.fromordinal(day.toordinal() - 1)))


async def ending_from(tx: Tx, day: date) -> list[Absence]:
    """All leave that lasts to this local day or longer, the earliest first."""
    rows = await tx.execute(select(absence).where(absence.c.last_day >= day).order_by(absence.c.first_day))
    return [Absence(r.person_id, r.first_day, r.last_day, r.stand_in_id) for r in rows]
