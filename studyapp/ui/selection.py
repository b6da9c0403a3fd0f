"""What is selected in the article, and the button beside it that makes a card of it."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QPushButton

from studyapp.ui.reader_page import Page

_GAP = 8
_EDGE = 10
_ENDS = (QEvent.Type.MouseButtonPress, QEvent.Type.Resize, QEvent.Type.FocusOut)


def chosen(page: Page) -> list[tuple[str, int, int]]:
    """Return the selected parts of passages: id, start and end.

    With nothing selected, the place that was clicked or else the lit sentence stands for it.
    """
    cursor = page.textCursor()
    if cursor.hasSelection():
        return page.text.parts_between(cursor.selectionStart(), cursor.selectionEnd())
    if page.clicked >= 0:
        place = page.text.passage_at(page.clicked)
        return [(place[0], place[1], place[1])] if place is not None else []
    return [part for span in page.layer.lit for part in page.text.parts_between(*span)]


def unselect(page: Page) -> None:
    cursor = page.textCursor()
    cursor.clearSelection()
    page.setTextCursor(cursor)


class SelectionButton(QPushButton):
    """Floats below what was just selected with the mouse; never takes the focus."""

    def __init__(self, page: Page) -> None:
        super().__init__("Make a card   Ctrl+M", page.viewport())
        self.setObjectName("makeCard")
        self.setAccessibleName("Make a card of the selected words")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._page = page
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.appear)
        page.viewport().installEventFilter(self)
        page.installEventFilter(self)
        page.verticalScrollBar().valueChanged.connect(self.hide)
        page.selectionChanged.connect(self._leave)
        self.clicked.connect(self.hide)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._soon.start(0)  # when the page has taken note of it
        elif event.type() in _ENDS:
            self.hide()
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        if not self._page.textCursor().hasSelection():
            self.hide()

    def appear(self) -> None:
        """Stand below the end of the selection, within the view."""
        cursor = self._page.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if not self._page.text.parts_between(start, end):
            return
        self.adjustSize()
        last = self._page.rect_of(max(start, end - 1), end)
        room = self._page.viewport().rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        place = QPoint(last.right() - self.width() // 2, last.bottom() + _GAP)
        if place.y() + self.height() > room.bottom():
            place.setY(self._page.rect_of(start, end).top() - self.height() - _GAP)
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        place.setY(max(room.top(), min(place.y(), room.bottom() - self.height())))
        self.move(place)
        self.show()
        self.raise_()
