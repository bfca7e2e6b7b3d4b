"""The working calendar in force: the public holidays and what the office changed in them."""

from functools import lru_cache

from sqlalchemy import select

from domain.calendar import PRESET_OVERRIDES, Override, WorkingCalendar
from storage.database import Tx
from storage.schema.office import calendar_override


async def working_calendar(tx: Tx) -> WorkingCalendar:
    """The calendar with the office's own days over the preset ones."""
    rows = await tx.execute(
        select(calendar_override.c.day, calendar_override.c.off, calendar_override.c.reason, calendar_override.c.source)
    )
    return _built(tuple(Override(*row) for row in rows))


@lru_cache(maxsize=2)
def _built(own: tuple[Override, ...]) -> WorkingCalendar:
    # Building takes 70 ms; the same days give the same calendar.
    return WorkingCalendar((*PRESET_OVERRIDES, *own))
