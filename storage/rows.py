"""Adding one row."""

from sqlalchemy import Table, insert

from storage.database import Tx


async def add(tx: Tx, table: Table, **values: object) -> int:
    """Insert a row and give its id."""
    return int((await tx.execute(insert(table).values(**values).returning(table.c.id))).scalar_one())
