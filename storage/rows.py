"""Adding rows."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Insert, Table, insert
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Tx


@cache
def _adding(table: Table) -> Insert:
    return insert(table).returning(table.c.id)


async def add(tx: Tx, table: Table, **values: object) -> int:
    """Insert a row and give its id."""
    return int((await tx.execute(_adding(table), values)).scalar_one())


async def add_all(tx: Tx, table: Table, rows: Sequence[dict[str, Any]], told_by: Sequence[str] = ()) -> list[int]:
    """Insert rows, which name the same columns, and give their ids in the same order.

    `told_by` are columns that tell the rows apart; without them a database may need a statement for each row.
    """
    if not rows:
        return []
    adding = insert(table)
    if not told_by:
        in_order = adding.returning(table.c.id, sort_by_parameter_order=True)
        return [int(row_id) for row_id in (await tx.execute(in_order, rows)).scalars()]
    added = await tx.execute(adding.returning(table.c.id, *(table.c[name] for name in told_by)), rows)
    ids = {tuple(told): int(row_id) for row_id, *told in added}
    return [ids[tuple(row[name] for name in told_by)] for row in rows]


@cache
def _adding_once(table: Table, dialect: str) -> Any:
    insert_here = (sqlite if dialect == "sqlite" else postgresql).insert(table)
    return insert_here.on_conflict_do_nothing().returning(*table.primary_key)


async def add_once(tx: Tx, table: Table, **values: object) -> Any:
    """Insert a row and give its primary key, or None where one of the table's unique keys is taken.

    Another process that is inserting the same is waited for; the transaction goes on in either case.
    """
    return (await tx.execute(_adding_once(table, tx.dialect.name), values)).scalar_one_or_none()
