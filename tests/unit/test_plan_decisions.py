"""What is asked before a plan is in force, one question at a time."""

from dataclasses import replace
from datetime import date

from domain.calendar import WorkingCalendar
from domain.deadline import Cycle, Deadline, DeadlineKind
from domain.load_questions import questions
from domain.occurrences import Choices, NoDate, PastDates
from domain.people import Role, Unit, UnitKind
from domain.plan_decisions import Answers, Decision, Known, choices_made, kind_of, next_decision, with_answer
from domain.plan_draft import PlanDraft, TaskDraft

CALENDAR = WorkingCalendar()
OFFICE = Unit(1, "Văn phòng Sở", UnitKind.OFFICE)
SCIENCE = Unit(2, "Phòng Khoa học", UnitKind.DEPARTMENT)
ALL = Unit(3, "Các phòng", UnitKind.GROUP, members=(1, 2))
UNITS = [OFFICE, SCIENCE, ALL]
JUNE = Deadline("Tháng 6", DeadlineKind.DATE, (date(2026, 6, 30),))
OPEN = Deadline("Báo cáo định kỳ", DeadlineKind.RECURRING)


def _plan(*tasks: TaskDraft) -> PlanDraft:
    return PlanDraft("KẾ HOẠCH", 2026, tasks=tasks)


def _task(ref: str, *lead: str, deadline: Deadline | None = JUNE, cooperating: tuple[str, ...] = ()) -> TaskDraft:
    return TaskDraft(ref, ref, f"Việc {ref}", lead=lead, cooperating=cooperating, deadline=deadline)


def _all_asked(
    draft: PlanDraft, known: dict[str, Known], today: date = date(2026, 1, 5), choice: int = 0
) -> list[Decision]:
    """Every question, each answered with the choice at one place."""
    asked = questions(draft, today, CALENDAR)
    answers: Answers = {}
    decisions = []
    while (decision := next_decision(draft, known, UNITS, asked, answers)) is not None:
        decisions.append(decision)
        answers = with_answer(answers, decision, decision.choices[min(choice, len(decision.choices) - 1)])
    return decisions


def test_a_plan_that_leaves_nothing_open_asks_nothing() -> None:
    assert _all_asked(_plan(_task("1", "Phòng Khoa học")), {"Phòng Khoa học": Known(2)}) == []


def test_an_unknown_lead_is_like_these_or_new_or_the_offices() -> None:
    draft = _plan(_task("1", "Phòng KH"), _task("2", "Phòng KH"), _task("3", "Trung tâm A"))
    known = {"Phòng KH": Known(near=(2,)), "Trung tâm A": Known()}
    first, second = _all_asked(draft, known, choice=1)
    assert (first.name, first.args["n"], first.args["tasks"]) == ("unit:Phòng KH", 2, "1, 2")
    assert [c.value for c in first.choices] == [
        {"unit": 2},
        {"create": True},
        {"office": True},
        {"create_all": ["Phòng KH", "Trung tâm A"]},
    ]
    assert second.name == "unit:Trung tâm A"


def test_creating_all_settles_every_unknown_lead_at_once() -> None:
    draft = _plan(_task("1", "Phòng A"), _task("2", "Phòng B"))
    known = {"Phòng A": Known(), "Phòng B": Known()}
    (only,) = _all_asked(draft, known, choice=9)
    answers = with_answer({}, only, only.choices[-1])
    assert answers == {"units": {"Phòng A": {"create": True}, "Phòng B": {"create": True}}}


def test_an_unknown_group_is_never_made_up() -> None:
    (only,) = _all_asked(_plan(_task("1", "Các ban")), {"Các ban": Known(near=(3,))})
    assert [c.value for c in only.choices] == [{"unit": 3}, {"office": True}]


def test_cooperating_names_that_are_unknown_are_one_question() -> None:
    draft = _plan(_task("1", "Phòng Khoa học", cooperating=("Sở Nội vụ", "UBND các xã")))
    known = {"Phòng Khoa học": Known(2), "Sở Nội vụ": Known(), "UBND các xã": Known()}
    (only,) = _all_asked(draft, known)
    assert only.name == "cooperating"
    assert with_answer({}, only, only.choices[0]) == {
        "units": {"Sở Nội vụ": {"leave": True}, "UBND các xã": {"leave": True}}
    }


def test_people_who_lead_are_confirmed_by_name() -> None:
    (only,) = _all_asked(_plan(_task("1", "Lãnh đạo Sở")), {"Lãnh đạo Sở": Known(people=Role.LEADER)})
    assert (only.name, only.args["names"]) == ("people", "Lãnh đạo Sở")


def test_what_the_dates_leave_open_is_asked_once_for_all_tasks() -> None:
    draft = _plan(_task("1"), _task("2", "Phòng Khoa học", deadline=None), _task("3", "Phòng Khoa học", deadline=OPEN))
    asked = _all_asked(draft, {"Phòng Khoa học": Known(2)})
    assert [d.name for d in asked] == ["blank_leads", "no_date", "open_cycle"]
    assert [c.value for c in asked[0].choices] == ["office", {"unit": 2}]
    assert [c.value for c in asked[1].choices] == [NoDate.MONTHLY, NoDate.END_OF_YEAR, NoDate.ASLEEP]
    assert asked[2].choices[0].value == Cycle.QUARTER
    past = _all_asked(draft, {"Phòng Khoa học": Known(2)}, date(2026, 8, 3))
    assert past[-1].name == "past"


def test_the_choices_made_are_what_was_answered_else_what_is_proposed() -> None:
    draft = replace(_plan(_task("1", deadline=OPEN)), report_cycle="month")
    asked = questions(draft, date(2026, 1, 5), CALENDAR)
    assert choices_made({}, asked) == Choices((Cycle.MONTH,), NoDate.MONTHLY, PastDates.ASK)
    answers = {"open_cycle": "half", "no_date": "asleep", "past": "done"}
    assert choices_made(answers, asked) == Choices((Cycle.HALF,), NoDate.ASLEEP, PastDates.DONE)


def test_the_kind_of_a_new_unit_is_in_its_name() -> None:
    assert kind_of("Phòng Tổ chức") is UnitKind.DEPARTMENT
    assert kind_of("CÁC PHÒNG") is UnitKind.GROUP
    assert kind_of("Chi cục Thủy sản") is UnitKind.SUBORDINATE
    assert kind_of("Thanh tra tỉnh") is UnitKind.INSPECTORATE
