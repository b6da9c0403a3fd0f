"""Fixtures of the store's tests: an empty library per test, made by migrating only once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from studyapp.store.store import Store
from tests.store.samples import NOW


@pytest.fixture(scope="session")
def empty_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "library.studyapp"
    Store.open(path, now=NOW).close()
    return path


@pytest.fixture
def library(empty_library: Path, tmp_path: Path) -> Path:
    """The path of an empty library that nobody has open."""
    folder = tmp_path / "data"
    folder.mkdir()
    return Path(shutil.copy(empty_library, folder))


@pytest.fixture
def store(library: Path) -> Iterator[Store]:
    with Store.open(library, now=NOW) as store:
        yield store
