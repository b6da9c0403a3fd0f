"""The words of the app as values: documents and their passages, anchors, cards, decks, schedules and reviews."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Self

from studyapp.report import Remark

Span = tuple[int, int]
"""Start and end in code points, end excluded."""

GAP = "[…]"
"""What a cloze shows instead of its answer."""

KNOWN_STABILITY = 21.0
"""From this stability on (days) a card counts as known, as a mature card does in Anki."""

CONTEXT = 32
"""Characters that an anchor remembers on either side of its quote."""


class BlockType(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    ITEM = "item"
    TABLE = "table"
    CODE = "code"


class Kind(StrEnum):
    DATE = "date"
    ACTOR = "actor"
    ARGUMENT = "argument"
    OWN = "own"


class Form(StrEnum):
    QUESTION = "question"
    CLOZE = "cloze"
    LIST = "list"
    CHOICE = "choice"


class Status(StrEnum):
    SUGGESTED = "suggested"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    REJECTED = "rejected"


class Depth(StrEnum):
    ESSENTIAL = "essential"
    STANDARD = "standard"
    THOROUGH = "thorough"


class Rating(IntEnum):
    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class State(IntEnum):
    """Where a reviewed card stands in FSRS; a card without a schedule is new."""

    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, quotation, item, table or code passage of a document."""

    id: str
    type: BlockType
    text: str
    sentences: tuple[Span, ...]
    level: int | None = None
    """Only for headings: 1 is the highest below the title."""
    section: str = ""
    """Text of the nearest heading above, or of the heading itself; empty before the first."""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A foot- or endnote, and the place in the body where its marker stood."""

    id: str
    number: str
    text: str
    sentences: tuple[Span, ...]
    block: str
    offset: int
    section: str = ""


Passage = Block | Note


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it is read and studied: clean text in blocks, notes out of the way."""

    title: str
    author: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    report: tuple[Remark, ...] = ()
    language: str = "en"
    """ISO 639-1 code; "und" where it could not be told."""
    origin: str = ""
    """Path of the file that the document was read from."""
    source: str = ""
    """Address that the text was published at, where the file names it."""
    date: str = ""
    """When the text was published, as EDTF, where the file says so."""

    @property
    def work(self) -> str:
        """What makes two documents editions of the same work: title and author."""
        return f"{self.title} {self.author}"

    def passages(self) -> dict[str, Passage]:
        every: tuple[Passage, ...] = (*self.blocks, *self.notes)
        return {passage.id: passage for passage in every}

    def words(self) -> int:
        """Number of words of the body: blocks other than headings, without notes."""
        return sum(len(b.text.split()) for b in self.blocks if b.type is not BlockType.HEADING)


@dataclass(frozen=True, slots=True)
class Anchor:
    """The passage a card comes from, found again by place or by quote.

    W3C Web Annotation: TextPositionSelector (start, end) within a block and
    TextQuoteSelector (quote, prefix, suffix).
    """

    block: str
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""
    section: str = ""

    @classmethod
    def of(cls, passage: Passage, start: int, end: int) -> Self:
        text = passage.text
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        return cls(passage.id, start, end, text[start:end], before, after, passage.section)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One question with its answer, tied to the sentence it came from."""

    id: str
    kind: Kind
    form: Form
    question: str
    answer: str
    answers: tuple[str, ...] = ()
    """The items of a list card."""
    choices: tuple[str, ...] = ()
    """The options of a choice card, the right one first."""
    anchor: Anchor | None = None
    more: tuple[Anchor, ...] = ()
    """Further sentences of a list."""
    context: str | None = None
    """What is shown in grey above a question: title and section as a line of their own, a sentence."""
    date: str | None = None
    """The answer's date as EDTF."""
    inferred: bool = False
    """Whether a part of the date was taken from the context."""
    actors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    rule: str = ""
    """The rule of the generator that made it; empty for cards made by hand."""
    confidence: float = 1.0
    status: Status = Status.ACTIVE
    note: str = ""
    """A teacher's remark, shown with the answer."""

    @property
    def line_above(self) -> str | None:
        """The context without title and section: those stand beside a card in the window."""
        _, line, rest = (self.context or "").partition("\n")
        if line:
            return rest or None
        section = self.anchor.section if self.anchor and self.anchor.section else ""
        said = (self.context or "").casefold()
        return None if section and said.endswith(section.rstrip(".").casefold()) else self.context

    def options(self) -> tuple[str, ...]:
        """The choices in an order that looks drawn by lot and is the same everywhere."""

        def lot(choice: str) -> bytes:
            return hashlib.sha256(f"{self.id} {choice}".encode()).digest()

        return tuple(sorted(self.choices, key=lot))

    def anchors(self) -> Iterator[Anchor]:
        if self.anchor is not None:
            yield self.anchor
            yield from self.more


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """Cards with a title, an author, a licence and a version, and the document they belong to."""

    id: str
    title: str
    author: str = ""
    licence: str = ""
    version: str = "1"
    language: str = "en"
    cards: tuple[Card, ...] = ()
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """The FSRS state of a card: stability in days, difficulty 1-10, moments in UTC."""

    state: State
    step: int | None
    stability: float | None
    difficulty: float | None
    due: datetime
    last_review: datetime | None
    reps: int = 0
    lapses: int = 0

    @property
    def known(self) -> bool:
        """Whether the card counts as known rather than as being learned."""
        return self.state is State.REVIEW and (self.stability or 0.0) >= KNOWN_STABILITY


@dataclass(frozen=True, slots=True)
class Review:
    """One answer given: when (UTC), how it was rated, how long it took (seconds)."""

    card: str
    at: datetime
    rating: Rating
    seconds: float
    state: State | None
    """The state before the answer; None for a new card."""


@dataclass(frozen=True, slots=True)
class LibraryCard:
    """A card as the library keeps it: its document, its moments (UTC), its schedule."""

    card: Card
    document: int
    created: datetime
    changed: datetime
    schedule: Schedule | None = None
    buried_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One line of the library: a document and how its cards stand now."""

    id: int
    title: str
    author: str
    origin: str
    added: datetime
    active: int = 0
    suggested: int = 0
    due: int = 0
    """Learning and review cards that are due now."""
    new: int = 0
    learning: int = 0
    known: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """What a service changed, so that views know whether to refresh."""

    what: frozenset[str] = frozenset()
    """Any of "documents", "cards", "reviews", "decks"."""

    def concern(self, *names: str) -> bool:
        return not self.what.isdisjoint(names)
