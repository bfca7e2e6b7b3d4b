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
from storage import calendar, open_questions, outbox, people, year_end
from storage.database import Database, Tx
from storage.outbox import Message

TICK = "year_end"
"""The name under which the tick's last run is kept."""
_FROM_WORKING_DAY = 3
"""Of January: what was due on 31 December has been answered by then."""
_PATIENCE = timedelta(hours=12)
"""How long a bare number answers it; later the command shows it again."""


async def ask_at_year_end(database: Database, settings: ReminderSettings, now: datetime) -> int:
    """Ask of one plan each who decides, who is not in the middle of something else; gives how many were asked.

    Of each plan a person is asked once, and again only where they put it off.
    """
    local = now.astimezone(settings.zone)
    async with database.begin() as tx:
        days = await calendar.working_calendar(tx)
        in_hours = settings.remind_at <= local.time() <= settings.day_ends
        if not (days.is_working_day(local.date()) and in_hours and _begun(local.date(), days)):
            return 0
        plans = [p for p in await year_end.waiting(tx, local.date()) if not await _put_off(tx, p, local.date())]
        if not plans:
            return 0
        everybody = await people.everybody(tx)
        deciding = [p for p in everybody if may(p, Act.CLOSE_TASK)] or [p for p in everybody if may(p, Act.LOAD_PLAN)]
        return sum([await _ask(tx, now, person, plans) for person in deciding])


def _begun(today: date, days: WorkingCalendar) -> bool:
    return days.working_days_between(date(today.year - 1, 12, 31), today) >= _FROM_WORKING_DAY


async def _put_off(tx: Tx, plan: PastPlan, today: date) -> bool:
    until = await year_end.not_before(tx, plan.id)
    return until is not None and today < until


async def _ask(tx: Tx, now: datetime, person: Person, plans: list[PastPlan]) -> bool:
    """Ask somebody of the first plan they were not asked of."""
    if await open_questions.waiting(tx, now, person.id) is not None:
        return False
    for plan in plans:
        put_off = await year_end.not_before(tx, plan.id)
        once = f"{TICK}:{plan.id}:{person.id}:{put_off or plan.last_year}"
        if await outbox.was_said(tx, once):
            continue
        data = {"plan": plan.id, "step": WHAT}
        asked = await open_questions.ask(tx, now, person.id, TOPIC, data, _PATIENCE)
        buttons = tuple(Button(str(n), f"c:{asked}:{n}") for n in range(1, CHOICES + 1))
        message = Message(question(plan, partial(say, person.language)), (buttons,))
        return await outbox.put(tx, now, "notice", message, person_id=person.id, once=once) is not None
    return False
