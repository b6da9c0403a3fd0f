"""The way between passages and positions of the text, whatever comes between."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextTable

from studyapp.model import Block, BlockType, Document, Note
from studyapp.ui.byline import Words, set_byline
from studyapp.ui.theme import DARK, LIGHT
from studyapp.ui.typesetting import BACK, NOTE, Look, typeset
from tests.ui.keeper import block, heading

LOOK = Look(LIGHT, 18)


def words(text, span):
    cursor = QTextCursor(text.document)
    cursor.setPosition(span[0])
    cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def at(text, passage, offset=0) -> int:
    position = text.position(passage, offset)
    assert position is not None
    return int(position)


def note(number, block_id, offset, text="See the log book."):
    return Note(f"n{number}", str(number), text, ((0, len(text)),), block_id, offset)


def set_one(text, *notes, sort=BlockType.PARAGRAPH):
    return typeset(Document("T", "A", (block(text, sort, key="b"),), tuple(notes)), LOOK)


def test_title_blocks_and_notes_stand_in_order(qapp):
    document = Document("The keeper", "", (heading("One"), block("Text.")), (note(1, "x", 0),))
    assert typeset(document, LOOK).document.toPlainText().split("\n") == [
        "The keeper", "", "One", "Text.", "Notes", "1\tSee the log book.",
    ]  # fmt: skip


def test_a_span_of_a_block_is_found(qapp):
    text = set_one("The lamp went out in January.")
    assert words(text, text.span("b", 4, 8)) == "lamp"


def test_a_span_of_a_note_is_found(qapp):
    text = set_one("The lamp.", note(1, "b", 9))
    assert words(text, text.span("n1", 8, 11)) == "log"


def test_an_unknown_passage_has_no_position(qapp):
    assert set_one("The lamp.").span("gone", 0, 3) is None


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 9, "The lamp."), (10, 18, "It went."), (0, 18, "The lamp.7 It went."), (4, 8, "lamp")],
)
def test_spans_do_not_take_in_a_marker_at_their_edge(qapp, start, end, expected):
    text = set_one("The lamp. It went.", note(7, "b", 9))
    assert words(text, text.span("b", start, end)) == expected


def test_several_markers_at_one_place_are_all_passed(qapp):
    text = set_one("The lamp. It went.", note(7, "b", 9), note(8, "b", 9))
    assert words(text, text.span("b", 0, 9)) == "The lamp."
    assert words(text, text.span("b", 9, 18)) == " It went."


def test_offsets_count_code_points_where_qt_counts_units(qapp):
    text = set_one("A 😀 and a 😀 lamp.")
    assert words(text, text.span("b", 12, 16)) == "lamp"
    assert text.passage_at(text.position("b", 12)) == ("b", 12)


def test_lines_of_code_stay_one_passage(qapp):
    text = set_one("def light():\n    return 1", sort=BlockType.CODE)
    assert words(text, text.span("b", 17, 23)) == "return"


@pytest.mark.parametrize("separator", [" | ", "\t"])
def test_a_table_has_cells_whose_words_are_found(qapp, separator):
    rows = [("Year", "Barrels"), ("1902", "forty in all")]
    source = "\n".join(separator.join(row) for row in rows)
    text = set_one(source, sort=BlockType.TABLE)
    start = source.index("forty")
    assert words(text, text.span("b", start, start + 5)) == "forty"
    tables = [f for f in text.document.rootFrame().childFrames() if isinstance(f, QTextTable)]
    assert [(table.rows(), table.columns()) for table in tables] == [(2, 2)]


def test_a_table_without_even_columns_is_set_as_lines(qapp):
    text = set_one("a | b\nc", sort=BlockType.TABLE)
    assert text.document.rootFrame().childFrames() == []
    assert words(text, text.span("b", 6, 7)) == "c"


def test_what_follows_a_table_is_found(qapp):
    table = block("a | b\nc | d", BlockType.TABLE, key="t")
    text = typeset(Document("T", "", (table, block("The lamp.", key="b"))), LOOK)
    assert words(text, text.span("b", 4, 8)) == "lamp"


def test_a_longer_byline_moves_all_positions(qapp):
    text = set_one("The lamp. It went.", note(7, "b", 9))
    moved = set_byline(text, ((Words("M. Sund · 120 words"),),), LIGHT)
    assert moved == 19
    assert words(text, text.span("b", 4, 8)) == "lamp"
    assert words(text, text.marker("n7")) == "7"
    assert set_byline(text, ((Words("M. Sund"),),), LIGHT) == -12
    assert words(text, text.span("n7", 8, 11)) == "log"


def test_positions_above_the_article_belong_to_no_passage(qapp):
    text = set_one("The lamp.")
    assert text.passage_at(0) is None


def test_the_heading_above_a_position_is_known(qapp):
    one, two = replace(heading("One"), id="h1"), replace(heading("Two", 2), id="h2")
    blocks = (block("Before.", key="a"), one, block("Text.", key="b"), two, block("End.", key="c"))
    text = typeset(Document("T", "", blocks), LOOK)
    found = [text.heading_at(at(text, i)) for i in ("a", "h1", "b", "h2", "c")]
    assert found == ["", "h1", "h1", "h2", "h2"]


def test_markers_and_notes_link_to_each_other(qapp):
    text = set_one("The lamp. It went.", note(7, "b", 9))
    cursor = QTextCursor(text.document)
    cursor.setPosition(text.marker("n7")[1])
    assert cursor.charFormat().anchorHref() == NOTE + "n7"
    cursor.setPosition(text.position("n7") - 1)
    assert cursor.charFormat().anchorHref() == BACK + "n7"


def test_a_note_whose_block_is_gone_is_listed_without_a_link(qapp):
    text = set_one("The lamp.", note(7, "elsewhere", 3))
    assert text.marker("n7") is None
    assert "7\tSee the log book." in text.document.toPlainText()


def test_copied_text_has_no_note_markers(qapp):
    text = set_one("The lamp. It went.", note(7, "b", 9), note(8, "b", 18))
    start, end = text.span("b", 4, 18)
    assert text.plain_text(start, end) == "lamp. It went."


def test_copied_text_keeps_lines_and_paragraphs(qapp):
    blocks = (block("x\ny", BlockType.CODE, key="a"), block("End.", key="b"))
    text = typeset(Document("T", "", blocks), LOOK)
    assert text.plain_text(at(text, "a"), at(text, "b", 4)) == "x\ny\n\nEnd."


def test_items_are_set_as_one_list_until_another_block_comes(qapp):
    item = BlockType.ITEM
    blocks = (block("oil;", item), block("rope.", item), block("And."), block("more.", item))
    document = typeset(Document("T", "", blocks), LOOK).document
    lists = []
    line = document.begin()
    while line.isValid():
        lists.append(line.textList().count() if line.textList() else 0)
        line = line.next()
    assert lists[-4:] == [2, 2, 0, 1]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_text_is_set_in_the_ink_of_the_theme(qapp, theme):
    text = typeset(Document("T", "", (block("The lamp.", key="b"),)), Look(theme, 18))
    cursor = QTextCursor(text.document)
    cursor.setPosition(at(text, "b", 3))
    assert cursor.charFormat().foreground().color().name() == theme.ink


def test_sizes_follow_the_text_size(qapp):
    sizes = []
    for size in (18, 36):
        text = typeset(Document("T", "", (heading("H"),)), Look(LIGHT, size))
        block_ = text.document.findBlock(at(text, heading("H").id))
        sizes.append(block_.charFormat().font().pixelSize())
    assert sizes == [27, 54]


plain = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufffc\ufdd0\ufdd1"
    ),
    min_size=1,
    max_size=60,
)


@given(data=st.data())
def test_every_span_of_a_passage_leads_to_its_words(qapp, data):
    source = data.draw(plain)
    offsets = st.integers(0, len(source))
    places = sorted(data.draw(st.lists(offsets, max_size=4)))
    notes = [note(n, "b", place) for n, place in enumerate(places)]
    a, b = sorted((data.draw(offsets), data.draw(offsets)))
    passage = Block("b", BlockType.PARAGRAPH, source, ((0, len(source)),))
    text = typeset(Document("T", "", (passage,), tuple(notes)), LOOK)
    set_byline(text, ((Words("A line below the title"),),), LIGHT)
    span = text.span("b", a, b)
    assert span is not None
    start, end = span
    if a < b:
        assert text.plain_text(start, end).replace("\xa0", " ") == source[a:b].replace("\xa0", " ")
        assert text.passage_at(start) == ("b", a)
