"""Days typed behind a command: one or several, with or without a year, over the turn of the year."""

from datetime import date

import pytest

from domain.day_ranges import read_range, span_words
from domain.problem import Problem

TODAY = date(2026, 7, 15)


@pytest.mark.parametrize(
    ("words", "first", "last", "rest"),
    [
        ("20/7", (2026, 7, 20), (2026, 7, 20), ""),
        ("20/7-25/7", (2026, 7, 20), (2026, 7, 25), ""),
        ("20-25/7 thay: Lan", (2026, 7, 20), (2026, 7, 25), "thay: Lan"),
        ("từ ngày 20/7 đến hết 25/7, thay Lan", (2026, 7, 20), (2026, 7, 25), "thay Lan"),
        ("tu 20.7 den 25.7", (2026, 7, 20), (2026, 7, 25), ""),
        ("20/7/2027 – 25/7/2027", (2027, 7, 20), (2027, 7, 25), ""),
        ("10/7-20/7", (2026, 7, 10), (2026, 7, 20), ""),  # begun already
        ("1/7", (2026, 7, 1), (2026, 7, 1), ""),  # over: left to whoever asked, not moved a year on
        ("3/1-5/1", (2027, 1, 3), (2027, 1, 5), ""),  # comes again within half a year
        ("28/12-3/1", (2026, 12, 28), (2027, 1, 3), ""),
        ("28/12-3/1/2027", (2026, 12, 28), (2027, 1, 3), ""),
        ("2/1/2026 nghỉ hoán đổi", (2026, 1, 2), (2026, 1, 2), "nghỉ hoán đổi"),
    ],
)
def test_days_are_read(words: str, first: tuple[int, int, int], last: tuple[int, int, int], rest: str) -> None:
    found = read_range(words, TODAY)
    assert found is not None
    assert (found.first, found.last, found.rest) == (date(*first), date(*last), rest)


def test_at_the_turn_of_the_year_what_has_begun_is_of_the_year_before() -> None:
    found = read_range("28/12-3/1", date(2027, 1, 2))
    assert found is not None
    assert (found.first, found.last) == (date(2026, 12, 28), date(2027, 1, 3))


@pytest.mark.parametrize("words", ["", "mai", "tuần sau", "5", "20-25", "nghỉ 20/7", "125/BC"])
def test_words_that_begin_with_no_day_are_none(words: str) -> None:
    assert read_range(words, TODAY) is None


@pytest.mark.parametrize("words", ["31/2", "20/13", "0/7", "25/7-20/7", "25/7/2026-20/7/2026"])
def test_days_that_cannot_be_are_refused(words: str) -> None:
    with pytest.raises(Problem, match=r"calendar\.no_such_day"):
        read_range(words, TODAY)


def test_days_are_shown_shortly() -> None:
    assert span_words(date(2026, 7, 20), date(2026, 7, 20)) == "20/7/2026"
    assert span_words(date(2026, 7, 20), date(2026, 7, 25)) == "20/7–25/7/2026"
    assert span_words(date(2026, 12, 28), date(2027, 1, 3)) == "28/12/2026–3/1/2027"
