"""Finds the passage of a card again: at its place, by its words, or by words much like them."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from studyapp.documents.letters import reduced
from studyapp.documents.likeness import LIKE, Stretch, alike
from studyapp.documents.word_index import Index, index, sentences
from studyapp.model import Anchor, Block, BlockType, Document, Passage, Span

MARGIN = 0.05
"""A place must score better than the next best by this much."""

_QUOTE, _SIDE, _PLACE = 0.5, 0.2, 0.1
"""Weights of the quote, of the context on either side, and of the place (Hypothesis: 50, 20, 20, 2;
ours knows the section, which says more than an offset)."""
_SAME_SECTION = 0.8
_FIRM = 0.9
"""Context that agrees this far on both sides holds whatever stands between in its place."""
_SHORT = 16
"""A quote of fewer letters that is no whole sentence says little without its context."""
_LONG = 24
"""A quote of fewer letters may share most of them by chance."""
_MOST = 50
"""Places of a quote that are looked at: of more, none would be sure."""

_QUOTES = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a passage may stand now."""

    anchor: Anchor
    score: float
    """From 0 to 1: how well quote, context and place agree."""
    exact: bool
    """Whether it has the same letters and digits."""
    sure: bool
    """Whether it may be taken without asking, unless another is about as good."""


def locate(document: Document | Index, anchor: Anchor) -> Anchor | None:
    """Return the anchor where its passage stands now, or None when that is gone or ambiguous.

    Where many anchors are looked for in a long document, give its `index` instead.
    """
    if _stands(document, anchor):
        return anchor
    return decide(candidates(document, anchor))


def decide(found: Sequence[Candidate]) -> Anchor | None:
    """Return the place of the best candidate, if it is sure and no other is about as good."""
    if not found or not found[0].sure:
        return None
    if len(found) > 1 and found[0].score - found[1].score < MARGIN:
        return None
    return found[0].anchor


def candidates(document: Document | Index, anchor: Anchor) -> tuple[Candidate, ...]:
    """Return where a passage may stand now, best first; none overlaps another.

    Places with the same letters and digits are the only ones, if there are any. Else they are one
    sentence or several that have much of the quote, or a part of one. Short quotes are not looked
    for in other words.
    """
    if not anchor.quote.strip():
        return ()
    places = document if isinstance(document, Index) else index(document)
    found = [_exact(anchor, *place) for place in places.exact(anchor.quote, _MOST)]
    return _apart(found or [_near(anchor, s) for s in alike(anchor.quote, places)])


def find_quote(document: Document, quote: str) -> Anchor | None:
    """Return where a sentence, or a part of one, stands, however its quotes and dashes are typed.

    Of several places the one in the shortest passage is taken, and a heading only as a last resort.
    """
    wanted = _plain(unicodedata.normalize("NFC", quote))
    if not wanted:
        return None
    passages: list[Passage] = [*document.blocks, *document.notes]
    for passage in sorted(passages, key=lambda p: (_is_heading(p), len(p.text))):
        if len(passage.text) < len(wanted) - wanted.count("-") or wanted not in _plain(
            passage.text
        ):
            continue
        plain, origin = _mapped(passage.text)
        at = plain.find(wanted)
        if at >= 0:
            return Anchor.of(passage, origin[at], origin[at + len(wanted) - 1] + 1)
    return None


def _is_heading(passage: Passage) -> bool:
    return isinstance(passage, Block) and passage.type is BlockType.HEADING


def _plain(text: str) -> str:
    return " ".join(text.replace("--", "-").translate(_QUOTES).split())


def _mapped(text: str) -> tuple[str, list[int]]:
    """Return the plain form of a text and, for each of its characters, where it comes from."""
    chars: list[str] = []
    origin: list[int] = []
    dash = False
    for at, char in enumerate(text):
        dash = char == "-" and not dash
        if char == "-" and not dash:
            continue
        if char.isspace():
            if not chars or chars[-1] == " ":
                continue
            char = " "
        chars.append(char.translate(_QUOTES))
        origin.append(at)
    return "".join(chars), origin


