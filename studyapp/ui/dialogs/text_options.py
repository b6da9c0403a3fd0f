"""The "Aa" pop-up: theme and size of the article's text."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studyapp.ui.controls import label, line, push_button, rounded
from studyapp.ui.theme import DARK, LIGHT, SEPIA, Theme

THEMES = (("system", "System"), ("light", "Light"), ("sepia", "Sepia"), ("dark", "Dark"))
_SWATCHES = {"light": (LIGHT,), "sepia": (SEPIA,), "dark": (DARK,), "system": (LIGHT, DARK)}


class TextOptions(QWidget):
    """Hangs below its button and closes on a click elsewhere."""

    theme_chosen = Signal(str)
    size_stepped = Signal(int)
    size_reset = Signal()

    def __init__(self, theme: str, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAccessibleName("Text options")
        rounded(self)
        # Round corners need a ground of their own on a window that may have none.
        ground = QFrame(self)
        ground.setObjectName("textOptions")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(ground)
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(label("Theme", "label"))
        layout.addLayout(self._themes(theme))
        layout.addSpacing(2)
        layout.addWidget(line())
        layout.addSpacing(2)
        layout.addLayout(self._sizes(size))

    def _themes(self, current: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        group = QButtonGroup(self)
        for name, title in THEMES:
            button = push_button(title, kind="quiet", name=f"{title} theme")
            button.setObjectName(f"theme-{name}")
            button.setIcon(_swatch(_SWATCHES[name], self.devicePixelRatio()))
            button.setIconSize(QSize(16, 16))
            button.setCheckable(True)
            button.setChecked(name == current)
            button.clicked.connect(lambda _checked=False, to=name: self.theme_chosen.emit(to))
            group.addButton(button)
            row.addWidget(button)
        return row

    def _sizes(self, size: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(label("Text size", "label"))
        row.addStretch()
        smaller = push_button("A−", name="Smaller text", tip="Smaller text  Ctrl+-")
        larger = push_button("A+", name="Larger text", tip="Larger text  Ctrl++")
        self._size = push_button("", kind="quiet", tip="Normal text size  Ctrl+0")
        self.set_size(size)
        smaller.clicked.connect(lambda: self.size_stepped.emit(-1))
        larger.clicked.connect(lambda: self.size_stepped.emit(1))
        self._size.clicked.connect(self.size_reset)
        for button in (smaller, self._size, larger):
            row.addWidget(button)
        return row

    def set_size(self, size: int) -> None:
        self._size.setText(f"{size} px")
        self._size.setAccessibleName(f"Text size {size} pixels, set to normal")

    def button(self, name: str) -> QPushButton:
        """Return the button of a theme."""
        found = self.findChild(QPushButton, f"theme-{name}")
        if found is None:
            raise KeyError(name)
        return found


def _swatch(themes: tuple[Theme, ...], scale: float) -> QIcon:
    """Paint a small disc in the paper of a theme, or half and half."""
    picture = QPixmap(round(16 * scale), round(16 * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor("#8a8478"))
    for n, theme in enumerate(themes):
        painter.setBrush(QColor(theme.paper))
        share = 360 * 16 // len(themes)
        if len(themes) == 1:
            painter.drawEllipse(2, 2, 12, 12)
        else:
            painter.drawPie(2, 2, 12, 12, 90 * 16 + n * share, share)
    painter.end()
    return QIcon(picture)
