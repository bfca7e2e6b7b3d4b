"""Leave: who is away when, and who stands in."""

from datetime import date

from sqlalchemy import delete, select

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


async def forget(tx: Tx, person_id: int, first_day: date) -> None:
    """Take back the leave of a person that begins on this day."""
    await tx.execute(delete(absence).where(absence.c.person_id == person_id, absence.c.first_day == first_day))


async def ending_from(tx: Tx, day: date) -> list[Absence]:
    """All leave that lasts to this local day or longer, the earliest first."""
    rows = await tx.execute(select(absence).where(absence.c.last_day >= day).order_by(absence.c.first_day))
    return [Absence(r.person_id, r.first_day, r.last_day, r.stand_in_id) for r in rows]
