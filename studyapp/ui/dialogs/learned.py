"""What the user's decisions about cards have taught: which kinds of questions are asked more or less."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QWidget

from studyapp.ui.controls import label, push_button
from studyapp.ui.dialogs.frame import button_row, fit, frame, scrolled

_ASKS = {
    "date-event": "when something happened",
    "date-noun": "when an event took place",
    "date-gap": "a gap in place of a date",
    "work": "the date of a work",
    "lifespan": "when somebody lived or reigned",
    "happening": "what happened at a date",
    "who": "who did something",
    "by-whom": "by whom something was done",
    "role": "who somebody was",
    "reason": "why",
    "purpose": "what for",
    "means": "how",
    "condition": "on what condition",
    "saying": "what somebody said",
    "object": "what somebody did",
    "task": "what somebody was to do",
    "definition": "what a word means",
    "completion": "the end of a claim",
    "list": "a list",
    "amount": "an amount",
    "copula": "what something was",
    "identity": "who or what a name is",
    "predicate": "what is said of something",
    "clausal": "what the point was",
    "cause": "what led to something",
    "effect": "what something led to",
    "alternative": "what was so instead",
    "concession": "what held in spite of something",
    "term": "what something is called",
    "entry": "an entry of a glossary",
    "numbered": "numbered points",
    "announced": "points that are counted off",
    "attribute": "what kind of thing somebody had",
    "becoming": "what something became",
    "genitive": "of what something is a part",
    "place": "where something was",
    "quantity": "how many there were",
    "counted": "what is counted off in one sentence",
    "inquiry": "what is asked or left open",
    "replaced": "what stands in the place of what is denied",
    "complement": "what a verb goes with",
    "judgement": "what the author holds to be so",
    "report": "what was reported",
    "rhetorical": "what a rhetorical question claims",
}
_TALLEST = 260
"""Pixels of the table; a longer one scrolls, so that the dialog fits a small window."""
_SENTENCE = (
    "When you keep, reword or reject a card, cards of its kind become more or less likely in the "
    "articles that you import from then on."
)
_NOTHING = "You have not kept or rejected any cards yet."


class LearnedDialog(QDialog):
    """The shift of each kind of question, and a button that forgets them.

    Signals:
        forget_wanted: What was learned is to count no more.
    """

    forget_wanted = Signal()

    def __init__(self, learned: Mapping[str, float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = frame(self, "What your decisions taught", width=440)
        layout.addWidget(label(_SENTENCE, "muted", wraps=True))
        layout.addSpacing(8)
        if learned:
            layout.addWidget(_table(learned), 1)
        else:
            layout.addWidget(label(_NOTHING, wraps=True))
        layout.addSpacing(8)
        self.forget = push_button("Forget it")
        self.forget.setEnabled(bool(learned))
        self.forget.clicked.connect(self._forget)
        close = push_button("Close", kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        button_row(layout, self.forget, close)
        fit(self)

    def _forget(self) -> None:
        self.forget_wanted.emit()
        self.accept()


def asks(rule: str) -> str:
    """Return in words what the cards of a rule ask."""
    return _ASKS.get(rule, rule.replace("-", " "))


def _table(learned: Mapping[str, float]) -> QScrollArea:
    """Return a table of the shifts that scrolls where it is long."""
    content = QWidget()
    grid = QGridLayout(content)
    grid.setContentsMargins(0, 0, 12, 0)
    grid.setHorizontalSpacing(24)
    grid.setColumnStretch(0, 1)
    ordered = sorted(learned.items(), key=lambda item: (-item[1], item[0]))
    for row, (rule, shift) in enumerate(ordered):
        grid.addWidget(label(asks(rule).capitalize()), row, 0)
        grid.addWidget(label("more often" if shift > 0 else "less often", "muted"), row, 1)
        amount = label(f"{shift:+.2f}".replace("-", "−"), "muted")
        grid.addWidget(amount, row, 2, Qt.AlignmentFlag.AlignRight)
    area = scrolled(content, "Kinds of questions and how much more or less often they come")
    bar = area.verticalScrollBar().sizeHint().width()
    area.setMinimumWidth(content.sizeHint().width() + bar)  # the figures stand beside the bar
    area.setMinimumHeight(min(content.sizeHint().height(), _TALLEST))
    return area
