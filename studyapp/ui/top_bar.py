"""The bar above everything: the menu, the modes, find, text options, export and what is due."""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from studyapp.ui import icons
from studyapp.ui.controls import push_button
from studyapp.ui.theme import LIGHT, Theme
from studyapp.ui.typeface import sans

HEIGHT = 44

STYLE = """
TopBar { background: $panel; border: none; border-bottom: 1px solid $line; }
TopBar QPushButton[kind="quiet"] { color: $muted; padding: 5px 11px; }
TopBar QPushButton[kind="quiet"]:focus { padding: 4px 10px; }
TopBar QPushButton[kind="quiet"]:hover, TopBar QPushButton[kind="quiet"]:checked { color: $ink; }
TopBar QPushButton#menu { color: $ink; font-weight: 600; padding: 5px 9px 5px 5px; }
TopBar QPushButton#due { border-radius: 15px; padding: 5px 13px; }
TopBar QPushButton#due:focus { padding: 4px 12px; }
"""


class Mode(NamedTuple):
    """A way of working in the window, with the digit of its key."""

    name: str
    title: str
    digit: str


MODES = (Mode("read", "Read", "1"), Mode("study", "Study", "2"))


class ModeButton(QPushButton):
    """A tab with its digit written small behind the title."""

    def __init__(self, mode: Mode, parent: QWidget | None = None) -> None:
        super().__init__(mode.title, parent)
        self._hint = mode.digit
        self._small = sans(11)
        self.setCheckable(True)
        self.setProperty("kind", "quiet")
        self.setAccessibleName(f"{mode.title} mode")
        self.setToolTip(f"{mode.title}  Ctrl+{mode.digit}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.theme: Theme = LIGHT

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(self._hint_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        text: str = option.text
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setFont(self.font())
        lit = self.isChecked() or self.underMouse()
        painter.setPen(QColor(self.theme.ink if lit else self.theme.muted))
        metrics = QFontMetrics(self.font())
        left = (self.width() - metrics.horizontalAdvance(text) - self._hint_width()) // 2
        base = (self.height() + metrics.ascent() - metrics.descent()) // 2
        painter.drawText(QPoint(left, base), text)
        painter.setFont(self._small)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(QPoint(left + metrics.horizontalAdvance(text) + 6, base), self._hint)
        painter.end()

    def _hint_width(self) -> int:
        return QFontMetrics(self._small).horizontalAdvance(self._hint) + 6


class TopBar(QFrame):
    """Modes to the left, what one does with the article to the right."""

    mode_chosen = Signal(str)
    menu_wanted = Signal()
    find_wanted = Signal()
    text_options_wanted = Signal()
    export_wanted = Signal()
    due_wanted = Signal()
    library_toggled = Signal()
    cards_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName("Top bar")
        self.menu_button = push_button("Studyapp", kind="quiet", name="Menu", tip="Menu  F10")
        self.menu_button.setObjectName("menu")
        self.library_button = push_button("", kind="icon", name="Library panel")
        self.library_button.setToolTip("Library panel  Ctrl+B")
        self.cards_button = push_button("", kind="icon", name="Cards panel")
        self.cards_button.setToolTip("Cards panel  Ctrl+Shift+B")
        self.find_button = push_button("Find", kind="quiet", name="Find in the article")
        self.find_button.setToolTip("Find in the article  Ctrl+F")
        self.text_button = push_button("Aa", kind="quiet", name="Text options")
        self.text_button.setToolTip("Text options  Ctrl+T")
        self.export_button = push_button("Export", kind="quiet", name="Export an Anki deck")
        self.export_button.setToolTip("Export an Anki deck  Ctrl+E")
        self.due_button = push_button("Study", kind="primary", tip="Study everything due  Ctrl+R")
        self.due_button.setObjectName("due")
        self._modes = {mode.name: ModeButton(mode) for mode in MODES}
        self._connect()
        self._lay_out()
        self.set_due(0, 0)

    def _connect(self) -> None:
        group = QButtonGroup(self)
        for name, tab in self._modes.items():
            group.addButton(tab)
            tab.clicked.connect(lambda _checked=False, mode=name: self.mode_chosen.emit(mode))
        for button, signal in (
            (self.menu_button, self.menu_wanted),
            (self.library_button, self.library_toggled),
            (self.cards_button, self.cards_toggled),
            (self.find_button, self.find_wanted),
            (self.text_button, self.text_options_wanted),
            (self.export_button, self.export_wanted),
            (self.due_button, self.due_wanted),
        ):
            button.clicked.connect(lambda _checked=False, to=signal: to.emit())
        for toggle in (self.library_button, self.cards_button):
            toggle.setCheckable(True)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 12, 1)
        layout.setSpacing(3)
        layout.addWidget(self.library_button)
        layout.addWidget(self.menu_button)
        layout.addSpacing(10)
        for tab in self._modes.values():
            layout.addWidget(tab)
        layout.addStretch()
        for button in (self.find_button, self.text_button, self.export_button, self.cards_button):
            layout.addWidget(button)
        layout.addSpacing(6)
        layout.addWidget(self.due_button)

    def set_mode(self, name: str, *, readable: bool) -> None:
        """Mark the mode; what only concerns a text being read is hidden elsewhere."""
        self._modes[name].setChecked(True)
        for button in (self.find_button, self.export_button, self.cards_button):
            button.setVisible(readable)

    def set_due(self, due: int, new: int) -> None:
        """Show how many cards a session over all articles would ask."""
        text = f"Study {due + new}" if due or new else "Study"
        self.due_button.setText(text)
        self.due_button.setAccessibleName(f"{text}: {due} due, {new} new")
        self.due_button.setVisible(bool(due or new))

    def set_panels(self, *, library: bool, cards: bool) -> None:
        self.library_button.setChecked(library)
        self.cards_button.setChecked(cards)

    def set_theme(self, theme: Theme) -> None:
        for name, button in (
            ("panel-left", self.library_button),
            ("panel-right", self.cards_button),
        ):
            button.setIcon(icons.toggle_icon(name, theme.muted, theme.accent))
            button.setIconSize(QSize(18, 18))
        self.menu_button.setIcon(icons.icon("menu", theme.ink))
        self.menu_button.setIconSize(QSize(18, 18))
        for tab in self._modes.values():
            tab.theme = theme
            tab.update()

    def place_below(self, button: QPushButton, size: QSize) -> QPoint:
        """Return where (on the screen) a pop-up of this size hangs below a button, inside the bar."""
        left = button.mapTo(self, QPoint(0, 0)).x() + button.width() // 2 - size.width() // 2
        left = max(8, min(left, self.width() - size.width() - 8))
        return self.mapToGlobal(QPoint(left, HEIGHT + 4))
