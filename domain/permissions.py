"""Who may what: each act and the roles that may do it. Checked at the moment of acting, never earlier."""

from enum import StrEnum

from domain.people import Person, Role


class Act(StrEnum):
    """Something a person can do that not everybody may."""

    REPORT_STATUS = "report_status"
    VIEW_TASK = "view_task"
    VIEW_UNIT = "view_unit"
    HAND_OUT = "hand_out"
    GIVE_TASK = "give_task"
    OPEN_TASK = "open_task"
    CLOSE_TASK = "close_task"
    RETURN_DONE = "return_done"
    DECIDE_EXTENSION = "decide_extension"
    ANSWER_QUESTION = "answer_question"
    NUDGE = "nudge"
    WRITE_TO = "write_to"
    SET_REMINDERS = "set_reminders"
    SET_CALENDAR = "set_calendar"
    SET_OFFICE = "set_office"
    MAKE_REPORT = "make_report"
    ISSUE_REPORT = "issue_report"
    CONFIRM_UNIT = "confirm_unit"
    DIRECT = "direct"
    LOAD_PLAN = "load_plan"
    INVITE = "invite"
    MANAGE_PEOPLE = "manage_people"
    VIEW_AUDIT = "view_audit"
    VIEW_CHANNELS = "view_channels"
    REGISTER_GROUP = "register_group"


_STAFF, _HEAD, _OFFICE, _LEADER, _ADMIN = Role.STAFF, Role.HEAD, Role.OFFICE, Role.LEADER, Role.ADMIN

# Each role may do the act for the units it is held for; held for the whole agency, for all.
_WHO: dict[Act, frozenset[Role]] = {
    Act.REPORT_STATUS: frozenset({_HEAD, _OFFICE}),
    Act.VIEW_TASK: frozenset({_STAFF, _HEAD, _OFFICE, _LEADER, _ADMIN}),
    Act.VIEW_UNIT: frozenset({_HEAD, _OFFICE, _LEADER}),
    Act.HAND_OUT: frozenset({_HEAD, _OFFICE}),
    Act.GIVE_TASK: frozenset({_OFFICE}),
    Act.OPEN_TASK: frozenset({_OFFICE}),
    Act.CLOSE_TASK: frozenset({_OFFICE}),
    Act.RETURN_DONE: frozenset({_OFFICE}),
    Act.DECIDE_EXTENSION: frozenset({_OFFICE}),
    Act.ANSWER_QUESTION: frozenset({_OFFICE}),
    Act.NUDGE: frozenset({_OFFICE}),
    Act.WRITE_TO: frozenset({_OFFICE}),
    Act.SET_REMINDERS: frozenset({_OFFICE, _ADMIN}),
    Act.SET_CALENDAR: frozenset({_ADMIN}),
    Act.SET_OFFICE: frozenset({_OFFICE, _ADMIN}),
    Act.MAKE_REPORT: frozenset({_OFFICE, _LEADER}),
    Act.ISSUE_REPORT: frozenset({_OFFICE}),
    Act.CONFIRM_UNIT: frozenset({_HEAD}),
    Act.DIRECT: frozenset({_LEADER}),
    Act.LOAD_PLAN: frozenset({_ADMIN}),
    Act.INVITE: frozenset({_ADMIN}),
    Act.MANAGE_PEOPLE: frozenset({_ADMIN}),
    Act.VIEW_AUDIT: frozenset({_ADMIN}),
    Act.VIEW_CHANNELS: frozenset({_OFFICE, _ADMIN}),
    Act.REGISTER_GROUP: frozenset({_OFFICE, _ADMIN}),
}


def may(person: Person, act: Act, unit_id: int | None = None, owner_id: int | None = None) -> bool:
    """Whether a person may do an act on a matter of `unit_id` (None: of the whole agency) whose owner is `owner_id`.

    The owner of an assignment, or whoever holds it for want of one, may always see it and report on it. Someone who
    left may nothing.
    """
    if not person.active:
        return False
    if owner_id == person.id and act in {Act.REPORT_STATUS, Act.VIEW_TASK}:
        return True
    return any(person.holds(role, unit_id) for role in _WHO[act])
