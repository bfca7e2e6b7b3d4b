"""A connection to SQLite on which a statement and all its rows cost one visit to the connection's thread.

aiosqlite goes there and back for the cursor, the statement, its rows and the cursor's end: four times, each dearer than
most of our statements.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

import aiosqlite

_CHUNK = 64
_NOT_COUNTED = -1


async def connect(database: str, **options: Any) -> "OneVisitConnection":
    """Open a file as `sqlite3.connect` does, with its options. The process does not wait for its thread at the end."""
    connection = OneVisitConnection(lambda: sqlite3.connect(database, **options), _CHUNK)
    connection._thread.daemon = True  # what SQLAlchemy does with one it makes by itself
    await connection
    return connection


class OneVisitConnection(aiosqlite.Connection):
    """aiosqlite's connection with other cursors."""

    def cursor(self) -> "_Cursor":  # type: ignore[override]
        """A cursor as SQLAlchemy uses it. Making one goes nowhere yet."""
        return _Cursor(self)

    async def run(self, statement: str, parameters: Iterable[Any], *, many: bool) -> "tuple[sqlite3.Cursor, list[Any]]":
        """Run a statement in the thread; its cursor with nothing left in it, and all its rows."""

        def visit() -> "tuple[sqlite3.Cursor, list[Any]]":
            cursor = self._conn.cursor()
            (cursor.executemany if many else cursor.execute)(statement, parameters)  # type: ignore[arg-type]
            return cursor, cursor.fetchall()

        return await self._execute(visit)  # type: ignore[no-any-return, no-untyped-call]


class _Cursor:
    """What SQLAlchemy's adapter asks of an asynchronous cursor (its `AsyncIODBAPICursor`)."""

    arraysize = 1

    def __init__(self, connection: OneVisitConnection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Sequence[Any] | None = None
        self.rowcount = _NOT_COUNTED
        self.lastrowid: int | None = None

    async def __aenter__(self) -> "_Cursor":
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> "_Cursor":
        return await self._run(statement, parameters, many=False)

    async def executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> "_Cursor":
        return await self._run(statement, parameters, many=True)

    async def _run(self, statement: str, parameters: Iterable[Any], *, many: bool) -> "_Cursor":
        ran, self._rows = await self._connection.run(statement, parameters, many=many)
        self.description, self.rowcount, self.lastrowid = ran.description, ran.rowcount, ran.lastrowid
        return self

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        self._rows = []
