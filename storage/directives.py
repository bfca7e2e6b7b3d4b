"""What leaders told the owners of assignments, and which of it nobody has reported on since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Select, bindparam, func, select, update

from domain.tasks import AssignmentView
from storage.database import Tx
from storage.rows import add
from storage.schema.office import person
from storage.schema.work import directive, status_report
from storage.work import standing_reports


@dataclass(frozen=True)
class OpenDirective:
    """A leader's word on an assignment that waits for a report. `at` in UTC."""

    id: int
    assignment_id: int
    leader_id: int
    leader: str
    at: datetime
    text: str


async def give(tx: Tx, now: datetime, assignment_id: int, leader_id: int, text: str) -> int:
    """Keep a directive and give its id."""
    return await add(tx, directive, assignment_id=assignment_id, leader_id=leader_id, at=now, text=text)


def answering() -> Select[tuple[datetime]]:
    """When a directive was answered: by the first report that stands and that came after it, from anybody else."""
    later = (status_report.c.assignment_id == directive.c.assignment_id) & (status_report.c.at > directive.c.at)
    others = status_report.c.person_id.is_(None) | (status_report.c.person_id != directive.c.leader_id)
    return select(func.min(status_report.c.at)).where(later, others, standing_reports()).correlate(directive)


def open_now() -> ColumnElement[bool]:
    """Whether a directive waits: nobody reported since, nor answered it in words."""
    return directive.c.answered_at.is_(None) & answering().scalar_subquery().is_(None)


_WAITING = (
    select(directive, person.c.name)
    .join(person, person.c.id == directive.c.leader_id)
    .where(open_now())
    .order_by(directive.c.id)
)
_WAITING_ON = _WAITING.where(directive.c.assignment_id.in_(bindparam("ids", expanding=True)))


async def answered(tx: Tx, now: datetime, ids: Sequence[int]) -> None:
    """Write down that directives were answered in words."""
    await tx.execute(update(directive).where(directive.c.id.in_(ids)).values(answered_at=now))


async def marked(tx: Tx, views: Sequence[AssignmentView]) -> list[AssignmentView]:
    """These assignments, each with the newest directive that waits on it."""
    rows = await tx.execute(_WAITING)
    newest = {row.assignment_id: row for row in rows}
    return [
        replace(v, directive_id=newest[v.id].id, directed_by=newest[v.id].name, directed_at=newest[v.id].at)
        if v.id in newest
        else v
        for v in views
    ]


async def unanswered(tx: Tx, assignment_ids: Sequence[int]) -> list[OpenDirective]:
    """What of these assignments waits for a report, oldest first."""
    rows = await tx.execute(_WAITING_ON, {"ids": assignment_ids})
    return [OpenDirective(r.id, r.assignment_id, r.leader_id, r.name, r.at, r.text) for r in rows]
