"""A library in a temporary folder, with its services."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from studyapp.services.opening import Services, open_services
from studyapp.settings import Settings
from tests.services.samples import NOW


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(tmp_path / "library.studyapp", Settings(), NOW)
    yield opened
    opened.close()
