"""The library panel: documents, outline, menu, keyboard."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from studyapp.model import Block, BlockType, DocumentEntry
from studyapp.ui.library_items import _lines, spoken, subtitle
from studyapp.ui.library_panel import LibraryPanel, LineList
from tests.conftest import NOW


def entry(number: int, title: str = "The mill", **changes: Any) -> DocumentEntry:
    values: dict[str, Any] = {
        "author": "Ada Miller",
        "origin": "/texts/mill.txt",
        "added": NOW,
        "active": 10,
    }
    return DocumentEntry(number, title, **{**values, **changes})


def heading(number: int, level: int = 1) -> Block:
    return Block(f"b{number}", BlockType.HEADING, f"Part {number}", (), level=level)


@pytest.fixture
def panel(qtbot):
    made = LibraryPanel()
    qtbot.addWidget(made)
    made.resize(232, 700)
    made.show()
    made.set_documents([entry(1), entry(2, "The weir", due=4)], 1)
    return made


def click(qtbot: Any, view: LineList, row: int) -> None:
    place = view.visualRect(view.lines.index(row)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_chooses_a_document(qtbot, panel):
    with qtbot.waitSignal(panel.document_chosen) as chosen:
        click(qtbot, panel._documents, 1)
    assert chosen.args == [2]


def test_enter_chooses_a_document(qtbot, panel):
    panel._documents.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(panel._documents, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.document_chosen) as chosen:
        qtbot.keyClick(panel._documents, Qt.Key.Key_Return)
    assert chosen.args == [2]


def test_a_click_chooses_a_heading(qtbot, panel):
    panel.set_outline([heading(1), heading(2, 2)])
    QApplication.processEvents()
    with qtbot.waitSignal(panel.heading_chosen) as chosen:
        click(qtbot, panel._outline, 1)
    assert chosen.args == ["b2"]


def test_without_headings_there_is_no_outline(panel):
    panel.set_outline([heading(1)])
    assert panel._outline_label.isVisible()
    panel.set_outline([])
    assert not panel._outline_label.isVisible()
    assert not panel._outline.isVisible()


def test_the_documents_scroll_once_they_take_half_of_the_panel(panel):
    panel.set_documents([entry(n, f"Text {n}") for n in range(40)], 3)
    panel.set_outline([heading(1)])
    QApplication.processEvents()
    assert panel._documents.height() <= 350
    assert panel._documents.verticalScrollBar().maximum() > 0


def test_without_an_outline_the_documents_take_nearly_all_of_the_panel(panel):
    panel.set_outline([])
    panel.set_documents([entry(n, f"Text {n}") for n in range(7)], 3)
    QApplication.processEvents()
    assert panel._documents.height() > 350
    assert panel._documents.verticalScrollBar().maximum() == 0


def test_a_scroll_bar_takes_no_width_from_the_titles(panel):
    panel.set_outline([heading(1)])
    width = panel._documents.viewport().width()
    panel.set_documents([entry(n, f"Text {n}") for n in range(40)], 3)
    QApplication.processEvents()
    assert panel._documents.viewport().width() == width
    assert panel._documents.verticalScrollBar().isEnabled()
    panel.set_documents([entry(1)], 1)
    QApplication.processEvents()
    assert not panel._documents.verticalScrollBar().isEnabled()


def test_delete_asks_for_the_removal_of_a_document(qtbot, panel):
    panel._documents.setCurrentIndex(panel._documents.lines.index(1))
    with qtbot.waitSignal(panel.remove_wanted) as removed:
        qtbot.keyClick(panel._documents, Qt.Key.Key_Delete)
    assert removed.args == [2]


def test_a_refresh_of_the_same_documents_does_not_scroll_the_list(panel):
    many = [entry(n, f"Text {n}") for n in range(40)]
    panel.set_documents(many, 3)
    QApplication.processEvents()
    panel._documents.verticalScrollBar().setValue(200)
    panel.set_documents([entry(n, f"Text {n}", due=1) for n in range(40)], 3)
    QApplication.processEvents()
    assert panel._documents.verticalScrollBar().value() == 200


@pytest.mark.parametrize(
    ("title", "signal"),
    [
        ("Study this article", "study_wanted"),
        ("Export…", "export_wanted"),
        ("Remove", "remove_wanted"),
    ],
)
def test_the_menu_of_a_document_asks_for_it(qtbot, panel, title, signal):
    menu = panel.menu_of(entry(7))
    action = next(a for a in menu.actions() if a.text() == title)
    with qtbot.waitSignal(getattr(panel, signal)) as asked:
        action.trigger()
    assert asked.args == [7]


def test_the_plus_asks_for_an_import(qtbot, panel):
    with qtbot.waitSignal(panel.import_wanted):
        panel._add.click()


def test_a_screen_reader_hears_how_a_document_stands():
    text = spoken(entry(1, active=10, known=4, learning=3, due=2))
    assert text == "The mill. 10 cards: 4 known, 3 learning, 3 not yet studied, 2 due."


@pytest.mark.parametrize(
    ("author", "origin", "second"),
    [
        ("Ada Miller", "/texts/mill.txt", "Ada Miller"),
        ("", "/texts/mill.txt", "mill.txt"),
        ("", "C:\\texts\\mill.txt", "mill.txt"),
        ("", "", ""),
    ],
)
def test_the_second_line_is_the_author_else_the_file(author, origin, second):
    assert subtitle(entry(1, author=author, origin=origin)) == second


@pytest.mark.parametrize("text", ["word", "several words " * 20, "x" * 300, "a " + "x" * 300])
def test_a_title_takes_at_most_two_lines_and_none_is_too_wide(qtbot, text):
    font = QFont("DejaVu Sans", 10)
    lines = _lines(font, text, 150)
    assert len(lines) <= 2
    assert all(QFontMetrics(font).horizontalAdvance(line) <= 150 for line in lines)
