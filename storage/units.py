"""The units of the agency: their names, the groups that stand for several, and who is contact for each."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import delete, insert, select, update

from domain.people import Unit, UnitKind
from domain.problem import Problem
from domain.text import fold, one_line
from storage.database import Tx
from storage.rows import add
from storage.schema.office import unit, unit_alias, unit_contact, unit_member

# A unit's own name stands among its aliases too, so that the unique folded form keeps names and aliases apart.


_ALIASES = select(unit_alias).order_by(unit_alias.c.id)
_MEMBERS = select(unit_member).order_by(unit_member.c.id)
_CONTACTS = select(unit_contact)
_ACTIVE = select(unit).where(unit.c.active).order_by(unit.c.id)


async def all_units(tx: Tx) -> list[Unit]:
    """Every unit with its aliases, members and contact, in the order they were added."""
    aliases: defaultdict[int, list[str]] = defaultdict(list)
    for a in await tx.execute(_ALIASES):
        aliases[a.unit_id].append(a.name)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for m in await tx.execute(_MEMBERS):
        members[m.group_id].append(m.unit_id)
    contacts = {c.unit_id: c.person_id for c in await tx.execute(_CONTACTS)}
    return [
        Unit(
            u.id,
            u.name,
            UnitKind(u.kind),
            tuple(name for name in aliases[u.id] if fold(name) != fold(u.name)),
            tuple(members[u.id]),
            contacts.get(u.id),
        )
        for u in await tx.execute(_ACTIVE)
    ]


async def names(tx: Tx) -> dict[int, str]:
    """What each unit is called, by its id; also those that are no more."""
    return {row.id: row.name for row in await tx.execute(select(unit.c.id, unit.c.name))}


async def find_named(tx: Tx, name: str) -> int | None:
    """The unit that has this name or alias, whatever its case and marks."""
    rows = await tx.execute(select(unit_alias.c.unit_id).where(unit_alias.c.folded == _folded(name)))
    return rows.scalar_one_or_none()


async def add_unit(tx: Tx, name: str, kind: UnitKind, aliases: Iterable[str] = ()) -> int:
    """Add a unit and give its id; one of this name that was closed is there again.

    Raises Problem where a name is another unit's.
    """
    tidy = one_line(name)
    called_so = (unit.c.id == await find_named(tx, tidy)) | (unit.c.name == tidy)
    closed = select(unit.c.id).where(called_so, unit.c.active.is_(False))
    if (there_was := (await tx.execute(closed)).scalars().first()) is not None:
        await change_unit(tx, there_was, tidy, kind)
        return int(there_was)
    await _refuse_taken(tx, tidy, None)
    unit_id = await add(tx, unit, name=tidy, kind=kind)
    for alias in (tidy, *aliases):
        await add_alias(tx, unit_id, alias)
    return unit_id


async def change_unit(tx: Tx, unit_id: int, name: str, kind: UnitKind) -> None:
    """Give a unit another name or kind; its old name stays an alias, and one that was closed is there again.

    Raises Problem where the name is another unit's.
    """
    tidy = one_line(name)
    if (await tx.execute(select(unit.c.id).where(unit.c.name == tidy, unit.c.id != unit_id))).first() is not None:
        raise Problem("people.unit_name_taken", name=tidy, unit=tidy)
    await add_alias(tx, unit_id, tidy)
    await tx.execute(update(unit).where(unit.c.id == unit_id).values(name=tidy, kind=kind, active=True))


async def add_alias(tx: Tx, unit_id: int, name: str) -> None:
    """Let a unit be found by one more name. Raises Problem where it is another unit's."""
    tidy = one_line(name)
    if await _refuse_taken(tx, tidy, unit_id):
        return
    await add(tx, unit_alias, unit_id=unit_id, name=tidy, folded=_folded(tidy))


async def remove_alias(tx: Tx, unit_id: int, name: str) -> None:
    """Let a unit be found by this name no longer; what it is called it stays."""
    mine = (unit_alias.c.unit_id == unit_id) & (unit_alias.c.folded == _folded(name))
    await tx.execute(delete(unit_alias).where(mine))


async def set_members(tx: Tx, group_id: int, unit_ids: Iterable[int]) -> None:
    """Say which units a group stands for, in this order."""
    await tx.execute(delete(unit_member).where(unit_member.c.group_id == group_id))
    rows = [{"group_id": group_id, "unit_id": u} for u in dict.fromkeys(unit_ids)]
    if rows:
        await tx.execute(insert(unit_member), rows)


async def set_contact(tx: Tx, unit_id: int, person_id: int | None) -> None:
    """Say who hears for a unit where nobody owns the assignment; None leaves it to the head."""
    await tx.execute(delete(unit_contact).where(unit_contact.c.unit_id == unit_id))
    if person_id is not None:
        await add(tx, unit_contact, unit_id=unit_id, person_id=person_id)


async def _refuse_taken(tx: Tx, name: str, unit_id: int | None) -> bool:
    """Whether the unit itself has the name already. Raises Problem where another one has it."""
    owner = await find_named(tx, name)
    if owner is not None and owner != unit_id:
        its_name = (await tx.execute(select(unit.c.name).where(unit.c.id == owner))).scalar_one()
        raise Problem("people.unit_name_taken", name=name, unit=its_name)
    return owner is not None


def _folded(name: str) -> str:
    return fold(one_line(name))
