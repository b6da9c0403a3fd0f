"""The error dialog: what failed as its title, and one sentence that says what to do."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studyapp.ui import icons
from studyapp.ui.controls import label, push_button
from studyapp.ui.dialogs.frame import button_row, fit, frame
from studyapp.ui.theme import Theme


class ErrorDialog(QDialog):
    """A sentence for the user; never a traceback."""

    def __init__(
        self, what: str, sentence: str, theme: Theme, parent: QWidget | None, *, button: str = "OK"
    ) -> None:
        super().__init__(parent)
        layout = frame(self, what, width=460, heading=False)
        sign = QLabel(self)
        sign.setPixmap(icons.pixmap("warning", theme.actor, size=28, scale=self.devicePixelRatio()))
        sign.setFixedSize(QSize(28, 28))
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(label(what, "title", wraps=True))
        self.sentence = label(sentence, wraps=True)
        self.sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # Only for copying: the keyboard starts on the button.
        self.sentence.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        words.addWidget(self.sentence)
        words.addStretch()
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        layout.addLayout(row)
        self.close_button = push_button(button, kind="primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        button_row(layout, self.close_button)
        self.setAccessibleName(what)
        self.setAccessibleDescription(sentence)
        fit(self)
