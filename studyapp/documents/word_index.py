"""A document laid out for search: its letters in one string, its words with their sentences."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from studyapp.documents.letters import SIGN, origins, reduced
from studyapp.model import Document, Passage, Span

_WORD = re.compile(r"[^\W_]+(?:[.,:'’\u00ad‐‑-][^\W_]+)*")
_RARE = 8
"""A word tells sentences apart if less than one in so many has it."""
_FEW = 200
"""Sentences that may share a word however few there are."""
_COMMON = 0.2
"""Sentences that share less of the letters of what is looked for are passed over."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch of text, reduced, with their spans."""

    forms: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence: its passage, its number within the passage, and its span."""

    passage: Passage
    number: int


def words(text: str, start: int = 0, end: int | None = None) -> Words:
    found = list(_WORD.finditer(text, start, len(text) if end is None else end))
    return Words(tuple(reduced(w[0]) for w in found), tuple(w.span() for w in found))


def sentences(passage: Passage) -> tuple[Span, ...]:
    """Return the sentences of a passage; headings, tables and code are one each."""
    return passage.sentences or ((0, len(passage.text)),)


@dataclass(frozen=True)
class Index:
    """What a search in one document needs; built once, its words only when they are looked for."""

    passages: tuple[Passage, ...]

    @cached_property
    def by_id(self) -> dict[str, Passage]:
        return {passage.id: passage for passage in self.passages}

    @cached_property
    def _letters(self) -> tuple[str, list[int]]:
        """The reduced passages with a line end after each, and where each begins."""
        starts: list[int] = []
        length = 0
        texts = [reduced(passage.text) for passage in self.passages]
        for text in texts:
            starts.append(length)
            length += len(text) + 1
        return "\n".join(texts), starts

    @cached_property
    def _places(self) -> tuple[list[Place], dict[str, list[int]]]:
        """All sentences, and for each word the numbers of those that have it."""
        places: list[Place] = []
        having: dict[str, list[int]] = {}
        for passage in self.passages:
            for number, (start, end) in enumerate(sentences(passage)):
                for word in {reduced(w) for w in _WORD.findall(passage.text, start, end)}:
                    having.setdefault(word, []).append(len(places))
                places.append(Place(passage, number))
        return places, having

    def exact(self, quote: str, limit: int) -> Iterator[tuple[Passage, int, int]]:
        """Yield where the letters and digits of a quote stand as whole words, in text order."""
        letters, starts = self._letters
        wanted = reduced(quote)
        size = len(wanted)
        at = letters.find(wanted) if wanted else -1
        passage, origin, begin = None, list[int](), 0
        while at >= 0 and limit:
            here = bisect_right(starts, at) - 1
            if self.passages[here] is not passage:
                passage, begin = self.passages[here], starts[here]
                origin = origins(passage.text)
            signs = letters[at - 1 : at] + letters[at + size : at + size + 1]
            span = origin[at - begin], origin[at + size - 1 - begin] + 1
            if SIGN not in signs and (whole := _whole_words(passage.text, *span)):
                limit -= 1
                yield passage, *whole
            at = letters.find(wanted, at + 1)

    def like(self, forms: Iterable[str], limit: int) -> list[Place]:
        """Return the sentences that share most of some words, weighed by their letters."""
        places, having = self._places
        common = max(_FEW, len(places) // _RARE)
        wanted = {form for form in forms if len(having.get(form, ())) <= common}
        shared: dict[int, int] = {}
        for form in sorted(wanted):
            for number in having.get(form, ()):
                shared[number] = shared.get(number, 0) + len(form)
        least = _COMMON * sum(map(len, wanted))
        best = sorted((n for n in shared if shared[n] >= least), key=lambda n: (-shared[n], n))
        return [places[n] for n in best[:limit]]


def index(document: Document) -> Index:
    """Return the index of a document: worth building once where many anchors are looked for."""
    return Index((*document.blocks, *document.notes))


def _whole_words(text: str, start: int, end: int) -> Span | None:
    """Return a span with the accents that follow it, or None if it cuts a word."""
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    cut = (start and text[start - 1].isalnum()) or text[end : end + 1].isalnum()
    return None if cut else (start, end)
