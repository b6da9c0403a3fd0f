"""Ids depend on what is said, not on how it is typeset."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.identity import card_id, fold, passage_id, salted_id

WORK = "The canal Ada Quay"
QUOTE = "The “great” canal – the first – opened in 1894."


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The U.S. — “great”!", "theusgreat"),
        ("Straße", "strasse"),
        ("ﬁrst", "first"),
        ("détente", "détente"),
        ("", ""),
        ("…?!", ""),
    ],
)
def test_folding_keeps_letters_and_digits_only(text, folded):
    assert fold(text) == folded


def test_a_card_id_is_sixteen_base32_letters_and_never_changes():
    made = card_id(WORK, QUOTE, "date", "question", "1894")
    assert re.fullmatch("[A-Z2-7]{16}", made)
    assert made == "DNRV65BITCQMDYJ6"


def test_quotes_dashes_and_case_do_not_change_a_card_id():
    straight = 'the "GREAT" canal - the first - opened in 1894'
    assert card_id(WORK, QUOTE, "date", "question", "1894") == card_id(
        WORK.upper(), straight, "date", "question", "1894."
    )


@pytest.mark.parametrize(
    "other",
    [
        ("Another work", QUOTE, "date", "question", "1894", 0),
        (WORK, "Another sentence.", "date", "question", "1894", 0),
        (WORK, QUOTE, "actor", "question", "1894", 0),
        (WORK, QUOTE, "date", "cloze", "1894", 0),
        (WORK, QUOTE, "date", "question", "1895", 0),
        (WORK, QUOTE, "date", "question", "1894", 1),
        (WORK, QUOTE, "date", "question", ("1894",), 0),
    ],
)
def test_everything_else_that_tells_cards_apart_changes_the_id(other):
    assert card_id(*other) != card_id(WORK, QUOTE, "date", "question", "1894", 0)


def test_the_items_of_a_list_are_not_run_together():
    one = card_id(WORK, QUOTE, "argument", "list", ("ab", "c"))
    assert one != card_id(WORK, QUOTE, "argument", "list", ("a", "bc"))


def test_equal_passages_are_numbered_from_the_second():
    first = passage_id("b", "Some text.")
    assert re.fullmatch("b[0-9a-f]{10}", first)
    assert passage_id("b", "some  TEXT") == first
    assert passage_id("b", "Some text.", 3) == f"{first}-3"
    assert passage_id("n", "Some text.")[1:] == first[1:]


@given(st.text(), st.text())
def test_salted_ids_are_ids_that_differ_by_salt(salt, other):
    made = salted_id("TJFUCHRY2U7NBFXN", salt)
    assert re.fullmatch("[A-Z2-7]{16}", made)
    assert (made == salted_id("TJFUCHRY2U7NBFXN", other)) == (salt == other)
