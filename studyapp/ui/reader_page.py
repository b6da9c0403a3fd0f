"""The page of the reader: paints marks under the text and says what the pointer is on."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QMimeData,
    QPoint,
    QPointF,
    QPropertyAnimation,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QStyle, QTextBrowser, QWidget

from studyapp.model import Kind, Span
from studyapp.ui import text_geometry
from studyapp.ui.article_text import ArticleText
from studyapp.ui.controls import rounded
from studyapp.ui.copying import clipboard_data
from studyapp.ui.mark_layer import MarkLayer
from studyapp.ui.marks import Mark

_KEYS = (Qt.Key.Key_N, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL = Qt.KeyboardModifier.ControlModifier
_EYE = 0.2
_SCROLL_MS = 260
_MARGIN = 24
"""Lines this near to the edge of the view do not count as visible."""


class Page(QTextBrowser):
    """Shows a typeset article; knows positions and marks, nothing of cards.

    Signals:
        pressed: The position in the text that was clicked, or -1 beside the text.
        hovered: The position that the pointer is on, or -1.
        key_pressed: A key that is not for scrolling.
        note_focused: The id of the note whose marker Tab has reached, or "".
        card_wanted: A card is to be made of what is selected or was clicked.
    """

    pressed = Signal(int)
    hovered = Signal(int)
    key_pressed = Signal(int)
    note_focused = Signal(str)
    card_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        # Files that are dropped here are the window's business.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.text = ArticleText(QTextDocument(self))
        self.layer = MarkLayer()
        self._pressed_at = QPoint()
        self.clicked = -1
        """The position that was clicked after the last sentence was lit, or -1."""
        self._stop = -1
        self._scroll = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._scroll.setDuration(_SCROLL_MS)
        self._scroll.setEasingCurve(QEasingCurve.Type.InOutCubic)

    def set_text(self, text: ArticleText) -> None:
        old, self.text, self.clicked = self.text, text, -1
        text.document.setParent(self)
        self._scroll.stop()
        self.setDocument(text.document)
        if old.document is not text.document:
            old.document.deleteLater()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        self.layer.set_marks(marks)
        self.viewport().update()

    def light(self, spans: Sequence[Span], kind: Kind | None = None) -> None:
        """Fill these spans strongly, in the colour of a kind or in none."""
        self.layer.lit, self.layer.lit_kind = list(spans), kind
        self.clicked = -1 if spans else self.clicked
        self.viewport().update()

    def set_matches(self, matches: Sequence[Span]) -> None:
        """Fill what a search found; `matches` are in order."""
        self.layer.matches = list(matches)
        self.viewport().update()

    def match(self) -> tuple[int, int]:
        """Return which match of the last search is selected, from 1 on, and how many there are."""
        cursor, matches = self.textCursor(), self.layer.matches
        selected = (cursor.selectionStart(), cursor.selectionEnd())
        return matches.index(selected) + 1 if selected in matches else 0, len(matches)

    def visible(self, margin: int = 0) -> Span:
        """Return the positions that the view shows, `margin` pixels from its edges on."""
        top = self.verticalScrollBar().value() + margin
        bottom = self.verticalScrollBar().value() + self.viewport().height() - margin
        return self._position(0, top), self._position(self.viewport().width(), bottom)

    def reading_position(self) -> int:
        """Return the position a little below the top, where the reader's eye is."""
        depth = round(self.viewport().height() * _EYE)
        return self._position(0, self.verticalScrollBar().value() + depth)

    def set_side_margins(self, pixels: int) -> None:
        """Leave so much room on either side of the text."""
        if self.viewportMargins().left() != pixels:
            self.setViewportMargins(pixels, 0, pixels, 0)

    def position_at(self, point: QPoint) -> int:
        """Return the text position under a point of the viewport, -1 if there is no text."""
        place = QPointF(point.x(), point.y() + self.verticalScrollBar().value())
        position = self.document().documentLayout().hitTest(place, Qt.HitTestAccuracy.ExactHit)
        return int(position)

    def top(self) -> tuple[int, int]:
        """Return the position at the top of the view, and by how much its line is cut off."""
        value = self.verticalScrollBar().value()
        if value == 0:
            return 0, 0
        position = self._position(0, value)
        return position, value - self.line_top(position)

    def lay_out(self) -> None:
        """Finish what Qt does bit by bit; until then the scroll bar does not know the end."""
        self.document().documentLayout().documentSize()

    def set_top(self, position: int, cut: int = 0) -> None:
        """Show the line of a position at the top of the view."""
        self._scroll.stop()
        self.verticalScrollBar().setValue(self.line_top(position) + cut if position else 0)

    def line_top(self, position: int) -> int:
        """Return how far down the article the line of a position begins."""
        return text_geometry.line_top(self.document(), position)

    def reveal(self, start: int, end: int) -> None:
        """Scroll a span to the upper third of the view, unless all of it is in view."""
        first, last = self.visible(_MARGIN)
        if first <= start and end <= last and self._scroll.state() != self._scroll.State.Running:
            return
        self.scroll_to(self.line_top(start) - self.viewport().height() // 4)

    def scroll_to(self, value: int) -> None:
        bar = self.verticalScrollBar()
        value = max(0, min(value, bar.maximum()))
        self._scroll.stop()
        if not self.isVisible() or not self.style().styleHint(
            QStyle.StyleHint.SH_Widget_Animation_Duration
        ):
            bar.setValue(value)
            return
        self._scroll.setStartValue(bar.value())
        self._scroll.setEndValue(value)
        self._scroll.start()

    def rect_of(self, start: int, end: int) -> QRect:
        """Return where the first line of a span stands in the viewport."""
        for rect in text_geometry.boxes(self.document(), start, end):
            return rect.translated(0, -self.verticalScrollBar().value()).toAlignedRect()
        return QRect()

    def paintEvent(self, event: QPaintEvent) -> None:
        top = self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -top)
        around = event.rect().translated(0, top)
        first = self._position(0, around.top() - 8)
        last = self._position(around.right(), around.bottom() + 8)
        self.layer.paint(painter, self.document(), first, last)
        painter.end()
        super().paintEvent(event)

    def _position(self, x: float, y: float) -> int:
        return text_geometry.position_at(self.document(), x, y)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self.hovered.emit(-1)
        return bool(super().viewportEvent(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        self.hovered.emit(-1)  # No pop-up shall open over what is being selected.
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        link = self.anchorAt(point)
        super().mouseReleaseEvent(event)
        moved = (point - self._pressed_at).manhattanLength()
        still = moved < QApplication.startDragDistance() and not self.textCursor().hasSelection()
        if event.button() is Qt.MouseButton.LeftButton and still and not link:
            self.clicked = self.position_at(point)
            self.pressed.emit(self.clicked)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() != Qt.MouseButton.NoButton:
            return
        point = event.position().toPoint()
        position = self.position_at(point)
        if not self.anchorAt(point):
            marked = position >= 0 and bool(self.layer.marks_at(position))
            shape = Qt.CursorShape.PointingHandCursor if marked else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)
        self.hovered.emit(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, keys = self.verticalScrollBar(), Qt.Key
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        action = {
            keys.Key_Home: bar.SliderAction.SliderToMinimum,
            keys.Key_End: bar.SliderAction.SliderToMaximum,
            keys.Key_PageUp: bar.SliderAction.SliderPageStepSub,
            keys.Key_PageDown: bar.SliderAction.SliderPageStepAdd,
            keys.Key_Up: bar.SliderAction.SliderSingleStepSub,
            keys.Key_Down: bar.SliderAction.SliderSingleStepAdd,
            keys.Key_Space: bar.SliderAction.SliderPageStepAdd,
        }.get(Qt.Key(event.key()))
        ends = event.key() in (keys.Key_Home, keys.Key_End)
        if action is not None and (plain or (ends and event.modifiers() == _CTRL)):
            self._scroll.stop()
            if event.key() == keys.Key_End:
                self.lay_out()
            bar.triggerAction(action)
        elif plain and event.key() in _KEYS:
            self.key_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = rounded(QMenu(self))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction("Copy", QKeySequence.StandardKey.Copy)
        copy.triggered.connect(self.copy)
        copy.setEnabled(self.textCursor().hasSelection())
        every = menu.addAction("Select all", QKeySequence.StandardKey.SelectAll)
        every.triggered.connect(self.selectAll)
        make = menu.addAction("Make a card…", "Ctrl+M")
        make.triggered.connect(self.card_wanted)
        self.clicked = self.position_at(event.pos())
        make.setEnabled(copy.isEnabled() or self.clicked >= 0)
        menu.popup(event.globalPos())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the note markers in view, then leaves the article."""
        starts = [(start, note) for start, _, note in self.text.markers(*self.visible())]
        stops = starts if forward else list(reversed(starts))
        for start, note in stops:
            if self._stop < 0 or (start > self._stop if forward else start < self._stop):
                self._stop = start
                self.note_focused.emit(note)
                return True
        self._stop = -1
        self.note_focused.emit("")
        return bool(QWidget.focusNextPrevChild(self, forward))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scroll.stop()
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self.top()
        super().resizeEvent(event)
        self.set_top(*place)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy clean text: the digits of note markers are no part of it."""
        cursor = self.textCursor()
        return clipboard_data(self.text.plain_text(cursor.selectionStart(), cursor.selectionEnd()))
