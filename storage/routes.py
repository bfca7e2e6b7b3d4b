"""Which chat a message goes to: chosen when it falls due, and anew where that chat was lost since."""

from collections.abc import Collection
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Update, and_, case, exists, or_, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from domain.allowance import Matter
from storage.database import Tx
from storage.outbox_rows import Bot, Held, among, changing, due, ids, of_bot, open_to, queued, reachable
from storage.schema.delivery import outbox
from storage.schema.office import chat_account

_NOBODY_HELD: Held = {}


def stands(row: FromClause, channels: Collection[str], held: Held) -> ColumnElement[bool]:
    """Whether the chat that was chosen for a message to a person is still theirs, and open to it."""
    return exists().where(
        reachable(row),
        chat_account.c.channel == row.c.sent_channel,
        chat_account.c.address == row.c.sent_address,
        chat_account.c.channel.in_(channels),
        open_to(row, chat_account.c.channel, chat_account.c.address, held),
    )


async def route(tx: Tx, now: datetime, channels: Collection[str], held: Held = _NOBODY_HELD) -> list[int]:
    """Choose the chat of everything that is due, among these channels; give the ids of what has nowhere to go.

    An answer goes where it was asked. Anything else goes to the person's preferred chat that can be reached, else to
    their newest; what a held bot is not for goes to another of their chats, or waits. Where somebody has no chat at
    all that can be reached, a notice waits until they have one, and anything else has failed. A chat of a channel that
    is not running is waited for.
    """
    routing, giving_up = _routing(tuple(sorted(channels)), tuple(sorted(held.items())))
    await tx.execute(routing, {"now": now})
    return list((await tx.execute(giving_up, {"now": now})).scalars())


@lru_cache
def _routing(channels: tuple[str, ...], bots: tuple[tuple[Bot, Matter], ...]) -> tuple[Update, ReturningUpdate[int]]:
    """The statements that choose chats, and that give up what has none: built once for the bots as they stand."""
    held = dict(bots)
    shut = _asked_through_a_shut_bot(queued, held)
    anew = and_(or_(queued.c.channel.is_(None), shut), ~stands(queued, channels, held))
    unrouted = and_(due(queued), or_(queued.c.sent_channel.is_(None), anew))
    to_a_person = and_(
        outbox.c.person_id.is_not(None), or_(outbox.c.channel.is_(None), _asked_through_a_shut_bot(outbox, held))
    )
    routing = (
        update(outbox)
        .where(among(ids(unrouted)))
        .values(
            sent_channel=case(
                (to_a_person, _chat_of(outbox, chat_account.c.channel, channels, held)), else_=outbox.c.channel
            ),
            sent_address=case(
                (to_a_person, _chat_of(outbox, chat_account.c.address, channels, held)), else_=outbox.c.address
            ),
        )
    )
    # What somebody should know is kept for them until they join; a reminder is said anew the next morning anyway.
    lost = and_(queued.c.kind != "notice", ~exists().where(reachable(queued)))
    nowhere = and_(unrouted, queued.c.channel.is_(None), lost)
    return routing, changing(ids(nowhere), state="failed", last_error="no chat can be reached")


def _asked_through_a_shut_bot(row: FromClause, held: Held) -> ColumnElement[bool]:
    """Whether a message answers in a chat whose bot has nothing left for it."""
    mine = of_bot(row.c.channel, row.c.address, held)
    return and_(row.c.channel.is_not(None), mine, ~open_to(row, row.c.channel, row.c.address, held))


def _chat_of(row: FromClause, column: ColumnElement[Any], channels: Collection[str], held: Held) -> ColumnElement[Any]:
    """A column of the account a message to a person goes to; none where there is none on these channels."""
    return (
        select(column)
        .where(reachable(row), chat_account.c.channel.in_(channels))
        .where(open_to(row, chat_account.c.channel, chat_account.c.address, held))
        .order_by(chat_account.c.preferred.desc(), chat_account.c.id.desc())
        .limit(1)
        .correlate(row)
        .scalar_subquery()
    )
