"""The documents of a library: adding, reading, removing with a way back, and how their cards stand."""

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Text,
    bindparam,
    delete,
    func,
    insert,
    literal,
    select,
    text,
    update,
)

from studyapp.errors import NotInLibrary
from studyapp.identity import fold
from studyapp.model import KNOWN_STABILITY, Document, DocumentEntry, State, Status
from studyapp.store import rows
from studyapp.store.queues import awake
from studyapp.store.tables import BLOCK, CARD, DOCUMENT, NOTE, SCHEDULE

_LARGEST = 2**63 - 1
"""The largest number that SQLite can look for."""
_ACTIVE = CARD.c.status == Status.ACTIVE
_REVIEW = SCHEDULE.c.state == State.REVIEW
_KNOWN = _REVIEW & (func.coalesce(SCHEDULE.c.stability, 0) >= KNOWN_STABILITY)
_DUE = (_REVIEW & (SCHEDULE.c.due < bindparam("before"))) | (
    ~_REVIEW & (SCHEDULE.c.due <= bindparam("now"))
)
# Two counts: the index on queues holds all that the first needs, and the second goes through
# the cards that have a schedule only.
_KEPT = select(
    CARD.c.document_id,
    func.total(_ACTIVE).label("active"),
    func.total(CARD.c.status == Status.SUGGESTED).label("suggested"),
    func.total(_ACTIVE & CARD.c.studied.is_(False) & awake("now")).label("new"),
).group_by(CARD.c.document_id)
_STUDIED = (
    select(
        CARD.c.document_id,
        func.total(_DUE & awake("now")).label("due"),
        func.total(~_KNOWN).label("learning"),
        func.total(_KNOWN).label("known"),
    )
    .join(SCHEDULE, SCHEDULE.c.card_id == CARD.c.id)
    .where(_ACTIVE)
    .group_by(CARD.c.document_id)
)


