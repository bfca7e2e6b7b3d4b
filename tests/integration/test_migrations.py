"""The history of the tables and the schema tell the same, on both databases."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import IntegrityError

from domain.problem import Problem
from storage import migrate
from storage.database import Database
from storage.schema import metadata


def _differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


async def _stand_at(database: Database, step: str) -> None:
    async with database.begin() as tx:
        await tx.execute(text("UPDATE alembic_version SET version_num = :step"), {"step": step})


async def test_the_history_makes_the_schema(database: Database) -> None:
    async with database.read() as tx:
        assert await tx.run_sync(_differences) == []


async def test_it_goes_down_and_up_again(database: Database) -> None:
    await migrate.downgrade(database, "base")
    async with database.read() as tx:
        left = await tx.run_sync(lambda connection: inspect(connection).get_table_names())
    assert left == ["alembic_version"]
    assert await migrate.step(database) is None
    await migrate.upgrade(database)
    assert await migrate.step(database) == migrate.steps()[-1]
    async with database.read() as tx:
        assert await tx.run_sync(_differences) == []


async def test_upgrading_what_is_new_changes_nothing(database: Database) -> None:
    await migrate.upgrade(database)
    assert await migrate.step(database) == migrate.steps()[-1]


async def test_a_database_of_a_newer_version_is_refused(database: Database) -> None:
    await _stand_at(database, "9999")
    with pytest.raises(Problem) as refused:
        await migrate.upgrade(database)
    await _stand_at(database, migrate.steps()[-1])
    assert refused.value.key == "run.database_newer"
    assert refused.value.args_of_sentence["found"] == "9999"


async def test_foreign_keys_hold_again_after_a_migration(database: Database) -> None:
    await migrate.downgrade(database, "base")
    await migrate.upgrade(database)
    with pytest.raises(IntegrityError):
        async with database.begin() as tx:
            await tx.execute(text("INSERT INTO unit_contact (unit_id, person_id) VALUES (1, 1)"))


def test_the_steps_are_those_alembic_knows_in_one_line() -> None:
    scripts = ScriptDirectory(str(migrate.HERE))
    assert [script.revision for script in scripts.walk_revisions()][::-1] == migrate.steps()
