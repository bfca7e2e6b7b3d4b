"""What must not stay as it is in the outbox: taken by a sender that died, past its time, put off by the clock."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, case, or_

from storage.database import Tx
from storage.outbox_rows import UNCLAIMED, change, ids, queued
from storage.schema.delivery import outbox

_A_MOMENT = timedelta(seconds=1)
_MERGED = ("reminder", "digest")
"""The kinds of messages of which another one comes, which says what still applies."""


async def rescue(tx: Tx, now: datetime, worker: str) -> list[int]:
    """Put back what another sender took and did not keep up: it died. Gives the ids; each may have been sent."""
    stalled = ids(and_(queued.c.state == "claimed", queued.c.claimed_until <= now, queued.c.claimed_by != worker))
    return await change(tx, stalled, state="todo", **UNCLAIMED)


async def merge_late(tx: Tx, now: datetime) -> None:
    """Let reminders and digests past their time be merged into the next one planned, which says what applies then."""
    which = and_(_past_its_time(now), queued.c.kind.in_(_MERGED))
    await change(tx, ids(which), state="merged", last_error="expired")


async def give_up_late(tx: Tx, now: datetime) -> list[int]:
    """Say no more what is past its time, and give the ids of what has failed so; what is merged has not."""
    await merge_late(tx, now)
    return await change(tx, ids(_past_its_time(now)), state="failed", last_error="expired")


def _past_its_time(now: datetime) -> ColumnElement[bool]:
    return and_(queued.c.state == "todo", queued.c.expires_at <= now)


async def clock_set_back(tx: Tx, now: datetime, lease: timedelta, *, noticed: bool) -> list[int]:
    """Let nothing wait for an hour that comes again because the clock was set back; give the ids.

    What was put in "after now" is due now, and a claim lasts no longer than a lease. Where the sender `noticed` it,
    what is tried again is tried now; else that may be a wait the platform asked for.
    """
    put_in_after_now = and_(queued.c.created_at > now + _A_MOMENT, queued.c.next_attempt_at <= queued.c.created_at)
    waits = or_(put_in_after_now, queued.c.attempts > 0) if noticed else put_in_after_now
    ahead = ids(and_(queued.c.state == "todo", queued.c.next_attempt_at > now, waits))
    created = case((outbox.c.created_at > now, now), else_=outbox.c.created_at)
    moved = await change(tx, ahead, next_attempt_at=now, created_at=created)
    held = ids(and_(queued.c.state == "claimed", queued.c.claimed_until > now + 2 * lease))
    return [*moved, *await change(tx, held, claimed_until=now + lease)]
