"""Copying the SQLite file everything is kept in, also while the product runs, and putting a copy in its place."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from domain.problem import Problem
from storage.migrate import steps
from storage.sqlite_file import opened

_BESIDE = ("-wal", "-shm")
"""What SQLite keeps beside a file: changes that are not in it yet, and who reads them."""
_OURS = {"alembic_version", "person", "outbox"}


def back_up(source: Path, target: Path) -> None:
    """Copy a database to a new file that only its owner may read; it may be written to meanwhile.

    Raises Problem where there is no database, something is at `target` already, or it cannot be written.
    """
    if not source.is_file():
        raise Problem("setup_cli.no_database", name=str(source))
    if target.exists():
        raise Problem("setup_cli.exists", name=str(target))
    with _copied(source, target) as copy:
        copy.replace(target)


def restore(source: Path, target: Path, kept: Path) -> bool:
    """Put a copy of `source` in the place of `target`, and tell whether there was something to keep as `kept`.

    Raises Problem, having changed nothing, where `source` is no database of ours or of a newer version, where
    somebody has `target` open, or where it cannot be written.
    """
    _check_ours(source)
    target = target.resolve()
    replaces = target.is_file()
    if replaces:
        _check_free(target)
    with _copied(source, target) as copy:
        if replaces:
            # It stays readable for whom it was, whoever restores it.
            shutil.copymode(target, copy)
            os.chown(copy, target.stat().st_uid, target.stat().st_gid)
            _keep(target, kept)
        for suffix in _BESIDE:
            Path(f"{target}{suffix}").unlink(missing_ok=True)
        copy.replace(target)
    return replaces


@contextmanager
def _copied(source: Path, target: Path) -> Iterator[Path]:
    """A whole copy of a database in the folder of `target`, to be moved there; gone afterwards if it was not."""
    copy = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
        copy = Path(name)
        with opened(source) as database:
            database.execute("VACUUM INTO ?", (name,))
        with copy.open("rb+") as written:
            os.fsync(written.fileno())
        yield copy
    except (OSError, sqlite3.Error) as error:
        raise Problem("setup_cli.not_copied", source=str(source), target=str(target)) from error
    finally:
        if copy is not None:
            copy.unlink(missing_ok=True)


def _check_ours(file: Path) -> None:
    if not file.is_file():
        raise Problem("people.no_file", name=str(file))
    try:
        with opened(file) as database:
            tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not tables >= _OURS or database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise Problem("setup_cli.not_ours", name=str(file))
            found = [name for (name,) in database.execute("SELECT version_num FROM alembic_version")]
    except sqlite3.Error as error:
        raise Problem("setup_cli.not_ours", name=str(file)) from error
    if not set(found) <= set(steps()):
        raise Problem("run.database_newer", found=found[0], known=steps()[-1])


def _check_free(file: Path) -> None:
    """Fold into the file what stands beside it: SQLite does so only for one who is alone."""
    try:
        with opened(file) as database:
            database.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise Problem("setup_cli.in_use", name=str(file)) from error
        # What is broken is nobody's, and just what is to be replaced.


def _keep(file: Path, kept: Path) -> None:
    for suffix in ("", *_BESIDE):
        beside = Path(f"{file}{suffix}")
        if beside.is_file():
            shutil.copy2(beside, f"{kept}{suffix}")
