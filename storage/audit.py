"""The record of who did what: one line for each change, only ever added to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.database import Tx
from storage.rows import add
from storage.schema.records import audit


@dataclass(frozen=True)
class Actor:
    """Who acts, and through which channel (`cli` for the command line, `clock` for what runs by itself)."""

    person_id: int | None
    channel: str


async def record(
    tx: Tx,
    now: datetime,
    actor: Actor,
    act: str,
    subject: str | None = None,
    subject_id: int | None = None,
    before: Any = None,
    after: Any = None,
) -> None:
    """Add a line: the act, the row it changed (`subject` names the table), what it was before and is after."""
    await add(
        tx,
        audit,
        at=now,
        person_id=actor.person_id,
        channel=actor.channel,
        act=act,
        subject=subject,
        subject_id=subject_id,
        before=before,
        after=after,
    )
