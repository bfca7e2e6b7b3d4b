"""Where the sample office's clock goes, and where it stops on the way."""

from datetime import UTC, datetime, time
from itertools import pairwise

import pytest

from bot.channels.web_conversations import Step
from bot.sample_clock import first_morning, stops, target
from domain.calendar import WorkingCalendar
from domain.reminder_settings import OFFICE_ZONE, ReminderSettings
from storage.hours_told import HoursTold

CALENDAR, SETTINGS = WorkingCalendar(), ReminderSettings()


def _local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=OFFICE_ZONE)


def test_the_year_begins_on_its_first_working_morning() -> None:
    """1/1/2026 is a holiday, 2/1 was swapped for 10/1, 3/1 is a Saturday."""
    assert first_morning(2026, CALENDAR, SETTINGS) == _local("2026-01-05 08:00")
    assert first_morning(2026, CALENDAR, SETTINGS).tzinfo is UTC


@pytest.mark.parametrize(
    ("now", "step", "then"),
    [
        ("2026-01-05 08:00", "morning", "2026-01-06 08:00"),
        ("2026-01-05 07:59", "morning", "2026-01-05 08:00"),
        ("2026-01-05 23:30", "morning", "2026-01-06 08:00"),
        ("2026-01-09 10:00", "morning", "2026-01-10 08:00"),  # a Saturday that is worked
        ("2026-02-13 16:00", "morning", "2026-02-23 08:00"),  # Tết
        ("2026-01-05 09:15", "day", "2026-01-06 09:15"),
        ("2026-01-05 09:15", "week", "2026-01-12 09:15"),
    ],
)
def test_a_step_leads_to_the_next_morning_or_a_day_or_week_on(now: str, step: Step, then: str) -> None:
    assert target(_local(now), step, CALENDAR, SETTINGS) == _local(then)


TOLD = HoursTold({time(8), time(9, 30), time(15)}, {_local("2026-01-18 10:10"), _local("2026-01-20 10:10")})


def test_on_the_way_it_stops_at_every_hour_at_which_somebody_may_be_told_something() -> None:
    """From Friday afternoon over the weekend, on which only what was put off to then is said, to Monday."""
    way = list(stops(_local("2026-01-16 14:10"), _local("2026-01-19 09:00"), CALENDAR, OFFICE_ZONE, TOLD))
    assert way == [
        _local("2026-01-16 15:00"),
        _local("2026-01-18 10:10"),
        _local("2026-01-19 08:00"),
        _local("2026-01-19 09:00"),
    ]


def test_it_only_goes_forward_and_ends_where_it_should() -> None:
    start, end = _local("2026-02-09 08:00"), _local("2026-02-26 11:11")
    way = list(stops(start, end, CALENDAR, OFFICE_ZONE, TOLD))
    assert all(earlier < later for earlier, later in pairwise([start, *way]))
    assert way[-1] == end
