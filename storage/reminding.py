"""All that planning reminders needs to know, gathered in one moment of the database."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.calendar import WorkingCalendar
from domain.hearers import Chart
from domain.office_notes import OfficeNotes
from domain.periods import PeriodKind, period_at
from domain.reminder_hours import is_working_time
from domain.reminder_settings import ReminderSettings
from domain.tasks import AssignmentView
from storage import (
    absences,
    calendar,
    directives,
    people,
    reminder_rules,
    said,
    snapshots,
    ticks,
    unit_reports,
    units,
    work,
)
from storage.database import Tx
from storage.office_rules import period_rules
from storage.said import Rung

_RAN = "remind_at_work"
"""The name under which the last run of planning in working time is kept.

A server that comes back at night has run since, and yet what its outage kept back leaves only in the morning, late.
"""


@dataclass(frozen=True)
class ToRemind:
    """Who there is, what is open, what was said, planned and kept back, and the rules.

    `last_ran` is when planning last ran in working time (UTC).
    """

    chart: Chart
    assignments: tuple[AssignmentView, ...]
    said: frozenset[Rung]
    planned: frozenset[tuple[int, str, date]]
    calendar: WorkingCalendar
    last_ran: datetime | None
    settings: ReminderSettings
    office: OfficeNotes
    kept_back: frozenset[Rung] = frozenset()


async def gather(tx: Tx, now: datetime, without: ReminderSettings) -> ToRemind:
    """What there is to remind of at an instant (UTC); `without` are the settings where the office chose none."""
    today = now.astimezone(without.zone).date()
    settings = await reminder_rules.in_force(tx, without)
    chart = Chart.of(
        await people.everybody(tx, active=False), await units.all_units(tx), await absences.ending_from(tx, today)
    )
    unproven = await work.unproven_views(tx, now - _ASKED_WITHIN) if settings.ask_evidence else []
    issued = await snapshots.issued(tx, PeriodKind.MONTH)
    days = await calendar.working_calendar(tx)
    rules = await period_rules(tx, days)
    sent = await unit_reports.confirmed(tx, period_at(PeriodKind.MONTH, today, rules))
    return ToRemind(
        chart,
        (*await directives.marked(tx, await work.open_views(tx)), *unproven),
        frozenset(await said.everything(tx)),
        frozenset(await said.planned(tx, today)),
        days,
        await ticks.last_ran(tx, _RAN),
        settings,
        OfficeNotes(
            rules, frozenset(await said.notes(tx)), frozenset(issued), frozenset(each.unit_id for each in sent)
        ),
        frozenset(await said.kept_back(tx)),
    )


_ASKED_WITHIN = timedelta(days=30)
"""How long after something was reported done its proof is still asked for."""


async def is_at_work(tx: Tx, now: datetime, without: ReminderSettings) -> bool:
    """Whether the office works at an instant (UTC), so that there may be something to plan."""
    return is_working_time(now, await calendar.working_calendar(tx), without)


async def ran(tx: Tx, now: datetime) -> None:
    """Write down that planning ran at an instant (UTC) of working time."""
    await ticks.ran(tx, _RAN, now)
