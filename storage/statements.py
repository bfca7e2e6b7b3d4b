"""What people say of assignments: status reports, extensions, handings over, snoozes, evidence. Only ever added to.

Every act keeps the update it came from (`incoming_id`), so that what one message did can be taken back as a whole.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, union, update

from domain.tasks import Status
from storage.database import Tx
from storage.rows import add
from storage.schema.delivery import incoming
from storage.schema.work import evidence, extension, handover, snooze, status_report


@dataclass(frozen=True)
class Said:
    """Who says it, when (UTC), and in which update."""

    person_id: int | None
    at: datetime
    incoming_id: int | None


async def report_status(
    tx: Tx, said: Said, assignment_id: int, status: Status, percent: int | None = None, reason: str | None = None
) -> int:
    """Add a status report. `percent` is 0 to 100."""
    return await add(
        tx,
        status_report,
        assignment_id=assignment_id,
        person_id=said.person_id,
        at=said.at,
        status=status.value,
        percent=percent,
        reason=reason,
        incoming_id=said.incoming_id,
    )


async def ask_extension(
    tx: Tx, said: Said, assignment_id: int, due_before: date, asked_due: date, reason: str | None
) -> int:
    """Ask for a later due day; it takes the place of an earlier request that is not decided yet."""
    undecided = (extension.c.assignment_id == assignment_id) & (extension.c.state == "asked")
    await tx.execute(update(extension).where(undecided).values(state="taken_back"))
    return await add(
        tx,
        extension,
        assignment_id=assignment_id,
        asked_by=said.person_id,
        asked_at=said.at,
        asked_due=asked_due,
        due_before=due_before,
        reason=reason,
        state="asked",
        incoming_id=said.incoming_id,
    )


async def offer_handover(tx: Tx, said: Said, assignment_id: int, to_id: int) -> int:
    """Offer an assignment to somebody, who owns it once they accept."""
    offered = (handover.c.assignment_id == assignment_id) & (handover.c.state == "offered")
    await tx.execute(update(handover).where(offered).values(state="taken_back"))
    return await add(
        tx,
        handover,
        assignment_id=assignment_id,
        from_id=said.person_id,
        to_id=to_id,
        at=said.at,
        state="offered",
        incoming_id=said.incoming_id,
    )


async def put_off(tx: Tx, said: Said, assignment_id: int, until: datetime) -> int:
    """Keep quiet to this person about an assignment until an instant (UTC); the due day does not move."""
    return await add(
        tx,
        snooze,
        assignment_id=assignment_id,
        person_id=said.person_id,
        at=said.at,
        until=until,
        incoming_id=said.incoming_id,
    )


async def add_evidence(
    tx: Tx, said: Said, assignment_id: int, kind: str, *, file_id: int | None = None, value: str | None = None
) -> int:
    """Keep what proves a result: a stored file, or a link or document number in `value`."""
    return await add(
        tx,
        evidence,
        assignment_id=assignment_id,
        person_id=said.person_id,
        file_id=file_id,
        kind=kind,
        value=value,
        at=said.at,
        incoming_id=said.incoming_id,
    )


async def named_evidence(tx: Tx, person_id: int) -> set[str]:
    """The links and document numbers of somebody that prove something."""
    named = select(evidence.c.value).where(evidence.c.person_id == person_id, evidence.c.value.is_not(None))
    return {str(value) for value in (await tx.execute(named)).scalars()}


async def take_back_report(tx: Tx, said: Said, assignment_id: int, report_id: int) -> None:
    """Add the report that takes one report back."""
    await add(
        tx,
        status_report,
        assignment_id=assignment_id,
        person_id=said.person_id,
        at=said.at,
        incoming_id=said.incoming_id,
        takes_back_id=report_id,
    )


@dataclass(frozen=True)
class Undone:
    """What taking a message back restored: the assignments it had spoken of."""

    assignment_ids: tuple[int, ...]


async def speaking_updates(tx: Tx, person_id: int, since: datetime) -> list[int]:
    """The updates since an instant by which this person said something that still stands, newest first."""
    undoing = status_report.alias("undoing")
    standing = ~select(undoing.c.id).where(undoing.c.takes_back_id == status_report.c.id).exists()
    spoken = (
        select(status_report.c.incoming_id)
        .where(status_report.c.status.is_not(None), standing)
        .union(
            select(extension.c.incoming_id).where(extension.c.state == "asked"),
            select(handover.c.incoming_id).where(handover.c.state == "offered"),
            select(snooze.c.incoming_id).where(snooze.c.taken_back.is_(False)),
            select(evidence.c.incoming_id),
        )
    )
    mine = (
        select(incoming.c.id)
        .where(incoming.c.person_id == person_id, incoming.c.at >= since, incoming.c.id.in_(spoken))
        .order_by(incoming.c.id.desc())
    )
    return [int(i) for i in (await tx.execute(mine)).scalars()]


async def touched_by(tx: Tx, update_id: int) -> list[int]:
    """The assignments an update said something of."""
    tables = (status_report, extension, handover, snooze, evidence)
    found = union(*(select(t.c.assignment_id).where(t.c.incoming_id == update_id) for t in tables))
    return sorted(int(i) for i in (await tx.execute(found)).scalars())


async def take_back(tx: Tx, said: Said, update_id: int) -> Undone:
    """Undo what one update said: reports get one that takes them back, requests and snoozes end, proofs go."""
    undoing = status_report.alias("undoing")
    standing = ~select(undoing.c.id).where(undoing.c.takes_back_id == status_report.c.id).exists()
    reports = await tx.execute(
        select(status_report.c.id, status_report.c.assignment_id)
        .where(status_report.c.incoming_id == update_id, status_report.c.status.is_not(None), standing)
        .order_by(status_report.c.id)
    )
    touched: list[int] = []
    for report_id, assignment_id in reports.all():
        await take_back_report(tx, said, int(assignment_id), int(report_id))
        touched.append(int(assignment_id))
    for table, state, ended in (
        (extension, extension.c.state == "asked", {"state": "taken_back"}),
        (handover, handover.c.state == "offered", {"state": "taken_back"}),
        (snooze, snooze.c.taken_back.is_(False), {"taken_back": True}),
    ):
        rows = await tx.execute(
            update(table)
            .where(table.c.incoming_id == update_id, state)
            .values(**ended)
            .returning(table.c.assignment_id)
        )
        touched.extend(int(i) for i in rows.scalars())
    proofs = evidence.delete().where(evidence.c.incoming_id == update_id).returning(evidence.c.assignment_id)
    touched.extend(int(i) for i in (await tx.execute(proofs)).scalars())
    return Undone(tuple(dict.fromkeys(touched)))
