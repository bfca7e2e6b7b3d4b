"""Working days: the public holidays of 2024 to 2027, the swapped days, and counting with them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import PRESET_OVERRIDES, Override, WorkingCalendar
from domain.problem import Problem

CALENDAR = WorkingCalendar()
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 2, 7), True),  # the last working day before Tết
        (date(2024, 2, 8), False),
        (date(2024, 2, 14), False),
        (date(2024, 2, 15), True),
        (date(2024, 4, 18), False),  # Giỗ Tổ, 10/3 by the lunar calendar
        (date(2024, 4, 29), False),  # swapped with Saturday 4/5
        (date(2024, 5, 4), True),
        (date(2024, 9, 3), False),
        (date(2025, 1, 27), False),
        (date(2025, 2, 3), True),
        (date(2025, 4, 7), False),
        (date(2025, 4, 26), True),  # Saturday, for 2/5
        (date(2025, 5, 2), False),
        (date(2025, 9, 1), False),
        (date(2026, 1, 1), False),
        (date(2026, 1, 2), False),  # swapped with Saturday 10/1 by the decision of 25/12/2025
        (date(2026, 1, 10), True),
        (date(2026, 1, 11), False),
        (date(2026, 2, 16), False),
        (date(2026, 2, 20), False),
        (date(2026, 2, 23), True),
        (date(2026, 4, 27), False),  # Giỗ Tổ falls on the Sunday before
        (date(2026, 8, 22), True),
        (date(2026, 8, 31), False),
        (date(2026, 11, 24), False),
        (date(2027, 2, 4), False),
        (date(2027, 2, 11), True),
        (date(2027, 4, 16), False),
        (date(2027, 5, 3), False),  # 1/5 falls on a Saturday
        (date(2026, 3, 27), True),  # an ordinary Friday
        (date(2026, 3, 28), False),  # an ordinary Saturday
    ],
)
def test_working_days_and_days_off(day: date, works: bool) -> None:
    assert CALENDAR.is_working_day(day) is works


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 2, 17), "Tết Nguyên Đán"),
        (date(2026, 1, 2), "Nghỉ hoán đổi, làm bù ngày 10/1/2026"),
        (date(2026, 3, 28), None),
        (date(2026, 3, 27), None),
        (date(2026, 1, 10), None),
    ],
)
def test_why_a_day_is_off_is_said_in_vietnamese(day: date, name: str | None) -> None:
    assert CALENDAR.why_off(day) == name


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 3, 27), 1, date(2026, 3, 30)),
        (date(2026, 3, 27), 0, date(2026, 3, 27)),
        (date(2026, 3, 28), 0, date(2026, 3, 30)),
        (date(2026, 3, 28), 1, date(2026, 3, 30)),
        (date(2026, 3, 28), -1, date(2026, 3, 27)),
        (date(2026, 3, 31), -10, date(2026, 3, 17)),
        (date(2026, 2, 13), 1, date(2026, 2, 23)),  # over Tết
        (date(2025, 12, 31), 1, date(2026, 1, 5)),  # over the new year and its swap
        (date(2026, 1, 9), 1, date(2026, 1, 10)),  # a Saturday worked
        (date(2026, 1, 12), -2, date(2026, 1, 9)),
    ],
)
def test_adding_working_days(start: date, days: int, end: date) -> None:
    assert CALENDAR.add_working_days(start, days) == end


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2026, 3, 24), date(2026, 3, 27), 3),
        (date(2026, 3, 27), date(2026, 3, 27), 0),
        (date(2026, 3, 27), date(2026, 3, 29), 0),
        (date(2026, 3, 30), date(2026, 3, 27), -1),
        (date(2026, 2, 13), date(2026, 2, 23), 1),
    ],
)
def test_counting_working_days(start: date, end: date, days: int) -> None:
    assert CALENDAR.working_days_between(start, end) == days


@pytest.mark.parametrize(
    ("due", "last"),
    [
        (date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 2, 28), date(2026, 3, 2)),  # a Saturday
        (date(2026, 2, 18), date(2026, 2, 23)),  # within Tết
        (date(2026, 1, 10), date(2026, 1, 10)),  # a Saturday worked
    ],
)
def test_due_on_a_day_off_is_late_only_after_the_next_working_day(due: date, last: date) -> None:
    assert CALENDAR.late_after(due) == last


def test_an_office_may_count_lateness_strictly() -> None:
    strict = WorkingCalendar(day_off_moves_lateness=False)
    assert strict.late_after(date(2026, 2, 28)) == date(2026, 2, 28)


@pytest.mark.parametrize(("year", "day"), [(2024, 2), (2025, 2), (2026, 5), (2027, 4)])
def test_first_working_day_of_the_year(year: int, day: int) -> None:
    assert CALENDAR.first_working_day(year) == date(year, 1, day)


def test_an_administrator_can_overrule_a_holiday_and_a_weekend() -> None:
    own = WorkingCalendar(
        [
            Override(date(2026, 11, 24), False, "Chưa có luật"),
            Override(date(2026, 3, 27), True, "Ngày truyền thống ngành"),
            Override(date(2026, 3, 28), False, "Làm bù"),
        ],
        confirmed_years={2026},
    )
    assert own.is_working_day(date(2026, 11, 24))
    assert own.why_off(date(2026, 11, 24)) is None
    assert own.why_off(date(2026, 3, 27)) == "Ngày truyền thống ngành"
    assert own.add_working_days(date(2026, 3, 26), 1) == date(2026, 3, 28)
    assert own.is_confirmed(2026)
    assert not CALENDAR.is_confirmed(2026)


def test_preset_swaps_come_in_pairs_with_a_source() -> None:
    off = [override for override in PRESET_OVERRIDES if override.off]
    assert len(off) * 2 == len(PRESET_OVERRIDES)
    assert all(override.day.weekday() < 5 for override in off)
    assert all(override.day.weekday() == 5 for override in PRESET_OVERRIDES if not override.off)
    assert all(override.source for override in PRESET_OVERRIDES)


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2205, 6, 15), date.max])
def test_a_day_beyond_the_calendar_is_refused_not_guessed(day: date) -> None:
    with pytest.raises(Problem, match=r"reminders\.beyond_calendar"):
        CALENDAR.is_working_day(day)


@given(DAYS)
def test_next_and_previous_are_the_nearest_working_days(day: date) -> None:
    after, before = CALENDAR.next_working_day(day), CALENDAR.previous_working_day(day)
    assert before <= day <= after
    assert CALENDAR.is_working_day(before)
    assert CALENDAR.is_working_day(after)
    between = [before + timedelta(days=n) for n in range(1, (after - before).days)]
    assert not any(CALENDAR.is_working_day(d) for d in between)
    assert (before == after == day) is CALENDAR.is_working_day(day)


@given(DAYS, st.integers(1, 60))
def test_adding_and_counting_agree(day: date, days: int) -> None:
    later = CALENDAR.add_working_days(day, days)
    assert CALENDAR.working_days_between(day, later) == days
    if CALENDAR.is_working_day(day):
        assert CALENDAR.add_working_days(later, -days) == day
