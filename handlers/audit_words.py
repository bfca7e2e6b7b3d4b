"""A line of the audit log as a sentence: who, when, by which channel, did what, and what it was before."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.people import Grant, Person, Role
from domain.tasks import Status
from handlers.role_words import role_words
from handlers.turn import Turn
from storage import audit_subjects, people, units
from storage.audit import Line

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST = 80
_NOBODY = "–"


@dataclass(frozen=True)
class _Names:
    people: Mapping[int, str]
    units: Mapping[int, str]
    rows: Mapping[audit_subjects.Subject, str]


async def sentences(turn: Turn, lines: list[Line]) -> list[str]:
    """Each line in the reader's language."""
    everybody = await people.everybody(turn.tx, active=False)
    rows = await audit_subjects.names(turn.tx, lines)
    names = _Names({p.id: p.name for p in everybody}, await units.names(turn.tx), rows)
    return [_sentence(turn, line, names) for line in lines]


async def record_undone(turn: Turn, line: Line) -> None:
    """Write into the log that what a line of it tells was undone."""
    of = {"act": line.act, "before": line.before, "after": line.after}
    await turn.record("office_change_undone", line.subject, line.subject_id, after=of)


def _sentence(turn: Turn, line: Line, names: _Names) -> str:
    did = _did(turn, line, names)
    who = names.people[line.person_id] if line.person_id is not None else _nobody(turn, line)
    channel = turn.say(f"audit.channel.{line.channel}") if line.channel else _NOBODY
    when = f"{line.at.astimezone(turn.surroundings.zone):%H:%M %d/%m/%Y}"
    return turn.say("audit.line", when=when, who=who, channel=channel, did=did)


def _did(turn: Turn, line: Line, names: _Names) -> str:
    """What was done, and to what."""
    if line.act == "office_change_undone":
        return turn.say(f"audit.act.{line.act}", of=_did(turn, replace(line, **line.after), names))
    of = names.rows.get((line.subject or "", line.subject_id or 0), _NOBODY)
    before, after = (_words(turn, line, value, names) for value in (line.before, line.after))
    if line.act in {"reminders_set", "office_set", "hours_set"}:
        of = _setting(turn, line)
    did = turn.say(f"audit.act.{line.act}", of=of, before=before, after=after)
    if line.act == "refused" and line.after == {"problem": "chat.not_allowed"}:
        return turn.say("audit.not_allowed")
    return did


def _nobody(turn: Turn, line: Line) -> str:
    return turn.say("audit.by_itself" if line.channel in {"cli", "clock", "sample"} else "audit.stranger")


def _words(turn: Turn, line: Line, value: object, names: _Names) -> str:
    """A value as it was recorded: a person's id, roles, a day, a status, or a few of these by name."""
    match value:
        case None | [] | "":
            return _NOBODY
        case bool():
            return turn.say("audit.on" if value else "audit.off")
        case int():
            return names.people.get(value, _NOBODY)
        case [[str(), int() | None], *_]:
            return _roles(turn, value, names)
        case dict() | list():
            parts = value.values() if isinstance(value, dict) else value
            return ", ".join(_plain(turn, part) for part in parts if part not in (None, "", [], {})) or _NOBODY
    return _status_or_plain(turn, line, value)


def _roles(turn: Turn, held: Iterable[Any], names: _Names) -> str:
    grants = tuple(Grant(Role(role), unit_id) for role, unit_id in held)
    return role_words(turn.language, Person(0, "", None, grants), names.units)


def _status_or_plain(turn: Turn, line: Line, value: object) -> str:
    known = line.act in {"status", "taken_back"} and value in set(Status)
    return turn.say(f"answer.status.{value}") if known else _plain(turn, value)


def _plain(turn: Turn, value: object) -> str:
    if isinstance(value, bool):
        return turn.say("audit.on" if value else "audit.off")
    if isinstance(value, list):
        return ", ".join(_plain(turn, part) for part in value)
    words = str(value)
    if _DATE.match(words):
        return f"{date.fromisoformat(words[:10]):%d/%m/%Y}"
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


# The names settings are kept under, and those that are the ladder of somebody or something.
SETTINGS = {
    "check_in": "check_in",
    "ask_stale": "ask_stale",
    "ask_blocked": "ask_blocked",
    "report_before": "report_before",
    "late_every": "late_every",
    "cut_off": "cut_off",
    "send_by_day": "send_by_day",
    "kiem chung": "evidence",
    "ngay nghi": "day_off",
}


def _setting(turn: Turn, line: Line) -> str:
    names = [*(line.after or {}), *(line.before or {})]
    if line.act != "reminders_set":
        return turn.say(f"office.item.{names[0]}")
    return turn.say(f"audit.setting.{SETTINGS.get(names[0], 'ladder') if names else 'ladder'}")
