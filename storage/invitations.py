"""Invitations: one person, one use, some days. The code itself is never kept, only its SHA-256."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from storage.database import Tx
from storage.rows import add
from storage.schema.office import invitation, person
from storage.schema.records import audit

FAILED = "join_failed"
"""The act of the audit log that notes a code that let nobody in; its `after` holds the sender's address."""


@dataclass(frozen=True)
class Invitation:
    """Whom a code invites, who made it, and how long it is good for (instants in UTC)."""

    id: int
    person_id: int
    invited_by: int | None
    expires_at: datetime
    used_at: datetime | None


async def create(
    tx: Tx, now: datetime, code: str, person_id: int, *, invited_by: int | None, expires_at: datetime
) -> int:
    """Invite somebody by a code, and give the invitation's id. Their earlier codes are good no longer."""
    open_ones = (invitation.c.person_id == person_id) & invitation.c.used_at.is_(None) & (invitation.c.expires_at > now)
    await tx.execute(update(invitation).where(open_ones).values(expires_at=now))
    return await add(
        tx,
        invitation,
        code_hash=_hash(code),
        person_id=person_id,
        invited_by=invited_by,
        created_at=now,
        expires_at=expires_at,
    )


async def find(tx: Tx, code: str) -> Invitation | None:
    """The invitation of a code, used or expired ones too, unless the person has left."""
    i = invitation.c
    rows = await tx.execute(
        select(i.id, i.person_id, i.invited_by, i.expires_at, i.used_at)
        .join(person, person.c.id == i.person_id)
        .where(i.code_hash == _hash(code), person.c.active)
    )
    row = rows.first()
    return Invitation(*row) if row else None


async def use(tx: Tx, now: datetime, invitation_id: int, account_id: int) -> bool:
    """Use an invitation up for an account. False where it was used or ran out in the meantime."""
    good = invitation.c.used_at.is_(None) & (invitation.c.expires_at > now)
    used = await tx.execute(
        update(invitation).where(invitation.c.id == invitation_id, good).values(used_at=now, used_by=account_id)
    )
    return used.rowcount == 1


async def failed_tries(tx: Tx, since: datetime) -> list[tuple[str, str]]:
    """The (channel, address) of each code that let nobody in since an instant (UTC)."""
    rows = await tx.execute(
        select(audit.c.channel, audit.c.after).where(audit.c.act == FAILED, audit.c.at > since).order_by(audit.c.id)
    )
    return [(channel, after["address"]) for channel, after in rows]


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
