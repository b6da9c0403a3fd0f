"""The reader: marks and notes, moving about, what it tells, finding, copying."""

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from studyapp.model import Document, Kind
from studyapp.ui.reader import Reader
from studyapp.ui.theme import DARK
from studyapp.ui.typesetting import BACK, NOTE
from tests.ui.keeper import LETTERS, WINTER, article, card, cards, heading, reviewed, stays


@pytest.fixture
def document():
    return article()


@pytest.fixture
def empty(qtbot):
    made = Reader()
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def reader(empty, document):
    empty.show_document(document, cards(document), locate=stays)
    return empty


def position(reader, passage, offset=0):
    return reader.page.text.position(passage, offset)


def in_view(reader, passage, offset=0):
    first, last = reader.page.visible()
    return first <= position(reader, passage, offset) < last


def settle(reader, qtbot):
    """Wait until nothing scrolls any more."""
    bar = reader.page.verticalScrollBar()
    seen = []

    def still():
        seen.append(bar.value())
        return len(seen) > 3 and len(set(seen[-4:])) == 1

    qtbot.waitUntil(still)


def point(reader, passage, words):
    text = reader.page.text
    start = text.position(passage, text_of(reader, passage).index(words))
    return reader.page.rect_of(start, start + len(words)).center()


def text_of(reader, passage):
    return {"letters": LETTERS, "winter": WINTER}[passage]


def click(reader, at):
    QTest.mouseClick(reader.page.viewport(), Qt.MouseButton.LeftButton, pos=at)


# Going to places


def test_a_card_lights_up_its_sentence_in_the_upper_part_of_the_view(reader, qtbot):
    assert reader.light_up("OUT")
    settle(reader, qtbot)
    assert in_view(reader, "winter")
    y = reader.page.rect_of(*reader.page.layer.lit[0]).top()
    assert 0 < y < reader.page.viewport().height() / 2
    assert reader.page.layer.lit == [reader.page.text.span("winter", 0, 34)]
    assert reader.page.layer.lit_kind is Kind.DATE


def test_a_sentence_that_is_in_view_does_not_jump(reader, qtbot):
    reader.page.verticalScrollBar().setValue(20)
    assert reader.light_up("DATE")
    settle(reader, qtbot)
    assert reader.page.verticalScrollBar().value() == 20


def test_a_card_whose_passage_is_gone_is_not_lit(reader, document):
    shorter = Document(document.title, "", document.blocks[2:])
    reader.show_document(shorter, cards(document), locate=lambda _d, _a: None)
    assert not reader.light_up("DATE")
    assert reader.page.layer.lit == []


def test_an_unknown_card_is_not_lit(reader):
    reader.light_up("DATE")
    assert not reader.light_up("GONE")
    assert reader.page.layer.lit == []


def test_a_moved_passage_is_lit_where_it_is_now(empty, document):
    start = WINTER.index("Nobody")
    moved = card("A", document.passages()["winter"], WINTER[start:]).card.anchor
    made = cards(document)[:1]
    changed = Document("T", "", document.blocks[2:])
    empty.show_document(changed, made, locate=lambda _d, _a: moved)
    assert empty.light_up("DATE")
    assert empty.page.layer.lit == [empty.page.text.span("winter", start, len(WINTER))]


def test_a_heading_comes_to_the_top(reader, document, qtbot):
    reader.go_to(heading("Winter").id)
    settle(reader, qtbot)
    top = reader.page.rect_of(*reader.page.text.span(heading("Winter").id, 0, 6)).top()
    assert 0 <= top < 60


def test_going_to_an_unknown_block_does_nothing(reader):
    reader.go_to("gone")
    assert reader.page.verticalScrollBar().value() == 0


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6])
def test_a_place_is_found_again(reader, share):
    reader.go_to_place(share)
    assert reader.place() == pytest.approx(share, abs=0.02)


