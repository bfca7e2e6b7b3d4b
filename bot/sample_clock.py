"""Moving the sample office through its year: hour by hour of reminders, so that all is said when it would have been."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.channels.web_conversations import Step
from domain.calendar import WorkingCalendar
from domain.reminder_settings import ReminderSettings
from jobs.clock import MovableClock
from jobs.deliver import Delivery
from jobs.ticks import Ticks
from storage import hours_told, outbox
from storage.calendar import working_calendar
from storage.database import Database
from storage.hours_told import HoursTold

_STEPS = {"day": timedelta(days=1), "week": timedelta(days=7)}


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


def stops(
    now: datetime, until: datetime, calendar: WorkingCalendar, zone: ZoneInfo, told: HoursTold
) -> Iterator[datetime]:
    """Every instant (UTC) on the way at which somebody may be told something, the last one being `until`."""
    first, last = now.astimezone(zone).date(), until.astimezone(zone).date()
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    daily = {
        datetime.combine(day, hour, zone).astimezone(UTC)
        for day in days
        if calendar.is_working_day(day)
        for hour in told.daily
    }
    yield from sorted(stop for stop in daily | set(told.once) if now < stop < until)
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
            told = await hours_told.gather(tx, self._settings)
        now = self._clock.now()
        for stop in stops(now, target(now, step, calendar, self._settings), calendar, self._settings.zone, told):
            await self._clock.move_to(stop)
            await self._ticks.run_all()
            async with self._database.read() as tx:
                waiting, _ = await outbox.unsent(tx, stop)
            if waiting:
                await self._delivery.drain()
        return self._clock.now()
