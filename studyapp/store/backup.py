"""Copies of a library that may be in use, and the check whether a library is sound."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from studyapp.errors import LibraryDamaged, UnwritableFile
from studyapp.store.failures import explain


def backup(path: Path, target: Path) -> None:
    """Copy a library whole or not at all, also while it is open elsewhere.

    Raises:
        UnwritableFile: The copy cannot be written; nothing new stands at `target`.
        LibraryDamaged: The library cannot be read.
    """
    partial = target.with_name(target.name + ".partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        _copy(path, partial)
        os.replace(partial, target)
    except sqlite3.Error as error:
        told = explain(path, error)
        if isinstance(told, LibraryDamaged):
            raise told from error
        raise _unwritable(target, str(error)) from error
    except OSError as error:
        raise _unwritable(target, error.strerror) from error
    finally:
        with suppress(OSError):
            partial.unlink()


def check(path: Path) -> list[str]:
    """Return what SQLite finds wrong with a library; an empty list is a sound one."""
    try:
        with closing(connect(path, "mode=ro")) as connection:
            return faults(connection)
    except sqlite3.Error as error:
        return [str(error)]


def faults(connection: sqlite3.Connection) -> list[str]:
    """Return the findings of SQLite's integrity check and of its check of foreign keys."""
    found = [line for (line,) in connection.execute("PRAGMA integrity_check") if line != "ok"]
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    return found + [
        f"row {row} of {table} points to no {parent}" for table, row, parent, _ in orphans
    ]


def connect(path: Path, query: str) -> sqlite3.Connection:
    """Open a file with the sqlite3 module alone; `query` is that of SQLite's file address."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?{query}", uri=True, isolation_level=None)


def logged(path: Path) -> bool:
    """Return whether a part of the library still stands in its write-ahead log."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _copy(path: Path, target: Path) -> None:
    with closing(connect(path, "mode=ro")) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        # A copy is one file: in WAL mode, reading it would put two more beside it.
        copy.execute("PRAGMA journal_mode = DELETE")


def _unwritable(target: Path, reason: str | None) -> UnwritableFile:
    return UnwritableFile(
        f"The library cannot be copied to {target} ({reason}): "
        "make room on the disk or make the folder writable, then try again."
    )
