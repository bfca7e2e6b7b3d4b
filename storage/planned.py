"""Putting a planned message into the outbox, with its numbered places and what counts as said by it."""

from datetime import datetime
from functools import partial

from domain import urgency
from domain.calendar import WorkingCalendar
from domain.people import Person
from domain.reminder_buttons import reminder_buttons
from domain.reminder_message import reminder_text
from domain.reminder_settings import ReminderSettings
from domain.reminders import PlannedMessage, said_by
from locales import say
from storage import outbox, said
from storage.database import Tx
from storage.outbox import Message, Place


async def write(
    tx: Tx,
    now: datetime,
    message: PlannedMessage,
    person: Person,
    calendar: WorkingCalendar,
    settings: ReminderSettings,
) -> bool:
    """Put one message into the outbox; False where one of its kind was there already for that person and day."""
    speak = partial(say, person.language)
    text = reminder_text(message, person, calendar, speak)
    day_ends = datetime.combine(message.local_date, settings.day_ends, settings.zone)
    outbox_id = await outbox.put(
        tx,
        now,
        "reminder",
        Message(
            text.text,
            reminder_buttons(text.shown, speak),
            [Place("assignment", item.assignment.id) for item in text.shown],
            if_late=None if message.late else (now + settings.patience, speak("reminders.sent_late")),
        ),
        person_id=message.person_id,
        once=said.once(message.person_id, message.kind, message.local_date),
        urgency=urgency.of_reminder(text.shown),
        expires_at=max(day_ends, now + settings.patience),
    )
    if outbox_id is None:
        return False
    await said.note(tx, outbox_id, message.local_date, said_by(message, text.shown))
    for note in message.notes:
        await said.note_of_office(tx, outbox_id, message.person_id, note.name)
    return True
