"""The lines of the extraction report: headings of groups and remarks, and how they are painted."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from studyapp.ui import icons, typeface
from studyapp.ui.marks import BAR, bar_colour
from studyapp.ui.remarks import Group, heading
from studyapp.ui.theme import Theme, blend
from studyapp.ui.wrapped import Wrapped

INSET = 24
"""Where the words of a line begin: the arrow of a group has the room before them."""
_RIGHT = 10
_TOP, _BOTTOM = 8, 10
_PLACE = 17
_LINE = 18.0
_HEADING = 34
_MOST_SAID, _MOST_DROPPED = 2, 4
"""Lines of an excerpt: more of what one has to judge than of what was only done."""
_LONGEST = 600
KEY = "P"


class State(Enum):
    """How the passage of a remark stands."""

    SAID = auto()
    """Nothing was taken out."""
    OUT = auto()
    BACK = auto()
    COMING = auto()
    """It is being put back."""
    GOING = auto()
    """It is being taken out again."""


_ACTIONS = {State.OUT: "Put back", State.BACK: "Take out again"}
_UNDER_WAY = {State.COMING: "coming back…", State.GOING: "going…"}


@dataclass(frozen=True, slots=True)
class Heading:
    """A group of remarks, open or not."""

    group: Group
    open: bool

    @property
    def action(self) -> str:
        """What can be done with all of its passages at once."""
        if self.group.out + self.group.back < 2:
            return ""
        return "Put all back" if self.group.out else "Take all out"

    def spoken(self) -> str:
        """Return what a screen reader says."""
        state = "open" if self.open else "closed"
        rest = f". P: {self.action.lower()}" if self.action else ""
        return f"{heading(self.group.what)}: {len(self.group.numbers):,}, {state}{rest}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One remark."""

    number: int
    """Of the remark in the report."""
    place: str
    text: str
    state: State

    @property
    def action(self) -> str:
        return _ACTIONS.get(self.state, "")

    @property
    def next(self) -> bool | None:
        """Whether the passage is wanted back at the next press of P; None if it never was away."""
        return None if self.state is State.SAID else self.state in (State.OUT, State.GOING)

    @property
    def most(self) -> int:
        return _MOST_SAID if self.state is State.SAID else _MOST_DROPPED

    def spoken(self) -> str:
        """Return what a screen reader says."""
        stands = {State.OUT: "left out", State.BACK: "put back"} | _UNDER_WAY
        state = f", {stands[self.state]}" if self.state in stands else ""
        rest = f". P: {self.action.lower()}" if self.action else ""
        return f"{self.place}{state}. {self.text}{rest}"


@dataclass(frozen=True, slots=True)
class Look:
    """How a line stands at the moment it is painted."""

    theme: Theme
    chosen: bool = False
    current: bool = False
    hovered: bool = False
    hot: bool = False
    """Whether the pointer is on its action."""


def height(line: Heading | Entry, width: float) -> int:
    """Return how high a line is; what can be done with it changes nothing about that."""
    if isinstance(line, Heading):
        return _HEADING
    return round(_TOP + _PLACE + _lines(line, width) * _LINE + _BOTTOM) if line.text else _HEADING


def _lines(entry: Entry, width: float) -> int:
    inner = width - INSET - _RIGHT
    if _advance(_text(), entry.text[:_LONGEST]) <= inner:
        return 1
    return min(entry.most, round(_wrap(entry.text[:_LONGEST], inner).height / _LINE))


def action_box(line: Heading | Entry, width: float) -> QRectF:
    """Return where the action of a line stands, relative to its corner."""
    if not line.action:
        return QRectF()
    wide = _advance(_small(), f"{line.action}  {KEY}") + 12
    top = (_HEADING - 22) / 2 if isinstance(line, Heading) else _TOP - 3
    return QRectF(width - _RIGHT + 6 - wide, top, wide, 22)


