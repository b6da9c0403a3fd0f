"""How the panels share the window: beside the centre where there is room, else shown on demand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from studyapp.ui.library_panel import WIDTH as LIBRARY_WIDTH

CARDS_WIDTH = 336
ROOM_FOR_BOTH = 1240
ROOM_FOR_ONE = 960
_LEAST_CENTRE = 520
"""Below this the library gives way to the cards."""


class Workspace(QWidget):
    """Library, centre, cards.

    From 1240 pixels on both panels stand beside the centre, from 960 on the library alone. The
    cards, called up in a narrower window, take their room from the centre, so that they never
    cover the sentence they light up; the library, called up below 960, lies over it, has the
    keyboard, and goes with Esc.

    Signals:
        panels_changed: A panel came or went.
    """

    panels_changed = Signal()

    def __init__(
        self, library: QWidget, centre: QWidget, cards: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._library, self._centre, self._cards = library, centre, cards
        for part in (library, centre, cards):
            part.setParent(self)
        self._library_wish, self._cards_wish = True, True
        self._library_called, self._cards_called = False, False
        self._cards_allowed = False
        self._shown = (False, False)

    @property
    def library_shown(self) -> bool:
        if self.width() < ROOM_FOR_ONE:
            return self._library_called
        return self._library_wish and not self._crowded()

    @property
    def cards_shown(self) -> bool:
        wish = self._cards_wish if self.width() >= ROOM_FOR_BOTH else self._cards_called
        return self._cards_allowed and wish

    def allow_cards(self, allowed: bool) -> None:
        """Let the cards be shown, or not: they belong to reading."""
        self._cards_allowed = allowed
        self._arrange()

    def toggle_library(self) -> None:
        if self.width() < ROOM_FOR_ONE:
            self._library_called = not self._library_called
        elif self._crowded() and self._library_wish:
            self._cards_called = False
        else:
            self._library_wish = not self._library_wish
        self._arrange()
        if self._library_called and self.library_shown:
            self._library.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_cards(self) -> None:
        if self.width() >= ROOM_FOR_BOTH:
            self._cards_wish = not self._cards_wish
        else:
            self._cards_called = not self._cards_called
        self._arrange()

    def show_cards(self) -> None:
        """Let the cards stand beside the text, if they may and do not."""
        if self._cards_allowed and not self.cards_shown:
            self.toggle_cards()

    def put_away(self) -> None:
        """Take away the library that lies over the centre, once something in it was chosen."""
        if self._library_called:
            self._library_called = False
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._library_called:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _crowded(self) -> bool:
        left = self.width() - LIBRARY_WIDTH - CARDS_WIDTH
        return self.cards_shown and left < _LEAST_CENTRE

    def _arrange(self) -> None:
        width, height = self.width(), self.height()
        library, cards = self.library_shown, self.cards_shown
        beside = library and width >= ROOM_FOR_ONE
        left = LIBRARY_WIDTH if beside else 0
        right = width - CARDS_WIDTH if cards else width
        self._centre.setGeometry(left, 0, max(1, right - left), height)
        self._library.setGeometry(0, 0, LIBRARY_WIDTH, height)
        self._cards.setGeometry(width - CARDS_WIDTH, 0, CARDS_WIDTH, height)
        self._library.setVisible(library)
        self._cards.setVisible(cards)
        if library and not beside:
            self._library.raise_()
        if (library, cards) != self._shown:
            self._shown = (library, cards)
            self.panels_changed.emit()
