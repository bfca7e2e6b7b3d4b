"""How people can be reached now: what each channel last did, who takes nothing, what waits to be sent."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from storage.database import Tx
from storage.schema.delivery import incoming, outbox
from storage.schema.office import chat_account, person


@dataclass(frozen=True)
class ChannelState:
    """A channel: how many people have a chat on it, and when (UTC) something was last sent and last came in."""

    people: int
    sent: datetime | None
    heard: datetime | None


@dataclass(frozen=True)
class Lost:
    """A chat of a person that takes nothing, since when (UTC) and why, in the platform's words; the channels they are
    still reached through."""

    name: str
    channel: str
    since: datetime
    why: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class Queue:
    """How many messages are due and not sent, and since when (UTC) the first of them waits."""

    waiting: int
    oldest: datetime | None


async def channel_states(tx: Tx) -> dict[str, ChannelState]:
    """Every channel somebody has a chat on, by its name."""
    linked = chat_account.c.unlinked_at.is_(None)
    count = select(chat_account.c.channel, func.count(chat_account.c.person_id.distinct())).where(linked)
    people = {r[0]: int(r[1]) for r in await tx.execute(count.group_by(chat_account.c.channel))}
    sent_by = select(outbox.c.sent_channel, func.max(outbox.c.sent_at)).where(outbox.c.state == "sent")
    sent = {r[0]: r[1] for r in await tx.execute(sent_by.group_by(outbox.c.sent_channel))}
    heard_by = select(incoming.c.channel, func.max(incoming.c.at)).group_by(incoming.c.channel)
    heard = {r[0]: r[1] for r in await tx.execute(heard_by)}
    return {name: ChannelState(n, sent.get(name), heard.get(name)) for name, n in sorted(people.items())}


async def lost(tx: Tx) -> list[Lost]:
    """Every chat of people who are here that takes nothing, the longest first."""
    linked = (person.c.active) & chat_account.c.unlinked_at.is_(None)
    query = select(chat_account, person.c.name).join(person, person.c.id == chat_account.c.person_id).where(linked)
    rows = (await tx.execute(query.order_by(chat_account.c.unreachable_since, chat_account.c.id))).all()
    open_to: defaultdict[int, list[str]] = defaultdict(list)
    for r in rows:
        if r.unreachable_since is None:
            open_to[r.person_id].append(r.channel)
    return [
        Lost(r.name, r.channel, r.unreachable_since, r.unreachable_why or "", tuple(open_to[r.person_id]))
        for r in rows
        if r.unreachable_since is not None
    ]


async def without_a_chat(tx: Tx) -> list[str]:
    """The names of those who are here and have not joined on any channel."""
    linked = select(chat_account.c.person_id).where(chat_account.c.unlinked_at.is_(None))
    query = select(person.c.name).where(person.c.active, person.c.id.not_in(linked)).order_by(person.c.id)
    return list((await tx.execute(query)).scalars())


async def queue(tx: Tx, now: datetime) -> Queue:
    """What waits to be sent now, without what is meant for later."""
    waits = outbox.c.state.in_(["todo", "claimed"]) & (outbox.c.next_attempt_at <= now)
    row = (await tx.execute(select(func.count(), func.min(outbox.c.created_at)).where(waits))).one()
    return Queue(int(row[0]), row[1])
