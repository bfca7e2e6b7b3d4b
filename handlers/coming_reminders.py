"""`/lichnhac`: who will hear what in the next working days if nobody answers: oneself, one's unit, or everybody."""

import asyncio
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial

from domain.day_words import day_words
from domain.people import Person, Role
from domain.permissions import Act, may
from domain.reminder_lines import Item
from domain.reminder_message import reminder_text
from domain.reminder_preview import preview
from domain.reminder_settings import ReminderSettings
from domain.reminders import PlannedMessage
from handlers.turn import Turn
from locales import say
from storage import reminding
from storage.reminding import ToRemind

_DAYS = 5
_MOST_LINES, _MOST_CODES = 24, 6


async def show(turn: Turn, _words: str) -> None:
    """The messages of five working days, a line each, as far as the sender may know of them."""
    known = await reminding.gather(turn.tx, turn.now, ReminderSettings(zone=turn.surroundings.zone))
    last = known.calendar.add_working_days(turn.today, _DAYS)

    async def tell(turn: Turn, ahead: list[PlannedMessage]) -> None:
        messages = [m for m in ahead if _may_know(turn.person, known.chart.people[m.person_id])]
        await turn.answer(_text(turn, known, messages, last))

    # In an office of a thousand people it takes seconds.
    turn.later(partial(asyncio.to_thread, _ahead, known, turn.now, turn.today, last), tell)


def _text(turn: Turn, known: ToRemind, messages: Sequence[PlannedMessage], last: date) -> str:
    if not messages:
        return turn.say("coming.none", day=day_words(last, partial(say, turn.language), turn.today))
    lines: list[str] = []
    day = None
    for message in messages[:_MOST_LINES]:
        if message.local_date != day:
            day = message.local_date
            words = day_words(day, partial(say, turn.language), turn.today)
            lines.append(turn.say("coming.day", day=words[:1].upper() + words[1:]))
        lines.append(_line(turn, known, message))
    if len(messages) > _MOST_LINES:
        lines.append(turn.say("coming.more", n=len(messages) - _MOST_LINES))
    return "\n".join([turn.say("coming.head"), *lines])


def _ahead(known: ToRemind, now: datetime, today: date, last: date) -> list[PlannedMessage]:
    def shown(message: PlannedMessage) -> Sequence[Item]:
        person = known.chart.people[message.person_id]
        return reminder_text(message, person, known.calendar, partial(say, person.language)).shown

    return list(
        preview(
            now,
            today,
            last,
            known.chart,
            known.assignments,
            known.said,
            known.calendar,
            known.settings,
            shown,
            known.planned,
            known.office,
        )
    )


def _may_know(reader: Person, hearer: Person) -> bool:
    if reader.id == hearer.id or reader.holds(Role.OFFICE):
        return True
    return hearer.unit_id is not None and may(reader, Act.HAND_OUT, hearer.unit_id)


def _line(turn: Turn, known: ToRemind, message: PlannedMessage) -> str:
    """`8h00 Lan: T3, T12 (quá hạn)`."""
    person = known.chart.people[message.person_id]
    at = message.at.astimezone(turn.surroundings.zone)
    items = [
        turn.say("coming.late", code=item.assignment.code) if item.days_late else item.assignment.code
        for item in message.items
    ]
    codes = ", ".join([*dict.fromkeys(items[:_MOST_CODES]), *([turn.say("coming.report")] if message.notes else [])])
    if len(items) > _MOST_CODES:
        codes = turn.say("coming.and_more", codes=codes, n=len(items) - _MOST_CODES)
    who = turn.say("coming.you") if person.id == turn.person.id else person.name
    return turn.say("coming.line", hour=f"{at.hour}h{at:%M}", who=who, codes=codes)
