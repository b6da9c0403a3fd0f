"""A small quiet pop-up beside words of the article: a note, or the question of a card."""

from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QLabel, QVBoxLayout, QWidget

STYLE = """
QFrame#popup { background: $raised; border: 1px solid $line; border-radius: 10px; }
QFrame#popup QLabel { background: transparent; }
QLabel#popupHead { color: $muted; font-size: 11px; }
QLabel#popupText { color: $ink; font-size: 13px; }
"""

WIDTH = 360
_GAP = 6
_GRACE_MS = 250
_LONGEST = 600


class Popup(QFrame):
    """Floats within its parent, so that it never takes the focus and never outlives it.

    Signals:
        clicked: The pop-up was clicked.
    """

    clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.room = parent
        self.setObjectName("popup")
        self._head, self._text = QLabel(self), QLabel(self)
        self._head.setObjectName("popupHead")
        self._text.setObjectName("popupText")
        self._text.setWordWrap(True)
        for part in (self._head, self._text):
            part.setTextFormat(Qt.TextFormat.PlainText)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 14, 12)
        box.setSpacing(4)
        box.addWidget(self._head)
        box.addWidget(self._text)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)
        self._pinned = False
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(_GRACE_MS)
        self._leaving.timeout.connect(self.hide)
        self.hide()

    @property
    def pinned(self) -> bool:
        """Whether it stays until it is closed; otherwise it goes when the pointer leaves."""
        return self._pinned and self.isVisible()

    def text(self) -> str:
        return str(self._text.text())

    def show_beside(self, words: QRect, head: str, text: str, *, pinned: bool = False) -> None:
        """Show a text below a rectangle of the parent, or above it where there is no room."""
        self._leaving.stop()
        self._pinned = pinned
        self._head.setText(head)
        self._text.setText(_shortened(text))
        room = self.room.rect().adjusted(8, 8, -8, -8)
        self.setFixedWidth(min(WIDTH, room.width()))
        self._box.activate()
        height = self._box.heightForWidth(self.width())
        self.setFixedHeight(height)
        x = max(room.left(), min(words.left() - 14, room.right() - self.width()))
        below = words.bottom() + _GAP
        fits = below + height <= room.bottom()
        self.move(x, below if fits else max(room.top(), words.top() - _GAP - height))
        self.show()
        self.raise_()

    def stay(self) -> None:
        """Take back a leave."""
        self._leaving.stop()

    def leave(self) -> None:
        """Go soon, unless it is pinned or the pointer comes to it."""
        if self.isVisible() and not self._pinned and not self._leaving.isActive():
            self._leaving.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._leaving.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.leave()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.clicked.emit()


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    cut = text[:_LONGEST]
    return cut[: cut.rfind(" ")] + " …"
