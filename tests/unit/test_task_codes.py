"""Task codes in what people type, told apart from weekdays and months."""

import pytest

from domain.task_codes import codes_as_items, task_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("T12 xong", (12,)),
        ("t12 xong", (12,)),
        ("xong T12, T3 60%", (12, 3)),
        ("T 7 xong", (7,)),
        ("t5 xong", (5,)),
        ("T12 và T12 xong", (12,)),
        # A weekday or a month, by the word before it.
        ("xin lùi đến t6", ()),
        ("xin lùi đến T6", ()),
        ("nhắc T2", ()),
        ("xin lùi sang tháng T12", ()),
        ("T12 xin lùi đến T6", (12,)),
        ("mai hoặc t4 em nộp", ()),
        # Part of something else.
        ("QĐ 12/QĐ-T12", ()),
        ("AT12", ()),
        ("xong", ()),
    ],
)
def test_codes(text: str, numbers: tuple[int, ...]) -> None:
    assert task_numbers(text) == numbers


def test_codes_become_places_of_a_list() -> None:
    assert codes_as_items("T12 xong, T3 xin lùi đến t6, T12 60%") == "việc 1 xong, việc 2 xin lùi đến t6, việc 1 60%"
