"""The schema of a library over time: what a file has, and bringing it to the newest."""

import os
import re
import sqlite3
import stat
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from studyapp.errors import LibraryDamaged, LibraryTooNew, UnwritableFile
from studyapp.store.backup import backup, connect, logged
from studyapp.store.failures import backups_folder, damaged, explain, told_to_the_user

SCRIPTS = Path(__file__).parent / "migrations"
_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_REVISION = re.compile(r"[0-9]{4}")
_TABLES = frozenset({"document", "card", "review"})
"""What every library has; other programs also let Alembic number their schema."""


def bring_up_to_date(path: Path, *, now: datetime, scripts: Path = SCRIPTS) -> None:
    """Make the library if there is none, or migrate it whole or not at all, with a copy kept.

    The caller holds the writer's lock.

    Raises:
        LibraryTooNew, LibraryDamaged: The file stays as it is.
        UnwritableFile: The library, or the copy before migrating, cannot be written.
    """
    if not path.exists():
        _create(path, scripts)
        return
    revision = revision_of(path, scripts=scripts, thorough=True)
    if not os.access(path, os.W_OK):
        raise UnwritableFile(f"The library {path} is write-protected: make the file writable.")
    if revision == revisions(scripts)[-1]:
        return
    copy = f"{path.stem}-{revision}-{now:%Y%m%d-%H%M%S}{path.suffix}"
    backup(path, backups_folder(path) / copy)
    _upgrade(path, scripts)


def revision_of(path: Path, *, scripts: Path = SCRIPTS, thorough: bool = False) -> str:
    """Return the schema revision of a library, without writing anything beside it.

    Args:
        path: The library file.
        scripts: The folder with the migrations that this version knows.
        thorough: Also look whether the whole file is sound, before anything is written to it;
            that takes a quarter of a second for 100,000 cards.

    Raises:
        LibraryDamaged: The file is cut off, malformed or no library.
        LibraryTooNew: A newer version of the app wrote it.
    """
    _check_header(path)
    # When nothing stands in a log, `immutable` keeps SQLite from making one.
    query = "mode=ro" if logged(path) else "mode=ro&immutable=1"
    try:
        with closing(connect(path, query)) as connection:
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
            if thorough and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise damaged(path)
    except sqlite3.Error as error:
        raise explain(path, error) or damaged(path) from error
    revision = str(found[0]) if found else ""
    if not _REVISION.fullmatch(revision) or not tables >= _TABLES:
        raise damaged(path)
    if revision not in revisions(scripts):
        raise LibraryTooNew(
            f"The library {path} was written by a newer version of Studyapp and was left as it "
            "is: install that version to open it."
        )
    return revision


def revisions(scripts: Path = SCRIPTS) -> list[str]:
    """Return the known revisions, oldest first: file names begin with them."""
    return sorted(file.name[:4] for file in (scripts / "versions").glob("[0-9]*.py"))


def _check_header(path: Path) -> None:
    """Refuse what SQLite itself would only notice later, or after making files of its own."""
    try:
        # A pipe would be waited for, and a device may have no end.
        if not stat.S_ISREG(path.stat().st_mode) and not path.is_dir():
            raise damaged(path)
        with path.open("rb") as file:
            header = file.read(_HEADER)
            size = file.seek(0, os.SEEK_END)
    except OSError as error:
        raise LibraryDamaged(
            f"The library {path} cannot be read ({error.strerror}): "
            "make it readable, or choose another file."
        ) from error
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise damaged(path)
    page = int.from_bytes(header[16:18])
    pages = int.from_bytes(header[28:32])
    # While a log exists, the file may be shorter: pages still stand in the log.
    if size < pages * (page if page > 1 else 65536) and not logged(path):
        raise damaged(path)


def _create(path: Path, scripts: Path) -> None:
    """Make a library under another name and move it into place: it is whole, or not there."""
    if path.is_symlink():
        raise UnwritableFile(
            f"The library {path} is a link that leads nowhere: connect the disk it leads to, "
            "or remove the link."
        )
    partial = path.with_name(path.name + ".partial")
    try:
        _discard(partial)  # left by a program that was killed at this point
        partial.touch()
        _upgrade(partial, scripts, told=path)
        os.replace(partial, path)
    except OSError as error:
        raise UnwritableFile(
            f"The library {path} cannot be made ({error.strerror}): "
            "make its folder writable, or choose another place for it."
        ) from error
    finally:
        with suppress(OSError):
            _discard(partial)


def _discard(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _upgrade(path: Path, scripts: Path, *, told: Path | None = None) -> None:
    # Alembic takes half a second to import; a library that is up to date does without.
    from studyapp.store.upgrade import upgrade

    with told_to_the_user(told or path):
        upgrade(path, scripts)
