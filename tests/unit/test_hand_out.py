"""Handing out a numbered list in one message."""

import pytest

from domain.hand_out import read_hand_out
from domain.people import Person

ME = Person(1, "Đặng Quốc Hùng", 7)
LAN, HOA, HOAN = Person(2, "Bùi Ngọc Lan", 7), Person(3, "Trần Thị Hòa", 7), Person(4, "Lê Văn Hoàn", 7)
UNIT = [ME, LAN, HOA, HOAN]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("1-3 Lan, 4 6 Hòa, còn lại tôi", {1: LAN, 2: LAN, 3: LAN, 4: HOA, 6: HOA, 5: ME, 7: ME}),
        ("1-3 lan 4,6 hoa con lai toi", {1: LAN, 2: LAN, 3: LAN, 4: HOA, 6: HOA, 5: ME, 7: ME}),
        ("tất cả Lan", dict.fromkeys(range(1, 8), LAN)),
        ("1,2,3 giao cho Lan; 7 tôi", {1: LAN, 2: LAN, 3: LAN, 7: ME}),
        ("việc 2 Bùi Ngọc Lan", {2: LAN}),
        ("2 Lan\n3 Hòa", {2: LAN, 3: HOA}),
        ("1 đến 3 Lan, còn lại Hoàn", {1: LAN, 2: LAN, 3: LAN, 4: HOAN, 5: HOAN, 6: HOAN, 7: HOAN}),
        ("2 Hùng", {2: ME}),
    ],
)
def test_who_gets_what(text: str, owners: dict[int, Person]) -> None:
    read = read_hand_out(text, 7, ME, UNIT)
    assert read is not None
    assert read.owners == owners
    assert read.unknown == ()


def test_a_name_of_nobody_is_told() -> None:
    read = read_hand_out("1-3 Lan, 4 Tuấn", 7, ME, UNIT)
    assert read is not None
    assert read.unknown == ("Tuấn",)


@pytest.mark.parametrize("text", ["", "1 2 3", "8 Lan", "còn lại", "cảm ơn Lan"])
def test_what_hands_out_nothing(text: str) -> None:
    assert read_hand_out(text, 7, ME, UNIT) is None
