"""The large card of the Study view: question above, answer and source below, never moving."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from studyapp.model import GAP, Card, Form, LibraryCard
from studyapp.ui import typeface
from studyapp.ui.controls import label, line, push_button
from studyapp.ui.marked_text import Highlight, MarkedText
from studyapp.ui.selectable_text import SelectableText
from studyapp.ui.study_buttons import OptionButton
from studyapp.ui.theme import LIGHT, Theme, blend
from studyapp.ui.wording import KIND_NAMES, excerpt, history_text

SIDE = 38
_LETTERS = "ABCDEFGH"


class Dot(QWidget):
    """A small round spot in a kind's colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(9, 16)
        self._colour = "#000000"

    def set_colour(self, colour: str) -> None:
        self._colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.drawEllipse(0, 4, 8, 8)
        painter.end()


class StudyCard(QWidget):
    """What is asked and, below it, what was asked for.

    Signals:
        source_wanted: The link to the article was clicked.
        option_picked: An option of a choice card was clicked.
    """

    source_wanted = Signal()
    option_picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("studyCard")
        self.theme: Theme = LIGHT
        self._card: LibraryCard | None = None
        self._passage: tuple[str, int, int] | None = None
        self.options: list[OptionButton] = []
        self._picked = ""
        self._bar = 0
        self.question = MarkedText(typeface.serif(23, typeface.SEMIBOLD), 32, self)
        self.context = MarkedText(typeface.serif(16), 24, self)
        self._make_answer()
        self._build()

    def _make_answer(self) -> None:
        self.answer_part = QWidget(self)
        self.items: list[QWidget] = []
        self.passage = SelectableText(typeface.serif(16), 26, self)
        self.passage_box = QFrame(self.answer_part)
        self.passage_box.setObjectName("passageBox")
        self.section = label("", "muted")
        self.open_link = push_button("Open in the article  O", kind="link")
        self.open_link.setAccessibleName("Open in the article, key O")
        self.open_link.clicked.connect(self.source_wanted)
        self.note = label("", "text", wraps=True)
        self.note.setObjectName("teacherNote")
        where = QHBoxLayout()
        where.setSpacing(6)
        where.addWidget(self.section)
        where.addWidget(self.open_link)
        where.addStretch()
        inside = QVBoxLayout(self.passage_box)
        inside.setContentsMargins(18, 13, 18, 10)
        inside.setSpacing(6)
        inside.addWidget(self.passage)
        inside.addLayout(where)
        self.answers_box = QVBoxLayout()
        self.answers_box.setSpacing(6)
        box = QVBoxLayout(self.answer_part)
        box.setContentsMargins(0, 22, 0, 0)
        box.setSpacing(0)
        box.addWidget(line())
        box.addSpacing(18)
        box.addLayout(self.answers_box)
        box.addWidget(self.passage_box)
        box.addWidget(self.note)

    def _build(self) -> None:
        self._dot = Dot(self)
        self.kind = label("", "muted")
        self.history = label("", "muted")
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._dot)
        head.addWidget(self.kind)
        head.addStretch()
        head.addWidget(self.history)
        self._options_box = QVBoxLayout()
        self._options_box.setSpacing(8)
        self._options_box.setContentsMargins(0, 18, 0, 0)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(SIDE, 28, SIDE, 26)
        box.setSpacing(0)
        box.addLayout(head)
        box.addSpacing(14)
        box.addWidget(self.context)
        self._context_gap = QSpacerItem(0, 0)
        box.addItem(self._context_gap)
        box.addWidget(self.question)
        box.addLayout(self._options_box)
        box.addWidget(self.answer_part)
        box.addStretch(1)

    def ask(self, card: LibraryCard) -> None:
        """Show a question without its answer."""
        self._card, self._passage, self._picked = card, None, ""
        self.kind.setText(KIND_NAMES[card.card.kind])
        self.history.setText(history_text(card.schedule))
        self.answer_part.hide()
        _clear(self._options_box)
        self.options = [
            OptionButton(letter, text, self)
            for letter, text in zip(_LETTERS, card.card.options(), strict=False)
        ]
        for option in self.options:
            option.clicked.connect(partial(self._pick, option.text()))
            self._options_box.addWidget(option)
        self._options_box.setContentsMargins(0, 18 if self.options else 0, 0, 0)
        self._colour()

    def answer(self, passage: str, start: int, end: int) -> None:
        """Show the answer, with its sentence passage[start:end] among its neighbours."""
        self._passage = (passage, start, end)
        self._colour()
        self.answer_part.show()

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self._colour()

    def pick(self, letter: str) -> bool:
        """Pick the option with this letter; False if there is none to pick."""
        found = next((o for o in self.options if o.letter == letter and o.isEnabled()), None)
        if found is not None:
            self._pick(found.text())
        return found is not None

    def height_for(self, width: int) -> int:
        """Return how high the card is at a width that has no scroll bar in it."""
        # What was hidden until now has told nobody of its new size.
        self.passage_box.updateGeometry()
        self.answer_part.updateGeometry()
        self._box.invalidate()
        return self._box.totalHeightForWidth(width - self._bar)

    def make_room(self, *, bar: int, low: bool) -> None:
        """Keep the text where it is beside a scroll bar of this width; save height if `low`."""
        self._bar = bar
        self._box.setContentsMargins(SIDE, 18 if low else 28, SIDE - bar, 18 if low else 26)

    def answer_text(self) -> str:
        """Return the answer as it is said aloud."""
        card = self._card.card if self._card is not None else None
        return "" if card is None else "; ".join(card.answers) or card.answer

    def _pick(self, text: str, _checked: bool = False) -> None:
        self._picked = text
        self.option_picked.emit()

    def _colour(self) -> None:
        if self._card is None:
            return
        card, theme = self._card.card, self.theme
        colour = theme.kind(card.kind)
        self._dot.set_colour(colour)
        above = card.line_above
        self.context.setVisible(bool(above))
        self.context.show_text(above or "", theme.muted)
        self._context_gap.changeSize(0, 8 if above else 0)
        shown = self._passage is not None
        self.question.show_text(*_question(card, theme, shown=shown))
        for option in self.options:
            option.set_theme(theme)
            if shown:
                right, picked = option.text() == card.choices[0], option.text() == self._picked
                option.mark(right=right, picked=picked, colour=colour)
        if self._passage is not None:
            self._show_answers(card, colour)
            self._show_passage(card, *self._passage)

    def _show_answers(self, card: Card, colour: str) -> None:
        _clear(self.answers_box)
        below = list(_answers(card))
        self.answers_box.setContentsMargins(0, 0, 0, 18 if below else 4)
        for number, text in below:
            row = QHBoxLayout()
            row.setSpacing(8)
            size, height = (19, 28) if number else (23, 32)
            if number:
                mark = MarkedText(typeface.serif(size, typeface.SEMIBOLD), height)
                mark.show_text(number, self.theme.muted)
                mark.setFixedWidth(24)
                row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            words = MarkedText(typeface.serif(size, typeface.SEMIBOLD), height)
            words.show_text(text, colour)
            row.addWidget(words, 1)
            self.answers_box.addLayout(row)

    def _show_passage(self, card: Card, passage: str, start: int, end: int) -> None:
        theme = self.theme
        self.passage_box.setVisible(bool(passage))
        text, span = excerpt(passage, start, end)
        colour = theme.kind(card.kind)
        fill = blend(colour, theme.paper, theme.fill)
        sentence = Highlight(span, fill, theme.ink, card.kind, colour)
        self.passage.show_text(text, theme.muted, (sentence,))
        section = card.anchor.section if card.anchor is not None else ""
        self.section.setText(section)
        self.section.setVisible(bool(section))
        self.note.setText(f"Note: {card.note}" if card.note else "")
        self.note.setVisible(bool(card.note))


def _question(card: Card, theme: Theme, *, shown: bool) -> tuple[str, str, tuple[Highlight, ...]]:
    """Return the question; a gap is a soft box, and holds the answer once it is shown."""
    start = card.question.find(GAP) if card.form is Form.CLOZE else -1
    if start < 0:
        return card.question, theme.ink, ()
    colour = theme.kind(card.kind)
    gap = card.answer if shown else GAP
    text = card.question.replace(GAP, gap, 1)
    fill = blend(colour, theme.raised, theme.fill)
    highlight = Highlight((start, start + len(gap)), fill, colour)
    return text, theme.ink, (highlight,)


def _answers(card: Card) -> Iterator[tuple[str, str]]:
    """Yield what stands below the rule, with its number; a filled gap or option says enough."""
    if card.answers:
        for n, item in enumerate(card.answers, start=1):
            yield f"{n}.", item
    elif not card.choices and (card.form is not Form.CLOZE or GAP not in card.question):
        yield "", card.answer


def _clear(box: QVBoxLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.setParent(None)
            widget.deleteLater()
        if isinstance(inner, QHBoxLayout):
            while (part := inner.takeAt(0)) is not None:
                if (widget := part.widget()) is not None:
                    widget.setParent(None)
                    widget.deleteLater()
