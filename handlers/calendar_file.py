"""A table of days off sent in chat: brought in at once, all of it or nothing."""

from collections.abc import Sequence

from domain.calendar_table import read_calendar
from domain.permissions import Act, may
from domain.roster_table import Sheet
from handlers.turn import Turn
from storage import calendar


async def receive(turn: Turn, sheets: Sequence[Sheet]) -> bool:
    """Bring in a calendar from an administrator. False where the sheets are none, and nothing was done."""
    if not may(turn.person, Act.SET_CALENDAR):
        return False
    days = read_calendar(sheets)
    if days is None:
        return False
    before = {of.day: of for of in await calendar.own_days(turn.tx)}
    new = [of for of in days if before.get(of.day) != of]
    await calendar.keep(turn.tx, new)
    for of in new:
        await turn.record("calendar_changed", "calendar_override", after={"day": of.day.isoformat(), "off": of.off})
    years = sorted({of.day.year for of in days})
    in_force = await calendar.working_calendar(turn.tx)
    waiting = [year for year in years if not in_force.is_confirmed(year)]
    lines = [turn.say("calendar.taken_in", n=len(new), all=len(days))]
    lines += [turn.say("calendar.still_provisional", year=year) for year in waiting]
    await turn.answer("\n".join(lines))
    return True
