"""The Study view: the eye stays, keys do what they say, each form of card."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studyapp.model import GAP, Form, Kind, Rating
from studyapp.ui.study import StudyView
from studyapp.ui.study_buttons import GradeButton
from studyapp.ui.theme import DARK, LIGHT
from tests.ui.keeper import LETTERS, NOW, article, card, reviewed

PASSAGE = article(1).passages()["letters"]
INTERVALS = {
    Rating.AGAIN: timedelta(minutes=10),
    Rating.HARD: timedelta(days=9),
    Rating.GOOD: timedelta(days=26),
    Rating.EASY: timedelta(days=64),
}


@pytest.fixture
def view(qtbot):
    made = StudyView()
    qtbot.addWidget(made)
    made.resize(1000, 720)
    made.show()
    qtbot.waitExposed(made)
    return made


def made(**fields):
    return card("A", PASSAGE, LETTERS[:38], **fields)


def ask(view, asked=None, *, done=11, left=13):
    view.show_question(asked or made(), title="The keeper · Letters", done=done, left=left)


def answer(view, asked=None):
    ask(view, asked)
    view.show_answer(LETTERS, 0, 38, INTERVALS)


def top(view, widget):
    return widget.mapTo(view, QPoint(0, 0)).y()


def answers(view):
    box = view.card.answers_box
    rows = [box.itemAt(n).layout() for n in range(box.count())]
    return [[row.itemAt(n).widget().text() for n in range(row.count())] for row in rows]


# The question


def test_a_question_shows_where_one_is_and_how_the_card_stands(view):
    ask(view, made(schedule=reviewed(19)))
    assert view.head.title.text() == "The keeper · Letters"
    assert view.head.count.text() == "12 of 24"
    assert (view.head.progress.value(), view.head.progress.maximum()) == (11, 24)
    assert view.card.kind.text() == "Date"
    assert view.card.history.text() == "seen 4 times · stability 19 days"
    assert view.card.question.text() == "Question A?"


def test_a_long_title_is_shortened_and_widens_nothing(view, qtbot):
    view.resize(700, 600)
    view.show_question(made(), title="A very long title " * 20, done=0, left=1)
    qtbot.wait(20)
    assert view.width() == 700
    assert view.head.title.text().endswith("…")
    assert view.head.title.toolTip() == "A very long title " * 20


def test_a_question_hides_answer_and_grades(view):
    answer(view)
    ask(view)
    assert not view.card.answer_part.isVisible()
    assert not any(button.isVisible() for button in view.grades.values())
    assert view.show_button.isVisible() and view.show_button.hasFocus()


def test_context_stands_above_the_question(view):
    ask(view, made(context="In the winter of 1902"))
    assert view.card.context.isVisible()
    assert top(view, view.card.context) < top(view, view.card.question)
    ask(view)
    assert not view.card.context.isVisible()


@pytest.mark.parametrize("size", [(1000, 720), (900, 520)])
@pytest.mark.parametrize("context", [None, "In the winter of 1902"])
def test_the_question_does_not_move_when_the_answer_appears(view, qtbot, size, context):
    view.resize(*size)
    asked = made(context=context, note="A remark. " * 80)
    ask(view, asked)
    qtbot.wait(20)
    before = view.card.question.mapTo(view, QPoint(0, 0)), view.card.question.width()
    view.show_answer(LETTERS, 0, 38, INTERVALS)
    qtbot.wait(20)
    assert (view.card.question.mapTo(view, QPoint(0, 0)), view.card.question.width()) == before


@pytest.mark.parametrize("size", [(1000, 720), (900, 520)])
def test_grades_stay_in_the_window_however_long_the_answer(view, qtbot, size):
    view.resize(*size)
    answer(view, made(answers=tuple("one more reason to write" for _ in range(30))))
    qtbot.wait(20)
    good = view.grades[Rating.GOOD]
    assert top(view, good) + good.height() <= size[1]
    assert view.frame.verticalScrollBar().maximum() > 0


def test_a_short_card_needs_no_scroll_bar(view, qtbot):
    answer(view)
    qtbot.wait(20)
    assert view.frame.verticalScrollBar().maximum() == 0


# The answer


def test_the_answer_stands_in_the_colour_of_its_kind(view):
    view.set_theme(DARK)
    answer(view)
    assert answers(view) == [["1902"]]


def test_the_items_of_a_list_are_numbered(view):
    answer(view, made(form=Form.LIST, answer="", answers=("oil", "rope")))
    assert answers(view) == [["1.", "oil"], ["2.", "rope"]]


def test_the_sentence_is_marked_in_its_passage(view):
    answer(view)
    (mark,) = view.card.passage.highlights()
    assert view.card.passage.text()[slice(*mark.span)] == LETTERS[:38]
    assert mark.kind is Kind.DATE
    assert view.card.section.text() == "Letters"


def test_a_card_without_source_shows_no_passage(view):
    ask(view)
    view.show_answer("", 0, 0, INTERVALS)
    assert not view.card.passage_box.isVisible()


@pytest.mark.parametrize("note", ["", "Ask for the reason too."])
def test_a_teachers_note_is_shown_when_there_is_one(view, note):
    answer(view, made(note=note))
    assert view.card.note.isVisible() == bool(note)
    assert view.card.note.text().endswith(note)


def test_a_gap_holds_the_answer_once_it_is_shown(view):
    cloze = made(form=Form.CLOZE, question=f"She wrote in {GAP}.", answer="1902")
    ask(view, cloze)
    (gap,) = view.card.question.highlights()
    assert view.card.question.text()[slice(*gap.span)] == GAP
    view.show_answer(LETTERS, 0, 38, INTERVALS)
    (filled,) = view.card.question.highlights()
    assert view.card.question.text() == "She wrote in 1902."
    assert view.card.question.text()[slice(*filled.span)] == "1902"
    assert filled.ink == LIGHT.date
    assert answers(view) == []


def test_options_stand_before_the_answer_and_are_marked_after_it(view, qtbot):
    choice = made(form=Form.CHOICE, answer="oil", choices=("oil", "rope", "tar", "bread"))
    ask(view, choice)
    assert [option.letter for option in view.card.options] == ["A", "B", "C", "D"]
    wrong = next(option for option in view.card.options if option.text() != "oil")
    with qtbot.waitSignal(view.answer_wanted):
        QTest.keyClick(view, wrong.letter.lower())
    view.show_answer(LETTERS, 0, 38, INTERVALS)
    marked = {option.text(): option.marked_right for option in view.card.options}
    assert marked == {"oil": True, "rope": False, "tar": False, "bread": False}
    assert [option for option in view.card.options if option.marked_wrong] == [wrong]


def test_grades_say_when_the_card_comes_back(view):
    answer(view)
    texts = [button.interval() for button in view.grades.values()]
    assert texts == ["10 minutes", "9 days", "26 days", "2.1 months"]
    assert view.grades[Rating.GOOD].hasFocus()
    name = view.grades[Rating.EASY].accessibleName()
    assert name == "Easy, comes back in 2.1 months, key 4"


# Keys


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_show_the_answer_then_grade_good(view, qtbot, key):
    ask(view)
    with qtbot.waitSignal(view.answer_wanted):
        QTest.keyClick(view.focusWidget(), key)
    view.show_answer(LETTERS, 0, 38, INTERVALS)
    with qtbot.waitSignal(view.rated) as rated:
        QTest.keyClick(view.focusWidget(), key)
    assert rated.args == [Rating.GOOD]


@pytest.mark.parametrize("rating", Rating)
def test_digits_grade_once_the_answer_is_shown(view, rating):
    rated: list[int] = []
    view.rated.connect(rated.append)
    ask(view)
    QTest.keyClicks(view, str(int(rating)))
    assert rated == []
    view.show_answer(LETTERS, 0, 38, INTERVALS)
    QTest.keyClicks(view, str(int(rating)))
    QTest.keyClicks(view, str(int(rating)))
    assert rated == [rating]


@pytest.mark.parametrize("rating", Rating)
def test_a_click_grades(view, qtbot, rating):
    answer(view)
    with qtbot.waitSignal(view.rated) as rated:
        QTest.mouseClick(view.grades[rating], Qt.MouseButton.LeftButton)
    assert rated.args == [rating]


def test_space_presses_the_grade_that_has_the_focus(view, qtbot):
    answer(view)
    view.grades[Rating.HARD].setFocus()
    with qtbot.waitSignal(view.rated) as rated:
        QTest.keyClick(view.grades[Rating.HARD], Qt.Key.Key_Space)
    assert rated.args == [Rating.HARD]


def test_a_key_held_down_does_not_grade(view, qtbot):
    answer(view)
    with qtbot.assertNotEmitted(view.rated):
        for key, text in ((Qt.Key.Key_Space, " "), (Qt.Key.Key_1, "1")):
            held(view.focusWidget(), key, text)


def held(widget, key, text):
    none = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, key, none, text, True)
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        ("u", "undo_wanted"),
        ("e", "edit_wanted"),
        ("o", "source_wanted"),
        ("-", "bury_wanted"),
        ("@", "suspend_wanted"),
        ("?", "keys_wanted"),
        (Qt.Key.Key_Escape, "closed"),
    ],
)
@pytest.mark.parametrize("stage", [ask, answer])
def test_each_other_key_has_its_wish(view, qtbot, key, signal, stage):
    stage(view)
    with qtbot.waitSignal(getattr(view, signal)):
        qtbot.keyClick(view.focusWidget(), key)


def test_keys_with_control_are_left_to_the_window(view, qtbot):
    answer(view)
    with qtbot.assertNotEmitted(view.undo_wanted), qtbot.assertNotEmitted(view.rated):
        QTest.keyClick(view, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(view, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)


def test_arrows_scroll_a_long_card(view, qtbot):
    answer(view, made(answers=tuple("one more reason to write" for _ in range(30))))
    qtbot.wait(20)
    QTest.keyClick(view.focusWidget(), Qt.Key.Key_Down)
    assert view.frame.verticalScrollBar().value() > 0


def test_the_link_to_the_article_is_a_wish_too(view, qtbot):
    answer(view)
    with qtbot.waitSignal(view.source_wanted):
        view.card.open_link.click()


# The end


def test_the_end_says_what_comes_next(view):
    view.show_done("Done for now: 5 answers.", NOW)
    assert view.done.isVisible()
    assert view.done.heading.text() == "Done for now: 5 answers."
    assert f"{NOW.astimezone():%H:%M}" in view.done.text.text()
    view.show_done("Nothing is due now.", None)
    assert "No card is waiting" in view.done.text.text()


def test_the_end_offers_new_cards_that_the_day_holds_back(view, qtbot):
    view.show_done("Done for now: 5 answers.", None, 47)
    assert view.done.text.text() == "Today’s new cards are done; 47 more for the days to come."
    assert view.done.more.text() == "Study 10 more new cards"
    with qtbot.waitSignal(view.more_wanted):
        view.done.more.click()
    view.show_done("Done for now: 5 answers.", None, 1)
    assert view.done.more.text() == "Study 1 more new card"
    view.show_done("Done for now: 5 answers.", None)
    assert not view.done.more.isVisible()


def test_enter_leaves_the_end_and_u_takes_back(view, qtbot):
    view.show_done("Done for now: 5 answers.", None)
    with qtbot.waitSignal(view.undo_wanted):
        QTest.keyClicks(view.focusWidget(), "u")
    with qtbot.assertNotEmitted(view.edit_wanted), qtbot.assertNotEmitted(view.bury_wanted):
        QTest.keyClicks(view.focusWidget(), "e")
        QTest.keyClicks(view.focusWidget(), "-")
    with qtbot.waitSignal(view.closed):
        QTest.keyClick(view.focusWidget(), Qt.Key.Key_Return)


def test_a_question_after_the_end_takes_its_place(view):
    view.show_done("Done for now: 5 answers.", None)
    ask(view)
    assert not view.done.isVisible()
    assert view.card.question.isVisible()


def test_every_button_has_a_name(view):
    answer(view)
    assert all(button.accessibleName() for button in view.findChildren(GradeButton))
