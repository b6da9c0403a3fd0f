"""Decks and cards for the tests, and a stand-in for reading and searching an article."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from studyapp.model import (
    Anchor,
    Block,
    BlockType,
    Card,
    Deck,
    Document,
    Form,
    Kind,
)

RELEASE = datetime(2026, 5, 2, 12, tzinfo=UTC)
TEXTS = (
    "The harbour of Varna opened to foreign ships in 1911.",
    "Mayor Ada Holm had asked for a longer quay, and the council refused.",
    "Grain, timber and salt left the harbour first.",
)


def document() -> Document:
    heading = Block("b0", BlockType.HEADING, "The quay", (), level=1, section="The quay")
    blocks = [
        Block(f"b{n}", BlockType.PARAGRAPH, text, ((0, len(text)),), section="The quay", page=n)
        for n, text in enumerate(TEXTS, 1)
    ]
    return Document("A harbour and its grain", "Ada Lovelace", (heading, *blocks))


def anchor(number: int) -> Anchor:
    block = document().blocks[number]
    return Anchor.of(block, 0, len(block.text))


def find_quote(text: Document, quote: str) -> Anchor | None:
    for block in text.blocks:
        start = block.text.find(quote)
        if start >= 0:
            return Anchor.of(block, start, start + len(quote))
    return None


def card(letter: str = "A", **values: Any) -> Card:
    """A date card on the first sentence, except for the values given."""
    usual = Card(
        id=letter * 16,
        kind=Kind.DATE,
        form=Form.QUESTION,
        question="In what year did the harbour of Varna open to foreign ships?",
        answer="1911",
        anchor=anchor(1),
    )
    return replace(usual, **values)


def cloze(letter: str = "B", **values: Any) -> Card:
    usual = card(
        letter,
        kind=Kind.ACTOR,
        form=Form.CLOZE,
        question="[…] had asked for a longer quay.",
        answer="Mayor Ada Holm",
        anchor=anchor(2),
    )
    return replace(usual, **values)


def listing(letter: str = "C", **values: Any) -> Card:
    usual = card(
        letter,
        kind=Kind.ARGUMENT,
        form=Form.LIST,
        question="Which three goods left the harbour of Varna first?",
        answer="Grain; timber; salt",
        answers=("Grain", "timber", "salt"),
        anchor=anchor(3),
    )
    return replace(usual, **values)


def choice(letter: str = "D", **values: Any) -> Card:
    usual = card(
        letter,
        kind=Kind.OWN,
        form=Form.CHOICE,
        question="Which of these is a harbour?",
        answer="Varna",
        choices=("Varna", "Sofia", "Plovdiv"),
        anchor=None,
    )
    return replace(usual, **values)


def deck(*cards: Card, **values: Any) -> Deck:
    usual = Deck(id="harbour", title="A harbour and its grain", cards=cards, document=document())
    return replace(usual, **values)
