"""A place in the article that a card may belong to, as a button with its number."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studyapp.model import Anchor, Kind, Passage, Span
from studyapp.ui import typeface
from studyapp.ui.controls import label
from studyapp.ui.marked_text import Highlight, MarkedText
from studyapp.ui.theme import Theme, blend
from studyapp.ui.wording import excerpt

_AROUND = 130
"""Characters of context on either side of the sentence, about."""


class PlaceButton(QAbstractButton):
    """The sentence in its context, below the heading that it stands under."""

    def __init__(
        self, number: int, place: Anchor, passage: Passage | None, theme: Theme, kind: Kind
    ) -> None:
        super().__init__()
        self._theme, self._kind = theme, kind
        text = passage.text if passage is not None else place.quote
        start = place.start if passage is not None else 0
        self._text, self._span = excerpt(text, start, start + len(place.quote), around=_AROUND)
        section = f", {place.section}" if place.section else ""
        self.setAccessibleName(f"Place {number}{section}: {place.quote}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.words = MarkedText(typeface.serif(15), 23, self)
        self._lay_out(number, place.section)
        self.mark((), "")

    def _lay_out(self, number: int, section: str) -> None:
        words = QVBoxLayout()
        words.setSpacing(3)
        if section:
            words.addWidget(label(section, "muted", wraps=True))
        words.addWidget(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 11, 14, 12)
        row.setSpacing(12)
        row.addWidget(label(str(number), "cap"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def mark(self, differing: Sequence[Span], fill: str) -> None:
        """Show the sentence, and in it the words that its old wording did not have."""
        theme, first = self._theme, self._span[0]
        line = theme.kind(self._kind)
        spans = [Highlight((first + a, first + b), fill) for a, b in differing]
        sentence = Highlight(self._span, "", theme.ink, self._kind, line)
        self.words.show_text(self._text, theme.muted, (*spans, sentence))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ringed = self.hasFocus()
        painter.setPen(QPen(QColor(theme.accent if ringed else theme.line), 2 if ringed else 1))
        share = 0.09 if self.isDown() else 0.04 if self.underMouse() else 0.0
        painter.setBrush(QColor(blend(theme.ink, theme.raised, share)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        painter.end()
