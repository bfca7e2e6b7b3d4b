"""Weeks of an office drawn at random, and played: its work, rules and people, what they answer, what fails."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

from domain.calendar import PRESET_OVERRIDES, Override, WorkingCalendar
from domain.office_notes import OfficeNotes
from domain.people import Absence
from domain.periods import PeriodRules
from domain.reminders import PlannedMessage, plan_messages, said_by
from domain.rungs import ASKED, ASKED_AND_HEADS, Audience, Ladder, Rung
from domain.tasks import AssignmentRole, AssignmentView, OccurrenceKind, Status
from tests.unit.reminding import (
    CALENDAR,
    CHIEF,
    HEAD,
    HUNG,
    LAN,
    OFFICE,
    PEOPLE,
    SCIENCE,
    SETTINGS,
    at,
    chart,
    view,
    word,
)

FIRST, LAST = date(2026, 2, 9), date(2026, 3, 20)  # with Tết in it
DAYS = st.dates(FIRST, LAST)
SOMEBODY = st.sampled_from([CHIEF, HEAD, LAN, HUNG])
OFFICE_HEARS = Audience.OFFICE
# A year as it is, and one in which an office works on days off, and the other way round.
OTHER = WorkingCalendar(
    [
        *PRESET_OVERRIDES,
        Override(date(2026, 2, 14), False, "làm bù"),
        Override(date(2026, 3, 3), True, "nghỉ"),
        Override(date(2026, 3, 7), False, "làm bù"),
        Override(date(2026, 3, 13), True, "nghỉ"),
    ]
)
HOURS = st.times(time(0, 0), time(23, 59)).map(lambda t: t.replace(second=0, microsecond=0))


@st.composite
def assignments(draw: st.DrawFn) -> list[AssignmentView]:
    """Work of every kind, somewhere on its way."""
    made = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        kind = draw(st.sampled_from([OccurrenceKind.DATED] * 4 + [OccurrenceKind.STANDING, OccurrenceKind.SLEEPING]))
        dated = kind is OccurrenceKind.DATED
        last = draw(st.none() | st.sampled_from(Status))
        asker = draw(st.none() | st.none() | SOMEBODY)
        snoozer = draw(st.none() | st.none() | SOMEBODY)
        made.append(
            view(
                draw(st.dates(date(2026, 1, 20), date(2026, 4, 10))) if dated else None,
                number=number,
                kind=kind,
                role=draw(st.sampled_from([AssignmentRole.LEAD] * 5 + [AssignmentRole.COOPERATING])),
                unit_id=draw(st.sampled_from([OFFICE, SCIENCE, None])),
                owner_id=draw(st.none() | SOMEBODY),
                period_end=date(2026, 3, 14) if kind is OccurrenceKind.STANDING else None,
                cycle=draw(st.sampled_from([None, "month", "quarter", "year"])) if dated else None,
                last=word(last, draw(DAYS), word_id=number) if last else None,
                pending_by=asker,
                pending_since=at(draw(DAYS), 9) if asker else None,
                snoozed_until=at(draw(DAYS), draw(st.integers(0, 23))) if snoozer else None,
                snoozed_by=snoozer,
                past=draw(st.integers(0, 5)) == 0,
            )
        )
    return made


@st.composite
def dated_and_owned(draw: st.DrawFn) -> list[AssignmentView]:
    """Tasks with a date and an owner, of which nothing was said yet."""
    return [
        view(
            draw(st.dates(date(2026, 1, 20), date(2026, 4, 10))),
            number=number,
            owner_id=draw(SOMEBODY),
            cycle=draw(st.sampled_from([None, "month", "quarter", "year"])),
        )
        for number in range(1, draw(st.integers(2, 6)) + 1)
    ]


@dataclass(frozen=True)
class Play:
    """An office, its work and rules, the hours at which planning runs on each day, and what changes in between.

    In the days of `unsent` no platform takes anything: what was planned is merged into what is planned afterwards.
    """

    gone: frozenset[int]
    remind_at: dict[int, time]
    absences: list[Absence]
    work: list[AssignmentView]
    ticks: dict[date, list[time]]
    answers: dict[date, list[tuple[int, Status]]]
    moves: dict[date, tuple[int, int, int]]
    calendar: WorkingCalendar
    ladders: dict[str, Ladder]
    outage: tuple[date, date]
    unsent: tuple[date, date]


@st.composite
def ladders(draw: st.DrawFn) -> Ladder:
    """A ladder as an office may set it."""
    days = draw(st.lists(st.integers(-15, 10), min_size=1, max_size=4, unique=True))
    early, late = (
        st.sampled_from([ASKED, ASKED_AND_HEADS]),
        st.sampled_from([ASKED_AND_HEADS, frozenset({OFFICE_HEARS})]),
    )
    return tuple(Rung(n, draw(late if n > 0 else early)) for n in sorted(days))


@st.composite
def plays(draw: st.DrawFn, *, changing: bool = True) -> Play:
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    work = draw(assignments() if changing else dated_and_owned())
    down, deaf = draw(DAYS), draw(DAYS)
    numbers = st.sampled_from([of.id for of in work])
    leave = st.builds(
        lambda who, first, days, instead: Absence(who, first, first + timedelta(days=days), instead),
        SOMEBODY,
        DAYS,
        st.integers(0, 12),
        st.none() | SOMEBODY,
    )
    return Play(
        gone=draw(st.frozensets(SOMEBODY, max_size=2 if changing else 1)),
        remind_at=draw(st.dictionaries(SOMEBODY, HOURS)),
        absences=draw(st.lists(leave, max_size=3 if changing else 1)),
        work=work,
        ticks={day: sorted(draw(st.lists(HOURS, max_size=3))) for day in days if draw(st.integers(0, 3))},
        answers=draw(st.dictionaries(DAYS, st.lists(st.tuples(numbers, st.sampled_from(Status)), max_size=2)))
        if changing
        else {},
        moves=draw(st.dictionaries(DAYS, st.tuples(numbers, st.integers(-15, 40), SOMEBODY), max_size=3))
        if changing
        else {},
        calendar=draw(st.sampled_from([CALENDAR, OTHER])),
        ladders=draw(st.dictionaries(st.sampled_from(["office", "month", "plan:1", "task:1"]), ladders(), max_size=3)),
        outage=(down, down + timedelta(days=draw(st.integers(0, 12)))),
        unsent=(deaf, min(deaf + timedelta(days=draw(st.integers(0, 12))), LAST - timedelta(days=1))),
    )


@dataclass
class Played:
    """All that was planned, at which instant, with the work as it then stood; and what counts as said in the end."""

    messages: list[tuple[datetime, PlannedMessage]]
    said: set[tuple[int, int, str, int]]
    repeated: int
    noted: set[tuple[int, str]]
    kept_back: set[tuple[int, int, str, int]] = field(default_factory=set)


def play(of: Play) -> Played:
    people = [
        replace(person, active=person.id not in of.gone, remind_at=of.remind_at.get(person.id)) for person in PEOPLE
    ]
    office = chart(people, of.absences)
    by = replace(SETTINGS, ladders=of.ladders)
    work = {view.id: view for view in of.work}
    played, last_tick = Played([], set(), 0, set()), None
    calendar = of.calendar
    planned: set[tuple[int, str, date]] = set()
    # However the ticks fell, planning runs on the last day when everybody's hour has come.
    up = {day: hours for day, hours in of.ticks.items() if not of.outage[0] <= day <= of.outage[1]}
    ticks = up | {LAST: sorted([*of.ticks.get(LAST, []), time(16, 45)])}
    changed = sorted({*ticks, *of.answers, *of.moves})
    waiting: set[tuple[int, int, str, int]] = set()
    for day in changed:
        played.said -= waiting
        played.kept_back |= waiting
        waiting = set()
        for number, status in of.answers.get(day, []):
            work[number] = replace(work[number], last=word(status, day, word_id=day.toordinal() % 1000 + number))
        if day in of.moves:
            number, by_days, owner = of.moves[day]
            moved = work[number]
            due = moved.due + timedelta(days=by_days) if moved.due else None
            work[number] = replace(moved, due=due, due_version=moved.due_version + 1, owner_id=owner)
        for hour in ticks.get(day, []):
            now = at(day, hour.hour, hour.minute)
            notes = OfficeNotes(PeriodRules(working_day_before=calendar.previous_working_day), frozenset(played.noted))
            state = (office, list(work.values()))
            kept_back = frozenset(played.kept_back)
            for message in plan_messages(now, *state, played.said, calendar, by, planned, last_tick, notes, kept_back):
                new = said_by(message, message.items)
                assert message.late or not new & kept_back, "what was kept back is said to be late"
                played.kept_back -= new
                if of.unsent[0] <= day <= of.unsent[1]:
                    waiting |= new
                noted = {(message.person_id, note.name) for note in message.notes}
                played.repeated += len(new & played.said) + len(noted & played.noted)
                played.said |= new
                played.noted |= noted
                planned.add((message.person_id, message.kind, message.local_date))
                played.messages.append((now, message))
            last_tick = now
            notes = replace(notes, said=frozenset(played.noted))
            assert plan_messages(now, *state, played.said, calendar, by, planned, last_tick, notes) == []
    return played
