"""The numbered lists people have in front of them: what a bare number in their answer stands for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, exists, or_, select

from storage.database import Tx
from storage.outbox import Place
from storage.schema.delivery import list_item, outbox


@dataclass(frozen=True)
class NumberedList:
    """A list a message carried: the message's kind, when it reached its reader (UTC), what its places stand for."""

    outbox_id: int
    kind: str
    reached_at: datetime
    places: tuple[Place, ...]

    def ids(self, subject: str) -> tuple[int, ...]:
        """The ids at its places where all are of one subject, else nothing."""
        return tuple(p.subject_id for p in self.places if p.subject == subject)


async def _places(tx: Tx, outbox_id: int) -> tuple[Place, ...]:
    rows = await tx.execute(
        select(list_item.c.subject, list_item.c.subject_id)
        .where(list_item.c.outbox_id == outbox_id)
        .order_by(list_item.c.position)
    )
    return tuple(Place(subject, subject_id) for subject, subject_id in rows)


_REACHED = (
    select(outbox.c.id, outbox.c.kind, outbox.c.sent_at)
    .where(outbox.c.person_id == bindparam("person"), outbox.c.state == "sent")
    .where(outbox.c.sent_at <= bindparam("before"), exists().where(list_item.c.outbox_id == outbox.c.id))
    .order_by(outbox.c.sent_at.desc(), outbox.c.id.desc())
    .limit(bindparam("most"))
)


async def reached(tx: Tx, person_id: int, before: datetime, most: int = 2) -> Sequence[NumberedList]:
    """The newest lists that had reached somebody by an instant (UTC), newest first."""
    rows = await tx.execute(_REACHED, {"person": person_id, "before": before, "most": most})
    return [NumberedList(i, kind, sent_at, await _places(tx, i)) for i, kind, sent_at in rows.all()]


def _begins(platform_id: str) -> ColumnElement[bool]:
    return outbox.c.platform_id.startswith(f"{platform_id} ", autoescape=True)


async def of_message(tx: Tx, channel: str, address: str, platform_id: str) -> NumberedList | None:
    """The list of the message a platform knows by this id, or one of whose parts it does; None where it had none."""
    chat = (outbox.c.sent_channel == channel) & (outbox.c.sent_address == address)
    found = select(outbox.c.id, outbox.c.kind, outbox.c.sent_at)
    row = (await tx.execute(found.where(chat, outbox.c.platform_id == platform_id))).first()
    if row is None:
        # Of a message in several parts the ids stand in a row.
        parts = (outbox.c.platform_id.contains(f" {platform_id}", autoescape=True), _begins(platform_id))
        rows = await tx.execute(found.add_columns(outbox.c.platform_id).where(chat, or_(*parts)))
        row = next((r for r in rows if platform_id in r.platform_id.split()), None)
    if row is None:
        return None
    places = await _places(tx, row.id)
    return NumberedList(row.id, row.kind, row.sent_at, places) if places else None
