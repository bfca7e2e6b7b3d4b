"""A table of days off sent in chat: brought in at once, all of it or nothing."""

import asyncio
from pathlib import PurePath

from domain.calendar import Override
from domain.calendar_table import read_calendar
from domain.chat import Attachment
from domain.permissions import Act, may
from domain.problem import Problem
from handlers.staff_file import read_sheets
from handlers.turn import Turn
from storage import calendar

_ENDINGS = frozenset({".csv", ".xlsx", ".xls", ".ods"})


async def receive(turn: Turn, attachment: Attachment) -> bool:
    """Bring in a calendar from an administrator. False where the file is none, and nothing was done."""
    if not may(turn.person, Act.SET_CALENDAR):
        return False
    days = await _days(attachment)
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


async def _days(attachment: Attachment) -> list[Override] | None:
    if attachment.data is None or PurePath(attachment.name).suffix.lower() not in _ENDINGS:
        return None
    try:
        sheets = await asyncio.to_thread(read_sheets, attachment.name, attachment.data)
    except Problem:
        # What is no table at all may still be a plan, whose reader has its own words for it.
        return None
    return read_calendar(sheets)
