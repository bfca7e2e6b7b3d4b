"""`/caidat`: what an office can set in chat, its value and how; a short typed line changes it."""

import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import time

from domain.facts import AgencyFact
from domain.permissions import Act
from domain.problem import Problem
from domain.reminder_settings import ReminderSettings
from domain.role_claims import listed
from domain.text import fold, one_line
from handlers import set_reminders
from handlers.take_back_setting import undoable
from handlers.turn import Turn
from storage import agency, calendar, reminder_rules
from storage.office_rules import period_rules

# What the papers of the agency print, by the words it is set with.
PAPERS: Mapping[str, str] = {
    "ten co quan": "name",
    "co quan chu quan": "parent",
    "ky hieu": "code",
    "dia danh": "place",
    "tham quyen ky": "signer_authority",
    "chuc vu ky": "signer_title",
    "nguoi ky": "signer_name",
    "noi nhan": "recipients",
    "kinh gui": "addressed_to",
    "chanh van phong": "office_head",
}
_NEEDED = frozenset({"name", "code", "place", "signer_title"})
_MAY_BE_NONE = frozenset({"parent", "signer_name"})
_NOTHING = frozenset({"khong", "bo", "trong", "mac dinh"})
# What `/nhip` sets can be named here too.
_OF_REMINDERS = ("chot", "bao cao", "ngay nghi", "kiem chung", "thuong xuyen", "vuong", "dang lam", "lap lai")
_LONGEST = 300

_HOUR = re.compile(r"(?:luc )?(?P<hour>\d{1,2}) ?(?:h|:|g|gio)? ?(?P<minute>\d{1,2})?$")
_DAYS = {"thu hai": 0, "thu ba": 1, "thu tu": 2, "thu nam": 3, "thu sau": 4} | {f"thu {n + 2}": n for n in range(5)}
_DIGEST = re.compile(rf"(?P<day>{'|'.join(_DAYS)})?[ ,]*(?P<hour>.*)")


async def change(turn: Turn, words: str) -> None:
    """Show all there is to set, or set what the words name."""
    turn.require(Act.SET_OFFICE)
    said = one_line(words)
    if not said:
        await turn.answer(await _shown(turn))
        return
    name, value = _parted(said)
    if name in PAPERS:
        async with undoable(turn, "office_set"):
            await _papers(turn, PAPERS[name], value)
    elif name in {"gio nhac", "tong hop"}:
        async with undoable(turn, "hours_set"):
            await (_hour_of_reminders if name == "gio nhac" else _digest)(turn, value)
    elif name in _OF_REMINDERS:
        async with undoable(turn, "reminders_set"):
            await set_reminders.change(turn, said)
        return
    else:
        raise Problem("office.unknown", words=said)


def _parted(said: str) -> tuple[str, str]:
    """What is to be set, folded, and to what; the longest name that the words begin with."""
    folded = fold(said)
    names = [n for n in (*PAPERS, "gio nhac", "tong hop", *_OF_REMINDERS) if re.match(rf"{n}\b", folded)]
    name = max(names, key=len, default="")
    return name, said[len(name) :].strip(" :")


async def _papers(turn: Turn, field: str, value: str) -> None:
    before = await agency.agency_fact(turn.tx)
    if len(value) > _LONGEST:
        raise Problem("office.too_long", most=_LONGEST)
    nothing = not value or fold(value) in _NOTHING
    if nothing and field in _NEEDED:
        raise Problem("office.needed")
    new: object = "" if nothing else value
    if field == "recipients":
        new = () if nothing else listed(value)
    elif field in _MAY_BE_NONE and nothing:
        new = None
    after = replace(before, **{field: new})  # type: ignore[arg-type]
    if not await agency.keep(turn.tx, after):
        raise Problem("office.same")
    was, now = (_text(asdict(fact)[field]) for fact in (before, after))
    await turn.record("office_set", "setting", before={field: was}, after={field: now})
    await _done(turn, turn.say(f"office.item.{field}"), was, now)


