"""Who would hear what, when, if nobody answered: the days ahead played through, each with what the one before said."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from domain.calendar import WorkingCalendar
from domain.hearers import Chart
from domain.office_notes import OfficeNotes
from domain.reminder_hours import morning_hour
from domain.reminder_lines import Item, Said
from domain.reminder_settings import ReminderSettings
from domain.reminders import Planned, PlannedMessage, plan_messages, said_by
from domain.tasks import AssignmentView


def preview(
    now: datetime,
    from_day: date,
    to_day: date,
    chart: Chart,
    assignments: Sequence[AssignmentView],
    said: Said,
    calendar: WorkingCalendar,
    settings: ReminderSettings,
    shown: Callable[[PlannedMessage], Sequence[Item]],
    already_planned: Planned = frozenset(),
    office: OfficeNotes | None = None,
) -> Iterator[PlannedMessage]:
    """The messages of the local days from `from_day` to `to_day`, both included, in the order they would leave.

    The days between now (UTC) and `from_day` are played through as well; what has passed is not. `shown` tells which
    items of a message fit into its text: only those count as said.
    """
    said, planned = set(said), set(already_planned)
    hours = _hours(chart, assignments, settings)
    day = now.astimezone(settings.zone).date()
    while day <= to_day:
        for hour in hours.get(day, hours[None]) if calendar.is_working_day(day) else ():
            at = datetime.combine(day, hour, settings.zone).astimezone(UTC)
            tick = max(at, now)
            for message in plan_messages(
                tick, chart, assignments, said, calendar, settings, planned, tick - timedelta(minutes=1), office
            ):
                said |= said_by(message, shown(message))
                planned.add((message.person_id, message.kind, day))
                if office is not None:
                    noted = {(message.person_id, note.name) for note in message.notes}
                    office = replace(office, said=office.said | noted)
                if day >= from_day:
                    yield message
        day += timedelta(days=1)


def _hours(
    chart: Chart, assignments: Sequence[AssignmentView], settings: ReminderSettings
) -> dict[date | None, list[time]]:
    """The local hours at which something may leave: each morning (None), and on a day with a snooze its hour too."""
    mornings = {morning_hour(person, settings) for person in chart.people.values()}
    on_days: dict[date, set[time]] = {}
    for of in assignments:
        if of.snoozed_until:
            local = of.snoozed_until.astimezone(settings.zone)
            on_days.setdefault(local.date(), set()).add(local.time())
    return {None: sorted(mornings)} | {day: sorted(mornings | hours) for day, hours in on_days.items()}
