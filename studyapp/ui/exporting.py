"""Exporting a document's cards: the dialog, the work behind it, and where the file went."""

from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studyapp.errors import StudyAppError
from studyapp.model import Kind, LibraryCard, Status
from studyapp.paths import exports_folder
from studyapp.progress import Progress
from studyapp.ui.dialogs.export import ExportDialog
from studyapp.ui.dialogs.frame import open_over
from studyapp.ui.link import Link
from studyapp.ui.preferences import Preferences
from studyapp.ui.tasks import Job

if TYPE_CHECKING:
    from studyapp.services.exchange import Exported
    from studyapp.services.opening import Services


class Exporting(QObject):
    """Opens the export dialog and does what it asks for.

    Signals:
        told: A sentence for the status line.
    """

    told = Signal(str)

    def __init__(self, link: Link, preferences: Preferences, window: QWidget) -> None:
        super().__init__(link)
        self._link, self._preferences, self._window = link, preferences, window

    def ask(self, document: int) -> None:
        """Open the dialog for a document of the library."""
        self._link.ask(
            partial(_look, document),
            partial(self._open, document),
            what="The cards could not be read",
        )

    def _open(self, document: int, found: tuple[str, dict[Kind, int]]) -> None:
        title, counts = found
        dialog = ExportDialog(title, counts, self._preferences.export_folder, self._window)
        dialog.wanted.connect(partial(self._export, document, dialog))
        open_over(dialog)

    def _export(
        self, document: int, dialog: ExportDialog, path: Path, kinds: frozenset[Kind]
    ) -> None:
        job = Job(dialog)
        job.progressed.connect(dialog.show_progress)
        job.cancelled.connect(dialog.show_cancelled)
        dialog.cancelled.connect(job.cancel)
        self._link.ask(
            partial(_write, document, path, kinds, job.report),
            partial(self._done, dialog),
            what="The deck could not be exported",
            failed=partial(self._failed, dialog),
            job=job,
        )

    def _done(self, dialog: ExportDialog, exported: "Exported") -> None:
        self._preferences.export_folder = exported.path.parent
        self.told.emit(f"Exported to {exported.path.name}.")
        dialog.show_done(exported.path, exported.notes)

    def _failed(self, dialog: ExportDialog, error: Exception) -> None:
        if isinstance(error, StudyAppError):
            dialog.show_failed(str(error))
        else:
            dialog.show_cancelled()
            self._link.failed.emit("The deck could not be exported", error)


def _write(
    document: int,
    path: Path,
    kinds: frozenset[Kind],
    progress: Progress,
    services: "Services",
    _now: datetime,
) -> "Exported":
    # The folder for exports is made with the first one; if it cannot be, writing says why.
    with suppress(OSError):
        exports_folder().mkdir(parents=True, exist_ok=True)
    return services.exchange.export(document, path, kinds=kinds, progress=progress)


def active_counts(cards: list[LibraryCard]) -> dict[Kind, int]:
    """Return how many cards of each kind an export would hold; "own" only when there are any."""
    active = [kept.card.kind for kept in cards if kept.card.status is Status.ACTIVE]
    counts = {kind: active.count(kind) for kind in Kind}
    if not counts[Kind.OWN]:
        del counts[Kind.OWN]
    return counts


def _look(document: int, services: "Services", _now: datetime) -> tuple[str, dict[Kind, int]]:
    title = services.library.document(document).title
    return title, active_counts(services.library.cards(document))
