"""The chart as a picture: its size, what it says, and that it is drawn whatever there is to draw."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from matplotlib.image import imread

from domain.facts import Facts
from reports.chart import units_png
from reports.summarise import summarise
from tests.fakes.report_office import RECKONING, assignment, at, facts, october, with_assignments


def _size(office: Facts, language: str = "vi") -> tuple[int, int]:
    made = units_png(summarise(office, october(), at(date(2026, 11, 20)), RECKONING), language)
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
