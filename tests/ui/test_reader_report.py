"""What the reader shows of the report: bars beside what was put back, passages lit up, links."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QTextCursor

from studyapp.model import Anchor
from studyapp.ui.byline import REPORT, SOURCE
from studyapp.ui.marks import bar_colour
from studyapp.ui.reader import Reader
from studyapp.ui.theme import DARK, LIGHT, SEPIA
from tests.ui import reported
from tests.ui.keeper import stays

ARTICLE = reported.article()


@pytest.fixture
def reader(qtbot):
    made = Reader()
    qtbot.addWidget(made)
    made.resize(800, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def with_restored(*blocks):
    """The article with the running heads that these blocks stand for put back."""
    report = [
        replace(remark, block=block, restored=True)
        for remark, block in zip(ARTICLE.report[2:5], blocks, strict=False)
    ]
    return replace(ARTICLE, report=tuple(report))


def words(reader, span):
    return reader.page.text.plain_text(*span)


def test_what_was_put_back_has_a_bar_beside_it(reader):
    reader.show_document(with_restored("p3", "p1"), (), locate=stays)
    spans = reader.page.layer.restored
    assert [words(reader, span)[:8] for span in spans] == ["In 1762 ", "The gate"]


@pytest.mark.parametrize("theme", [LIGHT, DARK, SEPIA], ids=lambda theme: theme.name)
def test_the_bar_is_painted_left_of_its_lines(reader, theme):
    reader.set_theme(theme)
    reader.show_document(with_restored("p1"), (), locate=stays)
    page = reader.page
    top = page.rect_of(*page.text.span("p1", 0, 4))
    image = page.viewport().grab().toImage()
    row = [image.pixelColor(x, top.center().y()).name() for x in range(top.left())]
    assert QColor(bar_colour(theme)).name() in row
    below = page.rect_of(*page.text.span("p2", 0, 4)).center().y()
    row = [image.pixelColor(x, below).name() for x in range(top.left())]
    assert QColor(bar_colour(theme)).name() not in row


def test_its_tool_tip_says_why_it_had_been_left_out(reader):
    reader.show_document(with_restored("p1"), (), locate=stays)
    cursor = QTextCursor(reader.page.document())
    for block, tip in (("p1", "You put this back (running head dropped)"), ("p2", "")):
        cursor.setPosition(reader.page.text.position(block) + 3)
        assert cursor.charFormat().toolTip() == tip


def test_bars_follow_a_byline_that_grows(reader):
    document = with_restored("p3")
    reader.show_document(document, (), locate=stays)
    before = reader.page.text.byline[1]
    passage = document.passages()["p1"]
    from tests.ui.keeper import card

    reader.set_cards([card("ONE", passage, passage.text[:20])] * 1)
    assert reader.page.text.byline[1] != before
    (span,) = reader.page.layer.restored
    assert words(reader, span) == document.passages()["p3"].text


def test_a_passage_is_lit_in_no_kinds_colour_and_brought_into_view(qtbot, reader):
    reader.show_document(ARTICLE, (), locate=stays)
    passage = ARTICLE.passages()["p10"]
    assert reader.light_passage(Anchor.of(passage, 0, len(passage.text)))
    layer = reader.page.layer
    assert [words(reader, span) for span in layer.lit] == [passage.text]
    assert layer.lit_kind is None

    def seen():
        first, last = reader.page.visible()
        return first <= layer.lit[0][0] and layer.lit[0][1] <= last

    qtbot.waitUntil(seen)


def test_a_passage_that_is_not_there_puts_out_the_light(reader):
    reader.show_document(ARTICLE, (), locate=stays)
    passage = ARTICLE.passages()["p1"]
    reader.light_passage(Anchor.of(passage, 0, 5))
    assert not reader.light_passage(Anchor("gone", 0, 5, "words"))
    assert reader.page.layer.lit == []


@pytest.mark.parametrize("link", [REPORT, SOURCE])
def test_a_click_in_the_byline_is_told(qtbot, reader, link):
    reader.show_document(ARTICLE, (), locate=stays)
    with qtbot.waitSignal(reader.byline_chosen) as told:
        reader.page.anchorClicked.emit(QUrl(link))
    assert told.args == [link]
