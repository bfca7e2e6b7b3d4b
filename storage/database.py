"""The way to the database: SQLite by default, PostgreSQL through asyncpg. Every change happens inside `begin()`."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.sqlite_connection import connect

Tx = AsyncConnection
"""A transaction, as every query takes it."""


class Database:
    """One database. SQLite knows a single writer: within the process they queue here, between processes on its lock."""

    def __init__(self, url: str) -> None:
        """`url` as SQLAlchemy writes it; a bare `postgresql://` or `sqlite://` gets its async driver."""
        address = make_url(url)
        if address.drivername in {"postgresql", "postgres"}:
            address = address.set(drivername="postgresql+asyncpg")
        elif address.drivername == "sqlite":
            address = address.set(drivername="sqlite+aiosqlite")
        self.is_sqlite = address.get_backend_name() == "sqlite"
        if self.is_sqlite and address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        # What people wrote must not come into a log with an error of the database. A server may have been started anew
        # since a connection was last used; a file is never away.
        others: dict[str, Any] = (
            {"connect_args": {"async_creator_fn": connect}} if self.is_sqlite else {"pool_pre_ping": True}
        )
        self.engine: AsyncEngine = create_async_engine(address, hide_parameters=True, **others)
        self._writer = asyncio.Lock()
        if self.is_sqlite:
            event.listen(self.engine.sync_engine, "connect", _prepare_sqlite)
            event.listen(self.engine.sync_engine, "begin", _begin_sqlite)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Tx]:
        """A transaction that may write: committed at the end, rolled back whole by any exception."""
        async with AsyncExitStack() as stack:
            if self.is_sqlite:
                await stack.enter_async_context(self._writer)
            yield await stack.enter_async_context(self.engine.begin())

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        """A transaction that only reads: one moment of the database, waiting for no writer."""
        async with self.engine.connect() as connection:
            if self.is_sqlite:
                await connection.execution_options(only_reads=True)
            else:
                # What SQLite does by itself: every query of the transaction sees the same moment.
                await connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            async with connection.begin():
                yield connection

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver would begin transactions by itself, too late and without the lock: they are begun below.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "busy_timeout=5000", "foreign_keys=ON", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    only_reads = connection.get_execution_options().get("only_reads")
    connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")
