"""A year of nghe-an-2026 with the sample office, hour by hour, nobody answering; undisturbed, and with outages.

What is expected is reckoned here apart from the code under test: day by day over the calendar, by the design's ladder.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from domain.chat import OutgoingFile
from domain.hearers import asked
from domain.reminder_hours import is_working_time
from domain.reminders import PlannedMessage, plan_messages, said_by
from domain.tasks import AssignmentView, OccurrenceKind
from plans.read import read_plan
from storage import reminding
from storage.database import Database
from storage.reminding import ToRemind
from tests.acceptance.scene import SETTINGS, Scene

FIRST, LAST = date(2026, 1, 5), date(2026, 12, 31)
MORNING = time(8, 0)


def local(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), SETTINGS.zone)


# Ten minutes over eight o'clock; ten hours of a working day; Tết, and two days until somebody saw; nine days.
OUTAGES = (
    (local(date(2026, 3, 26), 7, 55), local(date(2026, 3, 26), 8, 5)),
    (local(date(2026, 6, 23), 6), local(date(2026, 6, 23), 16)),
    (local(date(2026, 2, 13), 17, 30), local(date(2026, 2, 25), 10)),
    (local(date(2026, 9, 21), 7), local(date(2026, 9, 30), 7)),
)


@dataclass
class Year:
    """What was planned, and what counts as said in the end."""

    messages: list[PlannedMessage] = field(default_factory=list)
    said: set[tuple[int, int, str, int]] = field(default_factory=set)
    noted: set[tuple[int, str]] = field(default_factory=set)


def play(known: ToRemind, outages: Sequence[tuple[datetime, datetime]] = ()) -> Year:
    """Tick at each full hour of the year that is not within an outage, and when one ends."""
    year, office = Year(), known.office
    planned: set[tuple[int, str, date]] = set()
    hours = [local(FIRST, 8) + timedelta(hours=n) for n in range(((LAST - FIRST).days + 1) * 24)]
    ticks = [tick for tick in hours if not any(start <= tick < end for start, end in outages)]
    last_tick = None
    for tick in sorted({*ticks, *(end for _, end in outages)}):
        now = tick.astimezone(UTC)
        for message in plan_messages(
            now,
            known.chart,
            known.assignments,
            year.said,
            known.calendar,
            SETTINGS,
            planned,
            last_tick,
            office,
        ):
            new = said_by(message, message.items)
            assert not new & year.said, "said once"
            assert message.local_date == tick.date()
            assert time(7, 30) <= tick.time() <= time(17, 0)
            year.said |= new
            year.noted |= {(message.person_id, note.name) for note in message.notes}
            planned.add((message.person_id, message.kind, message.local_date))
            year.messages.append(message)
            office = replace(office, said=frozenset(year.noted))
        if is_working_time(now, known.calendar, SETTINGS):
            last_tick = now
    return year


@dataclass(frozen=True)
class Expected:
    """The rungs and notes of the year, each with the person who hears it and its day."""

    rungs: dict[tuple[int, int, str], date]
    notes: dict[tuple[int, str], date]


def working_days(known: ToRemind) -> list[date]:
    days = (date(2025, 12, 1) + timedelta(days=n) for n in range(430))
    return [day for day in days if known.calendar.is_working_day(day)]


def stepped(days: list[date], day: date, count: int) -> date:
    """The working day so many after the last one up to a day."""
    return days[max(place for place, d in enumerate(days) if d <= day) + count]


BEFORE = {None: (10, 5, 2, 0), "year": (10, 5, 2, 0), "quarter": (5, 2, 0), "month": (3, 0)}


def expected(known: ToRemind) -> Expected:
    days = working_days(known)
    found: dict[tuple[int, int, str], date] = {}
    people = {p.name: p.id for p in known.chart.people.values()}
    office = {people["Trần Văn Dũng"], people["Phạm Thu Trang"]}
    for of in known.assignments:
        own = set(asked(of, known.chart, FIRST))
        for rung, day, to in rungs_of(of, days, own, set(known.chart.heads(unit_of(of, known))), office):
            if day <= LAST:
                found |= {(person_id, of.id, rung): max(day, FIRST) for person_id in to}
    notes: dict[tuple[int, str], date] = {}
    for month in range(1, 13):
        close, send = stepped(days, date(2026, month, 14), 0), stepped(days, date(2026, month, 20), 0)
        if send <= date(2026, month, 14):  # Tết reaches back to the close: nothing is sent before it
            send = next(day for day in days if day > date(2026, month, 20))
        for word, day in (("close", close), ("soon", stepped(days, send, -2)), ("day", send)):
            notes |= {(person_id, f"{word}-2026-{month:02}"): day for person_id in office}
    return Expected(found, notes)


def to_heads(known: ToRemind, by_day: set[tuple[int, date]]) -> set[tuple[int, str]]:
    """What heads are told of their unit's own report: under a message of the last days before the data close."""
    days, found = working_days(known), set()
    at_work = {of.unit_id for of in known.assignments}
    heads = {person_id for unit_id in at_work for person_id in known.chart.heads(unit_id)}
    for month in range(1, 13):
        close = stepped(days, date(2026, month, 14), 0)
        window = {stepped(days, close, -n) for n in range(3)}
        found |= {(p, f"unit-2026-{month:02}") for p, day in by_day if p in heads and day in window}
    return found


