"""Importing: reading and making cards in one worker, adding in the other, with progress and Cancel."""

from collections import deque
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from studyapp.model import Depth, Status
from studyapp.ui.controls import plural
from studyapp.ui.link import Link
from studyapp.ui.notices import ProgressNotice
from studyapp.ui.preferences import Preferences
from studyapp.ui.tasks import Job

if TYPE_CHECKING:
    from studyapp.services.library import Added
    from studyapp.services.preparing import Prepared


class Importing(QObject):
    """A queue of files and deck folders; one is read at a time, the last one added is opened.

    Signals:
        added: The document that was added, or was there already.
        told: A sentence for the status line.
    """

    added = Signal(int)
    told = Signal(str)

    def __init__(
        self, link: Link, preferences: Preferences, notice: ProgressNotice, window: QWidget
    ) -> None:
        super().__init__(link)
        self._window = window
        self._link, self._preferences, self._notice = link, preferences, notice
        self._waiting: deque[Path] = deque()
        self._job: Job | None = None
        self._folder = ""
        notice.cancel_wanted.connect(self.cancel)

    @property
    def running(self) -> bool:
        return self._job is not None

    def choose_files(self) -> None:
        """Let the user choose files in the system's dialog, and import them."""
        services = self._link.services
        if services is not None:
            patterns = " ".join(f"*{suffix}" for suffix in services.readable)
            chosen, _ = QFileDialog.getOpenFileNames(
                self._window, "Import", self._folder, f"Articles ({patterns})"
            )
            if chosen:
                self._folder = str(Path(chosen[0]).parent)
            self.add([Path(name) for name in chosen])

    def choose_folder(self) -> None:
        """Let the user choose a deck folder, and import it."""
        if self._link.services is not None:
            chosen = QFileDialog.getExistingDirectory(self._window, "Import a deck folder")
            self.add([Path(chosen)] if chosen else [])

    def add(self, paths: Sequence[Path]) -> None:
        self._waiting.extend(paths)
        if self._job is None:
            self._next()

    def cancel(self) -> None:
        """Stop reading, and forget the files that wait; nothing of them is kept."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()
            self._notice.show_stage("Stopping…", cancellable=False)

    def _next(self) -> None:
        services = self._link.services
        if not self._waiting or services is None:
            self._end()
            return
        path = self._waiting.popleft()
        job = self._job = Job(self)
        job.progressed.connect(self._notice.show_progress)
        job.cancelled.connect(self._cancelled)
        left = f"  ({plural(len(self._waiting), 'file')} to go)" if self._waiting else ""
        self._notice.begin(path.name, f"Reading, then making cards{left}")
        depth = Depth(self._preferences.settings.depth)
        self._link.compute.run(
            partial(services.prepare, path, depth=depth, progress=job.report),
            self._prepared,
            failed=partial(self._failed, path),
            job=job,
        )

    def _prepared(self, prepared: "Prepared") -> None:
        if self._job is not None and self._job.stopped:
            self._cancelled()
            return
        self._notice.show_stage("Adding it to the library", cancellable=False)
        self._link.ask(
            lambda services, now: services.library.add(prepared, now),
            partial(self._added, _suggested(prepared)),
            what="The article could not be imported",
            failed=partial(self._failed, Path(prepared.document.title)),
        )

    def _added(self, suggested: int, added: "Added") -> None:
        self._link.report(added.changes)
        self.added.emit(added.document)
        if added.already:
            self.told.emit(f"“{added.title}” is already in your library.")
        else:
            cards = plural(added.cards - suggested, "card")
            more = f" and {suggested:,} suggested" if suggested else ""
            self.told.emit(f"Imported “{added.title}” with {cards}{more}.")
        self._next()

    def _cancelled(self) -> None:
        self.told.emit("Import cancelled. Nothing was added.")
        self._next()

    def _failed(self, path: Path, error: Exception) -> None:
        self._next()
        self._link.failed.emit(f"{path.name} could not be imported", error)

    def _end(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        self._notice.hide()


def _suggested(prepared: "Prepared") -> int:
    """Return how many of the cards of an article wait to be accepted; a deck is taken as it is."""
    cards = () if prepared.deck else prepared.generated.cards
    return sum(card.status is Status.SUGGESTED for card in cards)


def dropped(data: QMimeData) -> list[Path]:
    """Return the files and folders of a drop."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
