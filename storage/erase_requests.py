"""Who asked that their data be erased, and was not answered yet: told by the audit log itself."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from storage.database import Tx
from storage.schema.records import audit

ASKED, ERASED, WITHDRAWN = "erase_asked", "erased", "erase_withdrawn"
"""The acts of the audit log a request begins and ends with; each names the person."""


@dataclass(frozen=True)
class Request:
    """Whose data is to be erased, and since when (UTC)."""

    person_id: int
    asked_at: datetime


async def open_requests(tx: Tx) -> list[Request]:
    """The requests that wait, the oldest first."""
    acts = audit.c.act.in_((ASKED, ERASED, WITHDRAWN))
    waiting: dict[int, datetime] = {}
    for row in await tx.execute(select(audit.c.act, audit.c.subject_id, audit.c.at).where(acts).order_by(audit.c.id)):
        if row.act == ASKED:
            waiting.setdefault(row.subject_id, row.at)
        else:
            waiting.pop(row.subject_id, None)
    return [Request(person_id, at) for person_id, at in waiting.items()]
