"""The reminder tick: who must hear what now, written to the outbox together with what it says."""

from datetime import datetime

from domain.reminder_settings import ReminderSettings
from domain.reminders import plan_messages
from storage import planned, reminding, stalled
from storage.database import Database

TICK = "remind"
"""The name under which the tick's last run is kept."""


async def remind(database: Database, settings: ReminderSettings, now: datetime) -> int:
    """Plan every message that is due by now and was not planned; gives how many. Running it again adds nothing.

    `settings` are those where the office chose none.
    """
    async with database.read() as tx:
        if not await reminding.is_at_work(tx, now, settings):
            return 0
    async with database.begin() as tx:
        # What a process that died left unsent yesterday must not count as said today.
        await stalled.merge_late(tx, now)
        known = await reminding.gather(tx, now, settings)
        messages = plan_messages(
            now,
            known.chart,
            known.assignments,
            known.said,
            known.calendar,
            known.settings,
            known.planned,
            known.last_ran,
            known.office,
            known.kept_back,
        )
        people = known.chart.people
        written = [
            await planned.write(tx, now, message, people[message.person_id], known.calendar, known.settings)
            for message in messages
        ]
        await reminding.ran(tx, now)
        return sum(written)
