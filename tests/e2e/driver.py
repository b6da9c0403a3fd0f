"""The words of a user for tests that drive the whole window."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QKeyCombination, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from studyapp import paths, settings
from studyapp.model import Kind, LibraryCard, Rating
from studyapp.services.opening import Services, open_services
from studyapp.services.preparing import Prepared
from studyapp.ui import app
from studyapp.ui.dialogs.edit_card import EditCard
from studyapp.ui.dialogs.error import ErrorDialog
from studyapp.ui.dialogs.export import ExportDialog
from studyapp.ui.dialogs.make_card import MakeCard
from studyapp.ui.dialogs.update import UpdateDialog
from studyapp.ui.main_window import MainWindow

Wait = Callable[[Callable[[], bool]], object]
Dialog = TypeVar("Dialog", bound=QDialog)


class Driver:
    """One user at one window; `wait` comes back once a condition holds, and fails if it never does."""

    def __init__(self, window: MainWindow, wait: Wait) -> None:
        self.window = window
        self._wait = wait

    # Starting and ending

    @classmethod
    def start(
        cls, wait: Wait, clock: Callable[[], datetime], opened: Path | None = None
    ) -> "Driver":
        """Start the app on the library of STUDYAPP_HOME, as `run` does, and wait until it rests."""

        def open_library() -> Services:
            return open_services(
                paths.library_file(), settings.load(paths.settings_file()), clock()
            )

        application = QApplication.instance()
        assert isinstance(application, QApplication)
        window = app.build(application, paths.settings_file(), clock)
        app.Start(window, open_library, opened)
        driver = cls(window, wait)
        window.show()
        driver.rest()
        return driver

    def rest(self) -> None:
        """Wait until the library is open (or cannot be) and nothing is being worked on."""
        window = self.window
        self._wait(lambda: window.link.services is not None or bool(self.dialogs()))
        # What a task handed over may have asked for the next one.
        for _ in range(3):
            self._wait(lambda: not window.link.busy and not window.reading.pending)
            QApplication.processEvents()

    def close(self) -> None:
        for dialog in self.dialogs():
            dialog.close()
        self.window.close()
        QApplication.processEvents()

    # Doing

    def do(self, command: str) -> None:
        """Trigger a command of the table by its id."""
        self.window.commands[command].trigger()
        self.rest()

    def press(self, *keys: str) -> None:
        """Press keys in the view that has the focus; "Space", "1", "U", "Ctrl+Return"."""
        for key in keys:
            target = QApplication.focusWidget() or self.window.focusWidget() or self.window
            combination = QKeyCombination.fromCombined(QKeySequence(key)[0].toCombined())  # type: ignore[index]
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
            self.rest()

    def choose_card(self, card: str) -> None:
        """Click a card in the panel beside the text."""
        self.window.parts.cards_panel.card_chosen.emit(card)
        self.rest()

    def drop(self, *files: Path) -> None:
        """Drag files onto the window and let go."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        moves, button, none = (
            Qt.DropAction.CopyAction,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier,
        )
        enter = QDragEnterEvent(QPoint(50, 50), moves, data, button, none.NoModifier)
        QApplication.sendEvent(self.window, enter)
        assert enter.isAccepted()
        drop = QDropEvent(QPointF(50, 50), moves, data, button, none.NoModifier)
        QApplication.sendEvent(self.window, drop)

    def bring(self, prepared: Prepared) -> int:
        """Have an article in the library as if it had been imported, and open it."""
        link = self.window.link
        assert link.services is not None
        added = link.services.library.add(prepared, link.clock())
        link.report(added.changes)
        self.rest()
        self.window.open_document(added.document)
        self.rest()
        return added.document

    def wait_for_import(self) -> None:
        self._wait(lambda: not self.window.importing.running)
        self.rest()

    def cancel_import(self) -> None:
        self._wait(lambda: self.window.parts.progress.bar.value() > 0)
        self.window.parts.progress.cancel_button.click()
        self.wait_for_import()

    def export_to(self, file: Path, *, without: tuple[Kind, ...] = ()) -> str:
        """Export through the dialog; return what the dialog says at the end."""
        self.do("article.export")
        dialog = self.dialog(ExportDialog)
        dialog.file.setText(str(file))
        for kind in without:
            dialog.boxes[kind].setChecked(False)
        dialog.export_button.click()
        self.rest()
        said = dialog.outcome.text() or dialog.problem.text()
        dialog.close()
        return said

    def decide_update(self, choice: str = "update") -> None:
        """Answer what to do with another edition: "update", "both" or "cancel"."""
        dialog = self.dialog(UpdateDialog)
        buttons = {
            "update": dialog.update_button,
            "both": dialog.both_button,
            "cancel": dialog.cancel_button,
        }
        buttons[choice].click()
        self.wait_for_import()

    def select(self, words: str) -> None:
        """Select words of the article as they stand in its text document."""
        page = self.window.parts.reader.page
        found = page.document().find(words)
        assert not found.isNull()
        page.setTextCursor(found)

    def make_card(self, question: str, *, presses: int = 0) -> None:
        """Make a card of what is selected; `presses` of Ctrl+M go on to another form."""
        self.do("card.make")
        dialog = self.dialog(MakeCard)
        for _ in range(presses):
            self.press_in(dialog, "Ctrl+M")
        if question:
            dialog.question.setPlainText(question)
        dialog.save_button.click()
        self.rest()

    def press_in(self, dialog: QDialog, *keys: str) -> None:
        """Press keys in a dialog."""
        dialog.activateWindow()
        self._wait(dialog.isActiveWindow)
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index]
            QTest.keyClick(dialog, combination.key(), combination.keyboardModifiers())
            self.rest()

    def edit_question(self, question: str) -> None:
        """Reword the card of the open edit dialog and save it."""
        dialog = self.dialog(EditCard)
        dialog.question.setPlainText(question)
        dialog.save_button.click()
        self.rest()

    # Seeing

    def dialogs(self) -> list[QDialog]:
        return [d for d in self.window.findChildren(QDialog) if d.isVisible()]

    def dialog(self, kind: type[Dialog]) -> Dialog:
        self._wait(lambda: any(isinstance(d, kind) for d in self.dialogs()))
        return next(d for d in self.dialogs() if isinstance(d, kind))

    def error(self) -> tuple[str, str]:
        """Return the title and the sentence of the error dialog, and close it."""
        dialog = self.dialog(ErrorDialog)
        told = dialog.windowTitle(), dialog.sentence.text()
        dialog.close()
        return told

    def titles(self) -> list[str]:
        """The documents in the library panel."""
        return [entry.title for entry in self.window.reading.entries]

    def cards(self) -> list[LibraryCard]:
        """The cards of the open article."""
        return list(self.window.reading.cards)

    def text(self) -> str:
        """The article as it is shown."""
        return self.window.parts.reader.page.toPlainText()

    def lit(self) -> str:
        """The words of the article that are lit up, as they are painted."""
        page = self.window.parts.reader.page
        cursor = QTextCursor(page.text.document)
        words = []
        for start, end in page.layer.lit:
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            words.append(cursor.selectedText())
        return " ".join(words)

    def question(self) -> str | None:
        """The question that is being asked."""
        turn = self.window.studying.turn
        return turn.card.card.question if turn else None

    def status(self) -> str:
        """All that the status line says."""
        return self.window.parts.status.text()

    def study(self, *ratings: Rating) -> list[str]:
        """Answer one card per rating with the keys; return the questions asked."""
        asked = []
        for rating in ratings:
            asked.append(self.question() or "")
            self.press("Space", str(int(rating)))
        return asked
