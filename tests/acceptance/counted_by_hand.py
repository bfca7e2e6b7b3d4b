"""A period counted a second time, from the rows alone: nothing here knows how the product counts.

The rules are those of the design's "Status and counting", written down once more; days off are given by hand.
"""

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from sqlalchemy import text

from storage.database import Tx

_OFFICE_TIME = timezone(timedelta(hours=7))
_ROWS = """
    SELECT a.id, a.created_at, a.unit_id, coalesce(u.name, p.name) AS holder, t.number, s.number AS section,
           o.kind, o.due, o.period_end
    FROM assignment a JOIN occurrence o ON o.id = a.occurrence_id JOIN task t ON t.id = o.task_id
    LEFT JOIN section s ON s.id = t.section_id LEFT JOIN unit u ON u.id = a.unit_id
    LEFT JOIN person p ON p.id = a.owner_id
    WHERE a.role = 'lead'
"""
_SAID = """
    SELECT assignment_id, at, status FROM status_report
    WHERE status IS NOT NULL AND id NOT IN (SELECT takes_back_id FROM status_report WHERE takes_back_id IS NOT NULL)
    ORDER BY id
"""
_GRANTED = "SELECT assignment_id, decided_at, granted_due FROM extension WHERE state = 'granted' ORDER BY decided_at"
_ASKED = "SELECT assignment_id, asked_at FROM extension WHERE state != 'taken_back'"

Duty = tuple[Any, list[str]]
"""A standing duty's row and the last word on it, if any."""

OUTCOMES = ("done_on_time", "done_late", "under_way_in_time", "under_way_past")
BESIDE = ("not_reported", "blocked", "nothing_arose")


@dataclass
class Counted:
    """Task codes by count: the official ones, those beside them (`also`), by the plan's own dates, standing duties."""

    counts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    original: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    also: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    standing: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True)
class ByHand:
    """The agency, its sections by number, its units by name, and the codes of sleeping tasks."""

    agency: Counted
    sections: dict[str | None, Counted]
    units: dict[str, Counted]
    asleep: list[str]


@dataclass(frozen=True)
class _One:
    """An assignment as it stood at the close."""

    row: Any
    outcome: str
    original: str
    silent: bool
    blocked: bool
    nothing: bool


def _local(value: Any) -> datetime:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(_OFFICE_TIME)


