"""What SQLite reports, as sentences for the user."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from studyapp.errors import LibraryDamaged, LibraryInUse, StudyAppError, UnwritableFile

_UNWRITABLE = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_IN_USE = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_BASIC = 0xFF
"""Extended result codes carry the basic one in their last byte."""


@contextmanager
def told_to_the_user(path: Path) -> Iterator[None]:
    """Turn failures of the disk or the file into errors with a sentence; bugs pass through.

    Raises:
        UnwritableFile: The disk is full, or the file may not be written.
        LibraryDamaged: SQLite finds the file malformed.
        LibraryInUse: Another program keeps the file locked.
    """
    try:
        yield
    except DBAPIError as error:
        told = explain(path, error.orig)
        if told is None:
            raise
        raise told from error


def explain(path: Path, error: BaseException | None) -> StudyAppError | None:
    """Return the error for the user, or None when it is not the file's but the code's fault."""
    extended = getattr(error, "sqlite_errorcode", 0)
    code = extended & _BASIC
    if code in _DAMAGED or extended == sqlite3.SQLITE_IOERR_SHORT_READ:
        return damaged(path)
    if code in _UNWRITABLE:
        return UnwritableFile(
            f"The library {path} cannot be written ({error}), and this change was not kept: "
            "make room on the disk or make the file writable, then try again."
        )
    if code in _IN_USE:
        return LibraryInUse(
            f"The library {path} is locked by another program: close that program and try again."
        )
    return None


def damaged(path: Path) -> LibraryDamaged:
    return LibraryDamaged(
        f"The library {path} is damaged or is no Studyapp library: put a copy from the folder "
        f"{backups_folder(path)} in its place, or move it away to begin a new one."
    )


def backups_folder(path: Path) -> Path:
    """Return the folder that holds the copies of a library."""
    return path.parent / "backups"
