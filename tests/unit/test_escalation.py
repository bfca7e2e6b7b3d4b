"""Along the hierarchy: owner, unit head, Office; leaders in charge only where the office wants it."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from domain.hearers import Chart
from domain.people import Absence, Grant, Person, Role
from domain.reminder_message import reminder_text
from domain.reminder_settings import ReminderSettings
from domain.rungs import read_ladder
from domain.tasks import Status
from locales import say
from tests.unit.reminding import (
    CALENDAR,
    CHIEF,
    HEAD,
    HUNG,
    LAN,
    OFFICE,
    PEOPLE,
    SCIENCE,
    UNITS,
    at,
    plan,
    rungs,
    view,
    word,
)

DUE = date(2026, 3, 31)
DIRECTOR, DEPUTY, OTHER_DEPUTY = 1, 2, 3
LEADERS = (
    Person(DIRECTOR, "Hồ Văn Giám", None, (Grant(Role.LEADER),)),
    Person(DEPUTY, "Đỗ Thị Phó", None, (Grant(Role.LEADER, SCIENCE),)),
    Person(OTHER_DEPUTY, "Mai Văn Khác", None, (Grant(Role.LEADER, OFFICE),)),
)
WITH_LEADERS = ReminderSettings(ladders={"office": read_ladder("+1, +3 văn phòng, +5 lãnh đạo")})


def office(*absences: Absence, without: int | None = None) -> Chart:
    return Chart.of([p for p in (*PEOPLE, *LEADERS) if p.id != without], UNITS, absences)


def heard(
    days_late: int, settings: ReminderSettings = WITH_LEADERS, chart: Chart | None = None
) -> dict[int, list[str]]:
    """Who hears of the task and what, so many working days after its date, everything before having been said."""
    said = {
        (person, 1, rung, 0)
        for person in (LAN, HEAD, CHIEF, DIRECTOR, DEPUTY)
        for rung in ("before-10", "before-5", "before-2", "before-0")
    }
    today = CALENDAR.add_working_days(DUE, days_late)
    return rungs(plan(at(today), [view(DUE)], said, office=chart or office(), settings=settings))


def test_each_hears_when_the_grace_before_them_is_over() -> None:
    assert set(heard(1)) == {LAN, HEAD}
    assert set(heard(2)) == {LAN, HEAD}, "whoever has not heard yet; the Office not before the third day"
    assert heard(3)[CHIEF] == ["office-3"]
    assert DEPUTY not in heard(4)
    assert heard(5)[DEPUTY] == ["leaders-5"]


def test_leaders_hear_only_of_their_units_and_only_where_the_office_wants_it() -> None:
    assert not {DIRECTOR, OTHER_DEPUTY} & set(heard(10))
    assert not {DIRECTOR, DEPUTY, OTHER_DEPUTY} & set(heard(30, ReminderSettings()))
    assert heard(5, chart=office(without=DEPUTY))[DIRECTOR] == ["leaders-5"], "nobody is in charge of the unit alone"
    away = Absence(DEPUTY, date(2026, 4, 1), date(2026, 4, 30), DIRECTOR)
    assert heard(5, chart=office(away))[DIRECTOR] == ["leaders-5"]


@pytest.mark.parametrize(
    ("reader", "named", "not_named"),
    [
        (HEAD, "Nguyễn Thị Lan;", "Phòng Quản lý Khoa học"),
        (CHIEF, "Phòng Quản lý Khoa học;", "Lan"),
        (DEPUTY, "Phòng Quản lý Khoa học;", "Lan"),
    ],
)
def test_words_inform_and_name_nobody_before_others_than_their_head(reader: int, named: str, not_named: str) -> None:
    of = view(DUE, name="Rà soát thủ tục", last=word(Status.IN_PROGRESS, date(2026, 4, 1), 70))
    person = next(p for p in (*PEOPLE, *LEADERS) if p.id == reader)
    messages = plan(at(date(2026, 4, 7)), [of], office=office(), settings=WITH_LEADERS)
    [message] = [m for m in messages if m.person_id == reader]
    text = reminder_text(message, person, CALENDAR, partial(say, "vi")).text
    assert "Việc đã qua hạn, báo để anh/chị nắm:" in text
    assert named in text
    assert not_named not in text
    for harsh in ("chậm trễ", "vi phạm", "phê bình", "yêu cầu"):
        assert harsh not in text


def test_a_head_told_before_the_date_reads_that_it_is_coming_and_not_that_it_is_late() -> None:
    settings = ReminderSettings(ladders={"task:1": read_ladder("5 trưởng đơn vị, 0")})
    [message] = [m for m in plan(at(date(2026, 3, 24)), [view(DUE)], settings=settings) if m.person_id == HEAD]
    text = reminder_text(message, next(p for p in PEOPLE if p.id == HEAD), CALENDAR, partial(say, "vi")).text
    assert "Việc sắp đến hạn, báo để anh/chị nắm:" in text
    assert "quá hạn" not in text
    answered = replace(view(DUE), last=word(Status.IN_PROGRESS, date(2026, 3, 23), 50))
    assert plan(at(date(2026, 3, 24)), [answered], settings=settings) == []
    assert HUNG not in rungs([message])
