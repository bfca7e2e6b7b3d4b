"""Who holds an assignment, and who hears for it: the chart of a small office and every way through it."""

from dataclasses import replace
from datetime import date

import pytest

from domain.hearers import Chart, above, asked, deciders, office
from domain.holders import Holder, PrintedHolder, holders, members
from domain.people import Absence, Grant, Person, Role, Unit, UnitKind
from domain.tasks import AssignmentRole, AssignmentView, OccurrenceKind

OFFICE, SCIENCE, TECH, BRANCH, ROOMS, ALL, EMPTY = 1, 2, 3, 4, 10, 11, 12
UNITS = {
    unit.id: unit
    for unit in (
        Unit(OFFICE, "Văn phòng", UnitKind.OFFICE),
        Unit(SCIENCE, "Phòng Quản lý Khoa học", UnitKind.DEPARTMENT, contact_id=22),
        Unit(TECH, "Phòng Quản lý Công nghệ", UnitKind.DEPARTMENT),
        Unit(BRANCH, "Chi cục", UnitKind.SUBORDINATE),
        Unit(ROOMS, "Các phòng chuyên môn", UnitKind.GROUP, members=(SCIENCE, TECH)),
        Unit(ALL, "Các phòng, đơn vị", UnitKind.GROUP, members=(ROOMS, BRANCH, ALL)),
        Unit(EMPTY, "Các trung tâm", UnitKind.GROUP),
    )
}
CHIEF, DIRECTOR, SCIENCE_HEAD, LAN, CONTACT, TECH_HEAD, HUNG, GONE = 11, 12, 20, 21, 22, 30, 31, 99
PEOPLE = [
    Person(CHIEF, "Chánh Văn phòng", OFFICE, (Grant(Role.OFFICE), Grant(Role.HEAD))),
    Person(DIRECTOR, "Giám đốc", None, (Grant(Role.LEADER),)),
    Person(SCIENCE_HEAD, "Trưởng phòng Khoa học", SCIENCE, (Grant(Role.HEAD, SCIENCE),)),
    Person(LAN, "Lan", SCIENCE),
    Person(CONTACT, "Đầu mối Khoa học", SCIENCE),
    Person(TECH_HEAD, "Trưởng phòng Công nghệ", TECH, (Grant(Role.HEAD, TECH),)),
    Person(HUNG, "Hùng", TECH),
    Person(GONE, "Đã nghỉ hưu", TECH, (Grant(Role.HEAD, TECH), Grant(Role.OFFICE), Grant(Role.LEADER)), active=False),
]
LEAD, COOPERATING = AssignmentRole.LEAD, AssignmentRole.COOPERATING
TODAY = date(2026, 3, 20)


def lead(unit_id: int | None = None, people: Role | None = None) -> PrintedHolder:
    return PrintedHolder(LEAD, unit_id, people)


def beside(unit_id: int) -> PrintedHolder:
    return PrintedHolder(COOPERATING, unit_id)


@pytest.mark.parametrize(
    ("printed", "made"),
    [
        ([lead(SCIENCE)], [(SCIENCE, None, LEAD)]),
        ([lead(SCIENCE), lead(SCIENCE)], [(SCIENCE, None, LEAD)]),
        ([lead(ROOMS)], [(SCIENCE, None, LEAD), (TECH, None, LEAD)]),
        ([lead(ALL)], [(SCIENCE, None, LEAD), (TECH, None, LEAD), (BRANCH, None, LEAD)]),
        ([lead(EMPTY)], [(EMPTY, None, LEAD)]),
        ([lead(people=Role.LEADER)], [(None, DIRECTOR, LEAD)]),
        ([lead(people=Role.HEAD)], [(None, CHIEF, LEAD), (None, SCIENCE_HEAD, LEAD), (None, TECH_HEAD, LEAD)]),
        ([lead(people=Role.ADMIN)], [(OFFICE, None, LEAD)]),  # nobody in this role
        ([], [(OFFICE, None, LEAD)]),
        ([beside(OFFICE), beside(TECH)], [(OFFICE, None, LEAD), (TECH, None, COOPERATING)]),
        ([lead(SCIENCE), beside(ROOMS)], [(SCIENCE, None, LEAD), (TECH, None, COOPERATING)]),
        ([beside(SCIENCE), lead(ROOMS)], [(SCIENCE, None, LEAD), (TECH, None, LEAD)]),
    ],
)
def test_who_holds_what_is_printed(
    printed: list[PrintedHolder], made: list[tuple[int | None, int | None, AssignmentRole]]
) -> None:
    assert holders(printed, UNITS, PEOPLE) == tuple(Holder(*of) for of in made)


def test_without_an_office_in_the_chart_the_offices_people_hold_it() -> None:
    assert holders([], {}, PEOPLE) == (Holder(None, None, LEAD),)


def test_a_unit_that_is_no_group_stands_for_itself() -> None:
    assert members(SCIENCE, UNITS) == (SCIENCE,)
    assert members(77, UNITS) == (77,)


