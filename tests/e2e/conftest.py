"""Fixtures of the journeys: a library as the first start leaves it, a clock, the running app."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from studyapp import paths, settings
from studyapp.services.opening import open_services
from tests.conftest import NOW
from tests.e2e.driver import Driver

Start = Callable[..., Driver]


class Clock:
    """A clock that stands until somebody moves it."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(scope="session")
def study_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library as the first start leaves it, made once."""
    library = tmp_path_factory.mktemp("e2e") / "library.studyapp"
    services = open_services(library, settings.Settings(), NOW)
    services.library.start(NOW)
    services.close()
    return library


@pytest.fixture
def library(study_edition: Path, home: Path) -> Path:
    """The user's library: the study edition, nothing studied yet."""
    home.mkdir()
    shutil.copy(study_edition, paths.library_file())
    return paths.library_file()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def start(qtbot: Any, clock: Clock) -> Iterator[Start]:
    """Start the app; whatever is still open at the end is closed."""
    started: list[Driver] = []

    def begin(opened: Path | None = None) -> Driver:
        driver = Driver.start(_patient(qtbot), clock, opened)
        qtbot.addWidget(driver.window)
        started.append(driver)
        return driver

    yield begin
    for driver in started:
        driver.close()


def _patient(qtbot: Any) -> Callable[[Callable[[], bool]], object]:
    return lambda condition: qtbot.waitUntil(condition, timeout=30_000)