def paint(painter: QPainter, line: Heading | Entry, width: float, look: Look) -> None:
    """Paint a line with its corner at the painter's origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tall = height(line, width)
    _paint_ground(painter, width, tall, look)
    if isinstance(line, Heading):
        _paint_heading(painter, line, width, look)
    else:
        _paint_entry(painter, line, width, look)
    if line.action:
        _paint_action(painter, line, width, look)


def _paint_ground(painter: QPainter, width: float, tall: float, look: Look) -> None:
    theme = look.theme
    if look.chosen or look.current:
        pen = QPen(QColor(theme.accent), 2 if look.chosen else 1)
    elif look.hovered:
        pen = QPen(QColor(theme.line), 1)
    else:
        return
    painter.setPen(pen)
    painter.setBrush(QColor(theme.raised))
    painter.drawRoundedRect(QRectF(1, 1, width - 2, tall - 2), 8, 8)


def _paint_heading(painter: QPainter, line: Heading, width: float, look: Look) -> None:
    theme = look.theme
    scale = painter.device().devicePixelRatioF()
    painter.drawPixmap(QPointF(6, (_HEADING - 14) / 2), _arrow(line.open, theme.muted, scale))
    count = f"{len(line.group.numbers):,}"
    room = (action_box(line, width).left() if line.action else width - _RIGHT) - INSET
    words = QFontMetricsF(_bold())
    title = words.elidedText(
        heading(line.group.what),
        Qt.TextElideMode.ElideRight,
        room - _advance(_small(), count) - 10,
    )
    box = QRectF(INSET, 0, room, _HEADING)
    painter.setFont(_bold())
    painter.setPen(QColor(theme.ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, title)
    painter.setFont(_small())
    painter.setPen(QColor(theme.muted))
    after = box.adjusted(words.horizontalAdvance(title) + 8, 1, 0, 0)
    painter.drawText(after, Qt.AlignmentFlag.AlignVCenter, count)


def _paint_entry(painter: QPainter, entry: Entry, width: float, look: Look) -> None:
    theme, inner = look.theme, width - INSET - _RIGHT
    if entry.state in (State.BACK, State.GOING):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(bar_colour(theme)))
        tall = height(entry, width) - _TOP - _BOTTOM
        painter.drawRoundedRect(QRectF(INSET - 10, _TOP + 1, BAR, tall), 1.5, 1.5)
    under_way = _UNDER_WAY.get(entry.state, "")
    taken = max(_advance(_small(), f"{entry.action}  {KEY}"), _advance(_small(), under_way)) + 16
    painter.setFont(_small())
    painter.setPen(QColor(theme.muted))
    head = QRectF(INSET, _TOP, inner, _PLACE - 1)
    room = inner - (taken if entry.action or under_way else 0)
    place = QFontMetricsF(_small()).elidedText(entry.place, Qt.TextElideMode.ElideRight, room)
    painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, place)
    right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(head, right, under_way)
    colour = theme.muted if entry.state in (State.OUT, State.GOING) else theme.ink
    shown = _shortened(entry.text[:_LONGEST], inner, entry.most, cut=len(entry.text) > _LONGEST)
    shown.draw(painter, QPointF(INSET, _TOP + _PLACE), colour)


def _paint_action(painter: QPainter, line: Heading | Entry, width: float, look: Look) -> None:
    theme, box = look.theme, action_box(line, width)
    if look.hot:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(blend(theme.ink, theme.raised, 0.08)))
        painter.drawRoundedRect(box, 6, 6)
    near = look.hovered or look.current or look.chosen
    painter.setFont(_small())
    text = box.adjusted(6, 0, -6, 0)
    painter.setPen(QColor(theme.accent if near else theme.muted))
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, line.action)
    if near:
        painter.setPen(QColor(theme.muted))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, KEY)


def _shortened(text: str, width: float, most: int, *, cut: bool) -> Wrapped:
    """Lay out at most so many lines of a text."""
    made = _wrap(text, width)
    if made.height <= most * _LINE and not cut:
        return made
    end = made.offset_at(width, (most - 0.5) * _LINE)
    return _wrap(text[: max(1, end - 3)].rstrip(" .,;:") + " …", width)


def _wrap(text: str, width: float) -> Wrapped:
    return Wrapped(text, _text(), width, _LINE)


def _advance(font: QFont, text: str) -> float:
    return float(QFontMetricsF(font).horizontalAdvance(text))


@cache
def _arrow(is_open: bool, colour: str, scale: float) -> QPixmap:
    return icons.pixmap("down" if is_open else "right", colour, size=14, scale=scale)


@cache
def _small() -> QFont:
    return typeface.sans(11)


@cache
def _text() -> QFont:
    return typeface.sans(13)


@cache
def _bold() -> QFont:
    return typeface.sans(13, typeface.SEMIBOLD)
