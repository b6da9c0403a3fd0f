"""The buttons of the Study view: grades with their next interval, options of a choice card."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, SignalInstance
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from studyapp.ui import typeface
from studyapp.ui.controls import push_button
from studyapp.ui.theme import LIGHT, Theme, blend
from studyapp.ui.wrapped import Wrapped

_LETTER = 30
_OPTION_PAD = 9
_OPTION_LINE = 22.0
_HINTS = (("U", "undo"), ("E", "edit"), ("-", "put aside"), ("@", "suspend"), ("?", "all keys"))
_LEFT_TO_VIEW = (
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
)


class _StudyButton(QAbstractButton):
    """Leaves Space and Enter to the view, which answers them on the press, and the arrows too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.default = False
        """Whether Space means this one while no other has the focus."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LEFT_TO_VIEW:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _ground(self, painter: QPainter, pen: QPen, colour: str, radius: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        if self.isDown():
            colour = blend(self.theme.ink, colour, 0.09)
        elif self.underMouse() and self.isEnabled():
            colour = blend(self.theme.ink, colour, 0.04)
        painter.setBrush(QColor(colour))
        edge = pen.widthF() / 2
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(box, radius, radius)

    def _outline(self) -> QPen:
        """The button that Space presses has a ring, whether the window is active or not."""
        pressed = self.window().focusWidget()
        elsewhere = isinstance(pressed, _StudyButton) and pressed.isVisible()
        if pressed is self or (self.default and not elsewhere):
            return QPen(QColor(self.theme.accent), 2)
        return QPen(QColor(self.theme.line), 1)


class GradeButton(_StudyButton):
    """A grade: its name, when the card comes back, its key."""

    def __init__(self, name: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(name)
        self._key = key
        self._interval = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_interval("")

    def set_interval(self, text: str) -> None:
        self._interval = text
        comes_back = f", comes back in {text}" if text else ""
        self.setAccessibleName(f"{self.text()}{comes_back}, key {self._key}")
        self.update()

    def interval(self) -> str:
        return self._interval

    def sizeHint(self) -> QSize:
        return QSize(120, 80 if self._interval else 62)

    def minimumSizeHint(self) -> QSize:
        return QSize(84, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._ground(painter, self._outline(), self.theme.raised, 10)
        lines = [(self.text(), typeface.sans(14, typeface.SEMIBOLD), self.theme.ink, 20)]
        if self._interval:
            lines.append((self._interval, typeface.sans(12), self.theme.muted, 18))
        lines.append((self._key, typeface.sans(11), self.theme.muted, 18))
        y = (self.height() - sum(height for *_, height in lines)) / 2
        for text, font, colour, height in lines:
            painter.setFont(font)
            painter.setPen(QColor(colour))
            box = QRectF(2, y, self.width() - 4, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            y += height
        painter.end()


class OptionButton(_StudyButton):
    """One option of a choice card; after the answer it shows whether it was right."""

    def __init__(self, letter: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letter = letter
        self.setText(text)
        self.setAccessibleName(f"{letter}: {text}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._colour = ""
        self._wrong = False

    def mark(self, *, right: bool, picked: bool, colour: str) -> None:
        """Show the right option in `colour`, and a picked wrong one struck out."""
        self._colour = colour if right else ""
        self._wrong = picked and not right
        verdict = "right" if right else "wrong" if picked else ""
        name = f"{self.letter}: {self.text()}"
        self.setAccessibleName(f"{name}, {verdict}" if verdict else name)
        self.setEnabled(False)
        self.update()

    @property
    def marked_right(self) -> bool:
        return bool(self._colour)

    @property
    def marked_wrong(self) -> bool:
        return self._wrong

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._wrap(width).height) + 2 * _OPTION_PAD

    def sizeHint(self) -> QSize:
        return QSize(400, self.heightForWidth(400))

    def _wrap(self, width: int) -> Wrapped:
        font = typeface.sans(14, typeface.SEMIBOLD if self._colour else typeface.NORMAL)
        font.setStrikeOut(self._wrong)
        return Wrapped(self.text(), font, width - _LETTER - 2 * _OPTION_PAD, _OPTION_LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        painter = QPainter(self)
        pen = QPen(QColor(self._colour), 2) if self._colour else self._outline()
        ground = blend(self._colour, theme.raised, 0.1) if self._colour else theme.raised
        self._ground(painter, pen, ground, 9)
        wrapped = self._wrap(self.width())
        y = (self.height() - wrapped.height) / 2
        painter.setFont(typeface.sans(12, typeface.SEMIBOLD))
        painter.setPen(QColor(theme.muted if not self._colour else theme.ink))
        letter = QRectF(_OPTION_PAD + 3, y, _LETTER, _OPTION_LINE)
        painter.drawText(letter, Qt.AlignmentFlag.AlignVCenter, self.letter)
        colour = theme.muted if self._wrong else theme.ink
        at = QRectF(_OPTION_PAD + _LETTER, y, 1, 1).topLeft()
        wrapped.draw(painter, at, colour)
        painter.end()


def hint_row(wishes: Mapping[str, SignalInstance]) -> QHBoxLayout:
    """Return quiet buttons that say what the keys do; each emits the signal of its key."""
    row = QHBoxLayout()
    row.setSpacing(4)
    row.addStretch(1)
    for key, name in _HINTS:
        button = push_button(f"{key}  {name}", kind="hint", name=f"{name.capitalize()}, key {key}")
        button.clicked.connect(partial(_emit, wishes[key.lower()]))
        row.addWidget(button)
    row.addStretch(1)
    return row


def _emit(wish: SignalInstance, _checked: bool = False) -> None:
    wish.emit()
