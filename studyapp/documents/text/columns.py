"""Pages set in two columns whose lines an extraction has put side by side, read one after the other."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from studyapp.documents.text.lines import Line
from studyapp.report import Remark

_GUTTER = 2
"""Columns of characters that stay empty between the columns of text, at least."""
_ROWS = 8
"""So many lines need text on both sides."""
_SHARE = 0.5
_SIDE = 18
"""Characters on either side, on average: cells of tables are shorter."""
_MIDDLE = 0.3, 0.7


def part_columns(lines: list[Line]) -> tuple[list[Line], list[Remark]]:
    """Return the lines with the columns of each page below each other."""
    out: list[Line] = []
    remarks: list[Remark] = []
    for page, group in groupby(lines, key=lambda line: line.page):
        rows = list(group)
        gutter = _gutter([row.text.expandtabs(4) for row in rows])
        if not gutter:
            out += rows
            continue
        where = f"line {rows[0].number}" if page is None else f"page {page}"
        remarks.append(Remark("two columns read one after the other", where, rows[0].number))
        out += _parted(rows, gutter)
    return out, remarks


def _gutter(rows: list[str]) -> int:
    """Return where the right column begins, or 0 if there are no two columns of text."""
    full = [row for row in rows if row.strip()]
    width = max(map(len, full), default=0)
    if len(full) < _ROWS:
        return 0
    starts: Counter[int] = Counter()
    for row in full:
        text = row.rstrip()
        at = text.find("  ", int(width * _MIDDLE[0]))
        while 0 < at < width * _MIDDLE[1]:
            end = at + len(text[at:]) - len(text[at:].lstrip())
            if text[:at].strip():
                starts[end] += 1
            at = text.find("  ", end)
    best, times = starts.most_common(1)[0] if starts else (0, 0)
    if times < _ROWS or times < len(full) * _SHARE * _SHARE:
        return 0
    both = [
        row for row in full if _is_open(row, best) and row[:best].strip() and row[best:].strip()
    ]
    crossed = sum(len(row) > best and not _is_open(row, best) for row in full)
    left = sum(len(row[:best].strip()) for row in both)
    right = sum(len(row[best:].strip()) for row in both)
    enough = len(both) >= max(_ROWS, len(full) * _SHARE) and crossed <= len(both) * _SHARE
    return best if enough and min(left, right) >= _SIDE * len(both) else 0


def _is_open(row: str, gutter: int) -> bool:
    return not row[gutter - _GUTTER : gutter].strip()


def _parted(rows: list[Line], gutter: int) -> Iterator[Line]:
    """Yield the left column, then the right one, wherever a full line or the page's end closes both."""
    left: list[Line] = []
    right: list[Line] = []
    for row in rows:
        text = row.text.expandtabs(4)
        if len(text.rstrip()) > gutter and not _is_open(text, gutter):
            yield from _below(left, right)
            left, right = [], []
            yield row
            continue
        left.append(replace(row, text=text[:gutter].rstrip()))
        right.append(replace(row, text=text[gutter:].rstrip(), starts_page=False))
    yield from _below(left, right)


def _below(left: list[Line], right: list[Line]) -> Iterator[Line]:
    yield from left
    fresh = True
    for line in right:
        yield replace(line, starts_page=fresh) if line.text.strip() else line
        fresh = fresh and not line.text.strip()
