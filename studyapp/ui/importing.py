"""Importing: reading and making cards in one worker, adding in the other, with progress and Cancel."""

from collections import deque
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from studyapp.model import Depth, Status
from studyapp.ui.controls import plural
from studyapp.ui.dialogs.frame import open_over
from studyapp.ui.dialogs.update import Choice, UpdateDialog
from studyapp.ui.file_kinds import name_filter
from studyapp.ui.link import Link
from studyapp.ui.notices import ProgressNotice
from studyapp.ui.preferences import Preferences
from studyapp.ui.tasks import Job

if TYPE_CHECKING:
    from studyapp.services.editions import Updated
    from studyapp.services.library import Added
    from studyapp.services.preparing import Prepared
    from studyapp.services.updating import Edition, Update


class Importing(QObject):
    """A queue of files and deck folders; one is read at a time, the last one added is opened.

    A file that is another edition of what the library has waits for the user's decision.

    Signals:
        added: The document that was added, or was there already.
        updated: (document, the `Updated`), after a document took over a new text.
        told: A sentence for the status line.
    """

    added = Signal(int)
    updated = Signal(int, object)
    told = Signal(str)

    def __init__(
        self, link: Link, preferences: Preferences, notice: ProgressNotice, window: QWidget
    ) -> None:
        super().__init__(link)
        self._window = window
        self._link, self._preferences, self._notice = link, preferences, notice
        self._waiting: deque[Path] = deque()
        self._path = Path()
        self._job: Job | None = None
        self._folder = ""
        self._for_all: Choice | None = None
        notice.cancel_wanted.connect(self.cancel)

    @property
    def running(self) -> bool:
        return self._job is not None

    def choose_files(self) -> None:
        """Let the user choose files in the system's dialog, and import them."""
        services = self._link.services
        if services is not None:
            kinds = name_filter(services.readable)
            chosen, _ = QFileDialog.getOpenFileNames(self._window, "Import", self._folder, kinds)
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
            self._for_all = None
            self._next()

    def cancel(self) -> None:
        """Stop reading, and forget the files that wait; nothing of them is kept."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()
            self._notice.show_stage("Stopping…", cancellable=False)

    def _next(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        services = self._link.services
        if not self._waiting or services is None:
            self._notice.hide()
            return
        path = self._path = self._waiting.popleft()
        job = self._job = Job(self)
        job.progressed.connect(self._notice.show_progress)
        job.cancelled.connect(self._cancelled)
        left = f"  ({plural(len(self._waiting), 'file')} to go)" if self._waiting else ""
        self._notice.begin(path.name, f"Reading, then making cards{left}")
        self._compute(partial(services.articles_in, path), self._found)

    def _found(self, paths: list[Path]) -> None:
        """Read a file or a deck; of a folder of articles, take each article in turn."""
        services = self._link.services
        if self._stopped() or services is None or self._job is None:
            return
        if paths != [self._path]:
            self._waiting.extendleft(reversed(paths))
            self._next()
            return
        since = self._preferences.settings.learned_since
        self._ask(lambda services, _now: services.learned(since), self._make)

    def _make(self, learned: Mapping[str, float]) -> None:
        """Make the cards, by what the user's decisions about earlier ones have shown."""
        services = self._link.services
        if self._stopped() or services is None or self._job is None:
            return
        work = partial(
            services.prepare,
            self._path,
            depth=Depth(self._preferences.settings.depth),
            learned=learned,
            progress=self._job.report,
        )
        self._compute(work, self._prepared)

    def _prepared(self, prepared: "Prepared") -> None:
        if self._stopped():
            return
        self._notice.show_stage("Looking for it in the library")
        self._ask(
            lambda services, _now: services.library.edition_of(prepared),
            partial(self._compare, prepared),
        )

    def _compare(self, prepared: "Prepared", edition: "Edition | None") -> None:
        services = self._link.services
        if self._stopped() or services is None or self._job is None:
            return
        if edition is None:
            self._add(prepared)
            return
        self._notice.show_stage("Comparing it with the one in the library")
        work = partial(services.plan_update, edition, prepared, self._job.report)
        self._compute(work, self._decide)

    def _decide(self, update: "Update") -> None:
        """Ask what to do with another edition, unless the user has said it for all files."""
        if self._stopped():
            return
        if self._for_all is not None:
            self._do(update, self._for_all)
            return
        self._notice.hide()
        dialog = UpdateDialog(
            update, self._path.name, waiting=len(self._waiting), parent=self._window
        )
        dialog.decided.connect(partial(self._take_decision, update))
        open_over(dialog)

    def _take_decision(self, update: "Update", choice: Choice, for_all: bool) -> None:
        self._for_all = choice if for_all else None
        self._do(update, choice)

    def _do(self, update: "Update", choice: Choice) -> None:
        if choice is Choice.UPDATE:
            self._notice.begin(self._path.name, "Updating the article")
            self._notice.show_stage("Updating the article", cancellable=False)
            document = update.edition.document
            self._ask(
                lambda services, now: services.library.update(update, now),
                partial(self._updated, document, update.edition.title),
            )
        elif choice is Choice.KEEP_BOTH:
            self._notice.begin(self._path.name, "")
            self._add(update.prepared)
        else:
            self.told.emit(f"“{update.edition.title}” was left as it is.")
            self._next()

    def _updated(self, document: int, title: str, updated: "Updated") -> None:
        self._link.report(updated.changes)
        self.added.emit(document)
        more = f" with {plural(updated.fresh, 'new card')}" if updated.fresh else ""
        self.told.emit(f"Updated “{title}”{more}. Ctrl+Z takes it back.")
        self.updated.emit(document, updated)
        self._next()

    def _add(self, prepared: "Prepared") -> None:
        self._notice.show_stage("Adding it to the library", cancellable=False)
        self._ask(
            lambda services, now: services.library.add(prepared, now),
            partial(self._added, _suggested(prepared)),
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

    def _stopped(self) -> bool:
        """Tell whether the user has cancelled; then go on with what that leaves to do."""
        if self._job is None or not self._job.stopped:
            return False
        self._cancelled()
        return True

    def _cancelled(self) -> None:
        self.told.emit("Import cancelled. Nothing was added.")
        self._next()

    def _compute(self, work: object, then: object) -> None:
        self._link.compute.run(work, then, failed=self._failed, job=self._job)  # type: ignore[arg-type]

    def _ask(self, work: object, then: object) -> None:
        self._link.ask(
            work,  # type: ignore[arg-type]
            then,  # type: ignore[arg-type]
            what="The article could not be imported",
            failed=self._failed,
        )

    def _failed(self, error: Exception) -> None:
        name = self._path.name
        self._next()
        self._link.failed.emit(f"{name} could not be imported", error)


def _suggested(prepared: "Prepared") -> int:
    """Return how many of the cards of an article wait to be accepted; a deck is taken as it is."""
    cards = () if prepared.deck else prepared.generated.cards
    return sum(card.status is Status.SUGGESTED for card in cards)


def dropped(data: QMimeData) -> list[Path]:
    """Return the files and folders of a drop."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
