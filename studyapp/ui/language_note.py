"""What stands above the cards of a text that no cards are made from: its language, what one can do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studyapp.ui.controls import label, push_button

STYLE = """
QFrame#languageNote {
  background: $raised; border: 1px solid $line; border-radius: 11px; margin-right: 12px;
}
QFrame#languageNote QPushButton { padding: 2px 0; }
QFrame#languageNote QPushButton:focus { padding: 1px; }
"""


class LanguageNote(QFrame):
    """Names the language, and offers to take the text for English.

    Signals:
        english_wanted: The user says that the text is English.
    """

    english_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("languageNote")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = label("", "heading", wraps=True, parent=self)
        self._text = label("", wraps=True, parent=self)
        self.button = push_button(
            "It is English",
            kind="link",
            name="It is English: make cards",
            tip="Take the text for English, and make cards from it",
            parent=self,
        )
        self.button.clicked.connect(self.english_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 10)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_language("")

    def show_language(self, name: str) -> None:
        """Say that a text is in a language other than English; nothing of it without a name."""
        self._title.setText(f"This text is in {name}.")
        self._text.setText(
            "Cards are made from English texts only so far. You can read it, and make cards by "
            "hand: select words and press Ctrl+M."
        )
        self.setAccessibleName(f"{self._title.text()} {self._text.text()}")
        self.setVisible(bool(name))
