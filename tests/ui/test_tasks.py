"""Work in the background: threads, order, failures, cancelling, widgets that are gone, the end."""

import threading
from functools import partial
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject

from studyapp.errors import Cancelled, StudyAppError
from studyapp.ui.tasks import Job, Tasks


class Catcher(QObject):
    """Keeps what it is told, and the thread it was told in."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[Any] = []
        self.threads: set[threading.Thread] = set()

    def take(self, value: object) -> None:
        self.got.append(value)
        self.threads.add(threading.current_thread())


@pytest.fixture
def tasks(qtbot):
    made = Tasks("test")
    yield made
    made.close(drop=True)


@pytest.fixture
def catcher(qtbot):
    return Catcher()


def test_work_runs_in_the_worker_and_its_result_arrives_in_the_windows_thread(
    qtbot, tasks, catcher
):
    tasks.run(threading.current_thread, catcher.take)
    qtbot.waitUntil(lambda: bool(catcher.got))
    assert catcher.got[0] is not threading.main_thread()
    assert catcher.threads == {threading.main_thread()}


def test_results_arrive_in_the_order_of_the_questions(qtbot, tasks, catcher):
    for n in range(20):
        tasks.run(partial(int, n), catcher.take)
    qtbot.waitUntil(lambda: len(catcher.got) == 20)
    assert catcher.got == list(range(20))


def test_a_failure_goes_to_whom_the_task_named(qtbot, tasks, catcher):
    error = StudyAppError("The disk is full.")

    def fail():
        raise error

    other = Catcher()
    tasks.run(fail, other.take, failed=catcher.take)
    qtbot.waitUntil(lambda: bool(catcher.got))
    assert catcher.got == [error]
    assert other.got == []


def test_a_failure_that_nobody_was_named_for_is_signalled(qtbot, tasks, catcher):
    tasks.failed.connect(catcher.take)
    tasks.run(partial(int, "not a number"), catcher.take)
    qtbot.waitUntil(lambda: bool(catcher.got))
    assert isinstance(catcher.got[0], ValueError)


def test_the_next_task_runs_after_one_failed(qtbot, tasks, catcher):
    tasks.run(partial(int, "x"), catcher.take, failed=lambda _error: None)
    tasks.run(partial(int, "7"), catcher.take)
    qtbot.waitUntil(lambda: catcher.got == [7])


def test_progress_arrives_in_the_windows_thread(qtbot, tasks, catcher):
    job = Job()
    job.progressed.connect(lambda done, total: catcher.take((done, total)))
    tasks.run(lambda: job.report(5, 5), catcher.take, job=job)
    qtbot.waitUntil(lambda: None in catcher.got)
    assert (5, 5) in catcher.got
    assert catcher.threads == {threading.main_thread()}


def test_progress_reports_are_thinned_out_but_the_last_one_arrives(qtbot, tasks, catcher):
    job = Job()
    job.progressed.connect(lambda done, _total: catcher.take(done))

    def work() -> None:
        for n in range(5001):
            job.report(n, 5000)

    tasks.run(work, lambda _: None, job=job)
    qtbot.waitUntil(lambda: 5000 in catcher.got)
    assert len(catcher.got) < 2500


def test_a_cancelled_job_stops_at_its_next_report_and_hands_over_nothing(qtbot, tasks, catcher):
    started, go_on = threading.Event(), threading.Event()
    job, stops = Job(), Catcher()
    job.cancelled.connect(lambda: stops.take("stopped"))

    def work():
        started.set()
        go_on.wait(5)
        job.report(1, 2)
        return "finished"

    tasks.run(work, catcher.take, job=job)
    assert started.wait(5)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: stops.got == ["stopped"])
    assert catcher.got == []


def test_a_report_to_a_stopped_job_raises_cancelled(qtbot):
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        job.report(0, 1)


@pytest.mark.parametrize("wrap", [lambda method: method, lambda method: partial(method)])
def test_a_result_for_a_widget_that_is_gone_is_dropped(qtbot, tasks, catcher, wrap):
    gone = Catcher()
    then = wrap(gone.take)
    tasks.run(partial(int, "1"), then)
    shiboken6.delete(gone)
    tasks.run(partial(int, "2"), catcher.take)
    qtbot.waitUntil(lambda: catcher.got == [2])
    assert gone.got == []


def test_it_is_busy_until_the_result_was_handed_over(qtbot, tasks, catcher):
    assert not tasks.busy
    tasks.run(partial(int, "1"), catcher.take)
    assert tasks.busy
    qtbot.waitUntil(lambda: bool(catcher.got))
    assert not tasks.busy


def test_closing_finishes_what_waits_and_then_runs_the_last_work(qtbot):
    tasks = Tasks("test")
    done: list[object] = []
    for n in range(5):
        tasks.run(partial(done.append, n), lambda _: None)
    tasks.close(lambda: done.append("last"))
    assert done == [0, 1, 2, 3, 4, "last"]


def test_what_is_asked_for_after_closing_is_not_done(qtbot, catcher):
    tasks = Tasks("test")
    tasks.run(partial(int, "1"), catcher.take)
    tasks.close()
    tasks.run(partial(int, "2"), catcher.take)
    qtbot.wait(20)
    assert catcher.got == []


def test_closing_can_drop_what_waits_and_stop_what_runs(qtbot):
    tasks, started = Tasks("test"), threading.Event()
    done: list[object] = []
    job = Job()

    def work():
        started.set()
        while True:
            job.report(1, 2)

    tasks.run(work, lambda _: None, job=job)
    tasks.run(partial(done.append, "waiting"), lambda _: None)
    assert started.wait(5)
    tasks.close(drop=True)
    assert done == []
