"""Headings of a text without markup, and their levels."""

import re
from collections.abc import Mapping
from dataclasses import replace

from studyapp.documents.drafts import Piece, without_marks
from studyapp.documents.repair.joining import is_open, starts_low
from studyapp.documents.repair.looks import (
    MAX_CHARS,
    PROSE,
    Look,
    depth_of,
    first_text,
    is_dotted,
    is_running,
    key,
    look_of,
    plain,
)
from studyapp.documents.sentences import is_ended
from studyapp.documents.wordlists import HEADINGS
from studyapp.model import BlockType
from studyapp.report import Remark

_NOTES = re.compile(r"(?:foot|end)?notes?\s*:?", re.I)
_NUMBER = re.compile(r"(?:[A-Z]|\d{1,2})(?:\.\d{1,2})+\.?|\d{1,2}\.|§ ?\d{1,3}\.?")
_ROW = 4
"""So many headings may follow each other directly."""
_TITLE_PAGE = 6
"""So many short pieces above the first running text are a title page, not headings."""
_NEAR = 2
"""Blank lines between the headings of a row, at most."""


def find_headings(pieces: list[Piece], depths: Mapping[str, int]) -> list[Piece]:
    """Return the pieces with those that are headings marked as such, with their levels.

    `depths`: how deep the headings stand that a table of contents names. If the text has most of
    them, others have to be sure.
    """
    looks = [
        look_of(p.text) if p.type is BlockType.PARAGRAPH and not p.fixed and not p.listing else None
        for p in pieces
    ]
    wide = sum(p.gap > 1 for p in pieces) * 3 < len(pieces)
    dense = sum(p.gap == 0 for p in pieces) * 2 > len(pieces)
    front = _front(pieces, looks)
    named = _named(pieces, depths, front)
    led = _led(pieces, looks)
    styles: dict[int, str] = {}
    for i, look in enumerate(looks):
        if (
            look is None
            or i in front
            or i in led
            or (named and i and not look.sure and i not in named and not depth_of(pieces[i].text))
        ):
            continue
        inner = i > 0 and pieces[i].gap == 0 and not (dense or look.sure or pieces[i].starts_page)
        if i in named or (not inner and _is_heading(pieces, looks, i, wide=wide)):
            styles[i] = look.style
    levels = _levels(pieces, styles) | named
    return [
        replace(p, type=BlockType.HEADING, text=plain(p.text), level=levels[i])
        if i in levels
        else p
        for i, p in enumerate(pieces)
    ]


