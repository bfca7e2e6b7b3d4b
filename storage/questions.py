"""Questions people put to the Office, and what it answered."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from storage.database import Tx
from storage.rows import add
from storage.schema.work import question


@dataclass(frozen=True)
class Question:
    """A question: its number, who asked it, about which assignment, and the answer once there is one."""

    id: int
    asked_by: int
    assignment_id: int | None
    text: str
    answer: str | None


async def put(tx: Tx, now: datetime, person_id: int, assignment_id: int | None, text: str) -> int:
    """Keep a question and give its number."""
    return await add(tx, question, asked_by=person_id, assignment_id=assignment_id, at=now, text=text)


async def get(tx: Tx, number: int) -> Question | None:
    """A question by its number."""
    columns = (question.c.id, question.c.asked_by, question.c.assignment_id, question.c.text, question.c.answer)
    row = (await tx.execute(select(*columns).where(question.c.id == number))).first()
    return Question(*row) if row else None


async def answer(tx: Tx, now: datetime, number: int, person_id: int, text: str) -> None:
    """Keep the answer to a question."""
    await tx.execute(
        update(question).where(question.c.id == number).values(answer=text, answered_by=person_id, answered_at=now)
    )
