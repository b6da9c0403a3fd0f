"""What is painted under an article's text: marks, the lit sentence, matches of a search, bars."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextDocument

from studyapp.model import Kind, Span
from studyapp.ui.marks import (
    BAR,
    Mark,
    Stretch,
    bar_colour,
    fill_colour,
    line_colour,
    paint_fill,
    paint_underline,
    stretches,
)
from studyapp.ui.text_geometry import boxes, extent
from studyapp.ui.theme import LIGHT, Theme, blend

MATCH = 0.42
"""The share of amber behind a match of a search."""
LIT_BARE = 0.18
"""The share of accent behind a lit sentence that has no card."""
_GLOW = (-4, -3, 4, 3)
_BAR_GAP = 5


class MarkLayer:
    """Spans of positions and how they look; paints only those near what is to be painted."""

    def __init__(self) -> None:
        self.theme: Theme = LIGHT
        self.lit: list[Span] = []
        self.lit_kind: Kind | None = None
        self.matches: list[Span] = []
        """In order, as a search found them."""
        self.restored: list[Span] = []
        """In order, what the user has put back; a bar stands beside it."""
        self._marks: list[Mark] = []
        self._starts: list[int] = []
        self._longest = 0

    def set_marks(self, marks: Sequence[Mark]) -> None:
        self._marks = sorted(marks, key=lambda mark: mark.start)
        self._starts = [mark.start for mark in self._marks]
        self._longest = max((mark.end - mark.start for mark in marks), default=0)

    def marks_between(self, start: int, end: int) -> list[Mark]:
        """Return the marks that share a character with a span of positions."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark.end > start]

    def marks_at(self, position: int) -> list[Mark]:
        """Return the marks at a position, the shortest first."""
        found = self.marks_between(position, position + 1)
        return sorted(found, key=lambda mark: mark.end - mark.start)

    def visible_stretches(self, start: int, end: int) -> list[Stretch]:
        """Return what the marks between two positions look like, lit sentences among them."""
        marks = self.marks_between(start, end)
        if self.lit_kind is not None:
            lit = [span for span in self.lit if span[0] < end and span[1] > start]
            marks += [Mark(a, b, "", self.lit_kind, faint=False) for a, b in lit]
        return stretches(marks)

    def paint(self, painter: QPainter, document: QTextDocument, start: int, end: int) -> None:
        """Paint what lies between two positions."""
        self._paint_bars(painter, document, start, end)
        for a, b in self.lit:
            for box in boxes(document, max(a, start), min(b, end)):
                paint_fill(painter, box.adjusted(*_GLOW), self._lit_colour(), 4)
        flat = self.visible_stretches(start, end)
        lines = [
            (s, b) for s in flat for b in boxes(document, max(s.start, start), min(s.end, end))
        ]
        for stretch, box in lines:
            if not stretch.faint and not self._is_lit(stretch):
                paint_fill(painter, box, fill_colour(self.theme, stretch.kinds[0]), 1)
        self._paint_matches(painter, document, start, end)
        for stretch, box in lines:
            for n, kind in enumerate(stretch.kinds):
                colour = line_colour(self.theme, kind, faint=stretch.faint)
                edges = box.left() + 1, box.right() - 1, box.bottom() - 2 + 3 * n
                paint_underline(painter, *edges, kind, colour, 1 if stretch.faint else 2)

    def _is_lit(self, stretch: Stretch) -> bool:
        """Within lit words a second fill would take the contrast; their underlines stay."""
        return any(a <= stretch.start and stretch.end <= b for a, b in self.lit)

    def _lit_colour(self) -> str:
        if self.lit_kind is None:
            return blend(self.theme.accent, self.theme.paper, LIT_BARE)
        return fill_colour(self.theme, self.lit_kind, lit=True)

    def _paint_bars(self, painter: QPainter, document: QTextDocument, start: int, end: int) -> None:
        first = max(0, bisect_left(self.restored, (start, 0)) - 1)
        for a, b in self.restored[first : bisect_left(self.restored, (end, 0))]:
            box = extent(document, a, b)
            bar = QRectF(box.left() - _BAR_GAP - BAR, box.top(), BAR, box.height())
            paint_fill(painter, bar, bar_colour(self.theme), BAR / 2)

    def _paint_matches(
        self, painter: QPainter, document: QTextDocument, start: int, end: int
    ) -> None:
        colour = match_colour(self.theme)
        first = max(0, bisect_left(self.matches, (start, 0)) - 1)
        last = bisect_left(self.matches, (end, 0))
        for match in self.matches[first:last]:
            for box in boxes(document, *match):
                paint_fill(painter, box.adjusted(-1, -1, 1, 1), colour, 3)


def match_colour(theme: Theme) -> str:
    return blend(theme.strip_learning, theme.paper, MATCH)
