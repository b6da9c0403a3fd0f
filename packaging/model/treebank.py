"""Reads annotated sentences from CoNLL-U: words with tags and trees, mentions, discourse units."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

_ENTITY = re.compile(r"\((\d+)-(\w+)-([^()]*)(\))?|(\d+)\)")
"""A mention that begins (and ends, if it is closed at once), or the end of one that began before."""
_UNIT = re.compile(r"([a-z]+(?:-[a-z]+)*|ROOT|same-unit)(_[mr])?:(\d+)(?:->(\d+))?")


@dataclass(frozen=True, slots=True)
class Word:
    """One line of a tree."""

    form: str
    lemma: str
    tag: str
    """Penn tag (XPOS)."""
    features: str
    head: int
    """Index of its head among the words from 0, or -1 for the root."""
    relation: str
    space_after: bool = True


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention: words `start` to `end` (excluded)."""

    start: int
    end: int
    type: str
    entity: str
    """The same for all mentions of one thing in a document."""
    given: bool
    """Whether it refers back to something mentioned before."""


@dataclass(frozen=True, slots=True)
class GoldUnit:
    """An elementary discourse unit, which reaches to the next one."""

    start: int
    """Index of its first word."""
    id: int
    """Number within the document."""
    head: int
    """The unit that it depends on; 0 for the top of the document."""
    relation: str
    multinuclear: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """An annotated sentence; treebanks without mentions and units leave these None."""

    id: str
    document: str
    paragraph: int
    words: tuple[Word, ...]
    mentions: tuple[GoldMention, ...] | None = None
    units: tuple[GoldUnit, ...] | None = None
    prominence: int | None = None
    """How central it is to its document: 1 is the most central."""

    @property
    def text(self) -> str:
        parts = (word.form + (" " if word.space_after else "") for word in self.words)
        return "".join(parts).strip()


@dataclass(slots=True)
class _Reading:
    """What is known while the lines of a file are read."""

    annotated: bool
    document: str = ""
    paragraph: int = 0
    id: str = ""
    prominence: int | None = None
    words: list[Word] = field(default_factory=list)
    mentions: list[GoldMention] = field(default_factory=list)
    units: list[GoldUnit] = field(default_factory=list)
    opened: list[GoldMention] = field(default_factory=list)
    """Mentions whose end is still to come."""
    spaces: dict[int, bool] = field(default_factory=dict)
    """Whether a space follows the words that are parts of a longer one."""


def read(path: Path) -> list[Sentence]:
    """Return the sentences of a CoNLL-U file; a file that names `Entity` has mentions and units."""
    with path.open(encoding="utf-8") as lines:
        return list(sentences(lines))


def sentences(lines: Iterable[str]) -> Iterator[Sentence]:
    """Yield the sentences of CoNLL-U lines; words of several tokens and empty nodes are skipped.

    Raises:
        ValueError: A head lies outside its sentence.
    """
    reading = _Reading(annotated=False)
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("#"):
            _comment(reading, line)
        elif not line:
            if reading.words:
                yield _sentence(reading)
        elif (columns := line.split("\t"))[0].isdigit():
            _word(reading, columns)
        elif "-" in columns[0]:
            first, last = map(int, columns[0].split("-"))
            reading.spaces.update(dict.fromkeys(range(first - 1, last - 1), False))
            reading.spaces[last - 1] = "SpaceAfter=No" not in columns[9]
    if reading.words:
        yield _sentence(reading)


def _comment(reading: _Reading, line: str) -> None:
    name, _, value = line[1:].partition("=")
    name, value = name.strip(), value.strip()
    if name == "newdoc id":
        reading.document, reading.paragraph = value, 0
    elif name == "global.Entity":
        reading.annotated = True
    elif name.startswith("newpar") and "block" not in name:
        reading.paragraph += 1
    elif name == "sent_id":
        reading.id = value
    elif name == "s_prominence":
        reading.prominence = int(value)


def _word(reading: _Reading, columns: list[str]) -> None:
    form, lemma, _, tag, features, head, relation, _, misc = columns[1:10]
    at = len(reading.words)
    for part in misc.split("|"):
        name, _, value = part.partition("=")
        if name == "Entity":
            _entities(reading, value, at)
        elif name == "Discourse":
            reading.units.append(_unit(value, at))
    space = reading.spaces.get(at, "SpaceAfter=No" not in misc)
    reading.words.append(Word(form, lemma, tag, features, int(head) - 1, relation, space))


def _entities(reading: _Reading, value: str, at: int) -> None:
    for found in _ENTITY.finditer(value):
        entity, type_, status, closed, ended = found.groups()
        if entity:
            mention = GoldMention(at, at + 1, type_, entity, status.startswith("giv"))
            (reading.mentions if closed else reading.opened).append(mention)
        else:
            _close(reading, ended, at)


def _close(reading: _Reading, entity: str, at: int) -> None:
    for n in range(len(reading.opened) - 1, -1, -1):
        if reading.opened[n].entity == entity:
            reading.mentions.append(replace(reading.opened.pop(n), end=at + 1))
            return


def _unit(value: str, at: int) -> GoldUnit:
    """Read the first, structural relation of a unit; further ones come after semicolons."""
    found = _UNIT.match(value)
    if found is None:
        raise ValueError(f"no discourse unit: {value}")
    relation, kind, number, head = found.groups()
    return GoldUnit(at, int(number), int(head or 0), relation, kind == "_m")


def _sentence(reading: _Reading) -> Sentence:
    words = tuple(reading.words)
    if not all(-1 <= word.head < len(words) for word in words):
        raise ValueError(f"{reading.id}: a head lies outside the sentence")
    sentence = Sentence(
        reading.id,
        reading.document,
        reading.paragraph,
        words,
        tuple(sorted(reading.mentions, key=lambda m: (m.start, -m.end)))
        if reading.annotated
        else None,
        tuple(reading.units) if reading.annotated else None,
        reading.prominence,
    )
    reading.words, reading.mentions, reading.units = [], [], []
    reading.opened, reading.spaces, reading.prominence = [], {}, None
    return sentence
