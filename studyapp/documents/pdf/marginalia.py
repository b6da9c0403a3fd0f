"""Blocks in the margins beside the text: numbered ones are notes, the others are taken out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from studyapp.documents.pdf.columns import Region, rows
from studyapp.documents.pdf.lines import RAISED, Line
from studyapp.documents.pdf.paragraphs import whole
from studyapp.documents.pdf.remarks import Deed

_LONG, _OUTLIERS, _FEWEST, _USUAL = 0.6, 20, 8, 0.15
"""Lines of the text have this share of the usual width; one in so many may end further out; where
this share of them begins, the text begins."""
_MOST = 0.3
"""What holds more letters than this share of the document is no margin."""
_APART, _STEP, _WIDE = 0.3, 1.6, 3.0
_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Trimmed:
    """Pages without what stands in their margins."""

    pages: list[list[Line]]
    notes: list[list[Region]]
    """The numbered blocks of each page."""
    deeds: list[Deed]


def without_marginalia(pages: list[list[Line]]) -> Trimmed:
    """Return pages (lines from top to bottom), and the blocks beside their text."""
    areas = [_area(pages[side::2]) or _area(pages) for side in (0, 1)]
    aside = [_aside(lines, areas[page % 2]) for page, lines in enumerate(pages)]
    every, outside = (
        sum(len(line.text) for lines in some for line in lines) for some in (pages, aside)
    )
    if not outside or outside > _MOST * every:
        return Trimmed(pages, [[] for _ in pages], [])
    kept: list[list[Line]] = []
    notes: list[list[Region]] = []
    deeds: list[Deed] = []
    for lines, out in zip(pages, aside, strict=True):
        gone = {id(line) for line in out}
        kept.append([line for line in lines if id(line) not in gone])
        notes.append([])
        for block in _blocks(out):
            if block[0].parts[0].shift == RAISED and block[0].parts[0].text.strip().isdigit():
                left, right = min(x.x0 for x in block), max(x.x1 for x in block)
                notes[-1].append(Region(tuple(block), left, right))
            else:
                text = " ".join(line.text for line in block)
                deeds.append(Deed(block[0], "marginal note dropped", text))
    return Trimmed(kept, notes, deeds)


def _area(pages: list[list[Line]]) -> tuple[float, float] | None:
    """Return where the text of pages begins and ends, or nothing where too little stands on them."""
    lines = [line for page in pages for line in page]
    widths = sorted(line.x1 - line.x0 for line in lines)
    if len(lines) < _FEWEST:
        return None
    usual = widths[len(widths) * 4 // 5]
    long = [line for line in lines if line.x1 - line.x0 >= _LONG * usual]
    out = len(long) // _OUTLIERS
    starts = Counter(round(line.x0) for line in long)
    usual_starts = [x - 1.0 for x, times in starts.items() if times >= _USUAL * len(long)]
    left = min(usual_starts, default=sorted(line.x0 for line in long)[out])
    return left, sorted(line.x1 for line in long)[-1 - out]


def _aside(lines: list[Line], area: tuple[float, float] | None) -> list[Line]:
    """Return the lines of a page that stand wholly beside its text and belong to no row of it."""
    if area is None:
        return []
    left, right = area
    out: list[Line] = []
    for row in rows(lines):
        beside = [x for x in row if x.x1 < left - _APART * x.size or x.x0 > right + _APART * x.size]
        inside = [x for x in row if x not in beside]
        # A head in the margin stands alone; cells of a table go on in it.
        prose = len(inside) == 1 or (inside and inside[-1].x1 > right - inside[-1].size)
        out += [x for x in beside if prose or (not inside and not whole(x)[0])]
    return [
        line
        for block in _blocks(out)
        if sum(c.isalpha() for x in block for c in x.text) >= _LETTERS
        for line in block
    ]


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield lines that stand below each other."""
    block: list[Line] = []
    for line in sorted(lines, key=lambda line: (line.baseline, line.x0)):
        if block and not (
            0 <= line.baseline - block[-1].baseline <= _STEP * line.size
            and line.x0 - max(x.x1 for x in block) < _WIDE * line.size
            and min(x.x0 for x in block) - line.x1 < _WIDE * line.size
        ):
            yield block
            block = []
        block.append(line)
    if block:
        yield block
