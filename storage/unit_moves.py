"""A unit that is no more: its open work, its people and, where it is merged, its names go to another one."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update

from domain.people import Role
from domain.tasks import AssignmentRole
from storage.database import Tx
from storage.schema.office import person, person_role, unit, unit_alias, unit_contact, unit_member
from storage.schema.plans import task, task_unit
from storage.schema.work import assignment, occurrence


@dataclass(frozen=True)
class Holds:
    """On how many open tasks a unit works, and how many people work in it."""

    work: int
    people: int


async def holds(tx: Tx, unit_id: int) -> Holds:
    """What would have to go elsewhere."""
    tasks = select(func.count(occurrence.c.task_id.distinct())).join(
        assignment, assignment.c.occurrence_id == occurrence.c.id
    )
    work = (await tx.execute(tasks.where(_open(unit_id)))).scalar_one()
    there = (person.c.unit_id == unit_id) & person.c.active
    return Holds(work, (await tx.execute(select(func.count()).select_from(person).where(there))).scalar_one())


async def close(tx: Tx, now: datetime, unit_id: int, to: int | None, *, names: bool = False) -> None:
    """Let a unit be no more; what it holds goes `to` another one, with `names` what it is called too.

    What is over stays where it was. Its head is staff there; who is in charge of it is in charge of the other.
    """
    if to is not None:
        await _move_work(tx, now, unit_id, to)
        await _move_people(tx, unit_id, to)
        if names:
            await tx.execute(update(unit_alias).where(unit_alias.c.unit_id == unit_id).values(unit_id=to))
    await tx.execute(delete(person_role).where(person_role.c.unit_id == unit_id))
    await tx.execute(delete(unit_contact).where(unit_contact.c.unit_id == unit_id))
    await _leave_groups(tx, unit_id, to)
    await tx.execute(update(unit).where(unit.c.id == unit_id).values(active=False))


def _open(unit_id: int) -> ColumnElement[bool]:
    parts = select(occurrence.c.id).join(task, task.c.id == occurrence.c.task_id)
    under_way = parts.where(occurrence.c.closed_at.is_(None), task.c.state != "closed")
    of_it = (assignment.c.unit_id == unit_id) & assignment.c.closed_at.is_(None)
    return of_it & assignment.c.occurrence_id.in_(under_way)


async def _move_work(tx: Tx, now: datetime, unit_id: int, to: int) -> None:
    """An occurrence both units have is the other one's alone, leading where either led."""
    a = assignment.c
    for row in (await tx.execute(select(a.id, a.occurrence_id, a.role, a.owner_id).where(_open(unit_id)))).all():
        same = (a.occurrence_id == row.occurrence_id) & (a.unit_id == to) & a.person_id.is_(None)
        twin = (await tx.execute(select(a.id, a.owner_id).where(same))).first()
        if twin is None:
            await tx.execute(update(assignment).where(a.id == row.id).values(unit_id=to))
            continue
        kept = {"owner_id": twin.owner_id or row.owner_id, "closed_at": None, "closed_reason": None}
        if row.role == AssignmentRole.LEAD:
            kept["role"] = AssignmentRole.LEAD.value
        await tx.execute(update(assignment).where(a.id == twin.id).values(**kept))
        await tx.execute(update(assignment).where(a.id == row.id).values(closed_at=now))
    in_force = select(task.c.id).where(task.c.state != "closed")
    printed = (task_unit.c.unit_id == unit_id) & task_unit.c.task_id.in_(in_force)
    await tx.execute(update(task_unit).where(printed).values(unit_id=to))


async def _move_people(tx: Tx, unit_id: int, to: int) -> None:
    await tx.execute(update(person).where(person.c.unit_id == unit_id).values(unit_id=to))
    r = person_role.c
    for row in (await tx.execute(select(r.id, r.person_id, r.role).where(r.unit_id == unit_id))).all():
        role = Role.STAFF if row.role == Role.HEAD else Role(row.role)
        same = (r.person_id == row.person_id) & (r.role == role) & (r.unit_id == to)
        if (await tx.execute(select(r.id).where(same))).first() is None:
            await tx.execute(update(person_role).where(r.id == row.id).values(unit_id=to, role=role))


async def _leave_groups(tx: Tx, unit_id: int, to: int | None) -> None:
    m = unit_member.c
    for row in (await tx.execute(select(m.id, m.group_id).where(m.unit_id == unit_id))).all():
        has = (await tx.execute(select(m.id).where(m.group_id == row.group_id, m.unit_id == to))).first()
        if to is None or has is not None or row.group_id == to:
            await tx.execute(delete(unit_member).where(m.id == row.id))
        else:
            await tx.execute(update(unit_member).where(m.id == row.id).values(unit_id=to))
    await tx.execute(delete(unit_member).where(m.group_id == unit_id))
