"""The dialog before an update: what the new file changes, and what to do with it."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studyapp.ui.controls import label, plural, push_button
from studyapp.ui.dialogs.frame import button_row, fit, frame

if TYPE_CHECKING:
    from studyapp.services.updating import Update

WIDTH = 560


class Choice(Enum):
    """What to do with a file that is another edition of what the library has."""

    UPDATE = auto()
    KEEP_BOTH = auto()
    CANCEL = auto()


class UpdateDialog(QDialog):
    """Enter updates, Esc leaves everything as it is.

    Signals:
        decided: (the `Choice`, whether it holds for the files that wait too).
    """

    decided = Signal(object, bool)

    def __init__(
        self, update: "Update", name: str, *, waiting: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        title = update.edition.title
        layout = frame(self, f"“{title}” is already in your library", width=WIDTH)
        self.setWindowTitle("Update the article")
        layout.addWidget(label(_difference(update, name), "muted", wraps=True))
        layout.addSpacing(10)
        self._add_figures(layout, update)
        layout.addSpacing(8)
        layout.addWidget(label(_promise(update), "muted", wraps=True))
        self.others = QCheckBox(f"Do the same for {_others(waiting)}")
        self.others.setVisible(waiting > 0)
        layout.addSpacing(4)
        layout.addWidget(self.others)
        self._add_buttons(layout)
        fit(self)

    def _add_figures(self, layout: QVBoxLayout, update: "Update") -> None:
        columns = QHBoxLayout()
        columns.setSpacing(36)
        for head, lines in (
            ("Passages", list(passage_lines(update))),
            ("Cards", list(card_lines(update))),
        ):
            grid = QGridLayout()
            grid.setHorizontalSpacing(10)
            grid.setVerticalSpacing(5)
            grid.addWidget(label(head, "label"), 0, 0, 1, 2)
            for row, (count, what) in enumerate(lines, start=1):
                figure = label(f"{count:,}", "heading")
                grid.addWidget(figure, row, 0, Qt.AlignmentFlag.AlignRight)
                grid.addWidget(label(what), row, 1)
            grid.setColumnStretch(1, 1)
            grid.setRowStretch(len(lines) + 1, 1)
            columns.addLayout(grid, 1)
        layout.addLayout(columns)

    def _add_buttons(self, layout: QVBoxLayout) -> None:
        self.cancel_button = push_button("Cancel", tip="Esc: leave everything as it is")
        self.cancel_button.clicked.connect(self.reject)
        self.both_button = push_button("Keep both", tip="Add the file as an article of its own")
        self.both_button.clicked.connect(lambda: self._decide(Choice.KEEP_BOTH))
        self.update_button = push_button("Update", kind="primary", tip="Enter")
        self.update_button.setDefault(True)
        self.update_button.clicked.connect(lambda: self._decide(Choice.UPDATE))
        button_row(layout, self.cancel_button, self.both_button, self.update_button)

    def reject(self) -> None:
        self._decide(Choice.CANCEL)

    def _decide(self, choice: Choice) -> None:
        self.decided.emit(choice, self.others.isChecked())
        self.done(int(choice is not Choice.CANCEL))


def passage_lines(update: "Update") -> Iterator[tuple[int, str]]:
    """Yield how many passages are unchanged, moved, reworded..., leaving out what there is none of."""
    counts = {str(fate): count for fate, count in update.counts.items()}
    for fate, words in (
        ("unchanged", "unchanged"),
        ("moved", "moved"),
        ("reworded", "reworded"),
        ("ambiguous", "in several places"),
        ("new", "new"),
        ("gone", "gone"),
    ):
        if counts.get(fate) or fate == "unchanged":
            yield counts.get(fate, 0), words


def card_lines(update: "Update") -> Iterator[tuple[int, str]]:
    """Yield what becomes of the cards, leaving out what there is none of."""
    yield update.kept, "keep their sentence"
    if update.fresh:
        yield len(update.fresh), "new"
    if update.unplaced:
        yield len(update.unplaced), "to look at"


def _difference(update: "Update", name: str) -> str:
    """Say how the file differs; of some only the file is another, as after saving it again."""
    if len(list(passage_lines(update))) == 1 and not update.fresh and not update.unplaced:
        return f"{name} is another file, but its text is the same."
    return f"{name} differs from it."


def _promise(update: "Update") -> str:
    """Say what an update never takes away."""
    if not update.unplaced:
        return "Every card keeps its schedule and your edits. Ctrl+Z brings the old text back."
    cards = plural(len(update.unplaced), "card")
    one = len(update.unplaced) == 1
    lose = (
        "loses its passage: you decide on it" if one else "lose their passage: you decide on them"
    )
    return (
        f"Every card keeps its schedule and your edits. {cards} {lose} afterwards. "
        "Ctrl+Z brings the old text back."
    )


def _others(waiting: int) -> str:
    return "the other file" if waiting == 1 else f"the other {waiting:,} files"
