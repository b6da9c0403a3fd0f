"""Making cards by hand: what is selected, what the dialog takes from it, what becomes of it."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studyapp import paths, settings
from studyapp.model import GAP, Form, Kind, Rating, Status
from studyapp.services.opening import open_services
from studyapp.services.own_cards import source_of
from studyapp.ui.dialogs.make_card import MakeCard
from studyapp.ui.reader import Reader
from studyapp.ui.selectable_text import SelectableText
from studyapp.ui.selection import SelectionButton, chosen
from studyapp.ui.theme import LIGHT
from studyapp.ui.typeface import serif
from tests.conftest import NOW
from tests.e2e.driver import Driver
from tests.services import samples
from tests.ui import keeper

ROOT = Path(__file__).parents[2]
CTRL = Qt.KeyboardModifier.ControlModifier


def make(qtbot: Any, words: str, text: str = keeper.LETTERS) -> Any:
    block = keeper.block(text, key="b1")
    start = text.index(words)
    source = source_of([(block, start, start + len(words))])
    assert source is not None
    dialog: Any = MakeCard(source, LIGHT)
    qtbot.addWidget(dialog)
    dialog.kept = []
    dialog.saved.connect(dialog.kept.append)
    return dialog


# The dialog


def test_words_of_a_sentence_are_the_answer_and_the_question_is_open(qtbot):
    dialog = make(qtbot, "1902")
    assert dialog.answer.toPlainText() == "1902"
    assert dialog.question.toPlainText() == ""
    assert not dialog.save_button.isEnabled()
    dialog.question.setPlainText("When did Anna Holm write?")
    dialog.save_button.click()
    card = dialog.kept[0]
    assert (card.kind, card.form) == (Kind.OWN, Form.QUESTION)
    assert (card.question, card.answer) == ("When did Anna Holm write?", "1902")
    assert card.anchor.quote == "Anna Holm wrote three letters in 1902."
    assert card.status is Status.ACTIVE


def test_ctrl_m_makes_the_words_a_gap(qtbot):
    dialog = make(qtbot, "1902")
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.question, Qt.Key.Key_M, CTRL)
    assert dialog.form is Form.CLOZE
    QTest.keyClick(dialog.question, Qt.Key.Key_Return, CTRL)
    card = dialog.kept[0]
    assert card.form is Form.CLOZE
    assert (card.question, card.answer) == (f"Anna Holm wrote three letters in {GAP}.", "1902")


def test_words_selected_in_the_sentence_become_the_gap(qtbot):
    dialog = make(qtbot, "She waited.")
    dialog.choose_form(Form.CLOZE)
    assert not dialog.save_button.isEnabled()
    dialog.sentence.select((4, 10))
    assert (dialog.question.toPlainText(), dialog.answer.toPlainText()) == (f"She {GAP}.", "waited")
    dialog.sentence.select((0, 3))
    assert dialog.question.toPlainText() == f"{GAP} waited."


def test_selecting_takes_nothing_away_that_was_written(qtbot):
    dialog = make(qtbot, "She waited.")
    dialog.answer.setPlainText("for years")
    dialog.sentence.select((4, 10))
    assert dialog.answer.toPlainText() == "for years"


def test_a_sentence_shortened_by_hand_keeps_its_words_when_the_gap_moves(qtbot):
    dialog = make(qtbot, "1902")
    dialog.choose_form(Form.CLOZE)
    dialog.question.setPlainText(f"Anna wrote letters in {GAP}.")
    start = keeper.LETTERS.index("letters")
    dialog.sentence.select((start, start + 7))
    assert dialog.question.toPlainText() == f"Anna wrote {GAP} in 1902."
    assert dialog.answer.toPlainText() == "letters"


def test_a_cloze_without_its_gap_cannot_be_saved(qtbot):
    dialog = make(qtbot, "1902")
    dialog.choose_form(Form.CLOZE)
    dialog.question.setPlainText("Anna Holm wrote letters.")
    assert not dialog.save_button.isEnabled()
    assert dialog.problem.text()


def test_an_enumeration_becomes_items(qtbot):
    dialog = make(qtbot, "salt, tar and rope", "She paid with salt, tar and rope.")
    dialog.choose_form(Form.LIST)
    dialog.question.setPlainText("What did she pay with?")
    dialog.tags.setText("harbour, exam")
    dialog.save_button.click()
    card = dialog.kept[0]
    assert card.answers == ("salt", "tar", "rope")
    assert card.answer == "salt; tar; rope"
    assert card.tags == ("harbour", "exam")


def test_a_list_of_one_item_cannot_be_saved(qtbot):
    dialog = make(qtbot, "1902")
    dialog.choose_form(Form.LIST)
    dialog.question.setPlainText("Which?")
    assert not dialog.save_button.isEnabled()


def test_each_form_keeps_what_was_written_in_it(qtbot):
    dialog = make(qtbot, "1902")
    dialog.question.setPlainText("When?")
    dialog.choose_form(Form.CLOZE)
    dialog.choose_form(Form.QUESTION)
    assert dialog.question.toPlainText() == "When?"


def test_escape_closes_at_once_while_nothing_was_written(qtbot):
    dialog = make(qtbot, "1902")
    dialog.show()
    dialog.choose_form(Form.CLOZE)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_was_written_goes_only_on_a_second_escape(qtbot):
    dialog = make(qtbot, "1902")
    dialog.show()
    dialog.question.setPlainText("When?")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Esc again" in dialog.problem.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.kept == []


# What is selected in the reader


@pytest.fixture
def reader(qtbot):
    made = Reader()
    qtbot.addWidget(made)
    made.resize(800, 600)
    article = keeper.article(3)
    made.show_document(article, keeper.cards(article), locate=keeper.stays)
    made.show()
    qtbot.waitExposed(made)
    return made


def select(reader, passage, start, end, until=None):
    cursor = QTextCursor(reader.page.document())
    cursor.setPosition(reader.page.text.position(passage, start))
    cursor.setPosition(
        reader.page.text.position(until or passage, end, end=True), QTextCursor.MoveMode.KeepAnchor
    )
    reader.page.setTextCursor(cursor)


def test_a_selection_is_a_part_of_its_passage_whatever_stands_before_it(reader):
    # The marker of a note stands between the sentences of the letters.
    start = keeper.LETTERS.index("answered")
    select(reader, "letters", start, start + 8)
    assert chosen(reader.page) == [("letters", start, start + 8)]


def test_a_selection_over_two_passages_is_a_part_of_each(reader):
    select(reader, "letters", 10, 5, until="first0")
    assert chosen(reader.page) == [("letters", 10, len(keeper.LETTERS)), ("first0", 0, 5)]


def test_a_selection_of_the_title_is_no_part_of_a_passage(reader):
    cursor = QTextCursor(reader.page.document())
    cursor.setPosition(0)
    cursor.setPosition(5, QTextCursor.MoveMode.KeepAnchor)
    reader.page.setTextCursor(cursor)
    assert chosen(reader.page) == []


def test_headings_and_notes_can_be_selected(reader):
    heading = reader._contents.article.blocks[0].id
    select(reader, heading, 0, 7)
    assert chosen(reader.page) == [(heading, 0, 7)]
    select(reader, "note1", 0, 6)
    assert chosen(reader.page) == [("note1", 0, 6)]


def test_without_a_selection_the_lit_sentence_is_meant(reader):
    reader.light_up("DATE")
    assert chosen(reader.page) == [("letters", 0, 38)]


def test_a_click_on_another_sentence_is_newer_than_the_lit_one(reader):
    reader.light_up("DATE")
    position = reader.page.text.position("first0", 5)
    point = reader.page.rect_of(position, position + 1).center()
    QTest.mouseClick(reader.page.viewport(), Qt.MouseButton.LeftButton, pos=point)
    ((passage, start, end),) = chosen(reader.page)
    assert (passage, start) == ("first0", end)
    reader.light_up("DATE")
    assert chosen(reader.page) == [("letters", 0, 38)]


def test_marked_words_can_be_copied(reader):
    select(reader, "letters", 0, 38)
    reader.page.copy()
    assert QApplication.clipboard().text() == "Anna Holm wrote three letters in 1902."


def test_the_app_ends_well_after_words_were_copied():
    code = """
