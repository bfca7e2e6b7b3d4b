"""What the admin is asked at load, and what is proposed."""

from datetime import date

import pytest

from domain.calendar import WorkingCalendar
from domain.deadline import Cycle, Deadline, DeadlineKind
from domain.load_questions import proposed_choices, questions
from domain.occurrences import Choices, NoDate, PastDates
from domain.plan_draft import PlanDraft, TaskDraft

CALENDAR = WorkingCalendar()
Q1 = Deadline("Quý I", DeadlineKind.DATE, due=(date(2026, 3, 31),))
OPEN = Deadline("Báo cáo định kỳ", DeadlineKind.RECURRING)


def task(ref: str, deadline: Deadline | None, lead: tuple[str, ...] = ("Văn phòng Sở",)) -> TaskDraft:
    return TaskDraft(ref=ref, number=ref, title="Việc", lead=lead, deadline=deadline)


PLAN = PlanDraft(
    "Kế hoạch",
    2026,
    tasks=(
        task("I.1", Q1),
        task("I.2", OPEN),
        task("I.3", Deadline("lập KH tháng 1; báo cáo định kỳ", DeadlineKind.MIXED, parts=(Q1, OPEN))),
        task("II.1", None),
        task("II.2", Deadline("", DeadlineKind.UNREAD)),
        task("II.3", Deadline("khoảng giữa vụ", DeadlineKind.UNREAD)),
        task("II.4", Deadline("31/02", DeadlineKind.DATE, problem="impossible_date"), lead=()),
        task("II.5", Deadline("Thường xuyên", DeadlineKind.CONTINUOUS)),
        # Outside its plan's year, but a day like any other: it is shown, and kept.
        task("II.6", Deadline("31/01/2027", DeadlineKind.DATE, due=(date(2027, 1, 31),), problem="outside_year")),
    ),
)


def test_each_question_names_its_tasks() -> None:
    asked = questions(PLAN, date(2026, 1, 5), CALENDAR)
    assert asked.open_cycles == ("I.2", "I.3")
    assert asked.no_dates == ("II.1", "II.2")
    assert asked.unread == ("II.3", "II.4")
    assert asked.past == ()
    assert asked.blank_leads == ("II.4",)


def test_dates_past_depend_on_the_day_and_on_what_was_chosen() -> None:
    assert questions(PLAN, date(2026, 4, 1), CALENDAR).past == ("I.1", "I.2", "I.3")
    yearly = Choices(open_cycle=(Cycle.YEAR,), past=PastDates.LEAVE_OUT)
    assert questions(PLAN, date(2026, 4, 1), CALENDAR, yearly).past == ("I.1", "I.3")


@pytest.mark.parametrize(
    ("report_cycle", "score", "cycle", "no_date"),
    [
        (None, None, Cycle.QUARTER, NoDate.MONTHLY),
        ("month", None, Cycle.MONTH, NoDate.MONTHLY),
        (None, 2.0, Cycle.QUARTER, NoDate.END_OF_YEAR),
    ],
)
def test_what_is_proposed(report_cycle: str | None, score: float | None, cycle: Cycle, no_date: NoDate) -> None:
    scored = TaskDraft(ref="1", number="1", title="Việc", score_max=score)
    proposed = proposed_choices(PlanDraft("Kế hoạch", 2026, tasks=(scored,), report_cycle=report_cycle))
    assert (proposed.open_cycle, proposed.no_date) == ((cycle,), no_date)
