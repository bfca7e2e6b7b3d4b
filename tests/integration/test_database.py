"""The database means the same on SQLite and PostgreSQL: moments, transactions, what is read together."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError, StatementError

from storage import settings
from storage.database import Database
from storage.rows import add, add_once
from storage.schema.delivery import tick
from storage.schema.office import setting, unit
from tests.databases import SqliteFiles

HANOI = timezone(timedelta(hours=7))


async def _count(database: Database) -> int:
    async with database.read() as tx:
        return int((await tx.execute(select(func.count()).select_from(unit))).scalar_one())


async def test_a_moment_comes_back_as_it_was_in_utc(database: Database) -> None:
    async with database.begin() as tx:
        await add_once(tx, tick, name="morning", ran_at=datetime(2026, 1, 5, 6, 30, tzinfo=HANOI))
    async with database.read() as tx:
        back = (await tx.execute(select(tick.c.ran_at))).scalar_one()
    assert back == datetime(2026, 1, 4, 23, 30, tzinfo=UTC)
    assert back.tzinfo is UTC


async def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="without a zone"):
        async with database.begin() as tx:
            await add_once(tx, tick, name="morning", ran_at=datetime(2026, 1, 5, 6, 30))  # noqa: DTZ001 - the fault


async def test_moments_are_compared_as_moments_whatever_zone_they_are_given_in(database: Database) -> None:
    async with database.begin() as tx:
        await add_once(tx, tick, name="early", ran_at=datetime(2026, 1, 5, 6, 30, tzinfo=HANOI))
        await add_once(tx, tick, name="late", ran_at=datetime(2026, 1, 5, 0, 30, tzinfo=UTC))
    async with database.read() as tx:
        until = datetime(2026, 1, 5, 7, 0, tzinfo=HANOI)
        found = (await tx.execute(select(tick.c.name).where(tick.c.ran_at <= until))).scalars().all()
    assert found == ["early"]


async def test_a_transaction_that_breaks_leaves_nothing(database: Database) -> None:
    async def break_off() -> None:
        async with database.begin() as tx:
            await add(tx, unit, name="Văn phòng", kind="office")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await break_off()
    assert await _count(database) == 0


async def test_a_reader_sees_one_moment_and_waits_for_no_writer(database: Database) -> None:
    async with database.begin() as tx:
        await add(tx, unit, name="Văn phòng", kind="office")
    count = select(func.count()).select_from(unit)
    async with database.read() as reading, asyncio.timeout(4):
        assert (await reading.execute(count)).scalar_one() == 1
        async with database.begin() as writing:
            await add(writing, unit, name="Thanh tra", kind="inspectorate")
            assert (await reading.execute(count)).scalar_one() == 1
        assert (await reading.execute(count)).scalar_one() == 1
    assert await _count(database) == 2


async def test_writers_of_one_process_queue_up_and_none_is_turned_away(database: Database) -> None:
    async def write(n: int) -> None:
        async with database.begin() as tx:
            await add(tx, unit, name=f"Phòng {n}", kind="department")
            await asyncio.sleep(0)

    await asyncio.gather(*(write(n) for n in range(40)))
    assert await _count(database) == 40


async def test_writers_of_two_processes_wait_for_each_other(database_url: str) -> None:
    """Each reads, then writes what it read plus one: neither works with what the other is about to change."""
    processes = [Database(database_url), Database(database_url)]

    async def count_up(database: Database) -> None:
        for _ in range(20):
            async with database.begin() as tx:
                locked = select(setting.c.value).where(setting.c.name == "count").with_for_update()
                value = (await tx.execute(locked)).scalar_one()
                await settings.write(tx, "count", value + 1)

    async with processes[0].begin() as tx:
        await settings.write(tx, "count", 0)
    await asyncio.gather(*(count_up(p) for p in processes))
    async with processes[0].read() as tx:
        assert await settings.read(tx, "count") == 40
    for process in processes:
        await process.close()


async def test_what_people_wrote_is_not_in_an_error_of_the_database(database: Database) -> None:
    with pytest.raises(DBAPIError) as error:
        async with database.begin() as tx:
            await add(tx, unit, name="điều riêng tư", kind=None)
    assert "riêng tư" not in str(error.value)


async def test_a_row_that_is_there_is_not_added_twice_and_breaks_nothing(database: Database) -> None:
    async with database.begin() as tx:
        assert await add_once(tx, unit, name="Văn phòng", kind="office") is not None
        assert await add_once(tx, unit, name="Văn phòng", kind="office") is None
        await add(tx, unit, name="Thanh tra", kind="inspectorate")
    assert await _count(database) == 2


@pytest.mark.parametrize("value", [0, "chữ", [1, 2], {"a": None}, False])
async def test_a_setting_is_kept_and_changed(database: Database, value: object) -> None:
    async with database.begin() as tx:
        assert await settings.read(tx, "x", "none") == "none"
        await settings.write(tx, "x", "before")
        await settings.write(tx, "x", value)
        assert await settings.write_first(tx, "x", "too late") is False
        assert await settings.read(tx, "x", "none") == value


async def test_sqlite_is_set_up_for_many_readers_and_one_writer(sqlite_files: SqliteFiles, tmp_path: Path) -> None:
    database = Database(await sqlite_files.new(tmp_path))
    async with database.read() as tx:
        found = [
            (await tx.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "busy_timeout", "foreign_keys", "synchronous")
        ]
    await database.close()
    assert found == ["wal", 5000, 1, 1]


@pytest.mark.parametrize(
    ("given", "opened"),
    [
        ("postgresql://u:p@host/db", "postgresql+asyncpg"),
        ("postgres://u:p@host/db", "postgresql+asyncpg"),
        ("postgresql+asyncpg://u:p@host/db", "postgresql+asyncpg"),
        ("sqlite://", "sqlite+aiosqlite"),
    ],
)
async def test_an_address_gets_its_driver(given: str, opened: str) -> None:
    database = Database(given)
    assert database.engine.url.drivername == opened
    await database.close()


async def test_the_folder_of_a_new_database_is_made(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("fresh") / "data"
    database = Database(f"sqlite:///{folder / 'nhacviec.db'}")
    async with database.begin() as tx:
        assert (await tx.execute(text("SELECT 1"))).scalar_one() == 1
    await database.close()
    assert (folder / "nhacviec.db").exists()
