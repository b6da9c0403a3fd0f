"""The cards of one document within a transaction: their order, and taking new ones back."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from studyapp.model import Card, Document, Status
from studyapp.store.store import Transaction


def in_article_order(document: Document, cards: Iterable[Card]) -> list[Card]:
    """Sort cards by the place of their sentence; those without one come last, in their order."""
    place = {passage: n for n, passage in enumerate(document.passages())}
    end = len(place)

    def position(card: Card) -> tuple[int, int]:
        if card.anchor is None:
            return end, 0
        return place.get(card.anchor.block, end), card.anchor.start

    return sorted(cards, key=position)


def arrange(tx: Transaction, document: int, article: Document) -> None:
    """Put the cards of a document into the order of their sentences."""
    cards = [kept.card for kept in tx.cards.of(document, rejected=True)]
    tx.cards.arrange(document, [card.id for card in in_article_order(article, cards)])


def withdraw(tx: Transaction, cards: Sequence[Card], now: datetime) -> list[Card]:
    """Delete cards that nobody has studied and return them; others are rejected, answers stay."""
    deleted: list[Card] = []
    for card in cards:
        if tx.cards.get(card.id).schedule is None:
            tx.cards.delete([card.id])
            deleted.append(card)
        else:
            tx.cards.set_status([card.id], Status.REJECTED, now=now)
    return deleted
