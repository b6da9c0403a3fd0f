"""Pages of a paged text: where they begin, their numbers, and running heads taken out."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from studyapp.documents.drafts import excerpt
from studyapp.report import Remark

_BARE = re.compile(
    r"\s*(?:[-–—(\[]\s*|(?:page|p\.)\s*)?(\d{1,4})\s*(?:[-–—)\]]|(?:of|/)\s*\d{1,4})?\s*", re.I
)
_LEFT = re.compile(r"\s*(\d{1,4})(\s{2,}|\s*[|·•]\s*|\s)([^\d\s].{0,80}?)\s*")
_RIGHT = re.compile(r"\s*([^\d\s].{0,80}?)(\s{2,}|\s*[|·•]\s*|\s)(\d{1,4})\s*")
_DIGIT = re.compile(r"\d")
_OPEN_END = re.compile(r"[\w,;-]\s*$")
_CHAIN = 3
_PAGE_CHARS = 300
"""Numbers that count up more closely than this are no page numbers."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source that is not a running head or page number."""

    text: str
    number: int
    page: int | None = None
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class _Folio:
    """A line that may hold a page number."""

    index: int
    number: int
    head: str
    wide: bool
    """The number stands alone or well apart from the head."""


def paged_lines(text: str) -> tuple[list[Line], list[Remark]]:
    """Return the lines of a text with their pages, without running heads and page numbers."""
    lines, feeds = _physical(text)
    folios = _chain(lines)
    dropped = {f.index for f in folios}
    remarks = _folio_remarks(folios)
    heads = _margins(lines, feeds, dropped) if feeds else _interrupting(lines, dropped)
    for head, indexes in heads.items():
        dropped.update(indexes)
        times = f", {len(indexes)} times" if len(indexes) > 1 else ""
        remarks.append(Remark("running head dropped", f"“{excerpt(head)}”{times}"))
    pages, starts = _pages(lines, feeds, folios)
    out: list[Line] = []
    fresh = False
    for i, (line, number) in enumerate(lines):
        fresh = fresh or i in starts
        if i in dropped:
            fresh = True
            continue
        out.append(Line(line, number, pages[i], fresh and bool(line.strip())))
        fresh = fresh and not line.strip()
    return out, remarks


def _physical(text: str) -> tuple[list[tuple[str, int]], set[int]]:
    """Return the lines with their numbers, and the indexes that follow a form feed."""
    lines: list[tuple[str, int]] = []
    feeds: set[int] = set()
    for number, line in enumerate(text.split("\n"), 1):
        for i, part in enumerate(line.split("\f")):
            if i:
                feeds.add(len(lines))
            lines.append((part, number))
    return lines, feeds


def _folios(lines: list[tuple[str, int]]) -> list[_Folio]:
    found: list[_Folio] = []
    for index, (line, _) in enumerate(lines):
        if len(line) > 160 or not _DIGIT.search(line):
            continue
        if m := _BARE.fullmatch(line):
            found.append(_Folio(index, int(m[1]), "", wide=True))
        elif m := _LEFT.fullmatch(line):
            found.append(_Folio(index, int(m[1]), m[3], wide=m[2] != " "))
        elif m := _RIGHT.fullmatch(line):
            found.append(_Folio(index, int(m[3]), m[1], wide=m[2] != " "))
    heads = Counter(f.head for f in found)
    return [f for f in found if not f.head or heads[f.head] >= (2 if f.wide else 3)]


def _chain(lines: list[tuple[str, int]]) -> list[_Folio]:
    """Return the longest run of lines whose numbers count up page by page."""
    longest: list[_Folio] = []
    back: dict[_Folio, _Folio | None] = {}
    length: dict[int, tuple[int, _Folio]] = {}
    top: tuple[int, _Folio] | None = None
    for folio in _folios(lines):
        before = max(
            (length[n] for n in (folio.number - 1, folio.number - 2) if n in length),
            key=lambda pair: pair[0],
            default=None,
        )
        count = before[0] + 1 if before else 1
        back[folio] = before[1] if before else None
        if folio.number not in length or count > length[folio.number][0]:
            length[folio.number] = (count, folio)
        if top is None or count > top[0]:
            top = (count, folio)
    at = top[1] if top else None
    while at is not None:
        longest.append(at)
        at = back[at]
    longest.reverse()
    if len(longest) < _CHAIN:
        return []
    between = sum(len(line) for line, _ in lines[longest[0].index : longest[-1].index])
    return longest if between >= _PAGE_CHARS * (len(longest) - 1) else []


