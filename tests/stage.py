"""Where pictures are taken: a window with its user, offscreen, with what lies over it."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.e2e.driver import Driver

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
PATIENCE = 60.0
"""Seconds to wait for anything."""


class Stage(NamedTuple):
    """A window with its user, and the folder where the pictures go."""

    driver: Driver
    folder: Path
    theme: str

    def shoot(self, name: str) -> None:
        settle()
        size = self.driver.window.size()
        file = self.folder / f"{name}-{self.theme}-{size.width()}x{size.height()}.png"
        whole(self.driver.window).save(str(file))


def close_dialogs(stage: Stage) -> None:
    for opened in stage.driver.dialogs():
        opened.close()
    settle()


def whole(window: QWidget) -> QPixmap:
    """Return the window with everything that lies over it: dialogs, menus, pop-ups."""
    picture = window.grab()
    painter = QPainter(picture)
    for over in overlays(window):
        place = over.pos() - window.pos()
        if isinstance(over, QDialog):
            # The offscreen platform has one small screen and no frames: centre it, draw a line.
            place = window.rect().center() - over.rect().center()
            painter.fillRect(window.rect(), QColor(0, 0, 0, 60))
            painter.fillRect(QRect(place, over.size()).adjusted(-1, -1, 1, 1), QColor("#8a8478"))
        painter.drawPixmap(place, over.grab())
    painter.end()
    return picture


def overlays(window: QWidget) -> Iterator[QWidget]:
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            yield widget


def wait(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        QApplication.processEvents()
        if time.monotonic() > end:
            raise TimeoutError("the window does not get there")
        time.sleep(0.002)


def settle() -> None:
    """Let the window lay itself out and its short timers run."""
    end = time.monotonic() + 0.4
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)
