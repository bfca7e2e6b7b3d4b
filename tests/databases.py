"""The databases the tests run on: a new file of SQLite, and PostgreSQL where a server answers."""

import asyncio
import getpass
import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
from sqlalchemy import Dialect, Integer, Table, make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from storage import migrate
from storage.database import Database
from storage.schema import metadata

POSTGRES = "NHACVIEC_TEST_POSTGRES_URL"
NO_POSTGRES = f"no PostgreSQL: {POSTGRES} is not set and none answers on 127.0.0.1:5432"


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server on which databases may be made: an address for asyncpg, and its version."""

    url: str
    version: str

    async def execute(self, *statements: str) -> None:
        """Do something outside any transaction, in the server's own database."""
        connection = await asyncpg.connect(self.url)
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    def of(self, name: str) -> str:
        """The address of one of its databases."""
        return make_url(self.url).set(database=name).render_as_string(hide_password=False)


async def find_server() -> Server | None:
    """The server the environment names, else one on this machine. One that is named must answer."""
    named = os.environ.get(POSTGRES)
    if named:
        return await _server(named.replace("+asyncpg", ""))
    for user in dict.fromkeys([getpass.getuser(), "postgres"]):
        try:
            return await _server(f"postgresql://{user}@127.0.0.1:5432/postgres")
        except (OSError, asyncpg.PostgresError):
            continue
    return None


async def _server(url: str) -> Server:
    connection = await asyncpg.connect(url, timeout=5)
    version = str(await connection.fetchval("SHOW server_version"))
    await connection.close()
    return Server(url, version)


def versions(server: Server | None) -> str:
    """A line that names what the tests run on."""
    return f"databases: SQLite {sqlite3.sqlite_version}, " + (
        f"PostgreSQL {server.version}" if server else f"no PostgreSQL (its tests will be skipped; set {POSTGRES})"
    )


class SqliteFiles:
    """Gives each test a new SQLite file with every table: a copy of one that was migrated once."""

    def __init__(self, folder: Path) -> None:
        self._first = folder / "migrated.db"

    async def new(self, folder: Path) -> str:
        if not self._first.exists():
            await _migrate(f"sqlite:///{self._first}")
        path = folder / "office.db"
        await asyncio.to_thread(shutil.copy, self._first, path)
        return f"sqlite:///{path}"


class PostgresDatabase:
    """Gives each test the same PostgreSQL database, empty again. It is made once for this run of the tests."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._name = f"nhacviec_test_{os.getpid()}_{uuid4().hex[:6]}"
        self._made = False

    async def new(self) -> str:
        url = self._server.of(self._name)
        if self._made:
            await self._empty(url)
        else:
            await self._server.execute(
                f'CREATE DATABASE "{self._name}"',
                # Nothing here has to survive a power cut.
                f'ALTER DATABASE "{self._name}" SET synchronous_commit = off',
            )
            self._made = True
            await _migrate(url)
        return url

    async def drop(self) -> None:
        if self._made:
            await self._server.execute(f'DROP DATABASE "{self._name}" WITH (FORCE)')

    async def _empty(self, url: str) -> None:
        connection = await asyncpg.connect(url)
        try:
            await connection.execute(_emptying())
        finally:
            await connection.close()


def _emptying() -> str:
    """Rows are deleted, those first that refer to others: cutting off a table makes new files for all that do.

    Numbers begin at 1 again where there were rows.
    """
    emptied = "".join(
        f'DELETE FROM "{table.name}"; IF FOUND THEN {_restarted(table)} END IF;'  # noqa: S608 - our own tables
        for table in reversed(metadata.sorted_tables)
    )
    return f"DO $$ BEGIN {emptied} END $$"


def _restarted(table: Table) -> str:
    numbered = "id" in table.c and isinstance(table.c.id.type, Integer)
    return f"PERFORM setval(pg_get_serial_sequence('{table.name}', 'id'), 1, false);" if numbered else "NULL;"


async def _migrate(url: str) -> None:
    database = Database(url)
    await migrate.upgrade(database)
    await database.close()


def compiling_once(create: Callable[..., AsyncEngine]) -> Callable[..., AsyncEngine]:
    """`create_async_engine`, whose engines of one kind share what they know of their database and its SQL."""
    dialects: dict[str, Dialect] = {}
    compiled: dict[Any, Any] = {}

    def created(*args: Any, **kwargs: Any) -> AsyncEngine:
        engine = create(*args, **kwargs)
        engine.sync_engine.dialect = dialects.setdefault(engine.dialect.name, engine.dialect)
        engine.update_execution_options(compiled_cache=compiled)
        return engine

    return created
