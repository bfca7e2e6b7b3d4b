"""The facts a report is made from: what happened to assignments, as storage gives it and nothing computed."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.tasks import AssignmentRole, OccurrenceKind, Word


@dataclass(frozen=True)
class ExtensionFact:
    """A new due date asked for. Instants in UTC; `granted_due` is None while undecided or where refused."""

    asked_at: datetime
    asked_due: date | None
    due_before: date
    decided_at: datetime | None
    granted_due: date | None
    reason: str | None


@dataclass(frozen=True)
class DirectiveFact:
    """What a leader told the owners of an assignment, and whether it has been answered."""

    at: datetime
    leader: str
    text: str
    answered_at: datetime | None


@dataclass(slots=True)  # a report makes 100,000 of these, and a frozen one takes eight times as long to make
class AssignmentFact:
    """One assignment and its whole history. Nobody changes it.

    `words` are the status reports that stand (taken back ones left out), oldest first, `extensions` likewise.
    `created_at` is when it came into force, `closed_at` when it was closed without being done (`closed_reason`).
    `section` is the number of its section in its plan, None outside a plan. `criterion` is the number of the scored
    criterion behind its task, `points` what its plan aims at there, else the most there is; None without a score.
    `label` is the occurrence's own name (quý I), `documents` are the numbers of the papers that prove its result.
    `moved`: it was closed because its work is in other hands, and goes on there.
    """

    assignment_id: int
    occurrence_id: int
    task_id: int
    code: str
    title: str
    short_name: str
    product: str | None
    plan_id: int | None
    section: str | None
    unit_id: int | None
    unit_name: str | None
    owner_name: str | None
    role: AssignmentRole
    kind: OccurrenceKind
    original_due: date | None
    period_start: date | None
    period_end: date | None
    created_at: datetime
    closed_at: datetime | None
    closed_reason: str | None
    words: tuple[Word, ...] = ()
    extensions: tuple[ExtensionFact, ...] = ()
    directives: tuple[DirectiveFact, ...] = ()
    evidence: int = 0
    criterion: str | None = None
    points: float | None = None
    label: str | None = None
    documents: tuple[str, ...] = ()
    moved: bool = False


@dataclass(frozen=True)
class PlanFact:
    """A plan in force: its name and its sections as (number, title), in printed order."""

    id: int
    title: str
    number: str | None
    issued: str | None
    year: int
    sections: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class AgencyFact:
    """The agency as the letterhead, place and signature of its papers name it.

    `addressed_to` is whom a report that goes upwards is sent to, with ";" between several, where it is not whom the law
    names. A month's report is signed by the chief of the Office, `office_head`, for the signer (TL.), unless the
    signer signs for somebody already (`signer_authority`).
    """

    name: str
    parent: str | None
    code: str
    place: str
    signer_authority: str
    signer_title: str
    signer_name: str | None
    recipients: tuple[str, ...] = ()
    addressed_to: str = ""
    office_head: str = ""


@dataclass(frozen=True)
class Facts:
    """All that a summary of any period is computed from."""

    agency: AgencyFact
    plans: tuple[PlanFact, ...]
    assignments: tuple[AssignmentFact, ...]
