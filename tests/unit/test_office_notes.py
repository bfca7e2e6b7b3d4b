"""The Office's own reminders: the data close, the report is to be sent; within the one message a morning."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from domain.office_note_words import note_words
from domain.office_notes import OfficeNotes
from domain.people import Absence, Role
from domain.periods import PeriodRules
from domain.reminder_message import reminder_text
from domain.reminder_preview import preview
from domain.reminders import PlannedMessage
from domain.tasks import AssignmentView, Status
from locales import say
from tests.unit.reminding import CALENDAR, CHIEF, LAN, PEOPLE, SETTINGS, at, chart, view, word

VI = partial(say, "vi")
NOTES = OfficeNotes(PeriodRules(working_day_before=CALENDAR.previous_working_day))
FAR = view(date(2026, 12, 18))
CHIEFS = next(p for p in PEOPLE if p.id == CHIEF)


def told(today: date, work: tuple[AssignmentView, ...] = (FAR,), notes: OfficeNotes = NOTES) -> list[str]:
    """What the Office is told of its report on a day."""
    return [note_words(n, VI, today) for n in notes.due(CHIEFS, today, work, CALENDAR, SETTINGS)]


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 3, 12), []),
        # 14/3 is a Saturday: the close is spoken of on the working day before
        (date(2026, 3, 13), ["Số liệu tháng 3 chốt thứ Bảy 14/3. Các việc đến hạn đều đã có báo cáo."]),
        (date(2026, 3, 16), []),
        (date(2026, 3, 18), ["Báo cáo tháng 3, quý I gửi trước thứ Sáu 20/3: /baocao quy 1/2026"]),
        (date(2026, 3, 20), ["Báo cáo tháng 3, quý I gửi trước thứ Sáu 20/3: /baocao quy 1/2026"]),
        (date(2026, 3, 23), ["Báo cáo tháng 3, quý I đã đến ngày gửi (thứ Sáu 20/3): /baocao quy 1/2026"]),
        (date(2026, 3, 30), []),  # after five working days it is no reminder any more
        # 20/6 is a Saturday: a report's own day moves earlier
        (date(2026, 6, 19), ["Báo cáo tháng 6, quý II, 6 tháng đầu năm gửi trước thứ Sáu 19/6: /baocao 6thang 2026"]),
        (
            date(2026, 12, 18),
            [
                "Báo cáo tháng 12, quý IV, 6 tháng cuối năm, năm 2026 gửi trước thứ Sáu 18/12: /baocao nam 2026",
            ],
        ),
    ],
)
def test_what_the_office_is_told_and_when(today: date, words: list[str]) -> None:
    assert told(today) == words


def test_what_is_missing_is_counted_and_an_issued_report_is_not_asked_for() -> None:
    due = view(date(2026, 3, 10), number=2)
    answered = view(date(2026, 3, 11), number=3, last=word(Status.IN_PROGRESS, date(2026, 3, 9)))
    [words] = told(date(2026, 3, 13), (due, answered, FAR))
    assert words == "Số liệu tháng 3 chốt thứ Bảy 14/3. Còn 1 việc chưa có báo cáo, xem và nhắc: /chuabaocao"
    assert told(date(2026, 3, 18), (FAR,), replace(NOTES, issued=frozenset({(2026, 3)}))) == []
    assert told(date(2026, 3, 18), (), NOTES) == [], "an office without any work"


def test_calendar_months_close_with_the_month() -> None:
    monthly = OfficeNotes(PeriodRules(cut_off=0, send_by_day=5, working_day_before=CALENDAR.previous_working_day))
    [words] = told(date(2026, 3, 31), (FAR,), monthly)
    assert words.startswith("Số liệu tháng 3 chốt thứ Ba 31/3.")
    # 5/4 is a Sunday
    assert told(date(2026, 4, 3), (FAR,), monthly) == [
        "Báo cáo tháng 3, quý I gửi trước thứ Sáu 3/4: /baocao quy 1/2026"
    ]


HEAD = next(p for p in PEOPLE if any(g.role is Role.HEAD and g.unit_id is not None for g in p.grants))
UNIT = next(g.unit_id for g in HEAD.grants if g.role is Role.HEAD and g.unit_id is not None)


@pytest.mark.parametrize(
    ("today", "told_it"),
    [
        (date(2026, 3, 10), False),
        (date(2026, 3, 11), True),  # 14/3 is a Saturday: two working days before the last one
        (date(2026, 3, 13), True),
        (date(2026, 3, 16), False),
    ],
)
def test_a_head_is_told_once_that_the_unit_s_report_waits(today: date, told_it: bool) -> None:
    work = (replace(FAR, unit_id=UNIT),)

    def told_to_head(notes: OfficeNotes) -> list[str]:
        return [note_words(n, VI, today) for n in notes.due(HEAD, today, work, CALENDAR, SETTINGS) if not n.alone]

    words = "Số liệu tháng 3 chốt thứ Bảy 14/3. Gõ /baocaophong để xem và gửi báo cáo của đơn vị."
    assert told_to_head(NOTES) == ([words] if told_it else [])
    assert told_to_head(replace(NOTES, said=frozenset({(HEAD.id, "unit-2026-03")}))) == []
    assert told_to_head(replace(NOTES, sent=frozenset({UNIT}))) == []
    # A unit without any work has nothing to send.
    other = (replace(FAR, unit_id=None),)
    assert [n for n in NOTES.due(HEAD, today, other, CALENDAR, SETTINGS) if not n.alone] == []


def played(work: list[AssignmentView], first: date, last: date, away: tuple[Absence, ...] = ()) -> list[PlannedMessage]:
    return list(
        preview(
            at(first, 7),
            first,
            last,
            chart(absences=away),
            work,
            frozenset(),
            CALENDAR,
            SETTINGS,
            lambda message: message.items,
            office=NOTES,
        )
    )


def test_each_note_is_said_once_and_alone_only_where_nothing_else_is() -> None:
    own = view(date(2026, 3, 20), number=9, unit_id=1, owner_id=CHIEF)
    march = [m for m in played([FAR, own], date(2026, 3, 3), date(2026, 3, 31)) if m.notes]
    assert [(m.local_date.day, m.kind, [n.name for n in m.notes], len(m.items)) for m in march] == [
        (13, "reminder", ["close-2026-03", "unit-2026-03"], 1),  # with the reminder of its own task, five days before
        (18, "reminder", ["soon-2026-03"], 1),
        (20, "reminder", ["day-2026-03"], 1),
    ]
    alone = [m for m in played([FAR], date(2026, 3, 3), date(2026, 3, 31)) if m.person_id == CHIEF]
    assert [(m.local_date.day, m.kind, m.items) for m in alone] == [
        (13, "report_due", ()),
        (18, "report_due", ()),
        (20, "report_due", ()),
    ]
    assert reminder_text(alone[0], CHIEFS, CALENDAR, VI).text == (
        "Chào anh/chị Minh, hôm nay thứ Sáu 13/3 Văn phòng có việc về số liệu, báo cáo:\n\n"
        "Số liệu tháng 3 chốt thứ Bảy 14/3. Các việc đến hạn đều đã có báo cáo."
    )


def test_only_the_office_at_work_hears_of_it() -> None:
    away = (Absence(CHIEF, date(2026, 3, 9), date(2026, 3, 31)),)
    assert played([FAR], date(2026, 3, 3), date(2026, 3, 31), away) == []
    assert {m.person_id for m in played([FAR], date(2026, 3, 3), date(2026, 3, 31))} == {CHIEF}
    assert LAN != CHIEF
