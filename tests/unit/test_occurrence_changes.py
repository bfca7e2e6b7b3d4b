"""What another deadline makes of the occurrences that stand."""

from dataclasses import replace
from datetime import date

import pytest

from domain.occurrence_changes import Reconciled, Standing, reconcile
from domain.occurrences import OccurrenceDraft
from domain.tasks import OccurrenceKind

DATED, STANDING, SLEEPING = OccurrenceKind.DATED, OccurrenceKind.STANDING, OccurrenceKind.SLEEPING
TODAY = date(2026, 5, 4)
MARCH, JUNE, SEPTEMBER = date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)


def on(day: date) -> OccurrenceDraft:
    return OccurrenceDraft(day.isoformat(), DATED, due=day)


def stands(number: int, day: date) -> Standing:
    return Standing(number, day.isoformat(), DATED, day, None, finished=False, closed=False, dropped=False)


def month(number: int, of: int) -> Standing:
    part, end = f"2026-{of:02}", date(2026, of, 14)
    return Standing(number, part, STANDING, None, end, finished=False, closed=False, dropped=False)


ASLEEP = Standing(1, "event", SLEEPING, None, None, finished=False, closed=False, dropped=False)
WOKEN = Standing(2, "event:2026-04-01", DATED, JUNE, None, finished=False, closed=False, dropped=False)
DONE = replace(stands(1, MARCH), finished=True)
DROPPED = replace(stands(2, JUNE), closed=True, dropped=True)


@pytest.mark.parametrize(
    ("standing", "drafts", "expected"),
    [
        ([stands(1, MARCH)], [on(MARCH)], Reconciled()),
        ([stands(1, MARCH)], [on(JUNE)], Reconciled(moved=((1, on(JUNE)),))),
        (
            [stands(1, MARCH), stands(2, JUNE)],
            [on(MARCH), on(SEPTEMBER)],
            Reconciled(moved=((2, on(SEPTEMBER)),)),
        ),
        ([stands(1, MARCH), stands(2, JUNE)], [on(SEPTEMBER)], Reconciled(gone=(1, 2), added=(on(SEPTEMBER),))),
        ([stands(1, MARCH)], [on(MARCH), on(JUNE)], Reconciled(added=(on(JUNE),))),
        ([stands(1, MARCH), stands(2, JUNE)], [on(MARCH)], Reconciled(gone=(2,))),
        ([DONE], [on(JUNE)], Reconciled()),
        ([DONE, stands(2, JUNE)], [on(JUNE), on(SEPTEMBER)], Reconciled(added=(on(SEPTEMBER),))),
        ([DONE, stands(2, JUNE)], [on(SEPTEMBER)], Reconciled(gone=(2,), added=(on(SEPTEMBER),))),
        ([stands(1, MARCH), DROPPED], [on(MARCH), on(JUNE)], Reconciled(reopened=(2,))),
        ([stands(1, MARCH), replace(DROPPED, dropped=False)], [on(MARCH), on(JUNE)], Reconciled()),
        ([ASLEEP, WOKEN], [on(SEPTEMBER)], Reconciled(gone=(1,), added=(on(SEPTEMBER),))),
        ([month(1, 4), month(2, 6)], [on(SEPTEMBER)], Reconciled(gone=(2,), added=(on(SEPTEMBER),))),
        ([stands(1, MARCH)], [OccurrenceDraft("request", SLEEPING)], None),
    ],
)
def test_what_becomes_of_each(
    standing: list[Standing], drafts: list[OccurrenceDraft], expected: Reconciled | None
) -> None:
    expected = expected or Reconciled(gone=(1,), added=tuple(drafts))
    assert reconcile(standing, drafts, TODAY) == expected
