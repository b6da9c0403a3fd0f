"""A program for the durability tests: runs the store while no file may grow, as on a full disk."""

import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from studyapp.errors import UnwritableFile
from studyapp.model import State
from studyapp.store.backup import backup, check
from studyapp.store.store import Store
from tests.store.samples import DOCUMENT, NOW, TONIGHT, add, card, review, schedule


@contextmanager
def full_disk(limit: int) -> Iterator[None]:
    """Let no file grow past `limit` bytes; what was refused must be told in a sentence."""
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        with pytest.raises(UnwritableFile, match=r"^The library [^\n]+, then try again\.$"):
            yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def new_library(library: Path) -> None:
    path = library.with_name("other.studyapp")
    with full_disk(20_000):
        Store.open(path, now=NOW)
    assert not list(library.parent.glob("other.studyapp[!.]*")) and not path.exists()
    assert not list(library.parent.glob("*.partial*"))
    Store.open(path, now=NOW).close()


def import_of_cards(library: Path) -> None:
    with Store.open(library, now=NOW) as store:
        with full_disk(100_000), store.transaction() as tx:
            add(tx, *(card(n, note="x" * 1000) for n in range(1, 2000)))
        with store.transaction() as tx:
            (entry,) = tx.documents.entries(NOW, TONIGHT)
            assert entry.new == 1 and tx.documents.get(entry.id) == DOCUMENT
            add(tx, card(1))
    with Store.open(library, now=NOW) as store, store.transaction() as tx:
        assert len(tx.documents.entries(NOW, TONIGHT)) == 2


def answers(library: Path) -> None:
    """An answer that was refused is not there, one that was not refused is."""
    given = 0
    with Store.open(library, now=NOW) as store:
        with full_disk(60_000):
            for _ in range(1000):
                with store.transaction() as tx:
                    tx.cards.schedule(card(0).id, schedule(State.REVIEW, NOW))
                    tx.reviews.add(review(card(0).id), None)
                given += 1
        with store.transaction() as tx:
            assert tx.reviews.count() == given > 0
    with Store.open(library, now=NOW) as store, store.transaction() as tx:
        assert tx.reviews.count() == given


def copy(library: Path) -> None:
    target = library.parent / "copies" / "copy.studyapp"
    with full_disk(20_000):
        backup(library, target)
    assert list(target.parent.iterdir()) == []


SCENES: dict[str, Callable[[Path], None]] = {
    scene.__name__: scene for scene in (new_library, import_of_cards, answers, copy)
}

if __name__ == "__main__":
    place = Path(sys.argv[2])
    SCENES[sys.argv[1]](place)
    assert check(place) == []
    print("passed")
