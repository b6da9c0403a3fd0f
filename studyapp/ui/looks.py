"""How the window looks: its theme, the size of the text, and the options where both are chosen."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from studyapp.ui.appearance import NORMAL_TEXT, Appearance, next_size
from studyapp.ui.dialogs.text_options import TextOptions
from studyapp.ui.parts import Parts
from studyapp.ui.preferences import Preferences


class Looks(QObject):
    """Theme and size of the text, kept in the settings."""

    def __init__(
        self, preferences: Preferences, appearance: Appearance, parts: Parts, window: QWidget
    ) -> None:
        super().__init__(window)
        self._preferences, self._appearance = preferences, appearance
        self._parts, self._window = parts, window

    def text_larger(self) -> None:
        self._step(1)

    def text_smaller(self) -> None:
        self._step(-1)

    def text_reset(self) -> None:
        self._set_size(NORMAL_TEXT)

    def _step(self, step: int) -> None:
        self._set_size(next_size(self._preferences.settings.font_size, step))

    def _set_size(self, size: int) -> None:
        self._preferences.change(font_size=size)
        self._parts.reader.set_font_size(size)
        for options in self._window.findChildren(TextOptions):
            options.set_size(size)

    def set_theme(self, name: str) -> None:
        self._preferences.change(theme=name)
        self._appearance.wear(name)

    def show_text_options(self) -> None:
        settings = self._preferences.settings
        options = TextOptions(settings.theme, settings.font_size, self._window)
        options.theme_chosen.connect(self.set_theme)
        options.size_stepped.connect(self._step)
        options.size_reset.connect(self.text_reset)
        bar = self._parts.top_bar
        options.ensurePolished()
        options.adjustSize()
        options.move(bar.place_below(bar.text_button, options.size()))
        options.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        options.show()
