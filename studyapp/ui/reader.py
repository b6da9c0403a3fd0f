"""The reader: an article with marks, notes and coverage strip."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from studyapp.model import Anchor, Document, LibraryCard
from studyapp.ui import popup, reader_search
from studyapp.ui.byline import set_byline
from studyapp.ui.coverage_strip import CoverageStrip, Memory
from studyapp.ui.placing import Locate, Placed, place
from studyapp.ui.popup import Popup
from studyapp.ui.reader_contents import Contents
from studyapp.ui.reader_hints import Hints
from studyapp.ui.reader_page import Page
from studyapp.ui.reader_view import View
from studyapp.ui.theme import LIGHT, Theme
from studyapp.ui.typesetting import EDGE, NORMAL_SIZE, Look, column_width, typeset

STYLE = (
    popup.STYLE
    + """
#reader, #article, #article:focus {
  background: $paper; border: none; border-radius: 0; padding: 0; color: $ink;
}
"""
)

_AIR = 28
_QUIET_MS = 50


class Reader(QWidget):
    """Shows one article and the passages of the cards it is given.

    Signals:
        card_chosen: The id of the card whose passage was clicked.
        on_screen_changed: The ids of the cards whose passage is in view, in the cards' order.
        section_changed: The id of the heading that the view stands under, "" before the first.
        byline_chosen: Where the part of the byline that was clicked leads, as `byline` says it.
    """

    card_chosen = Signal(str)
    on_screen_changed = Signal(object)
    section_changed = Signal(str)
    byline_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = Look(LIGHT, NORMAL_SIZE)
        self._contents = Contents()
        self._placed = Placed()
        self._lit, self._bare = "", -1
        self._when_shown: Callable[[], object] | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._build()
        self.clear()

    def _build(self) -> None:
        self.page = Page(self)
        self.strip = CoverageStrip(self)
        self.hints = Hints(self.page, Popup(self))
        self._view = View(self.page, self.strip)
        self.setFocusProxy(self.page)
        self._box = box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.page, 1)
        box.addWidget(self.strip)
        self._quiet.timeout.connect(self._tell)
        bar = self.page.verticalScrollBar()
        bar.valueChanged.connect(self._moved)
        bar.rangeChanged.connect(self._quiet.start)
        self.page.pressed.connect(self._press)
        self.page.key_pressed.connect(self._key)
        self.hints.note_wanted.connect(self.go_to)
        self.hints.marker_wanted.connect(self._go_to_marker)
        self.hints.card_wanted.connect(self.card_chosen)
        self.hints.byline_chosen.connect(self.byline_chosen)
        self._view.cards_changed.connect(self.on_screen_changed)
        self._view.section_changed.connect(self.section_changed)
        self.strip.sentence_chosen.connect(self._go_to_sentence)

    def show_document(
        self, document: Document, cards: Sequence[LibraryCard], *, locate: Locate
    ) -> None:
        """Show an article from its beginning, with the passages of its cards marked."""
        self._contents = Contents.of(document, cards, locate)
        self._lit, self._bare = "", -1
        self._when_shown = None
        self._view.forget()
        self.page.set_matches([])
        self._set_text()
        self._show_cards()
        self.page.set_top(0)
        self.hints.set_notes({note.id: note for note in document.notes})
        self.page.setAccessibleName(f"Article: {document.title}" if document.title else "Article")

    def clear(self) -> None:
        """Show nothing."""
        nothing = Contents()
        self.show_document(nothing.article, (), locate=nothing.locate)

    def set_cards(self, cards: Sequence[LibraryCard]) -> None:
        """Mark the passages of these cards, without moving the text."""
        before = self._contents
        self._contents = Contents.of(before.article, cards, before.locate)
        if self._contents.byline != before.byline:
            self._change_byline()
        self._show_cards()

    def light_up(self, card_id: str) -> bool:
        """Show and fill a card's sentence; False if the article no longer has it."""
        spans = self._placed.spans.get(card_id)
        self._light(card_id if spans else "")
        if not spans:
            return False
        first = spans[0]
        self._do(lambda: self.page.reveal(*first))
        return True

    def light_passage(self, place: Anchor) -> bool:
        """Show and fill a passage in no kind's colour; False if the article does not have it."""
        span = self.page.text.span(place.block, place.start, place.end)
        self._light("")
        if span is None:
            return False
        self.page.light([span])
        self._do(lambda: self.page.reveal(*span))
        return True

    def go_to(self, block_id: str) -> None:
        """Bring a block or a note to the top of the view."""
        position = self.page.text.position(block_id)
        if position is not None:
            self._do(lambda: self.page.scroll_to(self.page.line_top(position) - _AIR))

    def find(self, text: str, *, backward: bool = False) -> bool:  # type: ignore[override]
        """Go to the next place with these words, from the end on from the beginning again.

        An empty text takes the colour off what was found before.
        """
        article = self._contents.article
        return reader_search.find(self.page, article, text, backward=backward)

    def place(self) -> float:
        """Return how far down the article the view is, as a share of its text."""
        return self.page.top()[0] / self._last_position()

    def go_to_place(self, share: float) -> None:
        position = round(share * self._last_position())
        self._do(lambda: self.page.set_top(position))

    def next_uncovered(self) -> bool:
        """Go to the next sentence without a card, from the end on from the beginning again."""
        first, last = self.page.visible()
        follows = first <= self._bare < last
        found = self._placed.next_bare(self._bare + 1 if follows else first)
        if found is not None:
            self._go_to_sentence(found)
        return found is not None

    def set_theme(self, theme: Theme) -> None:
        self._look = Look(theme, self._look.size)
        self.strip.set_theme(theme)
        self._set_again()

    def set_font_size(self, pixels: int) -> None:
        """Set the article in this size; the line at the top stays there."""
        self._look = Look(self._look.theme, pixels)
        self._set_again()

    def _set_again(self) -> None:
        position = self.page.top()[0]
        self._set_text()
        self._show_marks()
        self.page.set_top(position)

    def _set_text(self) -> None:
        self.page.layer.theme = self._look.theme
        text = typeset(self._contents.article, self._look)
        set_byline(text, self._contents.byline, self._look.theme)
        self.page.set_text(text)
        self._show_bars()
        self._centre()

    def _change_byline(self) -> None:
        """Change the line below the title; the view stays at its line of the article."""
        position, cut = self.page.top()
        # Qt lays out bit by bit, and an edit makes it take for empty what it has not reached.
        self.page.lay_out()
        moved = set_byline(self.page.text, self._contents.byline, self._look.theme)
        self.page.set_matches([])
        self._show_bars()
        if moved and position > self.page.text.byline[0]:
            self.page.set_top(position + moved, cut)

    def _show_cards(self) -> None:
        shown = self._contents
        cards = tuple(shown.cards.values())
        self._placed = place(self.page.text, cards, shown.anchors, shown.sentences)
        self._show_marks()
        self.hints.set_cards(shown.cards)
        self.page.setAccessibleDescription(shown.covered)
        self.strip.set_sentences(shown.sentences)
        self._quiet.start()

    def _show_marks(self) -> None:
        self.page.set_marks(self._placed.marks)
        self._light(self._lit if self._placed.spans.get(self._lit) else "")

    def _show_bars(self) -> None:
        """Stand a bar beside what the user has put back."""
        spans = map(self.page.text.block_span, self._contents.restored)
        self.page.layer.restored = sorted(span for span in spans if span is not None)

    def _light(self, card_id: str) -> None:
        self._lit = card_id
        card = self._contents.cards.get(card_id)
        spans = self._placed.spans.get(card_id, ())
        self.page.light(spans, card.card.kind if card is not None else None)

    def _go_to_sentence(self, number: int) -> None:
        """Show a sentence; one without a card is filled in no kind's colour."""
        span = self._placed.sentence_spans[number]
        bare = self._placed.sentences[number].memory is Memory.NONE
        self._bare = span[0]
        self._light("")
        self.page.light([span] if bare else [])
        self._do(lambda: self.page.reveal(*span))

    def _go_to_marker(self, note_id: str) -> None:
        marker = self.page.text.marker(note_id)
        if marker is not None:
            self.page.reveal(*marker)

    def _press(self, position: int) -> None:
        """Choose the card of the words that were clicked; again, the next card of these words."""
        self.hints.close()
        cards = list(dict.fromkeys(mark.card for mark in self.page.layer.marks_at(position)))
        if position < 0 or not cards:
            return
        here = cards.index(self._lit) + 1 if self._lit in cards else 0
        self.card_chosen.emit(cards[here % len(cards)])

    def _key(self, key: int) -> None:
        if key == Qt.Key.Key_N:
            self.next_uncovered()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hints.enter()
        elif key == Qt.Key.Key_Escape and not self.hints.close():
            self._light("")

    def _moved(self) -> None:
        self.hints.close()
        if not self._quiet.isActive():
            self._quiet.start()

    def _tell(self) -> None:
        self._view.look(self._contents.cards, self._placed)

    def _centre(self) -> None:
        """Give the text a column of the right width and leave the rest to the margins."""
        room = self.page.width() - self.page.verticalScrollBar().sizeHint().width()
        self.page.set_side_margins(max(_AIR - EDGE, (room - column_width(self._look)) // 2))

    def _last_position(self) -> int:
        return max(1, self.page.document().characterCount() - 1)

    def _do(self, action: Callable[[], object]) -> None:
        """Do it now if the view has its size, else as soon as it is shown."""
        if self.isVisible():
            action()
        else:
            self._when_shown = action

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._centre()
        action, self._when_shown = self._when_shown, None
        if action is not None:
            action()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._box.activate()
        self._centre()
        self.hints.close()
        self._quiet.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The margins scroll the text too."""
        QApplication.sendEvent(self.page.viewport(), event)