def test_a_place_far_down_is_reached_before_the_article_is_laid_out(empty):
    long = article(400)
    empty.show_document(long, (), locate=stays)
    empty.go_to_place(0.6)
    assert empty.place() == pytest.approx(0.6, abs=0.001)


def test_a_place_set_before_the_reader_is_shown_is_kept(qtbot, document):
    reader = Reader()
    qtbot.addWidget(reader)
    reader.show_document(document, (), locate=stays)
    reader.go_to_place(0.5)
    reader.resize(700, 600)
    reader.show()
    qtbot.waitExposed(reader)
    assert reader.place() == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize(
    "change",
    [
        lambda reader: reader.set_font_size(26),
        lambda reader: reader.set_theme(DARK),
        lambda reader: reader.resize(460, 500),
        lambda reader: reader.set_cards([]),
    ],
    ids=["font size", "theme", "width", "cards"],
)
def test_changes_keep_the_place(reader, change):
    reader.go_to_place(0.4)
    before = reader.page.top()[0] - reader.page.text.byline[1]
    change(reader)
    after = reader.page.top()[0] - reader.page.text.byline[1]
    assert abs(after - before) < 90


def test_a_theme_keeps_lit_words_and_marks(reader):
    reader.light_up("DATE")
    before = reader.page.layer.lit
    reader.set_theme(DARK)
    assert reader.page.layer.lit == before
    assert reader.page.layer.marks_between(0, 10**6)
    assert reader.page.layer.theme == DARK


@pytest.mark.parametrize(
    ("key", "moves"),
    [
        (Qt.Key.Key_Down, lambda a, b, top: a < b),
        (Qt.Key.Key_PageDown, lambda a, b, top: b - a > 200),
        (Qt.Key.Key_Up, lambda a, b, top: b < a),
        (Qt.Key.Key_PageUp, lambda a, b, top: a - b > 200),
        (Qt.Key.Key_Home, lambda a, b, top: b == 0),
        (Qt.Key.Key_End, lambda a, b, top: b == top),
    ],
)
def test_keys_scroll(reader, key, moves):
    bar = reader.page.verticalScrollBar()
    reader.page.lay_out()
    bar.setValue(700)
    QTest.keyClick(reader.page, key)
    assert moves(700, bar.value(), bar.maximum())


def test_end_leads_to_the_end_of_an_article_that_was_just_opened(empty):
    empty.show_document(article(400), (), locate=stays)
    QTest.keyClick(empty.page, Qt.Key.Key_End)
    value = empty.page.verticalScrollBar().value()
    empty.page.lay_out()
    assert value == empty.page.verticalScrollBar().maximum()


def test_the_column_is_centred_and_has_60_to_75_characters(reader, document):
    reader.resize(1100, 600)
    block = reader.page.document().findBlock(position(reader, "first1"))
    line = block.layout().lineAt(0)
    assert 55 <= line.textLength() <= 75
    margins = reader.page.viewportMargins()
    assert margins.left() == margins.right() > 150


@pytest.mark.parametrize("change", ["nothing", "cards"])
def test_all_of_a_long_article_is_laid_out(empty, change):
    long = article(400)
    empty.show_document(long, cards(long), locate=stays)
    if change == "cards":
        empty.set_cards(cards(long)[:0])
    empty.go_to_place(1.0)
    text = empty.page.document()
    blocks = [text.findBlockByNumber(n) for n in range(text.blockCount())]
    assert [b.text() for b in blocks if b.text() and not b.layout().lineCount()] == []


def test_dropped_files_are_left_to_the_window(reader):
    assert not reader.page.acceptDrops()
    assert not reader.page.viewport().acceptDrops()


# What it tells


def test_the_cards_in_view_are_told_in_order(empty, document, qtbot):
    with qtbot.waitSignal(empty.on_screen_changed) as told:
        empty.show_document(document, cards(document), locate=stays)
    assert told.args == [["DATE", "ACTOR", "WHY"]]


