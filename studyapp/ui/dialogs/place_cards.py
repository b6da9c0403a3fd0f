"""The dialog for cards that lost their passage: the user says for each where it belongs."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studyapp.model import Anchor, Card, Kind, Passage, Status
from studyapp.services.places import lost, still_says
from studyapp.ui import typeface
from studyapp.ui.controls import keep_scroll_bar_room, label, push_button
from studyapp.ui.dialogs.card_fields import source_box
from studyapp.ui.dialogs.frame import button_row, frame
from studyapp.ui.dialogs.place_button import PlaceButton
from studyapp.ui.marked_text import Highlight, MarkedText
from studyapp.ui.theme import Theme, blend
from studyapp.ui.word_changes import changed_words
from studyapp.ui.wording import KIND_NAMES

if TYPE_CHECKING:
    from studyapp.services.updating import Unplaced

WIDTH, HEIGHT = 680, 640
MOST = 9
"""Places that are offered: as many as there are keys."""
CHANGED = 0.3
"""The share of amber behind words that differ."""
AMBIGUOUS = "Its sentence stands in several places now. Which one does the card belong to?"
GONE = "Its sentence is no longer in the article. Keep the card without it, or put it away."
REWORDED = "Its sentence was reworded, and no longer holds the answer."
LIKELY = "Its sentence seems to have been reworded to this one. Does the card belong to it?"
ONE_OF = "Its sentence was reworded, or is gone. Does the card belong to one of these?"


class PlaceCards(QDialog):
    """One card at a time: 1-9 takes a place, other keys keep, suspend, reject or edit the card.

    Signals:
        placed: (card id, the `Anchor` where it belongs, or None for no passage).
        status_wanted: (card id, the `Status` that it should have).
        edit_wanted: The `LibraryCard` to edit.
        undo_wanted: The last decision of this dialog is to be taken back.
    """

    placed = Signal(str, object)
    status_wanted = Signal(str, object)
    edit_wanted = Signal(object)
    undo_wanted = Signal()

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.left: list[Unplaced] = []
        """The cards that still wait for a decision."""
        self._passages: Mapping[str, Passage] = {}
        self._at = 0
        self._decided = 0
        self.places: list[PlaceButton] = []
        layout = frame(self, "Cards that lost their passage", width=WIDTH)
        head = QHBoxLayout()
        head.addWidget(label(title, "muted"), 1)
        self.count = label("", "muted")
        head.addWidget(self.count)
        layout.addLayout(head)
        layout.addSpacing(6)
        self._add_card(layout)
        self._add_places(layout)
        self._add_buttons(layout)
        room = parent.height() - 60 if parent is not None else HEIGHT
        self.resize(WIDTH, min(HEIGHT, max(420, room)))

    def _add_card(self, layout: QVBoxLayout) -> None:
        self.kind = label("", "muted")
        self.question = MarkedText(typeface.serif(18, typeface.SEMIBOLD), 26)
        self.answer = MarkedText(typeface.serif(16, typeface.SEMIBOLD), 24)
        self.sentence = MarkedText(typeface.serif(15), 23)
        self.why = label("", wraps=True)
        for part in (self.kind, self.question, self.answer):
            layout.addWidget(part)
        layout.addSpacing(8)
        layout.addWidget(source_box(self.sentence, "The sentence that it was made from"))
        layout.addSpacing(8)
        layout.addWidget(self.why)

    def _add_places(self, layout: QVBoxLayout) -> None:
        content = QWidget()
        self._places_box = QVBoxLayout(content)
        self._places_box.setContentsMargins(0, 2, 0, 2)
        self._places_box.setSpacing(8)
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keep_scroll_bar_room(area)
        layout.addWidget(area, 1)

    def _add_buttons(self, layout: QVBoxLayout) -> None:
        self.keep_button = push_button("Keep without a passage   K", name="Keep without a passage")
        self.keep_button.clicked.connect(lambda: self._place(None))
        self.suspend_button = push_button("Suspend   S", name="Suspend the card")
        self.suspend_button.clicked.connect(lambda: self._judge(Status.SUSPENDED))
        self.reject_button = push_button("Reject   X", name="Reject the card")
        self.reject_button.clicked.connect(lambda: self._judge(Status.REJECTED))
        self.edit_button = push_button("Edit…   E", name="Edit the card")
        self.edit_button.clicked.connect(self._edit)
        self.later_button = push_button("Later   L", name="Decide on this card later")
        self.later_button.clicked.connect(self.later)
        self.undo_button = push_button("Undo", kind="link", tip="Ctrl+Z")
        self.undo_button.clicked.connect(self.undo)
        buttons = (self.keep_button, self.suspend_button, self.reject_button, self.edit_button)
        button_row(layout, *buttons, self.later_button, left=self.undo_button)

    def show_cards(self, left: "Sequence[Unplaced]", passages: Mapping[str, Passage]) -> None:
        """Ask about these cards; the one that was up stays up if it is among them."""
        up = self.card.id if self.card is not None else ""
        self.left, self._passages = list(left), passages
        ids = [asked.card.card.id for asked in self.left]
        self._at = ids.index(up) if up in ids else min(self._at, max(0, len(ids) - 1))
        self._show()

    @property
    def card(self) -> Card | None:
        """The card that is up."""
        return self.left[self._at].card.card if self._at < len(self.left) else None

    @property
    def decided(self) -> int:
        """How many decisions were taken here and not taken back."""
        return self._decided

    def later(self) -> None:
        """Go on to the next card; after the last one, close."""
        self._at += 1
        self._show()

    def back(self) -> None:
        self._at = max(0, self._at - 1)
        self._show()

    def undo(self) -> None:
        """Take back the last decision that was made here."""
        if self._decided:
            self._decided -= 1
            self.undo_wanted.emit()

    def count_edit(self) -> None:
        """Take note that the card was edited; that can be taken back here too."""
        self._decided += 1

    def _place(self, anchor: Anchor | None) -> None:
        if self.card is not None:
            card = self._decide()
            self.placed.emit(card, anchor)

    def _judge(self, status: Status) -> None:
        if self.card is not None:
            card = self._decide()
            self.status_wanted.emit(card, status)

    def _edit(self) -> None:
        if self.card is not None:
            self.edit_wanted.emit(self.left[self._at].card)

    def _decide(self) -> str:
        """Count a decision, go on to the next card, and return the one that was up."""
        decided: Card = self.left.pop(self._at).card.card
        self._decided += 1
        self._at = min(self._at, max(0, len(self.left) - 1))
        self._show()
        return decided.id

    def _show(self) -> None:
        card = self.card
        if card is None:
            self.accept()
            return
        asked = self.left[self._at]
        self.count.setText(f"{self._at + 1} of {len(self.left)}")
        self.kind.setText(KIND_NAMES[card.kind])
        self.question.show_text(card.question, self._theme.ink)
        self.answer.show_text("; ".join(card.answers) or card.answer, self._theme.kind(card.kind))
        gone_from = next(iter(lost(card, self._passages)), card.anchor)
        quote = gone_from.quote if gone_from is not None else ""
        places = asked.places[:MOST]
        gone = changed_words(quote, places[0].quote)[0] if len(places) == 1 else []
        marks = [Highlight(span, self._amber(self._theme.panel)) for span in gone]
        self.sentence.show_text(quote, self._theme.ink, marks)
        self.why.setText(why(asked, quote))
        self._show_places(quote, places, card.kind)
        self.undo_button.setVisible(self._decided > 0)
        self.setAccessibleDescription(f"{card.question} {self.why.text()}")
        self.setFocus()

    def _show_places(self, quote: str, places: Sequence[Anchor], kind: Kind) -> None:
        while (item := self._places_box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.places = []
        for number, place in enumerate(places, start=1):
            passage = self._passages.get(place.block)
            fresh = changed_words(quote, place.quote)[1]
            button = PlaceButton(number, place, passage, self._theme, kind)
            button.mark(fresh, self._amber(self._theme.raised))
            button.clicked.connect(lambda _checked=False, place=place: self._place(place))
            self.places.append(button)
            self._places_box.addWidget(button)
        self._places_box.addStretch(1)

    def _amber(self, under: str) -> str:
        return blend(self._theme.strip_learning, under, CHANGED)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        actions = {
            "k": self.keep_button.click,
            "s": self.suspend_button.click,
            "x": self.reject_button.click,
            "e": self.edit_button.click,
            "l": self.later,
        }
        text = event.text().lower()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_Z:
            self.undo()
        elif control or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif text in actions:
            actions[text]()
        elif text.isdecimal() and 0 < int(text) <= len(self.places):
            self.places[int(text) - 1].click()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            (self.later if event.key() == Qt.Key.Key_Right else self.back)()
        else:
            super().keyPressEvent(event)


def why(asked: "Unplaced", quote: str) -> str:
    """Say why the user is asked: what became of the sentence that a card was made from."""
    if not asked.places:
        return GONE
    if asked.why == "ambiguous":
        return AMBIGUOUS
    if len(asked.places) > 1:
        return ONE_OF
    holds = still_says(asked.card.card, quote, asked.places[0].quote)
    return LIKELY if holds else REWORDED
