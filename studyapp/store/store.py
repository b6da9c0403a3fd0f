"""The library file: opening it with its schema up to date, transactions on it, closing it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import BaseFileLock
from sqlalchemy import Engine

from studyapp.errors import UnreadableFile
from studyapp.store import migration
from studyapp.store.cards import Cards
from studyapp.store.decks import Decks
from studyapp.store.documents import Documents
from studyapp.store.engine import reading_engine, writing_engine
from studyapp.store.failures import told_to_the_user
from studyapp.store.lock import acquire
from studyapp.store.reviews import Reviews


@dataclass(frozen=True, slots=True)
class Transaction:
    """What can be read and changed together: all of it is kept, or nothing."""

    documents: Documents
    cards: Cards
    reviews: Reviews
    decks: Decks


class Store:
    """An open library file."""

    def __init__(self, path: Path, engine: Engine, lock: BaseFileLock | None) -> None:
        self.path = path
        self._engine = engine
        self._lock = lock

    @classmethod
    def open(cls, path: Path, *, now: datetime) -> Self:
        """Open a library for writing; make it if there is none, migrate it if it is old.

        Raises:
            LibraryInUse: It is open for writing elsewhere.
            LibraryTooNew, LibraryDamaged: It cannot be used and was left as it is.
            UnwritableFile: No space, no permission, or no such folder.
        """
        if _is_there(path):
            migration.revision_of(path)  # before a lock is put beside what is no library
        lock = acquire(path)
        try:
            migration.bring_up_to_date(path, now=now)
            return cls(path, writing_engine(path), lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open_read_only(cls, path: Path) -> Self:
        """Open a library for reading alone, also while a window has it open for writing.

        Raises:
            UnreadableFile: There is no library yet, or its schema has to be migrated first.
            LibraryTooNew, LibraryDamaged: It cannot be used and was left as it is.
        """
        if not _is_there(path):
            raise UnreadableFile(
                f"There is no library yet at {path}: "
                "start Studyapp or import a file to make it, or name another library."
            )
        if migration.revision_of(path) != migration.revisions()[-1]:
            raise UnreadableFile(
                f"The library {path} was written by an older version of Studyapp: "
                "open it once in the app's window to bring it up to date."
            )
        return cls(path, reading_engine(path), None)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Begin a transaction; leaving the block keeps it for good, an exception undoes it.

        Raises:
            UnwritableFile: The disk is full or the file may not be written; nothing was kept.
            LibraryDamaged: The file turned out to be malformed.
        """
        with told_to_the_user(self.path), self._engine.begin() as connection:
            yield Transaction(
                Documents(connection), Cards(connection), Reviews(connection), Decks(connection)
            )

    def close(self) -> None:
        """Close the file and let others write; closing twice does no harm."""
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _is_there(path: Path) -> bool:
    """Whether something stands there; where that may not be asked, opening it says why."""
    try:
        return path.exists()
    except OSError:
        return True
