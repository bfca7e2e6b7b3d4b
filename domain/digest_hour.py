"""When leadership's weekly digest leaves: on its day, or on the working day before where that is a day off."""

from datetime import UTC, date, datetime, timedelta

from domain.calendar import WorkingCalendar
from domain.reminder_settings import ReminderSettings

_WEEK = timedelta(days=7)
_FURTHEST = 5 * _WEEK
"""No office is closed for so long."""


def last_digest_hour(now: datetime, calendar: WorkingCalendar, settings: ReminderSettings) -> datetime:
    """The newest hour (UTC) at which a digest was to leave by now. A week without a working day has none."""
    today = now.astimezone(settings.zone).date()
    usual = today - timedelta(days=(today.weekday() - settings.digest_day) % 7) + _WEEK
    while True:
        day = _digest_day(usual, calendar)
        if day is not None:
            at = datetime.combine(day, settings.digest_hour, settings.zone).astimezone(UTC)
            if at <= now:
                return at
        usual -= _WEEK


def next_digest_hour(now: datetime, calendar: WorkingCalendar, settings: ReminderSettings) -> datetime:
    """The first hour (UTC) after now at which a digest is to leave."""
    today = now.astimezone(settings.zone).date()
    ahead = digest_hours(today, today + _FURTHEST, calendar, settings)
    return next(at for at in ahead if at > now)


def digest_hours(first: date, last: date, calendar: WorkingCalendar, settings: ReminderSettings) -> list[datetime]:
    """The hours (UTC) at which a digest leaves on the local days from `first` to `last`, both included."""
    each = (first + timedelta(days=n) for n in range((last - first).days + int(_WEEK.days)))
    days = {_digest_day(usual, calendar) for usual in each if usual.weekday() == settings.digest_day}
    return [
        datetime.combine(day, settings.digest_hour, settings.zone).astimezone(UTC)
        for day in sorted(day for day in days if day is not None and first <= day <= last)
    ]


def _digest_day(usual: date, calendar: WorkingCalendar) -> date | None:
    """The working day of the same week, from Monday on; none where the whole of it is off."""
    day = calendar.previous_working_day(usual)
    return day if usual - day <= timedelta(days=usual.weekday()) else None
