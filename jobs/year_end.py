"""The year-end tick: in the first working days of January the Office is asked what becomes of what a plan left open."""

from datetime import date, datetime, timedelta
from functools import partial

from domain.calendar import WorkingCalendar
from domain.chat import Button
from domain.people import Person
from domain.permissions import Act, may
from domain.reminder_settings import ReminderSettings
from domain.year_end import CHOICES, TOPIC, WHAT, PastPlan, question
from locales import say
from storage import absences, calendar, open_questions, outbox, people, year_end
from storage.database import Database, Tx
from storage.outbox import Message

TICK = "year_end"
"""The name under which the tick's last run is kept."""
_FROM_WORKING_DAY = 3
"""Of January: what was due on 31 December has been answered by then."""
_PATIENCE = timedelta(hours=12)
"""How long a bare number answers it; later the command shows it again."""


async def ask_at_year_end(database: Database, settings: ReminderSettings, now: datetime) -> bool:
    """Ask somebody who decides of the first plan that waits for it; gives whether anybody was asked.

    One person a working day, who is at work and not in the middle of something else, and nobody twice; after them the
    command shows it. The other plans are asked of as soon as one is decided.
    """
    local = now.astimezone(settings.zone)
    today = local.date()
    async with database.begin() as tx:
        days = await calendar.working_calendar(tx)
        in_hours = settings.remind_at <= local.time() <= settings.day_ends
        if not (days.is_working_day(today) and in_hours and _begun(today, days)):
            return False
        waiting = [p for p in await year_end.waiting(tx, today) if not await _put_off(tx, p, today)]
        plan = waiting[0] if waiting else None
        if plan is None or await outbox.was_said(tx, once := f"{TICK}:{plan.id}:{today.isoformat()}"):
            return False
        person = await _who_decides(tx, now, today, plan)
        if person is None:
            return False
        data = {"plan": plan.id, "step": WHAT}
        asked = await open_questions.ask(tx, now, person.id, TOPIC, data, _PATIENCE)
        buttons = tuple(Button(str(n), f"c:{asked}:{n}") for n in range(1, CHOICES + 1))
        message = Message(question(plan, partial(say, person.language)), (buttons,))
        await year_end.was_asked(tx, plan.id, person.id)
        return await outbox.put(tx, now, "notice", message, person_id=person.id, once=once) is not None


async def _who_decides(tx: Tx, now: datetime, today: date, plan: PastPlan) -> Person | None:
    """The first of the Office, else of those who load plans, who is there and was not asked of it before."""
    everybody = await people.everybody(tx)
    away = {a.person_id for a in await absences.ending_from(tx, today) if a.first_day <= today}
    asked_before = await year_end.asked_of(tx, plan.id)
    deciding = [p for p in everybody if may(p, Act.CLOSE_TASK)] or [p for p in everybody if may(p, Act.LOAD_PLAN)]
    for person in deciding:
        busy = await open_questions.waiting(tx, now, person.id) is not None
        if not busy and person.id not in asked_before | away:
            return person
    return None


def _begun(today: date, days: WorkingCalendar) -> bool:
    return days.working_days_between(date(today.year - 1, 12, 31), today) >= _FROM_WORKING_DAY


async def _put_off(tx: Tx, plan: PastPlan, today: date) -> bool:
    until = await year_end.not_before(tx, plan.id)
    return until is not None and today < until
