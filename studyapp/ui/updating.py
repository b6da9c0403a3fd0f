"""After an update: what to tell, and the cards that lost their passage."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studyapp.model import Anchor, Card, Changes, Document, LibraryCard, Status
from studyapp.services.places import lost
from studyapp.ui.controls import plural
from studyapp.ui.curating import Curating
from studyapp.ui.dialogs.frame import open_over
from studyapp.ui.dialogs.place_cards import PlaceCards
from studyapp.ui.link import Link
from studyapp.ui.parts import Parts
from studyapp.ui.reading import Reading

if TYPE_CHECKING:
    from studyapp.services.editions import Updated
    from studyapp.services.opening import Services
    from studyapp.services.updating import Unplaced


class Lost(NamedTuple):
    """A document with its cards that lost their passage."""

    article: Document
    cards: "Sequence[Unplaced]"


class Updating(QObject):
    """Counts the cards that lost their passage, and lets the user decide on each.

    Signals:
        told: A sentence for the status line.
        changed: A card was placed.
    """

    told = Signal(str)
    changed = Signal()

    def __init__(
        self, link: Link, reading: Reading, curating: Curating, parts: Parts, window: QWidget
    ) -> None:
        super().__init__(link)
        self._link, self._reading, self._curating = link, reading, curating
        self._parts, self._window = parts, window
        self._updated = 0
        self._counted: object = None
        self._dialog: PlaceCards | None = None

    def show_updated(self, document: int, updated: "Updated") -> None:
        """Tell of an update, with Undo, and lead to the cards that wait for a decision."""
        self._updated = document
        entry = self._reading.entry(document)
        title = f" “{entry.title}”" if entry is not None else ""
        more = f"Look at {plural(updated.unplaced, 'card')}" if updated.unplaced else ""
        self._parts.notice.tell(f"Updated{title}.", more=more)

    def look_at_updated(self) -> None:
        """Open the dialog for the document that was updated last."""
        self._parts.notice.hide()
        self.look(self._updated)

    def look_here(self) -> None:
        """Open the dialog for the open document."""
        if self._reading.current is not None:
            self.look(self._reading.current)
        else:
            self.told.emit("No article is open.")

    def look(self, document: int) -> None:
        """Let the user decide on the cards of a document that lost their passage."""
        self._link.ask(
            partial(_lost, document),
            partial(self._open, document),
            what="The cards could not be read",
        )

    def count(self) -> None:
        """Say beside the cards how many of the open document lost their passage."""
        document, article = self._reading.current, self._reading.document
        moved = _moved(article, self._reading.cards) if article is not None else []
        if (document, moved) == self._counted:
            return
        self._counted = document, moved
        if document is None or not moved:
            self._show_count(document, 0)
            return
        self._link.ask(
            lambda services, _now: len(services.library.unplaced(document)),
            partial(self._show_count, document),
            what="The cards could not be read",
        )

    def _show_count(self, document: int | None, count: int) -> None:
        if document == self._reading.current:
            self._parts.cards_panel.set_lost(count)
        if document is not None:
            self._parts.library_panel.set_lost(document, count)

    def _open(self, document: int, found: Lost) -> None:
        if not found.cards:
            self.told.emit(f"All cards of “{found.article.title}” have their passage.")
            return
        theme = self._parts.reader.page.layer.theme
        dialog = self._dialog = PlaceCards(found.article.title, theme, self._window)
        dialog.show_cards(found.cards, found.article.passages())
        dialog.placed.connect(partial(self._place, document))
        dialog.status_wanted.connect(self._curating.set_status)
        dialog.edit_wanted.connect(partial(self._edit, document))
        dialog.undo_wanted.connect(partial(self._undo, document))
        dialog.finished.connect(self._close)
        open_over(dialog)

    def _place(self, document: int, card: str, anchor: Anchor | None) -> None:
        message = "Card placed." if anchor else "Card kept without a passage."
        self._link.ask(
            lambda services, now: services.curation.place(card, anchor, now),
            partial(self._placed, message),
            what="The card could not be changed",
        )
        known = self._reading.card(card)
        if known is not None and known.card.more:
            self._refresh(document)  # it may have lost another passage

    def _placed(self, message: str, changes: Changes) -> None:
        self._link.report(changes)
        self.changed.emit()
        self.told.emit(f"{message} Ctrl+Z takes it back.")

    def _edit(self, document: int, card: LibraryCard) -> None:
        self._curating.edit(card, partial(self._edited, document), over=self._dialog)

    def _edited(self, document: int) -> None:
        if self._dialog is not None:
            self._dialog.count_edit()
        self._refresh(document)

    def _undo(self, document: int) -> None:
        self._curating.undo()
        self._refresh(document)

    def _refresh(self, document: int) -> None:
        self._link.ask(
            partial(_lost, document), self._show_left, what="The cards could not be read"
        )

    def _show_left(self, found: Lost) -> None:
        if self._dialog is not None:
            self._dialog.show_cards(found.cards, found.article.passages())

    def _close(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None and dialog.decided:
            self.told.emit(f"Decided on {plural(dialog.decided, 'card')}. Ctrl+Z takes it back.")


def _lost(document: int, services: "Services", _now: datetime) -> Lost:
    return Lost(services.library.document(document), services.library.unplaced(document))


def _moved(article: Document, cards: Sequence[LibraryCard]) -> list[Card]:
    """Return, without a search, the cards that do not stand where they were made."""
    passages = article.passages()
    offered = (kept.card for kept in cards if kept.card.status is not Status.SUSPENDED)
    return [card for card in offered if lost(card, passages)]