def test_scrolling_tells_cards_and_section_anew(reader, qtbot):
    qtbot.wait(80)
    with (
        qtbot.waitSignal(reader.on_screen_changed, check_params_cb=lambda ids: ids == ["OUT"]),
        qtbot.waitSignal(
            reader.section_changed, check_params_cb=lambda i: i == heading("Winter").id
        ),
    ):
        reader.go_to(heading("Winter").id)


def test_nothing_is_told_twice(reader, qtbot):
    qtbot.wait(80)
    with qtbot.assertNotEmitted(reader.on_screen_changed, wait=100):
        reader.page.verticalScrollBar().setValue(3)


def test_the_byline_says_who_wrote_how_much_and_what_has_cards(reader, document):
    reader.set_cards(cards(document)[:1])
    start, length = reader.page.text.byline
    byline = reader.page.toPlainText()[start : start + length]
    assert byline.split("  ·  ") == ["M. Sund", "1,552 words", "1 of 85 sentences has a card"]


def test_name_and_description_are_said_aloud(reader):
    interface = QAccessible.queryAccessibleInterface(reader.page)
    assert interface.text(QAccessible.Text.Name) == "Article: The keeper"
    assert interface.text(QAccessible.Text.Description) == "1 of 85 sentences has a card"


def test_a_cleared_reader_shows_nothing(reader):
    reader.clear()
    assert reader.page.toPlainText().strip() == ""
    assert not reader.light_up("DATE")


# Marks under the pointer


def test_a_click_on_marked_words_chooses_their_card(reader, qtbot):
    with qtbot.waitSignal(reader.card_chosen) as chosen:
        click(reader, point(reader, "letters", "1902"))
    assert chosen.args == ["DATE"]


def test_clicks_on_the_same_words_go_through_their_cards(reader):
    chosen: list[str] = []
    reader.card_chosen.connect(chosen.append)
    reader.card_chosen.connect(reader.light_up)
    for _ in range(3):
        click(reader, point(reader, "letters", "Anna"))
    assert chosen == ["ACTOR", "WHY", "ACTOR"]


def test_a_click_beside_marks_chooses_nothing(reader, qtbot):
    with qtbot.assertNotEmitted(reader.card_chosen):
        click(reader, point(reader, "letters", "waited"))


def test_hovering_marked_words_shows_a_hand_and_their_question(reader, qtbot):
    def hover() -> bool:
        # A pointer that an earlier test left there would not move.
        QTest.mouseMove(reader.page.viewport(), QPoint(100, 20))
        QTest.mouseMove(reader.page.viewport(), point(reader, "letters", "1902"))
        qtbot.wait(700)
        return bool(reader.hints.popup.isVisible())

    qtbot.waitUntil(hover, timeout=10_000)
    assert reader.hints.popup.text() == "Question DATE?"
    assert reader.page.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(reader.page.viewport(), QPoint(100, 20))
    qtbot.waitUntil(lambda: not reader.hints.popup.isVisible())
    assert reader.page.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor


def test_a_pointer_that_only_passes_shows_nothing(reader, qtbot):
    QTest.mouseMove(reader.page.viewport(), point(reader, "letters", "1902"))
    QTest.mouseMove(reader.page.viewport(), QPoint(100, 20))
    qtbot.wait(400)
    assert not reader.hints.popup.isVisible()


def test_marks_follow_the_cards(reader, document):
    reader.set_cards([])
    assert reader.page.layer.marks_between(0, 10**6) == []
    suggested = cards(document)[3:]
    reader.set_cards(suggested)
    assert [mark.faint for mark in reader.page.layer.marks_between(0, 10**6)] == [True]


def test_only_a_lit_card_fills_its_whole_sentence(reader):
    layer, text = reader.page.layer, reader.page.text
    sentence = text.span("letters", 0, 38)
    year = text.span("letters", 33, 37)
    painted = [s for s in layer.visible_stretches(*sentence) if s.kinds == (Kind.DATE,)]
    assert [(s.start, s.end) for s in painted] == [year]
    assert (layer.marks_at(year[0])[0].start, layer.marks_at(year[0])[0].end) == year
    reader.light_up("DATE")
    assert layer.lit == [sentence]


