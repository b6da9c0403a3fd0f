"""The report panel: what it lists, its keys and pointer, what it asks for."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studyapp.report import Remark
from studyapp.ui import report_lines, report_panel
from studyapp.ui.report_lines import Entry, Heading, State
from studyapp.ui.report_model import LINE
from studyapp.ui.report_panel import ReportPanel
from studyapp.ui.theme import DARK, LIGHT, SEPIA
from tests.ui import reported

ARTICLE = reported.article()
KEYS = Qt.Key
CAPTION, HEAD, HYPHEN = 9, 2, 13
"""Numbers of remarks in the report."""


@pytest.fixture
def panel(qtbot):
    made: Any = ReportPanel()
    qtbot.addWidget(made)
    made.set_theme(LIGHT)
    made.resize(336, 700)
    made.show_report(ARTICLE)
    made.show()
    qtbot.waitExposed(made)
    made.asked = []
    made.chosen.connect(made.asked.append)
    made.put_wanted.connect(lambda numbers, back: made.asked.append((tuple(numbers), back)))
    made.left.connect(lambda: made.asked.append("left"))
    made.take_keyboard()
    return made


def lines(panel):
    model = panel.list.report
    return [model.index(row).data(LINE) for row in range(model.rowCount())]


def line_of(panel, number):
    return panel.list.report.line(panel.list.report.row_of(number))


def go_to(panel, row):
    panel.list.setCurrentIndex(panel.list.report.index(row))


def press(panel, *keys):
    for key in keys:
        QTest.keyClick(panel.list, key)


def click(panel, row, point):
    at = panel.list.visualRect(panel.list.report.index(row)).topLeft() + point
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def restored(*numbers):
    report = tuple(
        replace(remark, restored=n in numbers) for n, remark in enumerate(ARTICLE.report)
    )
    return replace(ARTICLE, report=report)


def many(count, *, dropped=""):
    return tuple(Remark("thing done", f"“thing {n}”", n, "p1", dropped) for n in range(count))


# What it lists


def test_a_short_report_stands_open_group_by_group(panel):
    listed = lines(panel)
    assert [line.group.what for line in listed if isinstance(line, Heading)][:2] == [
        "table of contents dropped",
        "caption dropped",
    ]
    assert len([line for line in listed if isinstance(line, Entry)]) == len(ARTICLE.report) - 1
    assert panel.counts.text() == "9 passages left out"
    assert panel.read_as.text() == "Read as PDF, 9 pages"


def test_a_remark_shows_its_place_and_what_stood_there(panel):
    entry = line_of(panel, CAPTION)
    assert (entry.place, entry.text) == ("page 7  ·  The wheel", reported.CAPTION)
    assert line_of(panel, HYPHEN).text == "car-penter → carpenter"


@pytest.mark.parametrize("remarks", [(), (Remark("read as UTF-8", "whole file"),)])
def test_without_a_change_it_says_so(panel, remarks):
    panel.show_report(reported.with_report(remarks))
    assert panel.empty.isVisible()
    assert panel.empty.text() == "Nothing was changed: the text is as in the file."
    panel.take_keyboard()
    QTest.keyClick(panel.close_button, KEYS.Key_Escape)
    assert panel.asked == ["left"]


def test_of_a_long_report_only_what_was_taken_out_stands_open(panel):
    taken = tuple(Remark("caption dropped", "", n, "p1", f"Quay {n}.") for n in range(5))
    panel.show_report(reported.with_report((*many(30), *taken)))
    assert [isinstance(line, Heading) for line in lines(panel)] == [True, *[False] * 5, True]


def test_a_group_too_long_to_see_past_it_is_closed(panel):
    panel.show_report(reported.with_report(many(100, dropped="A head")))
    assert len(lines(panel)) == 1


def test_what_was_put_back_is_counted_and_marked_and_nothing_moves(panel):
    go_to(panel, 4)
    before = panel.list.verticalScrollBar().value()
    panel.show_report(restored(CAPTION))
    assert line_of(panel, CAPTION).state is State.BACK
    assert panel.counts.text() == "8 passages left out  ·  1 put back"
    assert panel.list.currentIndex().row() == 4
    assert panel.list.verticalScrollBar().value() == before


def test_another_article_begins_at_its_top(panel):
    go_to(panel, 9)
    press(panel, KEYS.Key_Return)
    panel.show_report(reported.with_report(many(3)))
    assert panel.list.chosen_number == -1
    assert not panel.list.currentIndex().isValid()


# Keys


def test_the_arrows_go_through_headings_and_remarks(panel):
    press(panel, KEYS.Key_Down)
    assert panel.list.currentIndex().row() == 1
    press(panel, KEYS.Key_Down, KEYS.Key_Up, KEYS.Key_Up)
    assert panel.list.currentIndex().row() == 0


def test_enter_asks_for_the_place_of_a_remark(panel):
    go_to(panel, panel.list.report.row_of(HYPHEN))
    press(panel, KEYS.Key_Return)
    assert panel.asked == [HYPHEN]


def test_left_goes_to_the_heading_and_closes_it_and_right_opens_it(panel):
    count = len(lines(panel))
    go_to(panel, panel.list.report.row_of(HEAD))
    press(panel, KEYS.Key_Left)
    heading = panel.list.currentIndex().row()
    assert isinstance(lines(panel)[heading], Heading)
    press(panel, KEYS.Key_Left)
    assert len(lines(panel)) == count - 3
    press(panel, KEYS.Key_Right)
    assert len(lines(panel)) == count
    press(panel, KEYS.Key_Return, KEYS.Key_Space)
    assert len(lines(panel)) == count
    assert panel.asked == []


@pytest.mark.parametrize(
    ("wish", "state", "back"),
    [
        ({}, State.OUT, True),
        ({CAPTION: True}, State.COMING, False),
    ],
)
def test_p_puts_a_passage_back_and_changes_its_mind(panel, wish, state, back):
    panel.set_wishes(wish)
    assert line_of(panel, CAPTION).state is state
    go_to(panel, panel.list.report.row_of(CAPTION))
    press(panel, KEYS.Key_P)
    assert panel.asked == [((CAPTION,), back)]


@pytest.mark.parametrize(
    ("wish", "state", "back"),
    [
        ({}, State.BACK, False),
        ({CAPTION: False}, State.GOING, True),
    ],
)
def test_p_takes_out_again_what_was_put_back(panel, wish, state, back):
    panel.show_report(restored(CAPTION))
    panel.set_wishes(wish)
    assert line_of(panel, CAPTION).state is state
    go_to(panel, panel.list.report.row_of(CAPTION))
    press(panel, KEYS.Key_P)
    assert panel.asked == [((CAPTION,), back)]


def test_p_on_a_heading_puts_all_of_its_passages_back_and_out_again(panel):
    go_to(panel, panel.list.report.row_of(HEAD) - 1)
    press(panel, KEYS.Key_P)
    panel.show_report(restored(2, 3, 4))
    press(panel, KEYS.Key_P)
    assert panel.asked == [((2, 3, 4), True), ((2, 3, 4), False)]


def test_p_does_nothing_where_nothing_was_taken_out(panel):
    row = panel.list.report.row_of(HYPHEN)
    for place in (row, row - 2):
        go_to(panel, place)
        press(panel, KEYS.Key_P)
    assert panel.asked == []


def test_escape_leaves(panel):
    press(panel, KEYS.Key_Escape)
    assert panel.asked == ["left"]


def test_end_reaches_the_last_of_thousands_without_laying_them_out_first(qtbot, panel):
    panel.show_report(reported.with_report(many(3000)))
    panel.list.report.set_open(0, wanted=True)
    go_to(panel, 0)
    press(panel, KEYS.Key_End)
    last = panel.list.report.index(3000)
    assert panel.list.currentIndex() == last
    seen = panel.list.viewport().rect()
    qtbot.waitUntil(lambda: seen.intersects(panel.list.visualRect(last)), timeout=20_000)


# Pointer


def test_a_click_on_a_remark_asks_for_its_place_and_on_its_action_for_more(panel):
    row = panel.list.report.row_of(HEAD)
    panel.list.scrollTo(panel.list.report.index(row))
    click(panel, row, QPoint(60, 30))
    line = panel.list.report.line(row)
    box = report_lines.action_box(line, panel.list.viewport().width())
    click(panel, row, box.center().toPoint())
    assert panel.asked == [HEAD, ((HEAD,), True)]


def test_a_click_on_a_heading_closes_its_group(panel):
    count = len(lines(panel))
    click(panel, 0, QPoint(60, 15))
    assert len(lines(panel)) == count - 1
    assert panel.asked == []


def test_the_button_leaves(panel):
    panel.close_button.click()
    assert panel.asked == ["left"]


# How it looks and what it says


def test_a_line_keeps_its_height_whatever_is_done_with_it(panel):
    out = line_of(panel, CAPTION)
    heights = {report_lines.height(replace(out, state=state), 312) for state in list(State)[1:]}
    assert len(heights) == 1


def test_a_long_passage_is_cut_and_a_longer_one_is_no_higher():
    short, long = (Entry(0, "page 1", "many words " * n, State.OUT) for n in (60, 6000))
    assert report_lines.height(short, 312) == report_lines.height(long, 312)
    said = replace(long, state=State.SAID)
    assert report_lines.height(said, 312) < report_lines.height(long, 312)


@pytest.mark.parametrize("theme", [LIGHT, DARK, SEPIA], ids=lambda theme: theme.name)
def test_it_is_painted_in_every_theme_and_state(panel, theme):
    panel.set_theme(theme)
    panel.show_report(restored(CAPTION, HEAD))
    panel.set_wishes({HEAD: False, 5: True})
    panel.list.chosen_number = CAPTION
    go_to(panel, 2)
    assert not panel.grab().isNull()


def test_a_screen_reader_hears_where_what_and_what_can_be_done(panel):
    model = panel.list.report
    role = Qt.ItemDataRole.AccessibleTextRole
    row = model.row_of(CAPTION)
    assert model.index(row).data(role) == (
        f"page 7  ·  The wheel, left out. {reported.CAPTION}. P: put back"
    )
    assert model.index(row - 1).data(role) == "Caption dropped: 1, open"
    assert panel.list.accessibleName()
    assert panel.close_button.accessibleName()


def test_its_width_is_that_of_the_cards(panel):
    assert report_panel.WIDTH == panel.sizeHint().width() == 336
