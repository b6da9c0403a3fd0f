"""Fixtures for all tests: unexpected warnings and leaked windows fail, time and places are fixed."""

import logging
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder: never the real one."""
    folder = tmp_path / "home"
    monkeypatch.setenv("STUDYAPP_HOME", str(folder))
    return folder


@pytest.fixture
def shared() -> Path:
    """The folder with test texts that may not enter the repository."""
    if not SHARED.is_dir():
        pytest.skip("needs the texts in ../shared, which are not part of the repository")
    return SHARED


@pytest.fixture(autouse=True)
def no_unexpected_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """WARNING means that someone should act: a test that expects one clears `caplog`."""
    yield
    records = [r for r in caplog.get_records("call") if r.levelno >= logging.WARNING]
    assert not records, f"unexpected log: {[r.getMessage() for r in records]}"


@pytest.fixture(autouse=True)
def no_leaked_windows(request: pytest.FixtureRequest) -> Iterator[None]:
    """A window that a test leaves open was not passed to `qtbot.addWidget`."""
    yield
    if "qtbot" not in request.fixturenames or "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtWidgets import QApplication

    left = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    for widget in left:
        widget.close()
    assert not left, f"windows left open: {left}"
