"""The working calendar in force: the public holidays and what the office changed in them."""

from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import delete, insert, select

from domain.calendar import PRESET_CONFIRMED_YEARS, PRESET_OVERRIDES, Override, WorkingCalendar
from storage import settings
from storage.database import Tx
from storage.schema.office import calendar_override

_CONFIRMED, _MOVES_LATENESS = "calendar_confirmed", "day_off_moves_lateness"
_COLUMNS = (
    calendar_override.c.day,
    calendar_override.c.off,
    calendar_override.c.reason,
    calendar_override.c.source,
)


async def working_calendar(tx: Tx) -> WorkingCalendar:
    """The calendar with the office's own days over the preset ones, and the years it has confirmed."""
    chosen = await settings.read_some(tx, _CONFIRMED, _MOVES_LATENESS)
    years = dict.fromkeys(PRESET_CONFIRMED_YEARS, True)
    years |= {int(year): confirmed for year, confirmed in chosen.get(_CONFIRMED, {}).items()}
    confirmed = frozenset(year for year, is_confirmed in years.items() if is_confirmed)
    return _built(tuple(await own_days(tx)), confirmed, bool(chosen.get(_MOVES_LATENESS, True)))


@lru_cache(maxsize=2)
def _built(own: tuple[Override, ...], confirmed: frozenset[int], moves_lateness: bool) -> WorkingCalendar:
    # Building takes 70 ms; the same days give the same calendar.
    return WorkingCalendar((*PRESET_OVERRIDES, *own), confirmed, day_off_moves_lateness=moves_lateness)


async def own_days(tx: Tx) -> list[Override]:
    """What the office itself changed, in the order of the days."""
    rows = await tx.execute(select(*_COLUMNS).order_by(calendar_override.c.day))
    return [Override(*row) for row in rows]


async def keep(tx: Tx, days: Iterable[Override]) -> None:
    """Let these days be as the office says, in the place of what it said of them before."""
    for of in days:
        await forget(tx, of)
        await tx.execute(insert(calendar_override).values(day=of.day, off=of.off, reason=of.reason, source=of.source))


async def forget(tx: Tx, of: Override) -> None:
    """Let a day be again as it is without the office's own word."""
    await tx.execute(delete(calendar_override).where(calendar_override.c.day == of.day))


async def confirm(tx: Tx, year: int, confirmed: bool) -> None:
    """Say that a year's calendar is right, or that it is provisional again."""
    kept: dict[str, bool] = dict(await settings.read(tx, _CONFIRMED, {}))
    await settings.write(tx, _CONFIRMED, {**kept, str(year): confirmed})


async def day_off_moves_lateness(tx: Tx) -> bool:
    """Whether what is due on a day off is late only after the next working day (Bộ luật Dân sự 2015, art. 148.5)."""
    return bool(await settings.read(tx, _MOVES_LATENESS, True))


async def set_day_off_moves_lateness(tx: Tx, moves: bool) -> None:
    """Choose how lateness is judged where a date is a day off."""
    await settings.write(tx, _MOVES_LATENESS, moves)
