"""Adding one row."""

from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Tx


async def add(tx: Tx, table: Table, **values: object) -> int:
    """Insert a row and give its id."""
    return int((await tx.execute(insert(table).values(**values).returning(table.c.id))).scalar_one())


async def add_once(tx: Tx, table: Table, **values: object) -> Any:
    """Insert a row and give its primary key, or None where one of the table's unique keys is taken.

    Another process that is inserting the same is waited for; the transaction goes on in either case.
    """
    insert_here = (sqlite if tx.dialect.name == "sqlite" else postgresql).insert(table)
    added = insert_here.values(**values).on_conflict_do_nothing().returning(*table.primary_key)
    return (await tx.execute(added)).scalar_one_or_none()
