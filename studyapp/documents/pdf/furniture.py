"""What stands at the edges of pages and is no text: running heads and feet, numbers, stamps."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import median

from studyapp.documents.pdf.edges import (
    BARE,
    SAME_PLACE,
    Edge,
    edges_of,
    page_numbers,
    slots_of,
    usual_font,
)
from studyapp.documents.pdf.lines import Line
from studyapp.documents.pdf.paragraphs import CAPTION
from studyapp.documents.pdf.remarks import Deed
from studyapp.documents.pdf.runs import Font

_SHARE = 0.6
_SLOT = 3
"""So many certain heads at one height make the others there certain."""
_NEAR = 4
_LARGE, _LARGER = 1.25, 1.5
"""Letters of heads are not larger than these shares of the text's, without and with a number."""
_SUNK = 20
_FIRST, _OPENING, _SHORT, _LETTERS = 3, 12, 4, 3
_STAMP = re.compile(
    r"^(?:downloaded (?:from|by|at)|this content downloaded|all use subject to|accessed on|copyright ©|©|"
    r"\(c\) \d{4}|published (?:online )?by|available online|https?://|www\.|doi[: ]|issn |"
    r"electronic copy available|permission to (?:make|copy)|preprint|arxiv:)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Furnished:
    """The pages of a document without their furniture."""

    pages: list[list[Line]]
    numbers: dict[int, int]
    """Printed number of each page (ordinal from 0) that has one in Arabic figures."""
    deeds: list[Deed]


def without_furniture(pages: list[list[Line]], heights: list[float]) -> Furnished:
    """Return pages (segments of lines from top to bottom) without what recurs at their edges."""
    edges = _likely(pages, heights)
    slots = slots_of(edges)
    numbers, shift = page_numbers(slots, len(pages))
    taken = _taken(slots, numbers, usual_font(pages), pages)
    gone: dict[int, Edge] = {id(x): e for e in _outermost(edges, taken) for x in e.lines}
    kept = [[line for line in lines if id(line) not in gone] for lines in pages]
    if sum(map(len, kept)) * 4 < sum(map(len, pages)):
        # Pages that are all the same have nothing that can be told apart as furniture.
        kept, gone = pages, {}
    printed = {
        page: page + shift
        for page in range(len(pages))
        if shift is not None
        and page + shift > 0
        and numbers.get(page, page + shift) == page + shift
    }
    done = {id(edge): edge for edge in gone.values()}
    return Furnished(kept, printed, [_deed(edge) for edge in done.values()])


def _likely(pages: list[list[Line]], heights: list[float]) -> list[Edge]:
    """Return the rows at the edges of pages that are neither too large nor too deep for furniture."""
    edges = [
        edge
        for page, (lines, height) in enumerate(zip(pages, heights, strict=True))
        for edge in edges_of(lines, page, height)
    ]
    usual = usual_font(pages).size
    top = median([e.place for e in edges if e.top and e.rank == 0] or [0.0])
    return [
        e
        for e in edges
        if max(x.size for x in e.lines) <= usual * (_LARGER if e.values else _LARGE)
        and not CAPTION.match(e.text)
        # Chapters open further down than pages do: what they begin with recurs and is no head.
        and not (e.top and e.rank == 0 and e.place > top + _SUNK)
    ]


def _taken(
    slots: list[list[Edge]], numbers: dict[int, int], usual: Font, pages: list[list[Line]]
) -> dict[int, Edge]:
    """Return the edges that are furniture, by their identity."""
    count = len(pages)
    edges = sorted((edge for slot in slots for edge in slot), key=lambda e: e.page)
    recurring = _recurring(edges) | _of_first_pages(edges, pages)
    taken = {
        id(e): e
        for e in edges
        if id(e) in recurring or _is_alone(e, numbers) or _is_stamp(e, count)
    }
    for slot in slots:
        numbered = [edge for edge in slot if _holds(edge, numbers)]
        if len(numbered) >= _SLOT:
            taken |= {id(edge): edge for edge in numbered}
        sure = sum(id(edge) in taken for edge in slot)
        if sure >= _SLOT and sure >= _SHARE * len(slot):
            taken |= {id(edge): edge for edge in slot}
        heads = [e for e in slot if e.apart and e.rank == 0 and e.lines[0].font != usual]
        if len(heads) >= max(_SLOT, _SHARE * count):
            # Each page has its own head here, set unlike the text.
            taken |= {id(edge): edge for edge in heads}
    return taken


def _holds(edge: Edge, numbers: dict[int, int]) -> bool:
    """Tell whether an edge holds the number of its page."""
    number = numbers.get(edge.page)
    if number is None:
        return False
    return any(v == number if kind == "1" else number == -1 for kind, v in edge.values)


def _is_alone(edge: Edge, numbers: dict[int, int]) -> bool:
    """Tell whether an edge is the number of its page and nothing else."""
    return bool(BARE.fullmatch(edge.text)) and _holds(edge, numbers)


def _recurring(edges: list[Edge]) -> set[int]:
    """Return the edges whose text stands at the same place of a page nearby, but for its numbers."""
    same: defaultdict[tuple[bool, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        if sum(c.isalpha() for c in edge.pattern) >= _LETTERS:
            same[edge.top, edge.pattern].append(edge)
    found: set[int] = set()
    for group in same.values():
        for at, edge in enumerate(group):
            for other in group[at + 1 : at + 1 + _NEAR]:
                near = 1 <= other.page - edge.page <= _NEAR
                if near and abs(other.place - edge.place) <= SAME_PLACE:
                    found |= {id(edge), id(other)}
    return found


def _of_first_pages(edges: list[Edge], pages: list[list[Line]]) -> set[int]:
    """Return the heads of later pages that repeat words of the first ones: title or author."""
    openings = [
        " ".join(" ".join(line.text.casefold().split()) for line in lines[:_OPENING])
        for lines in pages[:_FIRST]
    ]
    return {
        id(edge)
        for edge in edges
        if edge.top
        and edge.rank == 0
        and edge.apart
        and len(edge.pattern) > _SHORT
        and any(
            re.search(rf"(?<!\w){re.escape(edge.pattern)}(?!\w)", opening)
            for opening in openings[: edge.page]
        )
    }


def _is_stamp(edge: Edge, count: int) -> bool:
    """Tell whether an edge is a download stamp, a journal's line, or the only page's number."""
    if all(_STAMP.search(line.text.strip()) for line in edge.lines):
        return True
    return count == 1 and edge.rank == 0 and bool(BARE.fullmatch(edge.text))


def _outermost(edges: list[Edge], taken: dict[int, Edge]) -> list[Edge]:
    """Return what was taken where nothing but furniture stands between it and the page's edge."""
    out: list[Edge] = []
    depth = Counter[tuple[int, bool]]()
    for edge in sorted(edges, key=lambda e: e.rank):
        if id(edge) in taken and edge.rank == depth[edge.page, edge.top]:
            depth[edge.page, edge.top] += 1
            out.append(edge)
    return out


def _deed(edge: Edge) -> Deed:
    text = " ".join(edge.text.split())
    if BARE.fullmatch(text):
        what = "page number dropped"
    elif _STAMP.search(text):
        what = "stamp dropped"
    else:
        what = "running head dropped" if edge.top else "running foot dropped"
    return Deed(edge.lines[0], what, text)
