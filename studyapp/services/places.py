"""Which passages of a card still stand in a text, and the card with another place for a lost one."""

from collections.abc import Mapping
from dataclasses import replace

from studyapp.identity import fold
from studyapp.model import Anchor, Card, Passage

Passages = Mapping[str, Passage]


def stands(anchor: Anchor, passages: Passages) -> bool:
    """Tell, without a search, whether a passage says at its place what it said."""
    passage = passages.get(anchor.block)
    return passage is not None and passage.text[anchor.start : anchor.end] == anchor.quote


def lost(card: Card, passages: Passages) -> list[Anchor]:
    """Return the passages of a card that no longer stand where they stood."""
    return [anchor for anchor in card.anchors() if not stands(anchor, passages)]


def placed(card: Card, passages: Passages, place: Anchor | None) -> Card:
    """Return a card whose first lost passage, or else whose only one, is at another place.

    None leaves out the lost passages: a list keeps the sentences that still stand.
    """
    gone = lost(card, passages) or list(card.anchors())
    if place is None:
        left = [anchor for anchor in card.anchors() if anchor not in gone]
    else:
        left = [place if anchor is gone[0] else anchor for anchor in card.anchors()] or [place]
    return replace(card, anchor=left[0] if left else None, more=tuple(left[1:]))


def still_says(card: Card, old: str, new: str) -> bool:
    """Tell whether a reworded sentence holds what the old one held of a card's answer."""
    before, after = fold(old), fold(new)
    parts = [fold(part) for part in (card.answers or (card.answer,))]
    return all(part in after for part in parts if part in before)