def _date(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


async def count(tx: Tx, first: date, last: date, off: Set[date]) -> ByHand:
    """The period from `first` to `last` as it stood when its last day ended; `off` are the public holidays in it."""
    said, granted = await _said_by(tx, last)
    # Who asks for more time is not silent.
    asked = {
        row["assignment_id"]
        for row in (await tx.execute(text(_ASKED))).mappings()
        if first <= _local(row["asked_at"]).date() <= last
    }
    rows = [row for row in (await tx.execute(text(_ROWS))).mappings() if _local(row["created_at"]).date() <= last]
    in_period, later = [], []
    for row in rows:
        if row["kind"] != "dated":
            continue
        own = _date(row["due"]) or date.min
        due = granted.get(row["id"], own)
        one, finished = _judged(row, said[row["id"]], (due, own), (first, last), off)
        one = replace(one, silent=one.silent and row["id"] not in asked)
        if finished is None and min(due, own) > last:
            later.append((due, one))
        elif finished is None or finished >= first or first <= due <= last or first <= own <= last:
            in_period.append(one)
    # Of a duty that comes round again, a later date counts only for who has none in the period.
    held = {(one.row["number"], one.row["holder"]) for one in in_period}
    for _, one in sorted(later, key=lambda pair: pair[0]):
        if (who := (one.row["number"], one.row["holder"])) not in held:
            held.add(who)
            in_period.append(one)
    duties = [
        (row, [status for _, status in said[row["id"]][-1:]])
        for row in rows
        if row["kind"] == "standing" and first <= (_date(row["period_end"]) or date.min) <= last
    ]
    asleep = sorted({f"T{row['number']}" for row in rows if row["kind"] == "sleeping"})
    return _parted(in_period, duties, asleep)


async def _said_by(tx: Tx, last: date) -> tuple[dict[int, list[tuple[date, str]]], dict[int, date]]:
    """What was said of each assignment by the end of a day, and the day last granted to each."""
    said: dict[int, list[tuple[date, str]]] = defaultdict(list)
    granted: dict[int, date] = {}
    for row in (await tx.execute(text(_SAID))).mappings():
        if _local(row["at"]).date() <= last:
            said[row["assignment_id"]].append((_local(row["at"]).date(), row["status"]))
    for row in (await tx.execute(text(_GRANTED))).mappings():
        if _local(row["decided_at"]).date() <= last:
            granted[row["assignment_id"]] = _date(row["granted_due"]) or date.min
    return said, granted


def _parted(ones: list[_One], duties: list[Duty], asleep: list[str]) -> ByHand:
    def part(key: str, value: Any) -> tuple[list[_One], list[Duty]]:
        return [one for one in ones if one.row[key] == value], [duty for duty in duties if duty[0][key] == value]

    rows = [*(one.row for one in ones), *(row for row, _ in duties)]
    return ByHand(
        agency=_whole(ones, duties),
        sections={number: _whole(*part("section", number)) for number in {row["section"] for row in rows}},
        units={name: _each(*part("holder", name)) for name in {row["holder"] for row in rows}},
        asleep=asleep,
    )


def _judged(
    row: Any, words: list[tuple[date, str]], dues: tuple[date, date], period: tuple[date, date], off: Set[date]
) -> tuple[_One, date | None]:
    """How it stood, by the date in force and by its own, and the day it was finished."""
    (due, own), (first, last) = dues, period
    finished = None
    for day, status in reversed(words):
        if status not in {"done", "nothing_arose"}:
            break
        finished = day
    day = finished or last
    loaded = _local(row["created_at"]).date()

    def called(until: date) -> str:
        late = day > until and day > _next_at_work(max(until, loaded), off)
        return OUTCOMES[late if finished else 2 + late]

    state = words[-1][1] if words else None
    silent = finished is None and not any(when >= first for when, _ in words)
    return _One(row, called(due), called(own), silent, state == "blocked", state == "nothing_arose"), finished


def _next_at_work(day: date, off: Set[date]) -> date:
    while day.weekday() > 4 or day in off:
        day += timedelta(days=1)
    return day


def _whole(ones: Iterable[_One], duties: Iterable[Duty]) -> Counted:
    """Tasks: done when all its assignments are, late or past its date as soon as one is."""
    tasks: dict[str, list[_One]] = defaultdict(list)
    kept: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in ones:
        tasks[f"T{one.row['number']}"].append(one)
    for row, statuses in duties:
        kept[f"T{row['number']}"][row["holder"]] += statuses
    made = Counted()
    for code, group in tasks.items():
        for into, outcomes in (
            (made.counts, {one.outcome for one in group}),
            (made.original, {one.original for one in group}),
        ):
            worst = [
                name
                for name in ("under_way_past", "under_way_in_time", "done_late", "done_on_time")
                if name in outcomes
            ]
            into[worst[0]].append(code)
        for name, so in zip(
            BESIDE,
            (any(o.silent for o in group), any(o.blocked for o in group), all(o.nothing for o in group)),
            strict=True,
        ):
            if so:
                made.also[name].append(code)
    for code, holders in kept.items():
        made.standing[_duty(list(holders.values()))].append(code)
    return made


def _duty(said: list[list[str]]) -> str:
    if not all(said):
        return "not_reported"
    return "nothing_arose" if all(set(statuses) == {"nothing_arose"} for statuses in said) else "reported"


def _each(ones: Iterable[_One], duties: Iterable[Duty]) -> Counted:
    """A unit's assignments, one by one; a standing duty once, whatever the months."""
    made = _whole([], duties)
    for one in ones:
        code = f"T{one.row['number']}"
        made.counts[one.outcome].append(code)
        made.original[one.original].append(code)
        for name, so in zip(BESIDE, (one.silent, one.blocked, one.nothing), strict=True):
            if so:
                made.also[name].append(code)
    return made
