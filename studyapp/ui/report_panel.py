"""The report panel: what was changed in the text on its way from the file, with what can be put back."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studyapp.model import Document
from studyapp.ui import icons, remarks
from studyapp.ui.controls import label, push_button
from studyapp.ui.report_list import ReportList
from studyapp.ui.theme import LIGHT, Theme

WIDTH = 336
UNCHANGED = "Nothing was changed: the text is as in the file."
STYLE = """
#reportPanel { background: $panel; border: none; }
#reportList, #reportList:focus { background: transparent; border: none; padding: 0; }
#reportPanel #emptyText { color: $muted; font-size: 13px; padding: 44px 64px 0 52px; }
"""


class ReportPanel(QWidget):
    """A heading and the counts above a list of remarks.

    Signals:
        chosen: The number of the remark whose place is wanted.
        put_wanted: (numbers of remarks, whether their passages are wanted back in the text).
        left: The panel is to give its room back to the cards.
    """

    chosen = Signal(int)
    put_wanted = Signal(object, bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportPanel")
        self.setAccessibleName("What was changed in the text")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = ReportList(self)
        self.list.chosen.connect(self.chosen)
        self.list.put_wanted.connect(self.put_wanted)
        self.close_button = push_button("", kind="icon", name="Back to the cards", parent=self)
        self.close_button.setToolTip("Back to the cards  Esc")
        self.close_button.setIconSize(QSize(16, 16))
        self.close_button.clicked.connect(self.left)
        self.counts = label("", "muted", parent=self)
        self.read_as = label("", "muted", parent=self)
        self.empty = QLabel(UNCHANGED, self)
        self.empty.setWordWrap(True)
        self.empty.setObjectName("emptyText")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        self._lay_out()
        self.set_theme(LIGHT)
        self.show_report(Document("", "", ()))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 12, 0)
        head.addWidget(label("What was changed in the text", "heading", parent=self), 1)
        head.addWidget(self.close_button)
        below = QVBoxLayout()
        below.setContentsMargins(6, 0, 12, 0)
        below.setSpacing(2)
        for line in (self.counts, self.read_as):
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            below.addWidget(line)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 0, 0)
        box.setSpacing(2)
        box.addLayout(head)
        box.addLayout(below)
        box.addSpacing(8)
        box.addWidget(self._pages, 1)
        self.setTabOrder(self.close_button, self.list)

    def take_keyboard(self) -> None:
        """Let the keys go to the list, or to the button beside an empty one."""
        listed = self._pages.currentWidget() is self.list
        target = self.list if listed else self.close_button
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 600)

    def show_report(self, article: Document) -> None:
        """List what was done to an article; its lines stay where they are if they are the same."""
        self.list.show_report(article)
        listed = self.list.report.rowCount() > 0
        self.counts.setText(summary(article))
        self.read_as.setText(remarks.read_as(article.report))
        for line in (self.counts, self.read_as):
            line.setVisible(bool(line.text()))
        self._pages.setCurrentWidget(self.list if listed else self.empty)

    def set_wishes(self, wishes: Mapping[int, bool]) -> None:
        """Mark the passages that are being put back (True) or taken out, by number of remark."""
        self.list.report.wishes = dict(wishes)
        self.list.report.refresh()

    def set_theme(self, theme: Theme) -> None:
        self.list.theme = theme
        self.close_button.setIcon(icons.icon("close", theme.muted, size=16))
        self.list.viewport().update()


def summary(article: Document) -> str:
    """Say how many passages are left out and put back."""
    out, back = remarks.counts(article.report)
    more = f"  ·  {back:,} put back" if out and back else ""
    return remarks.left_out(article.report) + more