def _stands(document: Document | Index, anchor: Anchor) -> bool:
    """Tell whether a quote stands just where the anchor says."""
    if isinstance(document, Index):
        passage = document.by_id.get(anchor.block)
    else:
        every: tuple[Passage, ...] = (*document.blocks, *document.notes)
        passage = next((p for p in every if p.id == anchor.block), None)
    same = passage is not None and passage.text[anchor.start : anchor.end] == anchor.quote
    return same and bool(anchor.quote)


def _apart(found: list[Candidate]) -> tuple[Candidate, ...]:
    """Return candidates best first, without those that overlap a better one."""
    kept: list[Candidate] = []
    for one in sorted(found, key=lambda c: -c.score):
        a = one.anchor
        if not any(
            a.block == b.block and a.start < b.end and b.start < a.end
            for b in (other.anchor for other in kept)
        ):
            kept.append(one)
    return tuple(kept)


# The same letters


def _exact(anchor: Anchor, passage: Passage, start: int, end: int) -> Candidate:
    start, end = _with_signs(anchor.quote, passage, start, end)
    before, after, agreed = _context(anchor, passage.text, start, end)
    long = len(reduced(anchor.quote)) >= _SHORT
    sentence = (start, end) in passage.sentences
    sure = long or sentence or agreed >= _SHORT // 2 or passage.id == anchor.block
    return _candidate(anchor, passage, (start, end), 1.0, (before, after), exact=True, sure=sure)


def _with_signs(quote: str, passage: Passage, start: int, end: int) -> Span:
    """Widen a span by the quotation marks, brackets and stops that belong to it in its sentence."""
    text = passage.text
    spans = sentences(passage)
    first = max((a for a, _ in spans if a <= start), default=0)
    last = min((b for _, b in spans if b >= end), default=len(text))
    if not quote[0].isalnum():
        while start > first and _is_sign(text[start - 1]):
            start -= 1
    if not quote[-1].isalnum():
        while end < last and _is_sign(text[end]):
            end += 1
    return start, end


def _is_sign(char: str) -> bool:
    return not (char.isalnum() or char.isspace() or char in ",;:-–—")


# Much the same letters


def _near(anchor: Anchor, stretch: Stretch) -> Candidate:
    start, end = stretch.span
    if not stretch.whole:
        start, end = _with_signs(anchor.quote, stretch.passage, start, end)
    before, after, agreed = _context(anchor, stretch.passage.text, start, end)
    between = min(before, after) >= _FIRM and agreed >= _SHORT
    long = len(reduced(anchor.quote)) >= _LONG
    sure = between or (long and stretch.telling and stretch.likeness >= LIKE)
    sides = before, after
    return _candidate(
        anchor, stretch.passage, (start, end), stretch.likeness, sides, exact=False, sure=sure
    )


# Scores


def _candidate(
    anchor: Anchor,
    passage: Passage,
    span: Span,
    likeness: float,
    sides: tuple[float, float],
    *,
    exact: bool,
    sure: bool,
) -> Candidate:
    here = 0.0
    if passage.id == anchor.block:
        here = 1.0
    elif anchor.section and passage.section == anchor.section:
        here = _SAME_SECTION
    score = _QUOTE * likeness + _SIDE * sum(sides) + _PLACE * here
    return Candidate(Anchor.of(passage, *span), round(score, 6), exact, sure)


def _context(anchor: Anchor, text: str, start: int, end: int) -> tuple[float, float, int]:
    """Return how much of the context before and after agrees, and how many letters do."""
    width = 2 * max(len(anchor.prefix), len(anchor.suffix), 1)
    before = reduced(text[max(0, start - width) : start])[::-1]
    after = reduced(text[end : end + width])
    one, count_before = _agreement(reduced(anchor.prefix)[::-1], before)
    other, count_after = _agreement(reduced(anchor.suffix), after)
    return one, other, count_before + count_after


def _agreement(known: str, there: str) -> tuple[float, int]:
    """Return the share, and the number, of known letters that agree from the quote outwards."""
    if not known:
        return (0.5 if there else 1.0), 0
    count = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(known, there, strict=False))
    )
    return count / len(known), count
