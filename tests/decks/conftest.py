"""A fresh Anki collection, and packages written where the tests can read them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from studyapp.decks import apkg
from studyapp.model import Card, Deck
from tests.decks.anki_user import AnkiUser
from tests.decks.values import RELEASE, deck

Package = Callable[..., Path]


@pytest.fixture
def anki_user(tmp_path: Path) -> Iterator[AnkiUser]:
    user = AnkiUser(tmp_path / "anki")
    yield user
    user.close()


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """Write cards, or a whole deck, as a package."""

    def make(*content: Any, name: str = "deck.apkg", modified: Any = RELEASE) -> Path:
        whole = content[0] if isinstance(content[0], Deck) else deck(*content)

        def changed(card: Card) -> Any:
            return modified.get(card.id, RELEASE) if isinstance(modified, dict) else modified

        apkg.write(whole, tmp_path / name, modified=changed, created=RELEASE)
        return tmp_path / name

    return make
