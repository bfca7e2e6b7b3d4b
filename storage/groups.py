"""Group chats of the office and of its units: where the digest and reports go besides to people."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from storage.database import Tx
from storage.rows import add
from storage.schema.office import chat_group


@dataclass(frozen=True)
class Group:
    """A group registered at `since` (UTC); `unit_id` is None for one of the whole office."""

    id: int
    channel: str
    address: str
    title: str
    unit_id: int | None
    since: datetime


@dataclass(frozen=True)
class GroupCode:
    """What a code registers a group for, who was given it, until when (UTC) it is good and whether it was used."""

    id: int
    unit_id: int | None
    made_by: int
    expires_at: datetime
    used: bool


async def give_code(tx: Tx, code: str, unit_id: int | None, made_by: int, expires_at: datetime) -> int:
    """Keep a code that registers one group; gives the id the group will have."""
    return await add(
        tx, chat_group, code_hash=_hash(code), unit_id=unit_id, made_by=made_by, expires_at=expires_at, channel=None
    )


async def find_code(tx: Tx, code: str) -> GroupCode | None:
    """What a code is for, used and expired ones too."""
    row = (await tx.execute(select(chat_group).where(chat_group.c.code_hash == _hash(code)))).first()
    return GroupCode(row.id, row.unit_id, row.made_by, row.expires_at, row.linked_at is not None) if row else None


async def link(tx: Tx, now: datetime, code: GroupCode, channel: str, address: str, title: str) -> bool:
    """Register a group by its code, in place of what it was registered for before. False where the code is used up."""
    await unlink(tx, now, channel, address)
    good = (chat_group.c.id == code.id) & chat_group.c.linked_at.is_(None) & (chat_group.c.expires_at > now)
    linked = await tx.execute(
        update(chat_group).where(good).values(channel=channel, address=address, title=title, linked_at=now)
    )
    return linked.rowcount == 1


async def unlink(tx: Tx, now: datetime, channel: str, address: str) -> Group | None:
    """Send a group nothing any more; gives what it was, None where it was not registered."""
    group = await find(tx, channel, address)
    if group is not None:
        await tx.execute(update(chat_group).where(chat_group.c.id == group.id).values(unlinked_at=now))
    return group


async def move(tx: Tx, channel: str, address: str, to: str) -> None:
    """A group has another address now (Telegram makes a group a supergroup)."""
    group = await find(tx, channel, address)
    if group is not None and await find(tx, channel, to) is None:
        await tx.execute(update(chat_group).where(chat_group.c.id == group.id).values(address=to))


async def find(tx: Tx, channel: str, address: str) -> Group | None:
    """The registered group of a chat."""
    return next((g for g in await linked(tx) if (g.channel, g.address) == (channel, address)), None)


async def linked(tx: Tx) -> list[Group]:
    """All registered groups, the oldest first."""
    here = chat_group.c.linked_at.is_not(None) & chat_group.c.unlinked_at.is_(None)
    rows = await tx.execute(select(chat_group).where(here).order_by(chat_group.c.id))
    return [Group(r.id, r.channel, r.address, r.title or "", r.unit_id, r.linked_at) for r in rows]


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
