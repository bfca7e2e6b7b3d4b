"""What is asked before a plan is in force, one question at a time."""

from dataclasses import replace
from datetime import date

from domain.calendar import WorkingCalendar
from domain.deadline import Cycle, Deadline, DeadlineKind
from domain.decision import Answers, Decision, each_of, in_words
from domain.load_questions import questions
from domain.occurrences import Choices, NoDate, PastDates
from domain.people import Role, Unit, UnitKind
from domain.plan_decisions import choices_made, next_decision, with_answer
from domain.plan_draft import PlanDraft, TaskDraft
from domain.unit_decisions import UNITS as UNITS_AT_ONCE
from domain.unit_decisions import Known, kind_of, lettered

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
    draft = _plan(_task("1", "Phòng KH"), _task("2", "Phòng KH"))
    (only,) = _all_asked(draft, {"Phòng KH": Known(near=(2,))}, choice=1)
    assert (only.name, only.args["n"], only.args["tasks"]) == ("unit:Phòng KH", 2, "1, 2")
    assert [c.value for c in only.choices] == [{"unit": 2}, {"create": True}, {"office": True}]


LEADS = _plan(_task("1", "Phòng KH"), _task("2", "Phòng KH"), _task("3", "Trung tâm A"), _task("4", "Các ban"))
LEADS_KNOWN = {"Phòng KH": Known(near=(2,)), "Trung tâm A": Known(), "Các ban": Known()}


def test_several_unknown_leads_are_one_question_with_what_each_is_taken_for() -> None:
    (only,) = _all_asked(LEADS, LEADS_KNOWN)
    assert lettered(only) == {"a": "Phòng KH", "b": "Trung tâm A", "c": "Các ban"}
    # A near miss is proposed, a name like none is new, and what a group stands for is not made up.
    assert with_answer({}, only, only.choices[0]) == {
        "units": {"Phòng KH": {"unit": 2}, "Trung tâm A": {"create": True}, "Các ban": {"office": True}}
    }
    words = in_words(only, lambda key, **args: f"{key}({', '.join(str(v) for v in args.values())})")
    assert "load.units.line(a, Phòng KH, 2, load.unit.same(Phòng Khoa học))" in words


def test_all_that_are_no_group_can_be_created_though_one_is_alike() -> None:
    (first, second) = _all_asked(LEADS, LEADS_KNOWN, choice=1)
    assert with_answer({}, first, first.choices[1]) == {
        "units": {"Phòng KH": {"create": True}, "Trung tâm A": {"create": True}}
    }
    assert second.name == "unit:Các ban"


def test_several_leads_can_be_asked_about_one_by_one() -> None:
    asked = _all_asked(LEADS, LEADS_KNOWN, choice=2)
    assert [d.name for d in asked] == [UNITS_AT_ONCE, "unit:Phòng KH", "unit:Trung tâm A", "unit:Các ban"]


def test_no_more_leads_are_asked_about_at_once_than_a_phone_shows() -> None:
    names = [f"Trung tâm {n}" for n in range(20)]
    draft = _plan(*(_task(str(n), name) for n, name in enumerate(names)))
    asked = _all_asked(draft, {name: Known() for name in names})
    assert [len(lettered(d)) for d in asked] == [8, 8, 4]


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


OPEN_POINTS = _plan(
    _task("1"), _task("2", "Phòng Khoa học", deadline=None), _task("3", "Phòng Khoa học", deadline=OPEN)
)


def test_what_is_left_open_is_one_question_with_what_is_proposed() -> None:
    (only,) = _all_asked(OPEN_POINTS, {"Phòng Khoa học": Known(2)})
    points = each_of(only)
    assert [d.name for d in points] == ["blank_leads", "no_date", "open_cycle"]
    assert [c.value for c in points[0].choices] == ["office", {"unit": 2}]
    assert [c.value for c in points[1].choices] == [NoDate.MONTHLY, NoDate.END_OF_YEAR, NoDate.ASLEEP]
    assert points[2].choices[0].value == Cycle.QUARTER
    assert with_answer({}, only, only.choices[0]) == {
        "blank_leads": "office",
        "no_date": "monthly",
        "open_cycle": "quarter",
    }
    (with_past,) = _all_asked(OPEN_POINTS, {"Phòng Khoa học": Known(2)}, date(2026, 8, 3))
    assert each_of(with_past)[-1].name == "past"


def test_one_of_the_points_can_be_decided_otherwise_first() -> None:
    asked = questions(OPEN_POINTS, date(2026, 1, 5), CALENDAR)
    known: dict[str, Known] = {"Phòng Khoa học": Known(2)}
    together = next_decision(OPEN_POINTS, known, UNITS, asked, {})
    assert together is not None
    answers = with_answer({}, together, together.choices[2])
    of_dates = next_decision(OPEN_POINTS, known, UNITS, asked, answers)
    assert of_dates is not None
    assert of_dates.name == "no_date"
    answers = with_answer(answers, of_dates, of_dates.choices[2])
    assert answers == {"no_date": "asleep"}
    rest = next_decision(OPEN_POINTS, known, UNITS, asked, answers)
    assert rest is not None
    assert [d.name for d in each_of(rest)] == ["blank_leads", "open_cycle"]


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
