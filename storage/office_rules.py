"""By what the office judges: its working calendar and its reporting periods, as its settings have them."""

from datetime import tzinfo

from sqlalchemy import select

from domain.calendar import WorkingCalendar
from domain.counting import Reckoning
from domain.periods import PeriodRules
from storage.calendar import working_calendar
from storage.database import Tx
from storage.schema.office import setting

CUT_OFF, SEND_BY_DAY = "cut_off", "send_by_day"
"""The settings for the day data close on (0: calendar months) and the day a report is sent by."""


async def period_rules(tx: Tx) -> PeriodRules:
    """The office's reporting periods; a report's day that is no working day moves to the working day before."""
    return await _periods(tx, await working_calendar(tx))


async def reckoning(tx: Tx, zone: tzinfo) -> Reckoning:
    """What reports are reckoned by."""
    days = await working_calendar(tx)
    return Reckoning(await _periods(tx, days), days.late_after, zone)


async def _periods(tx: Tx, days: WorkingCalendar) -> PeriodRules:
    names = (CUT_OFF, SEND_BY_DAY)
    rows = await tx.execute(select(setting.c.name, setting.c.value).where(setting.c.name.in_(names)))
    chosen = {name: int(value) for name, value in rows}
    return PeriodRules(
        cut_off=chosen.get(CUT_OFF, PeriodRules.cut_off),
        send_by_day=chosen.get(SEND_BY_DAY, PeriodRules.send_by_day),
        working_day_before=days.previous_working_day,
    )
