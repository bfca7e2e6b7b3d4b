"""When each tick last ran whole, so that a start after a pause knows what it missed."""

from datetime import datetime

from sqlalchemy import select, update

from storage.database import Tx
from storage.rows import add_once
from storage.schema.delivery import tick


async def last_ran(tx: Tx, name: str) -> datetime | None:
    """The instant (UTC) a tick last ran to its end for, None where it never did."""
    ran_at: datetime | None = (await tx.execute(select(tick.c.ran_at).where(tick.c.name == name))).scalar_one_or_none()
    return ran_at


async def ran(tx: Tx, name: str, at: datetime) -> None:
    """Write down that a tick ran to its end for an instant."""
    if await add_once(tx, tick, name=name, ran_at=at) is None:
        await tx.execute(update(tick).where(tick.c.name == name).values(ran_at=at))
