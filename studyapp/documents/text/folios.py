"""Page numbers printed among the lines of a text: told by counting up from page to page."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from studyapp.documents.repair.looks import is_division
from studyapp.documents.sentences import is_ended

_BARE = re.compile(
    r"\s*(?:[-–—~(\[{]\s*|(?:page|pg|p)\.?\s*)*(\d{1,4})\s*(?:[-–—~)\]}]|(?:of|/)\s*\d{1,4})*\s*",
    re.I,
)
_LEFT = re.compile(r"\s*\[?(\d{1,4})\]?(\s{2,}|\s*[|·•]\s*|\s)([^\d\s].{0,80}?)\s*")
_RIGHT = re.compile(r"\s*([^\d\s].{0,80}?)(\s{2,}|\s*[|·•]\s*|\s)\[?(\d{1,4})\]?\s*")
_DIGIT = re.compile(r"\d")
_LONGEST = 160
_CHAIN = 3
_EDGE = 3
_LIST = 8
"""So many numbers may as well count the parts of a list."""
_NEAR = 6
_CROWD = 4
"""Of so many numbers on lines of their own, for each in the chain, none is sure to be a page's."""
_STEP = 3
"""Between two printed numbers as many pages, less one, may have none."""
_PAGE_CHARS = 300
"""Numbers that count up more closely than this are no page numbers."""


@dataclass(frozen=True, slots=True)
class Folio:
    """A line with a page number, alone or beside a running head."""

    index: int
    number: int
    head: str
    wide: bool
    """The number stands alone or well apart from the head."""


def find_folios(lines: list[str], feeds: list[int]) -> list[Folio]:
    """Return the longest run of lines whose numbers count up page by page.

    `feeds`: indexes of lines that follow a form feed; page numbers then stand near them only.
    """
    edges = range(len(lines)) if not feeds else _edges(lines, feeds)
    every = [folio for index in edges if (folio := _folio(index, lines[index]))]
    heads = Counter(f.head for f in every)
    few, many = (1, 2) if feeds else (2, 3)
    likely = [f for f in every if not f.head or heads[f.head] >= (few if f.wide else many)]
    chain = _longest(likely)
    chain = _filled(chain, every) if len(chain) > 1 else []
    if len(chain) < _CHAIN:
        return []
    between = sum(map(len, lines[chain[0].index : chain[-1].index]))
    pages = chain[-1].number - chain[0].number
    bare = sum(not f.head for f in every)
    if not feeds and bare > _CROWD * len(chain):
        return []
    small = between < 2 * _PAGE_CHARS * pages and len(chain) >= _LIST
    if between < _PAGE_CHARS * pages or (small and not feeds and not _cuts(lines, chain)):
        return []
    return chain


def _cuts(lines: list[str], chain: list[Folio]) -> bool:
    """Tell whether a number stands within a sentence, as those of pages do and of lists do not."""
    cut = 0
    for folio in chain:
        above = next(
            (x for x in reversed(lines[max(0, folio.index - _NEAR) : folio.index]) if x.strip()), ""
        )
        cut += bool(above.strip()) and not is_ended(above[-_PAGE_CHARS:])
    return cut * _LIST >= len(chain) and cut > 1


def on_top(lines: list[str], folios: list[Folio]) -> bool:
    """Tell whether page numbers stand above their pages rather than below."""
    if sum(bool(f.head) for f in folios) * 2 > len(folios):
        return True
    first, last = folios[0].index, folios[-1].index
    before = ink(lines, 0, first)
    after = ink(lines, last + 1, len(lines))
    inner = ink(lines, first, last) / (len(folios) - 1)
    return not before or after > inner * 0.2 or before < after


def ink(lines: list[str], start: int, end: int) -> int:
    """Return how many characters stand on some lines."""
    return sum(len(lines[i].strip()) for i in range(start, end))


def _edges(lines: list[str], feeds: list[int]) -> list[int]:
    """Return the indexes of the first and last lines of pages."""
    found: set[int] = set()
    for start, end in pairwise([0, *feeds, len(lines)]):
        full = [i for i in range(start, end) if lines[i].strip()]
        found.update(full[:_EDGE], full[-_EDGE:])
    return sorted(found)


def _folio(index: int, line: str) -> Folio | None:
    if len(line) > _LONGEST or not _DIGIT.search(line) or is_division(line.strip()):
        return None
    if m := _BARE.fullmatch(line):
        return Folio(index, int(m[1]), "", wide=True)
    if m := _LEFT.fullmatch(line):
        return Folio(index, int(m[1]), m[3], wide=m[2] != " ")
    if m := _RIGHT.fullmatch(line):
        return Folio(index, int(m[3]), m[1], wide=m[2] != " ")
    return None


def _longest(folios: list[Folio]) -> list[Folio]:
    back: dict[int, Folio | None] = {}
    length: dict[int, tuple[int, Folio]] = {}
    top: tuple[int, Folio] | None = None
    for folio in folios:
        reach = range(folio.number - 1, folio.number - 1 - _STEP, -1)
        before = max((length[n] for n in reach if n in length), key=lambda p: p[0], default=None)
        count = before[0] + 1 if before else 1
        back[folio.index] = before[1] if before else None
        if folio.number not in length or count >= length[folio.number][0]:
            length[folio.number] = (count, folio)
        if top is None or count >= top[0]:
            top = (count, folio)
    chain: list[Folio] = []
    at = top[1] if top else None
    while at is not None:
        chain.append(at)
        at = back[at.index]
    return chain[::-1]


def _filled(chain: list[Folio], every: list[Folio]) -> list[Folio]:
    """Add heads that come only once, with the number of a page that has none so far."""
    taken = {f.number for f in chain}
    by_number: dict[int, list[Folio]] = {}
    for folio in every:
        if folio.wide and folio.number not in taken:
            by_number.setdefault(folio.number, []).append(folio)
    out = [chain[0]]
    for after in chain[1:]:
        for number in range(out[-1].number + 1, after.number):
            inside = [f for f in by_number.get(number, ()) if out[-1].index < f.index < after.index]
            if len(inside) == 1:
                out.append(inside[0])
        out.append(after)
    return out
