"""Revisions of a document while they last: progress, Cancel, other wishes, other documents."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studyapp.errors import UnwritableFile
from studyapp.services.describing import Description
from studyapp.services.opening import Services
from studyapp.ui.report_lines import State
from tests.conftest import NOW
from tests.ui import reported
from tests.ui.report_words import CAPTION, NUMBER, document, parts, put, state, texts


class Gate:
    """Stands in for planning that takes as long as a test wants."""

    def __init__(self, monkeypatch) -> None:
        self.open = False
        self.plans: list[frozenset[str]] = []
        plan = Services.plan_restoring

        def wait(edition, keys, depth, progress):
            self.plans.append(keys)
            while not self.open:
                progress(1, 10)
            return plan(edition, keys, depth, progress)

        monkeypatch.setattr(Services, "plan_restoring", staticmethod(wait))


@pytest.fixture
def gate(monkeypatch):
    return Gate(monkeypatch)


def until_planned(qtbot, gate, count=1):
    qtbot.waitUntil(lambda: len(gate.plans) >= count, timeout=20_000)


def test_progress_is_shown_and_cancel_leaves_the_text_as_it_is(qtbot, user, gate):
    put(user, CAPTION)
    until_planned(qtbot, gate)
    notice = parts(user).revision
    qtbot.waitUntil(notice.isVisible, timeout=5000)
    assert notice.title.text() == "Putting back a passage"
    assert state(user, CAPTION) is State.COMING
    notice.cancel_button.click()
    assert not notice.isVisible()
    user.rest()
    assert document(user) == reported.article()
    assert state(user, CAPTION) is State.OUT
    assert "Nothing was changed" in user.status()


def test_a_second_wish_joins_the_first_one(qtbot, user, gate):
    put(user, CAPTION)
    until_planned(qtbot, gate)
    put(user, NUMBER)
    until_planned(qtbot, gate, 2)
    assert parts(user).revision.title.text() == "Putting back 2 passages"
    gate.open = True
    user.rest()
    assert reported.CAPTION in texts(user) and "3" in texts(user)
    user.do("edit.undo")
    assert document(user) == reported.article()


def test_a_wish_that_is_taken_back_stops_the_work(qtbot, user, gate):
    put(user, CAPTION)
    until_planned(qtbot, gate)
    put(user, CAPTION, back=False)
    user.rest()
    assert not user.window.revising.running
    assert document(user) == reported.article()


def test_the_window_answers_while_it_lasts(qtbot, user, gate):
    put(user, CAPTION)
    until_planned(qtbot, gate)
    user.window.commands["panel.report"].trigger()
    QTest.keyClick(parts(user).report_panel.list, Qt.Key.Key_Down)
    assert parts(user).report_panel.list.currentIndex().row() == 1
    gate.open = True
    user.rest()
    assert reported.CAPTION in texts(user)


def test_a_document_that_is_described_meanwhile_is_planned_anew(qtbot, user, gate):
    put(user, CAPTION)
    until_planned(qtbot, gate)
    services = user.window.link.services
    assert services is not None
    wanted = replace(Description.of(document(user)), title="The mill")
    services.library.describe(user.window.reading.current, wanted)
    gate.open = True
    user.rest()
    assert len(gate.plans) == 2
    assert reported.CAPTION in texts(user)
    assert document(user).title == "The mill"


def test_it_goes_on_for_its_article_when_another_is_opened(qtbot, user, gate):
    first = user.window.reading.current
    put(user, CAPTION)
    until_planned(qtbot, gate)
    link = user.window.link
    other = replace(reported.article(), title="Another")
    added = link.services.library.add(reported.prepared(other, digest="b"), NOW)
    user.window.open_document(added.document)
    qtbot.waitUntil(lambda: user.window.reading.current == added.document, timeout=5000)
    assert state(user, CAPTION) is State.OUT
    gate.open = True
    user.rest()
    assert document(user).report == reported.article().report
    assert link.services.library.document(first).report[CAPTION].restored


def test_a_failure_is_told_and_leaves_nothing_pending(qtbot, user, monkeypatch):
    def fail(*_arguments):
        raise UnwritableFile("There is no room.")

    monkeypatch.setattr(Services, "plan_restoring", staticmethod(fail))
    put(user, CAPTION)
    assert user.error() == ("The article could not be changed", "There is no room.")
    assert state(user, CAPTION) is State.OUT
    assert not parts(user).revision.isVisible()


def test_the_window_can_be_closed_while_it_lasts(qtbot, user, gate):
    put(user, CAPTION)
    until_planned(qtbot, gate)
    user.close()
    QApplication.processEvents()
    assert not user.window.isVisible()


def test_during_an_import_it_waits_its_turn_and_can_be_cancelled(
    qtbot, user, tmp_path, monkeypatch
):
    going = [True]
    prepare = Services.prepare

    def slow(path, **options):
        while going[0]:
            options["progress"](1, 10)
        return prepare(path, **options)

    monkeypatch.setattr(Services, "prepare", staticmethod(slow))
    file = tmp_path / "ferry.txt"
    file.write_text("The ferry\n\nIn 1871 the council bought a ferry. It ran for years.\n", "utf-8")
    user.drop(file)
    imported, revised = parts(user).progress, parts(user).revision
    qtbot.waitUntil(lambda: imported.bar.value() > 0, timeout=20_000)
    put(user, CAPTION)
    qtbot.waitUntil(revised.isVisible, timeout=5000)
    assert revised.stage.text() == "Waiting until other work is done"
    assert not revised.geometry().intersects(imported.geometry())
    revised.cancel_button.click()
    assert not revised.isVisible()
    assert imported.isVisible()
    put(user, CAPTION)
    going[0] = False
    user.wait_for_import()
    assert len(user.titles()) == 2
    services = user.window.link.services
    assert services is not None
    assert any(r.restored for r in services.library.document(1).report)
