"""Which lines open notes and which signs in the text call them: both are found as pairs."""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from studyapp.documents.drafts import OPEN, Piece
from studyapp.model import BlockType

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUP = "⁰¹²³⁴⁵⁶⁷⁸⁹"

_LABELS = {
    "footnote": re.compile(r"^[ \t]*\[(?:Foot|End)?note (\d{1,4}|[A-Z*†‡]): ?", re.M | re.I),
    "bracket": re.compile(r"^[ \t]*\[(\d{1,4})\][ \t]*(?:\^[ \t]*)?", re.M),
    "paren": re.compile(r"^[ \t]*\(?(\d{1,3})\)[ \t]+(?=\S)", re.M),
    "dot": re.compile(r"^[ \t]*(\d{1,3})\.[ \t]+(?:\^[ \t]*)?(?=\S)", re.M),
    "raised": re.compile(rf"^[ \t]*⁽?([{_SUP}]{{1,4}})[⁾)]?[ \t]*(?=\S)", re.M),
    "bare": re.compile(r"^[ \t]*(\d{1,3})[ \t]+(?=[\"“‘'(*_]?[^\W\d_])", re.M),
    "sign": re.compile(r"^[ \t]*([†‡§]|\*{1,3})[ \t]*(?=[^\s*†‡§])", re.M),
}
_MARKERS = {
    "raised": re.compile(rf"⁽?(?<![{_SUP}])([{_SUP}]{{1,4}})(?:⁾|(\)))?"),
    "bracket": re.compile(
        r"\[(\d{1,4}(?:[ \t]*[,;–-][ \t]*\d{1,3})*)\](?::[ \t]?\d{1,4}(?:[–-]\d{1,4})?)?"
    ),
    "paren": re.compile(r"(?<=[\w.,;:!?\"”’'*_])\((\d{1,3})\)"),
    "glued": re.compile(r"(?<=[^\W\d_.]|[.,;:!?\"”’')\]*_])(\d{1,3})(?![\w%°$€£]|[.,:’]\d|-\w)"),
    "sign": re.compile(r"(?<=[^\s*†‡§])([†‡§]|\*{1,3})(?=[\s.,;:)—]|$)"),
}
_PAIRS = (
    ("footnote", "bracket"),
    ("bracket", "bracket"),
    ("item", "bracket"),
    ("dot", "bracket"),
    *((kind, "raised") for kind in ("raised", "paren", "dot", "bracket", "item", "bare")),
    *((kind, "paren") for kind in ("dot", "paren", "bare", "item")),
    *((kind, "glued") for kind in ("bare", "dot", "paren", "item")),
    ("sign", "sign"),
)
_UNAMBIGUOUS = frozenset({"footnote", "bracket", "raised", "sign"})
_LOOSE = frozenset({"glued", "paren"})
"""Styles in which a marker looks like any other number."""
_NUMBER_SPLIT = re.compile(r"[ \t]*[,;–-][ \t]*")
_NEAREST = 40
_UNIT = re.compile(r"(?:\b[kcmµ]?m|\bft|\bmi|\bin|\bs|10|[A-Za-z]{2}\b(?<=CO))$")


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A label or a marker: where it stands (piece, start, end) and its number."""

    piece: int
    start: int
    end: int
    number: str


@dataclass(frozen=True, slots=True)
class Pairing:
    """The notes of a text: each label with the marker that calls it (None when that is lost)."""

    kind: str
    style: str
    pairs: dict[Spot, Spot | None]

    def found(self) -> int:
        return sum(marker is not None for marker in self.pairs.values())


def pair(pieces: list[Piece]) -> Pairing:
    """Return the way of marking notes that explains the most lines of the text."""
    labels = {kind: list(_labels(pieces, kind)) for kind in (*_LABELS, "item")}
    numbers = {spot.number for spots in labels.values() for spot in spots}
    markers = {style: list(_markers(pieces, style, numbers)) for style in _MARKERS}
    best = Pairing("", "", {})
    for kind, style in _PAIRS:
        if not labels[kind] or not markers[style]:
            continue
        pairs = (
            _match_in_order(pieces, labels[kind], markers[style])
            if style in _LOOSE
            else _match(labels[kind], markers[style], nearest=style == "sign")
        )
        if not _convincing(kind, style, pairs, markers[style]):
            continue
        found = Pairing(kind, style, _with_lost(labels[kind], pairs))
        if found.found() > best.found():
            best = found
    return best


def stray(pieces: list[Piece], pairing: Pairing) -> list[Spot]:
    """Return markers that call no note: raised numbers, and bracketed ones that count up."""
    numbers = {spot.number for spot in pairing.pairs}
    raised = [
        m
        for m in _markers(pieces, "raised", set())
        if m.number in numbers
        or not _UNIT.search(pieces[m.piece].text, max(0, m.start - 4), m.start)
    ]
    bracket = [m for m in _markers(pieces, "bracket", set()) if len(m.number) < 4]
    if pairing.style != "bracket" and len({m.number for m in bracket}) < 3:
        bracket = []
    used = {marker for marker in pairing.pairs.values() if marker}
    labels = {(spot.piece, spot.start) for spot in pairing.pairs}
    return [m for m in (*raised, *bracket) if m not in used and (m.piece, m.start) not in labels]


def _labels(pieces: list[Piece], kind: str) -> Iterator[Spot]:
    for index, piece in enumerate(pieces):
        if piece.type in (BlockType.CODE, BlockType.TABLE) or piece.text.startswith(OPEN):
            continue
        if kind == "item":
            if piece.label:
                yield Spot(index, 0, 2 if piece.text.startswith("^ ") else 0, piece.label)
        elif piece.type is not BlockType.HEADING:
            foot = index + 1 == len(pieces) or pieces[index + 1].starts_page
            for m in _LABELS[kind].finditer(piece.text):
                foot = foot or m.start() == 0
                if foot or kind != "bare":
                    yield Spot(index, m.start(), m.end(), m[1].translate(_DIGITS))


def _markers(pieces: list[Piece], style: str, numbers: set[str]) -> Iterator[Spot]:
    """Yield markers; those that look like any number must be among `numbers`."""
    loose = style in _LOOSE
    for index, piece in enumerate(pieces):
        if piece.type is BlockType.CODE:
            continue
        for m in _MARKERS[style].finditer(piece.text):
            number = m[1].translate(_DIGITS)
            if (loose and number not in numbers) or (m.start() == 0 and style != "raised"):
                continue
            if style == "glued" and piece.text[max(0, m.start() - 2) : m.start()].isdigit():
                continue
            if number[0] == "*" and piece.text.count("*") % 2 == 0:
                continue
            end = m.end()
            if style == "raised" and m[2] and _inside_bracket(piece.text, m.start()):
                end -= 1
            first, *others = _NUMBER_SPLIT.split(number)
            yield Spot(index, m.start(), end, first)
            for other in others:
                yield Spot(index, end, end, other)


def _inside_bracket(text: str, at: int) -> bool:
    before = text[max(0, at - 300) : at]
    return before.count("(") > before.count(")")


def _match(labels: list[Spot], markers: list[Spot], *, nearest: bool) -> dict[Spot, Spot]:
    """Return for each label that has one the marker that calls it, always above the label.

    A number that only one label has may be called again and again: its first marker counts.
    Numbers that start anew on each page go to the nearest marker above.
    """
    starts = {(spot.piece, spot.start) for spot in labels}
    calls = _by_number(m for m in markers if (m.piece, m.start) not in starts)
    pairs: dict[Spot, Spot] = {}
    for number, same in _by_number(labels).items():
        if number not in calls:
            continue
        if len(same) == 1 and not nearest:
            if calls[number][0] < same[0]:
                pairs[same[0]] = calls[number][0]
            continue
        waiting: list[Spot] = []
        queue = iter(calls[number])
        marker = next(queue, None)
        for label in same if nearest else same[-len(calls[number]) :]:
            while marker and marker < label:
                waiting.append(marker)
                marker = next(queue, None)
            if waiting:
                pairs[label] = waiting.pop()
    return pairs


def _match_in_order(
    pieces: list[Piece], labels: list[Spot], markers: list[Spot]
) -> dict[Spot, Spot]:
    """Return the marker of each label where markers look like other numbers: order and page decide."""
    calls = _by_number(markers)
    pairs: dict[Spot, Spot] = {}
    after = Spot(-1, 0, 0, "")
    for label in labels:
        same = calls.get(label.number, [])
        first, end = bisect(same, after), bisect(same, label)
        near = same[max(first, end - _NEAREST) : end]
        page = pieces[label.piece].page
        found = next((m for m in near if pieces[m.piece].page == page), near[0] if near else None)
        if found:
            pairs[label] = after = found
    return pairs


def _by_number(spots: Iterable[Spot]) -> dict[str, list[Spot]]:
    found: defaultdict[str, list[Spot]] = defaultdict(list)
    for spot in spots:
        found[spot.number].append(spot)
    return dict(found)


def _convincing(kind: str, style: str, pairs: dict[Spot, Spot], markers: list[Spot]) -> bool:
    if not pairs:
        return False
    if style in _LOOSE and len(pairs) < 2:
        return False
    numbers = {m.number for m in markers}
    return kind in _UNAMBIGUOUS or style in _LOOSE or len(pairs) * 2 >= len(numbers)


def _with_lost(labels: list[Spot], pairs: dict[Spot, Spot]) -> dict[Spot, Spot | None]:
    """Add labels whose marker is lost: they stand beside notes and count on from them."""
    found = set(pairs)
    for row in (labels, labels[::-1]):
        for known, label in pairwise(row):
            if known in found and _neighbours(known, label):
                found.add(label)
    return {label: pairs.get(label) for label in labels if label in found}


def _neighbours(one: Spot, other: Spot) -> bool:
    digits = one.number.isdigit() and other.number.isdigit()
    if not digits or abs(one.piece - other.piece) > 1:
        return False
    step = int(other.number) - int(one.number)
    return step == (1 if other > one else -1)
