"""What stands in the middle while no article is open: how to get one in."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studyapp.ui import icons
from studyapp.ui.controls import label, push_button
from studyapp.ui.theme import Theme
from studyapp.ui.typeface import SEMIBOLD, serif

_TEXT_WIDTH = 380


class Welcome(QWidget):
    """An empty library, or one that is still being opened."""

    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label("")
        self._title.setFont(serif(23, SEMIBOLD))
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = label("", "label", wraps=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setFixedWidth(_TEXT_WIDTH)
        self.button = push_button("Import…", kind="primary", tip="Ctrl+O")
        self.button.clicked.connect(self.import_wanted)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.button)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addStretch(2)
        layout.addWidget(self._picture)
        layout.addWidget(self._title)
        layout.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(10)
        layout.addLayout(row)
        layout.addStretch(3)
        self.show_opening()

    def show_opening(self) -> None:
        self._title.setText("Opening your library…")
        self._text.setText("")
        self.button.hide()

    def show_empty(self) -> None:
        self._title.setText("Drop an article here")
        self._text.setText(
            "A text or Markdown file, or a deck folder. Studyapp makes cards from it, each tied "
            "to the sentence it came from."
        )
        # A wrapped label says its height only for a given width.
        self._text.setFixedHeight(self._text.heightForWidth(_TEXT_WIDTH))
        self.button.show()

    def set_theme(self, theme: Theme) -> None:
        scale = self.devicePixelRatio()
        self._picture.setPixmap(icons.pixmap("article", theme.muted, size=44, scale=scale))
        self._picture.setFixedHeight(QSize(44, 44).height())
