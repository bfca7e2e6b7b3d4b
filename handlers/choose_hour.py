"""`/gio 9h30`: the hour of the sender's morning message, within the hours the office works."""

import re
from datetime import time

from domain.problem import Problem
from domain.reminder_hours import morning_hour
from domain.reminder_settings import ReminderSettings
from domain.text import fold, one_line
from handlers.turn import Turn
from storage import people, reminder_rules

_HOUR = re.compile(r"(?:luc )?(?P<hour>\d{1,2}) ?(?:h|:|g|gio)? ?(?P<minute>\d{1,2})?(?: ?(?:phut|sang|chieu))?")
_DEFAULT = frozenset({"mac dinh", "bo", "chung"})


async def choose(turn: Turn, words: str) -> None:
    """Show the hour of the sender's message, or take another one; `mặc định` is the office's."""
    settings = await reminder_rules.in_force(turn.tx, ReminderSettings(zone=turn.surroundings.zone))
    said = fold(one_line(words))
    if not said:
        hour = morning_hour(turn.person, settings)
        await turn.answer(turn.say("hour.now", hour=_spoken(hour), **_bounds(settings)))
        return
    chosen = None if said in _DEFAULT else _hour(said, settings)
    await people.set_remind_at(turn.tx, turn.person.id, chosen)
    before = turn.person.remind_at
    await turn.record(
        "hour_chosen",
        "person",
        turn.person.id,
        before.isoformat("minutes") if before else None,
        chosen.isoformat("minutes") if chosen else None,
    )
    await turn.answer(turn.say("hour.chosen", hour=_spoken(chosen or settings.remind_at)))


def _hour(said: str, settings: ReminderSettings) -> time:
    match = _HOUR.fullmatch(said)
    try:
        hour = time(int(match["hour"]), int(match["minute"] or 0)) if match else None
    except ValueError:
        hour = None
    if hour is None or not settings.earliest <= hour <= settings.latest:
        raise Problem("hour.not_within", **_bounds(settings))
    return hour


def _bounds(settings: ReminderSettings) -> dict[str, str]:
    return {"first": _spoken(settings.earliest), "last": _spoken(settings.latest)}


def _spoken(hour: time) -> str:
    return f"{hour.hour}h{hour.minute:02}" if hour.minute else f"{hour.hour}h"
