"""What a user decides about cards: keep, reject, suspend, reword; every decision can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from studyapp.model import Card, Changes, Status
from studyapp.store.store import Store

_CARDS = Changes(frozenset({"cards"}))
_LABELS = {
    Status.ACTIVE: "accepting",
    Status.REJECTED: "rejecting",
    Status.SUSPENDED: "suspending",
    Status.SUGGESTED: "putting back",
}


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back, as words for the status line."""

    label: str
    changes: Changes


class Curation:
    """Changes of cards by hand, with as many steps of undo as there were changes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._done: list[tuple[str, list[Card]]] = []

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
        self._done.append(("editing a card", [before]))
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
        self._done.append((f"{_LABELS[status]} {what}", changing))
        return _CARDS

    def undo(self, now: datetime) -> Undone | None:
        """Take back the newest change that still stands; None when there is none."""
        if not self._done:
            return None
        label, before = self._done.pop()
        with self._store.transaction() as tx:
            for card in before:
                tx.cards.replace(card, now=now)
        return Undone(label, _CARDS)
