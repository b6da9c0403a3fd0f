"""The one window: a method for each command of the table, and what the flows report."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenu

from studyapp.model import Document
from studyapp.ui import commands, wiring
from studyapp.ui.appearance import Appearance
from studyapp.ui.controls import plural, rounded
from studyapp.ui.curating import Curating
from studyapp.ui.describing import Describing
from studyapp.ui.dialogs.about import AboutDialog
from studyapp.ui.dialogs.error import ErrorDialog
from studyapp.ui.dialogs.frame import open_over
from studyapp.ui.dialogs.keys import KeysDialog
from studyapp.ui.exporting import Exporting
from studyapp.ui.failures import log_file, sentence_for
from studyapp.ui.importing import Importing, dropped
from studyapp.ui.learning import Learning
from studyapp.ui.link import Link
from studyapp.ui.looks import Looks
from studyapp.ui.making import Making
from studyapp.ui.parts import Parts
from studyapp.ui.preferences import Preferences
from studyapp.ui.reading import Reading, Standing
from studyapp.ui.reporting import Reporting
from studyapp.ui.revising import Revising
from studyapp.ui.studying import Studying
from studyapp.ui.updating import Updating

SMALLEST = (640, 480)
USUAL = (1280, 800)


class MainWindow(QMainWindow):
    """Library, reader, cards and Study view, wired to what the user can do.

    Signals:
        gave_up: The user has read why the library cannot be opened.
    """

    gave_up = Signal()

    def __init__(self, link: Link, preferences: Preferences, appearance: Appearance) -> None:
        super().__init__()
        self.link, self.preferences, self.appearance = link, preferences, appearance
        link.setParent(self)
        self.setWindowTitle("Studyapp")
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self.mode = "read"
        self.parts = Parts()
        self.setCentralWidget(self.parts)
        self.commands = commands.install(self)
        self.curating = Curating(link, self)
        self.reading = Reading(
            link,
            preferences,
            self.parts.reader,
            self.parts.cards_panel,
            self.parts.library_panel,
        )
        self.making = Making(link, self.reading, self.parts.reader, self)
        self.studying = Studying(link, self.parts.study_view, self.curating)
        self.importing = Importing(link, preferences, self.parts.progress, self)
        self.updating = Updating(link, self.reading, self.curating, self.parts, self)
        self.exporting = Exporting(link, preferences, self)
        self.revising = Revising(link, self.parts.revision)
        self.reporting = Reporting(link, preferences, self.reading, self.revising, self.parts)
        self.learning = Learning(self.link, self.preferences, self)
        self.describing = Describing(
            link, preferences, self.reading, self.revising, self.parts, self
        )
        self.looks = Looks(preferences, appearance, self.parts, self)
        wiring.connect_bars(self)
        wiring.connect_views(self)
        wiring.connect_flows(self)
        self._restore()

    def _restore(self) -> None:
        if self.preferences.geometry is not None:
            self.restoreGeometry(self.preferences.geometry)
        self.parts.reader.set_font_size(self.preferences.settings.font_size)
        self.parts.cards_panel.set_answers_shown(self.preferences.settings.answers_shown)
        self.parts.set_theme(self.appearance.theme)
        self.read()
        self.parts.show_panels()
        self.show_saved()

    # Modes

    def read(self) -> None:
        self.studying.pause()
        self._set_mode("read")

    def study(self) -> None:
        if self.link.services is not None:
            self._set_mode("study")
            self.studying.resume()

    def study_due(self) -> None:
        self.study_document(None)

    def study_current(self) -> None:
        if self.reading.current is not None:
            self.study_document(self.reading.current)

    def study_document(self, document: int | None) -> None:
        """Begin a session over one document, or over all."""
        if self.link.services is not None:
            self._set_mode("study")
            self.studying.start(document)

    def choose_mode(self, name: str) -> None:
        if name == "study":
            self.study()
        else:
            self.read()

    def _set_mode(self, name: str) -> None:
        self.mode = name
        self.reading.set_aside(name == "study")
        self.parts.show_mode(name, open_article=self.reading.document is not None)

    # Files

    def export_current(self) -> None:
        if self.reading.current is not None:
            self.exporting.ask(self.reading.current)

    def remove_current(self) -> None:
        if self.reading.current is not None:
            self.reading.remove(self.reading.current)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.importing.add(dropped(event.mimeData()))

    # Undo and find

    def undo(self) -> None:
        """Take back what was done last in this mode."""
        if self.mode == "study":
            self.studying.undo()
        else:
            self.undo_change()

    def undo_change(self) -> None:
        """Take back what was done last to the articles and their cards."""
        self.parts.notice.hide()
        if self.reading.removed_last:
            self.undo_removal()
        elif self.link.services is not None:
            self.curating.undo()

    def undo_removal(self) -> None:
        if not self.reading.restore():
            self.parts.status.tell("There is nothing to take back.")

    def find_text(self) -> None:
        if self.reading.document is not None:
            self.read()
            self.parts.find_bar.open()

    def find_next(self) -> None:
        if self.mode == "read" and self.reading.document is not None:
            self.parts.find_bar.again(backward=False)

    def find_previous(self) -> None:
        if self.mode == "read" and self.reading.document is not None:
            self.parts.find_bar.again(backward=True)

    def look_for(self, text: str, backward: bool) -> None:
        found = self.parts.reader.find(text, backward=backward)
        self.parts.find_bar.show_found(found, *self.parts.reader.page.match())

    def leave_find(self) -> None:
        self.parts.reader.find("")
        self.parts.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    # Panels, menu and dialogs

    def toggle_library(self) -> None:
        self.parts.workspace.toggle_library()
        self.parts.show_panels()

    def toggle_cards(self) -> None:
        self.parts.workspace.toggle_cards()
        if not self.parts.workspace.cards_shown:
            self.parts.show_cards()
        self.parts.show_panels()

    def toggle_report(self) -> None:
        if self.mode != "read":
            self.read()
        self.reporting.toggle()

    def open_menu(self) -> None:
        menu = rounded(QMenu(self))
        commands.fill_menu(menu, self.commands)
        menu.aboutToHide.connect(menu.deleteLater)
        bar = self.parts.top_bar
        menu.popup(bar.menu_button.mapToGlobal(QPoint(0, bar.menu_button.height() + 4)))

    def show_keys(self) -> None:
        open_over(KeysDialog(self))

    def show_about(self) -> None:
        # Late, for it loads much that a start of the window can do without.
        from importlib.metadata import version

        open_over(AboutDialog(version("studyapp"), self.preferences.path.parent, self))

    # What the views and flows report

    def open_document(self, document: int) -> None:
        self.parts.workspace.put_away()
        self.read()
        self.reading.open(document)

    def show_report(self, document: int) -> None:
        self.open_document(document)
        self.reporting.open()

    def open_heading(self, block: str) -> None:
        self.parts.workspace.put_away()
        self.read()
        self.parts.reader.go_to(block)

    def open_source(self, document: int, card: str) -> None:
        self.read()
        self.reading.open(document, light_up=card)

    def edit_card(self, card: str) -> None:
        kept = self.reading.card(card)
        if kept is not None:
            self.curating.edit(kept)

    def show_opened(self, document: Document | None) -> None:
        self.setWindowTitle(f"{document.title} — Studyapp" if document else "Studyapp")
        if document is None:
            self.parts.welcome.show_empty()
        if document is None or self.parts.centre.currentWidget() is self.parts.welcome:
            self._set_mode(self.mode)

    def show_standing(self, standing: Standing) -> None:
        self.parts.top_bar.set_due(standing.due, standing.new)
        self.parts.status.set_due(standing.due, standing.new)
        minutes = max(1, round(standing.seconds / 60))
        about = f"{plural(standing.answers, 'answer')} today, {plural(minutes, 'minute')}"
        self.parts.status.set_about(about if standing.answers else "")
        if not standing.entries:
            self.parts.welcome.show_empty()

    def show_saved(self) -> None:
        self.parts.status.set_saved(not self.link.store.busy)

    def show_error(self, what: str, error: Exception) -> ErrorDialog:
        """Show one sentence about what failed."""
        sentence = sentence_for(error, log_file(self.preferences.path))
        dialog = ErrorDialog(what, sentence, self.appearance.theme, self)
        open_over(dialog)
        return dialog

    def show_unexpected(self, error: Exception) -> None:
        self.show_error("Something went wrong", error)

    def give_up(self, error: Exception) -> None:
        """Say why the library cannot be opened; there is nothing else to do then."""
        dialog = self.show_error("Your library cannot be opened", error)
        dialog.close_button.setText("Quit")
        dialog.finished.connect(self.gave_up)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.reading.keep_place()
        self.preferences.geometry = self.saveGeometry()
        self.preferences.close()
        self.link.close()
        super().closeEvent(event)
