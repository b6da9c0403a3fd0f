"""Buttons, labels and lines as every part of the window makes them, and their style sheet."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainterPath, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QLabel, QPushButton, QWidget

POP_UP_RADIUS = 10

STYLE = """
QWidget { color: $ink; }
QMainWindow, QDialog { background: $paper; }
QToolTip { background: $raised; color: $ink; border: 1px solid $line; padding: 4px 8px; }

QLabel[role="title"] { font-size: 19px; font-weight: 600; }
QLabel[role="heading"] { font-size: 14px; font-weight: 600; }
QLabel[role="label"], QLabel[role="muted"] { color: $muted; font-size: 12px; }
QLabel[role="wrong"] { color: $actor; font-size: 12px; }
QFrame[role="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }

QPushButton {
  background: $raised; border: 1px solid $line; border-radius: 8px;
  padding: 6px 14px; min-height: 18px; outline: none;
}
QPushButton:hover { background: $panel; border-color: $muted; }
QPushButton:pressed { background: $line; }
QPushButton:disabled { color: $muted; background: transparent; border-color: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton[kind="primary"] {
  background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600;
}
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $ink; padding: 5px 13px; }
QPushButton[kind="primary"]:disabled {
  background: $line; color: $muted; border-color: $line;
}
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; }
QPushButton[kind="quiet"]:hover { background: $hover; border-color: transparent; }
QPushButton[kind="quiet"]:checked { background: $raised; border-color: $line; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; }
QPushButton[kind="quiet"]:disabled { color: $muted; }
QPushButton[kind="icon"] {
  background: transparent; border: 1px solid transparent; padding: 5px; border-radius: 8px;
}
QPushButton[kind="icon"]:hover { background: $hover; border-color: transparent; }
QPushButton[kind="icon"]:focus { border: 2px solid $accent; padding: 4px; }
QPushButton[kind="link"] {
  background: transparent; border: 1px solid transparent; color: $accent; padding: 2px 6px;
  font-weight: 600; border-radius: 6px;
}
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 1px 5px; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {
  background: $raised; border: 1px solid $line; border-radius: 8px; padding: 6px 9px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus {
  border: 2px solid $accent; padding: 5px 8px;
}
QLineEdit:disabled, QPlainTextEdit:disabled { color: $muted; background: $panel; }

QCheckBox { spacing: 10px; padding: 4px 2px; outline: none; }
QCheckBox::indicator {
  width: 16px; height: 16px; border: 1px solid $muted; border-radius: 5px; background: $raised;
}
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked {
  background: $accent; border-color: $accent; image: url("$icons/check/$name.svg");
}
QCheckBox::indicator:disabled { border-color: $line; background: transparent; }
QCheckBox::indicator:focus { border: 2px solid $accent; }
QCheckBox::indicator:checked:focus { border: 2px solid $ink; }
QCheckBox:disabled { color: $muted; }

QMenu { background: $raised; border: 1px solid $line; border-radius: 10px; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenu::right-arrow { image: url("$icons/arrow/$name.svg"); width: 14px; height: 14px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }

QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $strip_known; border-radius: 2px; }

QListView, QTreeView, QTableView {
  background: transparent; border: none; outline: none;
  selection-background-color: $hover; selection-color: $ink;
}
QFileDialog QListView, QFileDialog QTreeView {
  background: $raised; border: 1px solid $line; border-radius: 8px;
}
QHeaderView::section {
  background: $panel; color: $muted; border: none; border-bottom: 1px solid $line; padding: 5px 8px;
}
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: $hover; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$icons/arrow/$name-down.svg"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line; padding: 4px; }
"""


def push_button(
    text: str, *, kind: str = "", name: str = "", tip: str = "", parent: QWidget | None = None
) -> QPushButton:
    """Return a button; `name` is what a screen reader says when the text does not say it."""
    button = QPushButton(text, parent)
    button.setProperty("kind", kind)
    button.setAccessibleName(name or text)
    button.setToolTip(tip)
    # Reached with Tab only: the ring then shows where the keyboard is, never where one clicked.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAutoDefault(False)
    return button


def label(
    text: str, role: str = "text", *, wraps: bool = False, parent: QWidget | None = None
) -> QLabel:
    made = QLabel(text, parent)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    return made


def line(parent: QWidget | None = None) -> QFrame:
    """Return a hairline."""
    made = QFrame(parent)
    made.setProperty("role", "line")
    return made


def keep_scroll_bar_room(view: QAbstractScrollArea) -> None:
    """Let lines keep their width, scroll bar or not; with nothing to scroll it has no handle."""
    bar = view.verticalScrollBar()
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
    bar.setEnabled(bar.maximum() > bar.minimum())


PopUp = TypeVar("PopUp", bound=QWidget)


def rounded(window: PopUp) -> PopUp:
    """Let the corners of a menu or pop-up be as round as its style sheet has them."""
    window.setWindowFlags(
        window.windowFlags()
        | Qt.WindowType.FramelessWindowHint
        | Qt.WindowType.NoDropShadowWindowHint
    )
    if QGuiApplication.platformName() == "xcb":
        # An X server need not blend windows: what is see-through would be black there.
        window.installEventFilter(_Corners(window))
    else:
        window.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    return window


class _Corners(QObject):
    """Cuts the corners off its parent, whatever its size."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            path = QPainterPath()
            path.addRoundedRect(QRectF(watched.rect()), POP_UP_RADIUS, POP_UP_RADIUS)
            watched.setMask(QRegion(path.toFillPolygon().toPolygon()))
        return super().eventFilter(watched, event)


def plural(count: int, one: str, many: str = "") -> str:
    """Return the number with its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
