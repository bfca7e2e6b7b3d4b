"""The chart as a picture: its size, what it says, and that it is drawn whatever there is to draw."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from matplotlib.image import imread

from domain.facts import Facts
from domain.periods import PeriodKind, period
from reports.deadline_calendar import deadline_calendar_png
from reports.months import months_of
from reports.summarise import summarise
from reports.trend_chart import trend_png
from reports.units_chart import units_png
from tests.fakes.report_office import RECKONING, RULES, assignment, at, facts, october, with_assignments


def _size(office: Facts, language: str = "vi") -> tuple[int, int]:
    made = units_png(summarise(office, october(), at(date(2026, 11, 20)), RECKONING).units, october(), language)
    return _shape(made)


def _shape(made: bytes) -> tuple[int, int]:
    assert made.startswith(b"\x89PNG")
    height, width, _ = imread(BytesIO(made), format="png").shape
    return width, height


def test_it_is_as_wide_as_a_phone_and_as_high_as_its_units_need() -> None:
    few = with_assignments(*(assignment(n, n, date(2026, 10, 8)) for n in range(1, 4)))
    width, height = _size(facts())
    assert width == 1080
    assert _size(few)[1] < height < 1.3 * width


@pytest.mark.parametrize("language", ["vi", "en"])
def test_very_many_units_with_very_long_names_still_make_one_picture(language: str) -> None:
    units = [
        replace(
            assignment(n, 1, date(2026, 10, 8)), unit_id=n, unit_name=f"Trung tâm {n} " + "nghiên cứu ứng dụng " * 9
        )
        for n in range(1, 101)
    ]
    width, height = _size(with_assignments(*units), language)
    assert width == 1080
    assert height <= 2400


def test_an_office_without_units_makes_a_picture() -> None:
    assert _size(with_assignments())[0] == 1080


def test_the_trend_is_drawn_from_one_month_or_twelve() -> None:
    year = period(PeriodKind.YEAR, 2026, 1, RULES)
    months = months_of(facts(), year, at(date(2027, 1, 4)), RECKONING)
    assert len(months) == 12
    assert {_shape(trend_png(months[:n], "vi"))[0] for n in (0, 1, 12)} == {1080}


def test_the_deadlines_to_come_are_drawn_however_much_is_due_on_one_day() -> None:
    office = with_assignments(*(assignment(n, 1, date(2026, 10, 8)) for n in range(1, 101)))
    made = summarise(office, october(), at(date(2026, 10, 1)), RECKONING)
    full = deadline_calendar_png(made, "vi")
    empty = deadline_calendar_png(replace(made, coming=()), "vi")
    assert _shape(full) == _shape(empty)
    assert full != empty
