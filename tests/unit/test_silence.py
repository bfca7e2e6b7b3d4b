"""What silences what: each row of the design's table."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from domain.people import Absence
from domain.tasks import AssignmentRole, AssignmentView, OccurrenceKind, Status
from tests.unit.reminding import CALENDAR, CHIEF, HEAD, HUNG, LAN, at, chart, plan, rungs, view, word

DUE = date(2026, 3, 31)
# The rungs of the 31st and, for each, the working day it comes on.
LADDER = {
    "before-10": date(2026, 3, 17),
    "before-5": date(2026, 3, 24),
    "before-2": date(2026, 3, 27),
    "before-0": date(2026, 3, 31),
    "late-1": date(2026, 4, 1),
    "late-6": date(2026, 4, 8),
}


def heard(of: AssignmentView, person_id: int = LAN) -> list[str]:
    """The rungs of which a person hears when each is looked at on its day."""
    return [rung for rung, day in LADDER.items() if rung in rungs(plan(at(day), [of])).get(person_id, [])]


ALL = list(LADDER)
NEAR = ["before-2", "before-0", "late-1", "late-6"]


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (None, ALL),  # acknowledged, a question, unclear: they leave no word
        (Status.NOT_STARTED, NEAR),
        (Status.IN_PROGRESS, NEAR),
        (Status.BLOCKED, ["before-0", "late-1", "late-6"]),
        (Status.DONE, []),
        (Status.NOTHING_AROSE, []),
    ],
)
def test_what_the_owner_still_hears_after_the_last_word(last: Status | None, said: list[str]) -> None:
    of = view(DUE, last=word(last, date(2026, 3, 16)) if last else None)
    if last is Status.BLOCKED:  # too lately for being asked again, which is a test of its own
        of = replace(of, last=word(last, date(2026, 4, 7)))
    assert heard(of) == said


@pytest.mark.parametrize("last", [None, Status.NOT_STARTED, Status.IN_PROGRESS, Status.BLOCKED])
def test_the_head_and_the_office_hear_that_it_is_late_whatever_was_said(last: Status | None) -> None:
    of = view(DUE, last=word(last, date(2026, 4, 2)) if last else None)
    assert rungs(plan(at(date(2026, 4, 3)), [of]))[HEAD] == ["late-1"]
    assert rungs(plan(at(date(2026, 4, 3)), [of]))[CHIEF] == ["office-3"]


@pytest.mark.parametrize("last", [Status.DONE, Status.NOTHING_AROSE])
def test_nobody_hears_of_what_is_finished(last: Status) -> None:
    of = view(DUE, last=word(last, date(2026, 4, 2)), pending_by=LAN, pending_since=at(date(2026, 4, 1)))
    assert plan(at(date(2026, 4, 3)), [of]) == []


def test_who_is_blocked_is_asked_again_after_five_working_days_and_on_the_day() -> None:
    of = view(date(2026, 6, 30), last=word(Status.BLOCKED, date(2026, 3, 20), word_id=33))
    said: set[tuple[int, int, str, int]] = set()
    days = {}
    day = date(2026, 3, 20)
    while day <= date(2026, 6, 30):
        for message in plan(at(day), [of], said):
            days[day] = [item.rung for item in message.items]
            said |= {(message.person_id, of.id, rung, 0) for item in message.items for rung in item.covers}
        day = CALENDAR.add_working_days(day, 1)
    assert days == {date(2026, 3, 27): ["blocked-33"], date(2026, 6, 30): ["before-0"]}


def test_who_asked_for_an_extension_is_quiet_until_the_old_date_comes() -> None:
    of = view(DUE, pending_by=LAN, pending_since=at(date(2026, 3, 16)), pending_due=date(2026, 4, 15))
    assert heard(of) == ["before-0", "late-1", "late-6"]


def test_an_extension_that_somebody_else_asked_for_does_not_silence_the_owner() -> None:
    assert heard(view(DUE, pending_by=HEAD, pending_since=at(date(2026, 3, 16)))) == ALL


def test_a_blocked_asker_is_not_asked_again_while_the_extension_is_undecided() -> None:
    of = view(DUE, last=word(Status.BLOCKED, date(2026, 3, 12)), pending_by=LAN, pending_since=at(date(2026, 3, 12)))
    assert LAN not in rungs(plan(at(date(2026, 3, 20)), [of]))


@pytest.mark.parametrize(
    ("day", "heard_by_office"),
    [
        (date(2026, 3, 16), []),  # told at once on the day itself
        (date(2026, 3, 17), ["decide-20260317"]),
        (date(2026, 3, 18), ["decide-20260318"]),
        (date(2026, 3, 21), []),  # a Saturday
    ],
)
def test_who_decides_is_reminded_each_working_day(day: date, heard_by_office: list[str]) -> None:
    of = view(DUE, pending_by=LAN, pending_since=at(date(2026, 3, 16)), pending_due=date(2026, 4, 15))
    assert rungs(plan(at(day), [of])).get(CHIEF, []) == heard_by_office


def test_a_handing_over_that_is_not_accepted_leaves_the_old_owner_owner() -> None:
    # Storage moves owner_id only on acceptance; whoever is owner hears, nobody else.
    assert set(rungs(plan(at(LADDER["before-10"]), [view(DUE, owner_id=LAN)]))) == {LAN}
    assert set(rungs(plan(at(LADDER["before-10"]), [view(DUE, owner_id=HUNG)]))) == {HUNG}


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (at(date(2026, 3, 27)), []),
        (at(date(2026, 3, 30)), ["snooze-2603300800"]),
        (at(date(2026, 3, 31)), ["before-0"]),
    ],
)
def test_a_snooze_is_quiet_until_then_and_then_says_it_again(now: datetime, said: list[str]) -> None:
    of = view(DUE, snoozed_until=at(date(2026, 3, 30)), snoozed_by=LAN)
    already = {(LAN, of.id, rung, 0) for rung in ("before-10", "before-5")}
    assert rungs(plan(now, [of], already)).get(LAN, []) == said


def test_a_snooze_past_the_date_says_what_then_applies_and_does_not_move_the_date() -> None:
    of = view(DUE, snoozed_until=at(date(2026, 4, 2)), snoozed_by=LAN)
    assert LAN not in rungs(plan(at(date(2026, 4, 1)), [of]))
    [message] = [m for m in plan(at(date(2026, 4, 2)), [of]) if m.person_id == LAN]
    assert message.items[0].days_late == 2
    assert "late-1" in message.items[0].covers


def test_a_snooze_is_of_who_snoozed_alone() -> None:
    of = view(DUE, snoozed_until=at(date(2026, 4, 2)), snoozed_by=LAN)
    assert rungs(plan(at(date(2026, 4, 1)), [of])) == {HEAD: ["late-1"]}
    by_head = replace(of, snoozed_by=HEAD)
    assert rungs(plan(at(date(2026, 4, 1)), [by_head])) == {LAN: ["late-1"]}
    assert rungs(plan(at(date(2026, 4, 2)), [by_head]))[HEAD] == ["snooze-2604020800"]


@pytest.mark.parametrize(
    ("stand_in", "who"),
    [(HUNG, {HUNG}), (None, {HEAD})],
)
def test_on_leave_the_stand_in_hears_and_without_one_the_head(stand_in: int | None, who: set[int]) -> None:
    leave = Absence(LAN, date(2026, 3, 20), date(2026, 3, 25), stand_in)
    assert set(rungs(plan(at(LADDER["before-5"]), [view(DUE)], office=chart(absences=[leave])))) == who


def test_a_stand_in_is_as_quiet_as_who_they_stand_in_for() -> None:
    leave = Absence(LAN, date(2026, 3, 20), date(2026, 3, 25), HUNG)
    asked_for_more = view(DUE, pending_by=LAN, pending_since=at(date(2026, 3, 16)))
    snoozed = view(DUE, snoozed_until=at(date(2026, 3, 26)), snoozed_by=LAN)
    for of in (asked_for_more, snoozed):
        assert HUNG not in rungs(plan(at(LADDER["before-5"]), [of], office=chart(absences=[leave])))


@pytest.mark.parametrize(
    "of",
    [
        view(DUE, role=AssignmentRole.COOPERATING),
        view(DUE, kind=OccurrenceKind.SLEEPING),
    ],
)
def test_who_cooperates_is_not_chased_and_what_sleeps_is_left_asleep(of: AssignmentView) -> None:
    assert plan(at(date(2026, 4, 3)), [of]) == []


@pytest.mark.parametrize("last", [None, *Status])
def test_a_standing_duty_is_asked_about_unless_the_month_was_answered(last: Status | None) -> None:
    of = view(
        None,
        kind=OccurrenceKind.STANDING,
        period_end=date(2026, 3, 14),
        last=word(last, date(2026, 3, 9)) if last else None,
    )
    assert heard_of_check_in(of) is (last is None)


def heard_of_check_in(of: AssignmentView) -> bool:
    return rungs(plan(at(date(2026, 3, 10)), [of])) == {LAN: ["check-in"]}


def test_a_date_past_at_load_is_asked_about_once_and_an_answer_ends_it() -> None:
    of = view(date(2026, 1, 31), past=True)
    assert rungs(plan(at(date(2026, 3, 17)), [of])) == {LAN: ["past"]}
    assert plan(at(date(2026, 3, 18)), [of], {(LAN, of.id, "past", 0)}) == []
    assert plan(at(date(2026, 4, 20)), [of], {(LAN, of.id, "past", 0)}) == []
    answered = replace(of, last=word(Status.IN_PROGRESS, date(2026, 3, 16)))
    assert plan(at(date(2026, 3, 17)), [answered]) == []
