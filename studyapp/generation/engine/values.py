"""What the engine says of sentences and paragraphs, as values: trees, mentions, units, references."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Kept = NDArray[np.float16]
"""Vectors that a parse holds: with half the precision a book takes half the memory."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign in its sentence, and its place in the tree (Universal Dependencies 2)."""

    text: str
    start: int
    """Offset in the sentence, in code points."""
    end: int
    tag: str
    """Penn tag: NN, VBD..."""
    lemma: str
    features: str
    """As in CoNLL-U: "Number=Sing|Person=3"; "_" for none."""
    head: int
    """Index of the token that it depends on; -1 for the root."""
    relation: str
    """Relation with its subtype: nsubj:pass, obl:agent..."""
    sure: float = 1.0
    """How likely the network takes head and relation to be right, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or describe a thing: tokens `start` to `end` (excluded); mentions may nest."""

    start: int
    end: int
    head: int
    """Index of the token that the others depend on."""
    type: str
    """person, organization, place, event, time, object, abstract, animal, plant, substance."""
    named: bool
    """Whether its head is a name."""
    given: float
    """How likely it refers back to something mentioned before, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence with its tree, its mentions and its discourse units."""

    text: str
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...] = ()
    units: tuple[int, ...] = ()
    """Index of the first token of each elementary discourse unit."""
    prominence: float = 0.0
    """How central it is among sentences of its kind: 1 is the most central, 6 the least."""
    vectors: Kept | None = field(default=None, repr=False, compare=False)
    """What the network saw of each token; `link` needs it. None in parses made by hand."""


@dataclass(frozen=True, slots=True)
class Place:
    """A mention of a paragraph: the number of its sentence, and its own within that."""

    sentence: int
    mention: int


@dataclass(frozen=True, slots=True)
class Reference:
    """What a mention refers back to: candidates with their probabilities, the likeliest first."""

    mention: Place
    new: float
    """How likely it refers back to none of them."""
    candidates: tuple[tuple[Place, float], ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """How a discourse unit bears on the one that it depends on."""

    unit: tuple[int, int]
    """Number of the sentence, and of the unit within it."""
    head: tuple[int, int]
    kind: str
    """attribution, purpose, cause, concession, contrast, condition, explanation, context,
    elaboration or joint."""
    probability: float

    @property
    def equal(self) -> bool:
        """Whether both units are of one rank (multinuclear); else the unit is a satellite."""
        return self.kind in ("joint", "contrast")


@dataclass(frozen=True, slots=True)
class Links:
    """What ties the sentences of a paragraph together."""

    references: tuple[Reference, ...] = ()
    relations: tuple[Relation, ...] = ()
