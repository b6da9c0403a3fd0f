"""What the generator made of a document, and how much of the document that covers."""

from dataclasses import dataclass, field

from studyapp.findings import Findings
from studyapp.model import Card


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are in the document, and how many have an active card."""

    found: int
    covered: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A sentence without a card, and the first reason for it."""

    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class Coverage:
    dates: Count
    actors: Count
    claims: Count
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class Generated:
    """What the generator made of a document: active and suggested cards, in article order."""

    cards: tuple[Card, ...]
    coverage: Coverage
    findings: Findings = field(default_factory=Findings)
