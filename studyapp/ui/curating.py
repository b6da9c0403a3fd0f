"""Changing cards by hand in the window: the edit dialog, accepting and rejecting, taking it back."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studyapp.model import Changes, LibraryCard, Status
from studyapp.ui.dialogs.edit_card import EditCard
from studyapp.ui.dialogs.frame import open_over
from studyapp.ui.link import Link

if TYPE_CHECKING:
    from studyapp.services.history import Undone

_DONE = {
    Status.ACTIVE: "Card accepted. Ctrl+Z takes it back.",
    Status.REJECTED: "Card rejected. Ctrl+Z takes it back.",
    Status.SUSPENDED: "Card suspended. Ctrl+Z takes it back.",
    Status.SUGGESTED: "Card put back among the suggested ones.",
}


class Curating(QObject):
    """Changes of cards, whichever view asks for them.

    Signals:
        told: A sentence for the status line.
        changed: A card was changed, not by undo.
        nothing_to_undo: No change is left to take back.
    """

    told = Signal(str)
    changed = Signal()
    nothing_to_undo = Signal()

    def __init__(self, link: Link, window: QWidget) -> None:
        super().__init__(link)
        self._link, self._window = link, window

    def edit(
        self,
        card: LibraryCard,
        then: Callable[[], object] | None = None,
        *,
        over: QWidget | None = None,
    ) -> EditCard:
        """Open the edit dialog on a card, over the window or another dialog.

        `then` is called once a change is saved.
        """
        dialog = EditCard(card.card, over or self._window)
        dialog.saved.connect(partial(self._save, card.card.id, then))
        open_over(dialog)
        return dialog

    def set_status(self, card: str, status: Status) -> None:
        self._link.ask(
            lambda services, now: services.curation.set_status([card], status, now),
            partial(self._changed, _DONE[status], None),
            what="The card could not be changed",
        )

    def undo(self) -> None:
        """Take back the newest change of a card."""
        self._link.ask(
            lambda services, now: services.history.undo(now),
            self._undone,
            what="The change could not be taken back",
        )

    def _save(
        self,
        card: str,
        then: Callable[[], object] | None,
        question: str,
        answer: str,
        answers: tuple[str, ...],
        note: str,
    ) -> None:
        self._link.ask(
            lambda services, now: services.curation.edit(
                card, question=question, answer=answer, answers=answers, note=note, now=now
            ),
            partial(self._changed, "Card saved. Ctrl+Z takes it back.", then),
            what="The card could not be saved",
        )

    def _changed(self, message: str, then: Callable[[], object] | None, changes: Changes) -> None:
        self._link.report(changes)
        if changes.what:
            self.told.emit(message)
            self.changed.emit()
        if then is not None:
            then()

    def _undone(self, undone: "Undone | None") -> None:
        if undone is None:
            self.nothing_to_undo.emit()
            return
        self._link.report(undone.changes)
        self.told.emit(f"Took back {undone.label}.")
