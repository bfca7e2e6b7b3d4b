"""Bringing a database to the tables this code knows."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from domain.problem import Problem
from storage.database import Database

HERE = Path(__file__).parent / "migrations"
_LOCK = 0x4E56  # One number, known to every process that may migrate the same PostgreSQL database.


def steps() -> list[str]:
    """The numbers of all steps, oldest first. Alembic, slow to import, is not needed to know them."""
    return sorted(path.name.partition("_")[0] for path in (HERE / "versions").glob("[0-9]*_*.py"))


async def step(database: Database) -> str | None:
    """The step a database stands at, None for an empty one."""
    async with database.read() as tx:
        return await tx.run_sync(_step)


async def upgrade(database: Database) -> None:
    """Bring a database to the newest step; does nothing where it stands there.

    All steps happen in one transaction, or none. Two processes that start together do it once. Raises the Problem that
    says so where the database was made by a newer version of the product.
    """
    known, found = steps(), await step(database)
    if found is not None and found not in known:
        raise Problem("run.database_newer", found=found, known=known[-1])
    if found != known[-1]:
        await run(database, lambda connection: _alembic("upgrade", connection, "head"))


async def downgrade(database: Database, to: str) -> None:
    """Take a database back to a step, or to `base`, where nothing is left."""
    await run(database, lambda connection: _alembic("downgrade", connection, to))


async def run(database: Database, change: Callable[[Connection], None]) -> None:
    """Change the tables in one transaction, alone."""
    async with database.engine.connect() as connection:
        raw = await connection.get_raw_connection()
        driver: Any = raw.driver_connection
        if database.is_sqlite:
            # A table is changed by copying it: while the old one is gone, what refers to it would be broken.
            await driver.execute("PRAGMA foreign_keys=OFF")
        try:
            async with connection.begin():
                if not database.is_sqlite:
                    await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                await connection.run_sync(change)
                if database.is_sqlite and (await connection.execute(text("PRAGMA foreign_key_check"))).first():
                    raise RuntimeError("a migration step left rows that refer to nothing")
        finally:
            if database.is_sqlite:
                await driver.execute("PRAGMA foreign_keys=ON")


def _step(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _alembic(command: str, connection: Connection, *args: str) -> None:
    # Loaded only now: it takes a third of a second, and a database is seldom behind.
    getattr(import_module("alembic.command"), command)(config(connection), *args)


def config(connection: Connection) -> Any:
    """What Alembic needs to know: where the steps are, and the connection to run them on."""
    found = import_module("alembic.config").Config()
    found.set_main_option("script_location", str(HERE))
    found.set_main_option("path_separator", "os")
    found.attributes["connection"] = connection
    return found
