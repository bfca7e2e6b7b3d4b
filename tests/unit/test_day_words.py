"""Days as an office writes them."""

from datetime import date
from functools import partial

import pytest

from domain.day_words import day_words
from locales import say


@pytest.mark.parametrize(
    ("day", "today", "vi", "en"),
    [
        (date(2026, 3, 23), None, "thứ Hai 23/3/2026", "Monday 23/3/2026"),
        (date(2026, 3, 27), date(2026, 1, 5), "thứ Sáu 27/3", "Friday 27/3"),
        (date(2026, 3, 1), date(2026, 1, 5), "Chủ nhật 1/3", "Sunday 1/3"),
        (date(2027, 1, 2), date(2026, 12, 31), "thứ Bảy 2/1/2027", "Saturday 2/1/2027"),
    ],
)
def test_day_words(day: date, today: date | None, vi: str, en: str) -> None:
    assert day_words(day, partial(say, "vi"), today) == vi
    assert day_words(day, partial(say, "en"), today) == en
