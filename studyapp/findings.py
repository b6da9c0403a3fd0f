"""What a text holds besides cards, for the views: its dated events, its actors, its argument as a tree."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from studyapp.model import Anchor


class Role(StrEnum):
    """What a sentence does in the argument of a text."""

    PURPOSE = "purpose"
    THESIS = "thesis"
    CLAIM = "claim"
    REASON = "reason"
    EVIDENCE = "evidence"
    EXAMPLE = "example"
    CONCESSION = "concession"
    CONTRAST = "contrast"
    CONSEQUENCE = "consequence"
    ATTRIBUTION = "attribution"
    DEFINITION = "definition"
    ENUMERATION = "enumeration"
    CONCLUSION = "conclusion"
    QUESTION = "open question"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the text dates."""

    date: str
    """EDTF."""
    said: str
    """The date in the words of the text."""
    text: str
    """What happened, without the date."""
    anchor: Anchor
    inferred: bool = False
    """Whether a part of the date was taken from the context."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence in which an actor does, is or undergoes something."""

    text: str
    """The clause about the actor."""
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An actor of the text with its other names, its descriptions and what it does."""

    name: str
    kind: str
    """state, people, person, organisation, place or other."""
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    """Offices and descriptions that stand beside the name."""
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence of the argument with what stands below it: a claim with its reasons and examples."""

    role: Role
    text: str
    anchor: Anchor
    below: tuple["Point", ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the text with its points; "" before the first heading."""

    section: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """Dated events in order of time, actors by how often they are named, the argument by sections."""

    timeline: tuple[Event, ...] = ()
    actors: tuple[ActorEntry, ...] = ()
    outline: tuple[Part, ...] = ()
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By card the options of a choice, the right one first; cards with too few have none."""
    likely_slips: tuple[tuple[str, str], ...] = ()
    """Pairs of names so alike that one may be a slip for the other: the user decides."""
