"""One card as a tile: what stands where on it, and how it is painted."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from studyapp.model import LibraryCard, Status
from studyapp.ui import typeface
from studyapp.ui.theme import Theme, blend
from studyapp.ui.wording import KIND_NAMES, due_text
from studyapp.ui.wrapped import Wrapped

PAD = 13
GAP = 8
"""Room below a tile."""
_HEAD = 16
_LINES = {12: 17.0, 13: 19.0, 14: 20.0}
"""Line heights by font size."""
_ANSWER_LINE = _LINES[13]
_NUMBER = 20
_ACTIONS = 26
_BAR_STEP = 56
"""Bars over covered answers are multiples of this, so that they do not give the answer away."""

ACCEPT, REJECT, EDIT = "Accept", "Reject", "Edit"
_KEYS = {ACCEPT: "A", REJECT: "X", EDIT: "E"}


@dataclass(frozen=True, slots=True)
class Part:
    """A text at its place."""

    at: QPointF
    text: Wrapped
    quiet: bool = False


@dataclass(slots=True)
class Tile:
    """The layout of a card at one width, relative to the tile's own corner."""

    card: LibraryCard
    width: float
    height: float = 0
    question: list[Part] = field(default_factory=list)
    answer: list[Part] = field(default_factory=list)
    numbers: list[tuple[QPointF, str]] = field(default_factory=list)
    answer_box: QRectF = field(default_factory=QRectF)
    actions: dict[str, QRectF] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Look:
    """How a tile stands at the moment it is painted."""

    theme: Theme
    now: datetime
    chosen: bool = False
    current: bool = False
    hovered: bool = False
    open: bool = False
    """Whether its answer is shown."""
    hot: str = ""
    """The action that the pointer is on."""


def lay_out(card: LibraryCard, width: float) -> Tile:
    """Place a card's texts; answer and actions have their room even while they are not shown."""
    tile = Tile(card, width)
    inner = width - 2 * PAD
    y = PAD + _HEAD + 6.0
    if card.card.line_above:
        y = _add(tile.question, card.card.line_above, _small(), PAD, y, inner, quiet=True) + 3
    y = _add(tile.question, card.card.question, _question(), PAD, y, inner)
    for letter, choice in zip("ABCDEFGH", card.card.options(), strict=False):
        text = f"{letter}  {choice}"
        y = _add(tile.question, text, _small(), PAD, y + 2, inner, quiet=True)
    top = y + 5
    y = _lay_out_answer(tile, top, inner)
    tile.answer_box = QRectF(PAD, top, inner, y - top)
    suggested = card.card.status is Status.SUGGESTED
    if suggested:
        y += 6
        _place_actions(tile, (ACCEPT, REJECT, EDIT), PAD, y)
        y += _ACTIONS - 4
    else:
        names = (ACCEPT, EDIT) if card.card.status is Status.SUSPENDED else (REJECT, EDIT)
        widths = sum(_action_width(name) for name in names)
        _place_actions(tile, names, width - PAD + 7 - widths, PAD - 4)
    tile.height = y + PAD
    return tile


def _lay_out_answer(tile: Tile, y: float, width: float) -> float:
    card = tile.card.card
    if not card.answers:
        return _add(tile.answer, card.answer, _bold(), PAD, y, width)
    for n, item in enumerate(card.answers, start=1):
        tile.numbers.append((QPointF(PAD, y), f"{n}."))
        y = _add(tile.answer, item, _bold(), PAD + _NUMBER, y, width - _NUMBER)
    return y


def _add(
    parts: list[Part],
    text: str,
    font: QFont,
    x: float,
    y: float,
    width: float,
    *,
    quiet: bool = False,
) -> float:
    line = _LINES[font.pixelSize()]
    wrapped = Wrapped(text, font, width, line)
    parts.append(Part(QPointF(x, y), wrapped, quiet))
    return y + wrapped.height


