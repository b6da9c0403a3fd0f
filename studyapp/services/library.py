"""The library as the user sees it: its documents, their cards, adding, removing, searching."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path

from studyapp import paths
from studyapp.generation.learning import Decisions, shifts
from studyapp.identity import salted_id
from studyapp.model import Changes, Depth, Document, DocumentEntry, LibraryCard
from studyapp.services import editions
from studyapp.services.days import study_day
from studyapp.services.describing import Description
from studyapp.services.editions import Updated
from studyapp.services.history import History
from studyapp.services.preparing import Prepared, prepare_deck
from studyapp.services.updating import Edition, Unplaced, Update, unplaced
from studyapp.store.store import Store, Transaction

STUDY_EDITION = "sino-russian-relations"
_DOCUMENTS = Changes(frozenset({"documents"}))
_ALL = Changes(frozenset({"documents", "cards", "decks"}))


@dataclass(frozen=True, slots=True)
class Added:
    """What adding did; `already` when the library had this very file."""

    document: int
    title: str
    cards: int
    already: bool
    changes: Changes


@dataclass(frozen=True, slots=True)
class LibraryInfo:
    """The figures of a whole library."""

    path: Path
    documents: int
    active: int
    suggested: int
    due: int
    new: int
    reviews: int
    bytes: int
    learned: Mapping[str, float]
    """By how much the user's decisions raise or lower the prior of each rule."""


class Library:
    """Documents and their cards."""

    def __init__(self, store: Store, history: History, *, day_starts_at: int = 4) -> None:
        self._store, self._history = store, history
        self._day_starts_at = day_starts_at

    def add(self, prepared: Prepared, now: datetime) -> Added:
        """Add a document with its cards in one transaction, unless this file is there already.

        A file that was just removed comes back as it was, with its cards and their progress.
        """
        with self._store.transaction() as tx:
            known = tx.documents.with_digest(prepared.digest)
            if known is not None:
                title, count = tx.documents.get(known).title, len(tx.cards.of(known))
                return Added(known, title, count, already=True, changes=Changes())
            removed = tx.documents.with_digest(prepared.digest, removed=True)
            if removed is not None:
                tx.documents.restore(removed)
                title, count = tx.documents.get(removed).title, len(tx.cards.of(removed))
                return Added(removed, title, count, already=False, changes=_ALL)
            cards = prepared.cards()
            taken = tx.cards.existing([card.id for card in cards])
            cards = [
                replace(c, id=salted_id(c.id, prepared.digest)) if c.id in taken else c
                for c in cards
            ]
            document = tx.documents.add(prepared.document, now=now, digest=prepared.digest)
            if prepared.deck is not None:
                tx.decks.add(prepared.deck, document, now=now)
            for by_hand, run in groupby(cards, key=lambda card: not card.rule):
                deck = prepared.deck.id if prepared.deck and by_hand else None
                tx.cards.add(document, run, now=now, deck=deck)
        return Added(document, prepared.document.title, len(cards), already=False, changes=_ALL)

    def edition(self, document: int) -> Edition:
        """Return a document with all its cards, the rejected ones too."""
        with self._store.transaction() as tx:
            return editions.edition(tx, document)

    def edition_of(self, prepared: Prepared) -> Edition | None:
        """Return the document that a file is another edition of, if the library has one."""
        with self._store.transaction() as tx:
            return editions.edition_of(tx, prepared)

    def update(self, update: Update, now: datetime, *, label: str = "") -> Updated:
        """Let a document say what its other edition says; the history takes that back.

        Args:
            update: As `plan_update` returned it.
            now: The moment (UTC).
            label: What the history calls it.

        Raises:
            StudyAppError: The document was changed after the update was planned.
        """
        with self._store.transaction() as tx:
            done, take_back = editions.take_over(tx, update, now)
        self._history.did(label or f"updating “{done.title}”", take_back)
        return done

    def unplaced(self, document: int) -> list[Unplaced]:
        """Return the cards of a document that lost a passage, and where that may stand."""
        with self._store.transaction() as tx:
            article, cards = tx.documents.get(document), tx.cards.of(document)
        return unplaced(cards, article)

    def describe(self, document: int, description: Description) -> Changes:
        """Change what is known of a document; another edition leaves alone what was changed so.

        The ids of its cards stay as they were made.

        Raises:
            StudyAppError: The title is empty, or the date is none.
        """
        wanted = description.tidied()
        with self._store.transaction() as tx:
            before, edited = tx.documents.get(document), tx.documents.edited(document)
            changed = wanted.changes(before)
            if not changed:
                return Changes()
            digest = tx.documents.digest(document)
            after = wanted.describe(before)
            tx.documents.replace(document, after, digest=digest, edited=edited | changed)

        def take_back(tx: Transaction, _now: datetime) -> Changes:
            tx.documents.replace(document, before, digest=digest, edited=edited)
            return _DOCUMENTS

        self._history.did(f"describing “{before.title}”", take_back)
        return _DOCUMENTS

    def start(self, now: datetime) -> int | None:
        """Put the study edition with its cards into a library that never held a document.

        Returns:
            Its document id, or None when the library has been used before.
        """
        with self._store.transaction() as tx:
            if tx.documents.ever_used():
                return None
        prepared = prepare_deck(paths.DECKS / STUDY_EDITION, depth=Depth.STANDARD)
        return self.add(prepared, now).document

    def documents(self, now: datetime) -> list[DocumentEntry]:
        with self._store.transaction() as tx:
            return tx.documents.entries(now, study_day(now, self._day_starts_at).end)

    def document(self, document: int) -> Document:
        with self._store.transaction() as tx:
            return tx.documents.get(document)

    def cards(self, document: int) -> list[LibraryCard]:
        """Return the cards of a document in article order, without the rejected ones."""
        with self._store.transaction() as tx:
            return tx.cards.of(document)

    def search(self, text: str) -> list[LibraryCard]:
        with self._store.transaction() as tx:
            return tx.cards.search(text)

    def remove(self, document: int, now: datetime) -> Changes:
        """Take a document out of the library; `restore` brings it back until the next start."""
        with self._store.transaction() as tx:
            tx.documents.remove(document, now=now)
        return _ALL

    def restore(self, document: int) -> Changes:
        with self._store.transaction() as tx:
            tx.documents.restore(document)
        return _ALL

    def learned(self, since: datetime | None = None) -> Mapping[str, float]:
        """Return by how much the user's decisions since then move the prior of each rule."""
        with self._store.transaction() as tx:
            found = tx.cards.decisions(since)
        return shifts(Decisions(*counts) for counts in found)

    def info(self, now: datetime, *, since: datetime | None = None) -> LibraryInfo:
        entries = self.documents(now)
        with self._store.transaction() as tx:
            reviews = tx.reviews.count()
        return LibraryInfo(
            path=self._store.path,
            documents=len(entries),
            active=sum(e.active for e in entries),
            suggested=sum(e.suggested for e in entries),
            due=sum(e.due for e in entries),
            new=sum(e.new for e in entries),
            reviews=reviews,
            bytes=self._store.path.stat().st_size,
            learned=self.learned(since),
        )
