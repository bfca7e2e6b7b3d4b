"""A reminder put off: until the hour or day somebody named; the due day does not move."""

from domain.put_off import wanted_at, within_hours
from domain.reminder_hours import morning_hour
from domain.reminder_settings import ReminderSettings
from domain.replies.reading import Reading
from domain.tasks import AssignmentView
from handlers.answerable import require_report
from handlers.statement import speaker
from handlers.turn import Turn
from storage import calendar, reminder_rules, statements


async def put_off(turn: Turn, view: AssignmentView, reading: Reading) -> str:
    """Keep quiet about a task until the moment asked for. Gives the confirming line."""
    await require_report(turn, view)
    settings = await reminder_rules.in_force(turn.tx, ReminderSettings(zone=turn.surroundings.zone))
    morning = morning_hour(turn.person, settings)
    wanted = wanted_at(reading.date, reading.hour, turn.now.astimezone(settings.zone), morning, settings.day_ends)
    until = within_hours(wanted, await calendar.working_calendar(turn.tx), settings, morning)
    await statements.put_off(turn.tx, speaker(turn), view.id, until.astimezone(turn.now.tzinfo))
    await turn.record("snooze", "assignment", view.id, after=until.astimezone(turn.now.tzinfo).isoformat())
    key = "answer.snoozed" if until == wanted else "answer.snoozed_to_hours"
    return turn.say(key, code=view.code, name=view.name, when=f"{until:%H:%M %d/%m}")
