"""The find bar: what to look for in the article, forwards and backwards."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from studyapp.ui import icons
from studyapp.ui.controls import label, push_button
from studyapp.ui.theme import Theme

_MARGIN = 14


class FindBar(QFrame):
    """Floats over the upper right of the article; Enter goes on, Shift+Enter back, Esc closes.

    Signals:
        wanted: (text, backward).
        closed: The bar was closed.
    """

    wanted = Signal(str, bool)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("findBar")
        self.setAccessibleName("Find in the article")
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find in the article")
        self.field.setAccessibleName("Text to find")
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._typed)
        self.none, self.count = label("", "wrong"), label("", "muted")
        self._up = push_button("", kind="icon", name="Previous", tip="Previous  Shift+Enter")
        self._down = push_button("", kind="icon", name="Next", tip="Next  Enter")
        self._close = push_button("", kind="icon", name="Close", tip="Close  Esc")
        self._up.clicked.connect(lambda: self.again(backward=True))
        self._down.clicked.connect(lambda: self.again(backward=False))
        self._close.clicked.connect(self.leave)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        for part in (self.field, self.count, self.none, self._up, self._down, self._close):
            layout.addWidget(part)
        parent.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        self.show()
        self._place()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def leave(self) -> None:
        self.hide()
        self.closed.emit()

    def again(self, *, backward: bool) -> None:
        """Look for the same text once more; opens the bar when there is none yet."""
        if self.field.text():
            self.wanted.emit(self.field.text(), backward)
        else:
            self.open()

    def show_found(self, found: bool, place: int = 0, total: int = 0) -> None:
        """Say which match of how many is selected, or that there is none."""
        self.count.setText(f"{place:,} of {total:,}" if found and total else "")
        self.none.setText("" if found or not self.field.text() else "Not found")
        self._place()

    def set_theme(self, theme: Theme) -> None:
        for name, button in (("up", self._up), ("down", self._down), ("close", self._close)):
            button.setIcon(icons.icon(name, theme.muted, size=16))
            button.setIconSize(QSize(16, 16))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._pressed(event)
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self._place()
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.again(backward=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            return False
        return True

    def _typed(self, text: str) -> None:
        if text:
            self.wanted.emit(text, False)
        else:
            self.show_found(True)

    def _place(self) -> None:
        size = self.sizeHint()
        self.resize(size)
        self.move(self._over.width() - size.width() - _MARGIN - 14, _MARGIN)
        self.raise_()
