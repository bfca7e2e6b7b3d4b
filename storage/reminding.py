"""All that planning reminders needs to know, gathered in one moment of the database."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import WorkingCalendar
from domain.hearers import Chart
from domain.reminder_settings import ReminderSettings
from domain.tasks import AssignmentView
from storage import absences, calendar, people, reminder_rules, said, ticks, units, work
from storage.database import Tx

TICK = "remind"
"""The name under which the last run of planning is kept."""


@dataclass(frozen=True)
class ToRemind:
    """Who there is, what is open, what was said and planned, when (UTC) planning last ran whole, and by which rules."""

    chart: Chart
    assignments: tuple[AssignmentView, ...]
    said: frozenset[said.Rung]
    planned: frozenset[tuple[int, str, date]]
    calendar: WorkingCalendar
    last_ran: datetime | None
    settings: ReminderSettings


async def gather(tx: Tx, now: datetime, without: ReminderSettings) -> ToRemind:
    """What there is to remind of at an instant (UTC); `without` are the settings where the office chose none."""
    today = now.astimezone(without.zone).date()
    chart = Chart.of(
        await people.everybody(tx, active=False), await units.all_units(tx), await absences.ending_from(tx, today)
    )
    return ToRemind(
        chart,
        tuple(await work.open_views(tx)),
        frozenset(await said.everything(tx)),
        frozenset(await said.planned(tx, today)),
        await calendar.working_calendar(tx),
        await ticks.last_ran(tx, TICK),
        await reminder_rules.in_force(tx, without),
    )
