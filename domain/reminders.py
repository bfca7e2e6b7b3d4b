"""Who must hear what now: everything due by now and not yet said, in at most one message a person a morning."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, time

from domain.calendar import WorkingCalendar
from domain.hearers import Chart
from domain.ladder import SNOOZE
from domain.office_notes import Note, OfficeNotes
from domain.reminder_hours import Hours, is_working_time
from domain.reminder_lines import Item, ItemKind, Line, Moment, Said, days_of, lines
from domain.reminder_settings import ReminderSettings
from domain.tasks import AssignmentView

MORNING, REPORT_DUE = "reminder", "report_due"

# Which messages were planned: person, kind, local day.
Planned = AbstractSet[tuple[int, str, date]]


@dataclass(frozen=True)
class PlannedMessage:
    """A message to plan; unique by person, `kind` and `local_date`. `at` (UTC) is the hour it was meant for.

    `kind` is `reminder` for the one of the morning, `snooze-HHMM` for what somebody asked to hear at an hour, `nudge`
    for what the Office sends at once in the name of `by`, `report_due` for the Office's own reminders (`notes`) where
    nothing else is to be said; else they stand in the morning's. `late` says that it could not leave at its time.
    """

    person_id: int
    kind: str
    local_date: date
    at: datetime
    items: tuple[Item, ...]
    late: bool = False
    by: str | None = None
    notes: tuple[Note, ...] = ()


def plan_messages(
    now: datetime,
    chart: Chart,
    assignments: Sequence[AssignmentView],
    said: Said,
    calendar: WorkingCalendar,
    settings: ReminderSettings,
    already_planned: Planned = frozenset(),
    last_tick: datetime | None = None,
    office: OfficeNotes | None = None,
    kept_back: Said = frozenset(),
) -> list[PlannedMessage]:
    """The messages to plan now (UTC). `last_tick` is when planning last ran in working time, None before the first.

    `kept_back` is what a message was to say that could not be sent in its time: where it is said now, it is late.

    A person's message of the day leaves at their hour, or as soon as planning runs again where it did not run then;
    later in the day only where something is due that very day. Nothing on days off or outside working hours.
    """
    if not is_working_time(now, calendar, settings):
        return []
    moment = Moment(now, now.astimezone(settings.zone).date(), calendar, settings)
    if not _may_leave(chart, assignments, moment, already_planned, last_tick):
        return []
    heard: dict[int, list[Line]] = {}
    for of in assignments:
        for line in lines(of, chart, said, moment):
            heard.setdefault(line.person_id, []).append(line)
    notes = _notes(chart, assignments, moment, office) if office else {}
    messages: list[PlannedMessage] = []
    for person_id in sorted({*heard, *(p for p, told in notes.items() if any(note.alone for note in told))}):
        hours = Hours(chart.people[person_id], moment, last_tick)
        messages += _messages(hours, heard.get(person_id, []), notes.get(person_id, ()), already_planned, kept_back)
    return messages


def _may_leave(
    chart: Chart,
    assignments: Sequence[AssignmentView],
    moment: Moment,
    planned: Planned,
    last_tick: datetime | None,
) -> bool:
    """Whether a message may leave at all: it is somebody's morning, or something is due today or put off to an hour.

    Most ticks are neither, and need not look at every assignment closely.
    """
    mornings = (Hours(person, moment, last_tick) for person in chart.people.values() if person.active)
    if any(hours.is_morning() and not _had_today(hours.person.id, moment.today, planned) for hours in mornings):
        return True
    return any(of.snoozed_until is not None or _due_today(of, moment) for of in assignments)


def _due_today(of: AssignmentView, moment: Moment) -> bool:
    return of.due is not None and days_of(of, moment) == (0, 0)


def _had_today(person_id: int, today: date, planned: Planned) -> bool:
    """Whether somebody had their one planned message of the day."""
    return any((person_id, kind, today) in planned for kind in (MORNING, REPORT_DUE))


def _notes(
    chart: Chart, assignments: Sequence[AssignmentView], moment: Moment, office: OfficeNotes
) -> dict[int, tuple[Note, ...]]:
    """What each of the Office who is at work hears of its report."""
    there = (p for p in chart.people.values() if chart.absence(p.id, moment.today) is None)
    due = {p.id: office.due(p, moment.today, assignments, moment.calendar, moment.settings) for p in there}
    return {person_id: notes for person_id, notes in due.items() if notes}


def said_by(message: PlannedMessage, shown: Iterable[Item]) -> set[tuple[int, int, str, int]]:
    """What counts as said once a message is written that shows these of its items."""
    return {
        (message.person_id, item.assignment.id, rung, item.assignment.due_version)
        for item in shown
        for rung in item.covers
    }


def _messages(
    hours: Hours, heard: list[Line], notes: tuple[Note, ...], planned: Planned, kept_back: Said
) -> Iterator[PlannedMessage]:
    person_id, today = hours.person.id, hours.moment.today
    morning = hours.morning_of(today)
    if not _had_today(person_id, today, planned) and (
        hours.is_morning() or (morning <= hours.moment.now and any(map(_cannot_wait, heard)))
    ):
        late = any(hours.missed(hours.morning_of(step.day)) for line in heard for step in line.behind)
        late = late or (bool(notes) and hours.missed(morning)) or _was_kept_back(heard, kept_back)
        items = most_urgent_first(line.item for line in heard)
        kind = MORNING if items else REPORT_DUE
        yield PlannedMessage(person_id, kind, today, morning, items, late, notes=notes)
    else:
        yield from _at_their_hour(hours, heard, planned, kept_back)


def _was_kept_back(heard: Iterable[Line], kept_back: Said) -> bool:
    """Whether something was to be said before, and the message that said it could not be sent."""
    covered = ((line.person_id, line.item.assignment, rung) for line in heard for rung in line.item.covers)
    return any((person_id, of.id, rung, of.due_version) in kept_back for person_id, of, rung in covered)


def _cannot_wait(line: Line) -> bool:
    """Whether the next morning is too late: it is due today."""
    return line.item.kind is ItemKind.REMINDER and line.item.days_left == 0 and not _asked_for(line)


def _asked_for(line: Line) -> bool:
    return line.item.rung.startswith(SNOOZE)


def _at_their_hour(hours: Hours, heard: list[Line], planned: Planned, kept_back: Said) -> Iterator[PlannedMessage]:
    """What somebody asked to hear at an hour of today, after their morning message: beside the one a day, as asked."""
    today = hours.moment.today
    wanted: dict[time, list[Line]] = {}
    for line in filter(_asked_for, heard):
        step = line.behind[-1]
        if step.day == today and hours.at(today, step.hour) > hours.morning_of(today):
            wanted.setdefault(step.hour, []).append(line)
    for hour, lines_of_hour in sorted(wanted.items()):
        kind, at = f"{SNOOZE}-{hour:%H%M}", hours.at(today, hour)
        if (hours.person.id, kind, today) not in planned:
            items = most_urgent_first(line.item for line in lines_of_hour)
            late = hours.missed(at) or _was_kept_back(lines_of_hour, kept_back)
            yield PlannedMessage(hours.person.id, kind, today, at, items, late)


_ORDER = {kind: place for place, kind in enumerate(ItemKind)}


def most_urgent_first(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items in the order a message lists them."""

    def urgency(item: Item) -> tuple[int, int, int, int]:
        left = item.days_left if item.days_left is not None else 0
        return _ORDER[item.kind], -item.days_late, left, item.assignment.id

    return tuple(sorted(items, key=urgency))
