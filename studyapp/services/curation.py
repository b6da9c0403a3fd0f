"""What a user decides about cards: make, keep, reject, reword, place; every decision can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

from studyapp.identity import card_id
from studyapp.model import Anchor, Card, Changes, Document, Kind, Status
from studyapp.services.document_cards import arrange, withdraw
from studyapp.services.history import History
from studyapp.services.places import placed
from studyapp.store.store import Store, Transaction

_CARDS = Changes(frozenset({"cards"}))
_LABELS = {
    Status.ACTIVE: "accepting",
    Status.REJECTED: "rejecting",
    Status.SUSPENDED: "suspending",
    Status.SUGGESTED: "putting back",
}


@dataclass(frozen=True, slots=True)
class Made:
    """A card that was made by hand: its id, and what that changed."""

    card: str
    changes: Changes


class Curation:
    """Changes of cards by hand; the history takes each of them back."""

    def __init__(self, store: Store, history: History) -> None:
        self._store, self._history = store, history

    def edit(
        self,
        card: str,
        *,
        question: str,
        answer: str,
        answers: tuple[str, ...] = (),
        note: str = "",
        now: datetime,
    ) -> Changes:
        """Reword a card; its id, source and schedule stay, and a choice's right option follows."""
        with self._store.transaction() as tx:
            before = tx.cards.get(card).card
            choices = (answer, *before.choices[1:]) if before.choices else ()
            after = replace(
                before,
                question=question,
                answer=answer,
                answers=answers,
                choices=choices,
                note=note,
            )
            if after == before:
                return Changes()
            tx.cards.replace(after, now=now)
        self._did("editing a card", [before])
        return _CARDS

    def set_status(self, cards: Sequence[str], status: Status, now: datetime) -> Changes:
        """Accept, reject, suspend or wake cards, all in one step of undo."""
        with self._store.transaction() as tx:
            before = [tx.cards.get(card).card for card in cards]
            changing = [card for card in before if card.status is not status]
            if not changing:
                return Changes()
            tx.cards.set_status([card.id for card in changing], status, now=now)
        what = "a card" if len(changing) == 1 else f"{len(changing)} cards"
        self._did(f"{_LABELS[status]} {what}", changing)
        return _CARDS

    def add(self, document: int, card: Card, now: datetime) -> Made:
        """Keep a card that the user has made, at its place in the article; it gets its id here."""
        with self._store.transaction() as tx:
            article = tx.documents.get(document)
            made = replace(card, id=_free_id(tx, article, card), kind=Kind.OWN)
            tx.cards.add(document, [made], now=now)
            arrange(tx, document, article)

        def take_back(tx: Transaction, now: datetime) -> Changes:
            withdraw(tx, [made], now)
            return _CARDS

        self._history.did("making a card", take_back)
        return Made(made.id, _CARDS)

    def place(self, card: str, anchor: Anchor | None, now: datetime) -> Changes:
        """Give a card the passage that it comes from; None keeps it without the lost one."""
        with self._store.transaction() as tx:
            kept = tx.cards.get(card)
            article = tx.documents.get(kept.document)
            after = placed(kept.card, article.passages(), anchor)
            if after == kept.card:
                return Changes()
            tx.cards.replace(after, now=now)
            arrange(tx, kept.document, article)

        def take_back(tx: Transaction, now: datetime) -> Changes:
            tx.cards.replace(kept.card, now=now)
            arrange(tx, kept.document, tx.documents.get(kept.document))
            return _CARDS

        what = "placing a card" if anchor else "keeping a card without its passage"
        self._history.did(what, take_back)
        return _CARDS

    def _did(self, label: str, before: Sequence[Card]) -> None:
        def take_back(tx: Transaction, now: datetime) -> Changes:
            for card in before:
                tx.cards.replace(card, now=now)
            return _CARDS

        self._history.did(label, take_back)


def _free_id(tx: Transaction, article: Document, card: Card) -> str:
    """Return the first id of a card's own that no other card has, rejected ones included."""
    quote = card.anchor.quote if card.anchor else ""
    answer = card.answers or card.answer
    ids = (card_id(article.work, quote, Kind.OWN, card.form, answer, n) for n in count())
    return next(made for made in ids if not tx.cards.existing([made]))
