"""The list of card tiles: model, delegate, keys and pointer."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from studyapp.model import Card, LibraryCard, Status
from studyapp.ui import card_tile
from studyapp.ui.card_tile import ACCEPT, EDIT, REJECT, Tile
from studyapp.ui.controls import keep_scroll_bar_room
from studyapp.ui.theme import LIGHT, Theme
from studyapp.ui.wording import due_text, spoken_card

Index = QModelIndex | QPersistentModelIndex
CARD = Qt.ItemDataRole.UserRole
_BATCH = 40
_ACTION_KEYS = {Qt.Key.Key_A: ACCEPT, Qt.Key.Key_X: REJECT, Qt.Key.Key_E: EDIT}


class CardModel(QAbstractListModel):
    """The cards that are listed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cards: list[LibraryCard] = []
        self.rows: dict[str, int] = {}
        self.now: datetime | None = None
        self.open: set[str] = set()
        """Cards whose answer was asked for."""
        self.all_open = False

    def set_cards(self, cards: Sequence[LibraryCard]) -> None:
        self.beginResetModel()
        self.cards = list(cards)
        self.rows = {card.card.id: row for row, card in enumerate(cards)}
        self.endResetModel()

    def shows_answer(self, card: Card) -> bool:
        """A suggested card is there to be judged, not to be practised: it stands openly."""
        return self.all_open or card.id in self.open or card.status is Status.SUGGESTED

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        card = self.cards[index.row()]
        if role == CARD:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.card.question
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(card)
        return None

    def _spoken(self, card: LibraryCard) -> str:
        parts = [spoken_card(card.card)]
        if self.now is not None:
            parts.append(due_text(card, self.now))
        if self.shows_answer(card.card):
            parts.append("Answer: " + ("; ".join(card.card.answers) or card.card.answer))
        else:
            parts.append("Space shows the answer")
        return ". ".join(parts)