VIEW = AssignmentView(
    id=1,
    occurrence_id=1,
    task_id=1,
    code="T1",
    short_name="Báo cáo",
    kind=OccurrenceKind.DATED,
    role=LEAD,
    unit_id=SCIENCE,
    unit_name="Phòng Quản lý Khoa học",
    owner_id=LAN,
    owner_name="Lan",
    due=date(2026, 3, 31),
    original_due=date(2026, 3, 31),
    due_version=0,
    period_end=None,
    cycle=None,
    plan_id=1,
    last=None,
)


def away(person_id: int, stand_in: int | None = None, first: date = TODAY, last: date = TODAY) -> Absence:
    return Absence(person_id, first, last, stand_in)


@pytest.mark.parametrize(
    ("unit", "owner", "absences", "hear"),
    [
        (SCIENCE, LAN, [], {LAN}),
        (SCIENCE, None, [], {CONTACT}),
        (TECH, None, [], {TECH_HEAD}),
        (BRANCH, None, [], {CHIEF}),
        (None, None, [], {CHIEF}),
        (EMPTY, None, [], {CHIEF}),
        (None, DIRECTOR, [], {DIRECTOR}),
        (TECH, GONE, [], {TECH_HEAD}),
        (SCIENCE, GONE, [], {CONTACT}),
        (SCIENCE, LAN, [away(LAN, HUNG)], {HUNG}),
        (SCIENCE, LAN, [away(LAN)], {SCIENCE_HEAD}),
        (SCIENCE, LAN, [away(LAN, GONE)], {SCIENCE_HEAD}),
        (SCIENCE, LAN, [away(LAN, HUNG), away(HUNG)], {SCIENCE_HEAD}),
        (SCIENCE, LAN, [away(LAN), away(SCIENCE_HEAD, CONTACT)], {CONTACT}),
        (SCIENCE, LAN, [away(LAN), away(SCIENCE_HEAD)], {CHIEF}),
        (SCIENCE, LAN, [away(LAN), away(SCIENCE_HEAD), away(CHIEF)], set()),
        (SCIENCE, None, [away(CONTACT)], {SCIENCE_HEAD}),
        (TECH, None, [away(TECH_HEAD)], {CHIEF}),
        (None, DIRECTOR, [away(DIRECTOR)], {CHIEF}),
        (SCIENCE, LAN, [away(LAN, HUNG, date(2026, 3, 1), date(2026, 3, 19))], {LAN}),
        (SCIENCE, LAN, [away(LAN, HUNG, date(2026, 3, 21), date(2026, 3, 30))], {LAN}),
        (SCIENCE, LAN, [away(LAN, HUNG, date(2026, 3, 10), date(2026, 3, 30))], {HUNG}),
    ],
)
def test_who_is_asked(unit: int | None, owner: int | None, absences: list[Absence], hear: set[int]) -> None:
    chart = Chart.of(PEOPLE, UNITS.values(), absences)
    assert set(asked(replace(VIEW, unit_id=unit, owner_id=owner), chart, TODAY)) == hear


def test_a_stand_in_hears_for_the_one_on_leave_and_for_themselves() -> None:
    chart = Chart.of(PEOPLE, UNITS.values(), [away(LAN, HUNG)])
    assert asked(VIEW, chart, TODAY) == {HUNG: frozenset({HUNG, LAN})}
    without = Chart.of(PEOPLE, UNITS.values(), [away(LAN)])
    assert asked(VIEW, without, TODAY) == {SCIENCE_HEAD: frozenset({SCIENCE_HEAD, LAN})}


@pytest.mark.parametrize(
    ("unit", "owner", "absences", "heads"),
    [
        (SCIENCE, LAN, [], {SCIENCE_HEAD}),
        (SCIENCE, LAN, [away(SCIENCE_HEAD, CONTACT)], {CONTACT}),
        (SCIENCE, LAN, [away(SCIENCE_HEAD)], set()),
        (TECH, HUNG, [], {TECH_HEAD}),
        (OFFICE, None, [], {CHIEF}),
        (BRANCH, None, [], set()),
        (None, HUNG, [], {TECH_HEAD}),
        (None, None, [], set()),
    ],
)
def test_the_heads_above_an_assignment(
    unit: int | None, owner: int | None, absences: list[Absence], heads: set[int]
) -> None:
    chart = Chart.of(PEOPLE, UNITS.values(), absences)
    assert set(above(replace(VIEW, unit_id=unit, owner_id=owner), chart, TODAY)) == heads


def test_the_office_hears_and_an_office_role_for_some_units_hears_of_those_only() -> None:
    clerk = Person(13, "Chuyên viên Văn phòng", OFFICE, (Grant(Role.OFFICE, TECH),))
    chart = Chart.of([*PEOPLE, clerk], UNITS.values())
    assert set(office(replace(VIEW, unit_id=SCIENCE), chart, TODAY)) == {CHIEF}
    assert set(office(replace(VIEW, unit_id=TECH), chart, TODAY)) == {CHIEF, 13}


def test_only_who_may_decide_hears_that_a_decision_is_waited_for() -> None:
    assert set(deciders(VIEW, Chart.of(PEOPLE, UNITS.values()), TODAY)) == {CHIEF}
    stood_in = Chart.of(PEOPLE, UNITS.values(), [away(CHIEF, LAN)])
    assert deciders(VIEW, stood_in, TODAY) == {}
