"""Where the characters of a text document stand on its page."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextDocument

from studyapp.ui.wrapped import line_x

ABOVE = 0.98
BELOW = 0.34
"""How far a box reaches above and below the baseline, in font sizes."""
_STEP = 6
_LARGEST_GAP = 180


def boxes(document: QTextDocument, start: int, end: int) -> Iterator[QRectF]:
    """Yield the box of each line of a span of positions."""
    layout = document.documentLayout()
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        place = layout.blockBoundingRect(block).topLeft()
        size = block.charFormat().font().pixelSize()
        lines, base = block.layout(), block.position()
        for n in range(lines.lineCount()):
            line = lines.lineAt(n)
            first = max(start - base, line.textStart())
            last = min(end - base, line.textStart() + line.textLength())
            if first >= last:
                continue
            # White space at the end of a line reaches further than its words.
            right = line.x() + line.naturalTextWidth()
            left, right = sorted((line_x(line, first), min(line_x(line, last), right)))
            baseline = place.y() + line.y() + line.ascent()
            top = baseline - ABOVE * size
            yield QRectF(place.x() + left, top, right - left, (ABOVE + BELOW) * size)
        block = block.next()


def extent(document: QTextDocument, start: int, end: int) -> QRectF:
    """Return the room of all lines of a span of positions."""
    layout = document.documentLayout()
    block, room = document.findBlock(start), QRectF()
    while block.isValid() and block.position() < max(end, start + 1):
        place = layout.blockBoundingRect(block).topLeft()
        room = room.united(block.layout().boundingRect().translated(place))
        block = block.next()
    return room


def line_top(document: QTextDocument, position: int) -> int:
    """Return how far down the line of a position begins."""
    block = document.findBlock(position)
    if not block.isValid():
        return 0
    rect = document.documentLayout().blockBoundingRect(block)
    line = block.layout().lineForTextPosition(position - block.position())
    return round(rect.top() + (line.y() if line.isValid() else 0))


def position_at(document: QTextDocument, x: float, y: float) -> int:
    """Return the position nearest to a point."""
    if y < document.rootFrame().frameFormat().topMargin():
        return 0
    layout, accuracy = document.documentLayout(), Qt.HitTestAccuracy.FuzzyHit
    # While a long article is still being laid out, Qt answers for the gaps between blocks with
    # text that it has not reached: then what stands a little further down is asked for.
    for step in range(0, _LARGEST_GAP, _STEP):
        position = max(0, int(layout.hitTest(QPointF(x, y + step), accuracy)))
        if document.findBlock(position).layout().lineCount():
            return position
    return position
