"""Raised signs in the lines of a page: the calls of its notes."""

import re
from collections import defaultdict
from dataclasses import replace

from studyapp.documents.drafts import mark
from studyapp.documents.pdf.columns import Region
from studyapp.documents.pdf.lines import RAISED, Line, Part

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NUMBERS = re.compile(r"\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*[,.]?")
SIGNS = "*∗†‡§¶‖#"
_CALL = re.compile(rf"\d{{1,4}}|[{SIGNS}]{{1,3}}|[a-z](?![a-z])")


def shown(line: Line) -> str:
    """Return the text of a line with raised numbers as superscripts."""
    return "".join(_shown(part) for part in line.parts)


def _shown(part: Part) -> str:
    if part.shift == RAISED and _NUMBERS.fullmatch(part.text.strip()):
        return part.text.translate(_SUPERSCRIPT)
    return part.text


class Calls:
    """The raised signs of the text above the notes, by page, and the marks put in their places."""

    def __init__(self, pages: list[list[Region]], labelled: frozenset[int]) -> None:
        """`labelled`: the identities of the lines whose first sign is the label of a note."""
        self._open: defaultdict[tuple[int, str], list[tuple[int, int, int]]] = defaultdict(list)
        self._keys: dict[tuple[int, int, int], str] = {}
        self._count = 0
        for page, parts in enumerate(pages):
            for line in (line for region in parts for line in region.lines):
                self._add(page, line, first=1 if id(line) in labelled else 0)

    def _add(self, page: int, line: Line, first: int) -> None:
        for at, part in enumerate(line.parts):
            if at >= first and part.shift == RAISED:
                for found in _CALL.finditer(part.text):
                    self._open[page, found[0]].append((id(line), at, found.start()))

    def has(self, page: int, label: str) -> bool:
        return bool(self._open.get((page, label)))

    def take(self, page: int, label: str) -> str:
        """Return the key for a new note, put in the place of its call on the page or the one before."""
        self._count += 1
        key = f"p{self._count}"
        for near in (page, page - 1, page + 1):
            places = self._open.get((near, label))
            if places:
                self._keys[places.pop(0)] = key
                break
        return key

    def marked(
        self, pages: list[list[Region]], gone: dict[tuple[int, int], int], used: set[str]
    ) -> list[list[Region]]:
        """Return the pages without the lines that are notes, and with marks for their calls."""
        by_line: defaultdict[int, dict[tuple[int, int], str]] = defaultdict(dict)
        for (line, part, at), key in self._keys.items():
            by_line[line][part, at] = key if key in used else ""
        out: list[list[Region]] = []
        for page, parts in enumerate(pages):
            kept: list[Region] = []
            for at, region in enumerate(parts):
                lines = region.lines[: gone.get((page, at), len(region.lines))]
                new = tuple(_with_marks(line, by_line.get(id(line), {})) for line in lines)
                if new:
                    kept.append(replace(region, lines=new))
            out.append(kept)
        return out


def _with_marks(line: Line, keys: dict[tuple[int, int], str]) -> Line:
    if not keys:
        return line
    parts = list(line.parts)
    for at, part in enumerate(line.parts):
        starts = {start: key for (n, start), key in keys.items() if n == at}
        if not starts:
            continue
        calls = list(_CALL.finditer(part.text))
        rest = "".join(c[0].translate(_SUPERSCRIPT) for c in calls if c.start() not in starts)
        marks = "".join(mark(key) for key in starts.values() if key)
        space = " " if part.text.endswith(" ") else ""
        parts[at] = Part(marks + rest + space, part.font)
    return replace(line, parts=tuple(parts))
