"""The pop-ups of the reader: notes beside their markers, questions beside marked words."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, QUrl, Signal

from studyapp.model import LibraryCard, Note
from studyapp.ui.byline import REPORT, SOURCE
from studyapp.ui.marks import Mark
from studyapp.ui.popup import Popup
from studyapp.ui.reader_page import Page
from studyapp.ui.typesetting import BACK, NOTE
from studyapp.ui.wording import KIND_NAMES

_REST_MS = 350
"""How long the pointer rests on words before their question covers what stands below them."""


class Hints(QObject):
    """Shows a pop-up for what the pointer is on.

    Signals:
        note_wanted: The id of a note to go to, in the list at the end.
        marker_wanted: The id of a note whose marker in the text to go to.
        card_wanted: The id of the card whose question was clicked.
        byline_chosen: Where the part of the byline that was clicked leads.
    """

    note_wanted = Signal(str)
    marker_wanted = Signal(str)
    card_wanted = Signal(str)
    byline_chosen = Signal(str)

    def __init__(self, page: Page, popup: Popup) -> None:
        super().__init__(page)
        self._page = page
        self.popup = popup
        self._notes: Mapping[str, Note] = {}
        self._cards: Mapping[str, LibraryCard] = {}
        self._shown = ""
        self._wanted: Mark | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._show_question)
        page.hovered.connect(self._hover)
        page.highlighted.connect(self._hover_link)
        page.anchorClicked.connect(self._click_link)
        page.note_focused.connect(self._focus_note)
        popup.clicked.connect(self.enter)

    def set_notes(self, notes: Mapping[str, Note]) -> None:
        self._notes = notes
        self.close()

    def set_cards(self, cards: Mapping[str, LibraryCard]) -> None:
        self._cards = cards

    def close(self) -> bool:
        """Close the pop-up; False if none was open."""
        was_open = self.popup.isVisible()
        self.popup.hide()
        self._rest.stop()
        self._shown = ""
        return was_open

    def show_note(self, note_id: str, *, pinned: bool = False) -> None:
        note = self._notes.get(note_id)
        marker = self._page.text.marker(note_id)
        if note is None or marker is None:
            return
        self._shown = NOTE + note_id
        self._show(self._page.rect_of(*marker), f"Note {note.number}", note.text, pinned=pinned)

    def _hover(self, position: int) -> None:
        if self.popup.pinned:
            return
        marks = self._page.layer.marks_at(position) if position >= 0 else []
        mark = next((mark for mark in marks if mark.card in self._cards), None)
        if mark is None:
            self._rest.stop()
            if not self._shown.startswith(NOTE):
                self.popup.leave()
        elif self.popup.isVisible() and self._shown == mark.card:
            self.popup.stay()
        elif mark != self._wanted or not self._rest.isActive():
            self._wanted = mark
            self._rest.start()

    def _show_question(self) -> None:
        """Show the question of the words that the pointer rests on."""
        mark = self._wanted
        if mark is None or mark.card not in self._cards:
            return
        self._shown = mark.card
        card = self._cards[mark.card].card
        more = len({other.card for other in self._page.layer.marks_at(mark.start)}) - 1
        head = KIND_NAMES[card.kind] + (f"  ·  and {more} more" if more else "")
        self._show(self._page.rect_of(mark.start, mark.end), head, card.question)

    def _hover_link(self, address: QUrl) -> None:
        link = address.toString()
        if link.startswith(NOTE):
            if not self.popup.pinned:
                self.show_note(link.removeprefix(NOTE))
        elif self._shown.startswith(NOTE):
            self.popup.leave()

    def _focus_note(self, note_id: str) -> None:
        self.close()
        self.show_note(note_id, pinned=True)

    def _click_link(self, address: QUrl) -> None:
        link = address.toString()
        if link.startswith(NOTE):
            again = self.popup.pinned and self._shown == link
            if again:
                self.enter()
            else:
                self.show_note(link.removeprefix(NOTE), pinned=True)
        elif link.startswith(BACK):
            self.marker_wanted.emit(link.removeprefix(BACK))
        elif link in (REPORT, SOURCE):
            self.byline_chosen.emit(link)

    def enter(self) -> None:
        """Go where the pop-up leads: to the note at the end, or to the card."""
        shown = self._shown if self.popup.isVisible() else ""
        self.close()
        if shown.startswith(NOTE):
            self.note_wanted.emit(shown.removeprefix(NOTE))
        elif shown:
            self.card_wanted.emit(shown)

    def _show(self, words: QRect, head: str, text: str, *, pinned: bool = False) -> None:
        offset = self._page.viewport().mapTo(self.popup.room, QPoint(0, 0))
        self.popup.show_beside(words.translated(offset), head, text, pinned=pinned)
