"""The sample office: opened on a database of its own, in the first working morning of its plan's year."""

from bot.sample import load_sample
from bot.sample_clock import first_morning
from domain.problem import Problem
from domain.reminder_settings import ReminderSettings
from jobs.clock import MovableClock
from storage import people, settings
from storage.calendar import working_calendar
from storage.database import Database

YEAR = 2026
"""The year of the sample plan."""
_MARK = "sample_office"


async def open_sample(database: Database, reminders: ReminderSettings) -> MovableClock:
    """Fill the database with the sample office where it is new, and give its clock as it was left.

    Raises Problem where a real office lives in the database: in the sample one anybody may be anybody.
    """
    async with database.begin() as tx:
        if not await settings.read(tx, _MARK):
            if await people.everybody(tx, active=False):
                raise Problem("run.not_a_sample")
            await settings.write(tx, _MARK, True)
        calendar = await working_calendar(tx)
    clock = await MovableClock.open(database, first_morning(YEAR, calendar, reminders))
    await load_sample(database, clock.now())
    return clock
