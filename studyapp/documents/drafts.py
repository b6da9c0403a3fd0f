"""What a reader hands on: pieces of text in their order, notes, and marks where the notes belong."""

import re
from dataclasses import dataclass, field

from studyapp.model import BlockType
from studyapp.report import Remark

OPEN = "\ue000"
"""Begins what `mark` returns."""
_CLOSE = "\ue001"
MARK = f"{OPEN}[^{OPEN}{_CLOSE}]*{_CLOSE}"
"""Pattern of what `mark` returns."""
_MARK = re.compile(f"{OPEN}([^{OPEN}{_CLOSE}]*){_CLOSE}")
_MARKS = re.compile(f"(?:{MARK})+")
_BEFORE_PUNCTUATION = re.compile(r"[\s,;.:!?)\]]|$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source that becomes one block, with its lines until they are joined."""

    text: str
    line: int
    """Number of its first line in the source, from 1."""
    type: BlockType = BlockType.PARAGRAPH
    level: int | None = None
    page: int | None = None
    gap: int = 1
    """Blank lines above."""
    label: str = ""
    """Number of a list item."""
    fixed: bool = False
    """The type comes from the source's markup and is no guess."""
    indented: bool = False
    """The first line stands further in than the others: it opens a paragraph."""
    starts_page: bool = False
    after_break: bool = False
    """A page break or notes lie between this piece and the one before."""
    apart: bool = False
    """A rule or a row of ornaments stands above."""
    listing: bool = False
    """Lines of their own, and no running text: an address, a menu, a column of a table."""


@dataclass(frozen=True, slots=True)
class RawNote:
    """A note before it is placed; `key` is what `mark` put into the text."""

    key: str
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader found in a file, before ids, sections and sentences."""

    pieces: list[Piece]
    notes: list[RawNote] = field(default_factory=list)
    report: list[Remark] = field(default_factory=list)
    title: str = ""
    author: str = ""
    language: str = ""
    """ISO 639-1 code, or empty where the file does not name it: then it is guessed."""
    source: str = ""
    date: str = ""


def mark(key: str) -> str:
    """Return the characters that stand in a text where the note with this key belongs."""
    return f"{OPEN}{key}{_CLOSE}"


def without_marks(text: str) -> str:
    return take_marks(text)[0]


def take_marks(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return the text without its marks, and the offset and key of each."""
    if OPEN not in text:
        return text, []
    out: list[str] = []
    places: list[tuple[int, str]] = []
    length = at = 0
    for found in _MARKS.finditer(text):
        before = text[at : found.start()]
        rest = text[found.end() : found.end() + 1]
        if before.endswith(" ") and _BEFORE_PUNCTUATION.match(rest):
            before = before.rstrip(" ")
        out.append(before)
        length += len(before)
        places += [(length, key) for key in _MARK.findall(found[0])]
        at = found.end()
    out.append(text[at:])
    return "".join(out), places


def excerpt(text: str, limit: int = 50) -> str:
    """Return the beginning of a text on one line, for a remark."""
    line = " ".join(without_marks(text[: limit * 3]).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
