"""The weekly digest: what is in it, whose comes first, and how it reads. The week is 10/10 to 16/10/2026."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.facts import AssignmentFact
from reports.digest import Digest, DigestKind, digest
from reports.digest_message import digest_message
from tests.fakes.report_office import (
    DIGITAL,
    OFFICE,
    RECKONING,
    SCIENCE,
    SERVICES,
    YEAR_END,
    assignment,
    at,
    blocked,
    done,
    extension,
    facts,
    under_way,
    with_assignments,
)

SINCE, NOW = at(date(2026, 10, 9), 15), at(date(2026, 10, 16), 15)
LATE, STUCK = DigestKind


def _week(*assignments: AssignmentFact, own: frozenset[int] = frozenset()) -> Digest:
    return digest(with_assignments(*assignments), NOW, SINCE, RECKONING, own)


def _shown(made: Digest) -> list[tuple[int, DigestKind, str, bool]]:
    return [(item.number, item.kind, item.judged.fact.code, item.fresh) for item in made.items]


def test_items_are_numbered_through_and_tied_to_assignments() -> None:
    made = _week(
        assignment(1, OFFICE, date(2026, 9, 30), assignment_id=11),
        assignment(2, OFFICE, date(2026, 10, 14), assignment_id=22),
        assignment(3, OFFICE, YEAR_END, blocked(date(2026, 10, 1), "chưa có mẫu"), assignment_id=33),
        assignment(4, OFFICE, YEAR_END, blocked(date(2026, 10, 12), "thiếu kinh phí"), assignment_id=44),
        assignment(5, OFFICE, YEAR_END, under_way(date(2026, 10, 12), 10)),
    )
    assert _shown(made) == [
        (1, LATE, "T2", True),  # new this week comes before what was late already
        (2, LATE, "T1", False),
        (3, STUCK, "T4", True),
        (4, STUCK, "T3", False),
    ]
    assert [item.assignment_id for item in made.items] == [22, 11, 44, 33]
    assert (made.newly_late, made.newly_stuck) == (("T2",), ("T4",))


def test_the_reader_s_own_units_come_first() -> None:
    made = _week(
        assignment(1, OFFICE, date(2026, 9, 1)),
        assignment(2, SCIENCE, date(2026, 10, 5)),
        own=frozenset({SCIENCE}),
    )
    assert [item.judged.fact.code for item in made.items] == ["T2", "T1"]


def test_late_and_stuck_stands_once_and_is_new_when_either_is() -> None:
    made = _week(assignment(1, OFFICE, date(2026, 9, 30), blocked(date(2026, 10, 12), "chưa có mẫu")))
    assert _shown(made) == [(1, LATE, "T1", True)]
    assert (made.late, made.stuck, made.newly_late, made.newly_stuck) == (("T1",), (), (), ("T1",))


@pytest.mark.parametrize(
    ("asked", "decided", "shown"),
    [(date(2026, 10, 12), None, True), (date(2026, 10, 12), date(2026, 10, 13), False), (date(2026, 9, 1), None, True)],
)
def test_an_extension_stands_there_until_it_is_decided(asked: date, decided: date | None, shown: bool) -> None:
    wanted = date(2027, 1, 15)
    waiting = extension(asked, YEAR_END, wanted, decided, wanted if decided else None, "chờ thẩm định")
    made = _week(assignment(1, OFFICE, YEAR_END, extensions=(waiting,)))
    assert [item.asked for item in made.items] == ([waiting] if shown else [])
    assert made.newly_stuck == (("T1",) if shown and asked > date(2026, 10, 9) else ())


def test_a_week_with_nothing_new_is_one_line_even_where_old_things_stay_late() -> None:
    made = _week(
        assignment(1, OFFICE, date(2026, 9, 30)), assignment(2, OFFICE, date(2026, 9, 30), done(date(2026, 9, 30)))
    )
    assert made.nothing_new
    message = "Tuần 10/10–16/10 không có gì mới: hoàn thành 1/2 nhiệm vụ, quá hạn 1, vướng mắc 0."
    assert digest_message(made, "vi") == message


def test_what_is_said_again_is_not_new() -> None:
    still = (blocked(date(2026, 10, 1), "chưa có mẫu"), blocked(date(2026, 10, 13), "vẫn chưa có mẫu"))
    assert _week(assignment(1, OFFICE, YEAR_END, *still)).nothing_new


def test_a_task_of_several_units_or_dates_stands_once() -> None:
    wednesday, asked = date(2026, 10, 14), date(2026, 10, 12)
    waiting = extension(asked, wednesday, date(2026, 10, 30), None, None, "chờ số liệu")
    together = [
        replace(assignment(1, unit, wednesday, *words, extensions=asks), occurrence_id=100)
        for unit, words, asks in (
            (OFFICE, (done(wednesday),), ()),
            (SCIENCE, (), (waiting,)),
            (DIGITAL, (), ()),
            (SERVICES, (), ()),
        )
    ]
    months = [assignment(2, OFFICE, date(2026, month, 5), assignment_id=month) for month in (8, 9, 10)]
    next_week = [replace(assignment(3, unit, date(2026, 10, 20)), occurrence_id=300) for unit in (OFFICE, SCIENCE)]
    made = _week(*together, *months, *next_week, own=frozenset({DIGITAL}))
    # What the reader is in charge of speaks for the task; a third date past of another makes no news.
    assert _shown(made) == [(1, LATE, "T1", True), (2, LATE, "T2", False)]
    assert [item.judged.fact.unit_id for item in made.items] == [DIGITAL, OFFICE]
    assert (made.partly, made.newly_late, made.finished) == (("T1",), ("T1",), ())
    told = digest_message(made, "vi").splitlines()
    assert told[0] == ("Tuần 10/10–16/10: có đơn vị xong phần mình 1, mới quá hạn 1, mới vướng hoặc xin lùi hạn 1.")
    assert told[3].endswith("P. Chuyển đổi số và 2 đơn vị khác, 2 ngày: xin lùi đến 30/10; chờ số liệu (mới)")
    assert told[4].endswith("(T2) – Văn phòng Sở, 72 ngày")
    assert told[5:7] == [
        "TUẦN TỚI ĐẾN HẠN (1)",
        "- 20/10: Thực hiện nhiệm vụ được giao (T3) – Văn phòng Sở, P. Quản lý Khoa học",
    ]


def test_how_it_reads() -> None:
    wanted = date(2026, 10, 30)
    waiting = extension(date(2026, 10, 12), date(2026, 9, 30), wanted, None, None, "chờ thẩm định")
    made = _week(
        assignment(1, OFFICE, date(2026, 10, 14), title="Nộp báo cáo quý III"),
        assignment(2, SCIENCE, date(2026, 9, 30), title="Rà soát quy chế", extensions=(waiting,)),
        assignment(3, DIGITAL, YEAR_END, blocked(date(2026, 10, 12), "thiếu kinh phí"), title="Kết nối dữ liệu"),
        assignment(4, OFFICE, date(2026, 10, 15), done(date(2026, 10, 13)), title="Đăng tin, bài"),
        assignment(5, OFFICE, date(2026, 10, 20), title="Kiểm kê tài sản"),
        assignment(6, OFFICE, date(2026, 10, 30), title="Họp tổng kết", created=date(2026, 10, 13)),
    )
    assert digest_message(made, "vi").splitlines() == [
        "Tuần 10/10–16/10: xong 1, giao mới 1, mới quá hạn 1, mới vướng hoặc xin lùi hạn 2.",
        "Mới xong: Đăng tin, bài (T4).",
        "Từ đầu năm: hoàn thành 1/6 nhiệm vụ (16,7%), quá hạn 2.",
        "QUÁ HẠN (2)",
        "1. Rà soát quy chế (T2) – P. Quản lý Khoa học, 16 ngày: xin lùi đến 30/10; chờ thẩm định (mới)",
        "2. Nộp báo cáo quý III (T1) – Văn phòng Sở, 2 ngày (mới)",
        "VƯỚNG MẮC, XIN Ý KIẾN (1)",
        "3. Kết nối dữ liệu (T3) – P. Chuyển đổi số: thiếu kinh phí (mới)",
        "TUẦN TỚI ĐẾN HẠN (1)",
        "- 20/10: Kiểm kê tài sản (T5) – Văn phòng Sở",
        "Trả lời: “đã xem 1”, hoặc “1 làm xong trong tuần này”.",
    ]


def test_it_stays_short_however_bad_the_week() -> None:
    long_words = "Tham mưu ban hành văn bản hướng dẫn thực hiện " * 4
    late = [
        assignment(
            n, SERVICES, date(2026, 9, 1) + timedelta(days=n), blocked(date(2026, 9, 1), long_words), title=long_words
        )
        for n in range(1, 31)
    ]
    stuck = [
        assignment(n, SERVICES, YEAR_END, blocked(date(2026, 10, 12), long_words), title=long_words)
        for n in range(31, 61)
    ]
    finished = [assignment(n, SERVICES, YEAR_END, done(date(2026, 10, 13)), title=long_words) for n in range(61, 91)]
    coming = [assignment(n, SERVICES, date(2026, 10, 20), title=long_words) for n in range(91, 121)]
    made = _week(*late, *stuck, *finished, *coming)
    assert (len(made.late), len(made.stuck), len(made.items)) == (30, 30, 5)
    for language in ("vi", "en"):
        message = digest_message(made, language)
        assert len(message) <= 1300
        assert len(message.splitlines()) <= 18
        assert message.count("…") >= 3


def test_the_sample_office_has_news() -> None:
    made = digest(facts(), NOW, SINCE, RECKONING)
    assert [judged.fact.code for judged in made.finished] == ["T5", "T38"]
    assert made.assigned == ("T40",)
    assert [judged.fact.code for (judged,) in made.coming] == ["T25", "T28"]
