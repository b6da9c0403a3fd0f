"""An article as a QTextDocument, with the way between (passage, offset) and text positions."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from PySide6.QtGui import QTextCursor, QTextDocument

from studyapp.model import Passage

LINE = "\u2028"
"""What stands in the text document for a line break within a block."""


@dataclass(slots=True)
class Pieces:
    """Where a passage's text stands: from each offset on, at the position beside it.

    There is more than one piece where note markers or table cells come between.
    """

    passage: Passage
    offsets: list[int] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    end: int = 0
    even: bool = field(init=False)
    """Whether each character is one unit of Qt's, as nearly all are."""

    def __post_init__(self) -> None:
        self.even = utf16_length(self.passage.text) == len(self.passage.text)

    def add(self, offset: int, position: int) -> None:
        self.offsets.append(offset)
        self.positions.append(position)

    def position(self, offset: int, *, end: bool) -> int:
        """Return the text position of an offset; as an `end` it stays before a note marker."""
        find = bisect_left if end else bisect_right
        piece = max(0, find(self.offsets, offset) - 1)
        start = self.offsets[piece]
        if self.even:
            return self.positions[piece] + offset - start
        return self.positions[piece] + utf16_length(self.passage.text[start:offset])

    def offset(self, position: int) -> int:
        """Return the offset at a text position; within a marker, the offset before it."""
        piece = max(0, bisect_right(self.positions, position) - 1)
        start = self.offsets[piece]
        stop = self.offsets[piece + 1] if piece + 1 < len(self.offsets) else None
        text = self.passage.text[start:stop]
        if self.even:
            return start + min(len(text), max(0, position - self.positions[piece]))
        return start + _code_points(text, max(0, position - self.positions[piece]))


class ArticleText:
    """The text document of an article, and what stands where in it.

    Positions are those of the document as it is: the byline above the article may change its
    length, so all of them are kept without it.
    """

    def __init__(self, document: QTextDocument) -> None:
        self.document = document
        self.byline = (0, 0)
        """Start and length of the line below the title."""
        self._pieces: dict[str, Pieces] = {}
        self._starts: list[int] = []
        self._ids: list[str] = []
        self._headings: list[tuple[int, str]] = []
        self._markers: list[tuple[int, int, str]] = []

    def add_passage(self, pieces: Pieces) -> None:
        self._pieces[pieces.passage.id] = pieces
        self._starts.append(pieces.positions[0])
        self._ids.append(pieces.passage.id)

    def add_heading(self, position: int, block_id: str) -> None:
        self._headings.append((position, block_id))

    def add_marker(self, start: int, end: int, note_id: str) -> None:
        self._markers.append((start, end, note_id))

    def position(self, passage_id: str, offset: int = 0, *, end: bool = False) -> int | None:
        """Return where an offset of a passage stands; None for a passage that is not here."""
        pieces = self._pieces.get(passage_id)
        return None if pieces is None else pieces.position(offset, end=end) + self._shift

    def span(self, passage_id: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the positions of a part of a passage."""
        first, last = self.position(passage_id, start), self.position(passage_id, end, end=True)
        return None if first is None or last is None else (first, last)

    def block_span(self, passage_id: str) -> tuple[int, int] | None:
        """Return the positions of a whole passage."""
        pieces = self._pieces.get(passage_id)
        if pieces is None:
            return None
        return pieces.positions[0] + self._shift, pieces.end + self._shift

    def passage_at(self, position: int) -> tuple[str, int] | None:
        """Return the passage at a position and the offset in it; None in title and rubrics."""
        position -= self._shift
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return None
        pieces = self._pieces[self._ids[index]]
        return None if position > pieces.end else (self._ids[index], pieces.offset(position))

    def parts_between(self, start: int, end: int) -> list[tuple[str, int, int]]:
        """Return the passages between two positions, each with the part of it that lies there."""
        start, end = start - self._shift, end - self._shift
        first = max(0, bisect_right(self._starts, start) - 1)
        found = []
        for passage in self._ids[first : bisect_left(self._starts, end)]:
            pieces = self._pieces[passage]
            a = pieces.offset(start) if start > pieces.positions[0] else 0
            b = pieces.offset(end) if end < pieces.end else len(pieces.passage.text)
            if a < b:
                found.append((passage, a, b))
        return found

    def heading_at(self, position: int) -> str:
        """Return the id of the heading that a position stands under, "" before the first."""
        index = bisect_right(self._headings, (position - self._shift, "\uffff")) - 1
        return self._headings[index][1] if index >= 0 else ""

    def marker(self, note_id: str) -> tuple[int, int] | None:
        """Return the positions of a note's marker in the text."""
        for start, end, note in self._markers:
            if note == note_id:
                return start + self._shift, end + self._shift
        return None

    def markers(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return the note markers between two positions, with the ids of their notes."""
        shift = self._shift
        first = bisect_left(self._markers, (start - shift, 0, ""))
        last = bisect_left(self._markers, (end - shift, 0, ""))
        return [(a + shift, b + shift, note) for a, b, note in self._markers[first:last]]

    def plain_text(self, start: int, end: int) -> str:
        """Return the text between two positions as one copies it: without note markers."""
        kept, position = [], start
        for first, last, _ in self.markers(start, end):
            kept.append(self._characters(position, first))
            position = min(last, end)
        kept.append(self._characters(position, end))
        return "".join(kept).replace("\u2029", "\n\n").replace(LINE, "\n")

    @property
    def _shift(self) -> int:
        return self.byline[1]

    def _characters(self, start: int, end: int) -> str:
        cursor = QTextCursor(self.document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()


def utf16_length(text: str) -> int:
    """Return the length of a text as Qt counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _code_points(text: str, units: int) -> int:
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
