"""The numbered lists people have in front of them: what a bare number in their answer stands for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, exists, or_, select

from storage.database import Tx
from storage.outbox import Place
from storage.schema.delivery import list_item, outbox

LOOK_BACK = 8
"""How many of the newest messages are looked through for one."""


@dataclass(frozen=True)
class NumberedList:
    """What a message spoke of: the message's kind, when it reached its reader (UTC), what its places stand for.

    `numbered` tells whether its reader sees numbers: a card or a notice of one thing has none.
    """

    outbox_id: int
    kind: str
    reached_at: datetime
    places: tuple[Place, ...]
    numbered: bool

    def ids(self, subject: str) -> tuple[int, ...]:
        """The ids at its places where all are of one subject, else nothing."""
        return tuple(p.subject_id for p in self.places if p.subject == subject)


_PLACES = (
    select(list_item.c.outbox_id, list_item.c.subject, list_item.c.subject_id)
    .where(list_item.c.outbox_id.in_(bindparam("ids", expanding=True)))
    .order_by(list_item.c.position)
)


_LISTED = outbox.c.id, outbox.c.kind, outbox.c.sent_at, outbox.c.message
_FIRST = re.compile(r"^\s*1\. ", re.MULTILINE)
_REACHED = (
    select(*_LISTED)
    .where(outbox.c.person_id == bindparam("person"), outbox.c.state == "sent")
    .where(outbox.c.sent_at <= bindparam("before"), exists().where(list_item.c.outbox_id == outbox.c.id))
    .order_by(outbox.c.sent_at.desc(), outbox.c.id.desc())
    .limit(bindparam("most"))
)


async def reached(tx: Tx, person_id: int, before: datetime, most: int = 2) -> Sequence[NumberedList]:
    """The newest lists that had reached somebody by an instant (UTC), newest first."""
    rows = await tx.execute(_REACHED, {"person": person_id, "before": before, "most": most})
    return await _lists(tx, rows.all())


async def last_numbered(tx: Tx, person_id: int, before: datetime) -> NumberedList | None:
    """The last list with numbers to be seen that had reached somebody by an instant (UTC)."""
    newest = await reached(tx, person_id, before, most=LOOK_BACK)
    return next((one for one in newest if one.numbered), None)


async def _lists(tx: Tx, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[NumberedList]:
    places: dict[int, list[Place]] = {row.id: [] for row in rows}
    for of, subject, subject_id in await tx.execute(_PLACES, {"ids": list(places)}) if places else ():
        places[of].append(Place(subject, subject_id))
    return [
        NumberedList(
            row.id, row.kind, row.sent_at, tuple(places[row.id]), _FIRST.search(row.message["text"]) is not None
        )
        for row in rows
    ]


def _begins(platform_id: str) -> ColumnElement[bool]:
    return outbox.c.platform_id.startswith(f"{platform_id} ", autoescape=True)


async def of_message(tx: Tx, channel: str, address: str, platform_id: str) -> NumberedList | None:
    """The list of the message a platform knows by this id, or one of whose parts it does; None where it had none."""
    chat = (outbox.c.sent_channel == channel) & (outbox.c.sent_address == address)
    found = select(*_LISTED)
    row = (await tx.execute(found.where(chat, outbox.c.platform_id == platform_id))).first()
    if row is None:
        # Of a message in several parts the ids stand in a row.
        parts = (outbox.c.platform_id.contains(f" {platform_id}", autoescape=True), _begins(platform_id))
        rows = await tx.execute(found.add_columns(outbox.c.platform_id).where(chat, or_(*parts)))
        row = next((r for r in rows if platform_id in r.platform_id.split()), None)
    if row is None:
        return None
    (bound,) = await _lists(tx, [row])
    return bound if bound.places else None
