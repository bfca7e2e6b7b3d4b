"""What people type after /baocao, and the period it means. Today is Friday 20/11/2026 unless said."""

from datetime import date

import pytest

from domain.period_words import read_period, typed, without_draft
from domain.periods import PeriodKind, PeriodRules, period
from domain.problem import Problem

MONTH, QUARTER, HALF, NINE, YEAR = PeriodKind
TODAY = date(2026, 11, 20)
RULES = PeriodRules()


@pytest.mark.parametrize(
    ("words", "kind", "year", "ordinal"),
    [
        ("", MONTH, 2026, 11),
        ("tháng", MONTH, 2026, 11),
        ("thang", MONTH, 2026, 11),
        ("tháng này", MONTH, 2026, 12),
        ("thang truoc", MONTH, 2026, 11),
        ("thang 10/2026", MONTH, 2026, 10),
        ("tháng 10/2026", MONTH, 2026, 10),
        ("'thang 10/2026'", MONTH, 2026, 10),
        ("  Tháng   10 / 2026 ", MONTH, 2026, 10),
        ("tháng 10 năm 2026", MONTH, 2026, 10),
        ("tháng 10", MONTH, 2026, 10),
        ("thang 10", MONTH, 2026, 10),
        ("thang10", MONTH, 2026, 10),
        ("t10/26", MONTH, 2026, 10),
        ("T1", MONTH, 2026, 1),
        ("tháng 12", MONTH, 2026, 12),  # its data have been running since 15/11
        ("10/2026", MONTH, 2026, 10),
        ("10-2025", MONTH, 2025, 10),
        ("tháng năm", MONTH, 2026, 5),
        ("tháng tư năm 2025", MONTH, 2025, 4),
        ("tháng mười một", MONTH, 2026, 11),
        ("tháng mười", MONTH, 2026, 10),
        ("thang 9 nam 2025", MONTH, 2025, 9),
        ("quý", QUARTER, 2026, 3),
        ("quy 3/2026", QUARTER, 2026, 3),
        ("quý III", QUARTER, 2026, 3),
        ("quý III/2025", QUARTER, 2025, 3),
        ("Quý IV năm 2025", QUARTER, 2025, 4),
        ("quý IV", QUARTER, 2026, 4),
        ("q1", QUARTER, 2026, 1),
        ("quý hai", QUARTER, 2026, 2),
        ("quy nay", QUARTER, 2026, 4),
        ("6thang 2026", HALF, 2026, 1),
        ("6thang", HALF, 2026, 1),
        ("6 tháng", HALF, 2026, 1),
        ("6 tháng đầu năm", HALF, 2026, 1),
        ("6 tháng đầu năm 2025", HALF, 2025, 1),
        ("sáu tháng đầu năm", HALF, 2026, 1),
        ("6 tháng cuối năm", HALF, 2025, 2),
        ("9thang", NINE, 2026, 1),
        ("9 tháng đầu năm", NINE, 2026, 1),
        ("9thang 2026", NINE, 2026, 1),
        ("nam 2026", YEAR, 2026, 1),
        ("năm 2025", YEAR, 2025, 1),
        ("năm", YEAR, 2025, 1),
        ("nam", YEAR, 2025, 1),
        ("cả năm 2026", YEAR, 2026, 1),
        ("năm nay", YEAR, 2026, 1),
        ("năm ngoái", YEAR, 2025, 1),
        ("2025", YEAR, 2025, 1),
        ("month 10/2026", MONTH, 2026, 10),
        ("quarter 3", QUARTER, 2026, 3),
    ],
)
def test_words_of_a_period(words: str, kind: PeriodKind, year: int, ordinal: int) -> None:
    read = read_period(words, TODAY, RULES)
    assert (read.kind, read.year, read.ordinal) == (kind, year, ordinal)


def test_marks_typed_apart_are_read_the_same() -> None:
    decomposed = "quy\N{COMBINING ACUTE ACCENT} III"
    assert read_period(decomposed, TODAY, RULES) == read_period("quý III", TODAY, RULES)


@pytest.mark.parametrize(
    "words", ["tuần", "thang 13", "thang 0", "quy 5", "quý V", "thang 10/2026 abc", "xong", "10", "thang 102"]
)
def test_nonsense_is_a_problem_that_names_it(words: str) -> None:
    with pytest.raises(Problem) as caught:
        read_period(words, TODAY, RULES)
    assert caught.value.key == "reports.period.unread"
    assert caught.value.args_of_sentence == {"words": words}


@pytest.mark.parametrize("words", ["thang 1/2027", "nam 2030", "quy 1/2027"])
def test_a_period_that_has_not_begun_is_a_problem(words: str) -> None:
    with pytest.raises(Problem) as caught:
        read_period(words, TODAY, RULES)
    assert caught.value.key == "reports.period.future"


@pytest.mark.parametrize(
    ("words", "today", "kind", "year", "ordinal"),
    [
        ("6thang", date(2026, 6, 10), HALF, 2025, 1),
        ("6thang", date(2026, 6, 15), HALF, 2026, 1),
        ("tháng 12", date(2026, 11, 14), MONTH, 2025, 12),
        ("tháng 1", date(2026, 12, 16), MONTH, 2027, 1),
        ("quý I", date(2026, 1, 5), QUARTER, 2026, 1),
        ("", date(2026, 1, 5), MONTH, 2025, 12),
        ("năm", date(2026, 12, 20), YEAR, 2026, 1),
    ],
)
def test_what_is_left_out_depends_on_the_day(
    words: str, today: date, kind: PeriodKind, year: int, ordinal: int
) -> None:
    read = read_period(words, today, RULES)
    assert (read.kind, read.year, read.ordinal) == (kind, year, ordinal)


@pytest.mark.parametrize(
    ("words", "year", "ordinal"),
    [("", 2026, 1), ("quy", 2026, 1), ("9thang", 2026, 1), ("nam", 2026, 1), ("thang 12/2025", 2025, 12)],
)
def test_an_office_without_older_facts_gets_the_running_period(words: str, year: int, ordinal: int) -> None:
    read = read_period(words, date(2026, 1, 8), RULES, since=date(2026, 1, 2))
    assert (read.year, read.ordinal) == (year, ordinal)


@pytest.mark.parametrize("kind", list(PeriodKind))
def test_a_period_as_it_is_typed_is_read_back(kind: PeriodKind) -> None:
    for ordinal in range(1, kind.in_a_year + 1):
        of = period(kind, 2025, ordinal, RULES)
        assert read_period(typed(of), TODAY, RULES) == of


@pytest.mark.parametrize(
    ("words", "named", "draft"),
    [
        ("thang 10 nháp", "thang 10", True),
        ("thang 10 NHAP ", "thang 10", True),
        ("nháp", "", True),
        ("thang 10", "thang 10", False),
    ],
)
def test_a_draft_is_asked_for_behind_the_period(words: str, named: str, draft: bool) -> None:
    assert without_draft(words) == (named, draft)
