"""What the user did, newest last, and how to take it back: one stack for all services."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from studyapp.model import Changes
from studyapp.store.store import Store, Transaction

TakeBack = Callable[[Transaction, datetime], Changes]
"""Puts things back as they were, in the transaction that it is given, and says what it changed."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back, as words for the status line."""

    label: str
    changes: Changes


class History:
    """As many steps of undo as there were changes since the library was opened."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._done: list[tuple[str, TakeBack]] = []

    def did(self, label: str, take_back: TakeBack) -> None:
        """Remember a change; `label` goes on with "Took back ...": "editing a card"."""
        self._done.append((label, take_back))

    def undo(self, now: datetime) -> Undone | None:
        """Take back the newest change that still stands; None when there is none."""
        if not self._done:
            return None
        label, take_back = self._done.pop()
        with self._store.transaction() as tx:
            changes = take_back(tx, now)
        return Undone(label, changes)
