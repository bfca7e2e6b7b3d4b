"""The report as one chat message, and the words that name periods, days and shares."""

from dataclasses import replace
from datetime import date, timedelta
from textwrap import wrap

import pytest

from domain.periods import PeriodKind, period
from reports.message import report_message
from reports.phrases import clipped, percent, period_name, short_period_name
from reports.summarise import summarise
from tests.fakes.report_office import (
    RECKONING,
    RULES,
    STANDING,
    YEAR_END,
    assignment,
    at,
    blocked,
    done,
    extension,
    facts,
    nothing,
    october,
    with_assignments,
)

DUE = date(2026, 10, 8)
LATER = at(date(2026, 10, 20))


def test_the_message_of_a_small_office() -> None:
    waiting = extension(date(2026, 10, 12), YEAR_END, date(2027, 1, 15), None, None, "chờ số liệu")
    summary = summarise(
        with_assignments(
            assignment(1, 1, DUE, done(DUE), title="Nộp báo cáo"),
            assignment(2, 4, date(2026, 9, 25), blocked(date(2026, 10, 1), "chưa có mẫu"), title="Rà soát quy chế"),
            assignment(3, 2, YEAR_END, title="Kiểm tra kỷ luật", extensions=(waiting,)),
            assignment(4, 1, None, nothing(date(2026, 10, 1)), kind=STANDING),
        ),
        october(),
        LATER,
        RECKONING,
    )
    assert report_message(summary, "vi").splitlines() == [
        "Tháng 10 năm 2026 (15/9–14/10)",
        "Hoàn thành 1/3 nhiệm vụ (33,3%): 1 đúng hạn, 0 quá hạn",
        "Đang thực hiện 2: 1 trong hạn, 1 quá hạn",
        "Vướng mắc 1",
        "Thường xuyên: 1/1 đã báo cáo",
        "QUÁ HẠN LÂU NHẤT",
        "1. Rà soát quy chế (T2) – P. Quản lý Khoa học, 19 ngày",
        "CẦN CHO Ý KIẾN (2)",
        "- Kiểm tra kỷ luật (T3): xin lùi hạn đến 15/1",
    ]


def test_a_running_period_says_that_it_is_not_closed() -> None:
    summary = summarise(facts(), october(), at(date(2026, 10, 2)), RECKONING)
    assert report_message(summary, "vi").startswith("Tháng 10 năm 2026 (chưa chốt, 15/9–2/10)\n")


def test_a_period_without_tasks_says_so() -> None:
    summary = summarise(with_assignments(), october(), LATER, RECKONING)
    assert report_message(summary, "vi").splitlines()[1:] == ["Trong kỳ chưa có nhiệm vụ nào phải thực hiện."]
    assert "No tasks" in report_message(summary, "en")


def test_a_late_task_is_named_with_its_occurrence() -> None:
    fact = replace(assignment(1, 1, DUE, title="Báo cáo tổ chức"), label="tháng 9", period_end=DUE)
    message = report_message(summarise(with_assignments(fact), october(), LATER, RECKONING), "vi")
    assert "1. Báo cáo tổ chức (T1, tháng 9) – Văn phòng Sở, 6 ngày" in message


def test_it_stays_on_one_screen_however_bad_the_month() -> None:
    many = [
        assignment(
            number,
            number % 8 + 1,
            DUE - timedelta(days=number),
            blocked(date(2026, 10, 1), "chờ hướng dẫn " * 40),
            title="Tham mưu ban hành văn bản " * 6,
        )
        for number in range(1, 41)
    ]
    for language in ("vi", "en"):
        message = report_message(summarise(with_assignments(*many), october(), LATER, RECKONING), language)
        # As wide as a phone's screen, with two lines more for what can be typed.
        assert sum(len(wrap(line, 33)) for line in message.splitlines()) <= 17


@pytest.mark.parametrize(
    ("kind", "ordinal", "whole", "short", "english"),
    [
        (PeriodKind.MONTH, 10, "tháng 10 năm 2026", "tháng 10", "month 10/2026"),
        (PeriodKind.QUARTER, 3, "quý III năm 2026", "quý III", "quarter III of 2026"),
        (PeriodKind.HALF, 1, "6 tháng đầu năm 2026", "6 tháng đầu năm", "first half of 2026"),
        (PeriodKind.HALF, 2, "6 tháng cuối năm 2026", "6 tháng cuối năm", "second half of 2026"),
        (PeriodKind.NINE_MONTHS, 1, "9 tháng đầu năm 2026", "9 tháng đầu năm", "first nine months of 2026"),
        (PeriodKind.YEAR, 1, "năm 2026", "năm 2026", "year 2026"),
    ],
)
def test_names_of_periods(kind: PeriodKind, ordinal: int, whole: str, short: str, english: str) -> None:
    named = period(kind, 2026, ordinal, RULES)
    assert (period_name("vi", named), short_period_name("vi", named)) == (whole, short)
    assert period_name("en", named) == english


@pytest.mark.parametrize(
    ("language", "share", "text"),
    [("vi", 12 / 38, "31,6%"), ("en", 12 / 38, "31.6%"), ("vi", 1.0, "100%"), ("vi", 0.5, "50%"), ("vi", 0.0, "0%")],
)
def test_shares(language: str, share: float, text: str) -> None:
    assert percent(language, share) == text


def test_long_texts_are_cut_between_words() -> None:
    assert clipped("Nộp báo cáo quý", 60) == "Nộp báo cáo quý"
    assert clipped("Nộp báo cáo\nquý III", 14) == "Nộp báo cáo…"
    assert len(clipped("x" * 200, 60)) == 60
