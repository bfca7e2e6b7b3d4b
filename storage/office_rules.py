"""By what the office judges: its working calendar and its reporting periods, as its settings have them."""

from datetime import tzinfo
from functools import cache

from domain.calendar import WorkingCalendar
from domain.counting import Reckoning
from domain.periods import PeriodRules
from storage import settings
from storage.calendar import working_calendar
from storage.database import Tx

CUT_OFF, SEND_BY_DAY = "cut_off", "send_by_day"
"""The settings for the day data close on (0: calendar months) and the day a report is sent by."""


async def period_rules(tx: Tx, days: WorkingCalendar | None = None) -> PeriodRules:
    """The office's reporting periods; a report's day that is no working day moves to the working day before.

    `days` is the working calendar where it is at hand.
    """
    calendar = days or await working_calendar(tx)
    chosen = await settings.read_some(tx, CUT_OFF, SEND_BY_DAY)
    return PeriodRules(
        cut_off=int(chosen.get(CUT_OFF, PeriodRules.cut_off)),
        send_by_day=int(chosen.get(SEND_BY_DAY, PeriodRules.send_by_day)),
        working_day_before=calendar.previous_working_day,
    )


async def reckoning(tx: Tx, zone: tzinfo) -> Reckoning:
    """What reports are reckoned by."""
    days = await working_calendar(tx)
    return Reckoning(await period_rules(tx, days), cache(days.late_after), zone)
