"""The export dialog: which kinds of cards, into which file, how far it is, where it went."""

import re
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from studyapp.model import Kind
from studyapp.ui.controls import label, plural, push_button
from studyapp.ui.dialogs.frame import button_row, fit, frame

KIND_TITLES = {
    Kind.DATE: "Dates",
    Kind.ACTOR: "Actors",
    Kind.ARGUMENT: "Arguments",
    Kind.OWN: "Own cards",
}
SUFFIX = ".apkg"
_LONGEST_NAME = 80
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def suggested_name(title: str) -> str:
    """Return a file name for a title that every system accepts."""
    name = " ".join(_UNSAFE.sub(" ", title).split())[:_LONGEST_NAME].strip(" .")
    return (name or "cards") + SUFFIX


class ExportDialog(QDialog):
    """Asks what and where, then shows the export until it is done.

    Signals:
        wanted: (path, frozenset of kinds).
        cancelled: The running export shall stop.
    """

    wanted = Signal(object, object)
    cancelled = Signal()

    def __init__(
        self, title: str, counts: Mapping[Kind, int], folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._running = False
        self._counts = counts
        self._path = folder / suggested_name(title)
        self.boxes: dict[Kind, QCheckBox] = {}
        layout = frame(self, "Export an Anki deck", width=520)
        layout.addWidget(label(title, "muted", wraps=True))
        layout.addSpacing(8)
        self._questions, self._result = QWidget(), QWidget()
        self._fill_questions(counts)
        self._fill_result()
        self._result.hide()
        layout.addWidget(self._questions)
        layout.addWidget(self._result)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress of the export")
        keeps = self.bar.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(keeps)
        self.bar.hide()
        layout.addWidget(self.bar)
        self._add_buttons(layout)
        self._check()
        fit(self)

    def _fill_questions(self, counts: Mapping[Kind, int]) -> None:
        layout = QVBoxLayout(self._questions)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label("Cards", "label"))
        for kind, count in counts.items():
            box = QCheckBox(f"{KIND_TITLES[kind]}  ({count})")
            box.setAccessibleName(f"{KIND_TITLES[kind]}: {plural(count, 'card')}")
            box.setChecked(count > 0)
            box.setEnabled(count > 0)
            box.toggled.connect(self._check)
            self.boxes[kind] = box
            layout.addWidget(box)
        layout.addSpacing(10)
        layout.addWidget(label("File", "label"))
        row = QHBoxLayout()
        row.setSpacing(8)
        self.file = QLineEdit(str(self._path))
        self.file.setAccessibleName("File to write")
        self.file.setCursorPosition(len(str(self._path)))
        self.file.textChanged.connect(self._check)
        row.addWidget(self.file, 1)
        self._browse = push_button("Choose…", name="Choose the file to write")
        self._browse.clicked.connect(self._choose_file)
        row.addWidget(self._browse)
        layout.addLayout(row)
        self.problem = label("", "muted", wraps=True)
        self.problem.setMinimumHeight(self.problem.fontMetrics().height() * 2)
        layout.addWidget(self.problem)
        layout.addStretch()

    def _fill_result(self) -> None:
        layout = QVBoxLayout(self._result)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.outcome = label("", "heading")
        layout.addWidget(self.outcome)
        layout.addWidget(label("In Anki choose File, Import, and this file:", "muted"))
        self.place = label("", wraps=True)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self.place)

    def _add_buttons(self, layout: QVBoxLayout) -> None:
        self.cancel_button = push_button("Cancel", tip="Esc")
        self.cancel_button.clicked.connect(self.reject)
        self.export_button = push_button("Export", kind="primary")
        self.export_button.setDefault(True)
        self.export_button.clicked.connect(self._export)
        self.folder_button = push_button("Show in folder")
        self.folder_button.clicked.connect(self._show_folder)
        self.close_button = push_button("Close", kind="primary")
        self.close_button.clicked.connect(self.accept)
        self.folder_button.hide()
        self.close_button.hide()
        buttons = (self.cancel_button, self.export_button, self.folder_button, self.close_button)
        button_row(layout, *buttons)

    def kinds(self) -> frozenset[Kind]:
        return frozenset(kind for kind, box in self.boxes.items() if box.isChecked())

    def show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def show_done(self, path: Path, notes: int) -> None:
        self._running = False
        self._path = path
        self.bar.hide()
        cards = sum(self._counts[kind] for kind in self.kinds())
        # A list becomes a note per item in Anki, so there may be more notes than cards.
        as_notes = ""
        if notes != cards:
            as_notes = f" as {plural(notes, 'note')}, one per list item"
        self.outcome.setText(f"{plural(cards, 'card')} exported{as_notes}")
        self.place.setText(str(path))
        self._questions.hide()
        self._result.show()
        for button in (self.cancel_button, self.export_button):
            button.hide()
        for button in (self.folder_button, self.close_button):
            button.show()
        self.close_button.setDefault(True)
        self.setFocus()
        fit(self)

    def show_failed(self, sentence: str) -> None:
        """Say why it failed and let the user try again."""
        self._ask_again()
        self.problem.setText(sentence)
        self.problem.setProperty("role", "wrong")
        self.problem.style().polish(self.problem)

    def show_cancelled(self) -> None:
        self._ask_again()

    def reject(self) -> None:
        """Stop a running export first; close when none runs."""
        if self._running:
            self.cancelled.emit()
        else:
            super().reject()

    def _ask_again(self) -> None:
        self._running = False
        self.bar.hide()
        self._questions.setEnabled(True)
        self._check()

    def _export(self) -> None:
        path = Path(self.file.text().strip()).expanduser()
        if path.suffix.lower() != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        self._running = True
        self._questions.setEnabled(False)
        self.export_button.setEnabled(False)
        self.show_progress(0, 1)
        self.bar.show()
        self.wanted.emit(path, self.kinds())

    def _check(self) -> None:
        chosen = sum(1 for box in self.boxes.values() if box.isChecked())
        text = self.file.text().strip()
        hint = ""
        if not chosen:
            hint = "Choose at least one kind of cards."
        elif not text:
            hint = "Name the file to write."
        elif Path(text).expanduser().is_file():
            hint = "This file exists and will be replaced."
        self.problem.setProperty("role", "muted")
        self.problem.style().polish(self.problem)
        self.problem.setText(hint)
        self.export_button.setEnabled(bool(chosen and text))

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Export an Anki deck", self.file.text(), f"Anki decks (*{SUFFIX})"
        )
        if chosen:
            self.file.setText(chosen)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
