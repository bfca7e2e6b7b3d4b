"""`/ngaynghi`: the year's working calendar. Shown to everybody; filled, swapped and confirmed by an administrator."""

import re
from dataclasses import replace
from datetime import date, timedelta

from domain.calendar import PRESET_OVERRIDES, Override, WorkingCalendar, covers
from domain.calendar_table import day_off, runs
from domain.day_ranges import DayRange, read_range, span_words
from domain.permissions import Act, may
from domain.problem import Problem
from domain.text import fold, one_line
from handlers.turn import Turn
from storage import calendar

_CONFIRM = re.compile(r"(?P<undo>bo )?(?:chot|xac nhan)(?: nam)? (?P<year>\d{4})")
_LONGEST_RUN = 15
_SOURCE = re.compile(r"\((?P<source>[^()]+)\)\s*$")


async def change(turn: Turn, words: str) -> None:
    """Show a year, or swap, take back or confirm what the words name."""
    said = one_line(words)
    folded = fold(said)
    if not said or re.fullmatch(r"(nam )?\d{4}", folded):
        await turn.answer(await _year(turn, int(folded[-4:]) if said else turn.today.year))
    elif confirming := _CONFIRM.fullmatch(folded):
        await _confirm(turn, int(confirming["year"]), confirming["undo"] is None)
    elif folded.startswith("bo "):
        await _take_back(turn, said[3:])
    else:
        await _swap(turn, said)


async def _swap(turn: Turn, said: str) -> None:
    turn.require(Act.SET_CALENDAR)
    days = read_range(said, turn.today)
    off = day_off(days.rest) if days else None
    if days is None or off is None:
        raise Problem("calendar.how")
    source = _SOURCE.search(days.rest)
    reason = days.rest[: source.start()].strip() if source else days.rest
    reason = reason[:1].upper() + reason[1:]
    changed = [Override(day, off, reason, source["source"] if source else None) for day in _each(days)]
    await calendar.keep(turn.tx, changed)
    for of in changed:
        await turn.record("calendar_changed", "calendar_override", after=_kept(of))
    key = "calendar.now_off" if off else "calendar.now_working"
    await _answer(turn, days, turn.say(key, days=span_words(days.first, days.last), reason=reason))


async def _take_back(turn: Turn, said: str) -> None:
    turn.require(Act.SET_CALENDAR)
    days = read_range(said, turn.today)
    if days is None:
        raise Problem("calendar.how")
    own = {of.day: of for of in await calendar.own_days(turn.tx)}
    preset = {of.day: of for of in PRESET_OVERRIDES}
    swapped = [day for day in _each(days) if day in own or day in preset]
    if not swapped:
        raise Problem("calendar.not_swapped", days=span_words(days.first, days.last))
    for day in swapped:
        before = own.get(day) or preset[day]
        if day in own:
            await calendar.forget(turn.tx, before)
        if day in preset and preset[day].off is before.off:
            # What the product brings along can only be spoken against.
            usual = replace(before, off=not before.off, reason=turn.say("calendar.as_usual"), source=None)
            await calendar.keep(turn.tx, [usual])
        await turn.record("calendar_changed", "calendar_override", before=_kept(before))
    await _answer(turn, days, turn.say("calendar.taken_back", days=span_words(days.first, days.last)))


async def _confirm(turn: Turn, year: int, confirmed: bool) -> None:
    turn.require(Act.SET_CALENDAR)
    before = (await _calendar(turn, year)).is_confirmed(year)
    await calendar.confirm(turn.tx, year, confirmed)
    await turn.record("calendar_confirmed", before={str(year): before}, after={str(year): confirmed})
    await turn.answer(turn.say("calendar.confirmed" if confirmed else "calendar.reopened", year=year))


async def _year(turn: Turn, year: int) -> str:
    """The days of a year that depart from Monday to Friday, and how to change them for who may."""
    days = await _calendar(turn, year)
    own = {of.day: of for of in (*PRESET_OVERRIDES, *await calendar.own_days(turn.tx))}
    head = "calendar.year_confirmed" if days.is_confirmed(year) else "calendar.year_provisional"
    lines = [turn.say(head, year=year), turn.say("calendar.off_head")]
    for first, last, why in runs(days.days_off(year)):
        lines.append(turn.say("calendar.line", days=span_words(first, last), reason=why))
    worked = days.weekends_worked(year)
    if worked:
        lines.append(turn.say("calendar.worked_head"))
        for day in worked:
            why = own[day].reason if day in own else turn.say("calendar.swapped")
            lines.append(turn.say("calendar.line", days=span_words(day, day), reason=why))
    if may(turn.person, Act.SET_CALENDAR):
        lines += ["", turn.say("calendar.how_to_change", year=year)]
    return "\n".join(lines)


async def _calendar(turn: Turn, year: int) -> WorkingCalendar:
    if not covers(date(min(max(year, 1), 9999), 1, 1)):
        raise Problem("calendar.no_such_year", year=year)
    return await calendar.working_calendar(turn.tx)


async def _answer(turn: Turn, days: DayRange, line: str) -> None:
    """Confirm a change, and say where the year still waits to be confirmed."""
    year = days.first.year
    confirmed = (await calendar.working_calendar(turn.tx)).is_confirmed(year)
    more = [] if confirmed else [turn.say("calendar.still_provisional", year=year)]
    await turn.answer("\n".join([line, *more, turn.say("office.can_undo")]))


def _each(days: DayRange) -> list[date]:
    length = (days.last - days.first).days + 1
    if length > _LONGEST_RUN:
        raise Problem("calendar.too_many", most=_LONGEST_RUN)
    if not covers(days.first) or not covers(days.last):
        raise Problem("calendar.no_such_year", year=days.first.year)
    return [days.first + timedelta(days=n) for n in range(length)]


def _kept(of: Override) -> dict[str, object]:
    return {"day": of.day.isoformat(), "off": of.off, "reason": of.reason, "source": of.source}
