"""The people of the agency and the roles they hold."""

from collections.abc import Collection, Iterable
from datetime import datetime, time
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update

from domain.people import Grant, Person, Role
from domain.text import one_line
from storage.database import Tx
from storage.rows import add
from storage.schema.office import chat_account, person, person_role, unit_contact

# A row a role, and one for somebody without any. Every message asks who wrote it: the queries are built once.
_PEOPLE = (
    select(
        person.c.id,
        person.c.name,
        person.c.unit_id,
        person.c.language,
        person.c.remind_at,
        person.c.active,
        person.c.title,
        person_role.c.role,
        person_role.c.unit_id,
    )
    .outerjoin(person_role, person_role.c.person_id == person.c.id)
    .order_by(person.c.id, person_role.c.id)
)
_BY_ID = _PEOPLE.where(person.c.id == bindparam("person_id"))
_WORKING = _PEOPLE.where(person.c.active)
_BY_ACCOUNT = _WORKING.join(chat_account, chat_account.c.person_id == person.c.id).where(
    chat_account.c.channel == bindparam("channel"),
    chat_account.c.address == bindparam("address"),
    chat_account.c.unlinked_at.is_(None),
)


async def find_by_account(tx: Tx, channel: str, address: str) -> Person | None:
    """Whom a chat belongs to: somebody who is still there, through an account that is still linked."""
    found = _of_rows(await tx.execute(_BY_ACCOUNT, {"channel": channel, "address": address}))
    return found[0] if found else None


async def get(tx: Tx, person_id: int) -> Person:
    """One person, also one who left. Raises LookupError where there is none."""
    found = _of_rows(await tx.execute(_BY_ID, {"person_id": person_id}))
    if not found:
        raise LookupError(f"no person {person_id}")
    return found[0]


async def names(tx: Tx, person_ids: Collection[int]) -> dict[int | None, str]:
    """What these people are called, by id, also those who left."""
    if not person_ids:
        return {}
    rows = await tx.execute(select(person.c.id, person.c.name).where(person.c.id.in_(person_ids)))
    return {row.id: row.name for row in rows}


async def everybody(tx: Tx, active: bool = True) -> list[Person]:
    """All people, in the order they were added; with `active` False also those who left."""
    return _of_rows(await tx.execute(_WORKING if active else _PEOPLE))


async def holding(tx: Tx, role: Role, unit_id: int | None = None) -> list[Person]:
    """Who holds a role now: for the unit or the whole agency, or with `unit_id` None for whatever it is."""
    people = await everybody(tx)
    if unit_id is None:
        return [p for p in people if any(g.role == role for g in p.grants)]
    return [p for p in people if p.holds(role, unit_id)]


async def add_person(
    tx: Tx, name: str, unit_id: int | None = None, *, title: str | None = None, grants: Iterable[Grant] = ()
) -> int:
    """Add somebody and give their id."""
    person_id = await add(tx, person, name=one_line(name), title=title, unit_id=unit_id)
    await set_grants(tx, person_id, grants)
    return person_id


async def change(tx: Tx, person_id: int, *, name: str, title: str | None, unit_id: int | None) -> None:
    """Write anew what somebody is called and where they work. Their roles are changed by `set_grants`."""
    await _write(tx, person_id, name=one_line(name), title=title, unit_id=unit_id)


async def set_grants(tx: Tx, person_id: int, grants: Iterable[Grant]) -> None:
    """Give somebody exactly these roles."""
    await tx.execute(delete(person_role).where(person_role.c.person_id == person_id))
    rows = [{"person_id": person_id, "role": g.role, "unit_id": g.unit_id} for g in dict.fromkeys(grants)]
    if rows:
        await tx.execute(insert(person_role), rows)


async def set_language(tx: Tx, person_id: int, language: str) -> None:
    """Speak to somebody in another language, `vi` or `en`."""
    await _write(tx, person_id, language=language)


async def set_remind_at(tx: Tx, person_id: int, remind_at: time | None) -> None:
    """Give somebody's morning message its local hour; None is the office's own."""
    await _write(tx, person_id, remind_at=remind_at)


async def retire(tx: Tx, now: datetime, person_id: int) -> None:
    """Let somebody go: their roles and chats end, and no unit has them as contact any more. Their name stays."""
    await _write(tx, person_id, active=False)
    await set_grants(tx, person_id, ())
    await tx.execute(delete(unit_contact).where(unit_contact.c.person_id == person_id))
    of_them = (chat_account.c.person_id == person_id) & chat_account.c.unlinked_at.is_(None)
    await tx.execute(update(chat_account).where(of_them).values(unlinked_at=now))


async def _write(tx: Tx, person_id: int, **values: object) -> None:
    await tx.execute(update(person).where(person.c.id == person_id).values(**values))


def _of_rows(rows: Iterable[Row[*tuple[Any, ...]]]) -> list[Person]:
    found: list[Person] = []
    for person_id, of_the_same in groupby(rows, itemgetter(0)):
        several = list(of_the_same)
        _, name, unit_id, language, remind_at, active, title, *_ = several[0]
        grants = tuple(Grant(Role(role), of_unit) for *_, role, of_unit in several if role is not None)
        found.append(Person(person_id, name, unit_id, grants, language, remind_at, active, title))
    return found
