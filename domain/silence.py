"""What silences what: the last word on an assignment, and which steps of its ladder are still said after it."""

from collections.abc import Mapping
from datetime import datetime

from domain.ladder import PAST, SNOOZE, Step
from domain.reminder_settings import ReminderSettings
from domain.tasks import AssignmentRole, AssignmentView, OccurrenceKind, Status


def quiet_for_good(of: AssignmentView) -> bool:
    """Whether nobody is asked or told about it: done, nothing arose, asleep, or held by a cooperating unit."""
    finished = of.last is not None and of.last.status.finished
    return finished or of.role is AssignmentRole.COOPERATING or of.kind is OccurrenceKind.SLEEPING


def is_silenced(
    step: Step, of: AssignmentView, behalf: frozenset[int], now: datetime, settings: ReminderSettings
) -> bool:
    """Whether a step is not said to who hears it for `behalf` (themselves, and those they stand in for).

    `now` is UTC. What was acknowledged or asked leaves no word and silences nothing. A snooze is that person's alone,
    and so is the silence of who asked for an extension; both leave the date where it is.
    """
    if quiet_for_good(of):
        return True
    if step.rung.startswith(SNOOZE):
        return of.snoozed_by not in behalf or _snoozing(of, now)
    if _snoozing(of, now) and of.snoozed_by in behalf:
        return True
    if of.pending_by in behalf and (step.offset is None or step.offset < 0):
        return True
    if step.offset is None:
        return step.rung == PAST and of.last is not None
    return of.last is not None and not _said_after(of.last.status, step.offset, of.kind, settings)


def _said_after(status: Status, offset: int, kind: OccurrenceKind, settings: ReminderSettings) -> bool:
    """Whether a step so many working days from the date is said although this was reported last."""
    if kind is OccurrenceKind.STANDING:
        return False  # whatever was reported, the month has been answered
    said_from: Mapping[Status, int] = {
        Status.NOT_STARTED: -settings.near,
        Status.IN_PROGRESS: -settings.near,
        Status.BLOCKED: 0,
    }
    return offset >= said_from[status]


def _snoozing(of: AssignmentView, now: datetime) -> bool:
    return of.snoozed_until is not None and now < of.snoozed_until
