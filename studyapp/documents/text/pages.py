"""Pages of a paged text: where they begin, their numbers, and running heads taken out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from studyapp.documents.drafts import excerpt
from studyapp.documents.repair.cut_words import are_parts, inner_words
from studyapp.documents.text.folios import Folio, find_folios, ink, on_top
from studyapp.documents.text.lines import Line
from studyapp.documents.text.running import heads_at_edges, heads_in_sentences
from studyapp.report import Remark

_STAR = re.compile(r"(?:(?<=\s)|^)\[?\*{1,2}(\d{1,4})\]?(?=\s|$)")
_INLINE = re.compile(r"[\[{](?:pg|page|p\.)[ .]*(\d{1,4})[\]}]", re.I)
_FEW_STARS = 2


def paged_lines(text: str) -> tuple[list[Line], list[Remark]]:
    """Return the lines of a text with their pages, without running heads and page numbers."""
    lines, numbers, feeds = _physical(text)
    folios = find_folios(lines, feeds)
    dropped = {f.index for f in folios}
    cuts = feeds or [f.index for f in folios]
    heads = heads_at_edges(lines, cuts, dropped) if cuts else heads_in_sentences(lines, dropped)
    dropped.update(heads)
    pages, starts = _pages(lines, feeds, folios)
    remarks = list(_remarks(lines, numbers, pages, {f.index for f in folios}, heads))
    out: list[Line] = []
    fresh = False
    for i, (line, number) in enumerate(zip(lines, numbers, strict=True)):
        fresh = fresh or i in starts
        if i in dropped:
            fresh = True
            continue
        out.append(Line(line, number, pages[i], fresh and bool(line.strip())))
        fresh = fresh and not line.strip()
    if not cuts:
        out, starred = _starred(out)
        remarks += starred
    return out, remarks


def _physical(text: str) -> tuple[list[str], list[int], list[int]]:
    """Return the lines, their numbers, and the indexes that follow a form feed."""
    lines: list[str] = []
    numbers: list[int] = []
    feeds: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        for i, part in enumerate(line.split("\f")):
            if i:
                feeds.append(len(lines))
            lines.append(part)
            numbers.append(number)
    while feeds and not ink(lines, feeds[-1], len(lines)):
        feeds.pop()
    return lines, numbers, feeds


def _remarks(
    lines: list[str],
    numbers: list[int],
    pages: list[int | None],
    folios: set[int],
    heads: list[int],
) -> Iterator[Remark]:
    for i in sorted({*folios, *heads}):
        line = lines[i].strip()
        bare = i in folios and not any(c.isalpha() for c in line)
        where = f"“{excerpt(line)}”" if pages[i] is None else f"page {pages[i]}: “{excerpt(line)}”"
        what = "page number dropped" if bare else "running head dropped"
        yield Remark(what, where, numbers[i], dropped=" ".join(line.split()))


def _pages(
    lines: list[str], feeds: list[int], folios: list[Folio]
) -> tuple[list[int | None], set[int]]:
    """Return the page of each line, and the lines at which pages begin."""
    if feeds:
        return _by_feeds(lines, feeds, folios)
    pages: list[int | None] = [None] * len(lines)
    if not folios:
        return pages, set()
    cuts = [f.index for f in folios]
    top = on_top(lines, folios)
    empty_after_first = not ink(lines, cuts[0] + 1, cuts[1])
    for n, (start, end) in enumerate(pairwise([0, *cuts, len(lines)])):
        if n == 0:
            page = folios[0].number - (1 if top and not empty_after_first else 0)
        else:
            page = folios[n - 1].number + (0 if top else 1)
        for i in range(start, end):
            pages[i] = max(1, page)
    return pages, {c + 1 for c in cuts}


def _by_feeds(
    lines: list[str], feeds: list[int], folios: list[Folio]
) -> tuple[list[int | None], set[int]]:
    numbers = {f.index: f.number for f in folios}
    pages: list[int | None] = []
    shift = 0
    for ordinal, (start, end) in enumerate(pairwise([0, *feeds, len(lines)]), 1):
        printed = [numbers[i] for i in range(start, end) if i in numbers]
        if printed:
            shift = printed[0] - ordinal
        pages += [max(1, ordinal + shift)] * (end - start)
    return pages, set(feeds)


def _starred(lines: list[Line]) -> tuple[list[Line], list[Remark]]:
    """Take out numbers of pages that stand within lines: *12 in a reprint, [Pg 12] in a book."""
    for sign in (_STAR, _INLINE):
        places = [
            (i, m) for i, line in enumerate(lines) if "*" in line.text or "p" in line.text.lower()
            for m in sign.finditer(line.text)
        ]  # fmt: skip
        chain = _counting([int(m[1]) for _, m in places])
        if len(chain) >= _FEW_STARS:
            return _without(lines, [places[n] for n in chain])
    return lines, []


def _counting(numbers: list[int]) -> list[int]:
    """Return the indexes of numbers that go on from the one before by one or two."""
    out: list[int] = []
    for n, number in enumerate(numbers):
        if not out:
            following = numbers[n + 1] if n + 1 < len(numbers) else 0
            if following - number in (1, 2):
                out.append(n)
        elif 0 < number - numbers[out[-1]] <= _FEW_STARS:
            out.append(n)
    return out


def _without(
    lines: list[Line], signs: list[tuple[int, re.Match[str]]]
) -> tuple[list[Line], list[Remark]]:
    remarks: list[Remark] = []
    inside: dict[int, list[re.Match[str]]] = {}
    for i, m in signs:
        inside.setdefault(i, []).append(m)
    page = max(1, int(signs[0][1][1]) - 1)
    beside = re.compile(r"\w+\s*" + signs[0][1].re.pattern + r"\s*\w+")
    known = inner_words([replace(line, text=beside.sub(" ", line.text)) for line in lines])
    out: list[Line] = []
    for i, line in enumerate(lines):
        text = line.text
        for m in reversed(inside.get(i, ())):
            above, below = text[: m.start()], text[m.end() :].lstrip(" \t")
            text = above.rstrip() + below if are_parts(above, below, known) else above + below
        if i in inside and not line.text[: inside[i][0].start()].strip():
            page = int(inside[i][0][1])
        out.append(Line(text, line.number, page))
        for m in inside.get(i, ()):
            page = int(m[1])
            where = f"page {page}: “{m[0].strip()}”"
            remarks.append(Remark("page number dropped", where, line.number, dropped=m[0].strip()))
    return out, remarks
