"""Which theme and text size the window wears, from the settings and the system's own scheme."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from studyapp.ui.theme import DARK, LIGHT, THEMES, Theme, stylesheet
from studyapp.ui.typeface import sans

INTERFACE_SIZE = 13
TEXT_SIZES = (13, 14, 15, 16, 17, 18, 19, 20, 22, 24, 27, 30, 34)
NORMAL_TEXT = 18


class Appearance(QObject):
    """The application's theme; "system" follows the desktop while the window is open.

    Signals:
        changed: The `Theme` that the application now wears.
    """

    changed = Signal(object)

    def __init__(self, application: QApplication, templates: tuple[str, ...]) -> None:
        super().__init__(application)
        self._application = application
        self._templates = templates
        self._wish = "system"
        self.theme = LIGHT
        if not application.styleSheet():
            application.setStyle("Fusion")
        application.setFont(sans(INTERFACE_SIZE))
        self._scheme = application.styleHints().colorScheme()
        application.styleHints().colorSchemeChanged.connect(self._follow)

    def wear(self, wish: str) -> None:
        """Take on the theme of this name; "system" is light or dark as the desktop is."""
        self._wish = wish
        self.theme = self._wanted()
        self._application.setPalette(palette(self.theme))
        sheet = stylesheet(self.theme, *self._templates)
        if sheet != self._application.styleSheet():
            self._application.setStyleSheet(sheet)
        self.changed.emit(self.theme)

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        if self._wish == "system" and self._wanted() != self.theme:
            self.wear(self._wish)

    def _wanted(self) -> Theme:
        if self._wish in THEMES:
            return THEMES[self._wish]
        return DARK if self._scheme == Qt.ColorScheme.Dark else LIGHT


def next_size(size: int, step: int) -> int:
    """Return the text size `step` places further on the scale, kept within it."""
    nearest = min(range(len(TEXT_SIZES)), key=lambda n: abs(TEXT_SIZES[n] - size))
    return TEXT_SIZES[max(0, min(len(TEXT_SIZES) - 1, nearest + step))]


def palette(theme: Theme) -> QPalette:
    """Return the palette for what the style sheet does not reach."""
    roles = QPalette.ColorRole
    made = QPalette(QColor(theme.panel))
    for role, colour in (
        (roles.Window, theme.paper),
        (roles.WindowText, theme.ink),
        (roles.Base, theme.raised),
        (roles.AlternateBase, theme.panel),
        (roles.Text, theme.ink),
        (roles.PlaceholderText, theme.muted),
        (roles.Button, theme.panel),
        (roles.ButtonText, theme.ink),
        (roles.ToolTipBase, theme.raised),
        (roles.ToolTipText, theme.ink),
        (roles.Highlight, theme.accent),
        (roles.HighlightedText, theme.on_accent),
        (roles.Link, theme.accent),
        (roles.LinkVisited, theme.accent),
        (roles.Mid, theme.line),
        (roles.Dark, theme.line),
    ):
        made.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(disabled, role, QColor(theme.muted))
    return made
