"""Shows what the user's decisions about cards have taught, and forgets it when that is wanted."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studyapp.ui.dialogs.frame import open_over
from studyapp.ui.dialogs.learned import LearnedDialog
from studyapp.ui.link import Link
from studyapp.ui.preferences import Preferences


class Learning(QObject):
    """What keeping, rewording and rejecting cards says of the rules that made them.

    Signals:
        told: A sentence for the status line.
    """

    told = Signal(str)

    def __init__(self, link: Link, preferences: Preferences, window: QWidget) -> None:
        super().__init__(link)
        self._link, self._preferences, self._window = link, preferences, window

    def show(self) -> None:
        since = self._preferences.settings.learned_since
        self._link.ask(
            lambda services, _now: services.learned(since),
            self._open,
            what="What was learned could not be read",
        )

    def _open(self, learned: Mapping[str, float]) -> None:
        dialog = LearnedDialog(learned, self._window)
        dialog.forget_wanted.connect(self._forget)
        open_over(dialog)

    def _forget(self) -> None:
        self._preferences.change(learned_since=self._link.clock().isoformat())
        self.told.emit("Forgotten. Decisions from now on count.")
