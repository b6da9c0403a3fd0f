"""A paragraph that paints itself with highlighted words: questions, answers, source passages."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studyapp.model import Kind, Span
from studyapp.ui.marks import paint_fill, paint_underline
from studyapp.ui.wrapped import Wrapped


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words with a fill behind them, a colour of their own, the underline of a kind."""

    span: Span
    fill: str = ""
    ink: str = ""
    kind: Kind | None = None
    line: str = ""
    """The colour of the underline."""


class MarkedText(QWidget):
    """Text in one font, as high as its width makes it."""

    def __init__(self, font: QFont, line_height: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._font = font
        self._line_height = line_height
        self._text = ""
        self._colour = "#000000"
        self._highlights: tuple[Highlight, ...] = ()
        self.selected: Span = (0, 0)
        self._wrapped = Wrapped("", font, 100, line_height)

    def text(self) -> str:
        return self._text

    def highlights(self) -> tuple[Highlight, ...]:
        return self._highlights

    def show_text(self, text: str, colour: str, highlights: Sequence[Highlight] = ()) -> None:
        if text != self._text:
            self.selected = (0, 0)
        self._text, self._colour, self._highlights = text, colour, tuple(highlights)
        self.setAccessibleName(text)
        self._wrapped = self._wrap(self.width())
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._wrap(width).height)

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, round(self._line_height))

    def wrapped(self) -> Wrapped:
        """Return the text as it is laid out now."""
        return self._wrap(self.width())

    def _wrap(self, width: int) -> Wrapped:
        if self._wrapped.width != width or self._wrapped.text != self._text:
            self._wrapped = Wrapped(self._text, self._font, width, self._line_height)
        return self._wrapped

    def paintEvent(self, event: QPaintEvent) -> None:
        wrapped = self._wrap(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for highlight in self._highlights:
            for box in wrapped.boxes(*highlight.span):
                if highlight.fill:
                    paint_fill(painter, box, highlight.fill, 1 if highlight.kind else 5)
                if highlight.kind is not None:
                    edges = box.left(), box.right(), box.bottom() - 2
                    paint_underline(painter, *edges, highlight.kind, highlight.line)
        for box in wrapped.boxes(*self.selected):
            painter.fillRect(box, self.palette().highlight())
        coloured = [(h.span, h.ink) for h in self._highlights if h.ink]
        if self.selected[0] < self.selected[1]:
            coloured.append((self.selected, self.palette().highlightedText().color().name()))
        wrapped.draw(painter, QPointF(0, 0), self._colour, coloured)
        painter.end()
