"""The dialog that describes an article: its fields, what is wrong with them, keys."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from studyapp.services.describing import Description
from studyapp.ui.dialogs.describe import SAVES, USUAL_DATE, DescribeDialog
from tests.ui import reported

ARTICLE = reported.article()
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(qtbot):
    return opened(qtbot)


def opened(qtbot, article=ARTICLE) -> Any:
    made: Any = DescribeDialog(article)
    qtbot.addWidget(made)
    made.made = []
    made.saved.connect(made.made.append)
    made.show()
    return made


def texts(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_it_shows_what_is_known_with_the_date_in_words(dialog):
    assert dialog.title.text() == "The tide mill at Sallow"
    assert dialog.author.text() == "Hanna Brink"
    assert dialog.date.text() == "5 April 1998"
    assert dialog.source.text() == ARTICLE.source
    assert dialog.language.currentText() == "English"


def test_it_shows_the_file_and_how_it_was_read(dialog):
    assert "/home/ada/articles/sallow-tide-mill.pdf" in texts(dialog)
    assert "Read as PDF, 9 pages" in texts(dialog)


def test_a_long_path_is_cut_in_the_middle(qtbot):
    path = "/home/ada/" + "folder/" * 60 + "mill.pdf"
    dialog = opened(qtbot, replace(ARTICLE, origin=path))
    (shown,) = (t for t in texts(dialog) if t.startswith("/home/"))
    assert "…" in shown and shown.endswith("mill.pdf")
    assert dialog.width() == dialog.minimumWidth()


def test_an_article_without_a_file_says_so(qtbot):
    assert "no file of its own" in texts(opened(qtbot, replace(ARTICLE, origin="", report=())))


@pytest.mark.parametrize("date", ["1998", "1998-04", "0800", "2001-22", "about 1900", ""])
def test_a_date_that_is_left_alone_is_left_as_it_was(qtbot, date):
    dialog = opened(qtbot, replace(ARTICLE, date=date))
    assert dialog.date.text() in (date, "April 1998")
    dialog.author.setText("B. Brink")
    QTest.keyClick(dialog.author, Qt.Key.Key_Return)
    if date != "about 1900" and date != "2001-22":
        assert dialog.made[0].tidied().date == date


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, CONTROL])
def test_enter_saves_what_was_changed(dialog, modifier):
    dialog.title.setText("The mill")
    dialog.language.setCurrentIndex(dialog.language.findData("de"))
    QTest.keyClick(dialog.title, Qt.Key.Key_Return, modifier)
    assert dialog.made == [
        Description("The mill", "Hanna Brink", "5 April 1998", ARTICLE.source, "de")
    ]
    assert not dialog.isVisible()


def test_saving_without_a_change_changes_nothing(dialog):
    dialog.save_button.click()
    assert dialog.made == []
    assert not dialog.isVisible()


def test_what_is_wrong_stands_beside_its_field_until_it_is_mended(dialog):
    dialog.title.setText("  ")
    dialog.date.setText("long ago")
    dialog.save_button.click()
    assert dialog.isVisible()
    assert dialog.made == []
    assert "title" in dialog.title_problem.text()
    assert "“long ago” is no date" in dialog.date_problem.text()
    assert dialog.title.hasFocus()
    assert dialog.date.accessibleDescription() == dialog.date_problem.text()
    QTest.keyClicks(dialog.title, "x")
    assert dialog.title_problem.text() == ""
    assert dialog.date_problem.text() == USUAL_DATE
    dialog.save_button.click()
    assert dialog.date.hasFocus()
    dialog.date.setText("1998")
    dialog.save_button.click()
    assert dialog.made[0].date == "1998"


def test_escape_asks_once_before_it_discards(dialog):
    dialog.author.setFocus()
    QTest.keyClicks(dialog.author, "s")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "not saved" in dialog.hint.text()
    QTest.keyClicks(dialog.author, "s")
    assert dialog.hint.text() == SAVES
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.made == []


def test_escape_closes_at_once_when_nothing_was_typed(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("language", ["", "und", "en-GB", "qaa"])
def test_a_language_out_of_the_ordinary_is_no_change(qtbot, language):
    dialog = opened(qtbot, replace(ARTICLE, language=language))
    assert dialog.language.currentIndex() >= 0
    dialog.save_button.click()
    assert dialog.made == []


def test_tab_goes_through_the_fields_as_they_stand(dialog):
    order = [dialog.title, dialog.author, dialog.date, dialog.language, dialog.source]
    dialog.title.setFocus()
    seen = []
    for _ in order:
        seen.append(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert seen == order
