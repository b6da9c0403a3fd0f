"""The page that ends a study session, or says that there is nothing to study."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studyapp.ui import typeface
from studyapp.ui.controls import label, plural, push_button

MORE = 10
"""New cards that are added to a day at one wish."""


class DonePage(QWidget):
    """A sentence, what comes next, more new cards where there are some, and the way back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label("", "", wraps=True)
        self.heading.setFont(typeface.serif(27, typeface.SEMIBOLD))
        self.text = label("", "", wraps=True)
        self.text.setObjectName("doneText")
        self.back = push_button("Back to the article  Esc", kind="primary")
        self.back.setAccessibleName("Back to the article, key Escape")
        self.more = push_button("", kind="quiet")
        box = QVBoxLayout(self)
        box.setContentsMargins(48, 0, 48, 0)
        box.setSpacing(10)
        box.addStretch(2)
        for part in (self.heading, self.text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(part)
        box.addSpacing(14)
        for button in (self.back, self.more):
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(3)

    def tell(self, message: str, waiting_until: datetime | None, held: int = 0) -> None:
        """Show a message, at what local time the next card comes back, and what today holds back.

        `held` counts the new cards beyond today's limit: some of them can be asked all the same.
        """
        self.heading.setText(message)
        count = min(MORE, held)
        self.more.setVisible(count > 0)
        self.more.setText(f"Study {plural(count, 'more new card')}")
        if waiting_until is None and held:
            self.text.setText(
                f"Today’s new cards are done; {plural(held, 'more', 'more')} for the days to come."
            )
        elif waiting_until is None:
            self.text.setText(
                "No card is waiting. What you have learned comes back when it is due."
            )
        else:
            self.text.setText(f"The next card comes back at {waiting_until.astimezone():%H:%M}.")
