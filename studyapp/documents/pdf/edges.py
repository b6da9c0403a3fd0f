"""Rows at the top and bottom of pages, and the page numbers that they print."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from studyapp.documents.pdf.columns import rows
from studyapp.documents.pdf.lines import Line
from studyapp.documents.pdf.runs import Font

_DEPTH = 3
"""So many rows at the top and at the bottom of a page are looked at."""
_LONG = 160
_APART = 1.5
SAME_PLACE = 2.5
_SEEN, _FEW_PAGES, _SEEN_SHARE = 3, 6, 0.15
"""Numbers must go up with so many pages, two where there are few, and this share of a height."""
_NUMBER = re.compile(r"(?<![\w.,])(?:\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})(?![\w,]|\.\d)")
BARE = re.compile(
    r"\W*(?:(?:page|p\.|seite|s\.)\s*)?(\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|von|/)\s*\d{1,4})?\W*",
    re.I,
)
"""A page number and nothing else."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Edge:
    """A row near the top or bottom of a page."""

    page: int
    top: bool
    rank: int
    """0 = outermost."""
    place: float
    """Distance of its baseline from that edge of the page in points."""
    lines: tuple[Line, ...]
    text: str
    pattern: str
    """The text in small letters with # for its numbers."""
    values: frozenset[tuple[str, int]]
    """The numbers at its ends: ("1" or "i", value)."""
    apart: bool
    """Whether a gap lies between it and the next row of the page."""


def usual_font(pages: list[list[Line]]) -> Font:
    """Return the font of most lines."""
    fonts = Counter[Font]()
    for lines in pages:
        for line in lines:
            fonts[line.font] += len(line.text)
    return fonts.most_common(1)[0][0] if fonts else Font(0.0)


def edges_of(lines: list[Line], page: int, height: float) -> list[Edge]:
    """Return the outermost rows of a page, `height` points high."""
    found = [tuple(row) for row in rows(lines)]
    out: list[Edge] = []
    for top, ordered in ((True, found), (False, found[::-1])):
        for rank, row in enumerate(ordered[:_DEPTH]):
            place = row[0].baseline if top else height - row[0].baseline
            if place < height * 0.3:
                inner = ordered[rank + 1][0] if rank + 1 < len(ordered) else None
                out.append(_edge(page, rank, place, row, inner, top=top))
    return [edge for edge in out if len(edge.text) <= _LONG]


def _edge(
    page: int, rank: int, place: float, row: tuple[Line, ...], inner: Line | None, *, top: bool
) -> Edge:
    text = " ".join(" ".join(line.text.split()) for line in row)
    pattern = _NUMBER.sub("#", text.casefold()).strip("# ")
    values = frozenset(_values(row))
    gap = abs(inner.baseline - row[0].baseline) if inner else 0.0
    apart = inner is not None and gap > _APART * inner.size
    return Edge(page, top, rank, place, row, text, pattern, values, apart)


def _values(row: tuple[Line, ...]) -> Iterator[tuple[str, int]]:
    for line in (row[0], row[-1]):
        words = line.text.split()
        for text in {line.text, words[0], words[-1]}:
            if bare := BARE.fullmatch(text):
                kind = "1" if bare[1].isdigit() else "i"
                yield kind, int(bare[1]) if kind == "1" else _roman(bare[1].casefold())


def _roman(text: str) -> int:
    values = [_ROMAN.get(c, 0) for c in text]
    return sum(-a if a < b else a for a, b in pairwise([*values, 0]))


def slots_of(edges: list[Edge]) -> list[list[Edge]]:
    """Return the edges that stand at the same height of their pages together."""
    slots: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda e: (e.top, e.place)):
        last = slots[-1] if slots else []
        if last and last[0].top == edge.top and edge.place - last[0].place <= SAME_PLACE:
            last.append(edge)
        else:
            slots.append([edge])
    return slots


def page_numbers(slots: list[list[Edge]], count: int) -> tuple[dict[int, int], int | None]:
    """Return the printed number of each page that shows one, and what it is ahead of the ordinal.

    Roman numbers get the value -1: their pages have no number in Arabic figures.

    Args:
        slots: The edges at each height of the pages: numbers keep to their height.
        count: The number of pages.
    """
    seen: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    sure: set[tuple[str, int]] = set()
    for slot in slots:
        here: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
        for edge in slot:
            for kind, value in edge.values:
                here[kind, value - edge.page].add(edge.page)
        for key, pages in here.items():
            seen[key] |= pages
            if len(pages) >= max(_SEEN if count > _FEW_PAGES else 2, _SEEN_SHARE * len(slot)):
                sure.add(key)
    numbers: dict[int, int] = {}
    best: int | None = None
    for (kind, shift), pages in sorted(seen.items(), key=lambda item: -len(item[1])):
        if (kind, shift) not in sure or (kind == "1" and best is not None):
            continue
        if kind == "1":
            best = shift
        for page in pages:
            numbers.setdefault(page, page + shift if kind == "1" else -1)
    return numbers, best
