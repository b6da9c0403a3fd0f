"""Intervals, due texts, excerpts: the short texts of the views."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.model import Card, Form, Kind, LibraryCard, State, Status
from studyapp.ui.wording import (
    due_text,
    excerpt,
    history_text,
    interval_text,
)
from tests.ui.keeper import NOW, reviewed


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (timedelta(seconds=-5), "less than a minute"),
        (timedelta(seconds=59), "less than a minute"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(minutes=10), "10 minutes"),
        (timedelta(minutes=59, seconds=40), "1 hour"),
        (timedelta(hours=5), "5 hours"),
        (timedelta(hours=23, minutes=45), "1 day"),
        (timedelta(days=9), "9 days"),
        (timedelta(days=59), "59 days"),
        (timedelta(days=61), "2 months"),
        (timedelta(days=64), "2.1 months"),
        (timedelta(days=364), "1 year"),
        (timedelta(days=550), "1.5 years"),
        (timedelta(days=36500), "99.9 years"),
    ],
)
def test_an_interval_is_said_in_one_unit(interval, text):
    assert interval_text(interval) == text


def plain_card(**fields):
    made = Card(id="A", kind=Kind.DATE, form=Form.QUESTION, question="When?", answer="1902")
    return LibraryCard(made, 1, NOW, NOW, **fields)


@pytest.mark.parametrize(
    ("card", "text"),
    [
        (plain_card(), "new"),
        (plain_card(schedule=reviewed(9, due=timedelta(0))), "due now"),
        (plain_card(schedule=reviewed(9, due=timedelta(days=12))), "in 12 days"),
        (plain_card(schedule=reviewed(1, state=State.RELEARNING)), "learning"),
        (plain_card(buried_until=NOW + timedelta(days=1)), "put aside"),
        (plain_card(buried_until=NOW), "new"),
    ],
)
def test_a_card_says_when_it_is_due(card, text):
    assert due_text(card, NOW) == text


@pytest.mark.parametrize("status", [Status.SUGGESTED, Status.SUSPENDED])
def test_a_card_that_is_not_active_says_so(status):
    card = plain_card(schedule=reviewed(9))
    assert due_text(replace(card, card=replace(card.card, status=status)), NOW) == status.value


@pytest.mark.parametrize(
    ("schedule", "text"),
    [
        (None, "new"),
        (reviewed(19, reps=1), "seen once · stability 19 days"),
        (reviewed(19, reps=4), "seen 4 times · stability 19 days"),
        (replace(reviewed(1), stability=None), "seen 4 times"),
    ],
)
def test_history_tells_answers_and_stability(schedule, text):
    assert history_text(schedule) == text


SENTENCES = [f"Sentence number {n} speaks of the sea and of the long way home." for n in range(20)]
PASSAGE = " ".join(SENTENCES)


def test_an_excerpt_begins_and_ends_with_whole_sentences():
    start = PASSAGE.index(SENTENCES[10])
    text, span = excerpt(PASSAGE, start, start + len(SENTENCES[10]), around=150)
    assert text == " ".join(SENTENCES[8:13])
    assert text[slice(*span)] == SENTENCES[10]


def test_initials_end_no_sentence_of_an_excerpt():
    text = "It went out. Then Anna J. Holm wrote of the U.S. ship and of much else besides."
    assert excerpt(text, 0, 12, around=45) == (
        "It went out. Then Anna J. Holm wrote of the U.S. ship …",
        (0, 12),
    )


def test_a_short_passage_is_shown_whole():
    assert excerpt("One. Two. Three.", 5, 9) == ("One. Two. Three.", (5, 9))


def test_an_excerpt_within_an_endless_sentence_is_cut_between_words():
    text = "word " * 100 + "HERE " + "word " * 100
    start = text.index("HERE")
    cut, span = excerpt(text, start, start + 4, around=50)
    assert cut[slice(*span)] == "HERE"
    assert cut.startswith("… word ") and cut.endswith(" word …")


@given(st.text(max_size=400), st.integers(0, 400), st.integers(0, 400), st.integers(1, 90))
def test_the_sentence_always_stands_in_its_excerpt(text, a, b, around):
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    cut, span = excerpt(text, start, end, around=around)
    assert cut[slice(*span)] == text[start:end]
