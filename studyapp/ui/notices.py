"""Quiet bars over the lower edge of the window: what was done with Undo, and work in progress."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from studyapp.model import DocumentEntry
from studyapp.ui.controls import label, push_button

_STAY = 9000
"""Milliseconds that a notice stays."""
_MARGIN = 18
_GAP = 8
"""Room between two that stand above each other."""


class _Floating(QFrame):
    """A frame at the lower edge of its parent, in the middle."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._rank = len(parent.findChildren(_Floating))
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        parent.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        parent = self._over
        room = parent.width() - 2 * _MARGIN
        self.adjustSize()
        width = min(room, self.sizeHint().width())
        height = self.sizeHint().height()
        bottom = parent.height() - _MARGIN - self._taken()
        self.setGeometry((parent.width() - width) // 2, bottom - height, width, height)
        self.raise_()

    def _others(self) -> list["_Floating"]:
        return [other for other in self._over.findChildren(_Floating) if not other.isHidden()]

    def _taken(self) -> int:
        """Return the room that those take which were made before this one."""
        below = (other for other in self._others() if other._rank < self._rank)
        return sum(other.height() + _GAP for other in below)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for other in self._others():
            other.place()

    def appear(self) -> None:
        self.show()
        self.place()


class Notice(_Floating):
    """What was done, with Undo beside it: stays a while, then goes by itself.

    Signals:
        undo_wanted: Undo was pressed.
        more_wanted: The other button was pressed, which leads on.
    """

    undo_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = label("")
        self.undo_button = push_button("Undo", kind="link", tip="Ctrl+Z")
        self.undo_button.clicked.connect(self.undo_wanted)
        self.more_button = push_button("", kind="link", name="Go on")
        self.more_button.clicked.connect(self.more_wanted)
        close = push_button("Dismiss", kind="quiet")
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self._text)
        layout.addWidget(self.more_button)
        layout.addWidget(self.undo_button)
        layout.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAY)
        self._timer.timeout.connect(self.hide)

    def tell(self, text: str, *, more: str = "") -> None:
        """Say what was done; `more` is what the other button says, which is there only then."""
        metrics = self._text.fontMetrics()
        self._text.setText(metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, 420))
        self.setAccessibleName(text)
        self.more_button.setText(more)
        self.more_button.setAccessibleName(more)
        self.more_button.setVisible(bool(more))
        self._timer.start()
        self.appear()

    def tell_removed(self, entry: DocumentEntry) -> None:
        self.tell(f"Removed “{entry.title}”.")


class ProgressNotice(_Floating):
    """Work in progress, with how far it is and Cancel; `work` is what a screen reader calls it.

    Signals:
        cancel_wanted: The button was pressed.
    """

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget, work: str = "import") -> None:
        super().__init__(parent)
        self._work = work
        self.title = label("", "heading")
        self.stage = label("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(f"Progress of the {work}")
        self.cancel_button = push_button("Cancel", name=f"Cancel the {work}")
        self.cancel_button.clicked.connect(self.cancel_wanted)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.stage)
        words.addSpacing(3)
        words.addWidget(self.bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 14, 16, 16)
        layout.setSpacing(20)
        layout.addLayout(words, 1)
        layout.addWidget(self.cancel_button)
        self.setMinimumWidth(420)

    def begin(self, name: str, stage: str) -> None:
        """Show that something has begun."""
        self.prepare(name, stage)
        self.appear()

    def prepare(self, name: str, stage: str) -> None:
        """Say what has begun, for when it is shown."""
        metrics = self.title.fontMetrics()
        self.title.setText(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, 300))
        self.stage.setText(stage)
        self.setAccessibleName(f"{self._work.capitalize()}: {name}")
        self.bar.setRange(0, 0)
        self.cancel_button.setEnabled(True)

    def show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def show_stage(self, stage: str, *, cancellable: bool = True) -> None:
        self.stage.setText(stage)
        self.cancel_button.setEnabled(cancellable)
