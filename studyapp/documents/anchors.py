"""Finds the passage of a card again: at its place, by its words, or by words much like them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from studyapp.model import Anchor, Block, BlockType, Document, Passage

LIKE = 0.72
"""A reworded passage must share this much of its words with the old one."""
MARGIN = 0.08
"""It must be better than the next best by this much."""

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SHORT = 16
_CANDIDATES = 12
_SAME_BLOCK, _SAME_SECTION = 12, 6
_QUOTES = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
_STOP = re.compile(r"[.!?…][\"”’'»)\]]*$")


@dataclass(frozen=True, slots=True)
class _Found:
    """A place where a passage may be, and how well it fits."""

    score: float
    passage: Passage
    start: int
    end: int


def locate(document: Document, anchor: Anchor) -> Anchor | None:
    """Return the anchor where its passage stands now, or None when that is gone or ambiguous."""
    if not anchor.quote:
        return None
    passages: tuple[Passage, ...] = (*document.blocks, *document.notes)
    for passage in passages:
        if passage.id == anchor.block:
            if passage.text[anchor.start : anchor.end] == anchor.quote:
                return anchor
            break
    places = [_exact(anchor, p, at) for p in passages for at in _places(p.text, anchor.quote)]
    if places:
        return _best(places, margin=0.5)
    return _best(list(_fuzzy(anchor, passages)), margin=MARGIN)


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


def _places(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _exact(anchor: Anchor, passage: Passage, at: int) -> _Found:
    end = at + len(anchor.quote)
    score = _context(anchor, passage.text, at, end)
    if len(anchor.quote) < _SHORT and score < _SHORT // 2 and passage.id != anchor.block:
        score = -100.0
    return _Found(score + _near(anchor, passage), passage, at, end)


def _near(anchor: Anchor, passage: Passage) -> float:
    same = _SAME_BLOCK if passage.id == anchor.block else 0
    return same + (_SAME_SECTION if anchor.section and passage.section == anchor.section else 0)


def _context(anchor: Anchor, text: str, start: int, end: int) -> float:
    """Count the characters on either side that agree with what the anchor remembers."""
    before = text[max(0, start - len(anchor.prefix)) : start][::-1]
    after = text[end : end + len(anchor.suffix)]
    score = _agree(before, anchor.prefix[::-1]) + _agree(after, anchor.suffix)
    score += 2 * (not before and not anchor.prefix) + 2 * (not after and not anchor.suffix)
    return float(score)


def _agree(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _best(found: list[_Found], *, margin: float) -> Anchor | None:
    """Return the best place, unless another is about as good."""
    found.sort(key=lambda f: -f.score)
    if not found or found[0].score < 0:
        return None
    best = found[0]
    if len(found) > 1 and best.score - found[1].score < margin:
        return None
    return Anchor.of(best.passage, best.start, best.end)


def _fuzzy(anchor: Anchor, passages: tuple[Passage, ...]) -> Iterator[_Found]:
    """Yield the sentences most like the quote that are like enough."""
    quote = [w.casefold() for w in _WORD.findall(anchor.quote)]
    if len(quote) < 4:
        return
    known = set(quote)
    rough: list[tuple[float, int, Passage, int, int]] = []
    for passage in passages:
        for start, end in passage.sentences:
            words = {w.casefold() for w in _WORD.findall(passage.text, start, end)}
            shared = len(known & words) / len(known)
            if shared >= LIKE * 0.75:
                rough.append((shared - len(words - known) / 1000, -len(rough), passage, start, end))
    rough.sort(key=lambda r: r[:2], reverse=True)
    for _, _, passage, start, end in rough[:_CANDIDATES]:
        place = _aligned(anchor, quote, passage, start, end)
        if place is not None and place.score >= LIKE:
            yield place


def _aligned(
    anchor: Anchor, quote: list[str], passage: Passage, start: int, end: int
) -> _Found | None:
    """Lay the quote along a sentence: a whole sentence stays one, a part takes what it covers."""
    words = list(_WORD.finditer(passage.text, start, end))
    matcher = SequenceMatcher(None, quote, [w[0].casefold() for w in words], autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    if not blocks:
        return None
    first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
    if _STOP.search(anchor.quote):
        first, last = 0, len(words)
    else:
        start, end = words[first].start(), words[last - 1].end()
    matched = sum(b.size for b in blocks)
    ratio = 2 * matched / (len(quote) + last - first)
    near = _context(anchor, passage.text, start, end) / 1000 + _near(anchor, passage) / 1000
    return _Found(ratio + near, passage, start, end)
