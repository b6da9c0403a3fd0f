"""A window on a library with one article that its reader has changed, for the tests of flows."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from studyapp.services.library import Library
from tests.conftest import NOW
from tests.e2e.driver import Driver
from tests.ui import reported


@pytest.fixture
def start(qtbot: Any, home: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Driver]]:
    """Start the window on an empty library: the study edition would only take time."""
    monkeypatch.setattr(Library, "start", lambda _self, _now: None)
    home.mkdir()
    started: list[Driver] = []

    def wait(condition: Callable[[], bool]) -> None:
        qtbot.waitUntil(condition, timeout=20_000)

    def begin() -> Driver:
        driver = Driver.start(wait, lambda: NOW)
        qtbot.addWidget(driver.window)
        driver.window.resize(1280, 800)
        started.append(driver)
        return driver

    yield begin
    for driver in started:
        driver.close()


@pytest.fixture
def user(start: Callable[[], Driver]) -> Driver:
    """A user with the tide mill open."""
    driver = start()
    driver.bring(reported.prepared())
    return driver
