"""When something may be said to people: in working hours, now or at the next morning there is."""

from datetime import UTC, datetime, timedelta

from domain.calendar import WorkingCalendar
from domain.reminder_hours import is_working_time
from domain.reminder_settings import ReminderSettings


def next_working_time(now: datetime, calendar: WorkingCalendar, settings: ReminderSettings) -> datetime:
    """The instant (UTC): now within the hours allowed of a working day, else the office's hour of the next morning."""
    if is_working_time(now, calendar, settings):
        return now
    local = now.astimezone(settings.zone)
    day = local.date() if local.time() < settings.earliest else local.date() + timedelta(days=1)
    morning = datetime.combine(calendar.next_working_day(day), settings.remind_at, settings.zone)
    return morning.astimezone(UTC)
