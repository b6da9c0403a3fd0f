"""Exchange with other programs: exporting cards from the library, an article file or a deck folder."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from studyapp.decks import apkg
from studyapp.errors import StudyAppError
from studyapp.generation import RULES_DATE
from studyapp.identity import passage_id
from studyapp.model import Card, Deck, Depth, Document, Kind
from studyapp.progress import Progress, share, silent
from studyapp.services.preparing import active, prepare
from studyapp.store.store import Store

ALL_KINDS = frozenset(Kind)


class Writer(Protocol):
    """Writes the cards of a deck in one format; returns the number of notes."""

    def __call__(
        self,
        deck: Deck,
        out: Path,
        *,
        modified: Callable[[Card], datetime],
        created: datetime,
        progress: Progress | None = None,
    ) -> int: ...


WRITERS: dict[str, Writer] = {".apkg": apkg.write}
"""The formats that can be written, by the suffix of the file."""


@dataclass(frozen=True, slots=True)
class Exported:
    """Where the export went, and how many notes it holds."""

    path: Path
    notes: int


class Exchange:
    """Exports from the library."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def export(
        self,
        document: int,
        out: Path,
        *,
        kinds: frozenset[Kind] = ALL_KINDS,
        progress: Progress | None = None,
    ) -> Exported:
        """Write the active cards of a document; each note carries its card's own changed time.

        Raises:
            NothingToExport: No active card of these kinds.
            UnwritableFile: The file cannot be written.
            StudyAppError: The suffix names no format that can be written.
        """
        writer = _writer(out)
        with self._store.transaction() as tx:
            text = tx.documents.get(document)
            kept = tx.cards.of(document)
        changed = {c.card.id: c.changed for c in kept}
        deck = article_deck(text, active((c.card for c in kept), kinds))
        notes = writer(
            deck,
            out,
            modified=lambda card: changed[card.id],
            created=min(changed.values(), default=RULES_DATE),
            progress=progress,
        )
        return Exported(out, notes)


def export_file(
    source: Path,
    out: Path,
    *,
    depth: Depth = Depth.STANDARD,
    kinds: frozenset[Kind] = ALL_KINDS,
    progress: Progress | None = None,
) -> Exported:
    """Write the active cards of an article file or a deck folder, without any library.

    The notes carry the release date of the rules, so that a second export changes nothing in Anki.

    Raises:
        UnreadableFile, NothingToExport, UnwritableFile, StudyAppError: As `Exchange.export`.
    """
    writer = _writer(out)
    tell = progress or silent
    prepared = prepare(source, depth=depth, progress=share(tell, 0, 80))
    cards = active(prepared.cards(), kinds)
    deck = article_deck(prepared.document, cards, of=prepared.deck)
    notes = writer(
        deck, out, modified=_release_date, created=RULES_DATE, progress=share(tell, 80, 100)
    )
    return Exported(out, notes)


def article_deck(document: Document, cards: tuple[Card, ...], of: Deck | None = None) -> Deck:
    """Return the deck that an export of a document is, or the given deck with these cards."""
    return Deck(
        id=of.id if of else passage_id("d", document.work),
        title=of.title if of else document.title,
        author=of.author if of else document.author,
        licence=of.licence if of else "",
        version=of.version if of else "1",
        language=document.language,
        cards=cards,
        document=document,
    )


def _writer(out: Path) -> Writer:
    writer = WRITERS.get(out.suffix.lower())
    if writer is None:
        raise StudyAppError(
            f"“{out}” is no file that can be exported to: "
            f"give it a name that ends with {' or '.join(WRITERS)}."
        )
    return writer


def _release_date(_card: Card) -> datetime:
    return RULES_DATE
