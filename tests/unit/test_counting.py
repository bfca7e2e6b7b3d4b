"""One assignment, judged at an instant. The office's clock is UTC+7; a date on a weekend is late after Monday."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.counting import Outcome, judge
from domain.facts import AssignmentFact
from domain.tasks import Status, Word
from tests.fakes.report_office import (
    RECKONING,
    assignment,
    at,
    blocked,
    done,
    extension,
    nothing,
    october,
    under_way,
    word,
)

ON_TIME, LATE, IN_TIME, PAST = Outcome
CLOSE = RECKONING.close_of(october())
DUE = date(2026, 10, 8)  # a Thursday


def test_the_close_is_the_end_of_the_last_day_in_the_office() -> None:
    assert datetime(2026, 10, 14, 17, tzinfo=UTC) == CLOSE
    assert RECKONING.start_of(october()) == datetime(2026, 9, 14, 17, tzinfo=UTC)
    assert RECKONING.stand_of(october(), at(date(2026, 10, 20))) == CLOSE
    assert RECKONING.stand_of(october(), at(date(2026, 10, 1))) == at(date(2026, 10, 1))


@pytest.mark.parametrize(
    ("words", "outcome", "days_late"),
    [
        ((), PAST, 6),
        ((under_way(date(2026, 10, 7), 90),), PAST, 6),
        ((done(date(2026, 10, 8)),), ON_TIME, 0),
        ((done(date(2026, 10, 9)),), LATE, 1),
        ((nothing(date(2026, 10, 8)),), ON_TIME, 0),
        # Evidence sent later with another "done" does not make it late.
        ((done(date(2026, 10, 8)), done(date(2026, 10, 13))), ON_TIME, 0),
        # Returned by the Office, then done again: the second counts.
        ((done(date(2026, 10, 7)), word(Status.IN_PROGRESS, date(2026, 10, 8), "thiếu phụ lục")), PAST, 6),
        (
            (
                done(date(2026, 10, 7)),
                word(Status.IN_PROGRESS, date(2026, 10, 8), "thiếu phụ lục"),
                done(date(2026, 10, 10)),
            ),
            LATE,
            2,
        ),
        # What is said after the close is not known to the report.
        ((done(date(2026, 10, 15)),), PAST, 6),
        ((blocked(date(2026, 10, 1), "chờ"), done(date(2026, 10, 15))), PAST, 6),
    ],
)
def test_outcome_at_the_close(words: tuple[Word, ...], outcome: Outcome, days_late: int) -> None:
    judged = judge(assignment(1, 1, DUE, *words), CLOSE, RECKONING)
    assert (judged.outcome, judged.days_late) == (outcome, days_late)


@pytest.mark.parametrize(
    ("due", "finished", "outcome"),
    [
        (date(2026, 10, 10), date(2026, 10, 12), ON_TIME),  # due on a Saturday, done on Monday
        (date(2026, 10, 10), date(2026, 10, 13), LATE),
        (date(2026, 10, 14), None, IN_TIME),  # due on the last day: its own day is not over for it
        (date(2026, 10, 12), None, PAST),
        (date(2026, 11, 30), None, IN_TIME),
        (None, None, IN_TIME),
    ],
)
def test_late_begins_after_the_next_working_day(due: date | None, finished: date | None, outcome: Outcome) -> None:
    words = (done(finished),) if finished else ()
    assert judge(assignment(1, 1, due, *words), CLOSE, RECKONING).outcome is outcome


def test_the_day_is_the_office_s_not_that_of_utc() -> None:
    just_after_midnight = Word(1, Status.DONE, datetime(2026, 10, 8, 17, 30, tzinfo=UTC), 1)  # 00:30 on the 9th
    judged = judge(assignment(1, 1, DUE, just_after_midnight), CLOSE, RECKONING)
    assert (judged.outcome, judged.finished_on) == (LATE, date(2026, 10, 9))


def _extended(decided: date | None, granted: date | None, *words: Word) -> AssignmentFact:
    asked = extension(date(2026, 10, 2), DUE, date(2026, 10, 20), decided, granted, "chờ số liệu")
    return assignment(1, 1, DUE, *words, extensions=(asked,))


@pytest.mark.parametrize(
    ("fact", "outcome", "original"),
    [
        (_extended(date(2026, 10, 5), date(2026, 10, 20)), IN_TIME, PAST),
        (_extended(date(2026, 10, 5), date(2026, 10, 12), done(date(2026, 10, 12))), ON_TIME, LATE),
        (_extended(date(2026, 10, 5), date(2026, 10, 12), done(date(2026, 10, 13))), LATE, LATE),
        (_extended(date(2026, 10, 5), None), PAST, PAST),  # refused
        (_extended(None, None), PAST, PAST),  # asking does not move a date
        (_extended(date(2026, 10, 15), date(2026, 10, 20)), PAST, PAST),  # granted after the close
    ],
)
def test_on_time_by_the_original_and_by_the_granted_date(
    fact: AssignmentFact, outcome: Outcome, original: Outcome
) -> None:
    judged = judge(fact, CLOSE, RECKONING)
    assert (judged.outcome, judged.original_outcome) == (outcome, original)


def test_a_date_past_at_loading_counts_from_the_day_of_loading() -> None:
    loaded = date(2026, 9, 21)
    answered_at_once = assignment(1, 1, date(2026, 3, 31), done(loaded), created=loaded)
    answered_later = assignment(2, 1, date(2026, 3, 31), done(date(2026, 9, 25)), created=loaded)
    still_open = assignment(3, 1, date(2026, 3, 31), created=loaded)
    assert judge(answered_at_once, CLOSE, RECKONING).outcome is ON_TIME
    assert judge(answered_later, CLOSE, RECKONING).outcome is LATE
    assert judge(still_open, CLOSE, RECKONING).outcome is PAST
    assert judge(still_open, at(loaded, 17), RECKONING).outcome is IN_TIME


def test_the_reason_is_the_latest_given_and_known() -> None:
    words = (blocked(date(2026, 10, 1), "chưa có mẫu"), under_way(date(2026, 10, 6), 50))
    assert judge(assignment(1, 1, DUE, *words), CLOSE, RECKONING).reason == "chưa có mẫu"
    assert judge(assignment(1, 1, DUE, *words), at(date(2026, 9, 30)), RECKONING).reason is None
    assert judge(_extended(None, None), CLOSE, RECKONING).reason == "chờ số liệu"


def test_blocked_is_the_last_word_on_what_is_open() -> None:
    stuck = blocked(date(2026, 10, 1), "chưa có mẫu")
    assert judge(assignment(1, 1, DUE, stuck), CLOSE, RECKONING).blocked
    assert not judge(assignment(1, 1, DUE, stuck, under_way(date(2026, 10, 2), 10)), CLOSE, RECKONING).blocked
    assert not judge(assignment(1, 1, DUE, stuck, done(date(2026, 10, 2))), CLOSE, RECKONING).blocked


_WORDS = st.lists(
    st.builds(
        lambda status, days: word(status, date.fromordinal(date(2026, 9, 1).toordinal() + days)),
        st.sampled_from(Status),
        st.integers(0, 60),
    ),
    max_size=6,
).map(lambda words: tuple(sorted(words, key=lambda each: each.at)))


@given(
    words=_WORDS, due=st.dates(date(2026, 8, 1), date(2026, 12, 31)), now=st.dates(date(2026, 9, 1), date(2027, 1, 31))
)
def test_what_comes_after_the_instant_changes_nothing(words: tuple[Word, ...], due: date, now: date) -> None:
    instant = at(now, 17)
    known = tuple(each for each in words if each.at < instant)
    whole, cut = (judge(assignment(1, 1, due, *some), instant, RECKONING) for some in (words, known))
    assert (whole.outcome, whole.last, whole.finished_on, whole.days_late) == (
        cut.outcome,
        cut.last,
        cut.finished_on,
        cut.days_late,
    )
    assert (whole.days_late > 0) == (whole.outcome in {LATE, PAST})
    assert whole.is_open == (whole.last is None or not whole.last.status.finished)
