"""Faults that have happened to well-known reminder services, each played here: none may happen to ours."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import pytest

from domain.due_words import due_words
from domain.hearers import Chart
from domain.reminder_hours import is_working_time
from domain.reminders import PlannedMessage, said_by
from domain.tasks import AssignmentView, Status
from locales import say
from tests.unit.reminding import CALENDAR, HEAD, HUNG, LAN, PEOPLE, SETTINGS, at, chart, plan, rungs, view, word

DUE = date(2026, 3, 31)
FIRST_RUNG = date(2026, 3, 17)  # ten working days before


class Clockwork:
    """Planning that runs when it is told to, and remembers what it planned and said, as the service does."""

    def __init__(self, work: Iterable[AssignmentView], office: Chart | None = None) -> None:
        self.work = list(work)
        self.office = office or chart()
        self.said: set[tuple[int, int, str, int]] = set()
        self.planned: set[tuple[int, str, date]] = set()
        self.last_tick: datetime | None = None
        self.messages: list[PlannedMessage] = []

    def tick(self, now: datetime) -> list[PlannedMessage]:
        new = plan(now, self.work, self.said, office=self.office, planned=self.planned, last_tick=self.last_tick)
        for message in new:
            self.said |= said_by(message, message.items)
            self.planned.add((message.person_id, message.kind, message.local_date))
        if is_working_time(now, CALENDAR, SETTINGS):
            self.last_tick = now
        self.messages += new
        return new

    def run(self, first: date, last: date, hours: Sequence[tuple[int, int]] = ((8, 0),)) -> list[tuple[str, str]]:
        """Tick at these hours of each day; the days (d/m) and rungs Lan hears of."""
        day, heard = first, []
        while day <= last:
            for hour in hours:
                for message in self.tick(at(day, *hour)):
                    if message.person_id == LAN:
                        heard += [(f"{day.day}/{day.month}", item.rung) for item in message.items]
            day += timedelta(days=1)
        return heard


LADDER = [("17/3", "before-10"), ("24/3", "before-5"), ("27/3", "before-2"), ("31/3", "before-0"), ("1/4", "late-1")]


@pytest.mark.parametrize("hours", [[(8, 0)], [(8, 59)], [(7, 59), (8, 17)], [(11, 3)], [(7, 30), (16, 58)]])
def test_one_minute_windows(hours: list[tuple[int, int]]) -> None:
    """A tick need not hit the minute, nor come every minute: whenever it comes, what is due is said that day."""
    assert Clockwork([view(DUE)]).run(date(2026, 3, 2), date(2026, 4, 2), hours) == LADDER


def test_exactly_n_days_before_matching() -> None:
    """The days on which a rung falls are all without power: it is said on the next, not never."""
    works = Clockwork([view(DUE)])
    off = {date(2026, 3, 17), date(2026, 3, 24), date(2026, 3, 27)}
    heard = []
    day = date(2026, 3, 2)
    while day <= date(2026, 4, 2):
        if day not in off:
            heard += works.run(day, day)
        day += timedelta(days=1)
    assert heard == [("18/3", "before-10"), ("25/3", "before-5"), ("30/3", "before-2"), *LADDER[3:]]


@pytest.mark.parametrize("days", range(11))
def test_a_task_loaded_six_days_before_its_date_or_any_other_number_of_days(days: int) -> None:
    loaded = CALENDAR.add_working_days(DUE, -days)
    [message] = Clockwork([view(DUE)]).tick(at(loaded))
    passed = [n for n in (10, 5, 2, 0) if n >= days]
    assert message.items[0].covers == tuple(f"before-{n}" for n in passed)
    assert message.items[0].days_left == days
    assert not message.late, "it was loaded late, not sent late"


def test_a_date_moved_past_a_rung() -> None:
    """Moved nearer, what was skipped is merged into what now applies; moved away, the ladder begins anew."""
    works = Clockwork([view(DUE)])
    assert works.run(date(2026, 3, 2), date(2026, 3, 18)) == LADDER[:1]
    works.work = [view(date(2026, 3, 20), due_version=1)]
    [message] = works.tick(at(date(2026, 3, 19)))
    assert message.items[0].covers == ("before-10", "before-5", "before-2")
    works.work = [view(date(2026, 4, 30), due_version=2)]
    # 30/4 is a day off, and so is 27/4: ten working days before the 29th
    assert works.run(date(2026, 3, 20), date(2026, 4, 15)) == [("14/4", "before-10")]


def test_a_started_task_that_goes_silent_when_late() -> None:
    """Under way and past its date, it is spoken of each week to its owner and head, until it is done."""
    works = Clockwork([view(DUE, last=word(Status.IN_PROGRESS, date(2026, 3, 16), 80))])
    heard = works.run(date(2026, 3, 16), date(2026, 5, 29))
    weekly = [CALENDAR.add_working_days(DUE, n) for n in range(1, 60, 5)]
    late = [(f"{d.day}/{d.month}", f"late-{n}") for n, d in zip(range(1, 60, 5), weekly, strict=True)]
    assert heard == [*LADDER[2:4], *(x for x in late if x[1] in {f"late-{n}" for n in range(1, 41, 5)})]
    head = [item.rung for m in works.messages if m.person_id == HEAD for item in m.items]
    assert head == [rung for _, rung in heard[2:]]


def test_the_same_digest_again_and_again() -> None:
    """Nothing new is no message: a task far from its date, or answered, is not listed morning after morning."""
    works = Clockwork([view(DUE), view(date(2026, 6, 30), number=2), view(date(2026, 12, 31), number=3)])
    works.run(date(2026, 1, 5), date(2026, 4, 1), [(7, 45), (8, 0), (8, 30), (12, 0), (16, 30)])
    told = [(m.person_id, m.local_date) for m in works.messages]
    assert len(told) == len(set(told)) == len(LADDER) + 1, "the rungs of one task, and its head once"


@pytest.mark.parametrize(
    ("due", "days"),
    [
        # 31/1 is a Saturday, 28/2 too, and Tết lies between its rungs; 31/3 is a Tuesday
        (date(2026, 1, 31), [(1, 16), (1, 23), (1, 28), (1, 30)]),
        (date(2026, 2, 28), [(2, 6), (2, 13), (2, 25), (2, 27)]),
        (date(2026, 3, 31), [(3, 17), (3, 24), (3, 27), (3, 31)]),
        (date(2024, 2, 29), [(2, 15), (2, 22), (2, 27), (2, 29)]),
    ],
)
def test_month_ends(due: date, days: list[tuple[int, int]]) -> None:
    heard = Clockwork([view(due)]).run(date(due.year, 1, 2), due)
    assert heard == [(f"{d}/{m}", rung) for (m, d), (_, rung) in zip(days, LADDER, strict=False)]


@pytest.mark.parametrize("minute", [0, 1, 30, 59])
def test_dates_judged_in_utc_between_midnight_and_seven(minute: int) -> None:
    """From 00:00 to 07:00 at the office UTC still has yesterday: nothing is said then, nor judged wrongly."""
    works = Clockwork([view(DUE)], chart([replace(p, remind_at=time(7, 30)) for p in PEOPLE]))
    for hour in range(7):
        assert works.tick(at(DUE, hour, minute)) == []
    [message] = works.tick(datetime(2026, 3, 31, 0, 30, tzinfo=UTC))
    assert (message.local_date, message.items[0].days_left, message.items[0].days_late) == (DUE, 0, 0)
    assert "hạn hôm nay" in due_words(view(DUE), DUE, CALENDAR, partial(say, "vi"))
    [late, *_] = Clockwork([view(DUE)]).tick(datetime(2026, 4, 1, 1, 0, tzinfo=UTC))
    assert late.items[0].days_late == 1


def test_reassigned_at_seven_fifty_nine() -> None:
    """The message of eight o'clock goes to the new owner; the old one hears nothing of it any more."""
    works = Clockwork([view(DUE, owner_id=LAN)])
    assert works.tick(at(FIRST_RUNG, 7, 58)) == []
    works.work = [view(DUE, owner_id=HUNG)]
    assert {m.person_id for m in works.tick(at(FIRST_RUNG, 8, 0))} == {HUNG}
    assert works.tick(at(FIRST_RUNG, 8, 1)) == []
    # Given to somebody in the afternoon, nothing being due that day, it waits for their next morning.
    works.work = [view(DUE, owner_id=HUNG), view(date(2026, 3, 24), number=2, owner_id=LAN)]
    assert works.tick(at(FIRST_RUNG, 14)) == []
    assert {m.person_id for m in works.tick(at(date(2026, 3, 18), 8))} == {LAN}


