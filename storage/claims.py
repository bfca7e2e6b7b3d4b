"""Taking messages out of the outbox: each by one sender at a time, in turn, for as long as that sender lives."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, bindparam, exists, or_, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from domain.allowance import Matter
from domain.chat import Button
from storage.database import Tx
from storage.outbox import text_leaving
from storage.outbox_rows import Bot, Held, among, due, ids, of_bot, open_to, queued
from storage.routes import stands
from storage.schema.delivery import outbox, outbox_file

HELD_BACK_FOR = 3
"""After so many tries in vain a message lets those behind it in its chat pass."""

_NOBODY_HELD: Held = {}


@dataclass(frozen=True)
class Claim:
    """A message this sender has taken, and the chat it goes to. `attempts` counts the present one."""

    id: int
    person_id: int | None
    kind: str
    channel: str
    address: str
    text: str
    buttons: tuple[tuple[Button, ...], ...]
    reply_to: str | None
    file_ids: tuple[int, ...]
    attempts: int


async def claim(
    tx: Tx,
    now: datetime,
    channel: str,
    worker: str,
    lease: timedelta,
    most: int,
    held: Held = _NOBODY_HELD,
    paused: Collection[Bot] = (),
) -> list[Claim]:
    """Take up to `most` messages of one channel for `worker`, the most urgent first, for as long as `lease`.

    To the same recipient only one is taken at a time, in turn: the more urgent first, then the earlier. Of what goes
    through a held bot only that for which it is kept; of what goes through a paused one nothing.
    """
    claiming = _claiming(
        channel,
        tuple(sorted(bot for bot in paused if bot[0] == channel)),
        tuple(sorted((bot, m) for bot, m in held.items() if bot[0] == channel)),
    )
    taken = await tx.execute(claiming, {"now": now, "worker": worker, "until": now + lease, "most": most})
    rows = sorted(taken.all(), key=lambda r: (-r.urgency, r.id))
    files = await _files(tx, [r.id for r in rows])
    return [
        Claim(
            r.id,
            r.person_id,
            r.kind,
            r.sent_channel,
            r.sent_address,
            text_leaving(r.message, now),
            tuple(tuple(Button(**b) for b in row) for row in r.message["buttons"]),
            r.reply_to if (r.sent_channel, r.sent_address) == (r.channel, r.address) else None,
            tuple(files[r.id]),
            r.attempts,
        )
        for r in rows
    ]


@lru_cache
def _claiming(
    channel: str, paused: tuple[Bot, ...], held: tuple[tuple[Bot, Matter], ...]
) -> ReturningUpdate[*tuple[Any, ...]]:
    """The statement that takes messages: built once for the bots as they stand, which seldom changes."""
    through = (queued.c.sent_channel, queued.c.sent_address)
    # Somebody who has left or blocked the bot since the chat was chosen is not written to there.
    still = or_(queued.c.channel.is_not(None), stands(queued, [channel], _NOBODY_HELD))
    ready = ids(
        and_(
            due(queued),
            queued.c.sent_channel == channel,
            ~of_bot(*through, paused),
            open_to(queued, *through, dict(held)),
            still,
            ~_others_turn(queued),
        ),
        lambda query: query.order_by(queued.c.urgency.desc(), queued.c.next_attempt_at, queued.c.id).limit(
            bindparam("most")
        ),
    )
    return (
        update(outbox)
        .where(among(ready), outbox.c.state == "todo")
        .values(
            state="claimed",
            claimed_by=bindparam("worker"),
            claimed_until=bindparam("until"),
            attempts=outbox.c.attempts + 1,
        )
        .returning(outbox)
    )


_DUE_CHANNELS = select(outbox.c.sent_channel).where(due(outbox)).distinct()


async def due_channels(tx: Tx, now: datetime) -> set[str | None]:
    """The channels of what is due now; None is one of them where a chat is yet to be chosen."""
    return set((await tx.execute(_DUE_CHANNELS, {"now": now})).scalars())


async def keep(tx: Tx, now: datetime, worker: str, lease: timedelta) -> None:
    """Say that `worker` is alive: what it has taken stays its own for another lease."""
    mine = and_(outbox.c.state == "claimed", outbox.c.claimed_by == worker)
    await tx.execute(update(outbox).where(mine).values(claimed_until=now + lease))


def _others_turn(row: FromClause) -> ColumnElement[bool]:
    """Whether another message to the same recipient is on its way, or goes first."""
    other = outbox.alias("other")
    earlier = and_(other.c.urgency >= row.c.urgency, other.c.id < row.c.id)
    tried_again_soon = and_(other.c.state == "todo", other.c.attempts.between(1, HELD_BACK_FOR), earlier)
    return exists().where(
        other.c.recipient == row.c.recipient,
        other.c.state.in_(["todo", "claimed"]),
        other.c.id != row.c.id,
        or_(
            other.c.state == "claimed",
            and_(due(other), or_(other.c.urgency > row.c.urgency, earlier)),
            tried_again_soon,
        ),
    )


_FILES = (
    select(outbox_file)
    .where(outbox_file.c.outbox_id.in_(bindparam("ids", expanding=True)))
    .order_by(outbox_file.c.position)
)


async def _files(tx: Tx, outbox_ids: Collection[int]) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    if outbox_ids:
        for row in await tx.execute(_FILES, {"ids": list(outbox_ids)}):
            found[row.outbox_id].append(row.file_id)
    return found
