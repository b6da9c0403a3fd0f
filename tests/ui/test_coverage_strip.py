"""Which sentences have cards and how well they are known; the strip that shows it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from studyapp.model import Document, State, Status
from studyapp.ui.coverage_strip import (
    CoverageStrip,
    Memory,
    Sentence,
    covered_text,
    sentences,
)
from studyapp.ui.theme import DARK, LIGHT
from tests.ui.keeper import LETTERS, block, card, heading, reviewed

FIRST, SECOND = LETTERS[:38], LETTERS[39:79]
LETTERS_BLOCK = block(LETTERS, key="letters")
DOCUMENT = Document("T", "", (heading("Letters"), LETTERS_BLOCK))


def states(*cards):
    anchors = {c.card.id: [c.card.anchor] for c in cards}
    return [s.memory for s in sentences(DOCUMENT, cards, anchors)]


def on(quote, schedule=None, key="A", **fields):
    return card(key, LETTERS_BLOCK, quote, schedule=schedule, **fields)


def test_headings_are_no_sentences():
    assert len(sentences(DOCUMENT, (), {})) == 3


@pytest.mark.parametrize(
    ("schedule", "state"),
    [
        (None, Memory.CARDS),
        (reviewed(30), Memory.KNOWN),
        (reviewed(5), Memory.LEARNING),
        (reviewed(30, state=State.RELEARNING), Memory.LEARNING),
    ],
)
def test_a_sentence_stands_as_its_card_does(schedule, state):
    assert states(on(SECOND, schedule)) == [Memory.NONE, state, Memory.NONE]


def test_a_sentence_is_known_only_when_all_its_cards_are():
    known, new = on(FIRST, reviewed(30), "A"), on(FIRST, None, "B")
    assert states(known, new)[0] is Memory.LEARNING
    assert states(known, on(FIRST, reviewed(22), "B"))[0] is Memory.KNOWN


@pytest.mark.parametrize("status", [Status.SUGGESTED, Status.SUSPENDED])
def test_only_active_cards_cover_a_sentence(status):
    assert states(on(FIRST, status=status))[0] is Memory.NONE


def test_a_card_on_part_of_a_sentence_covers_that_sentence_only():
    assert states(on("three letters")) == [Memory.CARDS, Memory.NONE, Memory.NONE]


def test_a_card_whose_passage_is_gone_covers_nothing():
    gone = on(FIRST)
    found = sentences(DOCUMENT, (gone,), {gone.card.id: []})
    assert {s.memory for s in found} == {Memory.NONE}


def row(*memories, length=10):
    return [Sentence("b", n * length, (n + 1) * length, m) for n, m in enumerate(memories)]


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (row(Memory.NONE, Memory.CARDS, Memory.KNOWN), "2 of 3 sentences have a card"),
        (row(Memory.NONE, Memory.CARDS), "1 of 2 sentences has a card"),
        ([], "No sentences"),
    ],
)
def test_coverage_is_told_in_words(found, text):
    assert covered_text(found) == text


@pytest.fixture
def strip(qtbot):
    made = CoverageStrip()
    qtbot.addWidget(made)
    made.resize(13, 108)
    made.show()
    return made


def colour_at(strip, y):
    return strip.grab().toImage().pixelColor(6, y).name()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_each_state_has_its_colour(strip, theme):
    strip.set_theme(theme)
    strip.set_sentences(row(*Memory))
    colours = [colour_at(strip, y) for y in (16, 41, 66, 91)]
    assert colours == [
        theme.strip_none,
        theme.strip_cards,
        theme.strip_learning,
        theme.strip_known,
    ]


def test_where_sentences_are_lower_than_a_pixel_the_most_frequent_state_shows(strip):
    strip.set_sentences(row(*[Memory.KNOWN] * 600, *[Memory.NONE] * 400, *[Memory.KNOWN] * 200))
    assert colour_at(strip, 20) == LIGHT.strip_known
    assert colour_at(strip, 70) == LIGHT.strip_none


def test_a_click_chooses_the_sentence_under_it(strip, qtbot):
    strip.set_sentences(row(*Memory))
    chosen: list[int] = []
    strip.sentence_chosen.connect(chosen.append)
    for y in (5, 41, 103):
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(6, y))
    assert chosen == [0, 1, 3]


def test_longer_sentences_have_longer_cells(strip):
    strip.set_sentences([Sentence("b", 0, 10, Memory.NONE), Sentence("b", 10, 100, Memory.KNOWN)])
    assert [strip.sentence_at(y) for y in (10, 17, 100)] == [0, 1, 1]


def test_an_empty_strip_takes_no_click(strip):
    strip.set_sentences([])
    chosen: list[int] = []
    strip.sentence_chosen.connect(chosen.append)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(6, 50))
    assert chosen == []


def test_coverage_is_its_tool_tip_and_its_accessible_description(strip):
    strip.set_sentences(row(Memory.NONE, Memory.CARDS, Memory.KNOWN))
    assert strip.toolTip() == "2 of 3 sentences have a card"
    assert strip.accessibleDescription() == strip.toolTip()


def test_the_sentences_in_view_are_marked(strip):
    strip.set_sentences(row(*Memory))
    outside = strip.grab().toImage().pixelColor(1, 41).name()
    strip.set_view(1, 2)
    assert strip.grab().toImage().pixelColor(1, 41).name() != outside
    assert strip.grab().toImage().pixelColor(1, 91).name() == outside
