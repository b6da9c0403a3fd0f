"""From lines to pieces: paragraphs, lists, quotations, tables and headings by how they are set."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from studyapp.documents.drafts import Piece
from studyapp.documents.repair.looks import is_division, is_numbered, looks_like_heading
from studyapp.documents.text.chunks import UNWRAPPED, Chunk, indent, is_ended, to_chunks, width_of
from studyapp.documents.text.lines import Line
from studyapp.model import BlockType
from studyapp.progress import Progress

_BULLET = re.compile(r"\s*([•◦▪·‣□■–—*-]|\(?\d{1,3}[.)]|\(?[A-Za-z][.)])\s+(?=\S)")
_NUMBER = re.compile(r"(?:[A-Z]|\d{1,2})(?:\.\d{1,2})+\.?")
"""The number of a section, on a line of its own."""
_SIGNED = re.compile(
    r"(?:\(?(?:\d{1,2}|[A-Za-z])\)|(?:\d{1,2}|[A-Z]|[IVX]{1,5})\.)[ \t]+[\"“‘(]?[^\W\d_]"
)
"""What counts the parts of an outline."""
_FIRST = re.compile(r"(?:\(?[1Aa]\)|[1Aa]\.)\s+[\"“‘(]?[^\W\d_a-z]")
"""What opens a list: the first letter or number."""
_SIGNS = "•◦▪‣□■-"
_QUOTED = re.compile(r"\s*>[> ]*")
_CELLS = re.compile(r"\t+| {3,}|\s*\|\s*")
_BREAKS_OFF = re.compile(r"[,;:–—-]$")
_EARLY, _SHORT, _FULL = 0.2, 0.5, 0.8
_NARROW = 0.6
_SET_OFF = 0.7
_VERSE = 3
_STEP = 500
_PAGE = 100
"""How long lines are at most in a text that is not wrapped, if they are no paragraphs."""


def to_pieces(lines: list[Line], progress: Progress) -> list[Piece]:
    """Return the pieces that blank lines, indents, signs and short lines mark off."""
    width = width_of(lines)
    chunks = list(to_chunks(lines, width or UNWRAPPED))
    pieces: list[Piece] = []
    for n, chunk in enumerate(chunks):
        if n % _STEP == 0:
            progress(n, len(chunks))
        pieces += _pieces(chunk, width)
    return _quotations(pieces, chunks)


def _pieces(chunk: Chunk, width: int) -> Iterator[Piece]:
    if chunk.level:
        heading = _piece(chunk.lines, gap=chunk.gap, type_=BlockType.HEADING)
        yield replace(heading, level=chunk.level, apart=chunk.apart, fixed=True)
        return
    first = True
    for piece in _parts(chunk.lines, width):
        yield replace(piece, gap=chunk.gap if first else piece.gap, apart=chunk.apart and first)
        first = False


def _parts(lines: list[Line], width: int) -> Iterator[Piece]:
    """Yield the pieces of a chunk; headings at its top leave one blank line below them."""
    table = _table(lines)
    if table:
        yield _piece(lines, type_=BlockType.TABLE, text=table)
        return
    if sum(line.text.lstrip().startswith(">") for line in lines) * 2 > len(lines):
        text = "\n".join(_QUOTED.sub("", line.text, count=1) for line in lines)
        yield _piece(lines, type_=BlockType.QUOTATION, text=text)
        return
    heads = _headings(lines, width or _PAGE)
    for part in heads:
        yield _piece(part, gap=1)
    rest = lines[sum(map(len, heads)) :]
    gap = int(bool(heads))
    if not rest:
        return
    bullets = _bullets(rest)
    signed = [line for line in rest if _SIGNED.match(line.text.strip())]
    if 0 < len(bullets) < len(signed) == len(rest):
        bullets = set()
    lead = next((n for n, line in enumerate(rest) if line.number in bullets), 0)
    if lead:
        yield from _running(rest[:lead], width, gap)
        rest, gap = rest[lead:], 0
    if bullets:
        for part in _split(rest, lambda _, line: line.number in bullets):
            yield _item(part, gap)
            gap = 0
        return
    yield from _running(rest, width, gap)


def _running(lines: list[Line], width: int, gap: int) -> Iterator[Piece]:
    """Yield the paragraphs of lines that are neither headings nor a list."""
    if _is_listing(lines, width or _PAGE):
        yield replace(_piece(lines, gap=gap), listing=True)
        return
    for part in _paragraphs(lines, width):
        yield _piece(part, gap=gap)
        gap = 0


def _piece(
    lines: list[Line],
    *,
    gap: int = 0,
    type_: BlockType = BlockType.PARAGRAPH,
    text: str | None = None,
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


def _bullets(lines: list[Line]) -> set[int]:
    """Return the numbers of the lines that open items; numbers and letters have to count up."""
    found: list[int] = []
    last = ""
    for n, line in enumerate(lines):
        bullet = _BULLET.match(line.text)
        label = bullet[1].strip("().") if bullet else ""
        if not bullet:
            continue
        if not last or not label.isalnum() or _follows(last, label):
            if found or not n or (_opens_list(label) and _ends(lines[n - 1])):
                found.append(line.number)
                last = label if label.isalnum() else last
        elif len(found) == 1 and _opens_list(label) and _ends(lines[n - 1]):
            found, last = [line.number], label
    first = _BULLET.match(lines[0].text)
    signed = bool(first) and lines[0].text.lstrip()[0] in _SIGNS
    return set(found) if len(found) > 1 or signed else set()


def _opens_list(label: str) -> bool:
    return label in ("1", "a", "A") or not label.isalnum()


def _ends(line: Line) -> bool:
    """Tell whether a list may begin below a line: it ends, or is no full line."""
    return is_ended(line) or len(line.text) < _PAGE * _NARROW


def _follows(last: str, label: str) -> bool:
    if last.isdigit() and label.isdigit():
        return int(label) - int(last) == 1
    return last.isalpha() and label.isalpha() and ord(label) - ord(last) == 1


def _item(lines: list[Line], gap: int) -> Piece:
    piece = _piece(lines, gap=gap, type_=BlockType.ITEM)
    bullet = _BULLET.match(piece.text)
    label = bullet[1].strip("().") if bullet else ""
    text = piece.text[bullet.end() :] if bullet else piece.text
    return replace(piece, text=text, label=label if label.isdigit() else "", indented=False)


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
    long = not width or max(len(line.text) for line in lines) > max(UNWRAPPED, width * 1.2)
    if long and len(lines) > 1 and all(indent(line.text) >= _VERSE for line in lines):
        yield lines
        return
    base = min(indent(line.text) for line in lines)
    full = max(len(line.text.rstrip()) for line in lines) >= width * _FULL
    after = {id(a): b for a, b in pairwise(lines)}

    def opens(above: Line, line: Line) -> bool:
        ended = is_ended(above)
        text = line.text.strip()
        if _NUMBER.fullmatch(text):
            return True
        if _SIGNED.match(text) and _SIGNED.match(above.text.strip()):
            return True
        if long or (ended and _FIRST.match(text)):
            return ended or not text[0].islower()
        if indent(line.text) >= base + 2 and indent(above.text) < indent(line.text) and ended:
            below = after.get(id(line))
            return below is None or indent(below.text) < indent(line.text)
        word = text.split(maxsplit=1)[0]
        room = width - len(above.text.rstrip()) - 1 - len(word)
        short = room > width * (_EARLY if ended else _SHORT) and (ended or full)
        return short and not text[0].islower() and not _BREAKS_OFF.search(above.text.rstrip())

    yield from _split(lines, opens)


def _headings(lines: list[Line], width: int) -> list[list[Line]]:
    """Return the lines at the top of a chunk that are headings, each with its lines."""
    texts = [line.text.strip() for line in lines]
    heads: list[list[Line]] = []
    at = 0
    if is_division(texts[0]) and len(lines) > 1:
        heads.append(lines[:1])
        at = 1
    if len(lines) - at <= 4 and all(indent(line.text) >= 4 for line in lines[at:]):
        whole = " ".join(texts[at:])
        return [*heads, lines[at:]] if looks_like_heading(whole) else heads
    caps = at
    while caps < len(lines) - 1 and _is_caps(texts[caps]) and caps - at < 3:
        caps += 1
    short = caps > at and len(texts[caps - 1]) < width * 0.9
    if short and looks_like_heading(" ".join(texts[at:caps])) and not texts[caps][0].islower():
        heads.append(lines[at:caps])
    elif caps == at and _is_set_off(texts[at:], width):
        heads.append(lines[at : at + 1])
    return heads


def _is_set_off(texts: list[str], width: int) -> bool:
    """Tell whether the first line of a chunk is a heading: short for no reason, over running text."""
    if len(texts) < 2:
        return False
    first, rest = texts[0], texts[1:]
    full = [text for text in rest[:-1] or rest if len(text) > width * _SET_OFF]
    if len(first) > width * _SET_OFF or len(full) * 2 < len(rest[:-1] or rest):
        return False
    if rest[0][0].islower() or _BREAKS_OFF.search(first) or _BULLET.match(rest[0]):
        return False
    return looks_like_heading(first) or is_numbered(first)


def _is_caps(text: str) -> bool:
    return text.isupper() and sum(c.isalpha() for c in text) > 3 and text[-1] not in ",;"


def _is_listing(lines: list[Line], width: int) -> bool:
    """Tell whether all lines end early though no sentence does: each stands for itself."""
    if len(lines) < 3 or width < UNWRAPPED // 3:
        return False
    texts = [line.text.strip() for line in lines]
    ends = sum(
        is_ended(line) or bool(_BREAKS_OFF.search(line.text.rstrip())) for line in lines[:-1]
    )
    runs_on = any(text[0].islower() for text in texts[1:])
    return not ends and not runs_on and max(map(len, texts)) <= width * _NARROW


def _table(lines: list[Line]) -> str:
    """Return the rows of a table as lines with their cells apart, or nothing."""
    if len(lines) < 2:
        return ""
    rows = [[c for c in _CELLS.split(line.text.strip()) if c.strip()] for line in lines]
    piped = all("|" in line.text for line in lines)
    columns = {len(row) for row in rows if row}
    if not piped and (len(lines) < 3 or min(columns) < 2 or len(columns) > 2):
        return ""
    kept = [row for row in rows if any(c.strip("-:+= ") for c in row)]
    return "\n".join(" | ".join(" ".join(c.split()) for c in row) for row in kept)


def _quotations(pieces: list[Piece], chunks: list[Chunk]) -> list[Piece]:
    """Mark paragraphs that stand further in than the text around them, where these are few."""
    inset: set[int] = set()
    inner = total = 0
    for chunk in chunks:
        size = sum(len(line.text) for line in chunk.lines)
        total += size
        if len(chunk.lines) > 1 and min(indent(line.text) for line in chunk.lines) >= 2:
            inner += size
            inset |= {line.number for line in chunk.lines}
    if not inset or inner * 10 > total * 3:
        return pieces
    return [
        replace(p, type=BlockType.QUOTATION, indented=False)
        if p.line in inset and p.type is BlockType.PARAGRAPH and not looks_like_heading(p.text)
        else p
        for p in pieces
    ]
