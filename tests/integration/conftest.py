"""A database for each test, on SQLite and on PostgreSQL, with every table in it and nothing else."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.databases import NO_POSTGRES, PostgresDatabase, SqliteFiles, find_server
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_world import Limits
from tests.fakes.zalo import FakeZalo


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    """Where new SQLite databases come from."""
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
async def postgres() -> AsyncIterator[PostgresDatabase | None]:
    """This run's PostgreSQL database, None where no server answers."""
    server = await find_server()
    if server is None:
        yield None
        return
    made = PostgresDatabase(server)
    yield made
    await made.drop()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What asks for a database is tested on each kind, where it does not say itself on which."""
    said = any("database_url" in mark.args[0] for mark in metafunc.definition.iter_markers("parametrize"))
    if "database_url" in metafunc.fixturenames and not said:
        metafunc.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
async def database_url(
    request: pytest.FixtureRequest, tmp_path: Path, sqlite_files: SqliteFiles, postgres: PostgresDatabase | None
) -> str:
    """The address of an empty database that has every table: for tests that start a process, or open it twice."""
    if request.param == "sqlite":
        return await sqlite_files.new(tmp_path)
    if postgres is None:
        pytest.skip(NO_POSTGRES)
    return await postgres.new()


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An empty database that has every table; the test runs once on each kind."""
    opened = Database(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def sqlite(sqlite_files: SqliteFiles, tmp_path: Path) -> AsyncIterator[Database]:
    """An empty SQLite database that has every table: for tests to which the kind of database is all the same."""
    opened = Database(await sqlite_files.new(tmp_path))
    yield opened
    await opened.close()


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    """A fake Telegram Bot API that is being served at `.url`; takes any number of messages a second."""
    fake = FakeTelegram(limits=Limits(overall=None, in_a_chat=None))
    async with fake.running():
        yield fake


@pytest.fixture
async def zalo() -> AsyncIterator[FakeZalo]:
    """A fake Zalo Bot Platform of one bot that is being served at `.url`."""
    fake = FakeZalo()
    async with fake.running():
        yield fake
