"""The sentence engine: words, offsets, tags, lemmas, and the repairs of the tagger's slips."""

import pytest

from studyapp.generation.engine import tag


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("China's trade grew.", ["China", "'s", "trade", "grew", "."]),
        ("The U.S. and J. P. Morgan", ["The", "U.S.", "and", "J.", "P.", "Morgan"]),
        ("a U.S.-led force", ["a", "U.S.-led", "force"]),
        ("Mr. Brown didn't pay 1,200 pounds", ["Mr.", "Brown", "didn't", "pay", "1,200", "pounds"]),
        ("the 1950s, the 25th", ["the", "1950s", ",", "the", "25th"]),
        ("Henri d'Aubray's sister", ["Henri", "d'Aubray", "'s", "sister"]),
        ("", []),
    ],
)
def test_a_sentence_is_split_into_words(sentence: str, words: list[str]) -> None:
    assert [token.text for token in tag(sentence)] == words


def test_offsets_lead_back_to_the_words() -> None:
    sentence = "Anna's brother (a miller) sold 30% of it in Łódź."

    assert all(sentence[t.start : t.end] == t.text for t in tag(sentence))


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Old disputes developed into a war.", "developed", "VVD"),
        ("The treaty signed by both kings was burnt.", "signed", "VVN"),
        ("Baker and Stone define the plan as a success.", "define", "VVB"),
        ("Miller, a tall weaver, reported from York that the mill burned.", "reported", "VVD"),
        ("It's raining.", "'s", "VBZ"),
        ("France's king left.", "'s", "POS"),
    ],
)
def test_known_slips_of_the_tagger_are_mended(sentence: str, word: str, expected: str) -> None:
    assert next(t.tag for t in tag(sentence) if t.text == word) == expected


@pytest.mark.parametrize(
    ("past", "base"),
    [("sought", "seek"), ("withdrew", "withdraw"), ("became", "become"), ("founded", "found"),
     ("found", "find"), ("besought", "beseech"), ("planned", "plan"), ("seized", "seize")],
)  # fmt: skip
def test_past_tenses_have_their_base_form(past: str, base: str) -> None:
    assert next(t.lemma for t in tag(f"In 1920 they {past} the city.") if t.text == past) == base


def test_a_word_without_end_is_tagged_by_its_ending() -> None:
    """The tagger would work on this one for hours."""
    word = "un" * 50_000 + "believably"

    [token] = tag(word)

    assert token.text == word
    assert token.lemma == word
