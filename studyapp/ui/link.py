"""How the window reaches the services: in the store's worker, with the clock, reporting changes."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from studyapp.model import Changes
from studyapp.ui.tasks import Failed, Job, Tasks

if TYPE_CHECKING:
    from studyapp.services.opening import Services

Result = TypeVar("Result")
Clock = Callable[[], datetime]


class Link(QObject):
    """The services, once they are open, and the two workers that use them.

    Signals:
        changed: The `Changes` that a service made.
        failed: (what failed, the error), for the error dialog.
    """

    changed = Signal(object)
    failed = Signal(str, object)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = clock
        self.store = Tasks("store", self)
        self.compute = Tasks("compute", self)
        self.services: Services | None = None

    def open(
        self,
        open_services: Callable[[], "Services"],
        then: Callable[["Services"], object],
        failed: Failed,
    ) -> None:
        """Open the services in the store's worker; what is asked later waits for them."""
        self.store.run(partial(self._open, open_services), then, failed=failed)

    def ask(
        self,
        work: Callable[["Services", datetime], Result],
        then: Callable[[Result], object],
        *,
        what: str,
        failed: Failed | None = None,
        job: Job | None = None,
    ) -> None:
        """Let the store's worker do `work(services, now)`, then hand its result to `then`.

        `what` is the title of the error dialog if it fails.
        """
        self.store.run(
            partial(self._work, work), then, failed=failed or partial(self._tell, what), job=job
        )

    def change(self, work: Callable[["Services", datetime], Changes], *, what: str) -> None:
        """Let the store's worker change something, then report what it changed."""
        self.ask(work, self.report, what=what)

    def save(self, work: Callable[[], None]) -> None:
        """Let the store's worker write a file that is not the library."""
        self.store.run(
            work, self._saved, failed=partial(self._tell, "The settings could not be saved")
        )

    def report(self, changes: Changes) -> None:
        if changes.what:
            self.changed.emit(changes)

    def close(self) -> None:
        """Stop computing, finish what the store was asked to do, close the library."""
        self.compute.close(drop=True)
        self.store.close(self._close)

    @property
    def busy(self) -> bool:
        return self.store.busy or self.compute.busy

    def _open(self, open_services: Callable[[], "Services"]) -> "Services":
        self.services = open_services()
        return self.services

    def _work(self, work: Callable[["Services", datetime], Result]) -> Result:
        if self.services is None:
            raise RuntimeError("the library is not open")
        return work(self.services, self.clock())

    def _saved(self, _nothing: None) -> None:
        """Have nothing more to do."""

    def _close(self) -> None:
        if self.services is not None:
            self.services.close()
            self.services = None

    def _tell(self, what: str, error: Exception) -> None:
        self.failed.emit(what, error)
