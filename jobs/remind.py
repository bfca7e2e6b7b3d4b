"""The reminder tick: who must hear what now, written to the outbox together with what it says."""

from datetime import datetime
from functools import partial

from domain.reminder_buttons import reminder_buttons
from domain.reminder_message import reminder_text
from domain.reminder_settings import ReminderSettings
from domain.reminders import PlannedMessage, plan_messages, said_by
from locales import say
from storage import outbox, reminding, said
from storage.database import Database, Tx
from storage.outbox import Message, Place
from storage.reminding import ToRemind

TICK = "remind"
"""The name under which the tick's last run is kept."""


async def remind(database: Database, settings: ReminderSettings, now: datetime) -> int:
    """Plan every message that is due by now and was not planned; gives how many. Running it again adds nothing."""
    async with database.begin() as tx:
        known = await reminding.gather(tx, now, TICK, settings)
        messages = plan_messages(
            now,
            known.chart,
            known.assignments,
            known.said,
            known.calendar,
            known.settings,
            known.planned,
            known.last_ran,
        )
        return sum([await _write(tx, now, message, known) for message in messages])


async def _write(tx: Tx, now: datetime, message: PlannedMessage, known: ToRemind) -> bool:
    """Put one message into the outbox, with its numbered places; False where it was there already."""
    person = known.chart.people[message.person_id]
    speak = partial(say, person.language)
    text = reminder_text(message, person, known.calendar, speak)
    day_ends = datetime.combine(message.local_date, known.settings.day_ends, known.settings.zone)
    outbox_id = await outbox.put(
        tx,
        now,
        "reminder",
        Message(
            text.text,
            reminder_buttons(text.shown, speak),
            [Place("assignment", item.assignment.id) for item in text.shown],
        ),
        person_id=message.person_id,
        once=said.once(message.person_id, message.kind, message.local_date),
        urgency=max(item.days_late for item in text.shown),
        expires_at=max(day_ends, now + known.settings.patience),
    )
    if outbox_id is None:
        return False
    await said.note(tx, outbox_id, message.local_date, said_by(message, text.shown))
    return True
