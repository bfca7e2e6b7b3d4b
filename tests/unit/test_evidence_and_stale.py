"""What was answered and is asked about once more: a percentage without news, a done without its proof."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from domain.reminder_message import reminder_text
from domain.reminder_settings import ReminderSettings
from domain.reminders import said_by
from domain.tasks import Status
from locales import say
from tests.unit.reminding import CALENDAR, HUNG, LAN, PEOPLE, at, plan, rungs, view, word

FAR = date(2026, 12, 18)
SAID_ON = date(2026, 3, 2)
TWENTY_LATER = date(2026, 3, 30)
LANS = next(p for p in PEOPLE if p.id == LAN)


def test_a_percentage_is_asked_about_again_when_no_word_came_for_twenty_working_days() -> None:
    assert CALENDAR.add_working_days(SAID_ON, 20) == TWENTY_LATER
    of = view(FAR, last=word(Status.IN_PROGRESS, SAID_ON, 40, word_id=31))
    assert plan(at(CALENDAR.add_working_days(TWENTY_LATER, -1)), [of]) == []
    [message] = plan(at(TWENTY_LATER), [of])
    assert (message.person_id, message.items[0].rung) == (LAN, "stale-31")
    said = said_by(message, message.items)
    assert plan(at(date(2026, 5, 29)), [of], said) == [], "asked once, until there is a new word"
    again = replace(of, last=word(Status.IN_PROGRESS, TWENTY_LATER, 60, word_id=32))
    assert plan(at(date(2026, 4, 10)), [again], said) == []


@pytest.mark.parametrize(
    ("status", "settings", "heard"),
    [
        (Status.NOT_STARTED, ReminderSettings(), {}),
        (Status.IN_PROGRESS, ReminderSettings(ask_stale=0), {}),
        (Status.IN_PROGRESS, ReminderSettings(ask_stale=5), {LAN: ["stale-7"]}),
    ],
)
def test_how_long_is_a_setting(status: Status, settings: ReminderSettings, heard: dict[int, list[str]]) -> None:
    of = view(FAR, last=word(status, SAID_ON, 40))
    assert rungs(plan(at(date(2026, 3, 17)), [of], settings=settings)) == heard


def test_what_is_done_without_its_proof_is_asked_about_once_and_not_as_a_task() -> None:
    of = view(date(2026, 3, 31), name="Báo cáo quý", last=word(Status.DONE, SAID_ON, word_id=40), unproven=True)
    assert plan(at(SAID_ON, 14), [of], last_tick=at(SAID_ON, 13)) == []
    [message] = plan(at(date(2026, 3, 3)), [of])
    assert (message.items[0].kind, message.items[0].rung) == ("evidence", "evidence-40")
    assert reminder_text(message, LANS, CALENDAR, partial(say, "vi")).text == (
        "Chào anh/chị Lan, hôm nay thứ Ba 3/3 có 1 việc xin nhắc:\n\n"
        "Đã báo xong, xin bổ sung tài liệu kiểm chứng:\n"
        "1. Báo cáo quý (T1)\n"
        "    lần trước báo: đã xong\n\n"
        "Bổ sung bằng ảnh, tệp văn bản đã ký, hoặc số văn bản, ví dụ: 1 xong, số 125/BC-SKHCN."
    )
    assert plan(at(date(2026, 4, 10)), [of], said_by(message, message.items)) == []
    assert plan(at(date(2026, 3, 3)), [of], settings=ReminderSettings(ask_evidence=False)) == []
    assert plan(at(date(2026, 3, 3)), [replace(of, unproven=False)]) == []
    assert set(rungs(plan(at(date(2026, 3, 3)), [replace(of, owner_id=HUNG)]))) == {HUNG}
