"""Planning: one message a person a morning, when it leaves, what it merges, and the faults others have had."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from domain.people import Absence, Grant, Person, Role
from domain.reminder_lines import ItemKind
from domain.reminder_preview import preview
from domain.reminders import said_by
from domain.tasks import OccurrenceKind
from tests.unit.reminding import CALENDAR, CHIEF, HEAD, HUNG, LAN, PEOPLE, SETTINGS, at, chart, plan, rungs, view

DUE = date(2026, 3, 31)
MONDAY, TUESDAY = date(2026, 3, 16), date(2026, 3, 17)


def person(**changes: object) -> tuple[Person, ...]:
    """The office, Lan changed."""
    return tuple(replace(p, **changes) if p.id == LAN else p for p in PEOPLE)  # type: ignore[arg-type]


def test_many_tasks_are_one_message_most_urgent_first() -> None:
    assignments = [
        view(date(2026, 4, 7), number=1),
        view(date(2026, 3, 23), number=2),
        view(date(2026, 3, 31), number=3),
        view(date(2026, 3, 20), number=4),
        view(date(2026, 3, 24), number=5),
        view(None, number=6, kind=OccurrenceKind.STANDING, period_end=date(2026, 3, 27)),
    ]
    today = date(2026, 3, 24)
    [message] = [m for m in plan(at(today), assignments) if m.person_id == LAN]
    assert [(item.assignment.id, item.days_late, item.days_left) for item in message.items] == [
        (4, 2, None),
        (2, 1, None),
        (5, 0, 0),
        (3, 0, 5),
        (1, 0, 10),
        (6, 0, None),
    ]
    assert message.items[-1].kind is ItemKind.CHECK_IN


def test_the_office_has_its_list_of_late_tasks_in_its_one_message() -> None:
    own = view(DUE, number=9, unit_id=1, owner_id=CHIEF)
    late = [view(date(2026, 3, 19), number=n) for n in (1, 2)]
    asking = view(date(2026, 5, 29), number=3, pending_by=LAN, pending_since=at(MONDAY))
    [message] = [m for m in plan(at(date(2026, 3, 24)), [*late, own, asking]) if m.person_id == CHIEF]
    assert [(item.assignment.id, item.kind.value) for item in message.items] == [
        (9, "reminder"),
        (3, "decision"),
        (1, "escalation"),
        (2, "escalation"),
    ]


def test_somebody_who_wears_several_hats_hears_of_a_task_once() -> None:
    own = view(date(2026, 3, 19), unit_id=1, owner_id=CHIEF)
    assert rungs(plan(at(date(2026, 3, 24)), [own])) == {CHIEF: ["late-1"]}


@pytest.mark.parametrize(
    ("remind_at", "leaves"),
    [
        (None, (8, 0)),
        (time(9, 15), (9, 15)),
        (time(6, 0), (7, 30)),
        (time(22, 0), (16, 30)),
    ],
)
def test_it_leaves_at_the_persons_hour_within_working_hours(remind_at: time | None, leaves: tuple[int, int]) -> None:
    office = chart(person(remind_at=remind_at))
    hour = at(TUESDAY, *leaves)
    assert plan(hour - timedelta(seconds=1), [view(DUE)], office=office) == []
    [message] = plan(hour, [view(DUE)], office=office)
    assert (message.at, message.local_date, message.kind) == (hour, TUESDAY, "reminder")


@pytest.mark.parametrize(
    "now",
    [
        at(date(2026, 3, 21), 8),  # Saturday
        at(date(2026, 3, 22), 8),
        at(date(2026, 4, 27), 8),  # Giỗ Tổ
        at(TUESDAY, 7, 59),
        at(TUESDAY, 17, 1),
        at(TUESDAY, 0, 30),
        at(TUESDAY, 23, 59),
    ],
)
def test_nothing_leaves_on_days_off_or_outside_working_hours(now: datetime) -> None:
    assert plan(now, [view(DUE), view(date(2026, 3, 10), number=2), view(date(2026, 4, 27), number=3)]) == []


def test_a_working_saturday_is_a_working_day() -> None:
    assert rungs(plan(at(date(2026, 1, 10)), [view(date(2026, 1, 10))])) == {LAN: ["before-0"]}


def test_the_second_tick_of_a_morning_adds_nothing() -> None:
    assert plan(at(TUESDAY, 8, 1), [view(DUE)], planned={(LAN, "reminder", TUESDAY)}) == []
    assert plan(at(date(2026, 3, 18)), [view(DUE)], {(LAN, 1, "before-10", 0)}) == []


def test_reassigned_in_the_afternoon_waits_for_the_morning_unless_it_is_due_today() -> None:
    afternoon = at(TUESDAY, 14)
    assert plan(afternoon, [view(DUE)], last_tick=at(TUESDAY, 13, 59)) == []
    assert rungs(plan(afternoon, [view(TUESDAY)], last_tick=at(TUESDAY, 13, 59))) == {LAN: ["before-0"]}


def test_after_downtime_one_message_with_what_now_applies_marked_late() -> None:
    # Down from the morning of 13/3 to the afternoon of 25/3: the rungs of ten and of five days were missed.
    said = {(LAN, 2, "before-10", 0)}
    other = view(date(2026, 3, 27), number=2)
    [message] = plan(at(date(2026, 3, 25), 15), [view(DUE), other], said, last_tick=at(date(2026, 3, 13), 7))
    assert message.late
    assert {item.assignment.id: item.covers for item in message.items} == {
        1: ("before-10", "before-5"),
        2: ("before-5", "before-2"),
    }
    said |= said_by(message, message.items)
    next_day = date(2026, 3, 26)
    assert plan(at(next_day), [view(DUE), other], said, last_tick=at(next_day, 7, 59)) == []


@pytest.mark.parametrize(
    ("now", "last_tick", "late"),
    [
        (at(TUESDAY, 8, 0), at(TUESDAY, 7, 59), False),
        (at(TUESDAY, 8, 10), at(TUESDAY, 7, 59), False),  # within patience
        (at(TUESDAY, 9, 0), at(TUESDAY, 7, 59), True),
        (at(TUESDAY, 9, 0), None, False),  # the first run of all
        (at(TUESDAY, 8, 0), at(TUESDAY, 12, 0), False),  # the clock was set back
        (at(date(2026, 3, 18), 8, 0), at(TUESDAY, 7, 59), True),  # a whole day without power
        (at(date(2026, 3, 18), 8, 0), at(date(2026, 3, 18), 7, 59), False),  # was loaded meanwhile
    ],
)
def test_late_is_said_only_where_planning_did_not_run_in_time(
    now: datetime, last_tick: datetime | None, late: bool
) -> None:
    [message] = plan(now, [view(DUE)], last_tick=last_tick)
    assert message.late is late


def test_who_left_never_hears_and_the_head_does_instead() -> None:
    assert set(rungs(plan(at(TUESDAY), [view(DUE)], office=chart(person(active=False))))) == {HEAD}


def test_who_is_on_leave_hears_nothing_even_of_what_others_do() -> None:
    leave = [Absence(HEAD, MONDAY, date(2026, 4, 30))]
    assert HEAD not in rungs(plan(at(date(2026, 4, 3)), [view(DUE)], office=chart(absences=leave)))


def test_a_snooze_to_an_hour_is_said_at_that_hour_beside_the_mornings_message() -> None:
    of = view(DUE, snoozed_until=at(TUESDAY, 14, 30), snoozed_by=LAN)
    planned = {(LAN, "reminder", TUESDAY)}
    said = {(LAN, 1, "before-10", 0)}
    assert plan(at(TUESDAY, 14, 29), [of], said, planned=planned, last_tick=at(TUESDAY, 14, 28)) == []
    [message] = plan(at(TUESDAY, 14, 30), [of], said, planned=planned, last_tick=at(TUESDAY, 14, 29))
    assert (message.kind, message.at, message.late) == ("snooze-1430", at(TUESDAY, 14, 30), False)
    assert said_by(message, message.items) == {(LAN, 1, "snooze-2603171430", 0)}
    again = planned | {(LAN, "snooze-1430", TUESDAY)}
    assert plan(at(TUESDAY, 14, 31), [of], said, planned=again, last_tick=at(TUESDAY, 14, 30)) == []


def test_a_snooze_to_the_evening_is_said_the_next_morning() -> None:
    of = view(DUE, snoozed_until=at(TUESDAY, 20), snoozed_by=LAN)
    assert plan(at(TUESDAY, 20), [of], last_tick=at(TUESDAY, 19, 59)) == []
    [message] = plan(at(date(2026, 3, 18)), [of], last_tick=at(date(2026, 3, 18), 7, 59))
    assert message.kind == "reminder"


def test_what_did_not_fit_into_the_text_is_not_said_and_comes_the_next_morning() -> None:
    many = [view(DUE, number=n) for n in range(1, 16)]
    [message] = plan(at(TUESDAY), many)
    said = said_by(message, message.items[:12])
    [next_one] = plan(at(date(2026, 3, 18)), many, said)
    assert [item.assignment.id for item in next_one.items] == [13, 14, 15]


def test_the_preview_plays_the_days_as_if_nobody_answered() -> None:
    seen = preview(
        at(MONDAY, 12),
        date(2026, 3, 20),
        date(2026, 4, 8),
        chart(),
        [view(DUE)],
        frozenset(),
        CALENDAR,
        SETTINGS,
        lambda message: message.items,
    )
    assert [(m.local_date.isoformat(), m.person_id, m.items[0].rung) for m in seen] == [
        ("2026-03-24", LAN, "before-5"),  # that of the 17th is before the days asked for, and was played through
        ("2026-03-27", LAN, "before-2"),
        ("2026-03-31", LAN, "before-0"),
        ("2026-04-01", HEAD, "late-1"),
        ("2026-04-01", LAN, "late-1"),
        ("2026-04-03", CHIEF, "office-3"),
        ("2026-04-08", HEAD, "late-6"),
        ("2026-04-08", LAN, "late-6"),
    ]


def test_the_preview_knows_each_persons_hour_and_every_snooze() -> None:
    seen = preview(
        at(MONDAY, 12),
        TUESDAY,
        TUESDAY,
        chart(person(remind_at=time(10, 0))),
        [
            view(DUE),
            view(DUE, number=2, owner_id=HUNG),
            view(DUE, number=3, owner_id=HUNG, snoozed_until=at(TUESDAY, 15), snoozed_by=HUNG),
        ],
        frozenset(),
        CALENDAR,
        SETTINGS,
        lambda message: message.items,
    )
    assert [(m.at, m.person_id, m.kind) for m in seen] == [
        (at(TUESDAY, 8), HUNG, "reminder"),
        (at(TUESDAY, 10), LAN, "reminder"),
        (at(TUESDAY, 15), HUNG, "snooze-1500"),
    ]


def test_heads_of_a_unit_all_hear_that_something_is_late() -> None:
    deputy = Person(25, "Vũ Thị Mai", 2, (Grant(Role.HEAD, 2),))
    assert set(rungs(plan(at(date(2026, 4, 1)), [view(DUE)], office=chart([*PEOPLE, deputy])))) == {LAN, HEAD, 25}


def test_a_rung_older_than_what_was_heard_since_is_not_said_any_more() -> None:
    # Silent while the extension was undecided; the snooze of the 20th was heard; then the extension was refused.
    refused = view(DUE, snoozed_until=at(date(2026, 3, 20)), snoozed_by=LAN)
    said = {(LAN, 1, "snooze-2603200800", 0)}
    assert plan(at(date(2026, 3, 23)), [refused], said) == []
    assert rungs(plan(at(date(2026, 3, 24)), [refused], said)) == {LAN: ["before-5"]}
