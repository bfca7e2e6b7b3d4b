"""What one message changed of the office itself: units, people, roles, settings; kept so that it can be undone."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, delete, insert, select, update

from storage.database import Tx
from storage.personal_data import ERASED
from storage.plan_image import Difference, Image, difference, plain, stored
from storage.rows import add
from storage.schema.office import (
    agency,
    calendar_override,
    chat_account,
    office_change,
    person,
    person_role,
    setting,
    unit,
    unit_alias,
    unit_contact,
    unit_member,
)
from storage.schema.plans import task_unit
from storage.schema.work import assignment

# Parents before those that refer to them.
_TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        agency,
        unit,
        unit_alias,
        unit_member,
        person,
        person_role,
        chat_account,
        unit_contact,
        setting,
        calendar_override,
        task_unit,
        assignment,
    )
}
_IN = "incoming"
"""Beside what a change did, the update it came in."""
_OWN = {"language", "remind_at", "menu", "unreachable_since", "unreachable_why"}
"""What people choose for themselves and platforms tell is no change of the office."""
_MOVES = {"task_unit": ("id", "unit_id"), "assignment": ("id", "unit_id", "owner_id", "role", "closed_at")}
"""Of the work, only in whose hands it is."""


@dataclass(frozen=True)
class OfficeChange:
    """A change by the `act` it was recorded as, its instant (UTC), the update it came in, and what it did."""

    id: int
    act: str
    at: datetime
    incoming_id: int
    did: Difference


async def image(tx: Tx, unit_ids: Collection[int] = (), owner_ids: Collection[int] = ()) -> Image:
    """The office as it stands now, with the work in the hands of these units and owners."""
    in_hands = assignment.c.unit_id.in_(unit_ids) | assignment.c.owner_id.in_(owner_ids)
    at_work = set((await tx.execute(select(assignment.c.id).where(in_hands))).scalars())
    printed = set((await tx.execute(select(task_unit.c.id).where(task_unit.c.unit_id.in_(unit_ids)))).scalars())
    return await _image(tx, {"assignment": at_work, "task_unit": printed})


async def _image(tx: Tx, work: Mapping[str, Collection[int]]) -> Image:
    found: dict[str, dict[Any, dict[str, Any]]] = {}
    for name, table in _TABLES.items():
        columns = [c for c in table.c if (c.name in _MOVES[name] if name in _MOVES else c.name not in _OWN)]
        query = select(*columns).where(table.c.id.in_(work[name])) if name in work else select(*columns)
        rows = [row._mapping for row in await tx.execute(query)]
        found[name] = {row[_key(table)]: {c: plain(v) for c, v in row.items()} for row in rows}
    return found


async def keep(tx: Tx, now: datetime, person_id: int, incoming_id: int, act: str, before: Image) -> bool:
    """Keep what somebody did to the office in an update since its image was taken. False where that is nothing."""
    did = difference(before, await _image(tx, {name: before[name] for name in _MOVES}))
    if not any((*did.changed.values(), *did.added.values(), *did.removed.values())):
        return False
    await add(tx, office_change, person_id=person_id, at=now, act=act, rows={_IN: incoming_id, **asdict(did)})
    return True


async def newest(tx: Tx, person_id: int, since: datetime) -> OfficeChange | None:
    """The last change of somebody since an instant (UTC) that was not undone."""
    mine = (
        (office_change.c.person_id == person_id) & (office_change.c.at >= since) & office_change.c.undone_at.is_(None)
    )
    row = (await tx.execute(select(office_change).where(mine).order_by(office_change.c.id.desc()).limit(1))).first()
    if row is None:
        return None
    did = dict(row._mapping["rows"])
    return OfficeChange(row.id, row.act, row.at, did.pop(_IN), Difference(**did))


async def standing(tx: Tx, change: OfficeChange) -> bool:
    """Whether all is as the change left it."""
    for name, rows in change.did.changed.items():
        table = _TABLES[name]
        for changed, columns in rows.items():
            row = (await tx.execute(select(table).where(_is(table, changed)))).one_or_none()
            if table is chat_account and row is not None and row.address == ERASED:
                return False
            if row is None or any(plain(row._mapping[c]) != left for c, (_, left) in columns.items()):
                return False
    for name, keys in change.did.added.items():
        for key in keys:
            if (await tx.execute(select(_TABLES[name]).where(_is(_TABLES[name], key)))).first() is None:
                return False
    return True


async def undo(tx: Tx, now: datetime, change: OfficeChange) -> None:
    """Put everything back. A unit or a person that was added stays in the past, but is there no more."""
    for name, table in reversed(list(_TABLES.items())):
        for key in change.did.added.get(name, []):
            await _take_away(tx, table, key)
    for name, table in _TABLES.items():
        for changed, columns in change.did.changed.get(name, {}).items():
            values = {c: stored(table, c, was) for c, (was, _) in columns.items()}
            await tx.execute(update(table).where(_is(table, changed)).values(**values))
        for row in change.did.removed.get(name, []):
            values = {c: stored(table, c, value) for c, value in row.items()}
            await tx.execute(insert(table).values(**values))
    await tx.execute(update(office_change).where(office_change.c.id == change.id).values(undone_at=now))


async def _take_away(tx: Tx, table: Table, key: Any) -> None:
    if "active" in table.c:
        await tx.execute(update(table).where(_is(table, key)).values(active=False))
    else:
        await tx.execute(delete(table).where(_is(table, key)))


def _key(table: Table) -> str:
    return "name" if table is setting else "id"


def _is(table: Table, key: Any) -> Any:
    return table.c[_key(table)] == (key if table is setting else int(key))
