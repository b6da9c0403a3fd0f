"""The keys sheet: every key of the window and of the Study view, from the command tables."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QWidget,
)

from studyapp.ui.commands import sheet
from studyapp.ui.controls import label, push_button
from studyapp.ui.dialogs.frame import button_row, frame, scrolled

Group = tuple[str, list[tuple[tuple[str, ...], str]]]
_BETWEEN = 10
"""Pixels between two groups."""


class KeysDialog(QDialog):
    """Two columns of keys, grouped as the menus are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = frame(self, "Keys", width=720)
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 0, 12, 0)
        columns.setSpacing(40)
        for groups in _halves(list(sheet())):
            columns.addLayout(_column(groups), 1)
        content = QWidget()
        content.setLayout(columns)
        area = scrolled(content, "Keys and what they do")
        layout.addWidget(area, 1)
        close = push_button("Close", kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        button_row(layout, close)
        room = parent.height() - 80 if parent is not None else 700
        margins = layout.contentsMargins()
        beside = margins.left() + margins.right() + area.verticalScrollBar().sizeHint().width()
        width = max(760, content.sizeHint().width() + beside)
        self.resize(width, min(max(420, room), content.sizeHint().height() + 160))


def _halves(groups: list[Group]) -> tuple[list[Group], list[Group]]:
    """Split the groups where the two columns differ least in height."""

    def height(some: list[Group]) -> int:
        return sum(len(lines) + 2 for _, lines in some)

    cut = min(range(len(groups)), key=lambda n: abs(height(groups[:n]) - height(groups[n:])))
    return groups[:cut], groups[cut:]


def _column(groups: list[Group]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    row = 0
    for name, lines in groups:
        if row:
            grid.setRowMinimumHeight(row, _BETWEEN)
            row += 1
        grid.addWidget(label(name, "label"), row, 0)
        row += 1
        for keys, title in lines:
            grid.addWidget(label(title), row, 0)
            grid.addLayout(_caps(keys), row, 1)
            row += 1
    grid.setRowStretch(row, 1)
    return grid


def _caps(keys: Sequence[str]) -> QHBoxLayout:
    caps = QHBoxLayout()
    caps.setSpacing(4)
    caps.addStretch()
    for key in keys:
        cap = label(native(key), "cap")
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        caps.addWidget(cap)
    return caps


def native(key: str) -> str:
    """Return a key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key
