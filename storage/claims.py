"""Taking messages out of the outbox: each by one sender at a time, in turn, and never lost when that sender dies.

Every statement here locks the rows it changes and skips those another process holds (SQLite has one writer, and
leaves that clause out), so that senders neither wait for each other nor take the same message.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CTE, ColumnElement, FromClause, Select, and_, case, exists, or_, select, update

from domain.chat import Button
from storage.database import Tx
from storage.schema.delivery import outbox, outbox_file
from storage.schema.office import chat_account

HELD_BACK_FOR = 3
"""After so many tries in vain a message lets those behind it in its chat pass."""

_queued = outbox.alias("queued")
_UNCLAIMED: dict[str, Any] = {"claimed_by": None, "claimed_until": None}


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


async def rescue(tx: Tx, now: datetime, worker: str) -> list[int]:
    """Put back what another sender took and never finished: it died. Gives the ids; each may have been sent."""
    stalled = _ids(and_(_queued.c.state == "claimed", _queued.c.claimed_until <= now, _queued.c.claimed_by != worker))
    return await _change(tx, stalled, state="todo", **_UNCLAIMED)


async def give_up_late(tx: Tx, now: datetime) -> list[int]:
    """Fail what is past its time, and give its ids."""
    late = _ids(and_(_queued.c.state == "todo", _queued.c.expires_at <= now))
    return await _change(tx, late, state="failed", last_error="expired")


async def route(tx: Tx, now: datetime, channels: Collection[str]) -> list[int]:
    """Choose the chat of everything that is due, among these channels; give the ids of what has nowhere to go.

    An answer goes where it was asked. Anything else goes to the person's preferred chat that can be reached, else to
    their newest; what was chosen before is chosen anew where that chat was lost since. Where somebody has no chat at
    all that can be reached, a notice waits until they have one, and anything else has failed. A chat of a channel that
    is not running is waited for.
    """
    stands = exists().where(
        _reachable(_queued),
        chat_account.c.channel == _queued.c.sent_channel,
        chat_account.c.address == _queued.c.sent_address,
        chat_account.c.channel.in_(channels),
    )
    to_be_chosen = or_(_queued.c.sent_channel.is_(None), and_(_queued.c.channel.is_(None), ~stands))
    unrouted = and_(_due(_queued, now), to_be_chosen)
    to_a_person = and_(outbox.c.channel.is_(None), outbox.c.person_id.is_not(None))
    await tx.execute(
        update(outbox)
        .where(_in(_ids(unrouted)))
        .values(
            sent_channel=case(
                (to_a_person, _chat_of(outbox, chat_account.c.channel, channels)), else_=outbox.c.channel
            ),
            sent_address=case(
                (to_a_person, _chat_of(outbox, chat_account.c.address, channels)), else_=outbox.c.address
            ),
        )
    )
    # What somebody should know is kept for them until they join; a reminder is said anew the next morning anyway.
    lost = and_(_queued.c.kind != "notice", ~exists().where(_reachable(_queued)))
    nowhere = and_(unrouted, _queued.c.channel.is_(None), lost)
    return await _change(tx, _ids(nowhere), state="failed", last_error="no chat can be reached")


async def claim(tx: Tx, now: datetime, channel: str, worker: str, lease: timedelta, most: int) -> list[Claim]:
    """Take up to `most` messages of one channel for `worker`, the most urgent first, for as long as `lease`.

    To the same recipient only one is taken at a time, in turn: the more urgent first, then the earlier.
    """
    ready = _ids(
        and_(_due(_queued, now), _queued.c.sent_channel == channel, ~_others_turn(_queued, now)),
        lambda query: query.order_by(_queued.c.urgency.desc(), _queued.c.next_attempt_at, _queued.c.id).limit(most),
    )
    taken = await tx.execute(
        update(outbox)
        .where(_in(ready), outbox.c.state == "todo")
        .values(state="claimed", claimed_by=worker, claimed_until=now + lease, attempts=outbox.c.attempts + 1)
        .returning(outbox)
    )
    rows = sorted(taken.all(), key=lambda r: (-r.urgency, r.id))
    files = await _files(tx, [r.id for r in rows])
    return [
        Claim(
            r.id,
            r.person_id,
            r.kind,
            r.sent_channel,
            r.sent_address,
            r.message["text"],
            tuple(tuple(Button(**b) for b in row) for row in r.message["buttons"]),
            r.reply_to if r.sent_channel == r.channel else None,
            tuple(files[r.id]),
            r.attempts,
        )
        for r in rows
    ]


async def sent(tx: Tx, now: datetime, taken: Claim, platform_id: str) -> None:
    """Say that a message was delivered, and that its chat can be reached. True whoever holds it by now."""
    done = {"state": "sent", "sent_at": now, "platform_id": platform_id, "last_error": None, **_UNCLAIMED}
    where = {"sent_channel": taken.channel, "sent_address": taken.address}
    await tx.execute(update(outbox).where(outbox.c.id == taken.id).values(**done, **where))
    again = and_(_is_account(taken), chat_account.c.unreachable_since.is_not(None))
    await tx.execute(update(chat_account).where(again).values(unreachable_since=None))


async def try_again(tx: Tx, taken: Claim, worker: str, at: datetime, error: str) -> None:
    """Put a message back until `at`."""
    await _give_back(tx, taken, worker, state="todo", next_attempt_at=at, last_error=error)


async def fail(tx: Tx, taken: Claim, worker: str, error: str) -> None:
    """Give a message up for good."""
    await _give_back(tx, taken, worker, state="failed", last_error=error)


async def fall_over(tx: Tx, now: datetime, taken: Claim, worker: str, error: str) -> None:
    """Mark the chat as one that cannot be reached, and let the message go to another of the person's."""
    alive = and_(_is_account(taken), chat_account.c.unreachable_since.is_(None))
    await tx.execute(update(chat_account).where(alive).values(unreachable_since=now))
    if taken.person_id is None:
        await fail(tx, taken, worker, error)
        return
    elsewhere = dict.fromkeys(("channel", "address", "reply_to", "sent_channel", "sent_address"))
    await _give_back(tx, taken, worker, state="todo", next_attempt_at=now, last_error=error, **elsewhere)


