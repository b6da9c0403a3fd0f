"""Small values for the tests of the store."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from studyapp.model import (
    Anchor,
    Block,
    BlockType,
    Card,
    Document,
    Form,
    Kind,
    Note,
    Rating,
    Review,
    Schedule,
    State,
)
from studyapp.report import Remark
from studyapp.store.store import Transaction

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
TONIGHT = NOW + timedelta(hours=19)

HEADING = Block("b0", BlockType.HEADING, "Opening", ((0, 7),), level=1, section="Opening", page=1)
TEXT = "The café in Zürich closed in 1913. Its owner moved to Oslo."
PARAGRAPH = Block("b1", BlockType.PARAGRAPH, TEXT, ((0, 34), (35, 59)), section="Opening", page=2)
NOTE = Note("n1", "1", "Letter to Ida, 1914.", ((0, 20),), "b1", 34, "Opening")
DOCUMENT = Document(
    "The Owner",
    "R. Berg",
    (HEADING, PARAGRAPH),
    (NOTE,),
    (Remark("joined a word", "page 2"),),
    "de",
    "/texts/owner.txt",
)


def card(n: int, **changes: Any) -> Card:
    """A card with an id of its own; `changes` are fields."""
    values: dict[str, Any] = {
        "id": f"CARD{n:012}",
        "kind": Kind.DATE,
        "form": Form.QUESTION,
        "question": f"When did the café close ({n})?",
        "answer": "1913",
        "anchor": Anchor.of(PARAGRAPH, 0, 34),
    }
    return Card(**(values | changes))


def schedule(state: State, due: datetime) -> Schedule:
    step = None if state is State.REVIEW else 0
    return Schedule(state, step, 3.5, 5.25, due, due - DAY, reps=2, lapses=1)


def review(card_id: str, at: datetime = NOW, state: State | None = None) -> Review:
    return Review(card_id, at, Rating.GOOD, 4.5, state)


def add(tx: Transaction, *cards: Card, document: Document = DOCUMENT) -> int:
    """Add a document with these cards and return its id."""
    number = tx.documents.add(document, now=NOW, digest="digest")
    tx.cards.add(number, cards, now=NOW)
    return number


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder except the lock, which says nothing."""
    return {
        f.name: f.read_bytes() for f in folder.iterdir() if f.is_file() and ".lock" not in f.name
    }
