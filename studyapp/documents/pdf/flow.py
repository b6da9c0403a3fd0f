"""The paragraphs of all pages as pieces: put together over columns and pages, each with its type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from studyapp.documents.drafts import Piece, excerpt
from studyapp.documents.pdf.calls import shown
from studyapp.documents.pdf.labels import BULLET, COUNTED
from studyapp.documents.pdf.paragraphs import Kind, Paragraph, ends_early, merged
from studyapp.documents.pdf.remarks import Deed, Places
from studyapp.documents.pdf.runs import Font
from studyapp.documents.pdf.styles import Style, levels
from studyapp.documents.pdf.titles import Front
from studyapp.documents.repair.joining import is_open, starts_low
from studyapp.documents.repair.looks import is_division
from studyapp.model import BlockType

_INSET = 0.9
_FILLED, _FULL_LINES = 0.3, 3
"""Lines are filled that end so close to the edge (share of their size); so many show it."""
_SPACES = re.compile(r"[ \t]+")
_HAS_WORDS = re.compile(r"\w")
_DIVISION = re.compile(r"chapter|part|book|kapitel|teil", re.I)
_LEFT_OUT = {
    Kind.CAPTION: "caption dropped",
    Kind.CONTENTS: "table of contents dropped",
    Kind.PULLED: "pull quote dropped",
    Kind.LABELS: "words of a picture dropped",
}


@dataclass(slots=True)
class Flow:
    """What becomes of the paragraphs: pieces in their order, and what was done."""

    pieces: list[Piece] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)


def to_flow(front: Front, body: Font, number: dict[int, int], places: Places) -> Flow:
    """Return the pieces of a document.

    Args:
        front: Its paragraphs in reading order, and the styles of those that are headings.
        body: The font of its running text.
        number: The number to show for each page.
        places: The ordinals of its lines.
    """
    flow = Flow()
    headings = {id(front.paragraphs[at]): style for at, style in front.styles.items()}
    whole = list(_joined(front.paragraphs, headings, flow))
    texts = {n: " ".join(p.text.split()) for n, p in enumerate(whole)}
    marked = {n: headings[id(p)] for n, p in enumerate(whole) if id(p) in headings}
    depth = levels(texts, marked)
    pieces: list[Piece] = []
    for n, paragraph in enumerate(whole):
        if paragraph.kind in _LEFT_OUT or not _HAS_WORDS.search(paragraph.text):
            flow.deeds.append(_left_out(paragraph))
            continue
        first = paragraph.lines[0]
        line = places[first.page, first.baseline, first.x0]
        piece = _piece(paragraph, number[first.page], line, body)
        if n in depth:
            text, kind, fixed = paragraph.text, BlockType.HEADING, bool(front.title)
            piece = replace(piece, type=kind, level=depth[n], text=text, label="", fixed=fixed)
        pieces.append(piece)
    flow.pieces = _counting(pieces)
    return flow


def _counting(pieces: list[Piece]) -> list[Piece]:
    """Return pieces with those as items that count on from an item, or to one, on a single line."""
    out = list(pieces)
    for order in (range(1, len(out)), range(len(out) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for n in order:
            found = COUNTED.match(out[n].text) if out[n].type is BlockType.PARAGRAPH else None
            beside = out[n + step]
            if (
                found
                and found[1].isdigit()
                and "\n" not in out[n].text
                and beside.label == str(int(found[1]) + step)
            ):
                text = out[n].text[found.end() :]
                out[n] = replace(
                    out[n],
                    text=text,
                    type=BlockType.ITEM,
                    label=found[1],
                    fixed=True,
                    indented=False,
                )
    return out


def _left_out(paragraph: Paragraph) -> Deed:
    """Return what is done to something that is no part of the text."""
    what = _LEFT_OUT.get(paragraph.kind, "ornament dropped")
    text = paragraph.text
    if paragraph.kind in (Kind.CAPTION, Kind.PULLED):
        text = " ".join(text.split())
    return Deed(paragraph.lines[0], what, text)


def _joined(
    found: list[Paragraph],
    headings: dict[int, Style],
    flow: Flow,
) -> Iterator[Paragraph]:
    """Yield the paragraphs, those that a column or page cut in two as one, tables behind them."""
    parts: list[Paragraph] = []
    between: list[Paragraph] = []
    fresh = False
    for paragraph in found:
        if paragraph.kind is not Kind.TEXT and id(paragraph) not in headings:
            between.append(paragraph)
            fresh = True
            continue
        fresh = fresh or paragraph.gap == 0
        both = bool(parts) and {id(parts[-1]), id(paragraph)}.isdisjoint(headings)
        if both and fresh and _goes_on(parts[-1], paragraph):
            if parts[-1].lines[-1].page != paragraph.lines[0].page:
                flow.deeds.append(_join(parts[-1], paragraph))
            parts.append(paragraph)
            fresh = False
            continue
        if parts:
            yield merged(parts)
        yield from between
        between = []
        parts = [paragraph]
        fresh = False
    if parts:
        yield merged(parts)
    yield from between


def _join(above: Paragraph, below: Paragraph) -> Deed:
    ends = f"{excerpt(shown(above.lines[-1])[-22:], 22)} | {excerpt(below.text, 22)}"
    return Deed(below.lines[0], "joined across a page break", ends, kept=True)


def _goes_on(above: Paragraph, below: Paragraph) -> bool:
    """Tell whether a paragraph at the top of a column goes on with the one before."""
    first, last = shown(below.lines[0]), shown(above.lines[-1])
    if BULLET.match(first) or abs(above.font.size - below.font.size) > 0.6:
        return False
    if is_open(last) and starts_low(first):
        return True
    if below.indented or _is_hanging(below):
        return False
    if ends_early(above.lines[-1], below.lines[0], above.right) or _closes(above):
        return False
    return is_open(last) or not COUNTED.match(first)


def _closes(paragraph: Paragraph) -> bool:
    """Tell whether the last line of justified text is not filled, as that of a page would be."""
    *full, last = paragraph.lines
    edge = paragraph.right - _FILLED * last.size
    filled = sum(line.x1 >= edge for line in full)
    return paragraph.ended and filled >= max(_FULL_LINES, 0.8 * len(full)) and last.x1 < edge


def _is_hanging(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph opens further out than it goes on, as in lists of books."""
    first, *rest = paragraph.lines
    return bool(rest) and min(line.x0 for line in rest) >= first.x0 + 0.5 * first.size


