"""Small documents and cards that the tests of the services are about."""

from datetime import UTC, datetime

from studyapp.coverage import Count, Coverage, Generated
from studyapp.model import Anchor, Block, BlockType, Card, Document, Form, Kind, Status
from studyapp.services.preparing import Prepared

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
SENTENCES = (
    "The canal opened in 1894.",
    "It cut the voyage of a wool ship by nine days.",
    "Only the harbour masters of the old port complained.",
)
TEXT = " ".join(SENTENCES)
NO_COVERAGE = Coverage(Count(0, 0), Count(0, 0), Count(0, 0))


def block() -> Block:
    spans = []
    start = 0
    for sentence in SENTENCES:
        spans.append((start, start + len(sentence)))
        start += len(sentence) + 1
    return Block("bcanal", BlockType.PARAGRAPH, TEXT, tuple(spans), section="Opening")


def document(title: str = "The canal", author: str = "Ada Quay") -> Document:
    return Document(title, author, (block(),))


def card(
    n: int, *, kind: Kind = Kind.DATE, status: Status = Status.ACTIVE, sentence: int = 0
) -> Card:
    start, end = block().sentences[sentence]
    return Card(
        id=f"{n:0>16}".replace("0", "A").replace("1", "B").replace("8", "C").replace("9", "D"),
        kind=kind,
        form=Form.QUESTION,
        question=f"Question {n}?",
        answer=f"answer {n}",
        anchor=Anchor.of(block(), start, end),
        rule="test",
        status=status,
    )


def prepared(*cards: Card, digest: str = "d1", title: str = "The canal") -> Prepared:
    return Prepared(document(title), Generated(tuple(cards), NO_COVERAGE), digest)
