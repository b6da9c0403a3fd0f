"""The settings while the window is open, and what the window remembers of itself."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings

from studyapp import settings as settings_files
from studyapp.paths import exports_folder
from studyapp.settings import Settings
from studyapp.ui.link import Link


class Preferences(QObject):
    """Settings that are saved when they change; the window's own memory in a file beside them."""

    def __init__(self, path: Path, link: Link) -> None:
        super().__init__(link)
        self.path = path
        self._link = link
        self.settings: Settings = settings_files.load(path)
        self._window = QSettings(
            str(path.with_name("window.ini")), QSettings.Format.IniFormat, self
        )

    def change(self, **changes: object) -> None:
        """Take on changed settings and save them, away from the window's thread."""
        changed = replace(self.settings, **changes)  # type: ignore[arg-type]
        if changed != self.settings:
            self.settings = changed
            self._link.save(partial(settings_files.save, changed, self.path))

    def keep_answers_shown(self, shown: bool) -> None:
        self.change(answers_shown=shown)

    @property
    def geometry(self) -> QByteArray | None:
        kept = self._window.value("geometry")
        return kept if isinstance(kept, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._window.setValue("geometry", geometry)

    @property
    def export_folder(self) -> Path:
        """The folder of the last export, as long as it is there."""
        last = self._window.value("export_folder")
        there = isinstance(last, str) and Path(last).is_dir()
        return Path(str(last)) if there else exports_folder()

    @export_folder.setter
    def export_folder(self, folder: Path) -> None:
        self._window.setValue("export_folder", str(folder))

    def place(self, document: int) -> float:
        """Return where the user was in a document, as the reader gave it."""
        kept = self._window.value(f"place/{document}", 0.0)
        try:
            return float(str(kept))
        except ValueError:
            return 0.0

    def keep_place(self, document: int, place: float) -> None:
        self._window.setValue(f"place/{document}", place)

    def close(self) -> None:
        self._window.sync()
