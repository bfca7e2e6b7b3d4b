"""The sample office: opened on a database of its own, in the first working morning of its plan's year."""

from datetime import datetime

from bot.sample import PLAN, load_sample
from bot.sample_clock import first_morning
from domain.chat import OutgoingFile
from domain.problem import Problem
from domain.reminder_settings import ReminderSettings
from handlers.enforce_plan import Loading
from handlers.load_unasked import load
from handlers.report_file import DOCX
from jobs.clock import MovableClock
from plans.child import read_in_child
from storage import people, plans, settings
from storage.audit import Actor
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
    await _load_plan(database, clock.now(), reminders)
    return clock


async def _load_plan(database: Database, now: datetime, reminders: ReminderSettings) -> None:
    """Put the sample plan in force where no plan ever was, as an administrator who takes what is proposed."""
    async with database.read() as tx:
        if await plans.list_plans(tx):
            return
    content = PLAN.read_bytes()
    draft = await read_in_child(content, PLAN.name)
    async with database.begin() as tx:
        loading = Loading(tx, now, reminders.zone, Actor(None, "sample"))
        await load(loading, OutgoingFile(PLAN.name, DOCX, content), draft)
