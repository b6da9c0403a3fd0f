"""Actor cards: who and which, by whom, roles and abbreviations."""

import pytest

from studyapp.generation.forms import abbreviations, actors, roles
from tests.generation.texts import asked


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("France sold the island to Spain.", "Which country sold the island to Spain?", "France"),
        ("France and Spain shared it.", "Which two countries shared it?", "France and Spain"),
        ("Both China and Russia sold arms.", "Which two countries sold arms?", "China and Russia"),
        ("The Danes burned the fort.", "Who burned the fort?", "the Danes"),
        ("NATO sent a fleet to Malta.", "Which organization sent a fleet to Malta?", "NATO"),
        (
            "In 1902, Clara Whitfield wrote to Norway.",
            "In 1902, who wrote to Norway?",
            "Clara Whitfield",
        ),
        (
            "Since then, France has sold arms to Spain.",
            "Which country has sold arms to Spain?",
            "France",
        ),
        (
            "France gradually lost its trade, which hurt the ports.",
            "Which country gradually lost its trade?",
            "France",
        ),
        (
            "Admiral Lund, the commander of the fleet, entered the bay.",
            "Who entered the bay?",
            "Admiral Lund",
        ),
    ],
)
def test_the_subject_is_asked(sentence: str, question: str, answer: str) -> None:
    assert (question, answer) in asked(actors.who_subject, sentence)


def test_a_person_before_the_question_word_is_not_taken_for_its_antecedent() -> None:
    story = ("Admiral Lund sailed in May.", "In contrast to Lund, Clara Whitfield wrote to Norway.")

    assert asked(actors.who_subject, *story) == [
        ("Who, in contrast to Lund, wrote to Norway?", "Clara Whitfield")
    ]


def test_a_surname_is_answered_with_the_full_name() -> None:
    found = asked(actors.who_subject, "The engineer Clara Whitfield came.", "Whitfield sold a map.")

    assert found == [("Who sold a map?", "Clara Whitfield")]


@pytest.mark.parametrize(
    "sentence",
    [
        "French trade grew.",
        "The French fleet sailed.",
        "France's king sold the island.",
        "Of the two powers, France among them, both fell.",
        "It sold the island.",
        "The king of Armenia sold the island.",
    ],
)
def test_a_subject_that_is_more_than_names_is_not_asked(sentence: str) -> None:
    assert asked(actors.who_subject, sentence) == []


def test_the_author_is_not_asked_for() -> None:
    sentences = ("The scholar Ada Brook wrote this.", "Brook praised the plan of 1902.")

    assert asked(actors.who_subject, *sentences, author="Ada Brook") == []


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        ("The fort was taken by the Danes.", "By whom was the fort taken?", "the Danes"),
        ("The fort was sold by Norway in 1902.", "", ""),
        ("The fort was sold by Norway, in 1902.", "By which country was the fort sold?", "Norway"),
        ("The fort was sold by Norwegian traders.", "", ""),
    ],
)
def test_the_agent_of_a_passive_is_asked(sentence: str, question: str, answer: str) -> None:
    assert asked(actors.agent, sentence) == ([(question, answer)] if question else [])


@pytest.mark.parametrize(
    ("sentence", "question", "answer"),
    [
        (
            "Pietro Lodano, the commander of the fleet, entered the bay.",
            "Who was Pietro Lodano?",
            "the commander of the fleet",
        ),
        (
            "The new French president, Paul Ormond, agreed.",
            "Who was Paul Ormond?",
            "the new French president",
        ),
        (
            "Paul Ormond (1822–1901), a chemist from Lyon, agreed.",
            "Who was Paul Ormond?",
            "a chemist from Lyon",
        ),
        ("Lord Rosen, the prime minister, praised it.", "Who was Lord Rosen?", "the prime minister"),
    ],
)  # fmt: skip
def test_a_role_in_apposition_is_asked(sentence: str, question: str, answer: str) -> None:
    assert asked(roles.role, sentence) == [(question, answer)]


@pytest.mark.parametrize(
    "sentence",
    [
        "With Paul Ormond, the treaty was signed, and the minister left.",
        "Paul Ormond, his brother, agreed.",
        "Paul Ormond, the tall one, agreed.",
        "Paul Ormond agreed.",
    ],
)
def test_an_apposition_without_a_role_is_not_asked(sentence: str) -> None:
    assert asked(roles.role, sentence) == []


def test_an_abbreviation_is_asked_where_it_is_explained() -> None:
    first = "The Harbour Construction Authority (HCA) began."

    assert asked(abbreviations.abbreviation, first) == [
        ("What does HCA stand for?", "Harbour Construction Authority")
    ]
    assert asked(abbreviations.abbreviation, first, "The HCA paid.") == []
