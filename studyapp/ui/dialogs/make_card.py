"""The dialog that makes a card of a sentence: a question, a gap in it, or a list."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studyapp.model import GAP, Form
from studyapp.services.own_cards import (
    Source,
    draft,
    gapped,
    items_of,
    own_card,
    tags_of,
    with_gap,
)
from studyapp.ui.controls import label, push_button
from studyapp.ui.dialogs.card_fields import (
    add_titled,
    lines_of,
    on_ctrl_enter,
    source_box,
    text_field,
)
from studyapp.ui.dialogs.frame import button_row, fit, frame
from studyapp.ui.dialogs.source_text import SourceText
from studyapp.ui.theme import Theme

WIDTH = 600
_MARGINS = 2 * 28 + 2 * 14
"""Pixels on either side of the sentence."""
_FORMS = {Form.QUESTION: "Question", Form.CLOZE: "Cloze", Form.LIST: "List"}
_WRONG = {
    Form.QUESTION: "A card needs a question and an answer.",
    Form.CLOZE: "Select the words to leave out in the sentence above.",
    Form.LIST: "A list needs a question and at least two items.",
}


class MakeCard(QDialog):
    """Ctrl+Enter saves, Ctrl+M goes on to the next form, Esc closes.

    Each form keeps what was written in it. Words selected in the sentence become the answer, or
    the gap, or the items, unless the user has written something else there. What was written goes
    only on a second Esc.

    Signals:
        saved: The `Card` that was written; it has no id yet.
    """

    saved = Signal(object)

    def __init__(self, source: Source, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._form = Form.LIST if source.more else Form.QUESTION
        self._drafts = {form: draft(source, form) for form in _FORMS}
        self._filled = dict(self._drafts)
        self._warned = False
        layout = frame(self, "Make a card", width=WIDTH, heading=False)
        self._add_head(layout)
        self._add_source(layout, theme)
        self._add_fields(layout)
        self._add_buttons(layout)
        self.sentence.mark(source.chosen)
        self.sentence.chosen.connect(self._choose)
        for field in (self.question, self.answer):
            field.textChanged.connect(self._check)
        self._show_form()
        fit(self)

    def _add_source(self, layout: QVBoxLayout, theme: Theme) -> None:
        anchors = (self._source.anchor, *self._source.more)
        self.sentence = SourceText("\n".join(a.quote for a in anchors), theme, self)
        self.sentence.fit(WIDTH - _MARGINS)
        title = "Its sentence in the article" if len(anchors) == 1 else "Its place in the article"
        layout.addWidget(source_box(self.sentence, title))
        layout.addSpacing(6)

    def _add_head(self, layout: QVBoxLayout) -> None:
        """The title, and the forms beside it."""
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(label("Make a card", "title"))
        row.addStretch()
        group = QButtonGroup(self)
        self.forms: dict[Form, QPushButton] = {}
        for form, name in _FORMS.items():
            button = push_button(name, kind="quiet", tip="Ctrl+M: next form")
            button.setCheckable(True)
            button.setChecked(form is self._form)
            button.clicked.connect(lambda _checked=False, form=form: self.choose_form(form))
            group.addButton(button)
            self.forms[form] = button
            row.addWidget(button)
        layout.addLayout(row)
        layout.addSpacing(4)
        QShortcut(QKeySequence("Ctrl+M"), self).activated.connect(self._next_form)

    def _add_fields(self, layout: QVBoxLayout) -> None:
        self.question = text_field(self, layout, "Question", "", lines=3)
        self.answer = text_field(self, layout, "Answer", "", lines=2)
        self.tags = QLineEdit()
        self.tags.setAccessibleName("Tags")
        add_titled(self, layout, "Tags, separated by spaces", self.tags)
        self.problem = label("", "muted", wraps=True)
        self.problem.setMinimumHeight(self.problem.fontMetrics().height() + 4)
        layout.addWidget(self.problem)

    def _add_buttons(self, layout: QVBoxLayout) -> None:
        cancel = push_button("Cancel", tip="Esc")
        cancel.clicked.connect(self._discard)
        self.save_button = push_button("Save", kind="primary", tip="Ctrl+Enter")
        self.save_button.clicked.connect(self._save)
        on_ctrl_enter(self, self._save)
        hint = label("Ctrl+Enter saves    Ctrl+M next form", "muted")
        button_row(layout, cancel, self.save_button, left=hint)

    @property
    def form(self) -> Form:
        return self._form

    def choose_form(self, form: Form) -> None:
        """Go on in another form; what was written in this one is kept."""
        self._drafts[self._form] = self._written()
        self._form = form
        self._show_form()

    def _next_form(self) -> None:
        forms = list(_FORMS)
        self.choose_form(forms[(forms.index(self._form) + 1) % len(forms)])

    def _show_form(self) -> None:
        self.forms[self._form].setChecked(True)
        question, answer = self._drafts[self._form]
        self._fill(question, answer)
        listed = self._form is Form.LIST
        for field, title in (
            (self.question, f"Sentence with {GAP}" if self._form is Form.CLOZE else "Question"),
            (self.answer, "Items, one a line" if listed else "Answer"),
        ):
            field.setAccessibleName(title)
            self._title(field, title)
        (self.answer if question and not answer else self.question).setFocus()

    def _title(self, field: QPlainTextEdit, title: str) -> None:
        for above in self.findChildren(type(self.problem)):
            if above.buddy() is field:
                above.setText(title)

    def _fill(self, question: str, answer: str) -> None:
        for field, text in ((self.question, question), (self.answer, answer)):
            if field.toPlainText() != text:
                field.setPlainText(text)
                field.moveCursor(QTextCursor.MoveOperation.End)
        self._check()

    def _written(self) -> tuple[str, str]:
        return self.question.toPlainText(), self.answer.toPlainText()

    def _choose(self, start: int, end: int) -> None:
        """Take the words selected in the sentence, where that overwrites nothing."""
        quote = self._source.anchor.quote
        if end > len(quote):
            return
        words, (question, answer) = quote[start:end], self._written()
        filled = self._filled[self._form]
        if self._form is Form.CLOZE:
            as_filled = question in (quote, filled[0])
            gap = gapped(quote, (start, end)) if as_filled else with_gap(question, answer, words)
            if gap is None:
                return
            question, answer = gap, words
        elif answer.strip() in ("", filled[1]):
            answer = "\n".join(items_of(words)) if self._form is Form.LIST else words
        else:
            return
        self._filled[self._form] = question, answer
        self.sentence.mark((start, end))
        self._fill(question, answer)

    def _check(self) -> None:
        self._warned = False
        question, answer = (text.strip() for text in self._written())
        right = bool(question and answer)
        if self._form is Form.CLOZE:
            right = right and GAP in question
        elif self._form is Form.LIST:
            right = bool(question) and len(lines_of(self.answer)) > 1
        self.problem.setText("" if right else _WRONG[self._form])
        self.save_button.setEnabled(right)

    def _changed(self) -> bool:
        drafts = self._drafts | {self._form: self._written()}
        return bool(self.tags.text().strip()) or drafts != self._filled

    def reject(self) -> None:
        if self._warned or not self._changed():
            super().reject()
        else:
            self._warned = True
            self.problem.setText("Your card is not saved. Esc again discards it.")

    def _discard(self) -> None:
        self._warned = True
        self.reject()

    def _save(self) -> None:
        if not self.save_button.isEnabled():
            return
        listed = self._form is Form.LIST
        question, answer = (text.strip() for text in self._written())
        card = own_card(
            self._source,
            self._form,
            question,
            "" if listed else answer,
            answers=lines_of(self.answer) if listed else (),
            tags=tags_of(self.tags.text()),
        )
        self.saved.emit(card)
        self.accept()
