"""The months of a year behind the chart of the trend."""

from datetime import date

from domain.facts import Facts
from domain.periods import PeriodKind, period
from reports.months import months_of
from reports.summarise import summarise
from reports.summary import Counts
from tests.fakes.report_office import (
    QUARTER_END,
    RECKONING,
    RULES,
    SCIENCE,
    assignment,
    at,
    done,
    facts,
    october,
    with_assignments,
)

YEAR = period(PeriodKind.YEAR, 2026, 1, RULES)


def _counts(office: Facts, now: date) -> dict[int, Counts]:
    return {month.period.ordinal: month.figures.counts for month in months_of(office, YEAR, at(now), RECKONING)}


def test_each_month_shows_the_year_as_it_stood_at_its_close() -> None:
    office = with_assignments(
        assignment(1, SCIENCE, date(2026, 3, 10), done(date(2026, 3, 9))),
        assignment(2, SCIENCE, date(2026, 3, 10), done(date(2026, 4, 20))),
        assignment(3, SCIENCE, QUARTER_END),
    )
    counts = _counts(office, date(2026, 6, 1))
    assert list(counts) == [1, 2, 3, 4, 5, 6]
    assert (counts[2].done, counts[2].under_way_past) == ((), ())
    assert (counts[3].done_on_time, counts[3].under_way_past) == (("T1",), ("T2",))
    # What was done in March is still counted in May: the columns climb.
    assert (counts[5].done_on_time, counts[5].done_late, counts[5].under_way_in_time) == (("T1",), ("T2",), ("T3",))


def test_the_months_begin_when_there_was_work_and_end_with_the_period() -> None:
    office = with_assignments(assignment(1, SCIENCE, QUARTER_END, created=date(2026, 4, 20)))
    found = months_of(office, october(), at(date(2026, 11, 20)), RECKONING)
    assert [month.period.ordinal for month in found] == [5, 6, 7, 8, 9, 10]


def test_the_last_month_of_the_year_agrees_with_the_year_s_report() -> None:
    now = at(date(2027, 1, 4))
    assert months_of(facts(), YEAR, now, RECKONING)[-1].figures == summarise(facts(), YEAR, now, RECKONING).figures