class CardDelegate(QStyledItemDelegate):
    """Paints tiles; keeps their layouts, since most stay the same from one filter to the next."""

    def __init__(self, view: "CardList") -> None:
        super().__init__(view)
        self._view = view
        self._tiles: dict[str, Tile] = {}

    def tile(self, card: LibraryCard, width: int) -> Tile:
        kept = self._tiles.get(card.card.id)
        if kept is None or kept.card.card != card.card or kept.width != width:
            kept = self._tiles[card.card.id] = card_tile.lay_out(card, width)
        kept.card = card
        return kept

    def forget(self) -> None:
        self._tiles.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.tile_width()
        return QSize(width, round(self.tile(index.data(CARD), width).height) + card_tile.GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: LibraryCard = index.data(CARD)
        painter.save()
        painter.translate(option.rect.topLeft())
        card_tile.paint(painter, self.tile(card, self._view.tile_width()), self._view.look(index))
        painter.restore()


class CardList(QListView):
    """Tiles under each other.

    Signals:
        chosen: The id of the card that was clicked or entered.
        edit_wanted: The id of the card to edit.
        status_wanted: (card id, the `Status` it should have).
    """

    chosen = Signal(str)
    edit_wanted = Signal(str)
    status_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cardList")
        self.setAccessibleName("Cards")
        self.theme: Theme = LIGHT
        self.cards = CardModel(self)
        self.tiles = CardDelegate(self)
        self.setModel(self.cards)
        self.setItemDelegate(self.tiles)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_scroll_bar_room(self)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        # A long article has a thousand tiles: those further down are laid out while one reads.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)
        self.chosen_card = ""
        self._hovered = -1
        self._point = QPointF()

    def set_cards(self, cards: Sequence[LibraryCard]) -> None:
        """List these cards; the one that has the cursor keeps it, or hands it to the next one."""
        current = self.currentIndex()
        kept = current.data(CARD).card.id if current.isValid() else ""
        ids = {card.card.id for card in cards}
        if kept and set(self.cards.rows) - ids == {kept} and cards:
            kept = cards[min(current.row(), len(cards) - 1)].card.id
        same = list(self.cards.rows) == [card.card.id for card in cards]
        place = self.verticalScrollBar().value()
        self._hovered = -1
        self.cards.set_cards(cards)
        row = self.cards.rows.get(kept, self.cards.rows.get(self.chosen_card, -1))
        if row >= 0:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.cards.index(row), flag)
        if same:
            self.doItemsLayout()
            self.verticalScrollBar().setValue(place)
        else:
            self.show_chosen()

    def choose(self, card_id: str) -> None:
        """Ring a card and bring it into view."""
        self.chosen_card = card_id
        row = self.cards.rows.get(card_id, -1)
        if row >= 0:
            self.setCurrentIndex(self.cards.index(row))
        self.show_chosen()
        self.viewport().update()

    def show_chosen(self) -> None:
        row = self.cards.rows.get(self.chosen_card, -1)
        if row < 0:
            return
        index = self.cards.index(row)
        if not self.visualRect(index).isValid():
            self.setLayoutMode(QListView.LayoutMode.SinglePass)
            self.doItemsLayout()
            self.setLayoutMode(QListView.LayoutMode.Batched)
        self.scrollTo(index)

    def show_answers(self, *, shown: bool) -> None:
        self.cards.all_open = shown
        self.viewport().update()

    def tile_width(self) -> int:
        return self.viewport().width()

    def look(self, index: Index) -> card_tile.Look:
        card: LibraryCard = index.data(CARD)
        tile = self.tiles.tile(card, self.tile_width())
        hovered = index.row() == self._hovered
        over_answer = hovered and tile.answer_box.contains(self._point)
        return card_tile.Look(
            self.theme,
            self.cards.now or card.changed,
            chosen=card.card.id == self.chosen_card,
            current=self.hasFocus() and index.row() == self.currentIndex().row(),
            hovered=hovered,
            open=over_answer or self.cards.shows_answer(card.card),
            hot=self._action_at(tile) if hovered else "",
        )

    def _action_at(self, tile: Tile) -> str:
        hits = (name for name, box in tile.actions.items() if box.contains(self._point))
        return next(hits, "")

    def _follow(self, point: QPoint) -> None:
        index = self.indexAt(point)
        self._hovered = index.row()
        self._point = QPointF(point - self.visualRect(index).topLeft())
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._follow(event.position().toPoint())
        # No dragging of a selection: a press chooses, nothing else.

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.viewport().update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._follow(event.position().toPoint())
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        card: LibraryCard = index.data(CARD)
        action = self._action_at(self.tiles.tile(card, self.tile_width()))
        if action:
            self._act(card, action)
        else:
            self._enter(card)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        key = Qt.Key(event.key())
        modified = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        card: LibraryCard | None = index.data(CARD) if index.isValid() else None
        if modified or card is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(card)
        elif key == Qt.Key.Key_Space:
            self.cards.open ^= {card.card.id}
            self.viewport().update()
        elif key in _ACTION_KEYS:
            self._act(card, _ACTION_KEYS[key])
            if key == Qt.Key.Key_A and card.card.status is Status.SUGGESTED:
                self._go_on()
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        """Move the cursor to the next card that waits to be judged, if there is one."""
        here = self.currentIndex().row()
        below = enumerate(self.cards.cards[here + 1 :], start=here + 1)
        row = next((row for row, c in below if c.card.status is Status.SUGGESTED), here)
        self.setCurrentIndex(self.cards.index(row))

    def _enter(self, card: LibraryCard) -> None:
        self.cards.open.add(card.card.id)
        self.choose(card.card.id)
        self.chosen.emit(card.card.id)

    def _act(self, card: LibraryCard, action: str) -> None:
        if action == EDIT:
            self.edit_wanted.emit(card.card.id)
        elif action == REJECT:
            self.status_wanted.emit(card.card.id, Status.REJECTED)
        elif card.card.status is not Status.ACTIVE:
            self.status_wanted.emit(card.card.id, Status.ACTIVE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