def _place_actions(tile: Tile, names: tuple[str, ...], x: float, y: float) -> None:
    if y > PAD:
        x -= 7
    for name in names:
        width = _action_width(name)
        tile.actions[name] = QRectF(x, y, width, 22)
        x += width


@cache
def _action_width(name: str) -> float:
    metrics = QFontMetricsF(_label())
    return metrics.horizontalAdvance(f"{name}  {_KEYS[name]}") + 14


def paint(painter: QPainter, tile: Tile, look: Look) -> None:
    """Paint a tile with its corner at the painter's origin."""
    theme, card = look.theme, tile.card.card
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, tile, look)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.kind(card.kind)))
    painter.drawEllipse(QRectF(PAD, PAD + 4, 8, 8))
    painter.setFont(_label())
    painter.setPen(QColor(theme.muted))
    head = QRectF(PAD + 15, PAD, tile.width - 2 * PAD - 15, _HEAD)
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(head, middle | Qt.AlignmentFlag.AlignLeft, KIND_NAMES[card.kind])
    suggested = card.status is Status.SUGGESTED
    if suggested or not (look.hovered or look.current):
        text = due_text(tile.card, look.now)
        painter.drawText(head, middle | Qt.AlignmentFlag.AlignRight, text)
    if suggested or look.hovered or look.current:
        _paint_actions(painter, tile, look)
    for part in tile.question:
        part.text.draw(painter, part.at, theme.muted if part.quiet else theme.ink)
    if look.open:
        _paint_answer(painter, tile, theme)
    else:
        _paint_cover(painter, tile, theme)


def _paint_ground(painter: QPainter, tile: Tile, look: Look) -> None:
    theme = look.theme
    if look.chosen:
        pen = QPen(QColor(theme.accent), 2)
    elif look.current:
        pen = QPen(QColor(theme.accent), 1)
    else:
        pen = QPen(QColor(blend(theme.muted, theme.line, 0.35) if look.hovered else theme.line), 1)
    painter.setPen(pen)
    suggested = tile.card.card.status is not Status.ACTIVE
    painter.setBrush(QColor(blend(theme.raised, theme.panel, 0.45) if suggested else theme.raised))
    painter.drawRoundedRect(QRectF(1, 1, tile.width - 2, tile.height - 2), 11, 11)


def _paint_answer(painter: QPainter, tile: Tile, theme: Theme) -> None:
    painter.setFont(_bold())
    painter.setPen(QColor(theme.ink))
    for at, number in tile.numbers:
        box = QRectF(at.x(), at.y(), _NUMBER, _ANSWER_LINE)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, number)
    for part in tile.answer:
        part.text.draw(painter, part.at, theme.ink)


def _paint_cover(painter: QPainter, tile: Tile, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(blend(theme.ink, theme.raised, 0.08)))
    for part in tile.answer:
        for n, width in enumerate(part.text.line_widths):
            steps = -(-width // _BAR_STEP) * _BAR_STEP
            y = part.at.y() + n * _ANSWER_LINE + 3
            bar = QRectF(part.at.x(), y, min(steps, part.text.width), 13)
            painter.drawRoundedRect(bar, 4, 4)


def _paint_actions(painter: QPainter, tile: Tile, look: Look) -> None:
    painter.setFont(_label())
    for name, box in tile.actions.items():
        hot = look.hot == name
        if hot:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(blend(look.theme.ink, look.theme.raised, 0.08)))
            painter.drawRoundedRect(box, 6, 6)
        text = box.adjusted(7, 0, -7, 0)
        painter.setPen(QColor(look.theme.accent))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QColor(look.theme.muted))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(text, right, _KEYS[name])


@cache
def _label() -> QFont:
    return typeface.sans(11)


@cache
def _small() -> QFont:
    return typeface.sans(12)


@cache
def _question() -> QFont:
    return typeface.sans(14)


@cache
def _bold() -> QFont:
    return typeface.sans(13, typeface.SEMIBOLD)
