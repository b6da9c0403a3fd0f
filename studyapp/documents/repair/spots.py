"""Signs that may belong to notes: what may open a note at the beginning of a line, and what may call one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from studyapp.documents.drafts import OPEN, Piece
from studyapp.documents.sentences import is_ended
from studyapp.model import BlockType

_SUP = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_SUP, "0123456789")

LABELS = {
    "footnote": re.compile(r"^[ \t]*\[(?:Foot|End)?note (\d{1,4}|[A-Z*†‡]): ?", re.M | re.I),
    "bracket": re.compile(r"^[ \t]*\[(\d{1,4}|[A-Z](?=\][ \t]))\][ \t]*(?:\^[ \t]*)?", re.M),
    "paren": re.compile(r"^[ \t]*\(?(\d{1,3})\)[ \t]+(?=\S)", re.M),
    "dot": re.compile(r"^[ \t]*(\d{1,3})\.[ \t]+(?:\^[ \t]*)?(?=\S)", re.M),
    "raised": re.compile(rf"^[ \t]*⁽?([{_SUP}]{{1,4}})[⁾)]?[ \t]*(?=\S)", re.M),
    "bare": re.compile(r"^[ \t]*(\d{1,3})[ \t]+(?=[\"“‘'(*_]?[^\W\d_])", re.M),
    "sign": re.compile(r"^[ \t]*([†‡§]|\*{1,3})[ \t]*(?=[^\s*†‡§])", re.M),
}
MARKERS = {
    "raised": re.compile(rf"⁽?(?<![{_SUP}])([{_SUP}]{{1,4}})(?:⁾|(\)))?"),
    "bracket": re.compile(
        r"\^?\[([A-Z](?=\](?!\w))|\d{1,4}(?:[ \t]*[,;–-][ \t]*\d{1,3})*)\](?::[ \t]?\d{1,4}(?:[–-]\d{1,4})?)?"
    ),
    "paren": re.compile(r"(?<=[\w.,;:!?\"”’'*_])\((\d{1,3})\)"),
    "glued": re.compile(
        r"(?:(?<=[^\W\d_A-Z]{2})|(?<=[A-Z]{4})|(?<=[.,;:!?\"”’')\]*_]))(\d{1,3})"
        r"(?![\w%°$€£]|[.,:’]\d|-\w)"
    ),
    "sign": re.compile(r"(?<=[^\s*†‡§])([†‡§]|\*{1,3})(?=[\s.,;:)—]|$)"),
}
LOOSE = frozenset({"glued", "paren"})
"""Styles in which a marker looks like any other number."""
_IN_DOUBT = frozenset({"paren", "dot", "bare"})
"""Kinds of labels that may as well be a number in a text, or count within a sentence."""
_NUMBER_SPLIT = re.compile(r"[ \t]*[,;–-][ \t]*")
_UNIT = re.compile(r"(?:\b[kcmµ]?m|\bft|\bmi|\bin|\bs|10|[A-Za-z]{2}\b(?<=CO))$")
_DECIMAL = re.compile(r"\d[.,:]$")
_YEAR = re.compile(r"\b\d{4}[.,:]$")
_STOP = re.compile(r"(?<=[^\W\d_]{2})[.!?][\"”’)]*(?:$|\s+[\"“(]?[^\W\d_a-z])")
_OPENS = re.compile(r"\s*$|\s+[\"“‘(]?[^\W\d_a-z]")
_NEAR = 300
_COUNTED = re.compile(r"(?<=[^\s.!?])[ \t]+\(?(\d{1,3})\)\s+(\S)")
"""A number that counts within a sentence: it follows no full stop."""


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A label or a marker: where it stands (piece, start, end) and its number."""

    piece: int
    start: int
    end: int
    number: str


def labels_of(pieces: list[Piece], kind: str) -> list[Spot]:
    """Return what looks like the label of a note, and is no number of a sentence or enumeration."""
    found = list(_labels(pieces, kind))
    if kind not in _IN_DOUBT:
        return found
    kept: list[Spot] = []
    for n, spot in enumerate(found):
        following = found[n + 1] if n + 1 < len(found) else None
        if not _counts(pieces, spot) and not _within(pieces, spot, kept[-1:], following):
            kept.append(spot)
    return kept


