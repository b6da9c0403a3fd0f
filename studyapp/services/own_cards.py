"""Own cards: what a selection in the text stands for, and how it becomes a question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studyapp.identity import fold
from studyapp.model import GAP, Anchor, Card, Form, Kind, Passage, Span

MOST = 20
"""Passages that one card can come from: a list, not a chapter."""
_BETWEEN = re.compile(r"\s*[;\n]\s*")
_COMMAS = re.compile(r"\s*[,、，]\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+")
_TAGS = re.compile(r"[\s,;]+")
JOINED = "; "
"""Between the items of a list where they stand in one line."""

Part = tuple[Passage, int, int]
"""A part of a passage, from an offset to another."""


@dataclass(frozen=True, slots=True)
class Source:
    """The sentences that an own card comes from, and the words that were chosen in them."""

    anchor: Anchor
    chosen: Span | None = None
    """Where the chosen words stand in the quote, when they are less than all of it."""
    more: tuple[Anchor, ...] = ()
    """Sentences of further passages."""

    @property
    def words(self) -> str:
        """The chosen words; empty when whole sentences were chosen."""
        return self.anchor.quote[slice(*self.chosen)] if self.chosen else ""

    def items(self) -> tuple[str, ...]:
        """Return what the items of a list would be: the passages chosen, or the words in a row."""
        if self.more:
            return tuple(anchor.quote for anchor in (self.anchor, *self.more))
        return items_of(self.words)


def source_of(parts: Sequence[Part]) -> Source | None:
    """Return the sentences that hold these parts; None for no text, or too much of it.

    An empty part, as a caret is one, stands for the sentence around it.
    """
    trimmed = [_trimmed(part) for part in parts]
    if len(parts) > 1:
        trimmed = [part for part in trimmed if part[1] < part[2]]
    if not trimmed or len(trimmed) > MOST:
        return None
    anchors = tuple(Anchor.of(passage, *_around(passage, a, b)) for passage, a, b in trimmed)
    first = anchors[0]
    if not first.quote:
        return None
    _, start, end = trimmed[0]
    start, end = start - first.start, end - first.start
    whole = fold(first.quote[start:end]) == fold(first.quote)
    chosen = None if len(anchors) > 1 or start >= end or whole else (start, end)
    return Source(first, chosen, anchors[1:])


def draft(source: Source, form: Form) -> tuple[str, str]:
    """Return the question and the answer that a form begins with; items stand one a line."""
    if form is Form.LIST:
        return "", "\n".join(source.items())
    if form is Form.CLOZE:
        quote = source.anchor.quote
        return (gapped(quote, source.chosen) if source.chosen else quote), source.words
    return "", source.words


def with_gap(question: str, answer: str, words: str) -> str | None:
    """Move the gap of a cloze to other words of it; None if it does not have them."""
    full = question.replace(GAP, answer)
    return full.replace(words, GAP, 1) if words and words in full else None


def gapped(text: str, span: Span) -> str:
    """Return a sentence with a gap in place of some of its words."""
    return text[: span[0]] + GAP + text[span[1] :]


def items_of(text: str) -> tuple[str, ...]:
    """Return the items of an enumeration: between semicolons or lines, else between commas."""
    parts = _BETWEEN.split(text)
    if len(parts) == 1:
        parts = _COMMAS.split(text)
    return tuple(part for part in (part.strip() for part in parts) if part)


def tags_of(text: str) -> tuple[str, ...]:
    """Return the tags in a line that separates them by spaces or commas, each once."""
    return tuple(dict.fromkeys(tag for tag in _TAGS.split(text) if tag))


def own_card(
    source: Source,
    form: Form,
    question: str,
    answer: str,
    *,
    answers: tuple[str, ...] = (),
    tags: tuple[str, ...] = (),
) -> Card:
    """Return a card made by hand; it gets its id from the library that keeps it."""
    return Card(
        id="",
        kind=Kind.OWN,
        form=form,
        question=question,
        answer=JOINED.join(answers) if answers else answer,
        answers=answers,
        anchor=source.anchor,
        more=source.more,
        tags=tags,
    )


def _trimmed(part: Part) -> Part:
    """Leave out the white space at either end."""
    passage, start, end = part
    words = passage.text[start:end]
    if not words.strip():
        return passage, start, start
    start += len(words) - len(words.lstrip())
    return passage, start, end - (len(words) - len(words.rstrip()))


def _around(passage: Passage, start: int, end: int) -> Span:
    """Return the sentences that hold a part; all of a passage that has none there."""
    held = [(a, b) for a, b in passage.sentences if a < max(end, start + 1) and b > start]
    if not held:
        before = [span for span in passage.sentences if span[0] <= start]
        held = before[-1:] if start == end else []
    if not held or held[0][0] > start or held[-1][1] < end:
        return 0, len(passage.text)
    return held[0][0], held[-1][1]
