"""Questions people put to the Office, and what it answered."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from storage.database import Tx
from storage.rows import add
from storage.schema.work import question


@dataclass(frozen=True)
class Question:
    """A question: its number, who asked it and when (UTC), about which assignment, and the answer once there is one.

    `ended` tells that it waits no longer: answered, or without an answer withdrawn.
    """

    id: int
    asked_by: int
    at: datetime
    assignment_id: int | None
    text: str
    answer: str | None
    ended: bool


_COLUMNS = (
    question.c.id,
    question.c.asked_by,
    question.c.at,
    question.c.assignment_id,
    question.c.text,
    question.c.answer,
    question.c.answered_at.is_not(None),
)


async def put(tx: Tx, now: datetime, person_id: int, assignment_id: int | None, text: str) -> int:
    """Keep a question and give its number."""
    return await add(tx, question, asked_by=person_id, assignment_id=assignment_id, at=now, text=text)


async def get(tx: Tx, number: int) -> Question | None:
    """A question by its number."""
    row = (await tx.execute(select(*_COLUMNS).where(question.c.id == number))).first()
    return Question(*row) if row else None


async def waiting(tx: Tx) -> list[Question]:
    """Every question that waits for an answer, oldest first."""
    rows = await tx.execute(select(*_COLUMNS).where(question.c.answered_at.is_(None)).order_by(question.c.id))
    return [Question(*row) for row in rows]


async def answer(tx: Tx, now: datetime, number: int, person_id: int, text: str) -> None:
    """Keep the answer to a question."""
    await tx.execute(
        update(question).where(question.c.id == number).values(answer=text, answered_by=person_id, answered_at=now)
    )


async def withdraw(tx: Tx, now: datetime, number: int, person_id: int) -> None:
    """Let a question end without an answer."""
    await tx.execute(update(question).where(question.c.id == number).values(answered_by=person_id, answered_at=now))
