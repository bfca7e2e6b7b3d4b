"""Who may what: the whole table of role x act, for one's own unit and another's."""

import pytest

from domain.people import Grant, Person, Role
from domain.permissions import Act, may

OWN, OTHER = 1, 2
S, H, O, L, A = Role.STAFF, Role.HEAD, Role.OFFICE, Role.LEADER, Role.ADMIN  # noqa: E741 - the head of the table

# Who may do it for a unit their role is held for. Whoever holds the role for the whole agency may do it everywhere.
TABLE: dict[Act, set[Role]] = {
    Act.REPORT_STATUS: {H, O},
    Act.VIEW_TASK: {S, H, O, L, A},
    Act.VIEW_UNIT: {H, O, L},
    Act.HAND_OUT: {H, O},
    Act.DIRECT: {L},
    Act.GIVE_TASK: {O},
    Act.OPEN_TASK: {O},
    Act.CLOSE_TASK: {O},
    Act.RETURN_DONE: {O},
    Act.DECIDE_EXTENSION: {O},
    Act.ANSWER_QUESTION: {O},
    Act.NUDGE: {O},
    Act.WRITE_TO: {O},
    Act.SET_REMINDERS: {O, A},
    Act.SET_CALENDAR: {A},
    Act.SET_OFFICE: {O, A},
    Act.MAKE_REPORT: {O, L},
    Act.ISSUE_REPORT: {O},
    Act.CONFIRM_UNIT: {H},
    Act.LOAD_PLAN: {A},
    Act.INVITE: {A},
    Act.MANAGE_PEOPLE: {A},
    Act.VIEW_AUDIT: {A},
    Act.VIEW_CHANNELS: {O, A},
    Act.REGISTER_GROUP: {O, A},
}
CELLS = [(role, act) for role in Role for act in Act]


def test_the_table_names_every_act() -> None:
    assert set(TABLE) == set(Act)


@pytest.mark.parametrize(("role", "act"), CELLS)
def test_a_role_held_for_a_unit(role: Role, act: Act) -> None:
    person = Person(7, "Lan", OWN, (Grant(role, OWN),))
    allowed = role in TABLE[act]
    assert may(person, act, OWN) is allowed
    assert may(person, act, OTHER) is False
    assert may(person, act) is False


@pytest.mark.parametrize(("role", "act"), CELLS)
def test_a_role_held_for_the_agency(role: Role, act: Act) -> None:
    person = Person(7, "Lan", OWN, (Grant(role),))
    allowed = role in TABLE[act]
    assert [may(person, act, unit) for unit in (OWN, OTHER, None)] == [allowed] * 3


@pytest.mark.parametrize("act", list(Act))
def test_who_holds_it_may_see_it_and_report_on_it(act: Act) -> None:
    owner = Person(7, "Lan", OWN)
    assert may(owner, act, OTHER, owner_id=7) is (act in {Act.REPORT_STATUS, Act.VIEW_TASK})
    assert may(owner, act, OTHER, owner_id=8) is False


@pytest.mark.parametrize("act", list(Act))
def test_rights_are_the_union_of_the_roles(act: Act) -> None:
    both = Person(7, "Lan", OWN, (Grant(Role.HEAD, OWN), Grant(Role.OFFICE, OTHER)))
    assert may(both, act, OWN) is (Role.HEAD in TABLE[act])
    assert may(both, act, OTHER) is (Role.OFFICE in TABLE[act])


@pytest.mark.parametrize("act", list(Act))
def test_who_left_may_nothing(act: Act) -> None:
    left = Person(7, "Lan", OWN, tuple(Grant(role) for role in Role), active=False)
    assert not may(left, act, OWN, owner_id=7)