def test_lateness_judged_from_request_instead_of_grant() -> None:
    """An extension that was only asked for moves nothing: on the old date it is due, and late after it."""
    asked = view(DUE, pending_by=LAN, pending_since=at(date(2026, 3, 16)), pending_due=date(2026, 4, 30))
    assert Clockwork([asked]).run(FIRST_RUNG, date(2026, 4, 1)) == LADDER[3:]
    works = Clockwork([asked])
    assert works.run(FIRST_RUNG, date(2026, 3, 30)) == []
    works.work = [view(date(2026, 4, 30), due_version=1, original_due=DUE)]
    assert works.run(DUE, date(2026, 4, 15)) == [("14/4", "before-10")], "granted, it is late for nobody"
    refused = Clockwork([view(DUE)])
    assert refused.run(date(2026, 3, 30), date(2026, 4, 1))[-1] == ("1/4", "late-1")


def test_postponing_that_moves_the_deadline() -> None:
    """Put off until two days after its date, it is late then by two days, and its head heard on the first."""
    works = Clockwork([view(DUE, snoozed_until=at(date(2026, 4, 2)), snoozed_by=LAN)])
    assert works.run(FIRST_RUNG, date(2026, 4, 1)) == []
    assert rungs(works.messages) == {HEAD: ["late-1"]}
    [message] = [m for m in works.tick(at(date(2026, 4, 2))) if m.person_id == LAN]
    assert (message.items[0].days_late, message.items[0].assignment.due) == (2, DUE)


