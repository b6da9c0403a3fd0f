"""What the reader shows: an article, its cards, and where they stand in its text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from studyapp.model import Anchor, Document, LibraryCard
from studyapp.ui.byline import Byline, byline
from studyapp.ui.coverage_strip import Sentence, covered_text, sentences
from studyapp.ui.placing import Locate, located


def _nowhere(_document: Document, _anchor: Anchor) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Contents:
    """An article with the sentences of its cards found in it."""

    article: Document = field(default_factory=lambda: Document("", "", ()))
    locate: Locate = _nowhere
    cards: Mapping[str, LibraryCard] = field(default_factory=dict)
    anchors: Mapping[str, Sequence[Anchor]] = field(default_factory=dict)
    """Per card id where its sentences stand now; none if the article no longer has them."""
    sentences: Sequence[Sentence] = ()
    byline: Byline = ()

    @classmethod
    def of(cls, article: Document, cards: Sequence[LibraryCard], locate: Locate) -> Self:
        anchors = located(article, (card.card for card in cards), locate)
        by_id = {card.card.id: card for card in cards}
        found = sentences(article, cards, anchors)
        return cls(article, locate, by_id, anchors, found, byline(article, covered_text(found)))

    @property
    def covered(self) -> str:
        """How many sentences have a card, in words."""
        return covered_text(self.sentences)

    @property
    def restored(self) -> list[str]:
        """The ids of the blocks that the user has put back."""
        return [remark.block for remark in self.article.report if remark.restored]
