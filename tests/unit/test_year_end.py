"""The end of a plan's year: when a plan is over, and how an answer about its open tasks is read."""

import pytest

from domain.plan_years import last_year
from domain.year_end import Fate, read_fates

K, C = Fate.CARRY, Fate.CLOSE


@pytest.mark.parametrize(
    ("title", "year", "last"),
    [
        ("Kế hoạch cải cách hành chính năm 2026", 2026, 2026),
        ("Kế hoạch chuyển đổi số giai đoạn 2026-2030", 2026, 2030),
        ("Chương trình hành động giai đoạn 2025 – 2027", 2026, 2027),
        ("Kế hoạch thực hiện từ năm 2026 đến năm 2028", 2026, 2028),
        ("Kế hoạch năm 2026 triển khai Đề án giai đoạn 2021-2025", 2026, 2026),
        ("Kế hoạch năm 2026 triển khai Đề án giai đoạn 2021-2030", 2026, 2026),
        ("Kế hoạch số 15-2026/KH", 2026, 2026),
    ],
)
def test_the_last_year_of_a_plan(title: str, year: int, last: int) -> None:
    assert last_year(year, title) == last
    assert last_year(year, "Kế hoạch", title) == last


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("1-3 chuyển, còn lại đóng", {1: K, 2: K, 3: K, 4: C, 5: C}),
        ("1-3 chuyen con lai dong", {1: K, 2: K, 3: K, 4: C, 5: C}),
        ("1, 2 đóng; 3 4 5 chuyển", {1: C, 2: C, 3: K, 4: K, 5: K}),
        ("chuyển 1-3, đóng 4 và 5", {1: K, 2: K, 3: K, 4: C, 5: C}),
        ("đóng việc 2, còn lại chuyển", {1: K, 2: C, 3: K, 4: K, 5: K}),
        ("2 đóng, còn lại chuyển hết", {1: K, 2: C, 3: K, 4: K, 5: K}),
        ("tất cả chuyển", dict.fromkeys(range(1, 6), K)),
        ("đóng tất cả", dict.fromkeys(range(1, 6), C)),
        ("1-3 carry, rest close", {1: K, 2: K, 3: K, 4: C, 5: C}),
        ("1 đến 2 giữ lại, 3 bỏ", {1: K, 2: K, 3: C}),
        ("chuyển hết", dict.fromkeys(range(1, 6), K)),
        ("chuyển 1 đóng", None),
        ("còn lại đóng, còn lại chuyển", None),
        ("7 chuyển", None),
        ("1-3", None),
        ("1 xong", None),
        ("tuần sau tôi trả lời", None),
    ],
)
def test_what_becomes_of_each(text: str, fates: dict[int, Fate] | None) -> None:
    assert read_fates(text, 5) == fates
