"""Later due days that were asked for, and what the Office decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select, update

from storage.database import Tx
from storage.schema.work import extension


@dataclass(frozen=True)
class Request:
    """A later due day asked for. `state`: asked, granted, refused, taken_back."""

    id: int
    assignment_id: int
    asked_by: int
    asked_due: date
    due_before: date
    reason: str | None
    state: str


_COLUMNS = (
    extension.c.id,
    extension.c.assignment_id,
    extension.c.asked_by,
    extension.c.asked_due,
    extension.c.due_before,
    extension.c.reason,
    extension.c.state,
)


async def get(tx: Tx, request_id: int) -> Request | None:
    """A request by its id."""
    row = (await tx.execute(select(*_COLUMNS).where(extension.c.id == request_id))).first()
    return Request(*row) if row else None


async def undecided(tx: Tx) -> list[Request]:
    """Every request that waits for a decision, oldest first."""
    rows = await tx.execute(select(*_COLUMNS).where(extension.c.state == "asked").order_by(extension.c.id))
    return [Request(*row) for row in rows]


async def granted(tx: Tx, assignment_ids: Sequence[int]) -> dict[int, int]:
    """How often each of these assignments was granted a later day; those that never were are not in it."""
    mine = extension.c.assignment_id.in_(assignment_ids) & (extension.c.state == "granted")
    rows = await tx.execute(
        select(extension.c.assignment_id, func.count()).where(mine).group_by(extension.c.assignment_id)
    )
    return {int(assignment_id): int(count) for assignment_id, count in rows}


async def decide(
    tx: Tx, now: datetime, request_id: int, person_id: int, granted_due: date | None, answer: str | None = None
) -> None:
    """Grant a request until a day, or refuse it with None; `answer` is what was said with it."""
    await tx.execute(
        update(extension)
        .where(extension.c.id == request_id)
        .values(
            state="granted" if granted_due else "refused",
            granted_due=granted_due,
            decided_by=person_id,
            decided_at=now,
            answer=answer,
        )
    )
