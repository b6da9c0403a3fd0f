"""The sentences of a document that cards may be made of, each with its tree."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from studyapp.generation.clauses import Clause, clauses
from studyapp.generation.dates import Date
from studyapp.generation.engine.values import Parse
from studyapp.generation.mending import mended
from studyapp.generation.syntax import Tree
from studyapp.generation.typography import straight
from studyapp.model import Block, BlockType, Document, Note, Passage, Span

CARDED = frozenset({BlockType.PARAGRAPH, BlockType.ITEM, BlockType.QUOTATION})
LONGEST = 3_000
"""Characters beyond which a sentence is not looked at: data, or a text that lost its full stops."""

CITATION = re.compile(
    r"\bpp?\.\s?\d|\bop\. ?cit|\bibid\b|\(eds?\.\)|\beds?\.,|\bvol\. ?\w|\bno\. ?\d|"
    r"\bpress\b.{0,6}\d{4}|\([^()]*: [^()]*\d{4}\)|(?<!\d)\d{1,3}[-–]\d{1,3}(?!\d)|https?://|"
    r"\bwww\.|\bdoi:|\bff?\.\s?\d|\bmss?\b\.|\bloc\. ?cit|\bsee (?:also )?(?:note|p\.|chap)",
    re.IGNORECASE,
)
_FEWEST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands."""

    passage: Passage
    start: int
    end: int
    number: int
    """Its number within the passage, from 0."""

    @property
    def text(self) -> str:
        """The sentence with straight quotation marks, as long as it is."""
        return straight(self.passage.text[self.start : self.end])

    @property
    def quote(self) -> str:
        return self.passage.text[self.start : self.end]


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence as the rules see it; offsets of words and dates are those of its text."""

    number: int
    """Its number within the document, from 0."""
    place: Place
    tree: Tree
    clauses: tuple[Clause, ...]
    dates: tuple[Date, ...]
    passage_number: int
    """The number of its passage among those that are carded."""
    by_head: dict[int, Clause] = field(repr=False)

    @property
    def text(self) -> str:
        return self.tree.parse.text

    @property
    def parse(self) -> Parse:
        return self.tree.parse

    @property
    def note(self) -> str | None:
        passage = self.place.passage
        return passage.number if isinstance(passage, Note) else None

    @property
    def asks(self) -> bool:
        """Whether it is a question; what a question says is not said to be so."""
        return self.text.rstrip("\"')] ").endswith("?")

    @property
    def main(self) -> Clause | None:
        return self.by_head.get(self.tree.root)

    def words_at(self, span: Span) -> list[int]:
        """Return the words that lie within offsets of the text."""
        start, end = span
        return [
            n for n, token in enumerate(self.tree.tokens) if token.start < end and start < token.end
        ]

    def is_dated(self, words: Iterable[int]) -> bool:
        """Tell whether one of these words belongs to a date."""
        tokens = self.tree.tokens
        return any(
            tokens[n].start < date.end and date.start < tokens[n].end
            for n in words
            for date in self.dates
        )

    @property
    def tense(self) -> str:
        """Penn tag of the verb that shows the tense of the main clause; "" without one."""
        main = self.main
        return "" if main is None or main.finite is None else self.tree.tokens[main.finite].tag

    def clause_of(self, word: int) -> Clause | None:
        """Return the innermost clause that a word belongs to."""
        if word in self.by_head:
            return self.by_head[word]
        return next((self.by_head[n] for n in self.tree.above(word) if n in self.by_head), None)


def sentence_of(
    number: int, place: Place, parse: Parse, dates: tuple[Date, ...], passage_number: int = 0
) -> Sentence:
    tree = Tree(mended(parse))
    found = clauses(tree)
    return Sentence(
        number, place, tree, found, dates, passage_number, {clause.head: clause for clause in found}
    )


def places(document: Document) -> Iterator[Place]:
    """Yield every sentence that may be carded, in order; notes that cite are left out."""
    for block in document.blocks:
        if block.type in CARDED:
            yield from _of(block)
    for note in document.notes:
        yield from (place for place in _of(note) if not is_citation(place.quote))


def _of(passage: Block | Note) -> Iterator[Place]:
    for number, (start, end) in enumerate(passage.sentences):
        yield Place(passage, start, end, number)


def is_citation(text: str) -> bool:
    """Tell whether a sentence of a note cites instead of telling."""
    return bool(CITATION.search(text[:LONGEST])) or len(text.split()) < _FEWEST_WORDS


def by_passage(found: Sequence[Place]) -> Iterator[list[int]]:
    """Yield the numbers of the sentences of each passage."""
    group: list[int] = []
    for n, place in enumerate(found):
        if group and found[group[0]].passage is not place.passage:
            yield group
            group = []
        group.append(n)
    if group:
        yield group
