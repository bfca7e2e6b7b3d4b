"""What stands of a task between its plan and its people: occurrences, assignments, the last word on them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Status(StrEnum):
    """What a status report says. Late is computed from dates, never stored."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    DONE = "done"
    NOTHING_AROSE = "nothing_arose"

    @property
    def finished(self) -> bool:
        """Whether nothing more is to be done after it."""
        return self is Status.DONE or self is Status.NOTHING_AROSE


class OccurrenceKind(StrEnum):
    """Dated: due on a day. Standing: asked about once a period. Sleeping: waits for a request, an event or a date."""

    DATED = "dated"
    STANDING = "standing"
    SLEEPING = "sleeping"


class AssignmentRole(StrEnum):
    """Lead units answer for an occurrence; cooperating ones are known but not chased."""

    LEAD = "lead"
    COOPERATING = "cooperating"


@dataclass(slots=True)  # not frozen for the same reason as AssignmentFact: there are as many
class Word:
    """A status report, which nobody changes: what `person_id` said at an instant (UTC). `percent` is 0 to 100."""

    id: int
    status: Status
    at: datetime
    person_id: int | None
    percent: int | None = None
    reason: str | None = None


@dataclass(frozen=True)
class AssignmentView:
    """An assignment with all that is said about it in a list or a reminder.

    `due` is the day now in force (a granted extension moves it, `due_version` counts the moves), `original_due` the
    plan's. For a standing duty both are None and `period_end` is the last day of the reporting month it is asked for.
    `due_assumed` marks a day the plan's words leave vague, `past` one that had passed when the plan was loaded.
    `pending_by` is who asked for an extension that is not decided yet, `pending_due` the day they asked for. `label` is
    the occurrence's own name (quý I). `unproven` marks what was reported done without the proof its product needs.
    `directive_id` is a leader's word that waits for a report, `directed_by` the leader's name; only reminders know it.
    """

    id: int
    occurrence_id: int
    task_id: int
    code: str
    short_name: str
    kind: OccurrenceKind
    role: AssignmentRole
    unit_id: int | None
    unit_name: str | None
    owner_id: int | None
    owner_name: str | None
    due: date | None
    original_due: date | None
    due_version: int
    period_end: date | None
    cycle: str | None
    plan_id: int | None
    last: Word | None
    due_assumed: bool = False
    past: bool = False
    pending_by: int | None = None
    pending_since: datetime | None = None
    snoozed_until: datetime | None = None
    snoozed_by: int | None = None
    label: str | None = None
    pending_due: date | None = None
    unproven: bool = False
    directive_id: int | None = None
    directed_by: str | None = None
    directed_at: datetime | None = None

    @property
    def name(self) -> str:
        """What it is called in a sentence: the task's short name, and which of its occurrences this is."""
        return f"{self.short_name} – {self.label}" if self.label else self.short_name
