"""Whom a pronoun at the head of a sentence means, and when it stays as it is."""

import pytest

from studyapp.generation.phrasing import without_asides, without_insertion
from studyapp.generation.references import subject_text
from tests.generation.texts import analysed, last


def subject(*sentences: str) -> str:
    analysis, sentence = last(*sentences)
    return subject_text(analysis, sentence, sentence.clauses[-1])


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        ("The chemist Paul Ormond wrote a book.", "He sold it.", "Paul Ormond"),
        ("The chemist Paul Ormond wrote a book.", "His house burned.", "Paul Ormond's house"),
        ("France and Spain signed a treaty.", "They kept it.", "France and Spain"),
        ("In 1902 France met Spain.", "The two countries signed a treaty.", "France and Spain"),
        ("The town was old.", "He sold it.", "He"),
        ("The chemist Paul Ormond met the poet Edith Munro.", "He sold it.", "He"),
        ("France signed a treaty.", "It kept it.", "It"),
        ("France met Spain and Norway.", "The two countries signed it.", "The two countries"),
    ],
)
def test_a_pronoun_is_replaced_only_where_one_name_is_left(
    before: str, sentence: str, expected: str
) -> None:
    assert subject(before, sentence) == expected


def test_a_pronoun_reaches_back_over_pronouns() -> None:
    assert subject("The chemist Paul Ormond wrote.", "He left.", "He sold it.") == "Paul Ormond"


def test_in_a_life_the_pronoun_means_its_hero() -> None:
    lines = [f"Chapter {n} tells how Ormond wrote a book." for n in range(6)]

    assert subject(*lines, "The wool was dear.", "He sold the house.") == "Ormond"


def test_the_author_is_named_as_the_text_names_him() -> None:
    assert analysed("Brook praised it.", author="Ada Brook").author == "Brook"
    assert analysed("Nobody praised it.", author="Ada Brook").author == "Ada Brook"
    assert analysed("Tan praised it.", author="A study after Tan Weiming").author == "Tan"
    assert analysed("Nobody praised it.").author == "the author"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 1902, however, France left.", "In 1902, France left."),
        ("What did France, however, leave?", "What did France leave?"),
        ("What did France leave?", "What did France leave?"),
    ],
)
def test_asides_are_left_out(text: str, expected: str) -> None:
    assert without_asides(text) == expected


def test_an_inserted_observation_is_left_out() -> None:
    assert without_insertion("Since the war, Brook argues") == "Since the war"
    assert without_insertion("Since the war") == "Since the war"
