"""The library that is kept for each released schema; run as a module, it writes the newest one."""

import sqlite3
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from studyapp.model import Anchor, Card, Deck, Document, Form, Kind, Rating, Review, State, Status
from studyapp.scheduling import Scheduler
from studyapp.store.backup import backup
from studyapp.store.migration import revisions
from studyapp.store.store import Store
from tests.store.samples import DOCUMENT, NOW, PARAGRAPH, card

FOLDER = Path(__file__).parents[1] / "data" / "libraries"
CARDS = (
    card(1, tags=("studyapp::date",), actors=("the owner",), date="1913", rule="date-1"),
    Card(
        id="GOLDENLIST",
        kind=Kind.ACTOR,
        form=Form.LIST,
        question="Who?",
        answer="Ida; Olaf",
        answers=("Ida", "Olaf"),
        anchor=Anchor.of(PARAGRAPH, 35, 59),
        more=(Anchor.of(PARAGRAPH, 0, 8),),
        confidence=0.5,
        status=Status.SUGGESTED,
    ),
    card(2, status=Status.REJECTED, form=Form.CHOICE, choices=("1913", "1914"), note="no"),
)
DECK = Deck(id="golden", title="Golden deck", author="R. Berg", licence="CC0-1.0")
_SCHEDULER = Scheduler()
BEFORE = _SCHEDULER.review(None, Rating.EASY, NOW - timedelta(days=9), CARDS[0].id)
SCHEDULE = _SCHEDULER.review(BEFORE, Rating.GOOD, NOW, CARDS[0].id)
REVIEW = Review(CARDS[0].id, NOW, Rating.GOOD, 7.25, State.REVIEW)

__all__ = ["BEFORE", "CARDS", "DECK", "DOCUMENT", "FOLDER", "REVIEW", "SCHEDULE", "write"]


def write(target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.studyapp"
        with Store.open(path, now=NOW) as store, store.transaction() as tx:
            number = tx.documents.add(DOCUMENT, now=NOW, digest="golden")
            tx.decks.add(DECK, number, now=NOW)
            tx.cards.add(number, CARDS, now=NOW, deck=DECK.id)
            tx.documents.add(Document("Empty", "", ()), now=NOW, digest="empty")
            first = Review(CARDS[0].id, NOW - timedelta(days=9), Rating.EASY, 3.0, None)
            tx.reviews.add(first, None)
            tx.reviews.add(REVIEW, BEFORE)
            tx.cards.schedule(CARDS[0].id, SCHEDULE)
        target.parent.mkdir(parents=True, exist_ok=True)
        backup(path, target)
    with closing(sqlite3.connect(target)) as connection:
        connection.execute("VACUUM")


if __name__ == "__main__":
    write(FOLDER / f"{revisions()[-1]}.studyapp")
