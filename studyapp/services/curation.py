"""What a user decides about cards: keep, reject, suspend, reword; every decision can be undone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from studyapp.model import Card, Changes, Status
from studyapp.services.history import History
from studyapp.store.store import Store, Transaction

_CARDS = Changes(frozenset({"cards"}))
_LABELS = {
    Status.ACTIVE: "accepting",
    Status.REJECTED: "rejecting",
    Status.SUSPENDED: "suspending",
    Status.SUGGESTED: "putting back",
}


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

    def _did(self, label: str, before: Sequence[Card]) -> None:
        def take_back(tx: Transaction, now: datetime) -> Changes:
            for card in before:
                tx.cards.replace(card, now=now)
            return _CARDS

        self._history.did(label, take_back)
