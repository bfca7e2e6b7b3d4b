"""When leadership's weekly digest leaves: Friday at 15:00, or on the working day before where Friday is a day off."""

from datetime import UTC, date, datetime, time, timedelta

from domain.calendar import WorkingCalendar
from domain.reminder_settings import ReminderSettings

DIGEST_HOUR = time(15, 0)
_FRIDAY = 4
_WEEK = timedelta(days=7)


def last_digest_hour(
    now: datetime, calendar: WorkingCalendar, settings: ReminderSettings, hour: time = DIGEST_HOUR
) -> datetime:
    """The newest hour (UTC) at which a digest was to leave by now. A week without a working day has none."""
    today = now.astimezone(settings.zone).date()
    friday = today - timedelta(days=(today.weekday() - _FRIDAY) % 7) + _WEEK
    while True:
        day = _digest_day(friday, calendar)
        if day is not None:
            at = datetime.combine(day, hour, settings.zone).astimezone(UTC)
            if at <= now:
                return at
        friday -= _WEEK


def digest_hours(first: date, last: date, calendar: WorkingCalendar, settings: ReminderSettings) -> list[datetime]:
    """The hours (UTC) at which a digest leaves on the local days from `first` to `last`, both included."""
    fridays = (first + timedelta(days=n) for n in range((last - first).days + int(_WEEK.days)))
    days = {_digest_day(friday, calendar) for friday in fridays if friday.weekday() == _FRIDAY}
    return [
        datetime.combine(day, DIGEST_HOUR, settings.zone).astimezone(UTC)
        for day in sorted(day for day in days if day is not None and first <= day <= last)
    ]


def _digest_day(friday: date, calendar: WorkingCalendar) -> date | None:
    day = calendar.previous_working_day(friday)
    return day if friday - day < timedelta(days=_FRIDAY + 1) else None
