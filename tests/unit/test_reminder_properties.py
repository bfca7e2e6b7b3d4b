"""What holds of reminding whatever the plan, the office, the answers and the outages: weeks played at random."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
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


@dataclass(frozen=True)
class Play:
    """An office, its work, the hours at which planning runs on each day, and answers given in between."""

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
def plays(draw: st.DrawFn, *, answered: bool = True, plain: bool = False) -> Play:
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    work = draw(assignments())
    down = draw(DAYS)
    numbers = st.sampled_from([of.id for of in work])
    leave = st.builds(
        lambda who, first, days, instead: Absence(who, first, first + timedelta(days=days), instead),
        SOMEBODY,
        DAYS,
        st.integers(0, 12),
        st.none() | SOMEBODY,
    )
    return Play(
        gone=draw(st.frozensets(SOMEBODY, max_size=2)),
        remind_at=draw(st.dictionaries(SOMEBODY, HOURS)),
        absences=draw(st.lists(leave, max_size=3)),
        work=work,
        ticks={day: sorted(draw(st.lists(HOURS, max_size=3))) for day in days if draw(st.integers(0, 3))},
        answers=draw(st.dictionaries(DAYS, st.lists(st.tuples(numbers, st.sampled_from(Status)), max_size=2)))
        if answered
        else {},
        moves={}
        if plain
        else draw(st.dictionaries(DAYS, st.tuples(numbers, st.integers(-15, 40), SOMEBODY), max_size=3)),
        calendar=CALENDAR if plain else draw(st.sampled_from([CALENDAR, OTHER])),
        ladders={}
        if plain
        else draw(st.dictionaries(st.sampled_from(["office", "month", "plan:1", "task:1"]), ladders(), max_size=3)),
        outage=(down, down + timedelta(days=draw(st.integers(0, 12)))),
    )


@dataclass
class Played:
    """All that was planned, at which instant, with the work as it then stood; and what counts as said in the end."""

    messages: list[tuple[datetime, PlannedMessage]]
    said: set[tuple[int, int, str, int]]
    repeated: int
    noted: set[tuple[int, str]]


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
    for day in changed:
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
            for message in plan_messages(now, *state, played.said, calendar, by, planned, last_tick, notes):
                new = said_by(message, message.items)
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


def at_most_one_planned_message_a_person_a_day_and_only_in_working_time(of: Play, played: Played) -> None:
    mornings = Counter((m.person_id, m.local_date) for _, m in played.messages if m.kind in {"reminder", "report_due"})
    assert set(mornings.values()) <= {1}
    for now, message in played.messages:
        local = now.astimezone(SETTINGS.zone)
        assert message.local_date == local.date()
        assert of.calendar.is_working_day(local.date())
        assert time(7, 30) <= local.time() <= time(17, 0)
        assert message.at <= now
        assert message.items or message.notes


def never_about_what_is_finished_asleep_or_cooperating(of: Play, played: Played) -> None:
    for _, message in played.messages:
        for item in message.items:
            assert item.assignment.last is None or not item.assignment.last.status.finished
            assert item.assignment.role is AssignmentRole.LEAD
            assert item.assignment.kind is not OccurrenceKind.SLEEPING


def never_to_who_left_nor_to_who_is_on_leave(of: Play, played: Played) -> None:
    for _, message in played.messages:
        assert message.person_id not in of.gone
        on_leave = {a.person_id for a in of.absences if a.first_day <= message.local_date <= a.last_day}
        assert message.person_id not in on_leave


def nothing_is_said_twice(of: Play, played: Played) -> None:
    assert played.repeated == 0


def a_task_under_way_is_not_chased_before_its_last_days(of: Play, played: Played) -> None:
    under_way = {Status.NOT_STARTED, Status.IN_PROGRESS, Status.BLOCKED}
    for _, message in played.messages:
        for item in message.items:
            last = item.assignment.last
            if last and last.status in under_way:
                early = {rung for rung in item.covers if re.fullmatch(r"before-([3-9]|1\d)|check-in|past", rung)}
                assert not early
            if last and last.status is Status.BLOCKED:
                assert not {rung for rung in item.covers if re.fullmatch(r"before-[12]", rung)}


def only_those_a_task_concerns_hear_of_it(of: Play, played: Played) -> None:
    stand_ins = {a.stand_in_id for a in of.absences}
    for _, message in played.messages:
        for item in message.items:
            heads = {OFFICE: {CHIEF}, SCIENCE: {HEAD}}
            concerned = {item.assignment.owner_id, CHIEF} | stand_ins | heads.get(item.assignment.unit_id or 0, set())
            if item.assignment.unit_id is None and item.assignment.owner_id in {LAN, HUNG, HEAD}:
                concerned |= heads[SCIENCE]
            assert message.person_id in concerned


@settings(deadline=None, max_examples=120)
@given(plays())
def test_what_holds_of_every_office_plan_and_outage(of: Play) -> None:
    played = play(of)
    for holds in (
        at_most_one_planned_message_a_person_a_day_and_only_in_working_time,
        never_about_what_is_finished_asleep_or_cooperating,
        never_to_who_left_nor_to_who_is_on_leave,
        nothing_is_said_twice,
        a_task_under_way_is_not_chased_before_its_last_days,
        only_those_a_task_concerns_hear_of_it,
    ):
        holds(of, played)


def rung_days(of: AssignmentView) -> dict[str, date]:
    """The rungs of who is asked about a dated assignment, counted day by day and apart from the code under test."""
    assert of.due is not None
    before = {None: (10, 5, 2, 0), "year": (10, 5, 2, 0), "quarter": (5, 2, 0), "month": (3, 0)}[of.cycle]
    base = of.due
    while not CALENDAR.is_working_day(base):
        base -= timedelta(days=1)
    last = of.due
    while not CALENDAR.is_working_day(last):
        last += timedelta(days=1)
    days = {f"before-{n}": _stepped(base, -n) for n in before}
    return days | {f"late-{n}": _stepped(last, n) for n in range(1, 60, 5)}


def _stepped(day: date, working_days: int) -> date:
    step = timedelta(days=1 if working_days > 0 else -1)
    while working_days:
        day += step
        if CALENDAR.is_working_day(day):
            working_days -= 1 if working_days > 0 else -1
    return day


@settings(deadline=None, max_examples=60)
@given(plays(answered=False, plain=True))
def test_every_rung_that_nothing_silences_is_said_once_or_merged_into_a_later_one(of: Play) -> None:
    said = play(of).said
    at_work = {LAN, HUNG, HEAD, CHIEF} - of.gone - {a.person_id for a in of.absences}
    for assignment in of.work:
        plain = (
            assignment.kind is OccurrenceKind.DATED
            and assignment.role is AssignmentRole.LEAD
            and assignment.last is None
            and assignment.pending_by is None
            and assignment.snoozed_by is None
            and not assignment.past
        )
        if plain and assignment.owner_id in at_work:
            due_by_now = {rung for rung, day in rung_days(assignment).items() if day <= LAST}
            heard = {
                rung for person, number, rung, _ in said if (person, number) == (assignment.owner_id, assignment.id)
            }
            assert heard == due_by_now