def _ids(which: ColumnElement[bool], arranged: Any = lambda query: query) -> CTE:
    """The ids of those rows of `_queued`, locked; a common table, so that PostgreSQL works it out exactly once."""
    query: Select[tuple[int]] = arranged(select(_queued.c.id).where(which))
    return query.with_for_update(skip_locked=True, of=_queued).cte("these")


def _in(ids: CTE) -> ColumnElement[bool]:
    return outbox.c.id.in_(select(ids.c.id))


def _due(row: FromClause, now: datetime) -> ColumnElement[bool]:
    return and_(row.c.state == "todo", row.c.next_attempt_at <= now)


def _others_turn(row: FromClause, now: datetime) -> ColumnElement[bool]:
    """Whether another message to the same recipient is on its way, or goes first."""
    other = outbox.alias("other")
    earlier = and_(other.c.urgency >= row.c.urgency, other.c.id < row.c.id)
    tried_again_soon = and_(other.c.state == "todo", other.c.attempts.between(1, HELD_BACK_FOR), earlier)
    return exists().where(
        other.c.recipient == row.c.recipient,
        other.c.id != row.c.id,
        or_(
            other.c.state == "claimed",
            and_(_due(other, now), or_(other.c.urgency > row.c.urgency, earlier)),
            tried_again_soon,
        ),
    )


def _reachable(row: FromClause) -> ColumnElement[bool]:
    return and_(
        chat_account.c.person_id == row.c.person_id,
        chat_account.c.unlinked_at.is_(None),
        chat_account.c.unreachable_since.is_(None),
    )


def _chat_of(row: FromClause, column: ColumnElement[Any], channels: Collection[str]) -> ColumnElement[Any]:
    """A column of the account a message to a person goes to; none where there is none on these channels."""
    return (
        select(column)
        .where(_reachable(row), chat_account.c.channel.in_(channels))
        .order_by(chat_account.c.preferred.desc(), chat_account.c.id.desc())
        .limit(1)
        .correlate(row)
        .scalar_subquery()
    )


def _is_account(taken: Claim) -> ColumnElement[bool]:
    return and_(
        chat_account.c.channel == taken.channel,
        chat_account.c.address == taken.address,
        chat_account.c.unlinked_at.is_(None),
    )


async def _change(tx: Tx, ids: CTE, **values: Any) -> list[int]:
    changed = update(outbox).where(_in(ids)).values(**values).returning(outbox.c.id)
    return list((await tx.execute(changed)).scalars())


async def _give_back(tx: Tx, taken: Claim, worker: str, **values: Any) -> None:
    """Change a message that this worker still holds; one that was rescued from it is no longer its own."""
    mine = and_(outbox.c.id == taken.id, outbox.c.state == "claimed", outbox.c.claimed_by == worker)
    await tx.execute(update(outbox).where(mine).values(**_UNCLAIMED, **values))


async def _files(tx: Tx, outbox_ids: Collection[int]) -> dict[int, list[int]]:
    of_them = select(outbox_file).where(outbox_file.c.outbox_id.in_(outbox_ids)).order_by(outbox_file.c.position)
    found: defaultdict[int, list[int]] = defaultdict(list)
    if outbox_ids:
        for row in await tx.execute(of_them):
            found[row.outbox_id].append(row.file_id)
    return found
