"""Points of a scored plan: reached, and at risk."""

from dataclasses import replace
from datetime import date

from domain.facts import AssignmentFact
from domain.tasks import OccurrenceKind
from reports.message import report_message
from reports.scores import scores_by_plan
from reports.summarise import summarise
from reports.summary import Scores
from tests.fakes.report_office import (
    QUARTER_END,
    RECKONING,
    SCIENCE,
    YEAR_END,
    assignment,
    at,
    blocked,
    done,
    october,
    with_assignments,
)

NOW = at(date(2026, 10, 15))


def _scored(fact: AssignmentFact, points: float, criterion: str | None = None) -> AssignmentFact:
    return replace(fact, points=points, criterion=criterion)


def _scores(*facts: AssignmentFact) -> Scores:
    return scores_by_plan(facts, NOW, RECKONING)[1]


def test_a_criterion_is_reached_when_all_behind_it_is_done() -> None:
    first = _scored(assignment(1, SCIENCE, QUARTER_END, done(date(2026, 9, 1))), 1.5, "1.1")
    second = _scored(assignment(2, SCIENCE, YEAR_END), 1.5, "1.1")
    third = _scored(assignment(3, SCIENCE, QUARTER_END, done(date(2026, 3, 2))), 0.25, "1.2")
    assert _scores(first, second, third) == Scores(1.75, 0.25, 0, ("T3",), ())
    finished = replace(second, words=(done(date(2026, 10, 1)),))
    assert _scores(first, finished, third).reached == 1.75


def test_what_is_late_stuck_or_closed_undone_puts_points_at_risk() -> None:
    late = _scored(assignment(1, SCIENCE, QUARTER_END), 1, "1")
    stuck = _scored(assignment(2, SCIENCE, YEAR_END, blocked(date(2026, 10, 1), "chờ mẫu")), 2, "2")
    closed = replace(_scored(assignment(3, SCIENCE, YEAR_END), 4, "3"), closed_at=at(date(2026, 10, 2)))
    in_time = _scored(assignment(4, SCIENCE, YEAR_END), 8, "4")
    late_but_done = _scored(assignment(5, SCIENCE, date(2026, 3, 2), done(date(2026, 9, 1))), 16, "5")
    scores = _scores(late, stuck, closed, in_time, late_but_done)
    assert (scores.total, scores.reached, scores.at_risk) == (31, 16, 7)
    assert scores.at_risk_by == ("T1", "T2", "T3")


def test_a_standing_duty_reaches_nothing_before_the_year_is_over() -> None:
    duty = _scored(assignment(1, SCIENCE, None, done(date(2026, 10, 1)), kind=OccurrenceKind.STANDING), 1)
    assert _scores(duty).reached == 0


def test_a_plan_without_points_says_nothing_of_them() -> None:
    plain = assignment(1, SCIENCE, QUARTER_END)
    assert scores_by_plan([plain], NOW, RECKONING) == {}
    assert "Điểm" not in report_message(summarise(with_assignments(plain), october(), NOW, RECKONING), "vi")
    scored = with_assignments(_scored(plain, 1.5))
    said = report_message(summarise(scored, october(), NOW, RECKONING), "vi")
    assert "Điểm theo kế hoạch: đạt 0/1,5, nguy cơ mất 1,5 (T1)" in said
