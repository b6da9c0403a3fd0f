"""A paragraph that paints itself and whose words can be selected and copied."""

import re

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from studyapp.model import Span
from studyapp.ui.controls import rounded
from studyapp.ui.marked_text import MarkedText

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


class SelectableText(MarkedText):
    """Dragging selects, a double click takes a word; Ctrl+C copies, Ctrl+A takes everything.

    All other keys are for the view around it.
    """

    def __init__(self, font: QFont, line_height: float, parent: QWidget | None = None) -> None:
        super().__init__(font, line_height, parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._from = 0

    def selected_text(self) -> str:
        return self.text()[slice(*self.selected)]

    def select(self, span: Span) -> None:
        self.selected = span
        self.update()

    def copy(self) -> None:
        """Put the selected words on the clipboard."""
        if self.selected_text():
            QGuiApplication.clipboard().setText(self.selected_text())

    def select_all(self) -> None:
        self.select((0, len(self.text())))

    def _offset(self, point: QPoint) -> int:
        return self.wrapped().offset_at(point.x(), point.y())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._from = self._offset(event.position().toPoint())
            self.select((self._from, self._from))
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            here = self._offset(event.position().toPoint())
            self.select((min(self._from, here), max(self._from, here)))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        here = self._offset(event.position().toPoint())
        words = _WORD.finditer(self.text())
        found = next((w.span() for w in words if w.start() <= here <= w.end()), None)
        self.select(found or (here, here))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.select((0, 0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = rounded(QMenu(self))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction("Copy", QKeySequence.StandardKey.Copy)
        copy.triggered.connect(self.copy)
        copy.setEnabled(bool(self.selected_text()))
        menu.addAction("Select all", QKeySequence.StandardKey.SelectAll).triggered.connect(
            self.select_all
        )
        menu.popup(event.globalPos())
