"""Making cards by hand: from words selected in the article to a card that is shown beside them."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studyapp.model import Card, Document
from studyapp.services.own_cards import MOST, Source, source_of
from studyapp.ui.dialogs.frame import open_over
from studyapp.ui.dialogs.make_card import MakeCard
from studyapp.ui.link import Link
from studyapp.ui.reader import Reader
from studyapp.ui.reading import Reading
from studyapp.ui.selection import chosen, unselect

if TYPE_CHECKING:
    from studyapp.services.curation import Made


class Making(QObject):
    """The dialog that makes a card, and what comes of it.

    Signals:
        told: A sentence for the status line.
        changed: A card was made.
    """

    told = Signal(str)
    changed = Signal()

    def __init__(self, link: Link, reading: Reading, reader: Reader, window: QWidget) -> None:
        super().__init__(link)
        self._link, self._reading, self._reader, self._window = link, reading, reader, window

    def begin(self) -> MakeCard | None:
        """Make a card of the selected words, else of the sentence that was clicked or is lit."""
        article, document = self._reading.document, self._reading.current
        if article is None or document is None or not self._reader.isVisible():
            self.told.emit("Open an article to make a card of its sentences.")
            return None
        source = self._source(article)
        if source is None:
            self.told.emit(
                "Select a sentence, or words in it, to make a card of them: "
                f"at most {MOST} paragraphs."
            )
            return None
        dialog = MakeCard(source, self._reader.page.layer.theme, self._window)
        dialog.saved.connect(partial(self._save, document))
        open_over(dialog)
        return dialog

    def _source(self, article: Document) -> Source | None:
        passages = article.passages()
        parts = chosen(self._reader.page)
        return source_of([(passages[key], start, end) for key, start, end in parts])

    def _save(self, document: int, card: Card) -> None:
        self._link.ask(
            lambda services, now: services.curation.add(document, card, now),
            self._made,
            what="The card could not be saved",
        )

    def _made(self, made: "Made") -> None:
        unselect(self._reader.page)
        self._reading.show_soon(made.card)
        self._link.report(made.changes)
        self.changed.emit()
        self.told.emit("Card made. Ctrl+Z takes it back.")