class Documents:
    """The documents within one transaction; removed ones show only to `restore` and `get`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, document: Document, *, now: datetime, digest: str) -> int:
        """Store a document and return its id, which is never used for another one."""
        added: int = self._connection.execute(
            insert(DOCUMENT).returning(DOCUMENT.c.id),
            _columns(document) | {"digest": digest, "edited": [], "added": now, "removed": None},
        ).scalar_one()
        self._add_passages(added, document)
        return added

    def replace(
        self, document: int, text: Document, *, digest: str, edited: Collection[str]
    ) -> None:
        """Let a document say something else; its cards and their order stay as they are.

        Args:
            document: Its id.
            text: What it says from now on.
            digest: SHA-256 of the bytes that it was read from.
            edited: Names of the fields that the user has changed by hand.

        Raises:
            NotInLibrary: No document has this id.
        """
        self._row(document)
        columns = _columns(text) | {"digest": digest, "edited": sorted(edited)}
        self._connection.execute(update(DOCUMENT).where(DOCUMENT.c.id == document).values(columns))
        for table in (BLOCK, NOTE):
            self._connection.execute(delete(table).where(table.c.document_id == document))
        self._add_passages(document, text)

    def get(self, document: int) -> Document:
        """Return a document with its passages.

        Raises:
            NotInLibrary: No document has this id.
        """
        row = self._row(document)
        blocks = select(BLOCK).where(BLOCK.c.document_id == document)
        notes = select(NOTE).where(NOTE.c.document_id == document)
        return Document(
            title=row.title,
            author=row.author,
            blocks=tuple(
                map(rows.block_value, self._connection.execute(blocks.order_by(BLOCK.c.position)))
            ),
            notes=tuple(
                map(rows.note_value, self._connection.execute(notes.order_by(NOTE.c.position)))
            ),
            report=rows.remarks(row.report),
            language=row.language,
            origin=row.origin,
            source=row.source,
            date=row.date,
        )

    def digest(self, document: int) -> str:
        """Return the SHA-256 of the bytes that a document was read from.

        Raises:
            NotInLibrary: No document has this id.
        """
        digest: str = self._row(document).digest
        return digest

    def edited(self, document: int) -> frozenset[str]:
        """Return the names of the fields that the user has changed by hand.

        Raises:
            NotInLibrary: No document has this id.
        """
        return frozenset(self._row(document).edited)

    def entries(self, now: datetime, before: datetime) -> list[DocumentEntry]:
        """Return the documents in the order they were added, with the figures of their cards.

        A card is due when it is being learned and its moment has come, or when its review falls
        before `before`, the end of the study day.
        """
        documents = select(DOCUMENT).where(DOCUMENT.c.removed.is_(None))
        figures: defaultdict[int, dict[str, int]] = defaultdict(dict)
        moments = {"now": now, "before": before}
        for counted in (_KEPT, _STUDIED):
            for row in self._connection.execute(counted, moments).mappings():
                counts = {name: int(n) for name, n in row.items() if name != "document_id"}
                figures[row["document_id"]] |= counts
        return [
            _entry(row, figures[row.id])
            for row in self._connection.execute(documents.order_by(DOCUMENT.c.id))
        ]

    def with_digest(self, digest: str, *, removed: bool = False) -> int | None:
        """Return the newest document read from exactly these bytes."""
        return self._newest(DOCUMENT.c.digest == digest, removed=removed)

    def with_work(self, work: str) -> int | None:
        """Return the newest document of a work, however its title and author are spelled."""
        return self._newest(DOCUMENT.c.work == fold(work), removed=False)

    def with_origin(self, origin: str) -> int | None:
        """Return the newest document read from the file at this path."""
        return self._newest(DOCUMENT.c.origin == origin, removed=False)

    def sharing(self, ids: Collection[str]) -> dict[int, tuple[int, int]]:
        """Return for each document how many of these blocks it has, and how many it has in all."""
        listed = func.json_each(literal(json.dumps(list(ids)), Text)).table_valued("value")
        shared = func.count(BLOCK.c.id.distinct()).filter(BLOCK.c.id.in_(select(listed.c.value)))
        query = (
            select(BLOCK.c.document_id, shared, func.count())
            .join(DOCUMENT, DOCUMENT.c.id == BLOCK.c.document_id)
            .where(DOCUMENT.c.removed.is_(None))
            .group_by(BLOCK.c.document_id)
            .having(shared > 0)
        )
        return {row[0]: (row[1], row[2]) for row in self._connection.execute(query)}

    def ever_used(self) -> bool:
        """Return whether the library holds a document or ever held one."""
        used = text("SELECT seq FROM sqlite_sequence WHERE name = 'document' AND seq > 0")
        return self._connection.execute(used).first() is not None

    def remove(self, document: int, now: datetime) -> None:
        """Take a document and its cards out of sight; `restore` is the way back until `purge`.

        Raises:
            NotInLibrary: No document has this id.
        """
        self._row(document)
        self._set_removed(document, now)

    def restore(self, document: int) -> None:
        """Bring a removed document back as it was.

        Raises:
            NotInLibrary: It has been purged.
        """
        self._row(document)
        self._set_removed(document, None)

    def purge(self) -> None:
        """Delete for good what is removed: passages, cards, schedules and reviews with it."""
        self._connection.execute(delete(DOCUMENT).where(DOCUMENT.c.removed.is_not(None)))

    def _row(self, document: int) -> Row[Any]:
        query = select(DOCUMENT).where(DOCUMENT.c.id == document)
        row = self._connection.execute(query).first() if abs(document) <= _LARGEST else None
        if row is None:
            raise NotInLibrary(
                f"The library has no document {document}: "
                "`studyapp library list` shows the ones it has."
            )
        return row

    def _newest(self, condition: ColumnElement[bool], *, removed: bool) -> int | None:
        place = DOCUMENT.c.removed.is_not(None) if removed else DOCUMENT.c.removed.is_(None)
        found: int | None = self._connection.execute(
            select(func.max(DOCUMENT.c.id)).where(condition, place)
        ).scalar_one()
        return found

    def _add_passages(self, document: int, text: Document) -> None:
        blocks = [rows.block_columns(block) for block in text.blocks]
        notes = [rows.note_columns(note) for note in text.notes]
        for table, passages in ((BLOCK, blocks), (NOTE, notes)):
            if passages:
                places = ({"document_id": document, "position": n} for n in range(len(passages)))
                values = [passage | place for passage, place in zip(passages, places, strict=True)]
                self._connection.execute(insert(table), values)

    def _set_removed(self, document: int, moment: datetime | None) -> None:
        self._connection.execute(
            update(DOCUMENT).where(DOCUMENT.c.id == document).values(removed=moment)
        )


def _columns(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "author": document.author,
        "language": document.language,
        "origin": document.origin,
        "source": document.source,
        "date": document.date,
        "work": fold(document.work),
        "report": [asdict(remark) for remark in document.report],
    }


def _entry(row: Row[Any], figures: dict[str, int]) -> DocumentEntry:
    return DocumentEntry(row.id, row.title, row.author, row.origin, row.added, **figures)