def _folio_remarks(folios: list[_Folio]) -> list[Remark]:
    if not folios:
        return []
    remarks = [Remark("page numbers dropped", f"{folios[0].number}–{folios[-1].number}")]
    for head, times in Counter(f.head for f in folios if f.head).items():
        remarks.append(Remark("running head dropped", f"“{excerpt(head)}”, {times} times"))
    return remarks


def _margins(
    lines: list[tuple[str, int]], feeds: set[int], dropped: set[int]
) -> dict[str, list[int]]:
    """Return what recurs, but for its digits, as the outermost line of pages cut by form feeds."""
    starts = [0, *sorted(feeds), len(lines)]
    found: dict[str, list[int]] = {}
    for start, end in pairwise(starts):
        full = [i for i in range(start, end) if lines[i][0].strip() and i not in dropped]
        for i in {*full[:1], *full[-1:]}:
            text = lines[i][0].strip()
            if len(text) <= 100:
                found.setdefault(re.sub(r"\d+", "#", text), []).append(i)
    needed = max(_CHAIN, (len(starts) - 1) // 4)
    return {text: indexes for text, indexes in found.items() if len(indexes) >= needed}


def _interrupting(lines: list[tuple[str, int]], dropped: set[int]) -> dict[str, list[int]]:
    """Return short lines that recur alone between blank lines and cut sentences in two."""
    full = [i for i, (line, _) in enumerate(lines) if line.strip() and i not in dropped]
    found: dict[str, list[tuple[int, bool]]] = {}
    for n, i in enumerate(full):
        text = lines[i][0].strip()
        if len(text) > 80 or n == 0 or n + 1 == len(full) or text[-1] in ".!?:,;":
            continue
        above, below = full[n - 1], full[n + 1]
        if i - above < 2 or below - i < 2:
            continue
        cuts = bool(_OPEN_END.search(lines[above][0])) and lines[below][0].strip()[0].islower()
        found.setdefault(text, []).append((i, cuts))
    return {
        text: [i for i, _ in places]
        for text, places in found.items()
        if len(places) >= _CHAIN and sum(cuts for _, cuts in places) >= 2
    }


def _pages(
    lines: list[tuple[str, int]], feeds: set[int], folios: list[_Folio]
) -> tuple[list[int | None], set[int]]:
    """Return the page of each line, and the lines at which pages begin."""
    if feeds:
        return _by_feeds(lines, feeds, folios)
    pages: list[int | None] = [None] * len(lines)
    if not folios:
        return pages, set()
    cuts = [f.index for f in folios]
    top = _on_top(lines, cuts)
    empty_after_first = not _filled(lines, cuts[0] + 1, cuts[1])
    bounds = [0, *cuts, len(lines)]
    for n, (start, end) in enumerate(pairwise(bounds)):
        if n == 0:
            page = folios[0].number - (1 if top and not empty_after_first else 0)
        else:
            page = folios[n - 1].number + (0 if top else 1)
        for i in range(start, end):
            pages[i] = max(1, page)
    return pages, {c + 1 for c in cuts}


def _by_feeds(
    lines: list[tuple[str, int]], feeds: set[int], folios: list[_Folio]
) -> tuple[list[int | None], set[int]]:
    numbers = {f.index: f.number for f in folios}
    pages: list[int | None] = []
    shift = 0
    for ordinal, (start, end) in enumerate(pairwise([0, *sorted(feeds), len(lines)]), 1):
        printed = [numbers[i] for i in range(start, end) if i in numbers]
        if printed:
            shift = printed[0] - ordinal
        pages += [max(1, ordinal + shift)] * (end - start)
    return pages, set(feeds)


def _on_top(lines: list[tuple[str, int]], cuts: list[int]) -> bool:
    """Tell whether page numbers stand above their pages rather than below."""
    before = _filled(lines, 0, cuts[0])
    after = _filled(lines, cuts[-1] + 1, len(lines))
    inner = _filled(lines, cuts[0], cuts[-1]) / (len(cuts) - 1)
    if not before:
        return True
    return after > inner * 0.2 or before < after


def _filled(lines: list[tuple[str, int]], start: int, end: int) -> int:
    return sum(len(line.strip()) for line, _ in lines[start:end])
