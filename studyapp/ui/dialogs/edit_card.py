"""The edit dialog: a card's question, its answer or items, a teacher's note, beside its source."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QVBoxLayout, QWidget

from studyapp.model import GAP, Card, Form
from studyapp.services.own_cards import JOINED
from studyapp.ui.controls import label, push_button
from studyapp.ui.dialogs.card_fields import lines_of, on_ctrl_enter, source_box, text_field
from studyapp.ui.dialogs.frame import button_row, fit, frame
from studyapp.ui.typeface import serif
from studyapp.ui.wording import KIND_NAMES

_Text = tuple[str, str, tuple[str, ...], str]
"""Question, answer, items and note of a card."""


class EditCard(QDialog):
    """Ctrl+Enter saves, Esc leaves everything as it was; what was typed goes only on a second Esc.

    Signals:
        saved: (question, answer, items, note), when something changed.
    """

    saved = Signal(str, str, object, str)

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        layout = frame(self, f"Edit card: {KIND_NAMES[card.kind].lower()}", width=560)
        self.setWindowTitle("Edit card")
        if card.anchor is not None:
            layout.addWidget(_source(card.anchor.quote))
            layout.addSpacing(4)
        self.question = text_field(self, layout, "Question", card.question, lines=3)
        listed = card.form is Form.LIST
        answer = "\n".join(card.answers) if listed else card.answer
        title = "Items, one a line" if listed else "Answer"
        self.answer = text_field(self, layout, title, answer, lines=5 if listed else 2)
        self.note = text_field(self, layout, "Note, shown with the answer", card.note, lines=2)
        self.problem = label("", "wrong", wraps=True)
        layout.addWidget(self.problem)
        self._add_buttons(layout)
        self._warned = False
        for field in (self.question, self.answer, self.note):
            field.textChanged.connect(self._check)
        self._check()
        self.question.setFocus()
        fit(self)

    def _add_buttons(self, layout: QVBoxLayout) -> None:
        cancel = push_button("Cancel", tip="Esc")
        cancel.clicked.connect(self._discard)
        self.save_button = push_button("Save", kind="primary", tip="Ctrl+Enter")
        self.save_button.clicked.connect(self._save)
        on_ctrl_enter(self, self._save)
        hint = label("Ctrl+Enter saves", "muted")
        button_row(layout, cancel, self.save_button, left=hint)

    def _items(self) -> tuple[str, ...]:
        if self._card.form is not Form.LIST:
            return self._card.answers
        return lines_of(self.answer)

    def _answer(self) -> str:
        if self._card.form is not Form.LIST:
            return self.answer.toPlainText().strip()
        if self._items() == self._card.answers:
            return self._card.answer
        return JOINED.join(self._items())

    def reject(self) -> None:
        if self._after() == self._before() or self._warned:
            super().reject()
        else:
            self._warned = True
            self._tell("Your changes are not saved. Esc again discards them.")

    def _discard(self) -> None:
        self._warned = True
        self.reject()

    def _before(self) -> _Text:
        return self._card.question, self._card.answer, self._card.answers, self._card.note

    def _after(self) -> _Text:
        question, note = (f.toPlainText().strip() for f in (self.question, self.note))
        return question, self._answer(), self._items(), note

    def _check(self) -> None:
        self._warned = False
        question = self.question.toPlainText().strip()
        problem = ""
        if not question or not self._answer():
            problem = "A card needs a question and an answer."
        elif self._card.form is Form.CLOZE and GAP not in question:
            problem = f"Keep {GAP} where the answer belongs."
        self._tell(problem)
        self.save_button.setEnabled(not problem)

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _save(self) -> None:
        if not self.save_button.isEnabled():
            return
        after = self._after()
        if after != self._before():
            self.saved.emit(*after)
        self.accept()


def _source(quote: str) -> QFrame:
    sentence: QLabel = label(quote, wraps=True)
    sentence.setFont(serif(15))
    sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return source_box(sentence)
