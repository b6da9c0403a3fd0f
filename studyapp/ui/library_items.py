"""The lines of the library panel: documents with due badge and mastery bar, headings of the outline."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studyapp.model import Block, DocumentEntry
from studyapp.ui.controls import plural
from studyapp.ui.theme import LIGHT, Theme, blend
from studyapp.ui.typeface import BOLD, SEMIBOLD, sans

VALUE = Qt.ItemDataRole.UserRole
CURRENT = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex

_PAD = 9
_TITLE_LINES = 2
_INDENT = 12


class LineModel(QAbstractListModel):
    """A list of values, of which one is current."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._values: list[DocumentEntry | Block] = []
        self._current = -1

    def set_values(self, values: Sequence[DocumentEntry | Block], current: int) -> None:
        """Show these values; resets only when lines come or go, so that nothing jumps."""
        same = [v.id for v in values] == [v.id for v in self._values]
        if not same:
            self.beginResetModel()
        self._values, self._current = list(values), current
        if not same:
            self.endResetModel()
        elif values:
            self.dataChanged.emit(self.index(0), self.index(len(values) - 1))

    def set_current(self, current: int) -> None:
        self.set_values(self._values, current)

    def values(self) -> list[DocumentEntry | Block]:
        return self._values

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._values)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        value = self._values[index.row()]
        if role == VALUE:
            return value
        if role == CURRENT:
            return index.row() == self._current
        if role == Qt.ItemDataRole.DisplayRole:
            return value.title if isinstance(value, DocumentEntry) else value.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(value) if isinstance(value, DocumentEntry) else value.text
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(value, DocumentEntry):
            return spoken(value)
        return None


def subtitle(entry: DocumentEntry) -> str:
    """Return the quiet second line of a document: who wrote it, else the file's name."""
    return entry.author or entry.origin.replace("\\", "/").rsplit("/", 1)[-1]


def spoken(entry: DocumentEntry) -> str:
    """Return what a screen reader says of a document, and its tool tip."""
    rest = entry.active - entry.known - entry.learning
    parts = [f"{plural(entry.active, 'card')}: {entry.known} known"]
    parts += [f"{entry.learning} learning, {max(0, rest)} not yet studied", f"{entry.due} due"]
    return f"{entry.title}. {', '.join(parts)}."


