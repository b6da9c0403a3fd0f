"""Work away from the window's thread: one worker per `Tasks`, results handed back to the window."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from studyapp.errors import Cancelled

Result = TypeVar("Result")
Failed = Callable[[Exception], object]

REPORT_EVERY = 0.03
"""Seconds between two progress reports: more would only fill the window's queue."""


class Job(QObject):
    """One piece of work that can be watched and stopped.

    Signals:
        progressed: (done, total), in the window's thread.
        cancelled: The work has stopped because it was told to.
    """

    progressed = Signal(int, int)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._reported = 0.0

    @property
    def stopped(self) -> bool:
        """Whether the job was told to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        self._stop.set()

    def report(self, done: int, total: int) -> None:
        """Be the progress callback of the work; called in the worker thread.

        Raises:
            Cancelled: The job was told to stop.
        """
        if self._stop.is_set():
            raise Cancelled
        moment = time.monotonic()
        if done >= total or moment - self._reported >= REPORT_EVERY:
            self._reported = moment
            self.progressed.emit(done, total)


class Tasks(QObject):
    """One worker thread: its tasks run one after the other.

    Signals:
        failed: The error of a task that named nobody to tell.
        finished: Some task is over, whatever came of it.
    """

    failed = Signal(object)
    finished = Signal()
    _done = Signal(object, object, object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._jobs: set[Job] = set()
        self._waiting = 0
        self._closed = False
        # A bound slot of an object of the window's thread: that is what makes Qt change threads.
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a task runs or waits, or its result has not been handed over yet."""
        return self._waiting > 0

    def run(
        self,
        work: Callable[[], Result],
        then: Callable[[Result], object],
        *,
        failed: Failed | None = None,
        job: Job | None = None,
    ) -> None:
        """Run `work` in the worker, then `then(result)` in the window's thread.

        `then` and `failed` are bound methods, or partials of them: both are skipped when their
        widget is gone by then. Once the tasks are closed nothing is done any more.
        """
        if self._closed:
            return
        self._waiting += 1
        if job is not None:
            self._jobs.add(job)
        future = self._worker.submit(work)
        future.add_done_callback(lambda done: self._done.emit(done, then, failed, job))

    def close(self, last: Callable[[], object] | None = None, *, drop: bool = False) -> None:
        """Finish what waits (or drop it and stop what runs), run `last`, end the worker."""
        self._closed = True
        if drop:
            for job in self._jobs:
                job.cancel()
        ending = self._worker.submit(last) if last is not None else None
        self._worker.shutdown(wait=True, cancel_futures=drop and last is None)
        if ending is not None:
            ending.result()

    @Slot(object, object, object, object)
    def _deliver(
        self,
        future: "Future[Any]",
        then: Callable[[Any], object],
        failed: Failed | None,
        job: Job | None,
    ) -> None:
        self._waiting -= 1
        if job is not None:
            self._jobs.discard(job)
        if self._closed:
            return
        try:
            result = future.result()
        except (Cancelled, CancelledError):
            if job is not None and isValid(job):
                job.cancelled.emit()
        except Exception as error:  # noqa: BLE001  the one place that hands any failure to the user
            self._tell(error, failed)
        else:
            if _there(then) and (job is None or isValid(job)):
                then(result)
        self.finished.emit()

    def _tell(self, error: Exception, failed: Failed | None) -> None:
        if failed is None:
            self.failed.emit(error)
        elif _there(failed):
            failed(error)


def _there(method: Callable[..., object]) -> bool:
    """Tell whether the widget that a bound method belongs to still exists."""
    while isinstance(method, partial):
        method = method.func
    owner = getattr(method, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
