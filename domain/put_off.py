"""The moment of a reminder that somebody put off: the hour they named, within the hours messages leave."""

from datetime import date, datetime, time, timedelta

from domain.calendar import WorkingCalendar
from domain.reminder_settings import ReminderSettings

_LATER_TODAY = timedelta(hours=2)
_HALF_A_DAY = timedelta(hours=12)


def wanted_at(said: date | None, hour: time | timedelta | None, local: datetime, morning: time, ends: time) -> datetime:
    """The local moment meant by a day and an hour, of which either may not have been named, typed at `local`.

    An hour that is past today is the afternoon's where the day does not end (`ends`) before it, else tomorrow's; a day
    without an hour is its `morning`, today without one two hours on.
    """
    today = local.date()
    if isinstance(hour, timedelta):
        return (local + hour).replace(second=0, microsecond=0)
    if hour is not None:
        at = datetime.combine(said or today, hour, local.tzinfo)
        if at > local:
            return at
        afternoon = at + _HALF_A_DAY
        return (
            afternoon
            if afternoon > local and afternoon.date() == today and afternoon.time() < ends
            else at + timedelta(days=1)
        )
    if said == today:
        return (local + _LATER_TODAY).replace(second=0, microsecond=0)
    day = said if said is not None and said > today else today + timedelta(days=1)
    return datetime.combine(day, morning, local.tzinfo)


def within_hours(at: datetime, days: WorkingCalendar, settings: ReminderSettings, morning: time) -> datetime:
    """The first moment from `at` on at which a message may leave; a day off gives way to the next working day."""
    day = days.next_working_day(at.date())
    if at.time() >= settings.day_ends:
        day = days.next_working_day(at.date() + timedelta(days=1))
        return datetime.combine(day, morning, at.tzinfo)
    return datetime.combine(day, max(at.time(), settings.earliest), at.tzinfo)
