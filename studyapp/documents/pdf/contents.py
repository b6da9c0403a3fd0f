"""Tables of contents: their heading, and the lines below it that end with the number of a page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from studyapp.documents.pdf.columns import Region
from studyapp.documents.pdf.lines import Line
from studyapp.documents.pdf.remarks import Deed

_HEADING = re.compile(
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|(?:table des mati[eè]res|sommaire)"
    r"|list of (?:figures|tables|illustrations)|[ií]ndice",
    re.I,
)
_ENTRY = re.compile(r".*[^\W\d_]{2}.*?[\s.…·]*\s(?:\d{1,4}|[ivxlc]{1,7})")
_ALIGNED = 3.0
_FEWEST, _REACH = 2, 3
"""So many entries make a table of contents, and one of them follows within so many lines."""


def without_contents(
    pages: list[list[Region]],
) -> tuple[list[list[Region]], list[Deed]]:
    """Return pages without their tables of contents, and a deed for each."""
    lines = [line for parts in pages for region in parts for line in region.lines]
    found = list(_tables(lines))
    gone = {id(line) for table in found for line in table}
    if not gone:
        return pages, []
    kept = [
        [
            replace(region, lines=left)
            for region in parts
            if (left := tuple(line for line in region.lines if id(line) not in gone))
        ]
        for parts in pages
    ]
    return kept, [
        Deed(table[0], "table of contents dropped", "\n".join(line.text for line in table))
        for table in found
    ]


def _tables(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    at = 0
    while at < len(lines):
        end = _end(lines, at) if _HEADING.fullmatch(lines[at].text.strip(" .:")) else at
        if end > at:
            yield lines[at:end]
        at = max(end, at + 1)


def _end(lines: Sequence[Line], at: int) -> int:
    """Return the index behind the last entry below a heading, or that of the heading if it has none."""
    ends = Counter(
        (line.page, round(line.x1 / _ALIGNED))
        for line in lines[at + 1 :]
        if _ENTRY.fullmatch(line.text)
    )
    end, entries = at, 0
    for n in range(at + 1, len(lines)):
        if n - max(end, at) > _REACH:
            break
        line = lines[n]
        place = round(line.x1 / _ALIGNED)
        alike = max(ends[line.page, place + by] for by in (-1, 0, 1))
        if _ENTRY.fullmatch(line.text) and (
            alike >= _FEWEST or (n == at + 1 and line.page == lines[at].page)
        ):
            end = n
            entries += 1
    alone = end + 1 < len(lines) and lines[end + 1].page != lines[at].page
    return end + 1 if entries >= _FEWEST or alone else at
