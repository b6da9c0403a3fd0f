"""The open document: loading it, keeping the views up to date, removing and restoring documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from studyapp.model import BlockType, Changes, Document, DocumentEntry, LibraryCard
from studyapp.ui import reading_place
from studyapp.ui.cards_panel import CardsPanel
from studyapp.ui.library_panel import LibraryPanel
from studyapp.ui.link import Link
from studyapp.ui.preferences import Preferences
from studyapp.ui.reader import Reader

if TYPE_CHECKING:
    from studyapp.services.opening import Services

_SOON = 300
"""Milliseconds between an answer and the new figures around it."""
_CONCERNED = ("documents", "cards", "reviews")


@dataclass(frozen=True, slots=True)
class Standing:
    """How the library stands now, read in one go."""

    entries: Sequence[DocumentEntry]
    due: int
    new: int
    answers: int
    seconds: float
    document: int | None
    cards: Sequence[LibraryCard] | None
    """The cards of the open document, unless they were left alone."""
    text: Document | None = None
    """The open document, where a change may concern it."""


class Reading(QObject):
    """What is open, and what the views around it show.

    Signals:
        opened: The `Document` that is open now, or None.
        stood: The `Standing` of the library after it was read anew.
        told: A sentence for the status line.
        removed: The `DocumentEntry` that was removed.
    """

    opened = Signal(object)
    stood = Signal(object)
    told = Signal(str)
    removed = Signal(object)

    def __init__(
        self,
        link: Link,
        preferences: Preferences,
        reader: Reader,
        cards_panel: CardsPanel,
        library_panel: LibraryPanel,
    ) -> None:
        super().__init__(link)
        self._link, self._preferences = link, preferences
        self._reader, self._cards_panel, self._library = reader, cards_panel, library_panel
        self.current: int | None = None
        self.document: Document | None = None
        self.cards: Sequence[LibraryCard] = ()
        self.entries: Sequence[DocumentEntry] = ()
        self._removed: list[int] = []
        self._in_a_row = 0
        self._aside = False
        self._stale = self._text_stale = False
        self._awaited = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.reload)
        link.changed.connect(self.refresh)

    # Opening

    def open(self, document: int, light_up: str = "") -> None:
        """Show a document, and light up the sentence of a card in it."""
        if document == self.current and self.document is not None:
            if light_up:
                self.light_up(light_up)
            return
        self._link.ask(
            partial(_load, document),
            partial(self._show, document, light_up),
            what="The article could not be opened",
        )

    def _show(
        self, document: int, light_up: str, loaded: tuple[Document, list[LibraryCard]]
    ) -> None:
        self.keep_place()
        self.current = document
        self._show_text(*loaded)
        self._preferences.change(last_document=document)
        if light_up:
            self.light_up(light_up)
        else:
            self._reader.go_to_place(self._preferences.place(document))

    def _show_text(self, document: Document, cards: Sequence[LibraryCard]) -> None:
        self.document, self.cards = document, cards
        services = self._link.services
        if services is None:
            return
        headings = [b for b in document.blocks if b.type is BlockType.HEADING]
        self._library.set_outline(headings)
        self._library.set_documents(self.entries, self.current)
        self._cards_panel.set_cards(cards, self._link.clock())
        self._reader.show_document(document, cards, locate=services.locate)
        self.opened.emit(document)

    def _show_again(
        self, before: Document, document: Document, cards: Sequence[LibraryCard]
    ) -> None:
        """Show the open document as it is now; what is on screen stays where it is."""
        place = reading_place.standing(self._reader.page, before)
        self._show_text(document, cards)
        reading_place.go_back(self._reader.page, place)

    def keep_place(self) -> None:
        """Remember where the user is in the open document."""
        if self.current is not None:
            self._preferences.keep_place(self.current, self._reader.place())

    def light_up(self, card: str) -> None:
        """Show a card and its sentence, each on its side."""
        self._cards_panel.choose(card)
        if not self._reader.light_up(card):
            known = next((c.card for c in self.cards if c.card.id == card), None)
            gone = known is not None and known.anchor is not None
            self.told.emit(
                "The passage of this card is no longer in the article."
                if gone
                else "This card has no sentence in the article."
            )

    def show_soon(self, card: str) -> None:
        """Light up a card that is not among the known ones yet, once it is."""
        self._awaited = card

    def card(self, card: str) -> LibraryCard | None:
        return next((kept for kept in self.cards if kept.card.id == card), None)

    # Keeping up to date

    def set_aside(self, aside: bool) -> None:
        """Leave the open document's cards alone while the user studies; catch up afterwards.

        Reading all cards of a long article takes a while, and the next answer would wait for it.
        """
        self._aside = aside
        if self._stale and not aside:
            self.reload()

    @property
    def pending(self) -> bool:
        """Whether the library will be read anew in a moment."""
        return self._soon.isActive()

    def refresh(self, changes: Changes) -> None:
        if not changes.concern(*_CONCERNED):
            return
        self._text_stale = self._text_stale or changes.concern("documents")
        if self._aside:
            self._stale = True
            self._soon.start()
        else:
            self.reload()

    def reload(self) -> None:
        self._soon.stop()
        self._stale = self._stale and self._aside
        here = not self._aside
        with_text, self._text_stale = self._text_stale and here, self._text_stale and not here
        self._link.ask(
            partial(_stand, self.current, with_cards=here, with_text=with_text),
            self._stand,
            what="The library could not be read",
        )

    def _stand(self, standing: Standing) -> None:
        self.entries = standing.entries
        if standing.document is not None and standing.document == self.current:
            if self.current not in {entry.id for entry in self.entries}:
                self._leave()
            elif standing.cards is not None:
                self._take(standing.text or self.document, standing.cards)
        self._library.set_documents(self.entries, self.current)
        self.stood.emit(standing)

    def _take(self, document: Document | None, cards: Sequence[LibraryCard]) -> None:
        """Show what is new in the open document and in its cards."""
        if document is not None and self.document is not None and document != self.document:
            self._show_again(self.document, document, cards)
        elif cards != self.cards:
            self.cards = cards
            self._reader.set_cards(cards)
            self._cards_panel.set_cards(cards, self._link.clock())
        if self._awaited and self.card(self._awaited) is not None:
            card, self._awaited = self._awaited, ""
            self.light_up(card)

    def _leave(self) -> None:
        """Close the document that is gone, and open another one when there is one."""
        self.current, self.document, self.cards = None, None, ()
        self._reader.clear()
        self._cards_panel.set_cards((), self._link.clock())
        self._library.set_outline(())
        self.opened.emit(None)
        if self.entries:
            self.open(self.entries[0].id)

    # Removing

    def entry(self, document: int | None) -> DocumentEntry | None:
        return next((entry for entry in self.entries if entry.id == document), None)

    def remove(self, document: int) -> None:
        entry = self.entry(document)
        if entry is None:
            return
        self.keep_place()
        self._removed.append(document)
        self._in_a_row += 1
        self._link.change(
            lambda services, now: services.library.remove(document, now),
            what="The article could not be removed",
        )
        self.removed.emit(entry)

    @property
    def removed_last(self) -> bool:
        """Whether a removal is what the user did last."""
        return self._in_a_row > 0

    def go_on(self) -> None:
        """Take note that a card was changed after the last removal."""
        self._in_a_row = 0

    def restore(self) -> bool:
        """Bring back the document removed last; False when there is none."""
        if not self._removed:
            return False
        document = self._removed.pop()
        self._in_a_row = max(0, self._in_a_row - 1)
        self._link.ask(
            lambda services, _now: services.library.restore(document),
            partial(self._restored, document),
            what="The article could not be brought back",
        )
        return True

    def _restored(self, document: int, changes: Changes) -> None:
        self._link.report(changes)
        self.open(document)


def _load(
    document: int, services: "Services", _now: datetime
) -> tuple[Document, list[LibraryCard]]:
    return services.library.document(document), services.library.cards(document)


def _stand(
    document: int | None,
    services: "Services",
    now: datetime,
    *,
    with_cards: bool,
    with_text: bool,
) -> Standing:
    entries = services.library.documents(now)
    counts = services.review(None).counts(now)
    today = services.statistics.today(now)
    there = any(entry.id == document for entry in entries)
    cards = text = None
    if document is not None and there and with_cards:
        cards = services.library.cards(document)
        text = services.library.document(document) if with_text else None
    return Standing(
        entries=entries,
        due=counts.learning + counts.due,
        new=counts.new,
        answers=today.answers,
        seconds=today.seconds,
        document=document,
        cards=cards,
        text=text,
    )
