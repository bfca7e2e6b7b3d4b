"""The figures of a period: what belongs to it, how it is counted, and that everything adds up."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.facts import AssignmentFact, DirectiveFact, Facts
from domain.periods import PeriodKind, period
from domain.tasks import AssignmentRole, OccurrenceKind, Status, Word
from reports.summarise import summarise
from reports.summary import Counts, Figures, Summary
from tests.fakes.report_office import (
    PLAN,
    RECKONING,
    RULES,
    SLEEPING,
    STANDING,
    YEAR_END,
    assignment,
    at,
    blocked,
    done,
    extension,
    facts,
    nothing,
    october,
    under_way,
    with_assignments,
    word,
)

DATED = OccurrenceKind.DATED
LATER = at(date(2026, 11, 20))
DUE = date(2026, 10, 8)


def _october(*assignments: AssignmentFact) -> Summary:
    return summarise(with_assignments(*assignments), october(), LATER, RECKONING)


def _counts(*assignments: AssignmentFact) -> Counts:
    return _october(*assignments).figures.counts


@pytest.mark.parametrize(
    ("fact", "count"),
    [
        (assignment(1, 1, DUE, done(date(2026, 10, 8))), "done_on_time"),
        (assignment(1, 1, DUE, done(date(2026, 9, 1))), "done_on_time"),  # due in it, done before it
        (assignment(1, 1, YEAR_END, done(date(2026, 10, 8))), "done_on_time"),  # finished in it, due later
        (assignment(1, 1, date(2026, 8, 31), done(date(2026, 9, 15))), "done_late"),  # open from before
        (assignment(1, 1, date(2026, 8, 31)), "under_way_past"),
        (assignment(1, 1, DUE), "under_way_past"),
        (assignment(1, 1, YEAR_END), "under_way_in_time"),
        (assignment(1, 1, date(2026, 10, 20), created=date(2026, 10, 13)), "under_way_in_time"),
        (assignment(1, 1, DUE, done(date(2026, 10, 15))), "under_way_past"),  # said after the close
        # The plan's day lies in the period, the granted one long after it.
        (
            assignment(
                1,
                1,
                DUE,
                extensions=(extension(date(2026, 10, 1), DUE, YEAR_END, date(2026, 10, 2), YEAR_END, "chờ nghị định"),),
            ),
            "under_way_in_time",
        ),
    ],
)
def test_what_belongs_and_where_it_is_counted(fact: AssignmentFact, count: str) -> None:
    counts = _counts(fact)
    assert counts.total == 1
    assert getattr(counts, count) == ("T1",)


@pytest.mark.parametrize(
    "fact",
    [
        assignment(1, 1, date(2026, 8, 31), done(date(2026, 9, 14))),  # over before it began
        assignment(1, 1, DUE, created=date(2026, 10, 15)),  # not in force yet
        replace(assignment(1, 1, DUE), role=AssignmentRole.COOPERATING),
        replace(assignment(1, 1, DUE), closed_at=at(date(2026, 9, 1)), closed_reason="gộp vào T2"),
        replace(assignment(1, 1, DUE), closed_at=at(date(2026, 10, 1)), closed_reason="không còn phù hợp"),
        assignment(1, 1, None, kind=SLEEPING),
        assignment(1, 1, None, kind=STANDING),
    ],
)
def test_what_is_not_counted(fact: AssignmentFact) -> None:
    assert _counts(fact).total == 0


def test_closed_in_the_period_is_listed_closed_after_it_still_counts() -> None:
    in_it = replace(assignment(1, 1, DUE), closed_at=at(date(2026, 10, 1)), closed_reason="không còn phù hợp")
    after_it = replace(assignment(2, 1, DUE), closed_at=at(date(2026, 10, 20)), closed_reason="không còn phù hợp")
    done_first = replace(assignment(3, 1, DUE, done(DUE)), closed_at=at(date(2026, 10, 10)), closed_reason="kết thúc")
    in_other_hands = replace(assignment(4, 1, DUE), closed_at=at(date(2026, 10, 1)), moved=True)
    summary = _october(in_it, after_it, done_first, in_other_hands, assignment(4, 2, DUE, done(DUE)))
    assert [judged.fact.code for judged in summary.closed] == ["T1"]
    assert summary.figures.counts.under_way_past == ("T2",)
    assert summary.figures.counts.done_on_time == ("T3", "T4")


def test_sleeping_tasks_are_listed() -> None:
    assert _october(assignment(1, 1, None, kind=SLEEPING)).figures.sleeping == ("T1",)


def test_a_monthly_duty_is_one_task_and_its_later_occurrences_wait() -> None:
    months = [assignment(1, 1, date(2026, month, 28), assignment_id=month) for month in range(1, 13)]
    done_until_september = [
        replace(each, words=(done(each.original_due),)) if each.original_due and each.original_due.month < 10 else each
        for each in months
    ]
    summary = _october(*done_until_september)
    # September's was due and done in the period; October's is due after the close and waits for November's report.
    assert summary.figures.counts.done_on_time == ("T1",)
    assert [judged.due for judged in summary.coming] == [date(2026, 10, 28)]


def test_the_next_occurrence_counts_as_under_way_where_there_is_none_in_the_period() -> None:
    quarters = [
        assignment(1, 1, date(2026, month, 20), *words, assignment_id=month)
        for month, words in ((6, (done(date(2026, 6, 20)),)), (12, ()))
    ]
    counts = _counts(*quarters)
    assert counts.under_way_in_time == ("T1",)
    assert counts.total == 1


def test_a_task_is_done_when_all_its_units_are() -> None:
    one, other = assignment(1, 1, DUE, done(DUE)), assignment(1, 2, DUE)
    summary = _october(one, other)
    assert summary.figures.counts.under_way_past == ("T1",)
    assert summary.figures.counts.total == 1
    assert [(unit.unit_id, len(unit.figures.counts.done), unit.figures.counts.total) for unit in summary.units] == [
        (1, 1, 1),
        (2, 0, 1),
    ]
    both = _october(one, replace(other, words=(done(date(2026, 10, 12)),)))
    assert both.figures.counts.done_late == ("T1",)


def test_units_count_assignments() -> None:
    occurrences = [
        assignment(1, 1, date(2026, 9, day), done(date(2026, 9, day)), assignment_id=day) for day in (18, 25)
    ]
    summary = _october(*occurrences)
    assert summary.figures.counts.done_on_time == ("T1",)
    assert summary.units[0].figures.counts.done_on_time == ("T1", "T1")


def test_what_stands_beside_the_four_counts() -> None:
    counts = _counts(
        assignment(1, 1, YEAR_END),
        assignment(2, 1, YEAR_END, under_way(date(2026, 9, 14), 20)),  # said before the period
        assignment(3, 1, YEAR_END, under_way(date(2026, 9, 15), 20)),
        assignment(4, 1, DUE, blocked(date(2026, 10, 1), "chưa có mẫu")),
        assignment(5, 1, DUE, nothing(DUE)),
        assignment(6, 1, DUE, done(DUE)),
        # Who asks for more time is not silent.
        assignment(7, 1, DUE, extensions=(extension(date(2026, 10, 1), DUE, YEAR_END, None, None, "chờ"),)),
        assignment(8, 1, DUE, extensions=(extension(date(2026, 9, 1), DUE, YEAR_END, None, None, "chờ"),)),
    )
    assert counts.not_reported == ("T1", "T2", "T8")
    assert counts.blocked == ("T4",)
    assert counts.nothing_arose == ("T5",)
    assert counts.total == 8


def test_standing_duties_are_a_line_of_their_own() -> None:
    def duty(number: int, unit: int, *words: Word) -> AssignmentFact:
        return assignment(number, unit, None, *words, kind=STANDING)

    summary = _october(
        duty(1, 1, under_way(date(2026, 10, 1), 50)),
        duty(2, 1, nothing(date(2026, 10, 1))),
        duty(3, 1),
        duty(4, 1, nothing(date(2026, 10, 1))),
        duty(4, 2, word(Status.DONE, date(2026, 10, 1))),
        duty(5, 1, done(date(2026, 10, 1))),
        duty(5, 2),
    )
    standing = summary.figures.standing
    assert standing.reported == ("T1", "T4")
    assert standing.nothing_arose == ("T2",)
    assert standing.not_reported == ("T3", "T5")
    assert summary.figures.counts.total == 0


def test_a_standing_duty_counts_once_for_a_unit_in_a_quarter() -> None:
    months = [
        replace(assignment(1, 1, None, *words, kind=STANDING, assignment_id=month), period_end=date(2026, month, 14))
        for month, words in ((7, ()), (8, (nothing(date(2026, 8, 10)),)), (9, ()))
    ]
    third = period(PeriodKind.QUARTER, 2026, 3, RULES)
    summary = summarise(with_assignments(*months), third, LATER, RECKONING)
    assert summary.figures.standing.nothing_arose == ("T1",)
    assert summary.units[0].figures.standing.total == 1


def test_extensions_and_directives_of_the_period_and_what_is_still_open() -> None:
    asked = extension(
        date(2026, 10, 12), DUE, date(2026, 10, 30), date(2026, 10, 16), date(2026, 10, 30), "chờ thẩm định"
    )
    old = extension(date(2026, 5, 1), date(2026, 5, 31), DUE, date(2026, 5, 4), DUE, "bổ sung")
    told = DirectiveFact(at(date(2026, 8, 1)), "Trần Văn Minh", "Làm ngay", None)
    answered = DirectiveFact(at(date(2026, 8, 1)), "Trần Văn Minh", "Làm ngay", at(date(2026, 8, 3)))
    summary = _october(assignment(1, 1, DUE, extensions=(old, asked), directives=(told, answered)))
    assert [(item.extension, item.decided) for item in summary.extensions] == [(asked, False)]
    assert summary.undecided == summary.extensions
    assert [(item.directive, item.answered) for item in summary.directives] == [(told, False)]


def test_results_without_evidence_are_listed() -> None:
    summary = _october(
        assignment(1, 1, DUE, done(DUE), evidence=0),
        assignment(2, 1, DUE, done(DUE), evidence=1),
        assignment(3, 1, DUE, nothing(DUE), evidence=0),
    )
    assert [judged.fact.code for judged in summary.without_evidence] == ["T1"]


def test_late_is_sorted_by_days_and_coming_by_date() -> None:
    summary = _october(
        assignment(1, 1, date(2026, 10, 6)),
        assignment(2, 1, date(2026, 8, 31)),
        assignment(3, 1, date(2026, 11, 13)),
        assignment(4, 1, date(2026, 10, 20)),
        assignment(5, 1, date(2026, 11, 16)),  # after the end of November's period
    )
    assert [(judged.fact.code, judged.days_late) for judged in summary.late] == [("T2", 44), ("T1", 8)]
    assert [judged.fact.code for judged in summary.coming] == ["T4", "T3"]


def test_the_period_before_stands_as_it_did_at_its_close() -> None:
    summary = _october(assignment(1, 1, date(2026, 9, 10), done(date(2026, 9, 20))))
    assert summary.figures.counts.done_late == ("T1",)
    assert summary.before is not None
    assert summary.before.figures.counts.under_way_past == ("T1",)
    assert summary.last_year is None


def test_a_running_period_stands_as_it_does_now() -> None:
    running = summarise(with_assignments(assignment(1, 1, DUE)), october(), at(date(2026, 10, 2)), RECKONING)
    assert running.running
    assert running.day == date(2026, 10, 2)
    assert running.figures.counts.under_way_in_time == ("T1",)


def test_tasks_outside_any_plan_and_outside_sections_have_their_own_place() -> None:
    summary = _october(
        assignment(1, 1, DUE, section="I"),
        assignment(2, 1, DUE, section="IX"),
        assignment(3, None, DUE, section=None),
    )
    assert [(each.plan, each.figures.counts.total) for each in summary.plans] == [(PLAN, 2), (None, 1)]
    assert [(each.number, each.figures.counts.total) for each in summary.plans[0].sections] == [("I", 1), (None, 1)]
    assert [(unit.unit_id, unit.name) for unit in summary.units] == [(1, "Văn phòng Sở"), (None, None)]


# Everything adds up, whatever happened.

_DAYS = st.dates(date(2026, 7, 1), date(2026, 12, 31))


@st.composite
def _assignment(draw: st.DrawFn, identity: int) -> AssignmentFact:
    number = draw(st.integers(1, 8))
    kind = draw(st.sampled_from([DATED, DATED, DATED, STANDING, SLEEPING]))
    days = sorted(draw(st.lists(_DAYS, max_size=4)))
    words = [word(draw(st.sampled_from(Status)), day, draw(st.sampled_from([None, "chờ"]))) for day in days]
    due = draw(_DAYS)
    granted = draw(st.none() | _DAYS)
    asked = extension(date(2026, 8, 1), due, draw(_DAYS), draw(st.none() | _DAYS), granted, "chờ")
    fact = assignment(
        number,
        draw(st.none() | st.integers(1, 4)),
        due if kind is DATED else None,
        *words,
        section=(None, "I", "II", "III", "XX")[number % 5],
        kind=kind,
        created=draw(st.dates(date(2026, 6, 1), date(2026, 11, 30))),
        extensions=(asked,) if draw(st.booleans()) else (),
        assignment_id=identity,
    )
    return replace(fact, closed_at=draw(st.none() | _DAYS.map(at)))


@st.composite
def _offices(draw: st.DrawFn) -> Facts:
    return with_assignments(*(draw(_assignment(identity)) for identity in range(draw(st.integers(0, 12)))))


def _all_figures(summary: Summary) -> Iterator[Figures]:
    yield summary.figures
    yield from (plan.figures for plan in summary.plans)
    yield from (section.figures for plan in summary.plans for section in plan.sections)
    yield from (unit.figures for unit in summary.units)


@settings(max_examples=150, deadline=None)
@given(office=_offices(), kind=st.sampled_from(PeriodKind), now=_DAYS)
def test_everything_adds_up(office: Facts, kind: PeriodKind, now: date) -> None:
    ordinal = {PeriodKind.MONTH: 10, PeriodKind.QUARTER: 4, PeriodKind.HALF: 2}.get(kind, 1)
    summary = summarise(office, period(kind, 2026, ordinal, RULES), at(now, 17), RECKONING)
    for figures in _all_figures(summary):
        for counts in (figures.counts, figures.by_original):
            assert sorted(counts.done + counts.under_way) == sorted(
                counts.done_on_time + counts.done_late + counts.under_way_in_time + counts.under_way_past
            )
            assert set(counts.blocked) | set(counts.not_reported) <= set(counts.under_way)
            assert set(counts.nothing_arose) <= set(counts.done)
            shares = counts.shares()
            assert round(sum(shares.values()), 1) == (100.0 if counts.total else 0.0)
            for name, share in shares.items():
                of_all = 100 * len(getattr(counts, name)) / max(1, counts.total)
                assert abs(share - of_all) <= 0.1001, "rounded, but no more than what makes them add up"
        assert figures.counts.total == figures.by_original.total
        assert sorted(figures.counts.done) == sorted(figures.by_original.done)
    # A task is one task in the agency, its plan and its section; an assignment is one in its unit.
    agency = summary.figures
    assert sorted(agency.counts.done) == sorted(c for plan in summary.plans for c in plan.figures.counts.done)
    assert agency.counts.total == sum(plan.figures.counts.total for plan in summary.plans)
    assert agency.standing.total == sum(plan.figures.standing.total for plan in summary.plans)
    for plan in summary.plans:
        if plan.sections:
            assert plan.figures.counts.total == sum(section.figures.counts.total for section in plan.sections)
            assert sorted(plan.figures.counts.under_way_past) == sorted(
                code for section in plan.sections for code in section.figures.counts.under_way_past
            )
    assert len(summary.counted) == sum(unit.figures.counts.total for unit in summary.units)
    assert len(summary.late) == sum(len(unit.figures.counts.under_way_past) for unit in summary.units)
    for earlier in filter(None, (summary.before, summary.last_year)):
        assert earlier.figures.counts.total == sum(plan.figures.counts.total for plan in earlier.plans)
        whole = sum(unit.figures.counts.total for unit in earlier.units)
        assert (earlier.figures.counts.total > 0) == (whole > 0)
    # Each official figure names tasks that are there, each of them once.
    named = agency.counts.done + agency.counts.under_way
    assert sorted(named) == sorted({judged.fact.code for judged in summary.counted})


@settings(max_examples=80, deadline=None)
@given(office=_offices())
def test_a_report_says_the_same_whenever_it_is_made_after_the_close(office: Facts) -> None:
    soon, late = (summarise(office, october(), at(day), RECKONING) for day in (date(2026, 10, 15), date(2027, 3, 1)))
    assert soon.figures == late.figures
    assert soon.units == late.units


def test_the_sample_office() -> None:
    summary = summarise(facts(), october(), LATER, RECKONING)
    counts = summary.figures.counts
    # Counted by hand from the table of the fake office.
    assert counts.done_on_time == (
        "T1", "T5", "T6", "T15", "T18", "T23", "T24", "T26", "T29", "T34", "T35", "T39",
    )  # fmt: skip
    assert counts.done_late == ("T38",)
    assert counts.under_way_past == ("T2", "T7", "T13", "T20", "T30", "T41")
    assert len(counts.under_way_in_time) == 15
    assert summary.figures.by_original.done_late == ("T26", "T38")
    assert summary.figures.sleeping == ("T4", "T8", "T17")
