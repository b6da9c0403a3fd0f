"""Whom a pronoun means, and when it stays as it is."""

import pytest

from studyapp.generation.forms import agents, events, gaps, objects
from tests.generation.texts import analysed, asked, last


@pytest.mark.parametrize(
    ("before", "sentence", "pronoun", "expected"),
    [
        ("The chemist Paul Ormond wrote a book.", "He sold it to Spain.", "He", "Paul Ormond"),
        ("In 1902 Clara Whitfield left Bergen.", "She wrote to Norway.", "She", "Clara Whitfield"),
        ("Clara Whitfield drew a map.", "In 1871 she sold the map to Spain.", "she", "Clara Whitfield"),
    ],
)  # fmt: skip
def test_a_pronoun_means_the_name_before(
    before: str, sentence: str, pronoun: str, expected: str
) -> None:
    analysis, here = last(before, sentence)
    word = next(n for n, t in enumerate(here.tree.tokens) if t.text == pronoun)

    referent = analysis.referents.of(here.number, word)

    assert referent is not None
    assert referent.text == expected


def test_a_pronoun_without_a_name_before_it_stays() -> None:
    analysis, here = last("The town was old.", "He sold it.")

    assert analysis.referents.of(here.number, 0) is None


def test_what_was_put_in_stands_in_brackets_and_fits_the_case() -> None:
    before = "The chemist Paul Ormond wrote a book."

    found = [q for q, _ in asked(objects.objects, before, "In 1901 he sold his old house.")]

    assert found == ["What did [Paul Ormond] sell in 1901?"]


def test_a_question_that_keeps_a_pronoun_says_so() -> None:
    analysis = analysed("It joined them in 1902.")

    found = list(events.dated_clauses(analysis, analysis.sentences[0]))

    assert all(candidate.dangling for candidate in found)


def test_the_author_is_named_as_the_text_names_him() -> None:
    assert analysed("Brook praised it.", author="Ada Brook").author == "Brook"
    assert analysed("Nobody praised it.", author="Ada Brook").author == "Ada Brook"
    assert analysed("Tan praised it.", author="A study after Tan Weiming").author == "Tan"
    assert analysed("Nobody praised it.").author == "the author"


def test_a_pronoun_is_no_answer() -> None:
    assert asked(agents.subjects, "He sold the island of Ven.") == []


def test_the_sentence_before_is_shown_where_a_pronoun_is_not_sure() -> None:
    analysis = analysed(
        "The guild and the council quarrelled over the weights of the market and the measures.",
        "In 1902 the harbour lost them to a fire.",
    )

    found = list(events.dated_clauses(analysis, analysis.sentences[1]))

    assert all(c.context == 0 or c.dangling or "[" in c.question for c in found)


def test_somebody_is_not_met_by_himself() -> None:
    analysis, here = last("Paul Ormond was a judge.", "Peter Lund saw him in Oslo.")
    word = next(n for n, t in enumerate(here.tree.tokens) if t.text == "him")

    referent = analysis.referents.of(here.number, word)

    assert referent is None or referent.text == "Paul Ormond"


@pytest.mark.parametrize(
    ("sentences", "question"),
    [
        (
            ("Brun met a large band of sailors.", "In 1811 he led his own crew to Ven."),
            "In what year did [Brun] lead his own crew to Ven?",
        ),
        (
            ("Ola Brun was born in Bergen.", "Despite his youth, Brun joined the bank in 1811."),
            "In what year did Brun join the bank despite his youth?",
        ),
    ],
)
def test_a_crowd_is_no_he_and_a_name_may_follow(sentences: tuple[str, ...], question: str) -> None:
    assert question in [q for q, _ in asked(events.dated_clauses, *sentences)]


def test_a_clause_may_stand_before_what_its_pronoun_means() -> None:
    found = asked(
        gaps.dates,
        "The first tower on the sand was built by Holm.",
        "Although its building began later, the Bergen Light was the first to be lit in 1840.",
    )

    assert [question for question, _ in found] == [
        "Although its building began later, the Bergen Light was the first to be lit in […] (year)."
    ]


def test_many_that_an_adjective_names_are_no_he() -> None:
    found = asked(
        events.dated_clauses, "Holm spoke to the sick.", "In 1799 he opened a ward in Riga."
    )

    assert "In what year did [the sick] open a ward in Riga?" not in [q for q, _ in found]


def test_what_a_relative_clause_tells_of_somebody_is_his_own() -> None:
    found = asked(
        events.dated_clauses,
        "The chemist Paul Ormond wrote a book.",
        "Otto Brandt, who opened his shop in 1494, printed it.",
    )
    assert "In what year did Otto Brandt open his shop?" in [question for question, _ in found]


def test_whose_something_is_stands_in_the_question() -> None:
    found = asked(
        events.dated_clauses,
        "Anna Holm, whose essay was printed in March 1968, showed that the ice moves.",
    )
    assert [question for question, _ in found] == [
        "In what month and year was [Anna Holm's] essay printed?"
    ]


def test_who_is_named_for_what_is_his_alone_is_not_meant() -> None:
    analysis, here = last(
        "Paul Ormond's engine had been shown to the council.",
        "The claim that engines cause fires was refuted, and his paper was withdrawn in 1902.",
    )
    his = next(n for n, token in enumerate(here.tree.tokens) if token.text == "his")

    assert analysis.referents.of(here.number, his) is None


def test_one_person_who_is_described_is_no_they() -> None:
    found = asked(
        events.dated_clauses,
        "Clara's father, Otto Whitfield, and his brother were merchants.",
        "In 1260 they sailed to Riga.",
    )

    assert not any("[Clara's father" in question for question, _ in found)


def test_one_person_is_no_they() -> None:
    analysis, here = last("Clara Whitfield joined the league.", "Their talks failed in 1902.")

    assert analysis.referents.of(here.number, 0) is None


def test_who_is_called_something_is_meant_by_name() -> None:
    analysis, here = last(
        "The surgeon Clara Whitfield, widely regarded as the mother of the clinic, came to Bergen.",
        "She wrote to Norway.",
    )

    referent = analysis.referents.of(here.number, 0)

    assert referent is None or referent.text == "Clara Whitfield"
