"""What was decided about the work in one message, kept with what it did to each row, so that it can be taken back."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, func, or_, select, update

from storage.database import Tx
from storage.plan_image import Difference, Image, Row, difference, plain, stored
from storage.rows import add
from storage.schema.delivery import outbox
from storage.schema.plans import deadline, task, task_unit
from storage.schema.work import (
    assignment,
    directive,
    evidence,
    extension,
    handover,
    occurrence,
    question,
    snooze,
    status_report,
    work_act,
)

_TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (task, deadline, task_unit, occurrence, assignment, extension, handover, directive, status_report)
}
_SPOKEN_IN = (status_report, evidence, extension, handover, snooze, question, directive)


@dataclass(frozen=True)
class WorkAct:
    """One act by its `kind`, the update it came in, and what it did."""

    id: int
    kind: str
    at: datetime
    incoming_id: int
    did: Difference


async def image(tx: Tx, task_ids: Collection[int]) -> Image:
    """These tasks with all that hangs on them, as they stand now."""
    occurrences = select(occurrence.c.id).where(occurrence.c.task_id.in_(task_ids))
    assignments = select(assignment.c.id).where(assignment.c.occurrence_id.in_(occurrences))
    of: dict[str, Any] = {"assignment_id": assignments, "occurrence_id": occurrences, "task_id": task_ids}
    found: dict[str, dict[int, Row]] = {}
    for name, table in _TABLES.items():
        column = "id" if table is task else next(c for c in of if c in table.c)
        ids = task_ids if table is task else of[column]
        rows = await tx.execute(select(table).where(table.c[column].in_(ids)))
        found[name] = {row.id: {c: plain(v) for c, v in row._mapping.items()} for row in rows}
    return found


async def keep(
    tx: Tx, now: datetime, person_id: int, incoming_id: int, kind: str, before: Image, task_ids: Collection[int]
) -> None:
    """Keep what an act did to tasks since their image was taken."""
    did = asdict(difference(before, await image(tx, task_ids)))
    await add(tx, work_act, kind=kind, at=now, person_id=person_id, incoming_id=incoming_id, rows=did)


async def newest(tx: Tx, person_id: int, since: datetime, incoming_id: int | None = None) -> WorkAct | None:
    """The last act of somebody since an instant (UTC) that stands; that of one update where it is named."""
    mine = (work_act.c.person_id == person_id) & (work_act.c.at >= since) & work_act.c.undone_at.is_(None)
    found = select(work_act).where(mine).order_by(work_act.c.id.desc()).limit(1)
    if incoming_id is not None:
        found = found.where(work_act.c.incoming_id == incoming_id)
    row = (await tx.execute(found)).first()
    return WorkAct(row.id, row.kind, row.at, row.incoming_id, Difference(**row._mapping["rows"])) if row else None


async def standing(tx: Tx, act: WorkAct) -> bool:
    """Whether all that an act did is as it left it, and nobody spoke of what it added: then it can be taken back."""
    for name, rows in act.did.changed.items():
        table = _TABLES[name]
        for row_id, columns in rows.items():
            row = (await tx.execute(select(table).where(table.c.id == int(row_id)))).one_or_none()
            if row is None or any(plain(row._mapping[c]) != made for c, (_, made) in columns.items()):
                return False
    for name in ("status_report", "extension", "handover", "directive"):
        gone = select(func.count()).where(_TABLES[name].c.id.in_(act.did.added[name]))
        if (await tx.execute(gone)).scalar_one() != len(act.did.added[name]):
            return False
    own = {name: set(ids) for name, ids in act.did.added.items()}
    for table in _SPOKEN_IN:
        said = select(table.c.id).where(table.c.assignment_id.in_(act.did.added["assignment"]))
        if set((await tx.execute(said)).scalars()) - own.get(table.name, set()):
            return False
    return not await _answered(tx, act)


async def _answered(tx: Tx, act: WorkAct) -> bool:
    """Whether somebody reported on an assignment after the act reported on it."""
    reports = select(status_report.c.assignment_id, status_report.c.id)
    mine = (await tx.execute(reports.where(status_report.c.id.in_(act.did.added["status_report"])))).all()
    later = [(status_report.c.assignment_id == a) & (status_report.c.id > i) for a, i in mine]
    return bool(later) and (await tx.execute(reports.where(or_(*later)))).first() is not None


async def take_back(tx: Tx, now: datetime, person_id: int, incoming_id: int, act: WorkAct) -> None:
    """Undo what an act did. What it added of work was never in force: it ended when it began."""
    for name, rows in act.did.changed.items():
        table = _TABLES[name]
        for row_id, columns in rows.items():
            values = {c: stored(table, c, was) for c, (was, _) in columns.items()}
            await tx.execute(update(table).where(table.c.id == int(row_id)).values(**values))
    for report_id in act.did.added["status_report"]:
        of = (await tx.execute(select(status_report).where(status_report.c.id == report_id))).one()
        await add(
            tx,
            status_report,
            assignment_id=of.assignment_id,
            person_id=person_id,
            at=now,
            incoming_id=incoming_id,
            takes_back_id=report_id,
        )
    for table in (task, occurrence, assignment):
        ended = {"closed_at": table.c.created_at, **({"state": "closed"} if table is task else {})}
        await tx.execute(update(table).where(table.c.id.in_(act.did.added[table.name])).values(**ended))
    for table in (directive, extension, handover):
        await tx.execute(delete(table).where(table.c.id.in_(act.did.added[table.name])))
    await tx.execute(update(work_act).where(work_act.c.id == act.id).values(undone_at=now))


async def touched(tx: Tx, act: WorkAct) -> list[int]:
    """The ids of the assignments an act is about: what it added or changed, or what was said of it."""
    ids = {*act.did.added["assignment"], *map(int, act.did.changed.get("assignment", {}))}
    for name in ("extension", "handover", "directive", "status_report"):
        table = _TABLES[name]
        rows = [*act.did.added[name], *map(int, act.did.changed.get(name, {}))]
        ids |= set((await tx.execute(select(table.c.assignment_id).where(table.c.id.in_(rows)))).scalars())
    of_tasks = [*act.did.added["task"], *map(int, act.did.changed.get("task", {}))]
    hanging = select(assignment.c.id).join(occurrence, occurrence.c.id == assignment.c.occurrence_id)
    if not ids:
        ids |= set((await tx.execute(hanging.where(occurrence.c.task_id.in_(of_tasks)))).scalars())
    return sorted(ids)


async def told(tx: Tx, incoming_id: int) -> list[tuple[int, str]]:
    """Who heard of what an update did, and in which words; what has not left yet is dropped and was not heard."""
    notices = outbox.c.once.like(f"notice:{incoming_id}:%")
    waits = outbox.c.state == "todo"
    await tx.execute(update(outbox).where(notices, waits).values(state="dropped", once=None))
    rows = await tx.execute(
        select(outbox.c.person_id, outbox.c.message)
        .where(notices, outbox.c.state.in_(("sent", "claimed")), outbox.c.person_id.is_not(None))
        .order_by(outbox.c.id)
    )
    return [(int(person_id), str(message["text"])) for person_id, message in rows]
