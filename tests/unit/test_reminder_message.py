"""What a reminder looks like on a phone, in both languages, and what is left for the next morning."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import WorkingCalendar
from domain.due_words import due_words, last_words
from domain.reminder_message import ReminderText, reminder_text
from domain.reminders import PlannedMessage
from domain.tasks import AssignmentView, OccurrenceKind, Status
from locales import say
from tests.unit.reminding import CALENDAR, CHIEF, HEAD, HUNG, LAN, PEOPLE, at, plan, view, word

VI, EN = partial(say, "vi"), partial(say, "en")
DUE = date(2026, 3, 27)
TUESDAY = date(2026, 3, 24)


def message_of(
    day: date, assignments: Sequence[AssignmentView], person_id: int = LAN, hour: int = 8, **how: object
) -> PlannedMessage:
    planned = plan(at(day, hour), assignments, **how)  # type: ignore[arg-type]
    return next(message for message in planned if message.person_id == person_id)


def written(message: PlannedMessage, say: partial[str] = VI) -> ReminderText:
    reader = next(person for person in PEOPLE if person.id == message.person_id)
    return reminder_text(message, reader, CALENDAR, say)


def test_the_text_of_an_ordinary_morning() -> None:
    assignments = [
        view(
            date(2026, 3, 20), number=7, name="Kế hoạch kiểm tra", last=word(Status.IN_PROGRESS, date(2026, 3, 18), 60)
        ),
        view(DUE, number=12, name="Báo cáo cải cách hành chính", label="quý I"),
        view(date(2026, 3, 24), number=3, name="Công bố thủ tục hành chính"),
    ]
    assert written(message_of(TUESDAY, assignments)).text == (
        "Chào anh/chị Lan, hôm nay thứ Ba 24/3 có 3 việc xin nhắc:\n"
        "\n"
        "1. Kế hoạch kiểm tra (T7)\n"
        "    hạn thứ Sáu 20/3, đã quá hạn 2 ngày làm việc; lần trước báo: đang làm, 60%\n"
        "2. Công bố thủ tục hành chính (T3)\n"
        "    hạn hôm nay, thứ Ba 24/3\n"
        "3. Báo cáo cải cách hành chính (T12)\n"
        "    quý I; hạn thứ Sáu 27/3, còn 3 ngày làm việc\n"
        "\n"
        "Anh/chị trả lời theo số giúp, ví dụ: 1 xong, 2 60%."
    )


def test_the_same_in_english() -> None:
    assert written(message_of(TUESDAY, [view(DUE, number=12, name="Báo cáo")]), EN).text == (
        "Good day Lan. One task for Tuesday 24/3:\n"
        "\n"
        "1. Báo cáo (T12)\n"
        "    due Friday 27/3, 3 working days left\n"
        "\n"
        "Please answer in a few words, for example: xong, or 60%, or vướng: chờ ký."
    )


def test_the_offices_text_has_its_own_work_decisions_and_what_is_late() -> None:
    assignments = [
        view(DUE, number=9, name="Chuẩn bị giao ban", unit_id=1, owner_id=CHIEF),
        view(
            date(2026, 5, 29),
            number=5,
            name="Đề án vị trí việc làm",
            pending_by=LAN,
            pending_since=at(date(2026, 3, 23)),
            pending_due=date(2026, 6, 12),
        ),
        view(date(2026, 3, 19), number=4, name="Rà soát thủ tục", last=word(Status.BLOCKED, TUESDAY, reason="chờ mẫu")),
        view(
            None,
            number=8,
            name="Tuyên truyền",
            unit_id=1,
            owner_id=None,
            kind=OccurrenceKind.STANDING,
            period_end=DUE,
            label="tháng 3",
        ),
    ]
    assert written(message_of(TUESDAY, assignments, CHIEF)).text == (
        "Chào anh/chị Minh, hôm nay thứ Ba 24/3 có 4 việc xin nhắc:\n"
        "\n"
        "Việc của anh/chị:\n"
        "1. Chuẩn bị giao ban (T9)\n"
        "    hạn thứ Sáu 27/3, còn 3 ngày làm việc\n"
        "\n"
        "Chờ anh/chị cho ý kiến về lùi hạn:\n"
        "2. Đề án vị trí việc làm (T5)\n"
        "    Nguyễn Thị Lan xin lùi đến thứ Sáu 12/6; hạn thứ Sáu 29/5, còn 45 ngày làm việc\n"
        "\n"
        "Việc đã qua hạn, báo để anh/chị nắm:\n"
        "3. Rà soát thủ tục (T4)\n"
        "    Phòng Quản lý Khoa học; hạn thứ Năm 19/3, đã quá hạn 3 ngày làm việc; lần trước báo: vướng: chờ mẫu\n"
        "\n"
        "Việc thường xuyên, xin tình hình trong tháng:\n"
        "4. Tuyên truyền (T8)\n"
        "    tháng 3; chốt số liệu thứ Sáu 27/3\n"
        "\n"
        "Anh/chị trả lời theo số giúp, ví dụ: 1 xong, 4 không phát sinh.\n"
        "Về lùi hạn, anh/chị trả lời: đồng ý T5, hoặc không đồng ý T5."
    )


def test_a_head_reads_whose_task_is_late_and_is_asked_for_nothing_but_news() -> None:
    text = written(message_of(date(2026, 3, 30), [view(DUE, number=4)], HEAD)).text
    assert "Việc đã qua hạn, báo để anh/chị nắm:" in text
    assert "Nguyễn Thị Lan; hạn thứ Sáu 27/3, đã quá hạn 1 ngày làm việc" in text
    assert text.endswith("Khi có tình hình mới, anh/chị trả lời theo số, ví dụ: 1 60%.")


def test_late_is_said_and_apologised_for() -> None:
    message = message_of(TUESDAY, [view(DUE)], hour=14, last_tick=at(date(2026, 3, 20), 7))
    assert written(message).text.splitlines()[1] == "(Tin đến muộn vì hệ thống bị gián đoạn, mong anh/chị thông cảm.)"


def test_what_somebody_asked_to_hear_at_an_hour_says_so() -> None:
    of = view(DUE, snoozed_until=at(TUESDAY, 14), snoozed_by=LAN)
    planned = {(LAN, "reminder", TUESDAY)}
    message = message_of(TUESDAY, [of], hour=14, planned=planned, last_tick=at(TUESDAY, 13, 59))
    assert written(message).text.startswith("Chào anh/chị Lan, việc anh/chị hẹn nhắc lại vào giờ này:")


def test_a_stand_in_reads_whose_task_it_is() -> None:
    message = message_of(TUESDAY, [view(DUE)])
    text = reminder_text(message, next(p for p in PEOPLE if p.id == HUNG), CALENDAR, VI).text
    assert "    việc của Nguyễn Thị Lan; hạn thứ Sáu 27/3" in text


def test_a_date_past_at_load_is_a_question() -> None:
    of = view(date(2026, 1, 30), past=True)
    assert "hạn thứ Sáu 30/1, trước khi nạp kế hoạch; việc này đã xong chưa?" in written(message_of(TUESDAY, [of])).text


def test_a_single_standing_duty_is_asked_about_in_its_own_words() -> None:
    of = view(None, kind=OccurrenceKind.STANDING, period_end=DUE, label="tháng 3")
    text = written(message_of(TUESDAY, [of])).text
    assert text.endswith("ví dụ: xong, hoặc không phát sinh.")


def test_over_twelve_items_the_most_urgent_are_shown_and_the_rest_counted() -> None:
    many = [view(DUE if n > 5 else TUESDAY, number=n, name=f"Việc số {n}") for n in range(1, 22)]
    text = written(message_of(TUESDAY, many))
    assert [item.assignment.id for item in text.shown] == list(range(1, 13))
    assert "12. Việc số 12 (T12)" in text.text
    assert "13. " not in text.text
    assert "… và 9 việc nữa: /viec" in text.text
    assert "có 21 việc" in text.text


def test_a_long_text_shows_fewer_items() -> None:
    reason = "chờ ý kiến của các đơn vị liên quan " * 5
    many = [
        view(TUESDAY, number=n, name="x" * 70, label="y" * 60, last=word(Status.BLOCKED, DUE, reason=reason))
        for n in range(1, 13)
    ]
    text = written(message_of(TUESDAY, many))
    assert len(text.text) <= 1800
    assert 1 < len(text.shown) < 12
    assert f"… và {12 - len(text.shown)} việc nữa: /viec" in text.text


@settings(deadline=None)
@given(st.lists(st.tuples(st.text("aăâ ", min_size=1, max_size=70), st.integers(0, 10)), min_size=1, max_size=40))
def test_never_too_long_and_always_numbered_without_a_gap(tasks: list[tuple[str, int]]) -> None:
    assignments = [
        view(TUESDAY + timedelta(days=days), number=n, name=name) for n, (name, days) in enumerate(tasks, start=1)
    ]
    if not plan(at(TUESDAY), assignments):
        return
    message = message_of(TUESDAY, assignments)
    text = written(message)
    assert len(text.text) <= 1800
    assert len(text.shown) <= 12
    assert text.shown == message.items[: len(text.shown)]
    for place, item in enumerate(text.shown, start=1):
        assert f"\n{place}. {item.assignment.short_name} ({item.assignment.code})" in text.text


@pytest.mark.parametrize(
    ("due", "today", "words"),
    [
        (date(2026, 3, 27), date(2026, 3, 24), "hạn thứ Sáu 27/3, còn 3 ngày làm việc"),
        (date(2026, 3, 27), date(2026, 3, 27), "hạn hôm nay, thứ Sáu 27/3"),
        (date(2026, 3, 27), date(2026, 3, 28), "hạn thứ Sáu 27/3, đã quá hạn"),
        (date(2026, 3, 27), date(2026, 3, 31), "hạn thứ Sáu 27/3, đã quá hạn 2 ngày làm việc"),
        (date(2026, 3, 1), date(2026, 2, 26), "hạn Chủ nhật 1/3, còn 1 ngày làm việc"),
        (date(2026, 3, 1), date(2026, 2, 27), "hạn Chủ nhật 1/3 là ngày nghỉ, nên xong trước ngày nghỉ"),
        (date(2026, 3, 1), date(2026, 2, 28), "hạn Chủ nhật 1/3 là ngày nghỉ, nên xong trước ngày nghỉ"),
        (
            date(2026, 3, 1),
            date(2026, 3, 2),
            "hạn Chủ nhật 1/3 là ngày nghỉ, được tính đến hết ngày làm việc kế tiếp",
        ),
        (date(2026, 3, 1), date(2026, 3, 3), "hạn Chủ nhật 1/3, đã quá hạn 1 ngày làm việc"),
        (date(2027, 1, 15), date(2026, 12, 31), "hạn thứ Sáu 15/1/2027, còn 10 ngày làm việc"),
        (date(2206, 3, 1), date(2026, 3, 3), "hạn thứ Bảy 1/3/2206"),
        (
            date(2026, 11, 24),
            date(2026, 11, 20),
            "hạn thứ Ba 24/11, còn 1 ngày làm việc (lịch nghỉ chưa được xác nhận)",
        ),
        (None, date(2026, 3, 3), ""),
    ],
)
def test_until_when(due: date | None, today: date, words: str) -> None:
    assert due_words(view(due), today, CALENDAR, VI) == words


def test_a_vague_day_and_a_confirmed_holiday() -> None:
    assert due_words(view(DUE, due_assumed=True), DUE, CALENDAR, VI) == "hạn hôm nay, thứ Sáu 27/3 (ngày tạm tính)"
    confirmed = WorkingCalendar(confirmed_years={2026})
    assert "xác nhận" not in due_words(view(date(2026, 11, 24)), date(2026, 11, 20), confirmed, VI)


@pytest.mark.parametrize(
    ("status", "percent", "reason", "words"),
    [
        (Status.NOT_STARTED, None, None, "lần trước báo: chưa làm"),
        (Status.IN_PROGRESS, None, None, "lần trước báo: đang làm"),
        (Status.IN_PROGRESS, 0, None, "lần trước báo: đang làm, 0%"),
        (Status.BLOCKED, None, None, "lần trước báo: vướng"),
        (Status.BLOCKED, None, "chờ {mẫu}", "lần trước báo: vướng: chờ {mẫu}"),
        (Status.DONE, None, None, "lần trước báo: đã xong"),
        (Status.NOTHING_AROSE, None, None, "lần trước báo: không phát sinh"),
    ],
)
def test_what_was_said_last(status: Status, percent: int | None, reason: str | None, words: str) -> None:
    assert last_words(view(last=word(status, DUE, percent, reason)), VI) == words
    assert last_words(view(), VI) == ""


def test_a_late_task_that_waits_for_a_decision_says_so() -> None:
    of = replace(view(DUE), pending_by=LAN, pending_since=at(TUESDAY), pending_due=date(2026, 4, 15))
    text = written(message_of(date(2026, 3, 30), [of])).text
    assert "đã xin lùi đến thứ Tư 15/4, đang chờ ý kiến" in text
