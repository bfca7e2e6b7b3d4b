"""Offers to take over an assignment, and what became of them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from storage.database import Tx
from storage.schema.work import handover


@dataclass(frozen=True)
class Offer:
    """An assignment offered by one person to another. `state`: offered, accepted, refused, taken_back."""

    id: int
    assignment_id: int
    from_id: int
    to_id: int
    state: str


_COLUMNS = (handover.c.id, handover.c.assignment_id, handover.c.from_id, handover.c.to_id, handover.c.state)


async def get(tx: Tx, offer_id: int) -> Offer | None:
    """An offer by its id."""
    row = (await tx.execute(select(*_COLUMNS).where(handover.c.id == offer_id))).first()
    return Offer(*row) if row else None


async def offered_to(tx: Tx, person_id: int) -> list[Offer]:
    """What somebody was offered and has not answered, oldest first."""
    waiting = (handover.c.to_id == person_id) & (handover.c.state == "offered")
    return [Offer(*row) for row in await tx.execute(select(*_COLUMNS).where(waiting).order_by(handover.c.id))]


async def offered_in(tx: Tx, update_id: int) -> list[Offer]:
    """What an update offered and nobody has answered."""
    waiting = (handover.c.incoming_id == update_id) & (handover.c.state == "offered")
    return [Offer(*row) for row in await tx.execute(select(*_COLUMNS).where(waiting).order_by(handover.c.id))]


async def newest(tx: Tx, assignment_id: int) -> Offer | None:
    """The last offer of an assignment, whatever became of it."""
    of_it = select(*_COLUMNS).where(handover.c.assignment_id == assignment_id).order_by(handover.c.id.desc())
    row = (await tx.execute(of_it.limit(1))).first()
    return Offer(*row) if row else None


async def answer(tx: Tx, now: datetime, offer_id: int, state: str) -> None:
    """Say what became of an offer."""
    await tx.execute(update(handover).where(handover.c.id == offer_id).values(state=state, answered_at=now))
