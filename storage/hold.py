"""Holding a piece of work while this process lives, so that no other process on the same database begins it."""

import fcntl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from storage.database import Database

_KIND = 0x4E57  # One number for all these locks, beside the one of the migrations.


@asynccontextmanager
async def held(database: Database, number: int) -> AsyncIterator[bool]:
    """Hold a number within the block; gives False where somebody else holds it.

    The lock dies with the process, however that ends: on PostgreSQL it is of a connection of its own (the pool's would
    soon be used up by work that is long), on SQLite of a file beside the database.
    """
    if database.is_sqlite:
        with _file_held(Path(f"{database.engine.url.database}.held-{number}")) as mine:
            yield mine
        return
    alone = create_async_engine(database.engine.url, hide_parameters=True, poolclass=NullPool)
    async with alone.connect() as connection:
        taken = text("SELECT pg_try_advisory_lock(:kind, :number)")
        mine = (await connection.execute(taken, {"kind": _KIND, "number": number % 2**31})).scalar_one()
        # No transaction stays open meanwhile; the lock is the connection's.
        await connection.commit()
        yield bool(mine)


@contextmanager
def _file_held(path: Path) -> Iterator[bool]:
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        try:
            yield True
        finally:
            path.unlink(missing_ok=True)
