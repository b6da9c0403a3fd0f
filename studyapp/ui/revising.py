"""Giving a document another text or other cards: planned in one worker, kept by the other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from studyapp.progress import Progress
from studyapp.ui.link import Link
from studyapp.ui.notices import ProgressNotice
from studyapp.ui.tasks import Job

if TYPE_CHECKING:
    from studyapp.services.describing import Description
    from studyapp.services.editions import Updated
    from studyapp.services.opening import Services
    from studyapp.services.updating import Edition, Update

_PATIENCE = 250
"""Milliseconds that a revision may take before its progress is shown."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What is to become of a document."""

    document: int
    sort: str
    """Of revisions of one sort the last one counts: it takes the place of those before it."""
    title: str
    label: str
    """What the history calls it."""
    plan: "Callable[[Edition, Progress], Update]"
    """Slow; done in the compute worker."""
    done: "Callable[[Update, Updated], object]"
    dropped: Callable[[], object]
    """Called when it was cancelled or failed: nothing was changed."""
    description: "Description | None" = None
    """What is known of the document from then on, if that changes too."""


class Revising(QObject):
    """Does one revision after the other, with progress and Cancel.

    A document that was changed while its revision was planned has it planned anew.
    """

    def __init__(self, link: Link, notice: ProgressNotice) -> None:
        super().__init__(link)
        self._link, self._notice = link, notice
        self._waiting: list[Revision] = []
        self._current: Revision | None = None
        self._job: Job | None = None
        self._keeping = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PATIENCE)
        self._soon.timeout.connect(notice.appear)
        notice.cancel_wanted.connect(self.cancel)

    @property
    def running(self) -> bool:
        return self._current is not None

    def start(self, revision: Revision) -> None:
        """Do this in place of what was to be done of its sort."""
        self._waiting = [one for one in self._waiting if one.sort != revision.sort]
        self._waiting.append(revision)
        if self._current is None:
            self._next()
        elif self._current.sort == revision.sort and not self._keeping:
            self._give_up()
            self._next()

    def cancel(self, sort: str = "") -> None:
        """Stop what is being done, or what is of one sort; nothing of it is kept."""
        dropped = [one for one in self._waiting if one.sort == sort]
        self._waiting = [one for one in self._waiting if one.sort != sort]
        current = self._current
        if current is not None and not self._keeping and sort in ("", current.sort):
            dropped.append(current)
            self._give_up()
            self._next()
        for one in dropped:
            one.dropped()

    def _give_up(self) -> None:
        """Forget what is being planned: its worker finds out at its next report."""
        if self._job is not None:
            self._job.cancel()
        self._current = self._job = None

    def _next(self) -> None:
        self._keeping = False
        if not self._waiting:
            self._current = self._job = None
            self._soon.stop()
            self._notice.hide()
            return
        revision = self._current = self._waiting.pop(0)
        job = self._job = Job(self)
        job.progressed.connect(self._show_progress)
        job.cancelled.connect(job.deleteLater)
        waits = self._link.compute.busy
        stage = "Waiting until other work is done" if waits else "Reading the article"
        self._notice.prepare(revision.title, stage)
        if not self._notice.isVisible():
            self._soon.start()
        self._ask(
            lambda services, _now: services.library.edition(revision.document),
            partial(self._plan, revision, job),
            job,
        )

    def _show_progress(self, done: int, total: int) -> None:
        if not self._keeping:
            self._notice.show_stage("Making cards")
            self._notice.show_progress(done, total)

    def _plan(self, revision: Revision, job: Job, edition: "Edition") -> None:
        if job is self._job:
            self._link.compute.run(
                partial(revision.plan, edition, job.report),
                partial(self._keep, revision, job, edition),
                failed=partial(self._failed, job),
                job=job,
            )

    def _keep(self, revision: Revision, job: Job, edition: "Edition", update: "Update") -> None:
        if job is not self._job:
            return
        self._keeping = True
        self._notice.show_stage("Keeping it in the library", cancellable=False)
        self._ask(
            partial(_take_over, revision, edition, update),
            partial(self._kept, revision, job, update),
            job,
        )

    def _kept(
        self, revision: Revision, job: Job, update: "Update", updated: "Updated | None"
    ) -> None:
        job.deleteLater()
        if updated is None:
            newer = any(one.sort == revision.sort for one in self._waiting)
            self._waiting[:0] = [] if newer else [revision]
        else:
            self._link.report(updated.changes)
            revision.done(update, updated)
        self._next()

    def _ask(self, work: object, then: object, job: Job) -> None:
        self._link.ask(
            work,  # type: ignore[arg-type]
            then,  # type: ignore[arg-type]
            what="The article could not be changed",
            failed=partial(self._failed, job),
        )

    def _failed(self, job: Job, error: Exception) -> None:
        if job is not self._job or self._current is None:
            return
        revision = self._current
        job.deleteLater()
        self._next()
        revision.dropped()
        self._link.failed.emit("The article could not be changed", error)


def _take_over(
    revision: Revision,
    edition: "Edition",
    update: "Update",
    services: "Services",
    now: datetime,
) -> "Updated | None":
    """Keep what was planned, unless the document is another by now."""
    if services.library.document(revision.document) != edition.article:
        return None
    if revision.description is not None:
        services.library.describe(revision.document, revision.description)
    return services.library.update(update, now, label=revision.label)
