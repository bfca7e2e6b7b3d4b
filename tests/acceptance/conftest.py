"""What the acceptance tests stand on: the databases scenes are played on, and the sample plan as it is read."""

import pytest

from bot.sample import PLAN
from domain.chat import OutgoingFile
from domain.plan_draft import PlanDraft
from plans.read import read_plan
from tests.integration.conftest import database, database_url, postgres, sqlite, sqlite_files

__all__ = ["database", "database_url", "postgres", "sqlite", "sqlite_files"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A scene is played on SQLite; what is marked `both_databases`, because the database matters there, on each."""
    if "database_url" in metafunc.fixturenames:
        both = metafunc.definition.get_closest_marker("both_databases")
        metafunc.parametrize("database_url", ["sqlite", "postgresql"] if both else ["sqlite"], indirect=True)


@pytest.fixture(scope="session")
def sample_file() -> OutgoingFile:
    """The sample office's plan as a file."""
    return OutgoingFile(PLAN.name, "application/octet-stream", PLAN.read_bytes())


@pytest.fixture(scope="session")
def sample_draft(sample_file: OutgoingFile) -> PlanDraft:
    """The same, read once for all tests."""
    return read_plan(sample_file.data, sample_file.name)
