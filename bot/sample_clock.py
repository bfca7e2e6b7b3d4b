"""Moving the sample office through its year: hour by working hour, so that all is said when it would have been."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from bot.channels.web_conversations import Step
from domain.calendar import WorkingCalendar
from domain.reminder_settings import ReminderSettings
from jobs.clock import MovableClock
from jobs.deliver import Delivery
from jobs.ticks import Ticks
from storage.calendar import working_calendar
from storage.database import Database

_STEPS = {"day": timedelta(days=1), "week": timedelta(days=7)}
_HALF_AN_HOUR = timedelta(minutes=30)


def first_morning(year: int, calendar: WorkingCalendar, settings: ReminderSettings) -> datetime:
    """The instant the first working day of a year begins for the office: when its reminders leave."""
    return datetime.combine(calendar.first_working_day(year), settings.remind_at, settings.zone).astimezone(UTC)


def target(now: datetime, step: Step, calendar: WorkingCalendar, settings: ReminderSettings) -> datetime:
    """Where a step leads to: the next working morning, or the same time a day or a week on."""
    if step != "morning":
        return now + _STEPS[step]
    local = now.astimezone(settings.zone)
    day = local.date() if local.time() < settings.remind_at else local.date() + timedelta(days=1)
    morning = datetime.combine(calendar.next_working_day(day), settings.remind_at, settings.zone)
    return morning.astimezone(UTC)


def stops(now: datetime, until: datetime, calendar: WorkingCalendar, settings: ReminderSettings) -> Iterator[datetime]:
    """Each half hour of working time on the way, the last one being `until`."""
    local = now.astimezone(settings.zone).replace(minute=0, second=0, microsecond=0)
    while (local := local + _HALF_AN_HOUR) < until:
        at_work = settings.earliest <= local.time() <= settings.day_ends
        if local > now and at_work and calendar.is_working_day(local.date()):
            yield local.astimezone(UTC)
    yield until


class SampleClock:
    """Moves the clock, and lets everything happen that would have happened on the way."""

    def __init__(
        self, database: Database, clock: MovableClock, settings: ReminderSettings, ticks: Ticks, delivery: Delivery
    ) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._ticks = ticks
        self._delivery = delivery

    async def move(self, step: Step) -> datetime:
        """Take the office a step on and give the instant it is then (UTC)."""
        async with self._database.read() as tx:
            calendar = await working_calendar(tx)
        now = self._clock.now()
        for stop in stops(now, target(now, step, calendar, self._settings), calendar, self._settings):
            await self._clock.move_to(stop)
            await self._ticks.run_all()
            await self._delivery.drain()
        return self._clock.now()
