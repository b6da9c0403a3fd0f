"""From lines to pieces: paragraphs, lists, quotations, tables and headings by how they are set."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from studyapp.documents.drafts import Piece
from studyapp.documents.headings import is_division, looks_like_heading
from studyapp.documents.pages import Line
from studyapp.model import BlockType

_RULE = re.compile(r"[\s*_=~#·•.–—-]{3,}")
_UNDERLINE = re.compile(r"\s*([=~^-])\1{2,}\s*")
_BULLET = re.compile(r"\s*([•◦▪·‣–—*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")
_CELLS = re.compile(r"\t+| {3,}|\s*\|\s*")
_ENDED = re.compile(r"[.!?:;…][\"”’'»)\]*_]*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾]|\[\d+\]|\d{1,2})*\s*$")
_UNWRAPPED = 130
"""Lines longer than this are paragraphs of their own."""


def to_pieces(lines: list[Line]) -> list[Piece]:
    """Return the pieces that blank lines, indents, signs and short lines mark off."""
    width = _width(lines)
    chunks = list(_chunks(lines))
    pieces: list[Piece] = []
    for gap, chunk in chunks:
        pieces += _pieces(chunk, gap, width)
    return _quotations(pieces, chunks)


def indent(text: str) -> int:
    expanded = text.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _width(lines: list[Line]) -> int:
    lengths = sorted(len(line.text.rstrip()) for line in lines if line.text.strip())
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _chunks(lines: list[Line]) -> Iterator[tuple[int, list[Line]]]:
    """Yield what stands between blank lines, rules and page breaks, with the blank lines above."""
    chunk: list[Line] = []
    gap = blank = 0
    for line in lines:
        bare = line.text.strip()
        rule = bool(bare) and bool(_RULE.fullmatch(line.text))
        if chunk and (not bare or rule or line.starts_page):
            if rule and _UNDERLINE.fullmatch(line.text) and len(chunk) == 1 and not blank:
                gap = max(gap, 2)
            yield gap, chunk
            chunk = []
            blank = 0
        if not bare or rule:
            blank += 1
            continue
        if not chunk:
            gap, blank = blank, 0
        chunk.append(line)
    if chunk:
        yield gap, chunk


def _pieces(chunk: list[Line], gap: int, width: int) -> Iterator[Piece]:
    table = _table(chunk)
    if table:
        yield _piece(chunk, gap, type_=BlockType.TABLE, text=table)
        return
    heads = _headings(chunk, width)
    for part in heads:
        yield _piece(part, gap)
        gap = 1 if gap else gap
    rest = chunk[sum(map(len, heads)) :]
    bullets = sum(bool(_BULLET.match(line.text)) for line in rest)
    if (
        rest
        and _BULLET.match(rest[0].text)
        and (bullets > 1 or rest[0].text.lstrip()[0] in "•◦▪‣-")
    ):
        for part in _split(rest, lambda _, line: bool(_BULLET.match(line.text))):
            yield _item(part, gap)
            gap = 0
        return
    for part in _paragraphs(rest, width):
        yield _piece(part, gap)
        gap = 0


def _piece(
    lines: list[Line], gap: int, *, type_: BlockType = BlockType.PARAGRAPH, text: str | None = None
) -> Piece:
    first = lines[0]
    return Piece(
        "\n".join(line.text.strip() for line in lines) if text is None else text,
        first.number,
        type_,
        page=first.page,
        gap=gap,
        indented=len(lines) > 1 and indent(first.text) > min(indent(x.text) for x in lines[1:]),
        starts_page=first.starts_page,
    )


def _item(lines: list[Line], gap: int) -> Piece:
    piece = _piece(lines, gap, type_=BlockType.ITEM)
    bullet = _BULLET.match(piece.text)
    label = bullet[1].strip("().") if bullet else ""
    text = piece.text[bullet.end() :] if bullet else piece.text
    return Piece(
        text,
        piece.line,
        BlockType.ITEM,
        page=piece.page,
        gap=gap,
        label=label if label.isdigit() else "",
        starts_page=piece.starts_page,
    )


def _split(lines: list[Line], opens: Callable[[Line, Line], bool]) -> Iterator[list[Line]]:
    part: list[Line] = []
    for line in lines:
        if part and opens(part[-1], line):
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _paragraphs(lines: list[Line], width: int) -> Iterator[list[Line]]:
    """Cut a chunk where a line is indented, ends early, or is a paragraph by its length."""
    if not lines:
        return
    long = max(len(line.text) for line in lines) > _UNWRAPPED
    base = min(indent(line.text) for line in lines)
    after = {id(a): b for a, b in pairwise(lines)}

    def opens(above: Line, line: Line) -> bool:
        ended = bool(_ENDED.search(above.text[-40:]))
        text = line.text.strip()
        if long:
            return ended or not text[0].islower()
        if indent(line.text) >= base + 2 and indent(above.text) < indent(line.text) and ended:
            below = after.get(id(line))
            return below is None or indent(below.text) < indent(line.text)
        word = text.split(maxsplit=1)[0]
        room = width - len(above.text.rstrip()) - 1 - len(word)
        return ended and room > width * 0.2 and not text[0].islower()

    yield from _split(lines, opens)


def _headings(chunk: list[Line], width: int) -> list[list[Line]]:
    """Return the lines at the top of a chunk that are headings, each with its lines."""
    texts = [line.text.strip() for line in chunk]
    heads: list[list[Line]] = []
    at = 0
    if is_division(texts[0]) and len(chunk) > 1:
        heads.append(chunk[:1])
        at = 1
    if len(chunk) - at <= 4 and all(indent(line.text) >= 4 for line in chunk[at:]):
        whole = " ".join(texts[at:])
        return [*heads, chunk[at:]] if looks_like_heading(whole) else heads
    caps = at
    while caps < len(chunk) - 1 and _is_caps(texts[caps]) and caps - at < 3:
        caps += 1
    short = caps > at and len(texts[caps - 1]) < width * 0.9
    if short and looks_like_heading(" ".join(texts[at:caps])) and not texts[caps][0].islower():
        heads.append(chunk[at:caps])
    return heads


def _is_caps(text: str) -> bool:
    return text.isupper() and sum(c.isalpha() for c in text) > 3 and text[-1] not in ",;"


def _table(chunk: list[Line]) -> str:
    """Return the rows of a table as lines with their cells apart, or nothing."""
    if len(chunk) < 2:
        return ""
    rows = [[c for c in _CELLS.split(line.text.strip()) if c.strip()] for line in chunk]
    piped = all("|" in line.text for line in chunk)
    columns = {len(row) for row in rows if row}
    if not piped and (len(chunk) < 3 or min(columns) < 2 or len(columns) > 2):
        return ""
    kept = [row for row in rows if any(c.strip("-:+= ") for c in row)]
    return "\n".join(" | ".join(" ".join(c.split()) for c in row) for row in kept)


def _quotations(pieces: list[Piece], chunks: list[tuple[int, list[Line]]]) -> list[Piece]:
    """Mark paragraphs that stand further in than the text around them, where these are few."""
    inset: set[int] = set()
    inner = total = 0
    for _, chunk in chunks:
        size = sum(len(line.text) for line in chunk)
        total += size
        if len(chunk) > 1 and min(indent(line.text) for line in chunk) >= 2:
            inner += size
            inset |= {line.number for line in chunk}
    if not inset or inner * 10 > total * 3:
        return pieces
    return [
        Piece(
            p.text, p.line, BlockType.QUOTATION, page=p.page, gap=p.gap, starts_page=p.starts_page
        )
        if p.line in inset and p.type is BlockType.PARAGRAPH and not looks_like_heading(p.text)
        else p
        for p in pieces
    ]
