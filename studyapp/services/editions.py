"""Other editions of a document in the library: finding what one belongs to, and taking it over."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from studyapp.errors import StudyAppError
from studyapp.identity import fold, salted_id
from studyapp.model import Card, Changes, Document
from studyapp.services.document_cards import arrange, withdraw
from studyapp.services.preparing import Prepared
from studyapp.services.updating import Edition, Update
from studyapp.store.store import Transaction

CHANGED = Changes(frozenset({"documents", "cards"}))
_HALF = 0.5
"""Two texts that share so many of their passages are editions of one."""


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update did to a document."""

    document: int
    title: str
    kept: int
    """Cards that keep their sentence."""
    unplaced: int
    """Cards that the user has to place."""
    fresh: int
    """New cards."""
    changes: Changes


def edition(tx: Transaction, document: int) -> Edition:
    """Return a document with all its cards.

    Raises:
        NotInLibrary: No document has this id.
    """
    article = tx.documents.get(document)
    cards = tuple(tx.cards.of(document, rejected=True))
    return Edition(document, article.title, article, cards, tx.documents.digest(document))


def edition_of(tx: Transaction, prepared: Prepared) -> Edition | None:
    """Return the document that a file is another edition of.

    That is the one with which it shares most passages, and half of them at least; else the one
    that was read from the same place and has a passage or the title in common; else one with the
    same title and author. The very same file, and a deck, is no other edition.
    """
    digest = prepared.digest
    same = tx.documents.with_digest(digest) or tx.documents.with_digest(digest, removed=True)
    if same is not None or prepared.deck is not None:
        return None
    text = prepared.document
    sharing = tx.documents.sharing({block.id for block in text.blocks})
    shares = {id_: n / min(size, len(text.blocks)) for id_, (n, size) in sharing.items()}
    best = max(shares, key=lambda id_: (shares[id_], id_), default=None)
    if best is not None and shares[best] >= _HALF:
        return edition(tx, best)
    here, work = tx.documents.with_origin(text.origin), tx.documents.with_work(text.work)
    if here is not None and (here in shares or here == work):
        return edition(tx, here)
    # A title alone, as "Introduction", may be anybody's.
    same_work = work is not None and (work in shares or bool(fold(text.author)))
    return edition(tx, work) if work is not None and same_work else None


def take_over(
    tx: Transaction, update: Update, now: datetime
) -> tuple[Updated, Callable[[Transaction, datetime], Changes]]:
    """Let a document say what its other edition says; return what was done and what undoes it.

    Raises:
        StudyAppError: The document was changed after the update was planned; nothing was done.
    """
    before = update.edition
    if tx.documents.get(before.document) != before.article:
        raise StudyAppError(
            f"“{before.title}” was changed in the meantime: import the file once more."
        )
    edited = tx.documents.edited(before.document)
    text = _with_edits(update.prepared.document, before.article, edited)
    tx.documents.replace(before.document, text, digest=update.prepared.digest, edited=edited)
    old = _place(tx, update, now)
    fresh = _add_fresh(tx, update, now)
    gone = withdraw(tx, update.withdrawn, now)
    arrange(tx, before.document, text)

    def take_back(tx: Transaction, now: datetime) -> Changes:
        tx.documents.replace(before.document, before.article, digest=before.digest, edited=edited)
        for card in old:
            tx.cards.replace(card, now=now)
        tx.cards.add(before.document, gone, now=now)
        withdraw(tx, fresh, now)
        arrange(tx, before.document, before.article)
        return CHANGED

    lost = len(update.unplaced)
    done = Updated(before.document, text.title, update.kept, lost, len(fresh), CHANGED)
    return done, take_back


def _with_edits(text: Document, before: Document, edited: frozenset[str]) -> Document:
    """Return an edition with what the user has said of the document by hand."""
    return replace(text, **{field: getattr(before, field) for field in edited})


def _place(tx: Transaction, update: Update, now: datetime) -> list[Card]:
    """Put cards where their sentences stand now; return them as they were."""
    planned = {kept.card.id: kept.card for kept in update.edition.cards}
    taken = tx.cards.existing(update.placed)
    old: list[Card] = []
    for id_, card in update.placed.items():
        if id_ not in taken:
            continue
        current = tx.cards.get(id_).card
        old.append(current)
        if current != planned[id_]:  # edited while the user was asked: that edit stays
            card = replace(current, anchor=card.anchor, more=card.more)
        tx.cards.replace(card, now=now)
    return old


def _add_fresh(tx: Transaction, update: Update, now: datetime) -> list[Card]:
    cards = update.fresh
    taken = tx.cards.existing([card.id for card in cards])
    cards = tuple(
        replace(card, id=salted_id(card.id, update.prepared.digest)) if card.id in taken else card
        for card in cards
    )
    there = tx.cards.existing([card.id for card in cards])
    added = [card for card in cards if card.id not in there]
    tx.cards.add(update.edition.document, added, now=now)
    return added