class DocumentDelegate(QStyledItemDelegate):
    """Paints a document: title, who wrote it, how many cards are due, what is known."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self._bold, self._small, self._tiny = sans(13, SEMIBOLD), sans(12), sans(11, BOLD)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: DocumentEntry = index.data(VALUE)
        width = _width(option)
        lines = len(_lines(self._bold, entry.title, self._title_width(entry, width)))
        title = QFontMetrics(self._bold).height() * lines
        second = QFontMetrics(self._small).height() + 2 if subtitle(entry) else 0
        return QSize(width, _PAD + title + second + 12 + _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: DocumentEntry = index.data(VALUE)
        box = option.rect.adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _background(painter, box, option, self.theme, current=bool(index.data(CURRENT)))
        inner = box.adjusted(_PAD, _PAD - 1, -_PAD, -_PAD)
        bottom = self._title(painter, inner, entry)
        if entry.due:
            self._badge(painter, inner, str(entry.due))
        if text := subtitle(entry):
            painter.setFont(self._small)
            painter.setPen(QColor(self.theme.muted))
            metrics = QFontMetrics(self._small)
            line = QRect(inner.left(), bottom + 2, inner.width(), metrics.height())
            painter.drawText(
                line, 0, metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            )
        self._bar(painter, QRectF(inner.left(), inner.bottom() - 2, inner.width(), 3), entry)
        painter.restore()

    def _title_width(self, entry: DocumentEntry, width: int) -> int:
        badge = self._badge_width(str(entry.due)) + 8 if entry.due else 0
        return width - 2 * _PAD - badge

    def _badge_width(self, text: str) -> int:
        return max(24, QFontMetrics(self._tiny).horizontalAdvance(text) + 14)

    def _title(self, painter: QPainter, inner: QRect, entry: DocumentEntry) -> int:
        width = self._title_width(entry, inner.width() + 2 * _PAD)
        painter.setFont(self._bold)
        painter.setPen(QColor(self.theme.ink))
        metrics, y = QFontMetrics(self._bold), inner.top()
        for text in _lines(self._bold, entry.title, width):
            painter.drawText(QRect(inner.left(), y, width + 4, metrics.height()), 0, text)
            y += metrics.height()
        return y

    def _badge(self, painter: QPainter, inner: QRect, text: str) -> None:
        width = self._badge_width(text)
        pill = QRectF(inner.right() - width + 1, inner.top(), width, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.accent))
        painter.drawRoundedRect(pill, 9, 9)
        painter.setFont(self._tiny)
        painter.setPen(QColor(self.theme.on_accent))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _bar(self, painter: QPainter, bar: QRectF, entry: DocumentEntry) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.strip_none))
        painter.drawRoundedRect(bar, 1.5, 1.5)
        known = bar.width() * entry.known / max(1, entry.active)
        learning = bar.width() * entry.learning / max(1, entry.active)
        x = bar.left()
        for width, colour in (
            (known, self.theme.strip_known),
            (learning, self.theme.strip_learning),
        ):
            painter.setBrush(QColor(colour))
            painter.drawRect(QRectF(x, bar.top(), width, bar.height()))
            x += width


class HeadingDelegate(QStyledItemDelegate):
    """Paints a heading of the outline, set in by its level, the current one marked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self._plain, self._bold = sans(13), sans(13, SEMIBOLD)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading: Block = index.data(VALUE)
        width = _width(option)
        room = width - self._left(heading) - _PAD
        lines = len(_lines(self._bold, heading.text, room))
        return QSize(width, QFontMetrics(self._plain).height() * lines + 9)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        heading: Block = index.data(VALUE)
        current = bool(index.data(CURRENT))
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _background(painter, box, option, self.theme, current=False)
        if current:
            painter.fillRect(
                QRectF(box.left(), box.top() + 2, 2, box.height() - 4), QColor(self.theme.accent)
            )
        font = self._bold if current else self._plain
        painter.setFont(font)
        painter.setPen(QColor(self.theme.ink if current else self.theme.muted))
        metrics = QFontMetrics(font)
        left, y = box.left() + self._left(heading), box.top() + 4
        room = box.right() - left - _PAD + 1
        # Broken as in bold type, so that no line moves when a heading becomes the current one.
        for text in _lines(self._bold, heading.text, room):
            painter.drawText(QRect(left, y, room + 4, metrics.height()), 0, text)
            y += metrics.height()
        painter.restore()

    def _left(self, heading: Block) -> int:
        return 10 + _INDENT * max(0, (heading.level or 1) - 1)


def _background(
    painter: QPainter, box: QRect, option: QStyleOptionViewItem, theme: Theme, *, current: bool
) -> None:
    state: QStyle.StateFlag = option.state
    hover = bool(state & QStyle.StateFlag.State_MouseOver)
    view = option.widget
    focus = bool(state & QStyle.StateFlag.State_HasFocus) and bool(view.property("keyboard"))
    shape = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if current:
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.raised))
    elif hover:
        painter.setBrush(QColor(blend(theme.ink, theme.panel, 0.05)))
    if focus:
        painter.setPen(QPen(QColor(theme.accent), 2))
    if current or hover or focus:
        painter.drawRoundedRect(shape, 8, 8)


def _width(option: QStyleOptionViewItem) -> int:
    view = option.widget
    return view.viewport().width() if isinstance(view, QListView) else 200


def _lines(font: QFont, text: str, width: int) -> list[str]:
    """Break a text into at most two lines; what does not fit ends in an ellipsis."""
    metrics = QFontMetrics(font)
    words, lines = text.split(), [""]
    for n, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        elif len(lines) < _TITLE_LINES:
            lines.append(word)
        else:
            lines[-1] = " ".join([lines[-1], *words[n:]])
            break
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]
