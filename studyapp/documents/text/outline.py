"""Outlines of lectures: what counts up as I., A., 1., a) becomes headings and the items below them."""

import re
from dataclasses import dataclass, replace

from studyapp.documents.drafts import Piece, without_marks
from studyapp.model import BlockType

_SIGN = re.compile(
    r"(?P<open>\(?)(?:(?P<digits>\d{1,2})|(?P<roman>[IVX]{1,5}|[ivx]{1,5})|(?P<letter>[A-Za-z]))"
    r"(?P<close>[.)])[ \t]+(?=\S)"
)
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LEAST = 4
"""So many parts that count up make an outline."""
_HEADING = 120
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class _Sign:
    """What counts a part: its style, such as "(1)" or "A.", and its number in it."""

    style: str
    number: int


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of an outline: how deep it stands, from 0."""

    index: int
    depth: int
    sign: _Sign


def outlined(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with those of an outline as headings, where others stand below, or items."""
    parts = _parts(pieces)
    if len(parts) < _LEAST:
        return pieces
    out = list(pieces)
    headed: set[int] = set()
    for n, part in enumerate(parts):
        piece = pieces[part.index]
        below = parts[n + 1] if n + 1 < len(parts) else None
        last = part.index + 1 == len(pieces)
        beside = last or (below is not None and below.index == part.index + 1)
        deeper = beside and below is not None and below.depth > part.depth
        listed = not last and pieces[part.index + 1].type is BlockType.ITEM
        if (deeper or listed) and len(piece.text) <= _HEADING:
            out[part.index] = _heading(piece, part.depth)
            headed.add(part.depth)
        elif not beside and len(piece.text) <= _HEADING and part.depth in headed:
            out[part.index] = _heading(piece, part.depth)
        elif beside and (n == 0 or parts[n - 1].index == part.index - 1):
            out[part.index] = _item(piece, part.sign)
    return out


def _heading(piece: Piece, depth: int) -> Piece:
    text = " ".join(piece.text.split())
    return replace(piece, type=BlockType.HEADING, level=depth + 1, text=text)


def _item(piece: Piece, sign: _Sign) -> Piece:
    found = _SIGN.match(piece.text)
    text = piece.text[found.end() :] if found else piece.text
    label = str(sign.number) if "1" in sign.style else ""
    return replace(piece, type=BlockType.ITEM, text=text, label=label, indented=False)


def _parts(pieces: list[Piece]) -> list[_Part]:
    """Return the pieces that count up, each list of them having two or more."""
    open_: list[tuple[str, int, list[int]]] = []
    found: list[tuple[int, _Sign, list[list[int]]]] = []
    for index, piece in enumerate(pieces):
        if piece.type is not BlockType.PARAGRAPH or piece.fixed:
            continue
        for sign in _signs(piece.text):
            depth = next((d for d, (style, *_) in enumerate(open_) if style == sign.style), -1)
            if depth >= 0 and sign.number == open_[depth][1] + 1:
                del open_[depth + 1 :]
                style, _, members = open_.pop()
            elif sign.number == 1 and len(open_) < _DEEPEST:
                if depth >= 0:
                    del open_[depth:]
                style, members = sign.style, []
            else:
                continue
            members.append(index)
            open_.append((style, sign.number, members))
            found.append((index, sign, [inner for _, _, inner in open_]))
            break
    return [
        _Part(index, sum(len(members) > 1 for members in chain[:-1]), sign)
        for index, sign, chain in found
        if len(chain[-1]) > 1
    ]


def _signs(text: str) -> list[_Sign]:
    """Return what the beginning of a text may count: "I." is a Roman one, or the letter behind H."""
    found = _SIGN.match(without_marks(text[:40]))
    if not found:
        return []
    frame = f"{found['open']}{{}}{found['close']}"
    if found["digits"]:
        return [_Sign(frame.format("1"), int(found["digits"]))]
    word = found["roman"] or found["letter"]
    case = "A" if word.isupper() else "a"
    signs = []
    if len(word) == 1:
        signs.append(_Sign(frame.format(case), ord(word.upper()) - ord("A") + 1))
    if found["roman"]:
        signs.append(_Sign(frame.format("I" if case == "A" else "i"), _value(word.upper())))
    return signs


def _value(roman: str) -> int:
    values = [_ROMAN[sign] for sign in roman]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
