"""How the panels share the window at every width."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from studyapp.ui.workspace import Workspace


@pytest.fixture
def workspace(qtbot):
    library, centre, cards = QWidget(), QWidget(), QWidget()
    made: Any = Workspace(library, centre, cards)
    qtbot.addWidget(made)
    made.library, made.centre, made.cards = library, centre, cards
    made.allow_cards(True)
    made.show()
    return made


def size(workspace: Workspace, width: int) -> None:
    workspace.resize(width, 700)
    QApplication.processEvents()


def shown(workspace: Any) -> tuple[bool, bool]:
    return workspace.library.isVisible(), workspace.cards.isVisible()


@pytest.mark.parametrize(
    ("width", "panels"),
    [
        (1400, (True, True)),
        (1240, (True, True)),
        (1239, (True, False)),
        (960, (True, False)),
        (959, (False, False)),
        (640, (False, False)),
    ],
)
def test_panels_stand_beside_the_text_where_there_is_room(workspace, width, panels):
    size(workspace, width)
    assert shown(workspace) == panels


def test_nothing_covers_the_centre_in_a_wide_window(workspace):
    size(workspace, 1280)
    assert workspace.centre.geometry().left() == 232
    assert workspace.centre.geometry().width() == 1280 - 232 - 336


@pytest.mark.parametrize("width", [900, 1000, 1100, 1200])
def test_cards_that_are_called_up_never_cover_the_text(workspace, width):
    size(workspace, width)
    workspace.toggle_cards()
    assert workspace.cards.isVisible()
    assert not workspace.centre.geometry().intersects(workspace.cards.geometry())
    assert workspace.centre.width() >= 520


def test_the_library_gives_way_to_the_cards_and_comes_back(workspace):
    size(workspace, 1000)
    workspace.toggle_cards()
    assert shown(workspace) == (False, True)
    workspace.toggle_library()
    assert shown(workspace) == (True, False)


def test_the_library_lies_over_the_text_in_a_narrow_window_until_it_is_put_away(workspace):
    size(workspace, 900)
    workspace.toggle_library()
    assert workspace.library.isVisible()
    assert workspace.centre.width() == 900
    workspace.put_away()
    assert not workspace.library.isVisible()


def test_a_panel_that_was_closed_stays_closed_when_the_window_grows(workspace):
    size(workspace, 1280)
    workspace.toggle_library()
    size(workspace, 900)
    size(workspace, 1400)
    assert shown(workspace) == (False, True)


def test_cards_belong_to_reading(workspace):
    size(workspace, 1280)
    workspace.allow_cards(False)
    assert shown(workspace) == (True, False)


def test_it_tells_when_a_panel_comes_or_goes(qtbot, workspace):
    size(workspace, 1280)
    with qtbot.waitSignal(workspace.panels_changed):
        size(workspace, 1000)


def test_escape_takes_away_the_library_that_lies_over_the_text(workspace):
    workspace.library.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    size(workspace, 800)
    workspace.toggle_library()
    assert workspace.focusWidget() is workspace.library
    QTest.keyClick(workspace.library, Qt.Key.Key_Escape)
    assert shown(workspace) == (False, False)


def test_escape_leaves_the_library_beside_the_text(workspace):
    size(workspace, 1000)
    QTest.keyClick(workspace.library, Qt.Key.Key_Escape)
    assert shown(workspace) == (True, False)
