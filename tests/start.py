"""Start the window, and end it as soon as the article is open: what `poe bench` times."""

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from studyapp import paths, settings
from studyapp.ui import app
from studyapp.ui.main_window import MainWindow

if TYPE_CHECKING:
    from studyapp.services.opening import Services


def main() -> int:
    application = QApplication(sys.argv[:1])
    watch = QTimer(application)
    watch.timeout.connect(_end_when_usable)
    watch.start(5)
    return app.run(_open_services, paths.settings_file(), None)


def _open_services() -> "Services":
    # As in __main__: imported only when the window stands.
    from studyapp.services.opening import open_services

    now = datetime.now(UTC)
    return open_services(paths.library_file(), settings.load(paths.settings_file()), now)


def _end_when_usable() -> None:
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.reading.document is not None:
            window.close()


if __name__ == "__main__":
    sys.exit(main())