def _piece(paragraph: Paragraph, page: int, line: int, body: Font) -> Piece:
    text = paragraph.text
    if paragraph.kind is Kind.TABLE:
        rows = (" | ".join(_SPACES.sub(" ", c[2]) for c in line.cells) for line in paragraph.lines)
        return Piece("\n".join(rows), line, BlockType.TABLE, page=page, fixed=True)
    if not body.fixed and all(x.font.fixed for x in paragraph.lines):
        return Piece(text, line, BlockType.CODE, page=page, fixed=True)
    if found := BULLET.match(text):
        return Piece(text[found.end() :], line, BlockType.ITEM, page=page, fixed=True)
    found = COUNTED.match(text)
    if found and _hangs(paragraph):
        label = found[1] if found[1].isdigit() else ""
        return Piece(text[found.end() :], line, BlockType.ITEM, page=page, label=label, fixed=True)
    kind = BlockType.QUOTATION if _is_quotation(paragraph, body) else BlockType.PARAGRAPH
    return Piece(text, line, kind, page=page, indented=True)


def _hangs(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is set as an item: further in, or its label further out."""
    first, size = paragraph.lines[0], paragraph.lines[0].size
    rest = paragraph.lines[1:]
    if rest:
        return _is_hanging(paragraph)
    return first.x0 > paragraph.left + 0.5 * size


def _is_quotation(paragraph: Paragraph, body: Font) -> bool:
    """Tell whether all lines stand further in than the column on both sides."""
    size = paragraph.lines[0].size
    rest = paragraph.lines if len(paragraph.lines) < 3 else paragraph.lines[1:]
    inset = min(line.x0 for line in rest) >= paragraph.left + _INSET * size
    short = max(line.x1 for line in paragraph.lines) <= paragraph.right - 0.5 * size
    smaller = paragraph.font.size <= body.size * 0.97
    return inset and len(paragraph.lines) > 1 and (short or smaller)


def joined_divisions(pieces: list[Piece]) -> list[Piece]:
    """Return pieces with "Chapter 3" and the title below it as one heading."""
    out: list[Piece] = []
    for piece in pieces:
        above = out[-1] if out else None
        if (
            above is not None
            and above.type is piece.type is BlockType.HEADING
            and above.page == piece.page
            and (
                _DIVISION.fullmatch(above.text)
                or (is_division(above.text) and not is_division(piece.text))
            )
        ):
            level = min(above.level or 1, piece.level or 1)
            out[-1] = replace(above, text=f"{above.text} {piece.text}", level=level)
        else:
            out.append(piece)
    return out
