"""The tick that lets go of codes: what lets somebody in is not kept readable longer than it takes to pass it on."""

from datetime import datetime, timedelta

from storage import outbox
from storage.database import Database

TICK = "forget_codes"
"""The name under which the tick's last run is kept."""
KEPT_FOR = timedelta(hours=1)


async def forget_codes(database: Database, now: datetime) -> None:
    """Take the codes out of what was said an hour ago or earlier; the chats they were said in have them still."""
    async with database.begin() as tx:
        await outbox.forget_codes(tx, now - KEPT_FOR)
