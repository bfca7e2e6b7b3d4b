"""The databases scenes are played on."""

from tests.integration.conftest import database, database_url, postgres, sqlite_files

__all__ = ["database", "database_url", "postgres", "sqlite_files"]
