"""The line above the card: what is studied, how far the session is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from studyapp.ui.controls import label

_GAP = 16


class StudyHead(QWidget):
    """Title and count over a thin bar; a long title is shortened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self.title = label("", "muted")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.count = label("", "muted")
        self.progress = QProgressBar(self)
        self.progress.setObjectName("studyProgress")
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Cards answered")
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(self.count)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(line)
        box.addWidget(self.progress)

    def tell(self, title: str, done: int, left: int) -> None:
        """Show the title, and which card this is of those done and left."""
        self._title = title
        self.title.setToolTip(title)
        self.title.setAccessibleName(title)
        self.count.setText(f"{done + 1} of {done + left}")
        self.progress.setMaximum(max(1, done + left))
        self.progress.setValue(done)
        self._shorten()

    def _shorten(self) -> None:
        room = self.width() - self.count.sizeHint().width() - _GAP
        metrics = self.title.fontMetrics()
        self.title.setText(metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()