def test_flood_after_restart_and_catch_up_capped() -> None:
    """After nine days off, one message each with all that now applies: neither one a missed rung nor only the last."""
    work = [view(date(2026, 3, 10) + timedelta(days=n), number=n) for n in range(1, 21)]
    works = Clockwork(work)
    works.run(date(2026, 2, 23), date(2026, 2, 27))
    back = works.tick(at(date(2026, 3, 11), 14))
    assert [m.person_id for m in back] == sorted({m.person_id for m in back})
    [mine] = [m for m in back if m.person_id == LAN]
    assert mine.late
    begun = [
        of.id
        for of in work
        if of.due and CALENDAR.add_working_days(CALENDAR.previous_working_day(of.due), -10) <= date(2026, 3, 11)
    ]
    assert sorted(item.assignment.id for item in mine.items) == begun
    assert works.tick(at(date(2026, 3, 11), 15)) == []


def test_back_at_night_after_an_outage_the_morning_is_late_all_the_same() -> None:
    works = Clockwork([view(DUE)])
    works.run(date(2026, 3, 2), date(2026, 3, 16))
    assert works.tick(at(date(2026, 3, 18), 2)) == [], "back, but nobody is written to at two"
    [message] = works.tick(at(date(2026, 3, 18), 8))
    assert message.late


def test_a_server_in_another_zone_changes_nothing() -> None:
    instant = at(FIRST_RUNG, 8)
    assert instant.tzinfo is UTC
    as_seen_there = instant.astimezone(SETTINGS.zone)
    assert rungs(plan(as_seen_there, [view(DUE)])) == rungs(plan(instant, [view(DUE)])) == {LAN: ["before-10"]}