# Notes


def test_a_note_stands_beside_its_marker_and_at_the_end(reader):
    reader.hints.show_note("note1")
    assert reader.hints.popup.isVisible()
    assert reader.hints.popup.text() == "Letter book, folio 12."
    assert reader.page.toPlainText().rstrip().endswith("1\tLetter book, folio 12. ↑")


def test_a_clicked_note_stays_until_escape(reader, qtbot):
    reader.page.anchorClicked.emit(QUrl(NOTE + "note1"))
    assert reader.hints.popup.pinned
    QTest.keyClick(reader.page, Qt.Key.Key_Escape)
    assert not reader.hints.popup.isVisible()


def test_a_second_click_goes_to_the_note_and_its_arrow_back(reader, qtbot):
    for _ in range(2):
        reader.page.anchorClicked.emit(QUrl(NOTE + "note1"))
    settle(reader, qtbot)
    assert in_view(reader, "note1")
    reader.page.anchorClicked.emit(QUrl(BACK + "note1"))
    settle(reader, qtbot)
    assert in_view(reader, "letters", 38)


def test_tab_shows_the_notes_in_view_then_leaves(reader, qtbot):
    reader.page.setFocus()
    QTest.keyClick(reader.page, Qt.Key.Key_Tab)
    assert reader.hints.popup.text() == "Letter book, folio 12."
    QTest.keyClick(reader.page, Qt.Key.Key_Tab)
    assert not reader.hints.popup.isVisible()


def test_scrolling_closes_the_pop_up(reader):
    reader.hints.show_note("note1", pinned=True)
    reader.page.verticalScrollBar().setValue(50)
    assert not reader.hints.popup.isVisible()


def test_the_pop_up_stays_within_the_reader(reader):
    reader.hints.show_note("note1")
    assert reader.rect().contains(reader.hints.popup.geometry())


# Sentences without a card


def test_n_goes_to_the_next_sentence_without_a_card_and_round(empty):
    short = article(0)
    passages = short.passages()
    made = [card("A", passages["letters"], LETTERS[:38]), card("B", passages["winter"], WINTER)]
    empty.show_document(short, made, locate=stays)
    lit = []
    for _ in range(3):
        QTest.keyClick(empty.page, Qt.Key.Key_N)
        lit += empty.page.layer.lit
    board, waited = ((empty.page.text.span("letters", *s)) for s in ((39, 79), (80, 91)))
    assert lit == [board, waited, board]
    assert empty.page.layer.lit_kind is None


def test_n_begins_with_what_is_in_view(reader):
    reader.go_to_place(0.7)
    first, last = reader.page.visible()
    assert reader.next_uncovered()
    assert first <= reader.page.layer.lit[0][0] < last


def test_where_all_sentences_have_cards_n_does_nothing(empty):
    short = article(0)
    passages = short.passages()
    made = [card("A", passages["letters"], LETTERS), card("B", passages["winter"], WINTER)]
    empty.show_document(short, made, locate=stays)
    assert not empty.next_uncovered()


def test_a_click_on_the_strip_goes_to_the_sentence(reader, qtbot):
    last = len(reader.strip.shown) - 1
    reader.strip.sentence_chosen.emit(last)
    settle(reader, qtbot)
    assert in_view(reader, "second39")


def test_the_strip_shows_how_the_cards_stand(reader, document):
    learned = card("DATE", document.passages()["letters"], LETTERS[:38], schedule=reviewed(30))
    reader.set_cards([learned])
    assert [s.memory.name for s in reader.strip.shown[:2]] == ["KNOWN", "NONE"]


# Finding and copying


def selected(reader):
    return reader.page.textCursor().selectedText()


def test_find_goes_from_match_to_match_and_round(reader, qtbot):
    places = []
    for _ in range(3):
        assert reader.find("anna holm") or reader.find("harbour board")
        places.append(reader.page.textCursor().selectionStart())
    assert selected(reader) == "Anna Holm"
    assert len(set(places)) == 1


