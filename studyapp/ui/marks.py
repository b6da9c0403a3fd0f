"""Marks: the words of an article that cards come from, and how fills, underlines and bars look."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from studyapp.model import Kind
from studyapp.ui.theme import Theme, blend

LIT = 1.75
"""How much stronger than usual the fill of the chosen sentence is."""
FAINT = 0.55
"""The share of its colour that the underline of a suggested card has."""
BAR = 3
"""The width of the bar beside a passage that was put back, in pixels."""
_DASHES: dict[Kind, tuple[tuple[int, int], ...]] = {
    Kind.DATE: (),
    Kind.ACTOR: ((2, 2),),
    Kind.ARGUMENT: ((6, 4),),
    Kind.OWN: ((8, 3), (2, 3)),
}
"""Length and gap of the dashes of an underline, in pixels; a solid one has none."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that a card comes from, as a span of positions in the article's text."""

    start: int
    end: int
    card: str
    kind: Kind
    faint: bool
    """Whether the card is only suggested."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring words that look the same: the kinds of the marks on top, the first filled."""

    start: int
    end: int
    kinds: tuple[Kind, ...]
    faint: bool


def stretches(marks: Sequence[Mark]) -> list[Stretch]:
    """Flatten overlapping marks: shorter ones lie on longer ones, equal ones share their words.

    Marks of suggested cards show only where no other mark does.
    """
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    flat: list[Stretch] = []
    for start, end in pairwise(edges):
        here = [mark for mark in marks if mark.start <= start and mark.end >= end]
        here = [mark for mark in here if not mark.faint] or here
        if not here:
            continue
        least = min(mark.end - mark.start for mark in here)
        top = [mark for mark in here if mark.end - mark.start == least]
        kinds = tuple(dict.fromkeys(mark.kind for mark in top))[:2]
        flat.append(Stretch(start, end, kinds, top[0].faint))
    return flat


def fill_colour(theme: Theme, kind: Kind, *, lit: bool = False, under: str = "") -> str:
    """Return the opaque colour behind a mark; `under` is what it lies on, else the paper."""
    share = theme.fill * (LIT if lit else 1)
    return blend(theme.kind(kind), under or theme.paper, share)


def line_colour(theme: Theme, kind: Kind, *, faint: bool = False, under: str = "") -> str:
    colour = theme.kind(kind)
    return blend(colour, under or theme.paper, FAINT) if faint else colour


def bar_colour(theme: Theme) -> str:
    """Return the colour of the bar beside what was put back."""
    return blend(theme.accent, theme.paper, 0.75)


def paint_fill(painter: QPainter, rect: QRectF, colour: str, radius: float = 2) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(rect, radius, radius)


def paint_underline(
    painter: QPainter, left: float, right: float, y: float, kind: Kind, colour: str, height: int = 2
) -> None:
    """Draw the line of a kind: dates solid, actors dotted, arguments dashed, own cards both.

    As rectangles on whole pixels: sharp, and twenty times faster than Qt's dashed pens.
    """
    dashes = _DASHES[kind]
    x, end, top = round(left), round(right), round(y)
    rects = []
    while x < end:
        for length, gap in dashes or ((end - x, 0),):
            if x < end:
                rects.append(QRect(x, top, min(length, end - x), height))
            x += length + gap
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRects(rects)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
