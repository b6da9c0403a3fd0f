"""The Study view: one card, large; the answer on a key, a grade on the next."""

from datetime import datetime, timedelta
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studyapp.model import LibraryCard, Rating
from studyapp.ui.study_buttons import GradeButton, hint_row
from studyapp.ui.study_card import StudyCard
from studyapp.ui.study_done import DonePage
from studyapp.ui.study_head import StudyHead
from studyapp.ui.theme import LIGHT, Theme
from studyapp.ui.wording import interval_text, spoken_card

STYLE = """
#studyView { background: $paper; }
#studyFrame { background: $raised; border: 1px solid $line; border-radius: 14px; }
#studyFrame > QWidget > QWidget { background: transparent; }
#passageBox { background: $paper; border: none; border-radius: 10px; }
#teacherNote { color: $ink; padding: 14px 2px 0 2px; }
#studyProgress { background: $strip_none; max-height: 4px; min-height: 4px; border-radius: 2px; }
#studyProgress::chunk { background: $strip_known; border-radius: 2px; }
QPushButton[kind="hint"] {
  background: transparent; border: 1px solid transparent; color: $muted; font-size: 12px;
  padding: 3px 9px; border-radius: 6px;
}
QPushButton[kind="hint"]:hover { background: $hover; color: $ink; }
QPushButton[kind="hint"]:focus { border: 2px solid $accent; padding: 2px 8px; }
#doneText { color: $muted; font-size: 14px; }
"""

WIDTH = 760
_AIR = 24
_LEAST = 120
_LOW = 640
"""Below this height the view saves room."""
_GRADES = (
    (Rating.AGAIN, "Again", "1"),
    (Rating.HARD, "Hard", "2"),
    (Rating.GOOD, "Good", "3 or Space"),
    (Rating.EASY, "Easy", "4"),
)


class _Stage(Enum):
    NOTHING = auto()
    QUESTION = auto()
    ANSWER = auto()
    DONE = auto()


