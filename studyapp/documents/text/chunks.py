"""Lines that stand together: what blank lines, rules, page ends and the centre of the page mark off."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from studyapp.documents.text.lines import Line

_RULE = re.compile(r"[\s*_=~#·•.–—━─-]{3,}")
_UNDERLINE = re.compile(r"\s*([=~^-])\1{2,}\s*")
_ENDED = re.compile(r"[.!?:;…][\"”’'»)\]*_]*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾]|\[\d+\]|\d{1,2})*\s*$")
_INSET = 6
"""A line stands in the middle if it is set in further than the others by this."""
_SHORT = 0.75
_ABOUT = 2
"""By so many signs an underline may be longer or shorter than its heading."""
UNWRAPPED = 130
"""Lines longer than this are paragraphs of their own, unless nearly all are as long."""
_WIDEST, _MANY = 200, 20


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines that nothing parts."""

    lines: list[Line]
    gap: int
    """Blank lines above; rules count."""
    apart: bool
    """A rule or a row of ornaments stands above."""
    level: int = 0
    """As a heading, if it is underlined in its own length: 1 by "===", 2 by other signs."""


def indent(text: str) -> int:
    expanded = text.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def is_ended(line: Line) -> bool:
    """Tell whether a line ends as a sentence does, whatever note is called behind it."""
    return bool(_ENDED.search(line.text[-40:]))


def width_of(lines: list[Line]) -> int:
    """Return how long the lines of running text are; 0 if it is not wrapped, each line a paragraph."""
    lengths = sorted(len(line.text.rstrip()) for line in lines if line.text.strip())
    if not lengths:
        return 0
    usual, longest = lengths[int(len(lengths) * 0.9)], lengths[int(len(lengths) * 0.97)]
    even = longest <= usual * 1.15 + 5 and len(lengths) >= _MANY
    return usual if usual <= UNWRAPPED or (even and usual <= _WIDEST) else 0


def to_chunks(lines: list[Line], width: int) -> Iterator[Chunk]:
    """Yield the chunks of a text whose running lines are so wide."""
    for chunk in _parted(lines):
        gap, apart = chunk.gap, chunk.apart
        for part in _centred(chunk.lines, width):
            yield Chunk(part, gap, apart, chunk.level)
            gap, apart = 0, False


def _parted(lines: list[Line]) -> Iterator[Chunk]:
    chunk: list[Line] = []
    gap = blank = 0
    apart = ruled = False
    for line in lines:
        bare = line.text.strip()
        rule = bool(bare) and bool(_RULE.fullmatch(line.text))
        if chunk and (not bare or rule or line.starts_page):
            underlined = rule and len(chunk) == 1 and bool(_UNDERLINE.fullmatch(line.text))
            level = 0
            if underlined and len(bare) < 2 * len(chunk[0].text):
                gap, rule = max(gap, 2), False
                level = _level(chunk[0].text.strip(), bare)
                bare = ""
            yield Chunk(chunk, gap, apart, level)
            chunk = []
            blank, ruled = 0, False
        if not bare or rule:
            blank += 1
            ruled = ruled or rule
            continue
        if not chunk:
            gap, blank = blank, 0
            apart, ruled = ruled, False
        chunk.append(line)
    if chunk:
        yield Chunk(chunk, gap, apart)


def _level(text: str, line: str) -> int:
    if abs(len(text) - len(line)) > _ABOUT:
        return 0
    return 1 if line[0] == "=" else 2


def _centred(lines: list[Line], width: int) -> Iterator[list[Line]]:
    """Cut lines that stand in the middle of the page from the running text around them."""
    base = min(indent(line.text) for line in lines)
    inset = [indent(line.text) >= base + _INSET for line in lines]
    if not any(inset) or len(lines) == 1:
        yield lines
        return
    part: list[Line] = []
    for n, line in enumerate(lines):
        if part and inset[n] != inset[n - 1]:
            above = lines[n - 1]
            opened = is_ended(above) or len(above.text.rstrip()) < width * _SHORT
            if inset[n - 1] or opened:
                yield part
                part = []
        part.append(line)
    yield part
