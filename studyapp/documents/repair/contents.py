"""Tables of contents and lists of plates: out of the way, and witnesses of which lines are headings."""

import re
from dataclasses import dataclass, field

from studyapp.documents.drafts import Piece, excerpt, without_marks
from studyapp.documents.repair.looks import PAGED, depth_of, is_division, key
from studyapp.documents.sentences import is_ended
from studyapp.model import BlockType
from studyapp.report import Remark

_HEADING = re.compile(
    r"(?:table of )?contents(?: of (?:vol|part|book)\S*(?: \w+\.?)?)?[.:]?|in this article:?|"
    r"list of (?:illustrations|plates|figures|maps|tables|engravings|portraits)[.:]?",
    re.I,
)
_LEADERS = re.compile(r"(?:\.[ \t]?){6}")
_PROSE = 200
_LEAST = 3
_LONGEST = 400
"""More pieces have no table of contents."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A text without its tables of contents, and the headings that they name."""

    pieces: list[Piece]
    depths: dict[str, int] = field(default_factory=dict)
    """For each heading named there, by its letters: how deep it stands, from 1."""
    report: list[Remark] = field(default_factory=list)


def take_contents(pieces: list[Piece]) -> Contents:
    """Return a text without its tables of contents, if they name parts of it or pages."""
    out: list[Piece] = []
    depths: dict[str, int] = {}
    report: list[Remark] = []
    at = 0
    while at < len(pieces):
        end = _end(pieces, at) if _HEADING.fullmatch(_line(pieces[at])) else 0
        if not end:
            out.append(pieces[at])
            at += 1
            continue
        lines = [line for p in pieces[at + 1 : end] for line in p.text.split("\n") if line.strip()]
        for line in lines:
            depths.setdefault(key(line), depth_of(line) + 1)
        text = "\n".join(p.text for p in pieces[at:end])
        report.append(
            Remark("table of contents dropped", f"“{excerpt(text)}”", pieces[at].line, dropped=text)
        )
        at = end
    depths.pop("", None)
    return Contents(out, depths, report)


def _is_paged(line: str) -> bool:
    return bool(PAGED.match(line.strip())) and not is_division(line.strip())


def _line(piece: Piece) -> str:
    return " ".join(piece.text.split()) if len(piece.text) < _PROSE else ""


def _end(pieces: list[Piece], start: int) -> int:
    """Return where the table of contents ends whose heading stands at `start`, or 0."""
    keys: set[str] = set()
    run = start + 1
    again = paged = lines = 0
    while run < min(len(pieces), start + _LONGEST) and not _is_prose(pieces[run]):
        piece = pieces[run]
        found = [line.strip() for line in piece.text.split("\n") if line.strip()]
        if not again and key(piece.text) in keys:
            again = run
        keys.update(map(key, found))
        numbered = [_is_paged(line) for line in found]
        lines += len(found)
        if any(numbered):
            paged = run + 1
        run += 1
    counted = sum(_is_paged(x) for p in pieces[start + 1 : paged] for x in p.text.split("\n"))
    if paged and counted >= _LEAST and counted * 3 >= lines:
        return paged
    if not again:
        return 0
    later = {key(p.text) for p in pieces[again:] if len(p.text) < _PROSE}
    named = {k for p in pieces[start + 1 : again] for k in map(key, p.text.split("\n")) if k}
    enough = len(named) >= _LEAST and len(named & later) * 2 >= len(named)
    return again if enough else 0


def _is_prose(piece: Piece) -> bool:
    if piece.type is BlockType.HEADING and is_division(piece.text):
        return True
    if _LEADERS.search(piece.text):
        return False
    long = len(piece.text) >= _PROSE and is_ended(without_marks(piece.text)[-_PROSE:])
    return long and not _is_paged(piece.text.rsplit("\n", 1)[-1])