def _labels(pieces: list[Piece], kind: str) -> Iterator[Spot]:
    for index, piece in enumerate(pieces):
        if piece.type in (BlockType.CODE, BlockType.TABLE) or piece.text.startswith(OPEN):
            continue
        if kind == "item":
            if piece.label:
                yield Spot(index, 0, 2 if piece.text.startswith("^ ") else 0, piece.label)
        elif piece.type is not BlockType.HEADING:
            foot = index + 1 == len(pieces) or pieces[index + 1].starts_page
            for m in LABELS[kind].finditer(piece.text):
                foot = foot or m.start() == 0
                if foot or kind != "bare":
                    yield Spot(index, m.start(), m.end(), m[1].translate(_DIGITS))


def _counts(pieces: list[Piece], spot: Spot) -> bool:
    """Tell whether a label is one of an enumeration in a sentence: 1) salt, 2) iron, and 3) coal."""
    number = int(spot.number)
    text = pieces[spot.piece].text
    after = text[spot.end : spot.end + _NEAR]
    following = _COUNTED.search(after)
    if (
        following
        and int(following[1]) == number + 1
        and following[2].islower() == after[0].islower()
    ):
        return not _STOP.search(after, 0, following.start() + 1)
    before = _before(pieces, spot)
    *_, last = [None, *_COUNTED.finditer(before)]
    if last is None or int(last[1]) != number - 1 or last[2].islower() != after[:1].islower():
        return False
    return not _STOP.search(before, last.end())


def _within(pieces: list[Piece], spot: Spot, above: list[Spot], below: Spot | None) -> bool:
    """Tell whether a label only begins a line of a sentence, and no label beside it counts with it."""
    number = int(spot.number)
    beside = [int(s.number) for s in (*above, below) if s and abs(s.piece - spot.piece) <= 1]
    if any(abs(number - other) == 1 for other in beside):
        return False
    before = _before(pieces, spot)
    inner = spot.start > 0 or pieces[spot.piece].starts_page
    return inner and bool(before.strip()) and not is_ended(before)


def _before(pieces: list[Piece], spot: Spot) -> str:
    """Return the text before a label: of its piece, or of the last one of the text above."""
    text = pieces[spot.piece].text[max(0, spot.start - _NEAR) : spot.start]
    if text.strip() or not spot.piece:
        return text
    for piece in reversed(pieces[max(0, spot.piece - 4) : spot.piece]):
        if not LABELS["paren"].match(piece.text):
            return piece.text[-_NEAR:]
    return ""


def markers_of(pieces: list[Piece], style: str, numbers: set[str]) -> Iterator[Spot]:
    """Yield markers; those that look like any number must be among `numbers`."""
    for index, piece in enumerate(pieces):
        if piece.type is BlockType.CODE:
            continue
        for m in MARKERS[style].finditer(piece.text):
            number = m[1].translate(_DIGITS)
            if (style in LOOSE and number not in numbers) or (m.start() == 0 and style != "raised"):
                continue
            if style == "glued" and _is_number(piece.text, m):
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


def _is_number(text: str, m: re.Match[str]) -> bool:
    """Tell whether digits belong to a number, a unit or a place in a book: 1.5, km2, 3:15."""
    before = text[max(0, m.start() - 6) : m.start()]
    if _DECIMAL.search(before):
        return not (_YEAR.search(before) or (before[-1] == "." and _OPENS.match(text, m.end())))
    return bool(_UNIT.search(before))


def is_firm(pieces: list[Piece], spot: Spot) -> bool:
    """Tell whether a marker stands where one is to be expected: behind a stop or a closing sign."""
    return pieces[spot.piece].text[spot.start - 1 : spot.start] in tuple(".,;:!?\"”’')]")


def _inside_bracket(text: str, at: int) -> bool:
    before = text[max(0, at - _NEAR) : at]
    return before.count("(") > before.count(")")


def is_power(pieces: list[Piece], spot: Spot) -> bool:
    """Tell whether a raised number is an exponent: it follows a unit, or a ten."""
    return bool(_UNIT.search(pieces[spot.piece].text, max(0, spot.start - 4), spot.start))
