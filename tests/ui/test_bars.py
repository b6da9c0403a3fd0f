"""The top bar, the status line, the notices and the find bar."""

from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from studyapp.ui.controls import STYLE, push_button
from studyapp.ui.find_bar import FindBar
from studyapp.ui.notices import Notice, ProgressNotice
from studyapp.ui.status_line import StatusLine, due_today
from studyapp.ui.theme import LIGHT, stylesheet
from studyapp.ui.top_bar import MODES, TopBar


@pytest.fixture
def bar(qtbot):
    made = TopBar()
    qtbot.addWidget(made)
    made.set_theme(LIGHT)
    made.resize(900, 44)
    made.show()
    return made


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


# Buttons


def test_the_ring_of_the_keyboard_stands_around_a_button_and_nothing_in_it(qtbot, window):
    window.setStyleSheet(stylesheet(LIGHT, STYLE))
    button = push_button("Find", parent=window)
    button.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    within = button.rect().adjusted(4, 4, -4, -4)
    before = button.grab(within).toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    assert button.grab(within).toImage() == before
    assert button.grab().toImage().pixelColor(1, button.height() // 2).name() == LIGHT.accent


# The top bar


def test_only_modes_that_exist_are_shown():
    assert [mode.name for mode in MODES] == ["read", "study"]


@pytest.mark.parametrize("mode", MODES, ids=lambda m: m.name)
def test_a_tab_chooses_its_mode(qtbot, bar, mode):
    with qtbot.waitSignal(bar.mode_chosen) as chosen:
        qtbot.mouseClick(bar._modes[mode.name], Qt.MouseButton.LeftButton)
    assert chosen.args == [mode.name]


def test_one_tab_is_marked(bar):
    bar.set_mode("study", readable=False)
    assert [name for name, tab in bar._modes.items() if tab.isChecked()] == ["study"]


def test_what_concerns_the_article_is_hidden_without_one(bar):
    bar.set_mode("study", readable=False)
    shown = [
        b.isVisible()
        for b in (bar.find_button, bar.export_button, bar.cards_button, bar.text_button)
    ]
    assert shown == [False, False, False, True]


@pytest.mark.parametrize(
    ("due", "new", "text", "visible"),
    [
        (23, 6, "Study 29", True),
        (0, 6, "Study 6", True),
        (0, 0, "Study", False),
    ],
)
def test_the_study_button_says_what_waits(bar, due, new, text, visible):
    bar.set_due(due, new)
    assert bar.due_button.text() == text
    assert bar.due_button.isVisible() is visible


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("menu_button", "menu_wanted"),
        ("find_button", "find_wanted"),
        ("text_button", "text_options_wanted"),
        ("export_button", "export_wanted"),
        ("due_button", "due_wanted"),
        ("library_button", "library_toggled"),
        ("cards_button", "cards_toggled"),
    ],
)
def test_a_button_asks_for_what_it_says(qtbot, bar, button, signal):
    with qtbot.waitSignal(getattr(bar, signal)):
        getattr(bar, button).click()


def test_a_pop_up_hangs_below_its_button_and_inside_the_bar(bar):
    place = bar.mapFromGlobal(bar.place_below(bar.text_button, QSize(400, 100)))
    assert place.y() >= bar.height()
    assert 0 <= place.x() <= bar.width() - 400


# The status line


@pytest.mark.parametrize(
    ("due", "new", "text"),
    [
        (18, 6, "18 due, 6 new today"),
        (18, 0, "18 due today"),
        (0, 6, "6 new today"),
        (0, 0, "Nothing due today"),
    ],
)
def test_the_status_line_counts_in_words(due, new, text):
    assert due_today(due, new) == text


def test_a_message_stands_for_a_while_then_the_facts_are_back(qtbot):
    line = StatusLine()
    qtbot.addWidget(line)
    line._timer.setInterval(1)
    line.set_about("5 answers today")
    line.tell("Card saved.")
    line.set_about("6 answers today")
    assert "Card saved." in line.text()
    qtbot.waitUntil(lambda: "6 answers today" in line.text())


def test_saving_is_told(qtbot):
    line = StatusLine()
    qtbot.addWidget(line)
    line.set_saved(False)
    assert "Saving…" in line.text()
    line.set_saved(True)
    assert "All saved" in line.text()


# Notices


def test_a_notice_lies_over_the_lower_edge_and_stays_there(qtbot, window):
    notice = Notice(window)
    notice.tell("Removed “The mill”.")
    window.resize(700, 500)
    assert window.rect().contains(notice.geometry())
    assert notice.geometry().bottom() > 430


def test_a_notice_goes_by_itself(qtbot, window):
    notice = Notice(window)
    notice._timer.setInterval(1)
    notice.tell("Removed “The mill”.")
    assert notice.isVisible()
    qtbot.waitUntil(lambda: not notice.isVisible())


def test_undo_is_asked_for(qtbot, window):
    notice = Notice(window)
    notice.tell("Removed “The mill”.")
    with qtbot.waitSignal(notice.undo_wanted):
        notice.undo_button.click()


def test_progress_shows_how_far_it_is_and_can_be_cancelled(qtbot, window):
    progress = ProgressNotice(window)
    progress.begin("mill.txt", "Reading")
    progress.show_progress(3, 10)
    assert (progress.bar.value(), progress.bar.maximum()) == (3, 10)
    with qtbot.waitSignal(progress.cancel_wanted):
        progress.cancel_button.click()


def test_what_can_no_longer_be_cancelled_offers_no_cancel(window):
    progress = ProgressNotice(window)
    progress.begin("mill.txt", "Reading")
    progress.show_stage("Adding it to the library", cancellable=False)
    assert not progress.cancel_button.isEnabled()


# Finding


@pytest.fixture
def find(qtbot, window):
    made: Any = FindBar(window)
    made.asked = []
    made.wanted.connect(lambda text, backward: made.asked.append((text, backward)))
    made.open()
    return made


def test_typing_looks_at_once(qtbot, find):
    qtbot.keyClicks(find.field, "mi")
    assert find.asked == [("m", False), ("mi", False)]


@pytest.mark.parametrize(
    ("modifier", "backward"),
    [(Qt.KeyboardModifier.NoModifier, False), (Qt.KeyboardModifier.ShiftModifier, True)],
)
def test_enter_goes_on_and_shift_enter_goes_back(qtbot, find, modifier, backward):
    find.field.setText("mill")
    qtbot.keyClick(find.field, Qt.Key.Key_Return, modifier)
    assert find.asked == [("mill", backward)]


def test_escape_closes_the_find_bar(qtbot, find):
    with qtbot.waitSignal(find.closed):
        qtbot.keyClick(find.field, Qt.Key.Key_Escape)
    assert not find.isVisible()


def test_not_found_is_said_until_the_field_is_empty(qtbot, find):
    find.field.setText("xyz")
    find.show_found(False)
    assert find.none.text() == "Not found"
    find.field.clear()
    find.show_found(False)
    assert find.none.text() == ""


def test_it_says_which_match_of_how_many_is_shown(find):
    find.show_found(True, 3, 1400)
    assert find.count.text() == "3 of 1,400"
    find.show_found(False)
    assert find.count.text() == ""


def test_looking_on_without_a_text_opens_the_bar(find):
    find.hide()
    find.again(backward=False)
    assert find.isVisible()
    assert find.asked == []
