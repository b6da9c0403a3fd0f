"""The dialog that describes an article: title, author, date, language, address, and its file."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from studyapp.errors import StudyAppError
from studyapp.model import Document
from studyapp.ui.controls import label, push_button
from studyapp.ui.dialogs.card_fields import add_titled, on_ctrl_enter
from studyapp.ui.dialogs.frame import button_row, fit, frame
from studyapp.ui.languages import UNKNOWN, choices
from studyapp.ui.remarks import read_as
from studyapp.ui.wording import date_text

if TYPE_CHECKING:
    from studyapp.services.describing import Description

WIDTH = 560
_FILE_WIDTH = WIDTH - 2 * 28 - 2 * 14
SAVES = "Enter saves"
USUAL_DATE = "A year, a month or a day, as 1998, April 1998 or 5 April 1998"


class DescribeDialog(QDialog):
    """Enter saves, Esc leaves everything as it was; what was typed goes only on a second Esc.

    Signals:
        saved: The `Description`, when something changed.
    """

    saved = Signal(object)

    def __init__(self, article: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._warned = False
        layout = frame(self, "Describe the article", width=WIDTH)
        self.title = _line(article.title, "Title")
        self.title_problem = label("", "wrong")
        self.author = _line(article.author, "Author")
        self.date = _line(_editable(article.date), "Date of publication")
        self.date_problem = label(USUAL_DATE, "muted", wraps=True)
        self.hint = label(SAVES, "muted")
        self.language = QComboBox()
        self.language.setAccessibleName("Language")
        for code, name in choices(article.language):
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(article.language or UNKNOWN))
        self.source = _line(article.source, "Address")
        self._lay_out(layout, article)
        # Late, for it loads much that a start of the window can do without.
        from studyapp.services.describing import Description

        self._describe = Description
        self._before = self._description()
        for field in (self.title, self.author, self.date, self.source):
            field.textEdited.connect(self._edited)
        self.language.currentIndexChanged.connect(self._edited)
        self.title.setFocus()
        fit(self)

    def _lay_out(self, layout: QVBoxLayout, article: Document) -> None:
        head = QHBoxLayout()
        head.addWidget(_name(self, "Title", self.title))
        head.addStretch()
        head.addWidget(self.title_problem)
        layout.addLayout(head)
        layout.addWidget(self.title)
        layout.addSpacing(6)
        add_titled(self, layout, "Author", self.author)
        layout.addSpacing(6)
        pair = QGridLayout()
        pair.setHorizontalSpacing(16)
        pair.setVerticalSpacing(8)
        for column, (name, field) in enumerate((("Date", self.date), ("Language", self.language))):
            pair.addWidget(_name(self, name, field), 0, column)
            pair.addWidget(field, 1, column)
            pair.setColumnStretch(column, 1)
        layout.addLayout(pair)
        layout.addWidget(self.date_problem)
        layout.addSpacing(6)
        add_titled(self, layout, "Address that it was published at", self.source)
        layout.addSpacing(10)
        layout.addWidget(_file_box(article))
        cancel = push_button("Cancel", tip="Esc")
        cancel.clicked.connect(self._discard)
        self.save_button = push_button("Save", kind="primary", tip="Enter")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self._save)
        on_ctrl_enter(self, self._save)
        button_row(layout, cancel, self.save_button, left=self.hint)

    def _description(self) -> "Description":
        return self._describe(
            title=self.title.text(),
            author=self.author.text(),
            date=self.date.text(),
            source=self.source.text(),
            language=self.language.currentData(),
        )

    def _edited(self) -> None:
        self._warned = False
        self._tell_title("")
        self._tell_date("")
        _say(self.hint, SAVES)

    def _save(self) -> None:
        wanted = self._description()
        wrong = _wrong(self._describe(wanted.title)), _wrong(self._describe("·", date=wanted.date))
        self._tell_title(wrong[0])
        self._tell_date(wrong[1])
        if any(wrong):
            (self.title if wrong[0] else self.date).setFocus()
            return
        if wanted != self._before:
            self.saved.emit(wanted)
        self.accept()

    def _tell_date(self, wrong: str) -> None:
        """Say what is wrong with the date where else it says what a date may be."""
        _say(self.date_problem, USUAL_DATE, wrong)
        self.date.setAccessibleDescription(wrong)
        if wrong:
            fit(self)

    def _tell_title(self, wrong: str) -> None:
        self.title_problem.setText(wrong)
        self.title.setAccessibleDescription(wrong)

    def reject(self) -> None:
        if self._description() == self._before or self._warned:
            super().reject()
        else:
            self._warned = True
            _say(self.hint, SAVES, "Your changes are not saved. Esc again discards them.")

    def _discard(self) -> None:
        self._warned = True
        self.reject()


def _name(dialog: QDialog, text: str, field: QWidget) -> QLabel:
    made = label(text, "label", parent=dialog)
    made.setBuddy(field)
    return made


def _line(text: str, name: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setCursorPosition(0)
    return field


def _say(place: QLabel, usual: str, wrong: str = "") -> None:
    """Say what is wrong, if something is, where else the usual stands."""
    role = "wrong" if wrong else "muted"
    if place.property("role") != role:
        place.setProperty("role", role)
        place.style().polish(place)
    place.setText(wrong or usual)


def _editable(edtf: str) -> str:
    """Return a date in words, if it is read again as what it was."""
    from studyapp.services.describing import Description

    words = date_text(edtf)
    return words if not edtf or _tidied(Description("·", date=words)) == edtf else edtf


def _tidied(description: "Description") -> str:
    try:
        return description.tidied().date
    except StudyAppError:
        return ""


def _wrong(description: "Description") -> str:
    """Return why something cannot be kept, as the service says it."""
    try:
        description.tidied()
    except StudyAppError as error:
        return str(error)
    return ""


def _file_box(article: Document) -> QFrame:
    """Return what is known of the file, which cannot be changed."""
    box = QFrame()
    box.setObjectName("source")
    layout = QVBoxLayout(box)
    layout.setContentsMargins(14, 10, 14, 12)
    layout.setSpacing(4)
    layout.addWidget(label("Read from", "label"))
    path = label("")
    cut = QFontMetrics(path.font()).elidedText(
        article.origin or "no file of its own", Qt.TextElideMode.ElideMiddle, _FILE_WIDTH
    )
    path.setText(cut)
    path.setToolTip(article.origin)
    path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    layout.addWidget(path)
    if said := read_as(article.report):
        layout.addWidget(label(said, "muted", wraps=True))
    return box
