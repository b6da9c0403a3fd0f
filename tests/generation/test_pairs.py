"""Which two "the two countries" are."""

from studyapp.generation import polities
from studyapp.generation.analysis import analyse
from studyapp.generation.forms import events
from tests.generation.texts import analysed, asked, document, paragraph


def test_the_pair_that_was_named_last_is_put_in() -> None:
    found = asked(
        events.dated_clauses,
        "Sweden and Norway had long been at odds.",
        "In 1905 the two countries signed a treaty.",
    )

    assert found == [("In what year did [Norway and Sweden] sign a treaty?", "1905")] or found == [
        ("In what year did [Sweden and Norway] sign a treaty?", "1905")
    ]


def test_three_are_no_pair() -> None:
    analysis = analysed(
        "Sweden, Norway and Denmark had long been at odds.",
        "In 1905 the two countries signed a treaty.",
    )

    assert analysis.referents.pairs == {}


def test_a_text_about_two_states_means_those_two() -> None:
    talk = paragraph("China traded with Russia.", "Russia sold oil to China.", "China paid Russia.")
    later = paragraph("In 1996 both countries signed a treaty.")

    analysis = analyse(document(talk, later), polities.load())

    assert [pair.text for pair in analysis.referents.pairs.values()] == ["China and Russia"]


def test_a_phrase_that_says_which_is_left_alone() -> None:
    analysis = analysed(
        "Sweden and Norway had long been at odds.",
        "In 1905 the two countries of the south signed a treaty.",
    )

    assert analysis.referents.pairs == {}
