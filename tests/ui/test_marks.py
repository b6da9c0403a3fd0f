"""Marks: which words of a sentence a card marks, and how overlapping marks lie on each other."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter

from studyapp.model import Card, Form, Kind
from studyapp.ui.mark_layer import LIT_BARE, MarkLayer, match_colour
from studyapp.ui.marks import Mark, Stretch, fill_colour, paint_underline, stretches
from studyapp.ui.placing import answer_spans, located
from studyapp.ui.theme import THEMES, blend
from tests.ui.keeper import article, cards, stays

SENTENCE = "In May 1989 Anna Holm and Peder Lund met the board, as the board had wished in 1988."


def answered(answer, kind=Kind.DATE, answers=()):
    return Card(id="A", kind=kind, form=Form.QUESTION, question="?", answer=answer, answers=answers)


@pytest.mark.parametrize(
    ("card", "words"),
    [
        (answered("May 1989"), ["May 1989"]),
        (answered("may  1989"), ["May 1989"]),
        (answered("Anna Holm and Peder Lund", Kind.ACTOR), ["Anna Holm and Peder Lund"]),
        (answered("Peder Lund and Anna Holm", Kind.ACTOR), ["Anna Holm", "Peder Lund"]),
        (answered("", Kind.ACTOR, ("Peder Lund", "nobody")), ["Peder Lund"]),
        (answered("198"), []),
        (answered("spring 1989"), []),
        (answered("Anna Holm and the crew", Kind.ACTOR), []),
        (answered("the board", Kind.ARGUMENT), []),
        (answered("May 1989", Kind.OWN), []),
        (answered(""), []),
    ],
)
def test_dates_and_actors_mark_the_words_of_their_answer(card, words):
    assert [SENTENCE[a:b] for a, b in answer_spans(card, SENTENCE)] == words


def test_an_answer_is_found_over_a_line_break():
    assert answer_spans(answered("May 1989"), "It was May\n1989.") == [(7, 15)]


def test_an_answer_within_a_longer_word_is_passed_over():
    assert answer_spans(answered("1989"), "No 19891 but 1989.") == [(13, 17)]
    assert answer_spans(answered("lamp", Kind.ACTOR), "The lamppost.") == []


def mark(start, end, kind=Kind.DATE, *, faint=False):
    return Mark(start, end, "A", kind, faint)


def test_a_shorter_mark_lies_on_a_longer_one():
    flat = stretches([mark(0, 30, Kind.ARGUMENT), mark(10, 15)])
    assert flat == [
        Stretch(0, 10, (Kind.ARGUMENT,), False),
        Stretch(10, 15, (Kind.DATE,), False),
        Stretch(15, 30, (Kind.ARGUMENT,), False),
    ]


def test_equal_marks_share_their_words():
    assert stretches([mark(0, 9), mark(0, 9, Kind.ACTOR), mark(0, 9)]) == [
        Stretch(0, 9, (Kind.DATE, Kind.ACTOR), False)
    ]


def test_suggested_cards_show_only_beside_others():
    assert stretches([mark(0, 5, faint=True), mark(3, 20, Kind.ACTOR)]) == [
        Stretch(0, 3, (Kind.DATE,), True),
        Stretch(3, 5, (Kind.ACTOR,), False),
        Stretch(5, 20, (Kind.ACTOR,), False),
    ]


marks = st.builds(
    lambda a, length, kind, faint: mark(a, a + length, kind, faint=faint),
    st.integers(0, 30), st.integers(1, 20), st.sampled_from(Kind), st.booleans(),
)  # fmt: skip


@given(st.lists(marks, max_size=8))
def test_every_marked_character_is_painted_once(some):
    painted = [n for s in stretches(some) for n in range(s.start, s.end)]
    assert sorted(painted) == sorted({n for m in some for n in range(m.start, m.end)})


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("theme", "kind", "lit"),
    list(product(THEMES.values(), Kind, (False, True))),
    ids=lambda value: getattr(value, "name", str(value)),
)
def test_text_on_fills_keeps_its_contrast(theme, kind, lit):
    assert contrast(theme.ink, fill_colour(theme, kind, lit=lit)) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_text_on_matches_and_bare_sentences_keeps_its_contrast(theme):
    assert contrast(theme.ink, match_colour(theme)) >= 4.5
    assert contrast(theme.ink, blend(theme.accent, theme.paper, LIT_BARE)) >= 4.5


def test_kinds_differ_by_their_underline_without_colour(qapp):
    lines = set()
    for kind in Kind:
        image = QImage(40, 2, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_underline(painter, 0, 40, 0, kind, "#000000")
        painter.end()
        lines.add("".join("x" if image.pixel(x, 0) & 1 == 0 else " " for x in range(40)))
    assert len(lines) == len(Kind)
    assert "x" * 40 in lines


def test_marks_are_found_by_position_the_shortest_first():
    layer = MarkLayer()
    long, short, far = mark(0, 30, Kind.ARGUMENT), mark(10, 15), mark(40, 50)
    layer.set_marks([far, long, short])
    assert layer.marks_at(12) == [short, long]
    assert layer.marks_at(29) == [long]
    assert layer.marks_at(30) == []
    assert layer.marks_between(20, 45) == [long, far]


def test_a_passage_where_it_was_needs_no_search():
    document = article(2)
    asked = []
    found = located(document, [c.card for c in cards(document)], lambda *a: asked.append(a))
    assert asked == []
    assert [len(places) for places in found.values()] == [1, 1, 1, 1]


def test_a_passage_that_moved_is_asked_for_and_one_that_is_gone_left_out():
    document = article(2)
    shorter = type(document)("T", "", document.blocks[2:])
    made = [c.card for c in cards(document)]
    assert located(shorter, made, lambda _d, _a: None)["DATE"] == []
    assert located(shorter, made, stays)["DATE"] == [made[0].anchor]
