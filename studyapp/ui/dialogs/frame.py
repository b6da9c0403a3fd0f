"""The frame that all dialogs share: a heading, the content, and buttons at the lower right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studyapp.ui.controls import label

STYLE = """
QLabel[role="cap"] {
  background: $raised; border: 1px solid $line; border-bottom: 2px solid $line;
  border-radius: 5px; padding: 1px 7px; font-size: 12px;
}
QFrame#source { background: $panel; border: none; border-radius: 10px; }
#sourceText, #sourceText:focus {
  background: transparent; border: none; border-radius: 0; padding: 0;
}
QFrame#notice {
  background: $raised; border: 1px solid $line; border-radius: 12px;
}
QFrame#textOptions { background: $raised; border: 1px solid $line; border-radius: 10px; }
QFrame#findBar { background: $raised; border: 1px solid $line; border-radius: 10px; }
QFrame#findBar QLineEdit { min-width: 180px; }
"""


def frame(dialog: QDialog, title: str, *, width: int, heading: bool = True) -> QVBoxLayout:
    """Give a dialog its title, width and margins; return the layout for its content."""
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(width)
    # The dialog itself has the focus at first: Enter and Esc work, and no ring stands anywhere
    # before the user reaches for Tab.
    dialog.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    dialog.setFocus()
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(28, 24, 28, 22)
    layout.setSpacing(8)
    if heading:
        layout.addWidget(label(title, "title", wraps=True))
        layout.addSpacing(4)
    return layout


def fit(dialog: QDialog) -> None:
    """Make a dialog as wide as its content needs, and as high as its wrapped texts need then."""
    layout = dialog.layout()
    if layout is not None:
        dialog.ensurePolished()
        layout.activate()
        width = max(dialog.minimumWidth(), layout.minimumSize().width())
        dialog.setMinimumWidth(width)
        dialog.resize(width, max(layout.heightForWidth(width), layout.minimumSize().height()))


def open_over(dialog: QDialog) -> None:
    """Open a dialog over its window, without waiting for it; it goes when it is closed."""
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def button_row(layout: QVBoxLayout, *buttons: QPushButton, left: QWidget | None = None) -> None:
    """Put the buttons at the lower right, the one that Enter presses last."""
    row = QHBoxLayout()
    row.setSpacing(8)
    if left is not None:
        row.addWidget(left)
    row.addStretch()
    for button in buttons:
        row.addWidget(button)
    layout.addSpacing(10)
    layout.addLayout(row)


def scrolled(content: QWidget, name: str) -> QScrollArea:
    """Return an area in which content scrolls up and down, with its name for screen readers."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(name)
    return area
