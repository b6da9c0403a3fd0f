"""The cards panel: what it lists, covered answers, keys, pointer, actions."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studyapp.model import Form, Kind, Status
from studyapp.ui import card_tile
from studyapp.ui.card_list import CARD
from studyapp.ui.cards_panel import CardsPanel
from studyapp.ui.theme import DARK, LIGHT
from tests.ui.keeper import NOW, article, card, cards

DOCUMENT = article(1)
LETTERS = DOCUMENT.passages()["letters"]


def listed(panel):
    model = panel.list.model()
    return [model.index(row, 0).data(CARD).card.id for row in range(model.rowCount())]


@pytest.fixture
def bare(qtbot):
    made = CardsPanel()
    qtbot.addWidget(made)
    made.set_theme(LIGHT)
    made.resize(336, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def panel(bare):
    bare.set_cards(cards(DOCUMENT), NOW)
    bare.all_chip.click()
    return bare


def index(panel, one):
    return panel.list.model().index(listed(panel).index(one), 0)


def tile(panel, one):
    return panel.list.tiles.tile(index(panel, one).data(CARD), panel.list.tile_width())


def at(panel, one, point):
    return panel.list.visualRect(index(panel, one)).topLeft() + point.toPoint()


def click(panel, one, point):
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at(panel, one, point))


def shows_answer(panel, one):
    return panel.list.look(index(panel, one)).open


def press(panel, *keys):
    for key in keys:
        QTest.keyClick(panel.list, key)


# What is listed


def test_all_lists_active_cards_in_article_order(panel):
    assert listed(panel) == ["DATE", "ACTOR", "WHY"]


def test_on_screen_lists_the_cards_in_view(bare):
    bare.set_cards(cards(DOCUMENT), NOW)
    bare.show_on_screen(["WHY", "DATE", "OUT"])
    assert listed(bare) == ["DATE", "WHY"]


def test_suggested_cards_are_listed_on_demand(panel):
    panel.suggested_chip.click()
    assert listed(panel) == ["DATE", "ACTOR", "WHY", "OUT"]


def test_kinds_can_be_picked_alone_and_together(panel):
    panel.kind_chips[Kind.ACTOR].click()
    assert listed(panel) == ["ACTOR"]
    panel.kind_chips[Kind.ARGUMENT].click()
    assert listed(panel) == ["ACTOR", "WHY"]


def test_chips_count_what_they_would_list(panel):
    panel.show_on_screen(["DATE", "WHY"])
    panel.kind_chips[Kind.ACTOR].click()
    assert panel.on_screen_chip.text() == "On screen 2"
    assert panel.all_chip.text() == "All 3"
    assert panel.suggested_chip.text() == "Suggested 1"
    assert [chip.text() for chip in panel.kind_chips.values()] == ["1", "1", "1", "0"]


def test_kinds_that_the_article_lacks_have_no_chip(panel):
    shown = [kind for kind, chip in panel.kind_chips.items() if chip.isVisible()]
    assert shown == [Kind.DATE, Kind.ACTOR, Kind.ARGUMENT]


def test_chips_say_their_kind_aloud(panel):
    assert panel.kind_chips[Kind.DATE].accessibleName() == "Dates: 1"


@pytest.mark.parametrize(
    ("given", "prepare", "words"),
    [
        ([], lambda p: None, "no cards yet"),
        (cards(DOCUMENT)[3:], lambda p: None, "1 suggested card waits"),
        (cards(DOCUMENT), lambda p: None, "in view. Scroll on, or choose All"),
        (cards(DOCUMENT), lambda p: p.kind_chips[Kind.DATE].click(), "No cards on dates for"),
        (
            cards(DOCUMENT)[1:3],
            lambda p: (p.all_chip.click(), p.kind_chips[Kind.DATE].click()),
            "No cards on dates in this article",
        ),
        (cards(DOCUMENT), lambda p: p.show_on_screen({"OUT"}), "1 suggested card waits"),
        (
            cards(DOCUMENT)[1:],
            lambda p: (p.all_chip.click(), p.kind_chips[Kind.DATE].click()),
            "1 suggested card waits",
        ),
    ],
    ids=[
        "no cards",
        "only suggested",
        "none in view",
        "none of the kind in view",
        "no kind",
        "suggested ones in view",
        "suggested ones of the kind",
    ],
)
def test_an_empty_list_says_why(bare, given, prepare, words):
    bare.set_cards(given, NOW)
    prepare(bare)
    assert bare.empty.isVisible()
    assert words in bare.empty.text()


# Choosing


def test_choosing_rings_the_card_and_scrolls_to_it(bare):
    many = [card(f"C{n}", LETTERS, "Anna Holm") for n in range(300)]
    bare.set_cards(many, NOW)
    bare.all_chip.click()
    bare.choose("C290")
    assert bare.list.viewport().rect().contains(bare.list.visualRect(index(bare, "C290")))
    assert bare.list.look(index(bare, "C290")).chosen
    assert not bare.list.look(index(bare, "C289")).chosen


@pytest.mark.parametrize(
    ("prepare", "one"),
    [
        (lambda p: p.on_screen_chip.click(), "WHY"),
        (lambda p: p.kind_chips[Kind.DATE].click(), "ACTOR"),
        (lambda p: None, "OUT"),
    ],
    ids=["not in view", "another kind", "suggested"],
)
def test_choosing_a_card_brings_it_out_of_every_filter(panel, prepare, one):
    prepare(panel)
    assert one not in listed(panel)
    panel.choose(one)
    assert one in listed(panel)


def test_a_chosen_card_leaves_with_its_passage(bare):
    bare.set_cards(cards(DOCUMENT), NOW)
    bare.choose("WHY")
    assert listed(bare) == ["WHY"]
    bare.show_on_screen(["DATE", "WHY"])
    bare.show_on_screen(["DATE"])
    assert listed(bare) == ["DATE"]


def test_choosing_an_unknown_card_changes_nothing(panel):
    panel.choose("GONE")
    assert listed(panel) == ["DATE", "ACTOR", "WHY"]


def test_a_click_chooses_and_shows_the_answer(panel, qtbot):
    with qtbot.waitSignal(panel.card_chosen) as chosen:
        click(panel, "ACTOR", tile(panel, "ACTOR").question[0].at)
    assert chosen.args == ["ACTOR"]
    assert shows_answer(panel, "ACTOR")


def test_keys_move_choose_and_show_answers(panel, qtbot):
    press(panel, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(panel.card_chosen):
        press(panel, Qt.Key.Key_Down, Qt.Key.Key_Space)
    current = panel.list.currentIndex().data(CARD).card.id
    assert shows_answer(panel, current)
    press(panel, Qt.Key.Key_Space)
    assert not shows_answer(panel, current)
    with qtbot.waitSignal(panel.card_chosen) as chosen:
        press(panel, Qt.Key.Key_Return)
    assert chosen.args == [current]


def test_new_cards_keep_the_cursor_and_the_ring(panel):
    panel.choose("ACTOR")
    panel.set_cards(cards(DOCUMENT)[1:], NOW)
    assert panel.list.currentIndex().data(CARD).card.id == "ACTOR"
    assert panel.list.look(index(panel, "ACTOR")).chosen


# Answers


def test_answers_are_covered_at_first(panel):
    assert not any(shows_answer(panel, one) for one in listed(panel))


def test_the_answer_of_a_suggested_card_stands_openly(panel):
    panel.suggested_chip.click()
    assert shows_answer(panel, "OUT")
    assert not shows_answer(panel, "DATE")


def test_hovering_the_answer_shows_it_while_the_pointer_is_there(panel):
    answer = tile(panel, "DATE").answer_box.center()
    QTest.mouseMove(panel.list.viewport(), at(panel, "DATE", answer))
    assert shows_answer(panel, "DATE")
    QTest.mouseMove(panel.list.viewport(), at(panel, "DATE", answer) - QPoint(0, 30))
    assert not shows_answer(panel, "DATE")


def test_the_eye_shows_all_answers_and_covers_them_again(panel, qtbot):
    with qtbot.waitSignal(panel.answers_shown_changed) as told:
        panel.eye.click()
    assert told.args == [True]
    assert all(shows_answer(panel, one) for one in listed(panel))
    panel.set_answers_shown(False)
    assert not any(shows_answer(panel, one) for one in listed(panel))


def test_a_covered_answer_takes_the_room_of_an_open_one(panel):
    before = panel.list.visualRect(index(panel, "ACTOR"))
    panel.eye.click()
    assert panel.list.visualRect(index(panel, "ACTOR")) == before


def test_a_covered_answer_is_not_said_aloud(panel):
    role = Qt.ItemDataRole.AccessibleTextRole
    assert index(panel, "DATE").data(role) == ("Date. Question DATE?. new. Space shows the answer")
    panel.eye.click()
    assert index(panel, "DATE").data(role) == "Date. Question DATE?. new. Answer: 1902"


def test_a_covered_answer_cannot_be_read_from_its_picture(panel):
    covered = panel.list.viewport().grab(panel.list.visualRect(index(panel, "DATE"))).toImage()
    panel.set_cards([card("DATE", LETTERS, LETTERS.text[:38], answer="In 1911")], NOW)
    other = panel.list.viewport().grab(panel.list.visualRect(index(panel, "DATE"))).toImage()
    assert covered == other


# Actions


@pytest.mark.parametrize(
    ("one", "key", "status"),
    [
        ("OUT", Qt.Key.Key_A, Status.ACTIVE),
        ("OUT", Qt.Key.Key_X, Status.REJECTED),
        ("DATE", Qt.Key.Key_X, Status.REJECTED),
    ],
)
def test_keys_accept_and_reject(panel, qtbot, one, key, status):
    panel.choose(one)
    with qtbot.waitSignal(panel.status_wanted) as wanted:
        press(panel, key)
    assert wanted.args == [one, status]


def test_a_rejected_card_hands_the_cursor_to_the_next_one(panel):
    panel.choose("DATE")
    press(panel, Qt.Key.Key_Down)
    panel.set_cards([c for c in cards(DOCUMENT) if c.card.id != "ACTOR"], NOW)
    assert panel.list.currentIndex().data(CARD).card.id == "WHY"


def test_after_the_last_card_the_cursor_is_on_the_one_before(panel):
    panel.choose("OUT")
    panel.set_cards(cards(DOCUMENT)[:3], NOW)
    assert panel.list.currentIndex().data(CARD).card.id == "WHY"


def test_accepting_goes_on_to_the_next_suggested_card(bare):
    one, two, *_ = (card(k, LETTERS, "Anna", status=Status.SUGGESTED) for k in "AC")
    bare.set_cards([one, card("B", LETTERS, "Anna"), two], NOW)
    bare.all_chip.click()
    bare.choose("A")
    press(bare, Qt.Key.Key_A)
    assert bare.list.currentIndex().data(CARD).card.id == "C"
    press(bare, Qt.Key.Key_A)
    assert bare.list.currentIndex().data(CARD).card.id == "C"


def test_with_nothing_to_scroll_the_scroll_bar_has_no_handle(panel):
    panel.resize(336, 2000)
    QTest.qWait(1)
    assert not panel.list.verticalScrollBar().isEnabled()
    panel.resize(336, 200)
    QTest.qWait(1)
    assert panel.list.verticalScrollBar().isEnabled()


def test_tab_goes_through_the_panel_as_the_eye_does(panel):
    stops, widget = [], panel.on_screen_chip
    while widget is not panel.list:
        stops.append(widget)
        widget = widget.nextInFocusChain()
    kinds = panel.kind_chips.values()
    assert [s for s in stops if s.focusPolicy() & Qt.FocusPolicy.TabFocus] == [
        panel.on_screen_chip,
        panel.all_chip,
        panel.eye,
        *kinds,
        panel.suggested_chip,
        panel.lost_button,
    ]


def test_an_active_card_is_not_accepted_again(panel, qtbot):
    panel.choose("DATE")
    with qtbot.assertNotEmitted(panel.status_wanted):
        press(panel, Qt.Key.Key_A)


def test_a_suspended_card_is_woken_by_accepting_it(bare, qtbot):
    bare.set_cards([card("A", LETTERS, "Anna", status=Status.SUSPENDED)], NOW)
    bare.choose("A")
    with qtbot.waitSignal(bare.status_wanted) as wanted:
        press(bare, Qt.Key.Key_A)
    assert wanted.args == ["A", Status.ACTIVE]


def test_e_edits_the_current_card(panel, qtbot):
    panel.choose("WHY")
    with qtbot.waitSignal(panel.edit_wanted) as wanted:
        press(panel, Qt.Key.Key_E)
    assert wanted.args == ["WHY"]


@pytest.mark.parametrize(
    ("action", "signal", "args"),
    [
        (card_tile.ACCEPT, "status_wanted", ["OUT", Status.ACTIVE]),
        (card_tile.REJECT, "status_wanted", ["OUT", Status.REJECTED]),
        (card_tile.EDIT, "edit_wanted", ["OUT"]),
    ],
)
def test_the_words_on_a_suggested_tile_act(panel, qtbot, action, signal, args):
    panel.choose("OUT")
    chosen: list[str] = []
    panel.card_chosen.connect(chosen.append)
    with qtbot.waitSignal(getattr(panel, signal)) as wanted:
        click(panel, "OUT", tile(panel, "OUT").actions[action].center())
    assert (wanted.args, chosen) == (args, [])


def test_letters_that_do_nothing_here_are_left_to_the_window(panel):
    panel.choose("DATE")
    press(panel, Qt.Key.Key_W)
    assert panel.list.currentIndex().data(CARD).card.id == "DATE"


# Tiles


def test_the_items_of_a_list_are_numbered():
    made = card("A", LETTERS, "Anna", form=Form.LIST, answer="", answers=("oil", "rope"))
    found = card_tile.lay_out(made, 300)
    assert [number for _, number in found.numbers] == ["1.", "2."]
    assert [part.text.text for part in found.answer] == ["oil", "rope"]


def test_the_options_of_a_choice_stand_below_the_question():
    made = card("A", LETTERS, "Anna", form=Form.CHOICE, choices=("oil", "rope", "tar"))
    texts = [part.text.text for part in card_tile.lay_out(made, 300).question]
    assert texts[0] == "Question A?"
    assert sorted(text[0] for text in texts[1:]) == ["A", "B", "C"]
    assert sorted(text[3:] for text in texts[1:]) == ["oil", "rope", "tar"]


def test_a_longer_question_makes_a_higher_tile():
    short, long = (
        card_tile.lay_out(card("A", LETTERS, "Anna", question="Why did she write? " * n), 300)
        for n in (1, 6)
    )
    assert long.height > short.height
    assert long.answer_box.bottom() <= long.height


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_tiles_wear_the_theme(panel, theme):
    panel.set_theme(theme)
    picture = panel.list.viewport().grab(panel.list.visualRect(index(panel, "WHY"))).toImage()
    assert picture.pixelColor(150, 6).name() == theme.raised
    colours = {picture.pixelColor(card_tile.PAD + 4, y).name() for y in range(30)}
    assert theme.argument in colours