async def _hour_of_reminders(turn: Turn, value: str) -> None:
    settings = await _in_force(turn)
    hour = _hour(value, settings.earliest, settings.latest)
    await reminder_rules.choose(turn.tx, "remind_at", None if hour is None else hour.isoformat("minutes"))
    now = spoken((await _in_force(turn)).remind_at)
    await turn.record(
        "hours_set", "setting", before={"remind_at": spoken(settings.remind_at)}, after={"remind_at": now}
    )
    await _done(turn, turn.say("office.item.remind_at"), spoken(settings.remind_at), now)


async def _digest(turn: Turn, value: str) -> None:
    settings = await _in_force(turn)
    match = _DIGEST.fullmatch(fold(value).strip(" .,"))
    if match is None or not value:
        raise Problem("office.digest_how")
    default = match[0] in _NOTHING
    if default or match["day"]:
        await reminder_rules.choose(turn.tx, "digest_day", None if default else _DAYS[match["day"]])
    if default or match["hour"]:
        hour = None if default else _hour(match["hour"], settings.earliest, settings.day_ends)
        await reminder_rules.choose(turn.tx, "digest_hour", hour.isoformat("minutes") if hour else None)
    was, now = _digest_words(turn, settings), _digest_words(turn, await _in_force(turn))
    await turn.record("hours_set", "setting", before={"digest": was}, after={"digest": now})
    await _done(turn, turn.say("office.item.digest"), was, now)


def _hour(said: str, first: time, last: time) -> time | None:
    """An hour within bounds; None for `mặc định`. Raises Problem for anything else."""
    folded = fold(said).strip(" .,")
    if folded in _NOTHING:
        return None
    match = _HOUR.fullmatch(folded)
    hour = None
    if match and int(match["hour"]) < 24 and int(match["minute"] or 0) < 60:
        hour = time(int(match["hour"]), int(match["minute"] or 0))
    if hour is None or not first <= hour <= last:
        raise Problem("office.hour", first=spoken(first), last=spoken(last))
    return hour


async def _shown(turn: Turn) -> str:
    settings, rules = await _in_force(turn), await period_rules(turn.tx)
    try:
        papers = asdict(await agency.agency_fact(turn.tx))
    except Problem:
        papers = dict.fromkeys(AgencyFact.__dataclass_fields__)
    moves = await calendar.day_off_moves_lateness(turn.tx)
    confirmed = (await calendar.working_calendar(turn.tx)).is_confirmed(turn.today.year)
    values = [(f"office.item.{field}", _text(papers[field])) for field in PAPERS.values()]
    values += [
        ("office.item.remind_at", spoken(settings.remind_at)),
        ("office.item.digest", _digest_words(turn, settings)),
        ("office.item.cut_off", str(rules.cut_off) if rules.cut_off else turn.say("office.month_end")),
        ("office.item.send_by_day", str(rules.send_by_day)),
        ("office.item.day_off", turn.say("audit.on" if moves else "audit.off")),
    ]
    lines = [turn.say("office.line", what=turn.say(key), value=value) for key, value in values]
    year = "office.calendar_confirmed" if confirmed else "office.calendar_provisional"
    lines.append(turn.say(year, year=turn.today.year))
    return "\n".join([turn.say("office.head"), *lines, "", turn.say("office.how")])


def _text(value: object) -> str:
    return ("; ".join(value) if isinstance(value, list | tuple) else str(value or "")) or "–"


def _digest_words(turn: Turn, settings: ReminderSettings) -> str:
    return turn.say(
        "office.digest_at", day=turn.say(f"office.day.{settings.digest_day}"), hour=spoken(settings.digest_hour)
    )


def spoken(hour: time) -> str:
    """An hour as people write it: 8h, 9h30."""
    return f"{hour.hour}h{hour.minute:02}" if hour.minute else f"{hour.hour}h"


async def _in_force(turn: Turn) -> ReminderSettings:
    return await reminder_rules.in_force(turn.tx, ReminderSettings(zone=turn.surroundings.zone))


async def _done(turn: Turn, what: str, was: str, now: str) -> None:
    await turn.answer("\n".join([turn.say("office.set", what=what, was=was, now=now), turn.say("office.can_undo")]))
