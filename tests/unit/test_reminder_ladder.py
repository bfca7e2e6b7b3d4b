"""When an assignment is spoken of: each rung on its day, over weekends and holidays, and after the date."""

from datetime import date

import pytest

from domain.ladder import Step, steps
from domain.reminder_settings import ReminderSettings
from domain.rungs import Audience
from domain.tasks import AssignmentView, OccurrenceKind, Status
from tests.unit.reminding import CALENDAR, SETTINGS, view, word

LONG_AFTER = date(2026, 12, 31)


def come(of: AssignmentView, today: date = LONG_AFTER, settings: ReminderSettings = SETTINGS) -> list[Step]:
    return steps(of, today, CALENDAR, settings)


def before(of: AssignmentView) -> dict[str, date]:
    return {step.rung: step.day for step in come(of) if step.offset is not None and step.offset <= 0}


@pytest.mark.parametrize(
    ("due", "cycle", "days"),
    [
        # Tuesday 31/3: ten working days before is Tuesday 17/3
        (date(2026, 3, 31), None, {10: (3, 17), 5: (3, 24), 2: (3, 27), 0: (3, 31)}),
        (date(2026, 3, 31), "year", {10: (3, 17), 5: (3, 24), 2: (3, 27), 0: (3, 31)}),
        (date(2026, 3, 31), "half", {10: (3, 17), 5: (3, 24), 2: (3, 27), 0: (3, 31)}),
        (date(2026, 3, 31), "quarter", {5: (3, 24), 2: (3, 27), 0: (3, 31)}),
        (date(2026, 3, 31), "month", {3: (3, 26), 0: (3, 31)}),
        (date(2026, 3, 27), "week", {0: (3, 27)}),
        # Saturday 28/2: everything as if it were due on the Friday; over Tết the tenth day is 5/2
        (date(2026, 2, 28), None, {10: (2, 6), 5: (2, 13), 2: (2, 25), 0: (2, 27)}),
        # within Tết: the last working day before is Friday 13/2
        (date(2026, 2, 18), "month", {3: (2, 10), 0: (2, 13)}),
        # Saturday 10/1 is worked for 2/1
        (date(2026, 1, 10), "month", {3: (1, 7), 0: (1, 10)}),
    ],
)
def test_rungs_before_the_date(due: date, cycle: str | None, days: dict[int, tuple[int, int]]) -> None:
    assert before(view(due, cycle=cycle)) == {f"before-{n}": date(2026, *day) for n, day in days.items()}


@pytest.mark.parametrize("due", [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)])
def test_month_ends_have_all_their_rungs(due: date) -> None:
    assert set(before(view(due))) == {"before-10", "before-5", "before-2", "before-0"}


def test_after_the_date_owner_and_head_then_the_office_then_each_week() -> None:
    late = [step for step in come(view(date(2026, 3, 31)), date(2026, 4, 16)) if step.offset and step.offset > 0]
    heads = frozenset({Audience.ASKED, Audience.HEADS})
    assert [(step.rung, step.day, step.to) for step in late] == [
        ("late-1", date(2026, 4, 1), heads),
        ("office-3", date(2026, 4, 3), frozenset({Audience.OFFICE})),
        ("late-6", date(2026, 4, 8), heads),
        ("late-11", date(2026, 4, 15), heads),
    ]


@pytest.mark.parametrize(
    ("today", "rungs"),
    [
        (date(2026, 2, 27), ["before-0"]),
        (date(2026, 3, 2), ["before-0"]),  # the Monday after a Saturday: not late yet
        (date(2026, 3, 3), ["before-0", "late-1"]),
    ],
)
def test_due_on_a_day_off_is_late_after_the_next_working_day(today: date, rungs: list[str]) -> None:
    assert [s.rung for s in come(view(date(2026, 2, 28)), today) if s.offset is not None and s.offset >= 0] == rungs


@pytest.mark.parametrize(
    ("today", "rungs"),
    [
        (date(2026, 3, 9), []),
        (date(2026, 3, 10), ["check-in"]),  # data close on Saturday 14/3: three working days before the Friday
        (date(2026, 3, 13), ["check-in"]),
        (date(2026, 3, 18), ["check-in"]),
        (date(2026, 3, 19), []),  # too late for this month's figures
    ],
)
def test_a_standing_duty_is_asked_about_around_its_months_close(today: date, rungs: list[str]) -> None:
    duty = view(None, kind=OccurrenceKind.STANDING, period_end=date(2026, 3, 14))
    assert [step.rung for step in come(duty, today)] == rungs


def test_who_is_blocked_is_asked_again_after_five_working_days() -> None:
    blocked = view(date(2026, 6, 30), last=word(Status.BLOCKED, date(2026, 3, 20), word_id=33))
    assert come(blocked, date(2026, 3, 26)) == []
    assert come(blocked, date(2026, 3, 27)) == [
        Step("blocked-33", date(2026, 3, 27), None, frozenset({Audience.ASKED}))
    ]


def test_a_date_past_at_load_is_only_asked_about_never_announced_as_late() -> None:
    assert [step.rung for step in come(view(date(2026, 3, 31), past=True), date(2026, 6, 2))] == ["past"]


def test_an_extension_granted_on_a_date_past_at_load_begins_the_ladder() -> None:
    granted = view(date(2026, 6, 30), original_due=date(2026, 3, 31), past=True, due_version=1)
    assert [step.rung for step in come(granted, date(2026, 6, 16))] == ["before-10"]


@pytest.mark.parametrize(
    "of",
    [
        view(None, kind=OccurrenceKind.SLEEPING),
        view(date(2206, 3, 31)),
        view(date(2027, 3, 31)),
        view(None, kind=OccurrenceKind.STANDING),
    ],
)
def test_what_sleeps_or_is_far_away_has_no_step(of: AssignmentView) -> None:
    assert come(of) == []


def test_the_ladder_is_a_setting() -> None:
    own = ReminderSettings(before=(20, 1), late_first=2, late_every=10, late_office=4)
    found = come(view(date(2026, 3, 31)), date(2026, 4, 15), own)
    assert [step.rung for step in found] == ["before-20", "before-1", "late-2", "office-4"]
