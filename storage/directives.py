"""What leaders told the owners of assignments."""

from datetime import datetime

from storage.database import Tx
from storage.rows import add
from storage.schema.work import directive


async def give(tx: Tx, now: datetime, assignment_id: int, leader_id: int, text: str) -> int:
    """Keep a directive and give its id."""
    return await add(tx, directive, assignment_id=assignment_id, leader_id=leader_id, at=now, text=text)