def test_find_goes_on_to_later_matches(reader, qtbot):
    assert reader.find("lamp")
    first = reader.page.textCursor().selectionStart()
    settle(reader, qtbot)
    assert in_view(reader, "winter")
    assert reader.find("kept") is False
    assert reader.find("LETTER")
    assert reader.find("LETTER")
    assert selected(reader).lower() == "letter"
    assert reader.page.textCursor().selectionStart() != first


def test_find_backward_goes_the_other_way(reader):
    reader.find("tide")
    first = reader.page.textCursor().selectionStart()
    reader.find("tide")
    reader.find("tide", backward=True)
    assert reader.page.textCursor().selectionStart() == first
    reader.find("tide", backward=True)
    assert reader.page.textCursor().selectionStart() > first


def test_typing_on_stays_at_a_match_that_still_fits(reader):
    reader.find("ti")
    first = reader.page.textCursor().selectionStart()
    reader.find("tide")
    assert reader.page.textCursor().selectionStart() == first
    assert selected(reader) == "tide"


def test_find_passes_over_note_markers(reader):
    assert reader.find("1902. The harbour")
    assert "harbour" in selected(reader)


@pytest.mark.parametrize("words", ["", "  ", "no such words"])
def test_what_is_not_there_is_not_found_and_nothing_stays_coloured(reader, words):
    reader.find("tide")
    assert reader.page.layer.matches
    assert not reader.find(words)
    assert reader.page.layer.matches == []


def test_all_matches_are_coloured(reader):
    reader.find("tide came in")
    assert len(reader.page.layer.matches) == 80


def test_copied_text_is_clean(reader):
    reader.find("1902. The harbour")
    assert reader.page.createMimeDataFromSelection().text() == "1902. The harbour"


def test_text_is_selected_with_the_mouse(reader):
    viewport = reader.page.viewport()
    start, end = point(reader, "letters", "Anna"), point(reader, "letters", "letters")
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end + QPoint(1, 0))
    assert "Holm wrote three" in selected(reader)


def test_it_says_which_match_is_selected(reader):
    assert reader.page.match() == (0, 0)
    reader.find("tide")
    assert reader.page.match() == (1, 80)
    reader.find("tide")
    assert reader.page.match() == (2, 80)
    reader.find("tide", backward=True)
    reader.find("tide", backward=True)
    assert reader.page.match() == (80, 80)


@pytest.mark.parametrize("modifier", ["NoModifier", "ControlModifier"])
def test_end_and_home_lead_to_the_ends(reader, modifier):
    keys = getattr(Qt.KeyboardModifier, modifier)
    bar = reader.page.verticalScrollBar()
    QTest.keyClick(reader.page, Qt.Key.Key_End, keys)
    assert bar.value() == bar.maximum() > 0
    QTest.keyClick(reader.page, Qt.Key.Key_Home, keys)
    assert bar.value() == 0


def test_space_turns_a_page(reader):
    QTest.keyClick(reader.page, Qt.Key.Key_Space)
    assert reader.page.verticalScrollBar().value() == reader.page.verticalScrollBar().pageStep()


def test_a_press_keeps_the_question_away_from_what_is_selected(reader, qtbot):
    at = point(reader, "letters", "1902")
    reader.page.hovered.emit(reader.page.position_at(at))
    assert reader.hints._rest.isActive()
    QTest.mousePress(reader.page.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert not reader.hints._rest.isActive()


def test_the_menu_of_the_text_copies_the_selection(reader, qtbot):
    def offered():
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(9, 9), QPoint(9, 9))
        reader.page.contextMenuEvent(event)
        made = reader.page.findChildren(QMenu)[-1]
        found = {action.text(): action.isEnabled() for action in made.actions()}
        made.close()
        return found

    assert offered() == {"Copy": False, "Select all": True, "Make a card…": False}
    reader.page.selectAll()
    assert offered() == {"Copy": True, "Select all": True, "Make a card…": True}
