"""Whom a text speaks of."""

import pytest

from domain.mentioned import people_mentioned
from domain.people import Person

LAN, OTHER_LAN = Person(1, "Bùi Ngọc Lan", 1), Person(2, "Nguyễn Thị Lan", 1)
VUONG, VUONG_2 = Person(3, "Lê Văn Vương", 1), Person(4, "Lê Văn Vượng", 1)
ALL = [LAN, OTHER_LAN, VUONG, VUONG_2]


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("giao cho chị Ngọc Lan nhé", [LAN]),
        ("giao cho Lan", [LAN, OTHER_LAN]),
        ("anh Vượng làm", [VUONG_2]),
        ("anh vuong lam", [VUONG, VUONG_2]),
        ("giao phòng khác", []),
        ("lang thang", []),
    ],
)
def test_who_is_meant(words: str, people: list[Person]) -> None:
    assert people_mentioned(words, ALL) == people
