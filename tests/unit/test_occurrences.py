"""What a deadline becomes in its plan's year, and what waking, loading late and open words make of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import WorkingCalendar
from domain.deadline import Cycle, Deadline, DeadlineKind
from domain.occurrences import Choices, NoDate, OccurrenceDraft, PastDates, due_after_event, occurrences, woken
from domain.periods import PeriodRules
from domain.tasks import OccurrenceKind

CALENDAR = WorkingCalendar()
NEW_YEAR = date(2026, 1, 5)

DATE = Deadline("Quý I", DeadlineKind.DATE, due=(date(2026, 3, 31),))
DATES = Deadline("Quý I, quý II", DeadlineKind.DATES, due=(date(2026, 3, 31), date(2026, 6, 30)))
MONTHLY = Deadline("Hằng tháng", DeadlineKind.RECURRING, every=(Cycle.MONTH,))
OPEN = Deadline("Báo cáo định kỳ", DeadlineKind.RECURRING)
CONTINUOUS = Deadline("Thường xuyên", DeadlineKind.CONTINUOUS)
ON_EVENT = Deadline("chậm nhất 01 tháng khi có sự thay đổi", DeadlineKind.ON_EVENT, delay="P1M")
MIXED = Deadline(
    "- Xây dựng kế hoạch tháng 1; - Báo cáo định kỳ",
    DeadlineKind.MIXED,
    parts=(
        Deadline("- Xây dựng kế hoạch tháng 1;", DeadlineKind.DATE, due=(date(2026, 1, 31),)),
        Deadline("- Báo cáo định kỳ", DeadlineKind.RECURRING),
    ),
)


def of(deadline: Deadline | None, today: date = NEW_YEAR, choices: Choices | None = None) -> list[OccurrenceDraft]:
    return list(occurrences(deadline, 2026, today, CALENDAR, choices))


def days(drafts: list[OccurrenceDraft]) -> list[str]:
    return [f"{draft.due:%d/%m}" for draft in drafts if draft.due]


def test_a_date_is_one_occurrence() -> None:
    assert of(DATE) == [OccurrenceDraft("2026-03-31", OccurrenceKind.DATED, due=date(2026, 3, 31))]


def test_each_of_several_dates_is_an_occurrence() -> None:
    assert [(draft.part, draft.due) for draft in of(DATES)] == [
        ("2026-03-31", date(2026, 3, 31)),
        ("2026-06-30", date(2026, 6, 30)),
    ]


def test_a_vague_day_stays_marked_as_assumed() -> None:
    assert of(replace(DATE, assumed=True))[0].due_assumed


@pytest.mark.parametrize(
    ("every", "on_day", "due"),
    [
        ((Cycle.QUARTER,), None, "31/03 30/06 30/09 31/12"),
        ((Cycle.HALF,), None, "30/06 31/12"),
        ((Cycle.NINE_MONTHS,), None, "30/09"),
        ((Cycle.YEAR,), None, "31/12"),
        ((Cycle.QUARTER,), 20, "20/03 20/06 20/09 20/12"),
        ((Cycle.HALF,), 31, "30/06 31/12"),
        ((Cycle.QUARTER, Cycle.HALF, Cycle.YEAR), None, "31/03 30/06 30/09 31/12"),
        (
            (Cycle.MONTH,),
            None,
            "31/01 28/02 31/03 30/04 31/05 30/06 31/07 31/08 30/09 31/10 30/11 31/12",
        ),
        (
            (Cycle.MONTH,),
            30,
            "30/01 28/02 30/03 30/04 30/05 30/06 30/07 30/08 30/09 30/10 30/11 30/12",
        ),
    ],
)
def test_a_cycle_comes_round_within_the_plan_year(every: tuple[Cycle, ...], on_day: int | None, due: str) -> None:
    assert " ".join(days(of(replace(MONTHLY, every=every, on_day=on_day)))) == due


@pytest.mark.parametrize(
    ("every", "on_day", "month_shift", "due"),
    [
        ((Cycle.MONTH,), 5, 1, "2026-02-05 2027-01-05 12"),
        ((Cycle.QUARTER,), 10, 1, "2026-04-10 2027-01-10 4"),
        ((Cycle.QUARTER,), 10, -2, "2026-01-10 2026-10-10 4"),
        ((Cycle.QUARTER,), 31, -1, "2026-02-28 2026-11-30 4"),
        ((Cycle.HALF,), 10, 1, "2026-07-10 2027-01-10 2"),
    ],
)
def test_a_day_may_be_of_another_month_of_the_period_or_of_the_one_after(
    every: tuple[Cycle, ...], on_day: int, month_shift: int, due: str
) -> None:
    drafts = of(replace(MONTHLY, every=every, on_day=on_day, month_shift=month_shift))
    assert f"{drafts[0].due} {drafts[-1].due} {len(drafts)}" == due
    assert (drafts[-1].period_end, drafts[-1].cycle) == (date(2026, 12, 31), every[0])


@pytest.mark.parametrize("printed", ["-", "…", " / ", "–", "..."])
def test_a_dash_is_nothing_printed(printed: str) -> None:
    drafts = of(Deadline(printed, DeadlineKind.UNREAD), choices=Choices(no_date=NoDate.END_OF_YEAR))
    assert days(drafts) == ["31/12"]


def test_several_cycles_on_one_date_are_one_occurrence_named_after_all() -> None:
    drafts = of(replace(MONTHLY, every=(Cycle.MONTH, Cycle.QUARTER, Cycle.YEAR)))
    assert len(drafts) == 12
    march, december = drafts[2], drafts[11]
    assert (march.part, march.label, march.cycle) == ("2026-03-31", "tháng 3 và quý I", Cycle.QUARTER)
    assert (march.period_start, march.period_end) == (date(2026, 1, 1), date(2026, 3, 31))
    assert (december.label, december.cycle) == ("tháng 12, quý IV và năm 2026", Cycle.YEAR)


def test_weeks_are_due_on_their_friday() -> None:
    drafts = of(replace(MONTHLY, every=(Cycle.WEEK,)))
    assert len(drafts) == 52
    assert days(drafts)[:2] == ["02/01", "09/01"]
    assert days(drafts)[-1] == "25/12"


@pytest.mark.parametrize(
    ("cycle", "labels"),
    [
        ((Cycle.QUARTER,), ["quý I", "quý II", "quý III", "quý IV"]),
        ((Cycle.HALF,), ["6 tháng đầu năm", "6 tháng cuối năm"]),
    ],
)
def test_an_open_cycle_takes_what_was_chosen(cycle: tuple[Cycle, ...], labels: list[str]) -> None:
    assert [draft.label for draft in of(OPEN, choices=Choices(open_cycle=cycle))] == labels


def test_a_continuous_task_is_asked_for_each_reporting_month() -> None:
    drafts = of(CONTINUOUS)
    assert [draft.part for draft in drafts] == [f"2026-{month:02}" for month in range(1, 13)]
    assert {draft.kind for draft in drafts} == {OccurrenceKind.STANDING}
    assert (drafts[0].period_start, drafts[0].period_end) == (date(2025, 12, 15), date(2026, 1, 14))
    assert (drafts[2].period_start, drafts[2].period_end) == (date(2026, 2, 15), date(2026, 3, 14))
    assert all(draft.due is None for draft in drafts)


def test_data_may_close_with_the_calendar_month() -> None:
    drafts = occurrences(CONTINUOUS, 2026, NEW_YEAR, CALENDAR, rules=PeriodRules(cut_off=0))
    assert (drafts[1].period_start, drafts[1].period_end) == (date(2026, 2, 1), date(2026, 2, 28))


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        (DeadlineKind.ON_REQUEST, "request"),
        (DeadlineKind.ON_EVENT, "event"),
        (DeadlineKind.EXTERNAL, "external"),
        (DeadlineKind.UNREAD, "unread"),
        (DeadlineKind.DATE, "unread"),  # a date that could not be: kept, not dropped
    ],
)
def test_what_has_no_day_yet_sleeps(kind: DeadlineKind, part: str) -> None:
    assert of(Deadline("như in", kind)) == [OccurrenceDraft(part, OccurrenceKind.SLEEPING)]


def test_a_date_no_calendar_reaches_counts_as_unread() -> None:
    assert [draft.part for draft in of(replace(DATE, due=(date(2206, 3, 31),)))] == ["unread"]


@pytest.mark.parametrize("deadline", [None, Deadline(" ", DeadlineKind.UNREAD)])
def test_nothing_printed_follows_the_choice(deadline: Deadline | None) -> None:
    [end] = of(deadline, choices=Choices(no_date=NoDate.END_OF_YEAR))
    assert (end.part, end.due, end.due_assumed) == ("2026-12-31", date(2026, 12, 31), True)
    assert len(of(deadline, choices=Choices(no_date=NoDate.MONTHLY))) == 12
    assert of(deadline, choices=Choices(no_date=NoDate.ASLEEP)) == [OccurrenceDraft("asleep", OccurrenceKind.SLEEPING)]


def test_a_mixed_deadline_is_its_parts_each_with_its_own_words() -> None:
    drafts = of(MIXED)
    assert [(draft.part, draft.label) for draft in drafts] == [
        ("1:2026-01-31", "Xây dựng kế hoạch tháng 1"),
        ("2:2026-03-31", "Báo cáo định kỳ: quý I"),
        ("2:2026-06-30", "Báo cáo định kỳ: quý II"),
        ("2:2026-09-30", "Báo cáo định kỳ: quý III"),
        ("2:2026-12-31", "Báo cáo định kỳ: quý IV"),
    ]


@pytest.mark.parametrize(
    ("past", "due"),
    [
        (PastDates.ASK, [("31/03", True), ("30/06", False), ("30/09", False), ("31/12", False)]),
        (PastDates.DONE, [("31/03", True), ("30/06", False), ("30/09", False), ("31/12", False)]),
        (PastDates.LEAVE_OUT, [("30/06", False), ("30/09", False), ("31/12", False)]),
    ],
)
def test_dates_past_at_load_are_marked_or_left_out(past: PastDates, due: list[tuple[str, bool]]) -> None:
    drafts = of(OPEN, today=date(2026, 6, 1), choices=Choices(past=past))
    assert [(f"{draft.due:%d/%m}", draft.past) for draft in drafts] == due


def test_due_yesterday_on_a_day_off_is_not_past_yet() -> None:
    saturday = replace(DATE, due=(date(2026, 2, 28),))
    assert not of(saturday, today=date(2026, 3, 2))[0].past
    assert of(saturday, today=date(2026, 3, 3))[0].past


def test_reporting_months_closed_at_load_are_not_asked_about() -> None:
    assert [draft.part for draft in of(CONTINUOUS, today=date(2026, 10, 15))] == ["2026-11", "2026-12"]
    assert [draft.part for draft in of(CONTINUOUS, today=date(2026, 10, 14))] == ["2026-10", "2026-11", "2026-12"]


@pytest.mark.parametrize(
    ("delay", "working", "event", "due"),
    [
        ("P1M", False, date(2026, 1, 31), date(2026, 2, 28)),
        ("P1M", False, date(2026, 12, 15), date(2027, 1, 15)),
        ("P3M", False, date(2026, 11, 30), date(2027, 2, 28)),
        ("P1Y", False, date(2024, 2, 29), date(2025, 2, 28)),
        ("P10D", False, date(2026, 3, 1), date(2026, 3, 11)),
        ("P2W", False, date(2026, 3, 1), date(2026, 3, 15)),
        ("P5D", True, date(2026, 2, 12), date(2026, 2, 26)),  # over Tết
        ("P0D", False, date(2026, 3, 1), date(2026, 3, 1)),
        ("PT24H", False, date(2026, 3, 1), date(2026, 3, 2)),
        ("PT30H", False, date(2026, 3, 1), date(2026, 3, 3)),
    ],
)
def test_an_event_sets_the_day(delay: str, working: bool, event: date, due: date) -> None:
    deadline = replace(ON_EVENT, delay=delay, delay_working=working)
    assert due_after_event(deadline, event, CALENDAR) == due


def test_an_event_without_delay_sets_no_day() -> None:
    assert due_after_event(replace(ON_EVENT, delay=None), date(2026, 3, 1), CALENDAR) is None


def test_waking_opens_a_dated_occurrence_of_the_sleeping_part() -> None:
    assert woken("2:event", date(2026, 3, 2), date(2026, 4, 2)) == OccurrenceDraft(
        "2:event:2026-03-02", OccurrenceKind.DATED, due=date(2026, 4, 2)
    )


RULES = st.sampled_from([None, DATE, DATES, MONTHLY, OPEN, CONTINUOUS, ON_EVENT, MIXED])
CHOICES = st.builds(
    Choices,
    st.lists(st.sampled_from(Cycle), min_size=1, unique=True).map(tuple),
    st.sampled_from(NoDate),
    st.sampled_from(PastDates),
)


@settings(deadline=None)
@given(RULES, CHOICES, st.dates(date(2025, 12, 1), date(2027, 1, 31)))
def test_parts_are_unique_and_stay_the_same_whenever_they_are_worked_out(
    deadline: Deadline | None, choices: Choices, today: date
) -> None:
    early = {draft.part: draft for draft in occurrences(deadline, 2026, NEW_YEAR, CALENDAR, choices)}
    assert len(early) == len(of(deadline, choices=choices))
    for draft in occurrences(deadline, 2026, today, CALENDAR, choices):
        if draft.part in early:
            assert replace(draft, past=False) == replace(early[draft.part], past=False)
        else:
            assert today < NEW_YEAR or draft.past


@settings(deadline=None)
@given(CHOICES)
def test_every_recurring_due_date_lies_in_the_plan_year_and_ends_its_period(choices: Choices) -> None:
    drafts = of(OPEN, choices=choices, today=date(2025, 12, 1))
    assert drafts
    assert len({draft.due for draft in drafts}) == len(drafts)
    assert all(draft.due and draft.due.year == 2026 and draft.due == draft.period_end for draft in drafts)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from([cycle for cycle in Cycle if cycle is not Cycle.WEEK]), min_size=1, unique=True),
    st.integers(1, 31),
    st.integers(-2, 1),
)
def test_every_round_of_every_cycle_is_asked_for_once_and_on_the_day_said(
    every: list[Cycle], on_day: int, month_shift: int
) -> None:
    """Each period that ends in the year has one occurrence on its day; periods due on one day share it."""
    rule = replace(MONTHLY, every=tuple(every), on_day=on_day, month_shift=month_shift)
    drafts = of(rule, today=date(2025, 12, 1))
    ends = {month for cycle in every for month in _ends(cycle)}
    assert {draft.period_end.month for draft in drafts if draft.period_end} == ends
    assert len(drafts) == len({draft.due for draft in drafts}) == len(ends)
    for draft in drafts:
        assert draft.due
        assert draft.period_end
        months_on = (draft.due.year - 2026) * 12 + draft.due.month - draft.period_end.month
        assert months_on == month_shift
        last = (date(draft.due.year + draft.due.month // 12, draft.due.month % 12 + 1, 1) - timedelta(days=1)).day
        assert draft.due.day == min(on_day, last)


def _ends(cycle: Cycle) -> Sequence[int]:
    """The months in which a cycle's periods end, told apart from the code under test."""
    return {Cycle.MONTH: range(1, 13), Cycle.QUARTER: (3, 6, 9, 12), Cycle.HALF: (6, 12), Cycle.NINE_MONTHS: (9,)}.get(
        cycle, (12,)
    )
