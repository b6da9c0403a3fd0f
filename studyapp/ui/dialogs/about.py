"""The about box: what this is, which version, under which licence, and where the data lives."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studyapp.ui import icons
from studyapp.ui.controls import label, line, push_button
from studyapp.ui.dialogs.frame import button_row, fit, frame

SENTENCE = "Learn one text well: an article beside question cards made from it."
LICENCE = "Free software under the MIT licence. It works offline and sends nothing anywhere."


class AboutDialog(QDialog):
    """Name, version, one sentence, licence, the folder with the user's data."""

    def __init__(self, version: str, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        layout = frame(self, "About Studyapp", width=440, heading=False)
        layout.addLayout(self._head(version))
        layout.addSpacing(8)
        layout.addWidget(label(SENTENCE, wraps=True))
        layout.addWidget(label(LICENCE, "muted", wraps=True))
        layout.addSpacing(6)
        layout.addWidget(line())
        layout.addSpacing(6)
        layout.addWidget(label("Your library, settings and exports are in", "muted"))
        place = label(str(folder), wraps=True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(place)
        show = push_button("Show the folder")
        show.clicked.connect(self._show_folder)
        close = push_button("Close", kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        button_row(layout, show, close)
        fit(self)

    def _head(self, version: str) -> QHBoxLayout:
        picture = QLabel(self)
        picture.setPixmap(icons.app_icon().pixmap(64, 64))
        picture.setFixedSize(64, 64)
        picture.setScaledContents(True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        words.addWidget(label("Studyapp", "title"))
        words.addWidget(label(f"Version {version}", "muted"))
        words.addStretch()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture)
        row.addLayout(words, 1)
        return row

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
