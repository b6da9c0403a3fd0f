"""Text laid out in lines of a given width, for widgets that paint it themselves."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from studyapp.model import Span
from studyapp.ui.article_text import utf16_length


class Wrapped:
    """A paragraph in lines of equal height; offsets count code points."""

    def __init__(self, text: str, font: QFont, width: float, line_height: float) -> None:
        self.text = text
        self.width = width
        self.line_height = line_height
        self._size = font.pixelSize()
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._lines: list[QTextLine] = []
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            top = len(self._lines) * line_height
            line.setPosition(QPointF(0, top + (line_height - line.height()) / 2))
            self._lines.append(line)
        self._layout.endLayout()

    @property
    def height(self) -> float:
        return len(self._lines) * self.line_height

    @property
    def line_widths(self) -> list[float]:
        return [line.naturalTextWidth() for line in self._lines]

    def draw(
        self,
        painter: QPainter,
        at: QPointF,
        colour: str,
        coloured: Sequence[tuple[Span, str]] = (),
    ) -> None:
        """Draw the text; `coloured` parts of it have colours of their own."""
        painter.setPen(QColor(colour))
        self._layout.draw(painter, at, [self._format(*part) for part in coloured])

    def _format(self, span: Span, colour: str) -> QTextLayout.FormatRange:
        part = QTextLayout.FormatRange()
        part.start = self._unit(span[0])
        part.length = self._unit(span[1]) - part.start
        part.format = QTextCharFormat()
        part.format.setForeground(QColor(colour))
        return part

    def boxes(self, start: int, end: int) -> Iterator[QRectF]:
        """Yield the box of each line of a part of the text."""
        first, last = self._unit(start), self._unit(end)
        for line in self._lines:
            a = max(first, line.textStart())
            b = min(last, line.textStart() + line.textLength())
            if a >= b:
                continue
            right = line.x() + line.naturalTextWidth()
            x = sorted((line_x(line, a), min(line_x(line, b), right)))
            baseline = line.y() + line.ascent()
            yield QRectF(x[0], baseline - 0.98 * self._size, x[1] - x[0], 1.32 * self._size)

    def offset_at(self, x: float, y: float) -> int:
        """Return the offset nearest to a point."""
        if not self._lines:
            return 0
        line = self._lines[max(0, min(len(self._lines) - 1, int(y // self.line_height)))]
        units = self._layout.text().encode("utf-16-le")[: 2 * int(line.xToCursor(x))]
        return len(units.decode("utf-16-le", "ignore"))

    def _unit(self, offset: int) -> int:
        return utf16_length(self.text[:offset])


def line_x(line: QTextLine, position: int) -> float:
    """Return where in a line a position stands, in pixels from the left."""
    found: object = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
