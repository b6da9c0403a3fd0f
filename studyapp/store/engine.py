"""Connections to a library file, set up the one way that keeps what was acknowledged."""

import json
import os
import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from studyapp.store.backup import logged

_BUSY_SECONDS = 5.0
_CACHE = "PRAGMA cache_size = -32768"
"""At most 32 MB: with SQLite's 2 MB, counting what is due in 100,000 cards takes three times as long."""


def writing_engine(path: Path, *, foreign_keys: bool = True) -> Engine:
    """Return an engine on an existing file; `foreign_keys` are off only while migrating.

    A batch migration drops a table and builds it anew, which would delete its children.
    """
    return _engine(
        path,
        "mode=rw",
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",  # what was acknowledged survives the loss of power
        _CACHE,
        f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}",
    )


def reading_engine(path: Path) -> Engine:
    """Return an engine that cannot write and sees what a writer has committed so far."""
    # In a folder where SQLite may not make its log, nobody writes, unless a log is there.
    writable = os.access(path.parent, os.W_OK)
    query = "mode=ro" if writable or logged(path) else "mode=ro&immutable=1"
    return _engine(path, query, "PRAGMA query_only = ON", _CACHE)


def _engine(path: Path, query: str, *pragmas: str) -> Engine:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?{query}",
            uri=True,
            timeout=_BUSY_SECONDS,
            isolation_level=None,  # BEGIN is sent below
            check_same_thread=False,  # the pool hands a connection to one thread at a time
        )
        try:
            for pragma in pragmas:
                connection.execute(pragma)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, json_serializer=_compact
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # The sqlite3 module begins no transaction for CREATE and DROP; a real BEGIN lets a
        # failed migration be rolled back whole.
        connection.exec_driver_sql("BEGIN")

    return engine


def _compact(value: object) -> str:
    """Write JSON with its letters as they are, so that the search finds them."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
