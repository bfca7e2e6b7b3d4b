"""What holds of reminding whatever the plan, the office, the answers and the outages: weeks played at random."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.people import Absence
from domain.reminders import PlannedMessage, said_by
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
    plan,
    view,
    word,
)

FIRST, LAST = date(2026, 2, 9), date(2026, 3, 20)  # with Tết in it
DAYS = st.dates(FIRST, LAST)
SOMEBODY = st.sampled_from([CHIEF, HEAD, LAN, HUNG])
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


@st.composite
def plays(draw: st.DrawFn, *, answered: bool = True) -> Play:
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    work = draw(assignments())
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
    )


@dataclass
class Played:
    """All that was planned, at which instant, with the work as it then stood; and what counts as said in the end."""

    messages: list[tuple[datetime, PlannedMessage]]
    said: set[tuple[int, int, str, int]]
    repeated: int


def play(of: Play) -> Played:
    people = [
        replace(person, active=person.id not in of.gone, remind_at=of.remind_at.get(person.id)) for person in PEOPLE
    ]
    office = chart(people, of.absences)
    work = {view.id: view for view in of.work}
    played, last_tick = Played([], set(), 0), None
    planned: set[tuple[int, str, date]] = set()
    # However the ticks fell, planning runs on the last day when everybody's hour has come.
    ticks = of.ticks | {LAST: sorted([*of.ticks.get(LAST, []), time(16, 45)])}
    for day, hours in sorted(ticks.items()):
        for number, status in of.answers.get(day, []):
            work[number] = replace(work[number], last=word(status, day, word_id=day.toordinal() % 1000 + number))
        for hour in hours:
            now = at(day, hour.hour, hour.minute)
            for message in plan(
                now, list(work.values()), played.said, office=office, planned=planned, last_tick=last_tick
            ):
                new = said_by(message, message.items)
                played.repeated += len(new & played.said)
                played.said |= new
                planned.add((message.person_id, message.kind, message.local_date))
                played.messages.append((now, message))
            assert plan(now, list(work.values()), played.said, office=office, planned=planned, last_tick=now) == []
            last_tick = now
    return played


@settings(deadline=None, max_examples=60)
@given(plays())
def test_at_most_one_planned_message_a_person_a_day_and_only_in_working_time(of: Play) -> None:
    played = play(of)
    mornings = Counter((m.person_id, m.local_date) for _, m in played.messages if m.kind == "reminder")
    assert set(mornings.values()) <= {1}
    for now, message in played.messages:
        local = now.astimezone(SETTINGS.zone)
        assert message.local_date == local.date()
        assert CALENDAR.is_working_day(local.date())
        assert time(7, 30) <= local.time() <= time(17, 0)
        assert message.at <= now
        assert message.items


@settings(deadline=None, max_examples=60)
@given(plays())
def test_never_about_what_is_finished_asleep_or_cooperating(of: Play) -> None:
    for _, message in play(of).messages:
        for item in message.items:
            assert item.assignment.last is None or not item.assignment.last.status.finished
            assert item.assignment.role is AssignmentRole.LEAD
            assert item.assignment.kind is not OccurrenceKind.SLEEPING


@settings(deadline=None, max_examples=60)
@given(plays())
def test_never_to_who_left_nor_to_who_is_on_leave(of: Play) -> None:
    for _, message in play(of).messages:
        assert message.person_id not in of.gone
        on_leave = {a.person_id for a in of.absences if a.first_day <= message.local_date <= a.last_day}
        assert message.person_id not in on_leave


@settings(deadline=None, max_examples=60)
@given(plays())
def test_nothing_is_said_twice(of: Play) -> None:
    assert play(of).repeated == 0


@settings(deadline=None, max_examples=60)
@given(plays())
def test_a_task_under_way_is_not_chased_before_its_last_days(of: Play) -> None:
    under_way = {Status.NOT_STARTED, Status.IN_PROGRESS, Status.BLOCKED}
    for _, message in play(of).messages:
        for item in message.items:
            last = item.assignment.last
            if last and last.status in under_way:
                assert not {"before-10", "before-5", "before-3", "check-in", "past"} & set(item.covers)
            if last and last.status is Status.BLOCKED:
                assert "before-2" not in item.covers


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
@given(plays(answered=False))
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


@settings(deadline=None, max_examples=60)
@given(plays())
def test_only_those_a_task_concerns_hear_of_it(of: Play) -> None:
    stand_ins = {a.stand_in_id for a in of.absences}
    for _, message in play(of).messages:
        for item in message.items:
            heads = {OFFICE: {CHIEF}, SCIENCE: {HEAD}}
            concerned = {item.assignment.owner_id, CHIEF} | stand_ins | heads.get(item.assignment.unit_id or 0, set())
            if item.assignment.unit_id is None and item.assignment.owner_id in {LAN, HUNG, HEAD}:
                concerned |= heads[SCIENCE]
            assert message.person_id in concerned
