"""The ladder: on which days an assignment is spoken of, and to whom. Whether it is said is decided elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from domain.calendar import WorkingCalendar, covers
from domain.reminder_settings import ReminderSettings
from domain.rungs import ASKED, Audience, Ladder
from domain.tasks import AssignmentView, OccurrenceKind, Status


@dataclass(frozen=True)
class Step:
    """One step. `rung` names it among those of the assignment, at most 24 characters; `day` is a local day.

    `offset` counts working days from the due date, negative before it; None where the step hangs on something else.
    `hour` is the local hour before which it is not said, where somebody asked for one.
    """

    rung: str
    day: date
    offset: int | None
    to: frozenset[Audience]
    hour: time = time.min


_ALL = frozenset(Audience)
SNOOZE = "snooze"
PAST = "past"


def steps(of: AssignmentView, today: date, calendar: WorkingCalendar, settings: ReminderSettings) -> list[Step]:
    """The steps of an assignment whose day has come, oldest first.

    None for what sleeps or has a date that no calendar reaches.
    """
    found = [*_of_its_day(of, today, calendar, settings), *_of_what_was_said(of, calendar, settings)]
    come = (step for step in found if step.day <= today)
    return sorted(come, key=lambda step: (step.day, step.hour, step.offset or 0))


def last_day_before(due: date, calendar: WorkingCalendar) -> date:
    """The working day on which the last word before a due date is said: the date, or the working day before it."""
    return calendar.previous_working_day(due)


def _of_its_day(
    of: AssignmentView, today: date, calendar: WorkingCalendar, settings: ReminderSettings
) -> Iterator[Step]:
    if of.kind is OccurrenceKind.STANDING and of.period_end and covers(of.period_end):
        yield from _check_in(of.period_end, today, calendar, settings)
    elif of.kind is OccurrenceKind.DATED and of.due and covers(of.due):
        if of.past and of.due == of.original_due:
            yield Step(PAST, of.due, None, ASKED)
        else:
            yield from _before(of.due, settings.until_due(of), calendar)
            yield from _late(of.due, today, calendar, settings.past_due(of), settings.late_every)


def _before(due: date, rungs: Ladder, calendar: WorkingCalendar) -> Iterator[Step]:
    last = last_day_before(due, calendar)
    for rung in rungs:
        yield Step(f"before-{-rung.days}", calendar.add_working_days(last, rung.days), rung.days, rung.to)


def _late(due: date, today: date, calendar: WorkingCalendar, rungs: Ladder, every: int) -> Iterator[Step]:
    last = calendar.late_after(due)
    late = calendar.working_days_between(last, today)
    for rung in rungs:
        if rung.days <= late:
            name = f"{_LATE.get(min(rung.to), 'late')}-{rung.days}"
            yield Step(name, calendar.add_working_days(last, rung.days), rung.days, rung.to)
    again = max((rung for rung in rungs if Audience.ASKED in rung.to), key=lambda rung: rung.days, default=None)
    if again is not None:
        for days in range(again.days + every, late + 1, every):
            yield Step(f"late-{days}", calendar.add_working_days(last, days), days, again.to)


_LATE = {Audience.OFFICE: "office", Audience.LEADERS: "leaders"}
"""What a rung after the date is called that is for these alone."""


def _check_in(close: date, today: date, calendar: WorkingCalendar, settings: ReminderSettings) -> Iterator[Step]:
    last = last_day_before(close, calendar)
    if calendar.working_days_between(last, today) <= settings.check_in:
        yield Step("check-in", calendar.add_working_days(last, -settings.check_in), -settings.check_in, ASKED)


def _of_what_was_said(of: AssignmentView, calendar: WorkingCalendar, settings: ReminderSettings) -> Iterator[Step]:
    if of.kind is OccurrenceKind.SLEEPING:
        return
    if of.last and of.last.status is Status.BLOCKED:
        said = _local_day(of.last.at, settings)
        yield Step(f"blocked-{of.last.id}", calendar.add_working_days(said, settings.ask_blocked), None, ASKED)
    if of.last and of.last.status is Status.IN_PROGRESS and of.due and covers(of.due) and settings.ask_stale:
        day = calendar.add_working_days(_local_day(of.last.at, settings), settings.ask_stale)
        if day < last_day_before(of.due, calendar):
            yield Step(f"stale-{of.last.id}", day, None, ASKED)
    if of.snoozed_until:
        until = of.snoozed_until.astimezone(settings.zone)
        rung = f"{SNOOZE}-{until:%y%m%d%H%M}"
        yield Step(rung, until.date(), None, _ALL, until.time())


def _local_day(at: datetime, settings: ReminderSettings) -> date:
    return at.astimezone(settings.zone).date()
