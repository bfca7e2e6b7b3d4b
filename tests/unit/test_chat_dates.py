"""Dates as people type them in chat (replies guide, "Dates")."""

from datetime import date

import pytest

from domain.replies.dates import DateProblem, read_date

TODAY = date(2026, 6, 10)  # a Wednesday
DUE = date(2026, 6, 15)

DAYS = [
    ("15/7", "2026-07-15"),
    ("ngày 15/7", "2026-07-15"),
    ("15-7-2026", "2026-07-15"),
    ("15.7", "2026-07-15"),
    ("đến 15.7", "2026-07-15"),
    ("15/7/27", "2027-07-15"),
    ("15 tháng 7", "2026-07-15"),
    ("ngày 15 tháng 7 năm 2027", "2027-07-15"),
    ("10/1", "2027-01-10"),
    ("10/6", "2026-06-10"),
    ("9/6", "2027-06-09"),
    ("29/2", "2028-02-29"),
    ("ngày 20", "2026-06-20"),
    ("ngày 5", "2026-07-05"),
    ("mùng 3 tháng sau", "2026-07-03"),
    ("17h ngày 20/6", "2026-06-20"),
    ("mai", "2026-06-11"),
    ("ngày mai", "2026-06-11"),
    ("sáng mai", "2026-06-11"),
    ("mốt", "2026-06-12"),
    ("ngày kia", "2026-06-12"),
    ("bựa mai", "2026-06-11"),
    ("hôm nay", "2026-06-10"),
    ("thứ 6", "2026-06-12"),
    ("t6", "2026-06-12"),
    ("thu sau", "2026-06-12"),
    ("thứ 4", "2026-06-17"),
    ("thứ tư tuần này", "2026-06-10"),
    ("thứ 2 tuần sau", "2026-06-15"),
    ("thứ 6 tuần tới", "2026-06-19"),
    ("chủ nhật", "2026-06-14"),
    ("cn", "2026-06-14"),
    ("3 ngày nữa", "2026-06-13"),
    ("sau 2 tuần", "2026-06-24"),
    ("thêm 3 ngày", "2026-06-18"),
    ("thêm 3 ngày nữa", "2026-06-18"),
    ("gia hạn 1 tuần", "2026-06-22"),
    ("lùi một tháng", "2026-07-15"),
    ("thêm nửa tháng", "2026-06-30"),
    ("đầu tuần", "2026-06-15"),
    ("cuối tuần", "2026-06-12"),
    ("hết tuần sau", "2026-06-19"),
    ("đầu tháng", "2026-07-01"),
    ("giữa tháng", "2026-06-15"),
    ("giữa tháng 7", "2026-07-15"),
    ("cuối tháng", "2026-06-30"),
    ("cuối tháng 2", "2027-02-28"),
    ("tháng sau", "2026-07-31"),
    ("cuoi thang sau", "2026-07-31"),
    ("quý III", "2026-09-30"),
    ("hết quý", "2026-06-30"),
    ("cuối năm", "2026-12-31"),
    ("tuần sau", "2026-06-19"),
    ("ít hôm nữa", None),
    ("mai mốt", None),
    ("T12 15/7", "2026-07-15"),
    ("mở việc đến ngày 15/7", "2026-07-15"),
    ("T12 20/6 vì chờ số liệu", "2026-06-20"),
    ("", None),
    ("xong", None),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day_is_read(text: str, day: str | None) -> None:
    assert read_date(text, TODAY, DUE) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("31/2", DateProblem.IMPOSSIBLE),
        ("32/6", DateProblem.IMPOSSIBLE),
        ("15/5/2026", DateProblem.PAST),
        ("15/7 hoặc 20/7", DateProblem.TWO),
    ],
)
def test_a_day_that_cannot_be_is_told(text: str, problem: DateProblem) -> None:
    assert read_date(text, TODAY, DUE) is problem


def test_a_month_is_clipped_to_its_last_day() -> None:
    assert read_date("thêm 1 tháng", date(2026, 8, 26), date(2026, 8, 31)) == date(2026, 9, 30)


def test_a_time_counted_from_an_old_due_date_may_be_past() -> None:
    assert read_date("thêm 2 ngày", date(2026, 7, 15), date(2026, 7, 6)) is DateProblem.PAST
