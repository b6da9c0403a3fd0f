"""The order in which the lines of a page are read: columns are found where prose stands beside prose."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from studyapp.documents.pdf.lines import Line, joined

_SLACK = 2.0
_MIN_LINES = 4
_MIN_WIDTH = 0.12
"""A column takes at least this share of the width of the page's text."""
_MIN_LETTERS = 14
_TRIES, _LESS = 24, 0.2
_INDENTS = 32.0
"""So far behind a gutter a line may begin that is set in, in points."""
_TABLE_CELLS, _TABLE_ROWS = 3, 3


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that are read from top to bottom, and the column they stand in (points)."""

    lines: tuple[Line, ...]
    left: float
    right: float


def regions(lines: list[Line], gutters: Sequence[float] = ()) -> list[Region]:
    """Return the lines of a page in reading order, those of one column together.

    `gutters`: where other pages are parted, for pages too short to show it by themselves.
    """
    return [_region(part) for part in _parts(lines, gutters)]


def _parts(lines: list[Line], gutters: Sequence[float]) -> Iterator[list[Line]]:
    gutter = gutter_of(lines, gutters)
    if gutter is None:
        gutter = next((x for x in gutters if _may_part(lines, x)), None)
    if gutter is None:
        if lines:
            yield lines
        return
    across = _table_rows(lines) | _across(lines, gutter)
    ordered = sorted(lines, key=lambda line: line.baseline)
    for crosses, band in groupby(ordered, lambda line: id(line) in across):
        part = list(band)
        if crosses:
            yield part
        else:
            yield from _parts([line for line in part if line.x1 <= gutter + _SLACK], gutters)
            yield from _parts([line for line in part if line.x1 > gutter + _SLACK], gutters)


def _across(lines: list[Line], gutter: float) -> set[int]:
    """Return the lines that run over a gutter, and the short ones that belong to them.

    A short line belongs to one above or below it that crosses, if it is set alike and nothing
    stands beside it: the last line of a note below both columns, say.
    """
    right = sorted(line.baseline for line in lines if line.x0 >= gutter - _SLACK)
    ordered = sorted(lines, key=lambda line: line.baseline)
    found = {id(line) for line in lines if _crosses(line, gutter)}
    for row in (ordered, ordered[::-1]):
        for above, line in pairwise(row):
            step = abs(line.baseline - above.baseline)
            if (
                id(above) in found
                and step < 1.5 * line.size
                and abs(line.size - above.size) < 0.3
                and line.x1 <= gutter + _SLACK
                and _is_clear(right, line)
            ):
                found.add(id(line))
    return found


def _is_clear(baselines: list[float], line: Line) -> bool:
    """Tell whether none of some baselines, in order, lies at the height of a line."""
    at = bisect_left(baselines, line.baseline - 0.9 * line.size)
    return at == len(baselines) or baselines[at] > line.baseline + 0.9 * line.size


def _is_after(line: Line, x: float) -> bool:
    """Tell whether a line stands behind a gutter; one as narrow as the gutter stands before it."""
    return line.x0 >= x - _SLACK and line.x1 > x + _SLACK


def _crosses(line: Line, x: float) -> bool:
    return line.x0 < x - _SLACK and line.x1 > x + _SLACK


def _table_rows(lines: list[Line]) -> set[int]:
    """Return the lines of rows of short cells, three or more of which follow each other."""
    found: set[int] = set()
    run: list[list[Line]] = []
    for row in [*rows(lines), []]:
        if len(row) >= _TABLE_CELLS and max(len(line.text) for line in row) < _MIN_LETTERS * 2:
            run.append(row)
            continue
        if len(run) >= _TABLE_ROWS:
            found |= {id(line) for cells in run for line in cells}
        run = []
    return found


def gutter_of(lines: list[Line], known: Sequence[float] = ()) -> float | None:
    """Return the leftmost place that parts two columns of prose, if there is one.

    `known`: where other pages are parted; there less is asked of the columns, since they may hold
    lists of books or names.
    """
    if len(lines) < 2 * _MIN_LINES:
        return None
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    starts = Counter(round(line.x0) for line in lines)
    likely = [x for x, times in starts.most_common(_TRIES) if times >= 2]
    ordered = list(rows(lines))
    for x in known:
        if _parts_columns(ordered, x, width, _LESS):
            return x
    for x in sorted(likely):
        if _parts_columns(ordered, x - 2 * _SLACK, width, 1.0):
            return x - 2 * _SLACK
    return None


def _may_part(lines: list[Line], x: float) -> bool:
    """Tell whether lines fit the columns of other pages, parted at a place."""
    before = [line for line in lines if line.x1 <= x + _SLACK]
    after = [line for line in lines if _is_after(line, x)]
    if not before or not after or len(before) + len(after) < len(lines):
        return False
    starts = sum(line.x0 < x + _INDENTS for line in after)
    full = max(line.x1 for line in before) > x - 40
    return full and starts * 2 > len(after) and not _table_rows(lines)


@dataclass(frozen=True, slots=True)
class _Half:
    """What stands in one row on one side of a gutter."""

    baseline: float
    x0: float
    x1: float
    letters: int
    low: bool
    """Whether it begins with a small letter."""


def _halves(ordered: list[list[Line]], x: float) -> tuple[list[_Half], list[_Half], list[Line]]:
    """Return what stands before and after a place in each row, and the lines across it."""
    before = [half for row in ordered if (half := _half([y for y in row if y.x1 <= x + _SLACK]))]
    after = [half for row in ordered if (half := _half([y for y in row if _is_after(y, x)]))]
    return before, after, [line for row in ordered for line in row if _crosses(line, x)]


def _half(lines: list[Line]) -> _Half | None:
    if not lines:
        return None
    first, last = lines[0], lines[-1]
    letters = sum(len(line.text) for line in lines)
    return _Half(first.baseline, first.x0, last.x1, letters, first.text[:1].islower())


def _parts_columns(ordered: list[list[Line]], x: float, width: float, share: float) -> bool:
    """Tell whether a place parts rows of lines into two columns of prose.

    `share` of the usual evidence is enough.
    """
    before, after, crossing = _halves(ordered, x)
    after = [half for half in after if half.x0 < x + _INDENTS]
    if min(len(before), len(after)) < _MIN_LINES:
        return False
    top = max(before[0].baseline, after[0].baseline)
    bottom = min(before[-1].baseline, after[-1].baseline)
    over = sum(top <= line.baseline <= bottom for line in crossing)
    beside = [
        [half for half in side if top - 2 <= half.baseline <= bottom + 2]
        for side in (before, after)
    ]
    fewest = min(len(side) for side in beside)
    grid = {round(half.baseline) for half in beside[0]}
    off = sum(
        grid.isdisjoint(range(round(half.baseline) - 1, round(half.baseline) + 2))
        for half in beside[1]
    )
    # The rows of a table share their baselines; columns of text with headings and lists do not.
    free = fewest >= 2 * _MIN_LINES and off >= 0.3 * len(beside[1])
    return (
        fewest >= _MIN_LINES
        and over <= fewest
        and all(_is_prose(side, width, min(share, 0.4 if free else 1.0)) for side in beside)
    )


def _is_prose(halves: list[_Half], width: float, share: float) -> bool:
    """Tell whether halves of rows are running text of one width rather than cells of a table.

    `share` of the usual evidence is enough.
    """
    x0 = Counter(round(half.x0) for half in halves).most_common(1)[0][0]
    x1 = max(half.x1 for half in halves)
    if x1 - x0 < _MIN_WIDTH * width:
        return False
    letters = sorted(half.letters for half in halves)[len(halves) // 2]
    full = sum(half.x1 - half.x0 >= 0.8 * (x1 - x0) for half in halves)
    low = sum(half.low for half in halves)
    return (
        letters >= _MIN_LETTERS
        and full >= 0.4 * share * len(halves)
        and (share <= _LESS or low >= 0.2 * share * len(halves))
    )


def rows(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the lines that stand on one baseline, from left to right."""
    row: list[Line] = []
    for line in sorted(lines, key=lambda line: (line.baseline, line.x0)):
        if row and line.baseline - row[0].baseline > 0.3 * min(line.size, row[0].size):
            yield sorted(row, key=lambda x: x.x0)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda x: x.x0)


def _region(lines: list[Line]) -> Region:
    whole = [joined(row) for row in rows(lines)]
    starts = Counter(round(line.x0) for line in whole)
    left = min(x for x, times in starts.items() if times * 4 >= max(starts.values()))
    return Region(tuple(whole), float(left), max(line.x1 for line in whole))
