"""Ladders as people write them in chat, and which of those an office set an assignment goes by."""

from dataclasses import replace
from functools import partial

import pytest

from domain.ladder_words import ladder_words
from domain.problem import Problem
from domain.reminder_settings import ReminderSettings
from domain.rungs import ASKED, ASKED_AND_HEADS, Audience, Ladder, Rung, read_ladder
from locales import say
from tests.unit.reminding import view

HEADS, OFFICE, LEADERS = Audience.HEADS, Audience.OFFICE, Audience.LEADERS


@pytest.mark.parametrize(
    ("words", "ladder"),
    [
        ("10, 5, 2, 0", [(-10, ASKED), (-5, ASKED), (-2, ASKED), (0, ASKED)]),
        ("0 2 5 10", [(-10, ASKED), (-5, ASKED), (-2, ASKED), (0, ASKED)]),
        ("-5;0", [(-5, ASKED), (0, ASKED)]),
        ("5 trưởng, 0", [(-5, ASKED_AND_HEADS), (0, ASKED)]),
        ("5, 5 văn phòng", [(-5, ASKED | {OFFICE})]),
        ("2 ngày Trưởng phòng", [(-2, ASKED_AND_HEADS)]),
        ("+1, +3 VP, +5 lãnh đạo phụ trách", [(1, ASKED_AND_HEADS), (3, {OFFICE}), (5, {LEADERS})]),
        ("+3 trưởng đơn vị, +3 Văn phòng", [(3, ASKED_AND_HEADS), (3, {OFFICE})]),
    ],
)
def test_a_ladder_is_read_from_words(words: str, ladder: list[tuple[int, set[Audience]]]) -> None:
    assert read_ladder(words) == tuple(Rung(days, frozenset(to)) for days, to in ladder)


@pytest.mark.parametrize("words", ["", "mai", "10,5,x", "5lan", "999", "10 ai đó", ",".join(map(str, range(13)))])
def test_what_is_no_ladder_is_refused(words: str) -> None:
    with pytest.raises(Problem, match=r"ladder\."):
        read_ladder(words)


@pytest.mark.parametrize("words", ["10, 5 trưởng đơn vị, 0", "+1 trưởng đơn vị, +3 Văn phòng, +5 lãnh đạo"])
def test_a_ladder_is_shown_as_it_can_be_typed(words: str) -> None:
    assert ladder_words(read_ladder(words), partial(say, "vi")) == words
    assert read_ladder(ladder_words(read_ladder(words), partial(say, "en"))) == read_ladder(words)


def days(ladder: Ladder) -> list[int]:
    return [rung.days for rung in ladder]


def test_a_tasks_ladder_comes_before_its_plans_and_that_before_the_offices() -> None:
    own = {"task:1": read_ladder("1"), "plan:1": read_ladder("7, +2"), "office": read_ladder("20, +4, +9 văn phòng")}
    settings = ReminderSettings(ladders=own)
    assert days(settings.until_due(view())) == [-1]
    assert days(settings.past_due(view())) == [2], "the task says nothing of being late, so its plan does"
    assert days(settings.until_due(view(number=2))) == [-7]
    outside = replace(view(number=2), plan_id=None)
    assert days(settings.until_due(outside)) == [-20]
    assert days(settings.past_due(outside)) == [4, 9]


def test_a_recurring_duty_keeps_its_own_ladder_beside_the_offices() -> None:
    settings = ReminderSettings(ladders={"office": read_ladder("20"), "month": read_ladder("1")})
    no_plan = replace(view(), plan_id=None)
    assert days(settings.until_due(replace(no_plan, cycle="month"))) == [-1]
    assert days(settings.until_due(replace(no_plan, cycle="quarter"))) == [-5, -2, 0]
    assert days(settings.until_due(replace(no_plan, cycle="year"))) == [-20]
