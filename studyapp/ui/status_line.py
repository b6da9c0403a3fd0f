"""The line below everything: messages to the left, what is saved and due to the right."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from studyapp.ui.controls import label

HEIGHT = 26
_MESSAGE_TIME = 6000
"""Milliseconds that a message stays."""

STYLE = """
StatusLine { background: $panel; border: none; border-top: 1px solid $line; }
"""


class StatusLine(QFrame):
    """Quiet facts; a message takes the left side for a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName("Status")
        self._about = ""
        self._left = label("", "label")
        self._left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._saved = label("", "label")
        self._due = label("", "label")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 14, 0)
        layout.setSpacing(22)
        layout.addWidget(self._left, 1)
        layout.addWidget(self._saved, 0, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self._due, 0, Qt.AlignmentFlag.AlignRight)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MESSAGE_TIME)
        self._timer.timeout.connect(self._rest)

    def tell(self, message: str) -> None:
        """Show a message for a while."""
        self._left.setText(message)
        self._timer.start()

    def set_about(self, text: str) -> None:
        """Set what stands at the left when there is no message."""
        self._about = text
        if not self._timer.isActive():
            self._rest()

    def set_due(self, due: int, new: int) -> None:
        self._due.setText(due_today(due, new))

    def set_saved(self, saved: bool) -> None:
        self._saved.setText("All saved" if saved else "Saving…")

    def text(self) -> str:
        """Return everything that the line shows, from left to right."""
        return "  ".join(
            part.text() for part in (self._left, self._saved, self._due) if part.text()
        )

    def _rest(self) -> None:
        self._left.setText(self._about)


def due_today(due: int, new: int) -> str:
    """Return what is left to do today in words."""
    if due and new:
        return f"{due} due, {new} new today"
    if due or new:
        return f"{due} due today" if due else f"{new} new today"
    return "Nothing due today"
