"""What the dialogs that write a card have in common: its fields, its source, its items."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from studyapp.ui.controls import label


def text_field(
    dialog: QDialog, layout: QVBoxLayout, title: str, text: str, *, lines: int
) -> QPlainTextEdit:
    """Add a field of some lines below its title; Tab leaves it."""
    field = QPlainTextEdit(text, dialog)
    field.setTabChangesFocus(True)
    field.setAccessibleName(title)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + 24)
    add_titled(dialog, layout, title, field)
    return field


def add_titled(dialog: QDialog, layout: QVBoxLayout, title: str, field: QWidget) -> None:
    """Add a field below its title."""
    above = label(title, "label", parent=dialog)
    above.setBuddy(field)
    layout.addWidget(above)
    layout.addWidget(field)


def source_box(sentence: QWidget, title: str = "Its sentence in the article") -> QFrame:
    """Return a box around the sentence that a card comes from, as the article shows it."""
    box = QFrame()
    box.setObjectName("source")
    layout = QVBoxLayout(box)
    layout.setContentsMargins(14, 10, 14, 12)
    layout.setSpacing(4)
    layout.addWidget(label(title, "label"))
    layout.addWidget(sentence)
    return box


def lines_of(field: QPlainTextEdit) -> tuple[str, ...]:
    """Return the lines of a field that are not empty."""
    lines = (line.strip() for line in field.toPlainText().splitlines())
    return tuple(line for line in lines if line)


def on_ctrl_enter(dialog: QDialog, do: object) -> None:
    """Call something on Ctrl+Enter, on either Enter key."""
    for keys in ("Ctrl+Return", "Ctrl+Enter"):
        QShortcut(QKeySequence(keys), dialog).activated.connect(do)
