"""The cards panel: the cards of what is on screen or of the whole article, by kind."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studyapp.model import Kind, LibraryCard, Status
from studyapp.ui.card_list import CardList
from studyapp.ui.controls import plural, push_button
from studyapp.ui.icons import icon
from studyapp.ui.language_note import LanguageNote
from studyapp.ui.theme import LIGHT, Theme
from studyapp.ui.wording import KIND_PLURALS

WIDTH = 336
STYLE = """
#cardsPanel { background: $panel; }
#cardList, #cardList:focus { background: transparent; border: none; padding: 0; }
QPushButton[kind="chip"] {
  background: transparent; border: 1px solid $line; border-radius: 12px; padding: 2px 9px;
  min-height: 18px; color: $muted; font-size: 12px;
}
QPushButton[kind="chip"]:hover { background: $hover; border-color: $line; }
QPushButton[kind="chip"]:checked { background: $raised; color: $ink; border-color: $line; }
QPushButton[kind="chip"]:focus { border: 2px solid $accent; padding: 1px 8px; }
#cardsPanel #emptyText { color: $muted; font-size: 13px; padding: 44px 30px 0 18px; }
"""


class CardsPanel(QWidget):
    """Filter chips above a list of tiles.

    Signals:
        card_chosen: The id of the card that was clicked or entered.
        edit_wanted: The id of the card to edit.
        status_wanted: (card id, the `Status` it should have).
        lost_wanted: The line about cards that lost their passage was pressed.
        english_wanted: The text is to be taken for English.
        called: A card was chosen from outside, and the panel should be seen.
        answers_shown_changed: Whether all answers stand openly, after the eye was pressed.
    """

    card_chosen = Signal(str)
    edit_wanted = Signal(str)
    status_wanted = Signal(str, object)
    lost_wanted = Signal()
    english_wanted = Signal()
    called = Signal()
    answers_shown_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cardsPanel")
        self.setAccessibleName("Cards of the article")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = LIGHT
        self._cards: tuple[LibraryCard, ...] = ()
        self._on_screen: frozenset[str] = frozenset()
        self._guest = ""
        self._make_chips()
        self._build()
        self._refresh()

    def _make_chips(self) -> None:
        self.on_screen_chip = _chip("On screen", checked=True)
        self.all_chip = _chip("All")
        group = QButtonGroup(self)
        for chip in (self.on_screen_chip, self.all_chip):
            group.addButton(chip)
        self.suggested_chip = _chip("Suggested")
        self.kind_chips = {kind: _chip("") for kind in Kind}
        self.eye = QPushButton(self)
        self.eye.setCheckable(True)
        self.eye.setProperty("kind", "icon")
        self.eye.setIconSize(QSize(18, 18))
        self.eye.setToolTip("Show all answers")
        self.eye.setAccessibleName("Show all answers")
        self.eye.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.eye.toggled.connect(self._show_answers)
        for chip in (self.on_screen_chip, self.all_chip, self.suggested_chip):
            chip.clicked.connect(self._refresh)
        for chip in self.kind_chips.values():
            chip.clicked.connect(self._refresh)

    def _build(self) -> None:
        self.list = CardList(self)
        self.list.chosen.connect(self._chosen)
        self.list.edit_wanted.connect(self.edit_wanted)
        self.list.status_wanted.connect(self.status_wanted)
        self.lost_button = push_button("", kind="hint", name="Cards that lost their passage")
        self.lost_button.clicked.connect(self.lost_wanted)
        self.lost_button.hide()
        self.language_note = LanguageNote(self)
        self.language_note.english_wanted.connect(self.english_wanted)
        self.empty = QLabel(self)
        self.empty.setWordWrap(True)
        self.empty.setObjectName("emptyText")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        scope, kinds = QHBoxLayout(), QHBoxLayout()
        for row in (scope, kinds):
            row.setSpacing(6)
            row.setContentsMargins(0, 0, 12, 0)
        scope.addWidget(self.on_screen_chip)
        scope.addWidget(self.all_chip)
        scope.addStretch()
        scope.addWidget(self.eye)
        for chip in self.kind_chips.values():
            kinds.addWidget(chip)
        kinds.addWidget(self.suggested_chip)
        kinds.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 0, 0)
        box.setSpacing(6)
        box.addLayout(scope)
        box.addLayout(kinds)
        box.addWidget(self.lost_button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addSpacing(4)
        box.addWidget(self.language_note)
        box.addWidget(self._pages, 1)
        chips = (self.on_screen_chip, self.all_chip, self.eye, *self.kind_chips.values())
        for before, after in pairwise((*chips, self.suggested_chip, self.lost_button, self.list)):
            self.setTabOrder(before, after)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 600)

    def set_cards(self, cards: Sequence[LibraryCard], now: datetime) -> None:
        """List these cards, in article order."""
        if [c.card.id for c in cards] != [c.card.id for c in self._cards]:
            self.list.tiles.forget()
        self._cards = tuple(cards)
        self.list.cards.now = now
        self._refresh()

    def show_on_screen(self, ids: Collection[str]) -> None:
        """Take these cards as those whose passage is in view."""
        if frozenset(ids) == self._on_screen:
            return
        self._on_screen = frozenset(ids)
        if self._guest in self._on_screen:
            self._guest = ""
        self._refresh()

    def choose(self, card_id: str) -> None:
        """Ring a card and bring it into view, whatever filter hides it."""
        self.called.emit()
        card = next((c.card for c in self._cards if c.card.id == card_id), None)
        self.list.chosen_card = card_id
        if card is None:
            self.list.viewport().update()
            return
        if card.status is Status.SUGGESTED:
            self.suggested_chip.setChecked(True)
        if not self.kind_chips[card.kind].isChecked():
            for chip in self.kind_chips.values():
                chip.setChecked(False)
        self._guest = "" if card_id in self._on_screen else card_id
        self._refresh()
        self.list.choose(card_id)

    def set_lost(self, count: int) -> None:
        """Say how many cards lost their passage; nothing of it when there is none."""
        self.lost_button.setText(f"{plural(count, 'card')} lost {_their(count)} passage")
        self.lost_button.setAccessibleName(self.lost_button.text())
        self.lost_button.setVisible(count > 0)

    def show_language(self, name: str) -> None:
        """Say that no cards are made from a text in this language; nothing of it without a name."""
        self.language_note.show_language(name)
        self._refresh()

    def set_answers_shown(self, shown: bool) -> None:
        self.eye.setChecked(shown)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.list.theme = theme
        self.eye.setIcon(icon("eye", theme.muted, size=18))
        for kind, chip in self.kind_chips.items():
            chip.setIcon(_dot(theme.kind(kind)))
        self.list.viewport().update()

    def _chosen(self, card_id: str) -> None:
        self._guest = "" if card_id in self._on_screen else card_id
        self.card_chosen.emit(card_id)

    def _show_answers(self, shown: bool) -> None:
        self.list.show_answers(shown=shown)
        self.eye.setToolTip("Cover the answers" if shown else "Show all answers")
        self.answers_shown_changed.emit(shown)

    def _refresh(self) -> None:
        suggested = self.suggested_chip.isChecked()
        offered = [c for c in self._cards if suggested or c.card.status is not Status.SUGGESTED]
        near = self._on_screen | {self._guest}
        on_screen = [card for card in offered if card.card.id in near]
        scope = on_screen if self.on_screen_chip.isChecked() else offered
        kinds = {kind for kind, chip in self.kind_chips.items() if chip.isChecked()}
        listed = [card for card in scope if not kinds or card.card.kind in kinds]
        self._label_chips(len(on_screen), len(offered), Counter(c.card.kind for c in scope))
        self.list.set_cards(listed)
        self._show_scope(bool(self._cards) or self.language_note.isHidden())
        self.empty.setText(self._why_empty(kinds))
        self._pages.setCurrentWidget(self.list if listed else self.empty)

    def _show_scope(self, shown: bool) -> None:
        """Show what chooses among cards, unless there are none and will be none."""
        for part in (self.on_screen_chip, self.all_chip, self.eye):
            part.setVisible(shown)

    def _label_chips(self, on_screen: int, all_cards: int, kinds: Counter[Kind]) -> None:
        self.on_screen_chip.setText(f"On screen {on_screen:,}")
        self.all_chip.setText(f"All {all_cards:,}")
        there = {card.card.kind for card in self._cards}
        for kind, chip in self.kind_chips.items():
            chip.setText(f"{kinds[kind]:,}")
            chip.setAccessibleName(f"{KIND_PLURALS[kind].capitalize()}: {kinds[kind]}")
            chip.setToolTip(f"Only {KIND_PLURALS[kind]}")
            chip.setVisible(kind in there or chip.isChecked())
        count = sum(card.card.status is Status.SUGGESTED for card in self._cards)
        self.suggested_chip.setText(f"Suggested {count:,}")
        self.suggested_chip.setToolTip("Cards that wait to be accepted or rejected")
        self.suggested_chip.setVisible(count > 0)

    def _why_empty(self, kinds: Collection[Kind]) -> str:
        hidden = [c.card for c in self._cards if c.card.status is Status.SUGGESTED]
        if self.on_screen_chip.isChecked() and len(hidden) < len(self._cards):
            hidden = [card for card in hidden if card.id in self._on_screen]
        hidden = [card for card in hidden if not kinds or card.kind in kinds]
        if not self._cards:
            if not self.language_note.isHidden():
                return ""
            return "This article has no cards yet. Select words of it and press Ctrl+M to make one."
        if hidden and not self.suggested_chip.isChecked():
            waits = "waits" if len(hidden) == 1 else "wait"
            return f"{plural(len(hidden), 'suggested card')} {waits} for you: choose Suggested."
        names = " or ".join(KIND_PLURALS[kind] for kind in Kind if kind in kinds)
        if self.on_screen_chip.isChecked():
            about = f" on {names}" if names else ""
            return f"No cards{about} for the sentences in view. Scroll on, or choose All."
        return f"No cards on {names} in this article."


def _their(count: int) -> str:
    return "its" if count == 1 else "their"


def _chip(text: str, *, checked: bool = False) -> QPushButton:
    chip = QPushButton(text)
    chip.setCheckable(True)
    chip.setChecked(checked)
    chip.setProperty("kind", "chip")
    chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    chip.setAutoDefault(False)
    chip.setIconSize(QSize(12, 10))
    return chip


def _dot(colour: str) -> QIcon:
    made = QIcon()
    for scale in (1, 2, 3):
        picture = QPixmap(12 * scale, 10 * scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(scale, scale, 8 * scale, 8 * scale)
        painter.end()
        picture.setDevicePixelRatio(scale)
        made.addPixmap(picture)
    return made
