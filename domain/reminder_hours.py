"""At which hours messages leave: the office's working time, and each person's morning in it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from domain.calendar import WorkingCalendar
from domain.people import Person
from domain.reminder_lines import Moment
from domain.reminder_settings import ReminderSettings


def is_working_time(now: datetime, calendar: WorkingCalendar, settings: ReminderSettings) -> bool:
    """Whether messages may leave at an instant (UTC): within the hours allowed of a working day."""
    local = now.astimezone(settings.zone)
    return calendar.is_working_day(local.date()) and settings.earliest <= local.time() <= settings.day_ends


def morning_hour(person: Person, settings: ReminderSettings) -> time:
    """The local hour of a person's message: the one they chose, else the office's, taken into the hours allowed."""
    return min(max(person.remind_at or settings.remind_at, settings.earliest), settings.latest)


@dataclass(frozen=True)
class Hours:
    """The hours of one person's messages, and whether planning ran at them."""

    person: Person
    moment: Moment
    last_tick: datetime | None

    def morning_of(self, day: date) -> datetime:
        return self.at(day, morning_hour(self.person, self.moment.settings))

    def at(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, self.moment.settings.zone).astimezone(UTC)

    def is_morning(self) -> bool:
        """Whether the message of today leaves now: its hour has just passed, or planning has not run since."""
        hour, settings = self.morning_of(self.moment.today), self.moment.settings
        ran_since = self.last_tick is not None and self.last_tick >= hour
        return hour <= self.moment.now and (not ran_since or self.moment.now < hour + settings.morning)

    def missed(self, hour: datetime) -> bool:
        """Whether planning did not run at an hour, nor soon after it."""
        was_down = self.last_tick is not None and self.last_tick < hour
        return was_down and self.moment.now - hour > self.moment.settings.patience
