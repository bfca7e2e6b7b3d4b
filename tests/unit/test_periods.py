"""Reporting periods: their days, their neighbours, and which one a day lies in."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.periods import (
    PeriodKind,
    PeriodRules,
    following,
    latest_closed,
    period,
    period_at,
    previous,
    same_last_year,
)

MONTH, QUARTER, HALF, NINE, YEAR = PeriodKind
USUAL = PeriodRules()


@pytest.mark.parametrize(
    ("kind", "ordinal", "first", "last", "send_by"),
    [
        (MONTH, 1, date(2025, 12, 15), date(2026, 1, 14), date(2026, 1, 20)),
        (MONTH, 10, date(2026, 9, 15), date(2026, 10, 14), date(2026, 10, 20)),
        (QUARTER, 1, date(2025, 12, 15), date(2026, 3, 14), date(2026, 3, 20)),
        (QUARTER, 3, date(2026, 6, 15), date(2026, 9, 14), date(2026, 9, 20)),
        (HALF, 1, date(2025, 12, 15), date(2026, 6, 14), date(2026, 6, 20)),
        (HALF, 2, date(2026, 6, 15), date(2026, 12, 14), date(2026, 12, 20)),
        (NINE, 1, date(2025, 12, 15), date(2026, 9, 14), date(2026, 9, 20)),
        (YEAR, 1, date(2025, 12, 15), date(2026, 12, 14), date(2026, 12, 20)),
    ],
)
def test_data_run_from_the_15th_to_the_14th(
    kind: PeriodKind, ordinal: int, first: date, last: date, send_by: date
) -> None:
    built = period(kind, 2026, ordinal, USUAL)
    assert (built.first_day, built.last_day, built.send_by) == (first, last, send_by)


@pytest.mark.parametrize(
    ("rules", "month", "first", "last", "send_by"),
    [
        # Calendar months: the report of February cannot leave on the 20th of February.
        (PeriodRules(cut_off=0), 2, date(2026, 2, 1), date(2026, 2, 28), date(2026, 3, 20)),
        (PeriodRules(cut_off=0, send_by_day=5), 12, date(2026, 12, 1), date(2026, 12, 31), date(2027, 1, 5)),
        (PeriodRules(cut_off=30), 2, date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 20)),
        (PeriodRules(cut_off=30), 3, date(2026, 3, 1), date(2026, 3, 30), date(2026, 4, 20)),
        (PeriodRules(cut_off=20, send_by_day=31), 2, date(2026, 1, 21), date(2026, 2, 20), date(2026, 2, 28)),
    ],
)
def test_cut_off_and_send_by_are_settings(
    rules: PeriodRules, month: int, first: date, last: date, send_by: date
) -> None:
    built = period(MONTH, 2026, month, rules)
    assert (built.first_day, built.last_day, built.send_by) == (first, last, send_by)


def test_the_day_to_send_moves_earlier_to_a_working_day() -> None:
    rules = PeriodRules(working_day_before=lambda day: day - timedelta(days=max(0, day.weekday() - 4)))
    # 20/6/2026 is a Saturday, 20/9/2026 a Sunday, 20/10/2026 a Tuesday.
    assert period(MONTH, 2026, 6, rules).send_by == date(2026, 6, 19)
    # Over Tết the days off reach back to before the data close: the report is not sent before there is one.
    tet = PeriodRules(working_day_before=lambda day: date(2026, 2, 13) if 13 < day.day < 23 and day.month == 2 else day)
    assert period(MONTH, 2026, 2, tet).send_by == date(2026, 2, 23)
    assert period(QUARTER, 2026, 3, rules).send_by == date(2026, 9, 18)
    assert period(MONTH, 2026, 10, rules).send_by == date(2026, 10, 20)


@pytest.mark.parametrize(("kind", "ordinal"), [(MONTH, 13), (QUARTER, 0), (HALF, 3), (NINE, 2), (YEAR, 2)])
def test_a_year_has_no_such_period(kind: PeriodKind, ordinal: int) -> None:
    with pytest.raises(ValueError, match="in a year"):
        period(kind, 2026, ordinal, USUAL)


@pytest.mark.parametrize(
    ("kind", "day", "year", "ordinal"),
    [
        (MONTH, date(2026, 10, 14), 2026, 10),
        (MONTH, date(2026, 10, 15), 2026, 11),
        (MONTH, date(2026, 12, 15), 2027, 1),
        (QUARTER, date(2026, 12, 14), 2026, 4),
        (QUARTER, date(2026, 12, 15), 2027, 1),
        (HALF, date(2026, 6, 14), 2026, 1),
        (HALF, date(2026, 6, 15), 2026, 2),
        (NINE, date(2026, 9, 14), 2026, 1),
        (NINE, date(2026, 11, 20), 2026, 1),
        (NINE, date(2026, 12, 15), 2027, 1),
        (YEAR, date(2026, 12, 14), 2026, 1),
        (YEAR, date(2026, 12, 31), 2027, 1),
    ],
)
def test_the_period_a_day_lies_in(kind: PeriodKind, day: date, year: int, ordinal: int) -> None:
    at = period_at(kind, day, USUAL)
    assert (at.year, at.ordinal) == (year, ordinal)


@pytest.mark.parametrize(
    ("kind", "today", "year", "ordinal"),
    [
        (MONTH, date(2026, 10, 14), 2026, 9),  # the data of October close when this day ends
        (MONTH, date(2026, 10, 15), 2026, 10),
        (MONTH, date(2026, 1, 10), 2025, 12),
        (QUARTER, date(2026, 11, 20), 2026, 3),
        (HALF, date(2026, 6, 14), 2025, 2),
        (NINE, date(2026, 9, 14), 2025, 1),
        (NINE, date(2026, 9, 15), 2026, 1),
        (NINE, date(2026, 12, 20), 2026, 1),
        (YEAR, date(2026, 12, 14), 2025, 1),
        (YEAR, date(2026, 12, 15), 2026, 1),
    ],
)
def test_the_latest_closed_period(kind: PeriodKind, today: date, year: int, ordinal: int) -> None:
    closed = latest_closed(kind, today, USUAL)
    assert (closed.year, closed.ordinal) == (year, ordinal)


def test_neighbours() -> None:
    assert previous(period(MONTH, 2026, 1, USUAL), USUAL) == period(MONTH, 2025, 12, USUAL)
    assert previous(period(HALF, 2026, 2, USUAL), USUAL) == period(HALF, 2026, 1, USUAL)
    assert previous(period(NINE, 2026, 1, USUAL), USUAL) == period(NINE, 2025, 1, USUAL)
    assert following(period(MONTH, 2026, 12, USUAL), USUAL) == period(MONTH, 2027, 1, USUAL)
    assert following(period(NINE, 2026, 1, USUAL), USUAL) == period(QUARTER, 2026, 4, USUAL)
    assert same_last_year(period(QUARTER, 2026, 3, USUAL), USUAL) == period(QUARTER, 2025, 3, USUAL)


_RULES = st.builds(PeriodRules, cut_off=st.integers(0, 31), send_by_day=st.integers(1, 31))
_DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@given(kind=st.sampled_from([MONTH, QUARTER, HALF, YEAR]), day=_DAYS, rules=_RULES)
def test_every_day_lies_in_one_period_and_periods_follow_without_gap(
    kind: PeriodKind, day: date, rules: PeriodRules
) -> None:
    at = period_at(kind, day, rules)
    assert at.first_day <= day <= at.last_day <= at.send_by
    assert following(at, rules).first_day == at.last_day + timedelta(days=1)
    assert previous(following(at, rules), rules) == at
    assert latest_closed(kind, day, rules).last_day < day


@given(day=_DAYS, rules=_RULES)
def test_longer_periods_begin_with_the_year_and_end_with_a_month(day: date, rules: PeriodRules) -> None:
    year = period_at(YEAR, day, rules)
    nine = period_at(NINE, day, rules)
    assert year.first_day == nine.first_day == period(MONTH, year.year, 1, rules).first_day
    assert nine.last_day == period(MONTH, year.year, 9, rules).last_day
    assert following(nine, rules).last_day == year.last_day
