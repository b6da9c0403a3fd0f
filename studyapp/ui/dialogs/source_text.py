"""The sentences that a card comes from, in which words can be selected with mouse and keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from studyapp.model import Span
from studyapp.ui.article_text import utf16_length
from studyapp.ui.theme import Theme, blend
from studyapp.ui.typeface import serif

_HIGHEST = 150
"""Pixels; a longer source scrolls."""
_LINE_HEIGHT = 130.0
"""Percent."""
_CHOSEN = 0.18
"""The share of the colour of own cards behind the chosen words."""


class SourceText(QTextEdit):
    """Read-only text as high as it needs to be; its offsets count code points.

    Signals:
        chosen: (start, end) of the words that were selected.
    """

    chosen = Signal(int, int)

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourceText")
        self.setAccessibleName("Its sentence in the article")
        self._text, self._theme = text, theme
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFont(serif(15))
        self.document().setDefaultFont(serif(15))
        self.document().setDocumentMargin(0)
        self.setPlainText(text)
        lines = QTextBlockFormat()
        lines.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(lines)
        self.selectionChanged.connect(self._tell)

    def mark(self, span: Span | None) -> None:
        """Fill the words that were chosen, and no others."""
        if span is None:
            self.setExtraSelections([])
            return
        shown = QTextEdit.ExtraSelection()
        shown.cursor = self._cursor(span)
        colour = blend(self._theme.own, self._theme.panel, _CHOSEN)
        shown.format.setBackground(QColor(colour))
        self.setExtraSelections([shown])

    def select(self, span: Span) -> None:
        self.setTextCursor(self._cursor(span))

    def _cursor(self, span: Span) -> QTextCursor:
        start, end = (utf16_length(self._text[:offset]) for offset in span)
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _tell(self) -> None:
        cursor = self.textCursor()
        units = self._text.encode("utf-16-le")
        start, end = (
            len(units[: 2 * place].decode("utf-16-le", "ignore"))
            for place in (cursor.selectionStart(), cursor.selectionEnd())
        )
        words = self._text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start < end:
            self.chosen.emit(start, end)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():  # before, its width is whatever Qt begins with
            self.fit(self.viewport().width())

    def fit(self, width: int) -> None:
        """Be as high as the text is at a width, up to a limit."""
        # A copy, for the width of its own document is the widget's business.
        measured = self.document().clone(self)
        measured.setTextWidth(width)
        self.setFixedHeight(min(_HIGHEST, round(measured.size().height()) + 2))
        measured.deleteLater()
