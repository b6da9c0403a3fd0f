"""Starting and ending: the window first, the library behind it, an exit status at the end."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from studyapp import paths, settings
from studyapp.errors import LibraryInUse
from studyapp.services.opening import Services, open_services
from studyapp.ui import app
from studyapp.ui.dialogs.error import ErrorDialog
from studyapp.ui.main_window import MainWindow
from tests.conftest import NOW
from tests.services import samples


def window() -> MainWindow | None:
    tops = QApplication.topLevelWidgets()
    return next((w for w in tops if isinstance(w, MainWindow) and w.isVisible()), None)


def when(condition: Any, action: Any) -> QTimer:
    """Do something in the running application as soon as a condition holds."""
    timer = QTimer()
    timer.setInterval(5)

    def look() -> None:
        if condition():
            timer.stop()
            action()

    timer.timeout.connect(look)
    timer.start()
    return timer


@pytest.fixture(autouse=True)
def quit_for_good(qapp: QApplication) -> Iterator[None]:
    """Leave no request to quit behind: it would end every event loop of later tests at once.

    Closing the last window posts one that may arrive after the application has ended; only
    another `exec` clears what it sets.
    """
    yield
    qapp.processEvents()
    QTimer.singleShot(0, qapp.quit)
    qapp.exec()


@pytest.fixture
def library(home: Path) -> None:
    home.mkdir()
    services = open_services(paths.library_file(), settings.Settings(), NOW)
    services.library.add(samples.prepared(samples.card(1)), NOW)
    services.close()


def open_library() -> Services:
    return open_services(paths.library_file(), settings.Settings(), NOW)


def is_open() -> bool:
    shown = window()
    return shown is not None and shown.reading.document is not None and not shown.link.busy


def close() -> None:
    shown = window()
    assert shown is not None
    shown.close()


def test_the_window_opens_the_document_and_closing_it_ends_the_app_well(
    qtbot: Any, library: None
) -> None:
    seen = []

    def look_and_close() -> None:
        shown = window()
        assert shown is not None
        seen.append(shown.windowTitle())
        close()

    timer = when(is_open, look_and_close)
    assert app.run(open_library, paths.settings_file(), None, clock=lambda: NOW) == 0
    timer.stop()
    assert seen == ["The canal — Studyapp"]
    assert settings.load(paths.settings_file()).last_document == 1
    # The library was closed: it can be opened again.
    open_library().close()


def test_ctrl_c_in_the_terminal_closes_the_window(qtbot: Any, library: None) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    timer = when(is_open, interrupt)
    assert app.run(open_library, paths.settings_file(), None, clock=lambda: NOW) == 0
    timer.stop()
    open_library().close()


def test_the_window_stands_before_the_library_is_opened(qtbot: Any, library: None) -> None:
    stood = []

    def open_slowly() -> Services:
        stood.append(window() is not None)
        return open_library()

    timer = when(is_open, close)
    app.run(open_slowly, paths.settings_file(), None, clock=lambda: NOW)
    timer.stop()
    assert stood == [True]


def test_a_file_named_on_the_command_line_is_imported(
    qtbot: Any, library: None, tmp_path: Path
) -> None:
    file = tmp_path / "mill.txt"
    file.write_text("The mill\n\nIn 1887 the mill at Aldbrook burned down.\n", "utf-8")
    titles: list[str] = []

    def imported() -> bool:
        shown = window()
        return shown is not None and len(shown.reading.entries) == 2 and not shown.link.busy

    def look_and_close() -> None:
        shown = window()
        assert shown is not None
        titles.extend(entry.title for entry in shown.reading.entries)
        close()

    timer = when(imported, look_and_close)
    app.run(open_library, paths.settings_file(), file, clock=lambda: NOW)
    timer.stop()
    assert any("mill" in title.lower() for title in titles)


def test_a_file_that_cannot_be_read_leaves_the_last_article_open(
    qtbot: Any, library: None, tmp_path: Path
) -> None:
    titles = []

    def told() -> bool:
        shown = window()
        return shown is not None and bool(shown.findChildren(ErrorDialog)) and not shown.link.busy

    def look_and_close() -> None:
        shown = window()
        assert shown is not None
        titles.append(shown.windowTitle())
        close()

    timer = when(told, look_and_close)
    app.run(open_library, paths.settings_file(), tmp_path / "nosuch.txt", clock=lambda: NOW)
    timer.stop()
    assert titles == ["The canal — Studyapp"]


def test_a_library_that_cannot_be_opened_is_told_and_ends_the_app_with_1(
    qtbot: Any, home: Path
) -> None:
    said = []

    def dialogs() -> list[ErrorDialog]:
        shown = window()
        return shown.findChildren(ErrorDialog) if shown else []

    def read_and_quit() -> None:
        (dialog,) = dialogs()
        said.append(dialog.sentence.text())
        dialog.close_button.click()

    def fail() -> Services:
        raise LibraryInUse("Another window has the library open: close it first.")

    timer = when(lambda: bool(dialogs()), read_and_quit)
    assert app.run(fail, paths.settings_file(), None, clock=lambda: NOW) == 1
    timer.stop()
    assert said == ["Another window has the library open: close it first."]