def with_numbers(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with numbers that stand alone put before the headings that they belong to."""
    out: list[Piece] = []
    for piece in pieces:
        above = out[-1] if out else None
        if above and above.type is piece.type is BlockType.PARAGRAPH:
            dotted, bare = (
                _NUMBER.fullmatch(above.text),
                above.text.isdigit() and len(above.text) < 3,
            )
            look = look_of(piece.text) if dotted or bare else None
            if look and (dotted or look.sure) and not is_running(piece):
                out[-1] = replace(above, text=f"{above.text} {piece.text}")
                continue
        out.append(piece)
    return out


def _front(pieces: list[Piece], looks: list[Look | None]) -> frozenset[int]:
    """Return the pieces above the first running text that are no headings: lines of a title page."""
    first = first_text(pieces)
    row = first
    while row > 0 and looks[row - 1] and (row == first or pieces[row].gap <= _NEAR):
        row -= 1
    row = first if first - row > _ROW else row
    return frozenset(range(1, row)) if row >= _TITLE_PAGE else frozenset()


def _led(pieces: list[Piece], looks: list[Look | None]) -> frozenset[int]:
    """Return the pieces of rows below a colon: they are a list."""
    found: set[int] = set()
    start = 0
    for i, look in enumerate([*looks, None]):
        if look and not look.sure:
            continue
        colon = start > 0 and without_marks(pieces[start - 1].text).rstrip().endswith(":")
        if colon and i - start > 1:
            found.update(range(start, i))
        start = i + 1
    return frozenset(found)


def _named(pieces: list[Piece], depths: Mapping[str, int], front: frozenset[int]) -> dict[int, int]:
    """Return the levels of the headings that a table of contents names, if most are there."""
    found: dict[int, int] = {}
    for i, piece in enumerate(pieces):
        if piece.type is BlockType.PARAGRAPH and len(piece.text) <= MAX_CHARS and depths:
            depth = depths.get(key(piece.text))
            text = without_marks(piece.text).rstrip()
            if depth and i not in front and (text.endswith("?") or not is_ended(text)):
                found[i] = depth
    return found if len(found) * 2 >= len(depths) else {}


def _is_heading(pieces: list[Piece], looks: list[Look | None], i: int, *, wide: bool) -> bool:
    """Judge a piece that looks like a heading by its neighbours; `wide`: larger gaps mean something."""
    piece, look = pieces[i], looks[i]
    assert look is not None  # noqa: S101 - asked for looks only
    above = pieces[i - 1] if i else None
    if above and looks[i - 1] is None and above.type is BlockType.PARAGRAPH and _cut_off(above):
        return False
    if plain(piece.text).rstrip(":.").casefold() in HEADINGS:
        return True
    if wide and piece.gap > 1 and look.style != "sentence":
        return True
    if i == 0 and look.style in ("caps", "title") and len(pieces) > _ROW:
        return True
    reach = range(i + 1, min(i + 1 + _ROW, len(pieces)))
    below = next((n for n in reach if looks[n] is None), None)
    if below is None:
        return (wide and piece.gap > 1) or (i == 0 and len(pieces) > _ROW and look.sure)
    row = below - i
    follows = pieces[below].text
    if row == 1 and not look.sure and len(follows) >= PROSE and starts_low(follows):
        return False
    kinds = (BlockType.PARAGRAPH, BlockType.QUOTATION, BlockType.ITEM, BlockType.TABLE)
    prose = i == 0 or pieces[below].type in kinds
    if look.style == "caps":
        return prose and (i == 0 or row > 1 or is_running(pieces[below]) or pieces[below].listing)
    if look.sure:
        return prose
    if look.style == "title":
        return prose and row <= 3 and (i <= 1 or is_dotted(piece.text) or is_running(pieces[below]))
    long = len(follows) >= PROSE or pieces[below].type is not BlockType.PARAGRAPH
    apart = i == 0 or piece.gap > 0
    return apart and ((prose and long and row == 1) or (wide and piece.gap > 1))


def _cut_off(above: Piece) -> bool:
    """Tell whether a paragraph breaks off, so that what follows goes on with it."""
    return len(above.text) > PROSE and is_open(above.text) and above.text.rstrip()[-1] in ",-"


def _levels(pieces: list[Piece], styles: dict[int, str]) -> dict[int, int]:
    ranks: dict[int, tuple[int, int]] = {}
    gaps = {pieces[i].gap > 1 for i in styles}
    one_style = len({s for s in styles.values() if s != "sentence"} | {"title"}) == 1
    for i, style in styles.items():
        rank = ("division", "caps", "title", "sentence").index(style)
        if style == "sentence":
            rank = 2
        depth = depth_of(pieces[i].text)
        if one_style and len(gaps) == 2:
            depth = 0 if pieces[i].gap > 1 else 1
        ranks[i] = (rank, depth)
    order = {rank: n for n, rank in enumerate(sorted(set(ranks.values())), 1)}
    return {i: order[rank] for i, rank in ranks.items()}


def drop_note_headings(pieces: list[Piece], *, has_notes: bool) -> tuple[list[Piece], list[Remark]]:
    """Take out headings like "Notes" whose notes have been moved away."""
    out: list[Piece] = []
    remarks: list[Remark] = []
    for i, piece in enumerate(pieces):
        empty = i + 1 == len(pieces) or pieces[i + 1].type is BlockType.HEADING
        text = plain(piece.text)
        if has_notes and empty and piece.type is not BlockType.ITEM and _NOTES.fullmatch(text):
            remarks.append(Remark("heading of the notes left out", text, piece.line, dropped=text))
        else:
            out.append(piece)
    return out, remarks


def with_levels_from_one(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with the levels of their headings counted from 1 without gaps."""
    levels = sorted({p.level for p in pieces if p.level})
    return [replace(p, level=levels.index(p.level) + 1) if p.level else p for p in pieces]
