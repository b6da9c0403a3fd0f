"""Fragments of a page put together to lines: words, raised and lowered signs, letters set apart."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from studyapp.documents.pdf.characters import Fragment
from studyapp.documents.pdf.runs import Font

RAISED, LOWERED = 1, -1
_WORD_GAP, _FONT_GAP = 0.12, 0.09
"""Wider gaps (share of the font size) part words, and where the font changes."""
_CELL_GAP = 0.7
"""Wider gaps (share of the font size) may lie between columns or cells."""
_SPACED_OUT = 6.0
"""Words of letters set apart are no further from each other than so many gaps of letters."""
_SAME_LINE = 0.18
_LOOSE_LINE = 0.4
_SMALL, _TINY = 0.86, 0.4
"""Raised signs are so much smaller than their line; what is tinier has nothing to do with it."""
_UP, _DOWN = 0.62, 0.3
"""So far above and below a baseline raised and lowered signs stand."""
_INITIAL = 1.9
"""A single letter so much larger than the text beside it opens a paragraph."""


Cell = tuple[float, float, str]
"""Start, end and text of a part of a line that stands apart."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line in one font at one height."""

    text: str
    font: Font
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column, or a part of it that stands apart; places in points from the top left."""

    parts: tuple[Part, ...]
    x0: float
    x1: float
    baseline: float
    page: int
    """Ordinal of the page, from 0."""
    cells: tuple[Cell, ...]
    """What stands apart in it."""

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)

    @property
    def font(self) -> Font:
        """The font of most characters."""
        if len(self.parts) == 1:
            return self.parts[0].font
        fonts = Counter[Font]()
        for part in self.parts:
            fonts[part.font] += len(part.text) * (3 if part.shift == 0 else 1)
        return max(fonts, key=lambda font: fonts[font])

    @property
    def size(self) -> float:
        return self.font.size


def lines_of(fragments: Iterable[Fragment], page: int) -> list[Line]:
    """Return the lines of a page from top to bottom, cut where wide gaps lie within them."""
    rows = _with_shifted(_rows(sorted(set(fragments), key=lambda f: (f.baseline, f.x0))))
    found = [line for row in rows for line in _cut(row, page)]
    return _with_initials(sorted(found, key=lambda line: (line.baseline, line.x0)))


@dataclass(slots=True)
class _Row:
    """Fragments on one baseline, each with its shift."""

    baseline: float
    size: float
    fragments: list[tuple[Fragment, int]]


def _rows(fragments: list[Fragment]) -> list[_Row]:
    rows: list[_Row] = []
    for fragment in fragments:
        size = fragment.font.size
        for row in rows[:-4:-1]:
            away = abs(fragment.baseline - row.baseline)
            if not _TINY < size / row.size < 1 / _TINY:
                continue
            if away <= _SAME_LINE * min(size, row.size) or (
                away <= _LOOSE_LINE * size
                and _SMALL < size / row.size < 1 / _SMALL
                and _is_free(row, fragment)
            ):
                row.fragments.append((fragment, 0))
                row.size = max(row.size, size)
                break
        else:
            rows.append(_Row(fragment.baseline, size, [(fragment, 0)]))
    return rows


def _is_free(row: _Row, fragment: Fragment) -> bool:
    """Tell whether nothing of a row stands above or below a fragment, as in a slanting scan.

    Letters of one word may overlap by a little, as those of TeX's name do.
    """
    over = 0.2 * fragment.font.size
    return all(f.x1 <= fragment.x0 + over or f.x0 >= fragment.x1 - over for f, _ in row.fragments)


def _with_shifted(rows: list[_Row]) -> list[_Row]:
    """Return the rows with small signs put into the rows that they are raised or lowered from."""
    baselines = [row.baseline for row in rows]
    largest = max((row.size for row in rows), default=0.0)
    for at, row in enumerate(rows):
        kept: list[tuple[Fragment, int]] = []
        first = bisect_left(baselines, row.baseline - _DOWN * largest)
        last = bisect_left(baselines, row.baseline + _UP * largest)
        near = [r for r in (*rows[first:at], *rows[at + 1 : last]) if r.size * _SMALL >= 1]
        for fragment, moved in sorted(row.fragments, key=lambda pair: pair[0].x0):
            home = next((r for r in near if not moved and _is_shifted(fragment, r)), None)
            if home is None:
                kept.append((fragment, moved))
            else:
                shift = RAISED if home.baseline > fragment.baseline else LOWERED
                home.fragments.append((fragment, shift))
        row.fragments = kept
    return [row for row in rows if row.fragments]


def _is_shifted(fragment: Fragment, row: _Row) -> bool:
    """Tell whether a sign stands small beside letters of a row, above or below their baseline."""
    up = row.baseline - fragment.baseline
    size = fragment.font.size
    return any(
        _TINY * large < size <= large * _SMALL
        and -_DOWN * large < up < _UP * large
        and (-0.4 * large < fragment.x0 - other.x1 < 0.4 * large or _is_before(fragment, other))
        for other, shift in row.fragments
        for large in [row.size if shift else other.font.size]
    )


def _is_before(fragment: Fragment, other: Fragment) -> bool:
    return -0.4 * other.font.size < other.x0 - fragment.x1 < 0.4 * other.font.size


def _cut(row: _Row, page: int) -> Iterator[Line]:
    """Yield the parts of a row that wide gaps set apart."""
    row.fragments.sort(key=lambda pair: (pair[0].x0, pair[0].x1))
    widest = _SPACED_OUT * _usual_gap(row.fragments) if _is_spaced_out(row.fragments) else 0.0
    here: list[tuple[Fragment, int]] = []
    end = above = 0.0
    for fragment, shift in row.fragments:
        size = row.size if shift else fragment.font.size
        if here and fragment.x0 - end > max(_CELL_GAP * min(size, above), widest):
            yield _line(here, page)
            here = []
        end = fragment.x1 if not here else max(end, fragment.x1)
        above = size
        here.append((fragment, shift))
    if here:
        yield _line(here, page)


def _line(found: list[tuple[Fragment, int]], page: int) -> Line:
    fragments = _with_shifts(found)
    gaps = _letter_gaps(fragments)
    parts: list[Part] = []
    above: Fragment | None = None
    for (fragment, shift), gap in zip(fragments, gaps, strict=True):
        text = f" {fragment.text}" if above and gap else fragment.text
        if parts and parts[-1].font == fragment.font and parts[-1].shift == shift:
            parts[-1] = replace(parts[-1], text=parts[-1].text + text)
        elif text.startswith(" "):
            parts[-1] = replace(parts[-1], text=parts[-1].text + " ")
            parts.append(Part(fragment.text, fragment.font, shift))
        else:
            parts.append(Part(text, fragment.font, shift))
        above = fragment
    level = [f.baseline for f, shift in fragments if shift == 0] or [fragments[0][0].baseline]
    x0, x1 = fragments[0][0].x0, max(f.x1 for f, _ in fragments)
    text = "".join(part.text for part in parts)
    return Line(tuple(parts), x0, x1, median(level), page, ((x0, x1, text),))


def _with_shifts(fragments: list[tuple[Fragment, int]]) -> list[tuple[Fragment, int]]:
    """Return fragments with the shift of those that a row beside them has brought here."""
    size = max(f.font.size for f, _ in fragments)
    level = median(
        [f.baseline for f, shift in fragments if shift == 0] or [fragments[0][0].baseline]
    )
    return [
        (f, RAISED if level > f.baseline else LOWERED)
        if shift == 0 and f.font.size < _SMALL * size and abs(f.baseline - level) > 0.1 * size
        else (f, shift)
        for f, shift in fragments
    ]


def _letter_gaps(fragments: list[tuple[Fragment, int]]) -> list[bool]:
    """Tell for each fragment whether a word begins with it."""
    between = [
        (b.x0 - a.x1) / max(a.font.size, b.font.size) for (a, _), (b, _) in pairwise(fragments)
    ]
    if _is_spaced_out(fragments):
        wide = 1.5 * median(between) + 0.05
        return [False, *(gap > wide for gap in between)]
    return [
        False,
        *(
            gap > (_WORD_GAP if a.font == b.font else _FONT_GAP) or (b.spaced and gap > -0.1)
            for gap, ((a, _), (b, _)) in zip(between, pairwise(fragments), strict=True)
        ),
    ]


def _is_spaced_out(fragments: list[tuple[Fragment, int]]) -> bool:
    """Tell whether letters are set apart from each other, as in some headings."""
    single = sum(len(f.text) == 1 and f.text.isalnum() for f, _ in fragments)
    return single >= 4 and single >= 0.7 * len(fragments)


def _usual_gap(fragments: list[tuple[Fragment, int]]) -> float:
    return median(b.x0 - a.x1 for (a, _), (b, _) in pairwise(fragments))


def joined(lines: list[Line]) -> Line:
    """Return the parts of one row, from left to right, as one line."""
    if len(lines) == 1:
        return lines[0]
    parts: list[Part] = []
    for line in lines:
        if parts:
            parts[-1] = replace(parts[-1], text=parts[-1].text + " ")
        parts += line.parts
    return replace(
        max(lines, key=lambda line: len(line.text)),
        parts=tuple(parts),
        x0=lines[0].x0,
        x1=max(line.x1 for line in lines),
        cells=tuple(cell for line in lines for cell in line.cells),
    )


def _with_initials(lines: list[Line]) -> list[Line]:
    """Return the lines with large initials put before the lines that they open."""
    out = list(lines)
    for initial in lines:
        if len(initial.text) > 2 or not initial.text[:1].isalpha():
            continue
        size = initial.size
        beside = [
            line
            for line in out
            if line.size * _INITIAL <= size
            and len(line.text) > 2
            and 0 <= line.x0 - initial.x1 < size
            and initial.baseline - size < line.baseline <= initial.baseline + 2
        ]
        if not beside:
            continue
        first = min(beside, key=lambda line: line.baseline)
        font = first.parts[0].font
        parts = (Part(initial.text, font), *first.parts)
        out.remove(initial)
        # Its own indent would make a paragraph of each line beside the initial.
        for line in beside:
            new = replace(line, x0=initial.x0, parts=parts if line is first else line.parts)
            out[out.index(line)] = new
    return out
