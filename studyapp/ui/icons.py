"""Our own line icons, drawn sharp at every scale and coloured by the theme."""

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from studyapp.paths import RESOURCES

ICONS = RESOURCES / "icons"
SIZE = 20
"""The grid the icons are drawn on, in pixels."""
_SCALES = (1, 2, 3)


def icon(name: str, colour: str, *, size: int = SIZE) -> QIcon:
    """Return the icon `name` with its lines in `colour`."""
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(pixmap(name, colour, size=size, scale=scale))
    return made


def toggle_icon(name: str, off: str, on: str) -> QIcon:
    """Return an icon that changes its colour while its button is down."""
    made = icon(name, off)
    for scale in _SCALES:
        made.addPixmap(pixmap(name, on, scale=scale), QIcon.Mode.Normal, QIcon.State.On)
    return made


def pixmap(name: str, colour: str, *, size: int = SIZE, scale: float = 1) -> QPixmap:
    """Return one picture of an icon for a screen of this scale."""
    source = (ICONS / f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    return _render(source, size, scale)


def app_icon() -> QIcon:
    """Return the app's own icon in the sizes that desktops ask for."""
    source = (ICONS / "studyapp.svg").read_text("utf-8")
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_render(source, size, 1))
    return made


def names() -> list[str]:
    return sorted(file.stem for file in ICONS.glob("*.svg"))


def _render(source: str, size: int, scale: float) -> QPixmap:
    picture = QPixmap(QSize(round(size * scale), round(size * scale)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(source.encode())).render(painter)
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture
