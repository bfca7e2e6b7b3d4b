"""What a message said before it was edited, and whether more came of it than can be read anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select

from domain.chat import Incoming
from storage.database import Tx
from storage.schema.delivery import incoming, outbox
from storage.schema.work import work_act

_EDITABLE = timedelta(days=3)  # Telegram lets a message be edited for 48 hours


@dataclass(frozen=True)
class Earlier:
    """An update that gave the same message before; `at` is when that was typed (UTC)."""

    id: int
    text: str
    at: datetime


async def earlier(tx: Tx, edited: Incoming, incoming_id: int) -> list[Earlier]:
    """What the platform's message said before this update, oldest first; nothing where it is not known here."""
    if edited.message_id is None:
        return []
    rows = await tx.execute(
        select(incoming.c.id, incoming.c.message, incoming.c.at)
        .where(
            incoming.c.channel == edited.channel,
            incoming.c.address == edited.address,
            incoming.c.at >= edited.at - _EDITABLE,
            incoming.c.id < incoming_id,
        )
        .order_by(incoming.c.id)
    )
    return [Earlier(i, said["text"], at) for i, said, at in rows if said.get("message_id") == edited.message_id]


async def acted(tx: Tx, update_ids: Sequence[int]) -> bool:
    """Whether updates told somebody else, or decided something of the work."""
    told = or_(*(outbox.c.once.like(f"notice:{i}:%") for i in update_ids))
    decided = select(work_act.c.id).where(work_act.c.incoming_id.in_(update_ids), work_act.c.undone_at.is_(None))
    for found in (select(outbox.c.id).where(told), decided):
        if (await tx.execute(found.limit(1))).first() is not None:
            return True
    return False
