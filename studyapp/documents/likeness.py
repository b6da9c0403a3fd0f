"""Finds the sentences, runs of sentences and parts of sentences that say a quote in other words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from studyapp.documents.word_index import Index, Place, Words, sentences, words
from studyapp.model import Passage, Span

LIKE = 0.72
"""A reworded passage must keep this much of the letters of the old one to be taken for it."""

_ERRORS = 0.5, 256
"""At most this share of the quote's letters, and this many of them, may be wrong."""
_FEWEST_WORDS = 4
_SEEDS = 12
"""Sentences with most of the words, around which the likest stretches are looked for."""
_ENDED = re.compile(r"[.!?…][\"”’'»)\]]*$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a passage that has much of a quote."""

    passage: Passage
    span: Span
    whole: bool
    """Whether it is made of whole sentences."""
    likeness: float
    """Share of the quote's letters that are right, from 0 to 1."""
    telling: bool
    """Whether it has the numbers and names of the quote: with others it says something else."""


def alike(text: str, places: Index) -> list[Stretch]:
    """Return the stretches that are like a quote of four words or more; none overlaps a liker one."""
    quote = words(text)
    if len(quote.forms) < _FEWEST_WORDS:
        return []
    tried = {
        (passage.id, span): (passage, span)
        for seed in places.like(quote.forms, _SEEDS)
        for passage, span in _around(seed, len(quote.forms))
    }
    telling = _telling(text, quote)
    found: list[Stretch] = []
    for passage, span in tried.values():
        for stretch in _aligned(quote, passage, span, telling):
            found.append(stretch)
            if stretch.likeness >= LIKE and _ENDED.search(text):
                break
    kept: list[Stretch] = []
    for stretch in sorted(found, key=lambda s: (-s.likeness, not s.whole)):
        if not any(_overlap(stretch, other) for other in kept):
            kept.append(stretch)
    return kept


def _overlap(one: Stretch, other: Stretch) -> bool:
    (a, b), (c, d) = one.span, other.span
    return one.passage.id == other.passage.id and a < d and c < b


def _around(seed: Place, size: int) -> Iterator[tuple[Passage, Span]]:
    """Yield a sentence, and the longer stretches with it that come nearest to a size in words."""
    spans = sentences(seed.passage)
    text = seed.passage.text
    yield seed.passage, spans[seed.number]
    for first in range(max(0, seed.number - 1), seed.number + 1):
        count, last = 0, first
        for last in range(first, min(first + size, len(spans))):
            count += len(text[slice(*spans[last])].split())
            if count >= size:
                break
        for end in (last - 1, last):
            if end > first and end >= seed.number:
                yield seed.passage, (spans[first][0], spans[end][1])


def _aligned(
    quote: Words, passage: Passage, span: Span, telling: frozenset[str]
) -> Iterator[Stretch]:
    """Lay a quote along whole sentences: yield these, then the part that it covers."""
    there = words(passage.text, *span)
    matcher = SequenceMatcher(None, quote.forms, there.forms, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    if not blocks:
        return
    matched = sum(len(form) for b in blocks for form in quote.forms[b.a : b.a + b.size])
    size = sum(map(len, quote.forms))
    first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
    part = (there.spans[first][0], there.spans[last - 1][1])
    same = telling <= set(there.forms)
    for found, forms, whole in ((span, there.forms, True), (part, there.forms[first:last], False)):
        errors = max(size, sum(map(len, forms))) - matched
        if errors <= min(size * _ERRORS[0], _ERRORS[1]):
            yield Stretch(passage, found, whole, 1 - errors / size, same)


def _telling(text: str, quote: Words) -> frozenset[str]:
    """Return the numbers of a quote, and its words with a capital but for the first."""
    return frozenset(
        form
        for n, (form, (start, _)) in enumerate(zip(quote.forms, quote.spans, strict=True))
        if any(c.isdigit() for c in form) or (n and text[start].isupper())
    )
