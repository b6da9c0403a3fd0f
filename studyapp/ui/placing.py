"""Where the cards of an article stand in its text: sentences, the words to mark, coverage."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from studyapp.model import Anchor, Card, Document, Kind, LibraryCard, Passage, Span, Status
from studyapp.ui.article_text import ArticleText
from studyapp.ui.coverage_strip import Memory, Sentence
from studyapp.ui.marks import Mark

Locate = Callable[[Document, Anchor], Anchor | None]


@dataclass(frozen=True, slots=True)
class Placed:
    """The cards of an article as positions in its text."""

    spans: Mapping[str, Sequence[Span]] = field(default_factory=dict)
    """Per card id the positions of its sentences; none if the article no longer has them."""
    marks: Sequence[Mark] = ()
    sentences: Sequence[Sentence] = ()
    sentence_spans: Sequence[Span] = ()
    """The positions of `sentences`."""

    def next_bare(self, position: int) -> int | None:
        """Return the number of the next sentence without a card, after the last the first."""
        bare = [n for n, s in enumerate(self.sentences) if s.memory is Memory.NONE]
        later = (n for n in bare if self.sentence_spans[n][0] >= position)
        return next(later, bare[0] if bare else None)


def place(
    text: ArticleText,
    cards: Sequence[LibraryCard],
    anchors: Mapping[str, Sequence[Anchor]],
    found: Sequence[Sentence],
) -> Placed:
    """Return cards and sentences as positions; `anchors` says where the cards stand now."""
    return Placed(
        {
            card_id: [text.span(a.block, a.start, a.end) or (0, 0) for a in places]
            for card_id, places in anchors.items()
        },
        [mark for card in cards for mark in _marks(card, anchors[card.card.id], text)],
        found,
        [text.span(s.block, s.start, s.end) or (0, 0) for s in found],
    )


def located(document: Document, cards: Iterable[Card], locate: Locate) -> dict[str, list[Anchor]]:
    """Return where each card's sentences stand now; a card whose passage is gone has none."""
    passages = document.passages()
    return {
        card.id: [
            found
            for anchor in card.anchors()
            if (found := _found(document, passages, anchor, locate)) is not None
        ]
        for card in cards
    }


def _found(
    document: Document, passages: dict[str, Passage], anchor: Anchor, locate: Locate
) -> Anchor | None:
    passage = passages.get(anchor.block)
    # The usual case, without a search: nothing moved since the card was made.
    if passage is not None and passage.text[anchor.start : anchor.end] == anchor.quote:
        return anchor
    return locate(document, anchor)


def answer_spans(card: Card, sentence: str) -> list[Span]:
    """Return where the words of a date's or an actor's answer stand in its sentence, or nothing."""
    if card.kind not in (Kind.DATE, Kind.ACTOR):
        return []
    if whole := _search(card.answer, sentence):
        return [whole]
    parts = card.answers or tuple(re.split(r",\s+|\s+and\s+", card.answer))
    spans = [_search(part, sentence) for part in parts]
    found = sorted(span for span in spans if span is not None)
    return found if card.answers or len(found) == len(parts) else []


def _search(words: str, sentence: str) -> Span | None:
    """Find whole words, whatever their case and the white space between them."""
    plain = " ".join(words.split())
    if not plain:
        return None
    start = sentence.lower().find(plain.lower())
    if start >= 0 and len(sentence.lower()) == len(sentence):
        end = start + len(plain)
        if _stands_alone(sentence, start, end):
            return start, end
    # Rare, and compiling a pattern is slow for the many cards of a long article.
    if start < 0 and sentence == " ".join(sentence.split()):
        return None
    pattern = r"\s+".join(re.escape(word) for word in plain.split())
    match = re.search(rf"(?<!\w){pattern}(?!\w)", sentence, re.IGNORECASE)
    return match.span() if match else None


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (text[:start][-1:].isalnum() or text[end : end + 1].isalnum())


def _marks(card: LibraryCard, anchors: Sequence[Anchor], text: ArticleText) -> list[Mark]:
    """Active cards are marked, suggested ones faintly; others are not."""
    faint = card.card.status is Status.SUGGESTED
    if not faint and card.card.status is not Status.ACTIVE:
        return []
    made = []
    for anchor in anchors:
        for start, end in answer_spans(card.card, anchor.quote) or [(0, len(anchor.quote))]:
            span = text.span(anchor.block, anchor.start + start, anchor.start + end)
            if span is not None:
                made.append(Mark(*span, card.card.id, card.card.kind, faint))
    return made
