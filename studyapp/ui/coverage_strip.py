"""The strip beside the article: which sentences have cards, and how well they are known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studyapp.model import Anchor, BlockType, Document, LibraryCard, Span, Status
from studyapp.ui.theme import LIGHT, Theme, blend

WIDTH = 13
_CELL = 7
_LEAST = 3.0
"""Cells lower than this are drawn without a gap between them."""


class Memory(IntEnum):
    """How a sentence stands: without a card, with new cards, being learned, known."""

    NONE = 0
    CARDS = 1
    LEARNING = 2
    KNOWN = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body, and how its cards stand."""

    block: str
    start: int
    end: int
    memory: Memory


def sentences(
    document: Document, cards: Sequence[LibraryCard], anchors: Mapping[str, Sequence[Anchor]]
) -> list[Sentence]:
    """Return the sentences of the body with the state of their active cards.

    `anchors` says where each card's sentences stand now.
    """
    places: dict[str, list[tuple[Span, Memory]]] = {}
    for card in cards:
        if card.card.status is Status.ACTIVE:
            for anchor in anchors.get(card.card.id, ()):
                place = ((anchor.start, anchor.end), memory(card))
                places.setdefault(anchor.block, []).append(place)
    bodies = (b for b in document.blocks if b.type is not BlockType.HEADING)
    return [
        Sentence(block.id, start, end, _least(places.get(block.id, ()), start, end))
        for block in bodies
        for start, end in block.sentences
    ]


def memory(card: LibraryCard) -> Memory:
    if card.schedule is None:
        return Memory.CARDS
    return Memory.KNOWN if card.schedule.known else Memory.LEARNING


def _least(places: Sequence[tuple[Span, Memory]], start: int, end: int) -> Memory:
    """A sentence is known when all its cards are, and new when none was ever answered."""
    found = {state for (first, last), state in places if first < end and last > start}
    if not found:
        return Memory.NONE
    return found.pop() if len(found) == 1 else Memory.LEARNING


def covered_text(found: Sequence[Sentence]) -> str:
    """Return how many sentences have a card, in words."""
    if not found:
        return "No sentences"
    count = sum(s.memory is not Memory.NONE for s in found)
    verb = "has" if count == 1 else "have"
    return f"{count:,} of {len(found):,} sentences {verb} a card"


class CoverageStrip(QWidget):
    """One cell per sentence, as long as the sentence; shows too which part is in view.

    Signals:
        sentence_chosen: The number of the sentence that was clicked.
    """

    sentence_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("coverageStrip")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = LIGHT
        self.shown: list[Sentence] = []
        self._edges: list[float] = [0.0]
        self._view = (0, 0)
        self._describe()

    def set_sentences(self, found: Sequence[Sentence]) -> None:
        self.shown = list(found)
        total = sum(s.end - s.start for s in found) or 1
        self._edges = [0.0]
        for sentence in found:
            self._edges.append(self._edges[-1] + (sentence.end - sentence.start) / total)
        self._describe()
        self.update()

    def set_view(self, first: int, last: int) -> None:
        """Mark the sentences from `first` up to `last` as being in view."""
        if self._view != (first, last):
            self._view = (first, last)
            self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 100)

    def sentence_at(self, y: float) -> int:
        """Return the number of the sentence at a height of the strip, -1 if there is none."""
        if not self.shown:
            return -1
        share = (y - 4) / max(1, self.height() - 8)
        inside = [n for n, edge in enumerate(self._edges[:-1]) if edge <= share]
        return inside[-1] if inside else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_view(painter)
        if self.shown and (self.height() - 8) / len(self.shown) < 1:
            self._paint_rows(painter)
        else:
            self._paint_cells(painter)
        painter.end()

    def _paint_view(self, painter: QPainter) -> None:
        first, last = self._view
        if last <= first or last >= len(self._edges) + 1:
            return
        top, bottom = (
            self._y(self._edges[first]),
            self._y(self._edges[min(last, len(self._edges) - 1)]),
        )
        painter.setBrush(QColor(blend(self._theme.ink, self._theme.paper, 0.12)))
        painter.drawRoundedRect(QRectF(0, top - 2, WIDTH, bottom - top + 3), 4, 4)

    def _paint_cells(self, painter: QPainter) -> None:
        left = (WIDTH - _CELL) / 2
        for n, sentence in enumerate(self.shown):
            top, bottom = self._y(self._edges[n]), self._y(self._edges[n + 1])
            gap = 1 if bottom - top >= _LEAST else 0
            painter.setBrush(QColor(self._colour(sentence.memory)))
            radius = 1 if gap else 0
            painter.drawRoundedRect(QRectF(left, top, _CELL, bottom - top - gap), radius, radius)

    def _paint_rows(self, painter: QPainter) -> None:
        """Where sentences are lower than a pixel, paint what most of each pixel row's are."""
        counts: dict[int, list[int]] = {}
        for n, sentence in enumerate(self.shown):
            row = counts.setdefault(int(self._y(self._edges[n])), [0] * len(Memory))
            row[sentence.memory] += 1
        for y, row in counts.items():
            colour = QColor(self._colour(Memory(row.index(max(row)))))
            painter.fillRect(QRectF((WIDTH - _CELL) / 2, y, _CELL, 1), colour)

    def _colour(self, state: Memory) -> str:
        theme = self._theme
        return {
            Memory.NONE: theme.strip_none,
            Memory.CARDS: theme.strip_cards,
            Memory.LEARNING: theme.strip_learning,
            Memory.KNOWN: theme.strip_known,
        }[state]

    def _y(self, share: float) -> float:
        return 4 + share * (self.height() - 8)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self.sentence_at(event.position().y())
        if event.button() is Qt.MouseButton.LeftButton and number >= 0:
            self.sentence_chosen.emit(number)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.toolTip(), self)
            return True
        return super().event(event)

    def _describe(self) -> None:
        text = covered_text(self.shown)
        self.setToolTip(text)
        self.setAccessibleName("Coverage of the article")
        self.setAccessibleDescription(text)
