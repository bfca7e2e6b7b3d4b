"""The file SQLite keeps everything in: where it is, and a way into it past the pool of connections."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from domain.problem import Problem

_DRIVERS = {"sqlite", "sqlite+aiosqlite", "postgres", "postgresql", "postgresql+asyncpg"}
_PATIENCE = 1.0  # seconds


def file_of(url: str) -> Path | None:
    """The file a database's address leads to, None where it leads to a server.

    Raises Problem where it is no address of a database, or of one that is not known here.
    """
    bad = Problem("run.bad_settings", names="NHACVIEC_DATABASE_URL")
    try:
        address = make_url(url)
    except ArgumentError:
        raise bad from None
    if address.drivername not in _DRIVERS:
        raise bad
    return Path(address.database or "") if address.get_backend_name() == "sqlite" else None


def opened(file: Path) -> closing[sqlite3.Connection]:
    """The file as it is: nothing in it is set up, and none is made where there is none.

    Raises sqlite3.Error; so does whatever is done with it, after a second where others are in the way.
    """
    address = f"{file.resolve().as_uri()}?mode=rw"
    return closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None))
