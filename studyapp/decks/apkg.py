"""Packages for Anki that update without duplicates and without undoing what the user changed there."""

import hashlib
import io
import itertools
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from studyapp.decks import files, note_types
from studyapp.decks.markup import field
from studyapp.decks.notes import AnkiNote, deck_name, writer
from studyapp.errors import NothingToExport, UnwritableFile
from studyapp.model import Card, Deck
from studyapp.progress import Progress

WHOLE_COLLECTION = "collection.apkg"
"""Anki takes a file of this name for a backup and replaces everything the user has."""
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_STEP = 256
"""Cards between two reports of progress."""


def write(
    deck: Deck,
    out: Path,
    *,
    modified: Callable[[Card], datetime],
    created: datetime,
    progress: Progress | None = None,
) -> int:
    """Write the cards of a deck, in their order, as a package; return the number of notes.

    Args:
        deck: Its cards are all written: leave out those that are not active.
        out: Replaced whole or not at all.
        modified: When a card's content last changed. Anki updates a note only if this is newer.
        created: What Anki shows as the day on which the notes were added.
        progress: Told how many cards are done.

    Raises:
        NothingToExport: The deck has no card.
        UnwritableFile: The file cannot be written; one that was there is as it was.
    """
    if not deck.cards:
        raise NothingToExport(f'"{deck.title}" has no active card, so there is nothing to export.')
    if out.name.casefold() == WHOLE_COLLECTION:
        raise UnwritableFile(
            f"A deck cannot be called {out.name}: Anki would replace the whole collection with it. "
            "Choose another name."
        )
    notes = [(note, int(modified(card).timestamp())) for card, note in _notes(deck, progress)]
    files.replace(out, _zipped(_database(deck, notes, created)))
    if progress is not None:
        progress(len(deck.cards), len(deck.cards))
    return len(notes)


@dataclass(frozen=True, slots=True)
class _Row:
    """What genanki asks of a note; genanki's own gives all notes the time of the export."""

    model: Any
    content: AnkiNote
    modified: int
    position: int

    def write_to_db(
        self, cursor: sqlite3.Cursor, _timestamp: float, deck: int, ids: Iterator[int]
    ) -> None:
        import genanki

        note = genanki.Note(
            self.model,
            list(self.content.values),
            tags=self.content.tags,
            guid=self.content.guid,
            due=self.position,
        )
        note.write_to_db(cursor, self.modified, deck, ids)


def _notes(deck: Deck, progress: Progress | None) -> Iterator[tuple[Card, AnkiNote]]:
    notes = writer(deck)
    for done, card in enumerate(deck.cards):
        if progress is not None and done % _STEP == 0:
            progress(done, len(deck.cards))
        for note in notes(card):
            yield card, note


def _database(deck: Deck, notes: list[tuple[AnkiNote, int]], created: datetime) -> bytes:
    # Loading it takes a quarter of a second, which a start of the app should not cost.
    import genanki

    models = {n.id: _model(genanki, n) for n in (note_types.QUESTION, note_types.CLOZE)}
    package = genanki.Deck(_deck_id(deck.id), deck_name(deck.title), _description(deck))
    for model in models.values():
        package.add_model(model)
    for position, (note, modified) in enumerate(notes, 1):
        package.add_note(_Row(models[note.note_type.id], note, modified, position))
    # In memory, so that no text of the user is ever left in the temporary folder.
    connection = sqlite3.connect(":memory:")
    try:
        ids = itertools.count(int(created.timestamp() * 1000))
        genanki.Package(package).write_to_db(connection.cursor(), note_types.DATE.timestamp(), ids)
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _model(genanki: Any, note_type: note_types.NoteType) -> Any:
    return genanki.Model(
        note_type.id,
        note_type.name,
        fields=[{"name": name, "id": number} for name, number in note_type.fields],
        templates=[
            {
                "name": "Card",
                "id": note_type.template_id,
                "qfmt": note_type.front,
                "afmt": note_type.back,
            }
        ],
        css=note_types.CSS,
        model_type=genanki.Model.CLOZE if note_type.is_cloze else genanki.Model.FRONT_BACK,
    )


def _deck_id(identity: str) -> int:
    """Return a number far from the ids that Anki gives, and never that of its default deck."""
    return (1 << 40) + int.from_bytes(hashlib.sha256(identity.encode()).digest()[:5], "big")


def _description(deck: Deck) -> str:
    """Return who made a deck under which licence; only that, for it replaces the user's own."""
    if not deck.licence:
        return ""
    made_by = f"{deck.author}, " if deck.author else ""
    return field(f"{deck.title} ({made_by}version {deck.version}). Licence: {deck.licence}.")


def _zipped(database: bytes) -> bytes:
    """Return the package; fixed dates, so that the same content gives the same bytes."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (("collection.anki2", database), ("media", json.dumps({}).encode())):
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            archive.writestr(entry, content)
    return package.getvalue()