class StudyView(QWidget):
    """Shows a question, then its answer with its source; says what the user wants next.

    Signals:
        answer_wanted: The answer is to be shown.
        rated: The number of the `Rating` that was given.
        undo_wanted, edit_wanted, source_wanted, bury_wanted, suspend_wanted, keys_wanted: One of
            the other keys was pressed.
        closed: The user leaves the session.
    """

    answer_wanted = Signal()
    rated = Signal(int)
    undo_wanted = Signal()
    edit_wanted = Signal()
    source_wanted = Signal()
    bury_wanted = Signal()
    suspend_wanted = Signal()
    keys_wanted = Signal()
    more_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("studyView")
        self.setAccessibleName("Study")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stage = _Stage.NOTHING
        self._first: QWidget = self
        self._wishes = {
            "u": self.undo_wanted,
            "e": self.edit_wanted,
            "o": self.source_wanted,
            "-": self.bury_wanted,
            "@": self.suspend_wanted,
            "?": self.keys_wanted,
        }
        self._make_parts()
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._study_page())
        self._pages.addWidget(self.done)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._pages)
        self.set_theme(LIGHT)
        self.show_done("Nothing to study yet.", None)
        self._stage = _Stage.NOTHING

    def _make_parts(self) -> None:
        self.head = StudyHead(self)
        self.card = StudyCard(self)
        self.card.source_wanted.connect(self.source_wanted)
        self.card.option_picked.connect(self._want_answer)
        self.frame = QScrollArea(self)
        self.frame.setObjectName("studyFrame")
        self.frame.setWidgetResizable(True)
        self.frame.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.frame.setWidget(self.card)
        self.frame.setMinimumHeight(_LEAST)
        self.frame.verticalScrollBar().rangeChanged.connect(self._fit)
        self.done = DonePage(self)
        self.done.back.clicked.connect(self.closed)
        self.done.more.clicked.connect(self.more_wanted)
        self.show_button = GradeButton("Show answer", "Space", self)
        self.show_button.clicked.connect(self._want_answer)
        self.grades = {rating: GradeButton(name, key, self) for rating, name, key in _GRADES}
        self.show_button.default = self.grades[Rating.GOOD].default = True
        for rating, button in self.grades.items():
            button.clicked.connect(lambda _checked=False, given=rating: self._rate(given))

    def _study_page(self) -> QWidget:
        page = QWidget(self)
        grades = QHBoxLayout()
        grades.setSpacing(8)
        grades.addWidget(self.show_button)
        for button in self.grades.values():
            grades.addWidget(button)
        column = QWidget(page)
        column.setMaximumWidth(WIDTH)
        self._column = QVBoxLayout(column)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addSpacing(20)
        # It takes all the room up to its text's height; the last stretch takes what is left.
        self._column.addWidget(self.frame, 1000)
        self._column.addSpacing(16)
        self._column.addLayout(grades)
        self._column.addSpacing(18)
        self._column.addLayout(hint_row(self._wishes))
        self._column.addStretch(1)
        box = QHBoxLayout(page)
        box.setContentsMargins(_AIR, 0, _AIR, 0)
        box.addStretch(1)
        box.addWidget(column, 1000)
        box.addStretch(1)
        return page

    def show_question(self, card: LibraryCard, *, title: str, done: int, left: int) -> None:
        """Ask a card; `left` counts the cards still to come, this one among them."""
        self._stage = _Stage.QUESTION
        self.head.tell(title, done, left)
        self.card.ask(card)
        self.show_button.show()
        for button in self.grades.values():
            button.hide()
        self._pages.setCurrentIndex(0)
        self.frame.verticalScrollBar().setValue(0)
        self._fit()
        self._focus(self.show_button)
        self._say(spoken_card(card.card))

    def show_answer(
        self, passage_text: str, start: int, end: int, intervals: dict[Rating, timedelta]
    ) -> None:
        """Show the answer of the card that is up, below its question, and the grades."""
        self._stage = _Stage.ANSWER
        self.card.answer(passage_text, start, end)
        for rating, button in self.grades.items():
            button.set_interval(interval_text(intervals[rating]) if rating in intervals else "")
            button.show()
        self.show_button.hide()
        self._fit()
        self._focus(self.grades[Rating.GOOD])
        self._say(f"Answer: {self.card.answer_text()}")

    def show_done(self, message: str, waiting_until: datetime | None, held: int = 0) -> None:
        """Say that nothing can be asked now, and when the next card comes back."""
        self._stage = _Stage.DONE
        self.done.tell(message, waiting_until, held)
        self._pages.setCurrentIndex(1)
        self._focus(self.done.back)
        self._say(f"{message} {self.done.text.text()}")

    def set_theme(self, theme: Theme) -> None:
        self.card.set_theme(theme)
        for button in (self.show_button, *self.grades.values()):
            button.set_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modified = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        bar = self.frame.verticalScrollBar()
        scroll = {
            Qt.Key.Key_Up: bar.SliderAction.SliderSingleStepSub,
            Qt.Key.Key_Down: bar.SliderAction.SliderSingleStepAdd,
            Qt.Key.Key_PageUp: bar.SliderAction.SliderPageStepSub,
            Qt.Key.Key_PageDown: bar.SliderAction.SliderPageStepAdd,
        }.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif scroll is not None:
            bar.triggerAction(scroll)
        elif modified or not (event.isAutoRepeat() or self._answer_key(event)):
            super().keyPressEvent(event)

    def _answer_key(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False if it stands for nothing here."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
            return True
        if self._stage is _Stage.DONE and event.text().lower() not in ("u", "?"):
            return False
        text = event.text().lower()
        if self._stage is _Stage.QUESTION and text and self.card.pick(text.upper()):
            return True
        if self._stage is _Stage.ANSWER and text in ("1", "2", "3", "4"):
            self._rate(Rating(int(text)))
            return True
        if text in self._wishes:
            self._wishes[text].emit()
            return True
        return False

    def _go_on(self) -> None:
        """Press the button that has the focus; else show the answer, or grade it Good."""
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.isVisible():
            focused.click()
        elif self._stage is _Stage.QUESTION:
            self._want_answer()
        elif self._stage is _Stage.ANSWER:
            self._rate(Rating.GOOD)

    def _want_answer(self) -> None:
        if self._stage is _Stage.QUESTION:
            self.answer_wanted.emit()

    def _rate(self, rating: Rating) -> None:
        """Give a grade, once: until the next question comes, further ones are dropped."""
        if self._stage is _Stage.ANSWER:
            self._stage = _Stage.NOTHING
            self.rated.emit(int(rating))

    def _focus(self, widget: QWidget) -> None:
        self._first = widget
        if self.isVisible():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let the card be as high as its text; in a lower window it scrolls."""
        low = self.height() < _LOW
        bar = self.frame.verticalScrollBar()
        self._column.setContentsMargins(0, 14 if low else 28, 0, 12)
        self.card.make_room(bar=bar.sizeHint().width() if bar.maximum() else 0, low=low)
        width = min(WIDTH, self.width() - 2 * _AIR) - 2
        self.frame.setMaximumHeight(max(_LEAST, self.card.height_for(width) + 2))
