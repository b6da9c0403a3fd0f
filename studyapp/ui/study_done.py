"""The page that ends a study session, or says that there is nothing to study."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studyapp.ui import typeface
from studyapp.ui.controls import label, push_button


class DonePage(QWidget):
    """A sentence, what comes next, and the way back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label("", "", wraps=True)
        self.heading.setFont(typeface.serif(27, typeface.SEMIBOLD))
        self.text = label("", "", wraps=True)
        self.text.setObjectName("doneText")
        self.back = push_button("Back to the article  Esc", kind="primary")
        self.back.setAccessibleName("Back to the article, key Escape")
        box = QVBoxLayout(self)
        box.setContentsMargins(48, 0, 48, 0)
        box.setSpacing(10)
        box.addStretch(2)
        for part in (self.heading, self.text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(part)
        box.addSpacing(14)
        box.addWidget(self.back, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)

    def tell(self, message: str, waiting_until: datetime | None) -> None:
        """Show a message, and at what local time the next card comes back."""
        self.heading.setText(message)
        if waiting_until is None:
            self.text.setText(
                "No card is waiting. What you have learned comes back when it is due."
            )
        else:
            self.text.setText(f"The next card comes back at {waiting_until.astimezone():%H:%M}.")