from PySide6.QtWidgets import QApplication
from studyapp.ui.reader import Reader
from tests.ui import keeper
application = QApplication([])
reader = Reader()
reader.show_document(keeper.article(1), (), locate=keeper.stays)
reader.page.selectAll()
reader.page.copy()
assert "Anna Holm" in application.clipboard().text()
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_a_button_stands_below_a_fresh_selection_and_goes_with_it(qtbot, reader):
    button = SelectionButton(reader.page)
    select(reader, "letters", 0, 9)
    assert not button.isVisible()
    QTest.mouseRelease(reader.page.viewport(), Qt.MouseButton.RightButton, pos=QPoint(5, 5))
    qtbot.waitUntil(button.isVisible)
    assert button.y() >= reader.page.rect_of(*selected(reader)).bottom()
    cursor = reader.page.textCursor()
    cursor.clearSelection()
    reader.page.setTextCursor(cursor)
    assert not button.isVisible()


def selected(reader):
    cursor = reader.page.textCursor()
    return cursor.selectionStart(), cursor.selectionEnd()


# The source in the Study view


@pytest.fixture
def passage(qtbot):
    made = SelectableText(serif(16), 26)
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show_text(keeper.LETTERS, "#000000")
    made.show()
    return made


def test_words_of_a_passage_are_selected_and_copied(passage):
    boxes = list(passage.wrapped().boxes(0, 9))
    left, right = boxes[0].topLeft().toPoint(), boxes[0].bottomRight().toPoint()
    middle = (left.y() + right.y()) // 2
    QTest.mousePress(passage, Qt.MouseButton.LeftButton, pos=QPoint(left.x(), middle))
    QTest.mouseMove(passage, QPoint(right.x(), middle))
    passage.select((0, 9))
    QTest.keyClick(passage, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "Anna Holm"


def test_a_double_click_takes_a_word(passage):
    box = next(passage.wrapped().boxes(5, 9)).center().toPoint()
    QTest.mouseDClick(passage, Qt.MouseButton.LeftButton, pos=box)
    assert passage.selected_text() == "Holm"


def test_a_new_passage_has_nothing_selected(passage):
    passage.select_all()
    passage.show_text(keeper.WINTER, "#000000")
    assert passage.selected_text() == ""


# In the window


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("making") / "library.studyapp"
    services = open_services(file, settings.Settings(), NOW)
    services.library.add(samples.prepared(samples.card(2), samples.card(3, sentence=2)), NOW)
    services.close()
    return file


@pytest.fixture
def user(qtbot, library, home):
    home.mkdir()
    shutil.copy(library, paths.library_file())
    driver = Driver.start(lambda condition: qtbot.waitUntil(condition, timeout=20_000), lambda: NOW)
    qtbot.addWidget(driver.window)
    yield driver
    driver.close()


def make_card(user: Driver, start: int, end: int, question: str) -> None:
    select(user.window.parts.reader, "bcanal", start, end)
    user.do("card.make")
    dialog = user.dialog(MakeCard)
    dialog.question.setPlainText(question)
    dialog.save_button.click()
    user.rest()


def test_a_card_made_of_a_selection_stands_in_article_order_and_its_sentence_is_lit(user):
    start = samples.TEXT.index("nine days")
    make_card(user, start, start + 9, "How much shorter was the voyage?")
    kept = [c.card for c in user.cards()]
    assert [card.kind for card in kept] == [Kind.DATE, Kind.OWN, Kind.DATE]
    assert kept[1].answer == "nine days"
    assert user.lit() == samples.SENTENCES[1]
    assert user.window.parts.cards_panel.list.chosen_card == kept[1].id
    assert user.status().startswith("Card made")


def test_undo_takes_an_own_card_away(user):
    make_card(user, 0, 9, "What opened?")
    user.do("edit.undo")
    assert {c.card.kind for c in user.cards()} == {Kind.DATE}
    assert "Took back making a card" in user.status()


def test_an_own_card_is_asked_when_studying(user):
    make_card(user, 0, 9, "What opened?")
    user.do("study.document")
    asked = {user.study(Rating.EASY)[0] for _ in range(3)}
    assert "What opened?" in asked


def test_without_anything_selected_the_key_says_what_to_do(user):
    user.do("card.make")
    assert user.dialogs() == []
    assert "Select a sentence" in user.status()


def test_the_key_needs_an_article(user):
    user.do("study.due")
    user.do("card.make")
    assert user.dialogs() == []
    assert "Open an article" in user.status()
