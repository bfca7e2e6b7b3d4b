"""What the bot asked somebody and still waits for an answer to: one at a time, for 30 minutes."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, select

from storage.database import Tx
from storage.rows import add
from storage.schema.delivery import open_question

_IDS = 999_999_999
PATIENCE = timedelta(minutes=30)


@dataclass(frozen=True)
class OpenQuestion:
    """A question that waits: `topic` says who understands the answer, `data` what it needs for that."""

    id: int
    topic: str
    data: dict[str, Any]


async def ask(
    tx: Tx, now: datetime, person_id: int, topic: str, data: dict[str, Any], patience: timedelta = PATIENCE
) -> int:
    """Wait for an answer; a question that waited until now is dropped. Gives the question's id."""
    await close(tx, person_id)
    return await add(
        tx,
        open_question,
        # SQLite gives the id of a deleted row again: an old button would answer a new question.
        id=secrets.randbelow(_IDS) + 1,
        person_id=person_id,
        topic=topic,
        data=data,
        asked_at=now,
        expires_at=now + patience,
    )


_WAITING = select(open_question).where(
    open_question.c.person_id == bindparam("person"), open_question.c.expires_at > bindparam("now")
)


async def waiting(tx: Tx, now: datetime, person_id: int) -> OpenQuestion | None:
    """What somebody was asked and may still answer."""
    row = (await tx.execute(_WAITING, {"person": person_id, "now": now})).first()
    return OpenQuestion(row.id, row.topic, row.data) if row else None


async def drop(tx: Tx, question_id: int) -> None:
    """Wait no longer for the answer to one question, whatever was asked since."""
    await tx.execute(delete(open_question).where(open_question.c.id == question_id))


async def close(tx: Tx, person_id: int) -> None:
    """Wait no longer."""
    await tx.execute(delete(open_question).where(open_question.c.person_id == person_id))