def unit_of(of: AssignmentView, known: ToRemind) -> int | None:
    owner = known.chart.people.get(of.owner_id) if of.owner_id is not None else None
    return of.unit_id if of.unit_id is not None or owner is None else owner.unit_id


def rungs_of(
    of: AssignmentView, days: list[date], own: set[int], heads: set[int], office: set[int]
) -> list[tuple[str, date, set[int]]]:
    if of.kind is OccurrenceKind.STANDING:
        assert of.period_end is not None
        return [("check-in", stepped(days, of.period_end, -3), own)]
    assert of.due is not None
    found = [(f"before-{n}", stepped(days, of.due, -n), own) for n in BEFORE[of.cycle]]
    due = next(day for day in days if day >= of.due)
    weekly = (day for n in range(1, 250, 5) if (day := due_plus(days, due, n)) is not None)
    found += [(f"late-{n}", day, own | heads) for n, day in zip(range(1, 250, 5), weekly, strict=False)]
    third = due_plus(days, due, 3)
    return [*found, *([("office-3", third, office - own)] if third else [])]


def due_plus(days: list[date], due: date, count: int) -> date | None:
    place = days.index(due) + count
    return days[place] if place < len(days) and days[place] <= LAST else None


def leaves_at(known: ToRemind, day: date, outages: Sequence[tuple[datetime, datetime]]) -> datetime:
    """When what is due on a morning can leave: then, or at the first working hour after an outage over it."""
    at = datetime.combine(day, MORNING, SETTINGS.zone)
    while ended := next((end for start, end in outages if start <= at < end), None):
        at = ended
        while not known.calendar.is_working_day(at.date()) or at.time() > time(17):
            at = datetime.combine(at.date() + timedelta(days=1), MORNING, SETTINGS.zone)
        at = max(at, datetime.combine(at.date(), MORNING, SETTINGS.zone))
    return at


@pytest.fixture
async def known(database: Database, shared: Path) -> ToRemind:
    scene = await Scene.open(database, local(FIRST, 8).astimezone(UTC))
    document = shared / "plans" / "documents" / "nghe-an-2026.docx"
    content = document.read_bytes()
    file = OutgoingFile(document.name, "application/octet-stream", content)
    await scene.has_in_force(file, read_plan(content, document.name))
    async with database.begin() as tx:
        return await reminding.gather(tx, scene.now, SETTINGS)


async def test_a_year_undisturbed_and_with_outages(known: ToRemind) -> None:
    year, due = play(known), expected(known)
    by_day = {(key[0], day) for key, day in due.rungs.items()} | {(key[0], day) for key, day in due.notes.items()}

    # Of the plan's dates 17 stand alone and one comes round each year (10, 5, 2, 0), 15 each quarter (5, 2, 0), 20
    # each month (3, 0); 15 standing duties are asked about each month; each is one person's to answer for. The two of
    # the Office hear of twelve months three times: data close, report soon, report today.
    kinds = Counter(rung.partition("-")[0] for _, _, rung in due.rungs)
    assert (kinds["before"], kinds["check"], len(due.notes)) == (18 * 4 + 15 * 3 + 20 * 2, 15 * 12, 2 * 12 * 3)

    # Nobody answers: what is past is told weekly to owner and heads, and once to those of the Office it is not with.
    assert (kinds["late"], kinds["office"], len(due.rungs)) == (2166, 38, 2541)

    # Every rung is said once, to whom it is for, and nothing else; the notes likewise.
    assert {(person_id, number, rung) for person_id, number, rung, _ in year.said} == set(due.rungs)
    assert year.noted == set(due.notes) | to_heads(known, by_day)
    # One message a person on each day on which something of theirs falls, and none on any other.
    told = Counter((m.person_id, m.local_date) for m in year.messages)
    assert set(told.values()) == {1}
    assert set(told) == by_day
    assert not any(m.late for m in year.messages)
    # February's report is sent after Tết: the two of the Office hear of it on three days, not on two.
    assert len(year.messages) == len(by_day) == 447 + 2

    disturbed = play(known, OUTAGES)
    assert disturbed.said == year.said, "nothing is lost, nothing is said again"
    assert disturbed.noted <= year.noted
    assert year.noted - disturbed.noted <= to_heads(known, by_day), "what is said only beside something else"
    left = Counter((m.person_id, m.local_date) for m in disturbed.messages)
    assert set(left.values()) == {1}
    leaving = {(person_id, day): leaves_at(known, day, OUTAGES) for person_id, day in by_day}
    assert set(left) == {(person_id, at.date()) for (person_id, _), at in leaving.items()}
    morning_missed = {
        (person_id, at.date())
        for (person_id, day), at in leaving.items()
        if at - datetime.combine(day, MORNING, SETTINGS.zone) > timedelta(minutes=15)
    }
    assert {(m.person_id, m.local_date) for m in disturbed.messages if m.late} == morning_missed
    # Ten minutes over eight o'clock are within patience. On the other three returns whoever had something due in
    # between has one message, marked late, that day.
    assert {day for _, day in morning_missed} == {date(2026, 2, 25), date(2026, 6, 23), date(2026, 9, 30)}
    assert (len(disturbed.messages), len(morning_missed)) == (436, 6)
