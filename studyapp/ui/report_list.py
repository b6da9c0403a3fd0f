"""The list of the extraction report: delegate, keys and pointer."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from studyapp.model import Document
from studyapp.ui import report_lines
from studyapp.ui.controls import keep_scroll_bar_room
from studyapp.ui.report_lines import Entry, Heading
from studyapp.ui.report_model import LINE, Index, ReportModel
from studyapp.ui.theme import LIGHT, Theme

_BATCH = 100
_SOON = 30
"""Milliseconds between two looks whether a line far down has its place."""


class ReportDelegate(QStyledItemDelegate):
    """Paints lines; remembers how high the remarks are, as there may be thousands of them."""

    def __init__(self, view: "ReportList") -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[int, int] = {}
        self._width = 0

    def forget(self) -> None:
        self._heights.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        if width != self._width:
            self._heights.clear()
            self._width = width
        line = index.data(LINE)
        if isinstance(line, Heading):
            return QSize(width, report_lines.height(line, width))
        if line.number not in self._heights:
            self._heights[line.number] = report_lines.height(line, width)
        return QSize(width, self._heights[line.number])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.translate(option.rect.topLeft())
        look = self._view.look(index)
        report_lines.paint(painter, index.data(LINE), self._view.viewport().width(), look)
        painter.restore()


class ReportList(QListView):
    """Headings and remarks under each other.

    Signals:
        chosen: The number of the remark that was clicked or entered.
        put_wanted: (numbers of remarks, whether their passages are wanted back in the text).
    """

    chosen = Signal(int)
    put_wanted = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportList")
        self.setAccessibleName("What was changed in the text")
        self.theme: Theme = LIGHT
        self.report = ReportModel(self)
        self.lines = ReportDelegate(self)
        self.setModel(self.report)
        self.report.modelReset.connect(self._begin_anew)
        self.setItemDelegate(self.lines)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_scroll_bar_room(self)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        # A report of thousands of remarks is laid out while one reads its beginning.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)
        self.chosen_number = -1
        self._hovered = -1
        self._point = QPointF()
        self._reaching = QTimer(self)
        self._reaching.setSingleShot(True)
        self._reaching.setInterval(_SOON)
        self._reaching.timeout.connect(self._reach)

    def show_report(self, article: Document) -> None:
        self.report.show_report(article)

    def _begin_anew(self) -> None:
        self.lines.forget()
        self.chosen_number = self._hovered = -1

    def look(self, index: Index) -> report_lines.Look:
        line = self.report.line(index.row())
        hovered = index.row() == self._hovered
        return report_lines.Look(
            self.theme,
            chosen=isinstance(line, Entry) and line.number == self.chosen_number,
            current=self.hasFocus() and index.row() == self.currentIndex().row(),
            hovered=hovered,
            hot=hovered and self._on_action(line),
        )

    def _on_action(self, line: Heading | Entry) -> bool:
        return report_lines.action_box(line, self.viewport().width()).contains(self._point)

    def act(self, line: Heading | Entry) -> None:
        """Put back or take out what a line stands for."""
        if isinstance(line, Entry):
            if line.next is not None:
                self.put_wanted.emit((line.number,), line.next)
        elif line.action:
            self.put_wanted.emit(line.group.numbers, line.group.out > 0)

    def enter(self, row: int) -> None:
        """Show the place of a remark in the text; open or close a group."""
        line = self.report.line(row)
        if isinstance(line, Heading):
            self.report.set_open(row, wanted=not line.open)
        else:
            self.chosen_number = line.number
            self.viewport().update()
            self.chosen.emit(line.number)

    def _close(self, row: int) -> None:
        heading = self.report.heading_of(row)
        if heading == row:
            self.report.set_open(row, wanted=False)
        else:
            self.setCurrentIndex(self.report.index(heading))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), Qt.Key(event.key())
        modified = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row = index.row()
        if modified or row < 0:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.enter(row)
        elif key == Qt.Key.Key_P:
            self.act(self.report.line(row))
        elif key == Qt.Key.Key_Right and isinstance(self.report.line(row), Heading):
            self.report.set_open(row, wanted=True)
        elif key == Qt.Key.Key_Left:
            self._close(row)
        elif event.text().isprintable() and event.text():
            event.ignore()
        elif key == Qt.Key.Key_End:
            self.setCurrentIndex(self.report.index(self.report.rowCount() - 1))
            self._reach()
        else:
            super().keyPressEvent(event)

    def _reach(self) -> None:
        """Bring the current line into view as soon as it has a place: the list is laid out in bits."""
        index = self.currentIndex()
        if not index.isValid():
            return
        if self.visualRect(index).isValid():
            self.scrollTo(index)
        elif not self._reaching.isActive():
            self._reaching.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.report.rowCount():
            self.setCurrentIndex(self.report.index(0))
        super().focusInEvent(event)

    def _follow(self, point: QPoint) -> None:
        index = self.indexAt(point)
        self._hovered = index.row()
        self._point = QPointF(point - self.visualRect(index).topLeft())
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._follow(event.position().toPoint())
        # No dragging of a selection: a press chooses, nothing else.

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.viewport().update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._follow(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or self._hovered < 0:
            return
        line = self.report.line(self._hovered)
        if self._on_action(line):
            self.act(line)
        else:
            self.enter(self._hovered)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
