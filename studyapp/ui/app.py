"""Starting and ending the window: it stands first, then the library is opened behind it."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from studyapp.ui import (
    cards_panel,
    controls,
    language_note,
    library_panel,
    reader,
    report_panel,
    status_line,
    study,
    top_bar,
)
from studyapp.ui.appearance import Appearance
from studyapp.ui.dialogs import frame
from studyapp.ui.failures import log_file, stop_log, write_log
from studyapp.ui.icons import app_icon
from studyapp.ui.link import Clock, Link
from studyapp.ui.main_window import MainWindow
from studyapp.ui.preferences import Preferences

if TYPE_CHECKING:
    from studyapp.services.opening import Services

STYLES = (
    controls.STYLE,
    frame.STYLE,
    top_bar.STYLE,
    library_panel.STYLE,
    status_line.STYLE,
    reader.STYLE,
    cards_panel.STYLE,
    language_note.STYLE,
    report_panel.STYLE,
    study.STYLE,
)


def run(
    open_services: Callable[[], "Services"],
    settings_path: Path,
    opened: Path | None,
    *,
    clock: Clock = lambda: datetime.now(UTC),
) -> int:
    """Show the window, open the library behind it, and return the exit status at the end.

    `opened` is a file or deck folder to import; `open_services` is called in a worker.
    """
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError("the window needs a QApplication")
    application.setApplicationName("studyapp")
    application.setApplicationDisplayName("Studyapp")
    application.setDesktopFileName("studyapp")
    application.setWindowIcon(app_icon())
    log = write_log(log_file(settings_path))
    window = build(application, settings_path, clock)
    Start(window, open_services, opened)
    window.gave_up.connect(partial(_quit, application, window))
    hook, sys.excepthook = sys.excepthook, partial(_tell, window)
    window.show()
    try:
        return application.exec()
    finally:
        sys.excepthook = hook
        stop_log(log)


def build(application: QApplication, settings_path: Path, clock: Clock) -> MainWindow:
    """Return the window, with nothing open yet."""
    link = Link(clock)
    preferences = Preferences(settings_path, link)
    appearance = Appearance(application, STYLES)
    appearance.wear(preferences.settings.theme)
    return MainWindow(link, preferences, appearance)


class Start(QObject):
    """Opens the library once the window stands, then the document to begin with."""

    def __init__(
        self, window: MainWindow, open_services: Callable[[], "Services"], opened: Path | None
    ) -> None:
        super().__init__(window)
        self._window, self._open_services, self._file = window, open_services, opened
        # After the first paint: opening imports much, and the imports would hold the window up.
        QTimer.singleShot(0, self, self._open)

    @Slot()
    def _open(self) -> None:
        self._window.link.open(self._open_services, self._opened, self._window.give_up)

    def _opened(self, _services: "Services") -> None:
        self._window.link.ask(
            _begin,
            self._begun,
            what="The study edition could not be opened",
            failed=self._failed,
        )

    def _begun(self, found: tuple[int | None, list[int]]) -> None:
        fresh, documents = found
        self._window.reading.reload()
        last = self._window.preferences.settings.last_document
        wanted = [document for document in (fresh, last) if document in documents]
        if documents:
            self._window.reading.open(wanted[0] if wanted else documents[0])
        else:
            self._window.parts.welcome.show_empty()
        if self._file is not None:
            self._window.importing.add([self._file])

    def _failed(self, error: Exception) -> None:
        self._window.parts.welcome.show_empty()
        self._window.reading.reload()
        self._window.show_error("The study edition could not be opened", error)


def _begin(services: "Services", now: datetime) -> tuple[int | None, list[int]]:
    fresh = services.library.start(now)
    return fresh, [entry.id for entry in services.library.documents(now)]


def _quit(application: QApplication, window: MainWindow) -> None:
    window.close()
    application.exit(1)


def _tell(
    window: MainWindow,
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    if isinstance(error, Exception):
        window.show_unexpected(error)
    elif isinstance(error, KeyboardInterrupt):
        window.close()  # Ctrl+C in the terminal that started it
    else:
        sys.__excepthook__(kind, error, trace)
